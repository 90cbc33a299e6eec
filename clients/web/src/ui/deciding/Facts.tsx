import type { Decision } from "../../index.ts";
import { showCards } from "../board/doing.ts";
import type { Hands } from "../board/hands.ts";
import { numberOf } from "../board/model.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { replacedBy } from "./model.ts";
import { dayWords, nameIn } from "./words.ts";

// What belongs to a proposal beside its words: who keeps it, when it is looked at again, what it stands on.
export function Facts({
  id,
  decision,
  hands,
}: {
  readonly id: string;
  readonly decision: Decision;
  readonly hands: Hands;
}) {
  const t = useT();
  const room = useRoom();
  const { shown } = room.session;
  const { owner, reviewDate, withinTheRoom, replaces, changeSignal, basedOn, options, excused } = decision;
  const later = replacedBy(shown, id)?.body.value.number;
  const lines = [
    owner !== "" && t("decide.is.owner", { name: nameIn(t, room, owner) }),
    reviewDate !== "" && t("decide.is.review", { date: dayWords(reviewDate) }),
    withinTheRoom && t("decide.is.room"),
    replaces !== "" && t("decide.is.replaces", { n: shown.decision(replaces)?.number ?? "" }),
    later !== undefined && t("decide.is.replaced", { n: later }),
    excused.length > 0 && t("decide.excused", { names: excused.map((one) => nameIn(t, room, one)).join(", ") }),
  ].filter((line) => line !== false);
  const card = (one: string) => [...shown.ofKind("card")].find((record) => record.id === one);
  return (
    <div className="facts">
      {options.length > 0 && (
        <>
          <p className="label">{t("decide.is.options")}</p>
          <ol className="facts-options">
            {options.map((option) => (
              <li key={option} dir="auto">
                {option}
              </li>
            ))}
          </ol>
        </>
      )}
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {changeSignal !== "" && (
        <p>
          <span className="label">{t("decide.is.signal")}</span> <span dir="auto">{changeSignal}</span>
        </p>
      )}
      {basedOn.length > 0 && (
        <p>
          <span className="label">{t("decide.is.based")}</span>{" "}
          {basedOn.map((one) => (
            <button key={one} type="button" className="link num" onClick={() => showCards(hands, [one])}>
              {t("past.card", { number: numberOf(card(one)) })}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
