import type { FormEvent } from "react";
import { DecisionState } from "../../index.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { DayField } from "../parts/DayField.tsx";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { useAsking, useDraft } from "./asking.ts";
import { limits, linesIn } from "./model.ts";
import { stateKey } from "./words.ts";
import "./deciding.css";

interface Draft {
  readonly state: DecisionState;
  readonly date: string;
  readonly needed: string;
  readonly to: string;
  readonly reason: string;
}
const blank: Draft = { state: DecisionState.DEFERRED, date: "", needed: "", to: "", reason: "" };

// Put off, referred, or not adopted: each with its reason, so that a later reader knows why.
export function ConcludeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const decision = room.session.shown.decision(id);
  const [draft, set, forget] = useDraft(`conclude.${room.document}.${id}`, blank);
  const { waits, why, ask } = useAsking();
  const needs = useNeeds();
  if (decision?.closedMs !== 0n)
    return (
      <Sheet title={t("decide.conclude.title")} onClose={onClose}>
        <p>{t("decide.no.step")}</p>
      </Sheet>
    );
  const objected = decision.state === DecisionState.OBJECTION_HANDLING;
  const state = draft.state === DecisionState.NOT_ADOPTED && !objected ? DecisionState.DEFERRED : draft.state;
  const deferred = state === DecisionState.DEFERRED;
  const referred = state === DecisionState.REFERRED;
  const [reason, to] = [draft.reason.trim(), deferred ? draft.date : draft.to.trim()];
  const noReason = reason === "";
  const noTo = (deferred || referred) && to === "";
  const go = (event: FormEvent) => {
    if (needs.stops(event, noReason || noTo) || waits) return;
    const value = {
      id,
      state,
      reason,
      to: deferred || referred ? to : "",
      neededFirst: deferred ? [...linesIn(draft.needed)] : [],
    };
    ask({ case: "concludeProposal", value }, t(stateKey(state)), () => {
      forget();
      onClose();
    });
  };
  return (
    <Sheet title={t("decide.conclude.title")} onClose={onClose}>
      <form className="stack" onSubmit={go} noValidate>
        <Choices
          legend={t("decide.conclude.how")}
          choices={[
            { value: DecisionState.DEFERRED, words: t("decide.conclude.deferred") },
            { value: DecisionState.REFERRED, words: t("decide.conclude.referred") },
            ...(objected ? [{ value: DecisionState.NOT_ADOPTED, words: t("decide.conclude.not") }] : []),
          ]}
          chosen={state}
          onChoose={(some) => set({ state: some })}
        />
        {!objected && <p className="label">{t("decide.conclude.not.later")}</p>}
        {deferred && (
          <DayField
            label={t("decide.conclude.date")}
            value={draft.date}
            needed={needs.tried && noTo}
            onChange={(date) => set({ date })}
          />
        )}
        {referred && (
          <label>
            <span className="lab">{t("decide.conclude.to")}</span>
            <input
              className="field"
              dir="auto"
              maxLength={limits.remark}
              value={draft.to}
              aria-invalid={needs.tried && noTo}
              onChange={(event) => set({ to: event.target.value })}
            />
            <Needed when={needs.tried && noTo} />
          </label>
        )}
        <label>
          <span className="lab">{t("decide.conclude.reason")}</span>
          <textarea
            className="field"
            dir="auto"
            rows={3}
            maxLength={limits.remark}
            value={draft.reason}
            aria-invalid={needs.tried && noReason}
            onChange={(event) => set({ reason: event.target.value })}
          />
          <Needed when={needs.tried && noReason} />
        </label>
        {deferred && (
          <label>
            <span className="lab">{t("decide.conclude.needed")}</span>
            <textarea
              className="field"
              dir="auto"
              rows={3}
              value={draft.needed}
              onChange={(event) => set({ needed: event.target.value })}
            />
          </label>
        )}
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <div className="foot">
          <button type="submit" className="b main" aria-disabled={waits || noReason || noTo}>
            {t("decide.conclude.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
