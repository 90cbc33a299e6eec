import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import type { DecisionRecord } from "../leading/model.ts";
import { NotSent } from "../room/NotSent.tsx";
import { After } from "./After.tsx";
import { Facts } from "./Facts.tsx";
import { History } from "./History.tsx";
import { latestVersion, roundsOf, textOf } from "./model.ts";
import { Outcome } from "./Outcome.tsx";
import { Questions } from "./Questions.tsx";
import { Rounds } from "./Rounds.tsx";
import { methodKey } from "./words.ts";

// A proposal that has come to its outcome, with what it came to first.
export function Decided({ record, hands }: { readonly record: DecisionRecord; readonly hands: Hands }) {
  const t = useT();
  const { value: decision } = record.body;
  const version = decision.adoptedVersion || latestVersion(decision);
  return (
    <article
      className="proposal is-over"
      aria-label={t("decide.proposal", { n: decision.number })}
      data-record={record.id}
      data-stays=""
      tabIndex={-1}
    >
      <NotSent id={record.id} />
      <p className="label num">
        {t("decide.proposal", { n: decision.number })} · {t(methodKey(decision.method))} ·{" "}
        {t("decide.version", { n: version })}
      </p>
      <h3 dir="auto">{decision.title}</h3>
      <Outcome decision={decision} />
      <p className="proposal-text" dir="auto">
        {textOf(decision)}
      </p>
      <Facts id={record.id} decision={decision} hands={hands} />
      <Rounds decision={decision} rounds={roundsOf(decision, version).slice(-1)} />
      <After record={record} hands={hands} />
      {decision.clarifications.length > 0 && <Questions record={record} asks={false} />}
      <History decision={decision} all />
    </article>
  );
}
