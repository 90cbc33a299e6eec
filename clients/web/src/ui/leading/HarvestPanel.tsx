import { type FormEvent, useState } from "react";
import type { Harvest } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { forget, keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { NotSent } from "../room/NotSent.tsx";
import { refusalWords } from "../room/sentences.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { type Store, useStore } from "../store.ts";
import { mayNow } from "./may.ts";
import { missingToClose } from "./model.ts";
import { useLeading } from "./use.ts";

const mostWords = 20;
const mostCharacters = 600;
export function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => word !== "").length;
}

// What the group carries to the plenary: one sentence, the disagreement it keeps, one example.
export function HarvestPanel({ views, hands }: { readonly views: Store<BoardView>; readonly hands: Hands }) {
  const t = useT();
  const view = useStore(views);
  const room = useRoom();
  useTopic(room, "state");
  const leading = useLeading();
  const told = mayNow(room, "setHarvest");
  const { harvest } = leading;
  return (
    <section className="panel-scroll harvest-panel" aria-label={t("harvest.title")} tabIndex={0}>
      <h2 className="panel-head">{t("harvest.title")}</h2>
      {missingToClose(leading) && <p className="label">{t("refused.harvestFirst")}</p>}
      {told.may ? (
        <HarvestForm harvest={harvest} hands={hands} />
      ) : (
        <>
          {harvest ? <HarvestWords harvest={harvest} /> : <p className="panel-empty">{t("harvest.none")}</p>}
          {room.writesNotes && <p className="label">{refusalWords(t, told.why)}</p>}
        </>
      )}
      {harvest && harvest.refs.length > 0 && (
        <p className="refs">
          {harvest.refs.map((id) => (
            <button key={id} type="button" className="link" onClick={() => showCards(hands, [id])}>
              {t("past.card", { number: numberOf(view.cards.get(id)) })}
            </button>
          ))}
        </p>
      )}
      <NotSent id="harvest" />
    </section>
  );
}

export function HarvestWords({ harvest }: { readonly harvest: Harvest }) {
  const t = useT();
  const { headline, noHeadline, disagreementKept, example } = harvest;
  return (
    <dl className="harvest">
      <dt>{t("harvest.headline")}</dt>
      <dd className="headline" dir="auto">
        {headline || (noHeadline ? t("harvest.noHeadline") : "–")}
      </dd>
      <dt>{t("harvest.disagreement")}</dt>
      <dd dir="auto">{disagreementKept || "–"}</dd>
      {example !== "" && (
        <>
          <dt>{t("harvest.example")}</dt>
          <dd dir="auto">{example}</dd>
        </>
      )}
    </dl>
  );
}

type Fields = Pick<Harvest, "headline" | "disagreementKept" | "example" | "noHeadline">;
const empty: Fields = { headline: "", disagreementKept: "", example: "", noHeadline: false };

// Only what was changed here is sent, so that two who write at once do not undo each other's. What is begun is kept on the
// device until it is sent.
function HarvestForm({ harvest, hands }: { readonly harvest: Harvest | undefined; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const selected = useStore(hands.selected);
  const draftName = `harvest.${room.document}`;
  const [mine, setMine] = useState<Partial<Fields>>(() => kept<Partial<Fields>>(draftName) ?? {});
  const shown: Fields = { ...empty, ...harvest, ...mine };
  const set = (some: Partial<Fields>) => {
    const next = { ...mine, ...some };
    setMine(next);
    keep(draftName, next);
  };
  const count = wordsIn(shown.headline);
  const tooLong = count > mostWords;
  const needs = useNeeds();
  const changed = (Object.keys(mine) as (keyof Fields)[]).some((name) => mine[name] !== (harvest ?? empty)[name]);
  const chosen = [...selected].filter((id) => room.session.shown.card(id) && !harvest?.refs.includes(id));
  const go = (event: FormEvent) => {
    if (needs.stops(event, !changed) || tooLong) return;
    const { headline, ...others } = mine;
    const value = {
      ...others,
      ...(headline === undefined ? {} : { headline: headline.trim() }),
      ...(mine.noHeadline && headline === undefined ? { headline: "" } : {}),
    };
    if (!room.does([{ case: "setHarvest", value }], t("harvest.kept")).ok) return;
    forget(draftName);
    setMine({});
  };
  return (
    <form className="stack" onSubmit={go}>
      <label>
        <span className="lab">{t("harvest.headline")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={3}
          maxLength={280}
          disabled={shown.noHeadline}
          value={shown.headline}
          onChange={(event) => set({ headline: event.target.value.replaceAll("\n", " ") })}
        />
        <span className={`hint num${tooLong ? " over" : ""}`}>
          {tooLong
            ? t("harvest.tooMany", { count: count - mostWords })
            : t("harvest.words", { count, most: mostWords })}
        </span>
      </label>
      <label>
        <input
          type="checkbox"
          checked={shown.noHeadline}
          onChange={(event) => set(event.target.checked ? { noHeadline: true, headline: "" } : { noHeadline: false })}
        />{" "}
        {t("harvest.noHeadline")}
      </label>
      <label>
        <span className="lab">{t("harvest.disagreement")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={3}
          maxLength={mostCharacters}
          value={shown.disagreementKept}
          onChange={(event) => set({ disagreementKept: event.target.value })}
        />
        <span className="hint">{t("harvest.disagreement.hint")}</span>
      </label>
      <label>
        <span className="lab">{t("harvest.example")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={2}
          maxLength={mostCharacters}
          value={shown.example}
          onChange={(event) => set({ example: event.target.value })}
        />
        <span className="hint">{t("harvest.example.hint")}</span>
      </label>
      <Needed when={needs.tried && !changed} words="needed.change" />
      <div className="row">
        <button type="submit" className="b" aria-disabled={tooLong || !changed}>
          {t("decisions.keep")}
        </button>
        {chosen.length > 0 && (
          <button
            type="button"
            className="b bare"
            onClick={() =>
              room.does([
                {
                  case: "setHarvest",
                  value: { setRefs: true, refs: [...(harvest?.refs ?? []), ...chosen].slice(0, 100) },
                },
              ])
            }
          >
            {t("harvest.from", { count: chosen.length })}
          </button>
        )}
      </div>
    </form>
  );
}
