import { useState } from "react";
import { DecisionState } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { type DecisionRecord, isInRound, isOpenProposal } from "../leading/model.ts";
import { useLeading } from "../leading/use.ts";
import type { Room } from "../room/room.ts";
import { useRoom } from "../room/use.ts";
import { Act } from "./Act.tsx";
import {
  lacksForARound,
  lacksToBeAdopted,
  lacksToBeOpened,
  openObjections,
  quorumNow,
  someWithdrawn,
} from "./model.ts";

// The step that comes next, by whoever leads. One button, or two where there is a choice.
export function NextStep({ record, main = false }: { readonly record: DecisionRecord; readonly main?: boolean }) {
  const t = useT();
  const room = useRoom();
  const { proposals, members } = useLeading();
  const { id } = record;
  const { value: decision } = record.body;
  const quorum = quorumNow(decision, members);
  const strong = main ? "b main" : "b comes-next";
  if (!mayNow(room, "closeDecisionRound").may) return null; // whoever leads
  const may = (verb: Parameters<typeof mayNow>[1]) => mayNow(room, verb).may;
  const round = (another: boolean) =>
    may("openDecisionRound") && (
      <Act
        verb={{ case: "openDecisionRound", value: { id } }}
        said=""
        lacks={lacksForARound(decision, members)}
        quorum={quorum}
        className={decision.state === DecisionState.CLARIFYING ? "b" : strong}
      >
        {t(another ? "decide.do.anotherRound" : "decide.do.round")}
      </Act>
    );
  switch (decision.state) {
    case DecisionState.DRAFT: {
      const others = proposals.find((one) => one.id !== id && isOpenProposal(one));
      return (
        may("openProposal") && (
          <Act
            verb={{ case: "openProposal", value: { id } }}
            said={t("decide.did.open")}
            lacks={lacksToBeOpened(decision, others)}
            className={strong}
          >
            {t("decide.do.open")}
          </Act>
        )
      );
    }
    case DecisionState.PROPOSED:
      return (
        may("takeProposalOn") && (
          <Act
            verb={{ case: "takeProposalOn", value: { id, to: DecisionState.CLARIFYING } }}
            said=""
            className={strong}
          >
            {t("decide.do.clarify")}
          </Act>
        )
      );
    case DecisionState.CLARIFYING:
      return (
        <>
          {may("takeProposalOn") && (
            <Act
              verb={{ case: "takeProposalOn", value: { id, to: DecisionState.REACTING } }}
              said=""
              className={strong}
            >
              {t("decide.do.react")}
            </Act>
          )}
          {round(false)}
        </>
      );
    case DecisionState.REACTING:
      return round(false);
    case DecisionState.TESTING:
      return (
        <>
          <Act
            verb={{ case: "closeDecisionRound", value: { id, round: decision.rounds.at(-1)?.number ?? 0 } }}
            said=""
            lacks={lacksToBeAdopted(decision)}
            className={strong}
          >
            {t("decide.do.close")}
          </Act>
          <Act verb={{ case: "pauseDecisionRound", value: { id, paused: true } }} said="">
            {t("decide.do.pause")}
          </Act>
        </>
      );
    case DecisionState.PAUSED_QUORUM: {
      const lacks = quorum.base < decision.quorumNeeded ? (["voters"] as const) : [];
      return (
        <Act
          verb={{ case: "pauseDecisionRound", value: { id, paused: false } }}
          said=""
          lacks={lacks}
          quorum={{ base: quorum.base, needed: decision.quorumNeeded }}
          className={strong}
        >
          {t("decide.do.resume")}
        </Act>
      );
    }
    case DecisionState.OBJECTION_HANDLING:
      if (openObjections(decision).length > 0) return null;
      if (someWithdrawn(decision)) return round(true);
      return (
        <>
          <Act
            verb={{ case: "concludeProposal", value: { id, state: DecisionState.ADOPTED } }}
            said=""
            lacks={lacksToBeAdopted(decision)}
            className={strong}
          >
            {t("decide.do.adopt")}
          </Act>
          {round(true)}
        </>
      );
    default:
      return null;
  }
}

// Who may change the words of a proposal: its proposer, and whoever leads.
export function mayAmend(room: Room, { body: { value } }: DecisionRecord): boolean {
  const told = mayNow(room, "amendProposal");
  return told.may && (!told.own || value.proposer === room.session.me.participant);
}

// All that is not a step: changing, concluding, withdrawing.
export function OtherActs({ record, hands }: { readonly record: DecisionRecord; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const { id } = record;
  const { value: decision } = record.body;
  const draft = decision.state === DecisionState.DRAFT;
  const details = isInRound(decision) && room.writesNotes && mayNow(room, "setDecision").may;
  return (
    <div className="row">
      {mayAmend(room, record) && !isInRound(decision) && (
        <button
          type="button"
          className="b"
          onClick={() => hands.asking.set(draft ? { what: "proposal", id } : { what: "amend", id })}
        >
          {t(draft ? "decide.do.edit" : "decide.do.amend")}
        </button>
      )}
      {details && (
        <button type="button" className="b" onClick={() => hands.asking.set({ what: "amend", id })}>
          {t("decide.do.details")}
        </button>
      )}
      {mayNow(room, "concludeProposal").may && (
        <button type="button" className="b" onClick={() => hands.asking.set({ what: "conclude", id })}>
          {t("decide.do.conclude")}
        </button>
      )}
      <Withdraw record={record} />
    </div>
  );
}

function Withdraw({ record }: { readonly record: DecisionRecord }) {
  const t = useT();
  const room = useRoom();
  const [asks, setAsks] = useState(false);
  const mine = record.body.value.proposer === room.session.me.participant;
  if (!mine || !mayNow(room, "withdrawProposal").may) return null;
  if (!asks)
    return (
      <button type="button" className="b bare" onClick={() => setAsks(true)}>
        {t("decide.do.withdraw")}
      </button>
    );
  return (
    <div className="excuse">
      <p className="label">{t("decide.do.withdraw.sure")}</p>
      <div className="row">
        <Act verb={{ case: "withdrawProposal", value: { id: record.id } }} said={t("decide.state.withdrawn")}>
          {t("decide.do.withdraw.go")}
        </Act>
        <button type="button" className="b bare" onClick={() => setAsks(false)}>
          {t("cancel")}
        </button>
      </div>
    </div>
  );
}
