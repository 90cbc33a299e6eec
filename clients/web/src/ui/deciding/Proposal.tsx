import { DecisionState } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { type DecisionRecord, isInRound } from "../leading/model.ts";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom } from "../room/use.ts";
import { NextStep, OtherActs } from "./Acts.tsx";
import { Facts } from "./Facts.tsx";
import { History } from "./History.tsx";
import { isOpen, latestVersion, roundsOf, textOf } from "./model.ts";
import { Objections } from "./Objections.tsx";
import { Questions } from "./Questions.tsx";
import { Reactions } from "./Reactions.tsx";
import { Excuse, Round } from "./Round.tsx";
import { Rounds } from "./Rounds.tsx";
import { Way } from "./Way.tsx";
import { howWords, methodKey, nameIn } from "./words.ts";

// A proposal that is open, or a draft: its words, where it is on its way, and what is to be done there.
export function Proposal({ record, hands }: { readonly record: DecisionRecord; readonly hands: Hands }) {
  const t = useT();
  const { value: decision } = record.body;
  const { state } = decision;
  const draft = state === DecisionState.DRAFT;
  const understanding =
    state === DecisionState.PROPOSED || state === DecisionState.CLARIFYING || state === DecisionState.REACTING;
  const asked = understanding || decision.clarifications.length > 0;
  const version = latestVersion(decision);
  const reacted = decision.reactions.some((one) => one.version === version);
  const handles = state === DecisionState.OBJECTION_HANDLING;
  return (
    <article
      className="proposal"
      aria-label={t("decide.proposal", { n: decision.number })}
      data-record={record.id}
      data-stays=""
      tabIndex={-1}
    >
      <ProposalWords record={record} />
      {!draft && <Way decision={decision} />}
      {draft && <p className="label">{howWords(t, decision)}</p>}
      {isInRound(decision) && <Round record={record} />}
      <div className="next-step">
        <NextStep record={record} />
      </div>
      <Facts id={record.id} decision={decision} hands={hands} />
      <Objections record={record} handles={handles} />
      {!isInRound(decision) && <Rounds decision={decision} rounds={roundsOf(decision, version)} />}
      {(state === DecisionState.REACTING || reacted) && (
        <Reactions record={record} reacts={state === DecisionState.REACTING} />
      )}
      {asked && <Questions record={record} asks={understanding} />}
      {isOpen(decision) && <Excuse record={record} />}
      <OtherActs record={record} hands={hands} />
      <History decision={decision} all={false} />
    </article>
  );
}

export function ProposalWords({ record }: { readonly record: DecisionRecord }) {
  const t = useT();
  const room = useRoom();
  const { value: decision } = record.body;
  const version = latestVersion(decision);
  return (
    <header>
      <NotSent id={record.id} />
      <p className="label num">
        {t("decide.proposal", { n: decision.number || "–" })} · {t(methodKey(decision.method))} ·{" "}
        {t("decide.version", { n: version })}
      </p>
      <h3 dir="auto">{decision.title}</h3>
      <p className="proposal-text" dir="auto">
        {textOf(decision)}
      </p>
      <p className="label">{t("decide.by", { name: nameIn(t, room, decision.proposer) })}</p>
    </header>
  );
}
