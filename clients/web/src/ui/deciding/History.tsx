import type { Decision } from "../../index.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { clockTime, zoneOn } from "../times.ts";
import { latestVersion, objectionsTo, roundsOf } from "./model.ts";
import { ObjectionWords } from "./Objections.tsx";
import { ReactionList } from "./Reactions.tsx";
import { Rounds } from "./Rounds.tsx";
import { nameIn, stateKey } from "./words.ts";

// How it came to this, version by version: nothing of it is ever overwritten.
export function History({ decision, all }: { readonly decision: Decision; readonly all: boolean }) {
  const t = useT();
  const room = useRoom();
  const { concerns, standAsides, reviews } = decision;
  const clock = (atMs: bigint) => clockTime(Number(atMs), zoneOn(room));
  const versions = decision.versions.filter(({ number }) => all || number < latestVersion(decision));
  const more = concerns.length + standAsides.length + reviews.length;
  if (versions.length === 0 && more === 0) return null;
  return (
    <details className="history-of">
      <summary>{t("decide.history")}</summary>
      {[...versions].reverse().map(({ number, text, by, atMs }) => (
        <section key={number} className="way-part">
          <h4 className="num">{t("decide.version", { n: number })}</h4>
          <p className="label">
            <bdi>{nameIn(t, room, by)}</bdi> · <span className="num">{clock(atMs)}</span>
          </p>
          <p className="said-words" dir="auto">
            {text}
          </p>
          <ReactionList reactions={decision.reactions.filter(({ version }) => version === number)} />
          <Rounds decision={decision} rounds={roundsOf(decision, number)} />
          <ol className="objections">
            {objectionsTo(decision, number).map((one) => (
              <li key={one.number}>
                <ObjectionWords one={one} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {concerns.length > 0 && (
        <section className="way-part">
          <h4>{t("decide.history.concerns")}</h4>
          <ul className="asked-and-said">
            {concerns.map(({ by, text, handledAs }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are never taken away
              <li key={at}>
                <p className="said-by label">
                  {by !== "" && (
                    <>
                      <bdi>{nameIn(t, room, by)}</bdi> ·{" "}
                    </>
                  )}
                  {t(handledKey(handledAs))}
                </p>
                <p className="said-words" dir="auto">
                  {text}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {standAsides.length > 0 && (
        <section className="way-part">
          <h4>{t("decide.history.asides")}</h4>
          <ul className="asked-and-said">
            {standAsides.map(({ by, reason }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are never taken away
              <li key={at}>
                {by !== "" && (
                  <p className="said-by label">
                    <bdi>{nameIn(t, room, by)}</bdi>
                  </p>
                )}
                <p className={reason === "" ? "label" : "said-words"} dir="auto">
                  {reason || t("decide.history.asides.none")}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {reviews.length > 0 && (
        <section className="way-part">
          <h4>{t("decide.history.later")}</h4>
          <ul className="asked-and-said">
            {reviews.map(({ state, by, reason, atMs }) => (
              <li key={String(atMs)}>
                <p className="said-by label">
                  <b>{t(stateKey(state))}</b> · <bdi>{nameIn(t, room, by)}</bdi> ·{" "}
                  <span className="num">{clock(atMs)}</span>
                </p>
                {reason !== "" && (
                  <p className="said-words" dir="auto">
                    {reason}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </details>
  );
}
function handledKey(handled: string) {
  if (handled === "agreed") return "decide.objection.agreed";
  return handled === "disagreement_noted" ? "decide.objection.noted" : "decide.history.raised";
}
