import { type FormEvent, useState } from "react";
import { type Decision, DecisionState } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import type { DecisionRecord } from "../leading/model.ts";
import { DayField } from "../parts/DayField.tsx";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { useRoom } from "../room/use.ts";
import { clockTime, todayOn, zoneOn } from "../times.ts";
import { Act } from "./Act.tsx";
import { useAsking } from "./asking.ts";
import { isAdopted, isDue, limits } from "./model.ts";
import { plenaryKey } from "./words.ts";

const readable: readonly DecisionState[] = [
  DecisionState.ADOPTED,
  DecisionState.ADOPTED_WITH_STAND_ASIDES,
  DecisionState.NOT_ADOPTED,
  DecisionState.DEFERRED,
  DecisionState.REFERRED,
  DecisionState.WITHDRAWN,
];

// What becomes of a decision later: read back, looked at by the plenary, reviewed. Also of decisions that were written down.
export function After({ record, hands }: { readonly record: DecisionRecord; readonly hands: Hands }) {
  const { value: decision } = record.body;
  return (
    <div className="later-on">
      {decision.byMethod && <ReadBack record={record} />}
      {isAdopted(decision.state) && <Plenary record={record} />}
      <Review record={record} hands={hands} />
    </div>
  );
}

export function mayBeReadBack({ byMethod, readBackMs, state }: Decision): boolean {
  return byMethod && readBackMs === 0n && readable.includes(state);
}
function ReadBack({ record }: { readonly record: DecisionRecord }) {
  const t = useT();
  const room = useRoom();
  const { value: decision } = record.body;
  if (decision.readBackMs !== 0n)
    return (
      <p className="label num">
        {t("decide.readBack.at", { time: clockTime(Number(decision.readBackMs), zoneOn(room)) })}
      </p>
    );
  if (!mayBeReadBack(decision)) return null;
  return (
    <div className="row">
      <span className="label">{t("decide.readBack.waits")}</span>
      {mayNow(room, "readBackDecision").may && <WasReadBack id={record.id} />}
    </div>
  );
}
export function WasReadBack({ id }: { readonly id: string }) {
  const t = useT();
  return (
    <Act verb={{ case: "readBackDecision", value: { id } }} said={t("decide.readBack.go")}>
      {t("decide.readBack.go")}
    </Act>
  );
}

const outcomes = ["confirmed", "referred_back", "deferred"] as const;
function Plenary({ record }: { readonly record: DecisionRecord }) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const { plenaryOutcome, plenaryReason } = record.body.value;
  const reason = plenaryReason !== "" && <bdi className="label">{plenaryReason}</bdi>;
  if (!mayNow(room, "setPlenaryOutcome").may)
    return plenaryOutcome === "" ? null : (
      <p className="label">
        {t(plenaryKey(plenaryOutcome))} {reason}
      </p>
    );
  return (
    <label className="plenary-says">
      <span className="label">{t("decide.plenary")}</span>
      <select
        className="field"
        aria-disabled={waits}
        value={plenaryOutcome}
        onChange={(event) =>
          event.target.value !== "" &&
          ask(
            { case: "setPlenaryOutcome", value: { id: record.id, outcome: event.target.value } },
            t("decide.plenary.did"),
          )
        }
      >
        {plenaryOutcome === "" && <option value="">{t("decide.plenary.none")}</option>}
        {outcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(plenaryKey(outcome))}
          </option>
        ))}
      </select>
      {reason}
      {why !== "" && (
        <span className="fault" role="alert">
          {why}
        </span>
      )}
    </label>
  );
}

function Review({ record, hands }: { readonly record: DecisionRecord; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const { value: decision } = record.body;
  const { id } = record;
  const today = todayOn(room);
  const stands = isAdopted(decision.state) || decision.state === DecisionState.REAFFIRMED;
  const due = decision.state === DecisionState.DUE_FOR_REVIEW;
  const reviews = mayNow(room, "reviewDecision").may;
  const replaces = mayNow(room, "draftProposal").may && (stands || due) && (
    <button type="button" className="b bare" onClick={() => hands.asking.set({ what: "proposal", replaces: id })}>
      {t("decide.review.replace")}
    </button>
  );
  if (!stands && !due) return null;
  return (
    <>
      {isDue(decision, today) && <p className="review-due">{t("decide.review.isDue")}</p>}
      {due && reviews && <ReviewForm id={id} />}
      <div className="row">
        {stands && reviews && (
          <Act
            verb={{ case: "reviewDecision", value: { id, state: DecisionState.DUE_FOR_REVIEW } }}
            said={t("decide.state.due")}
            className={isDue(decision, today) ? "b" : "b bare"}
          >
            {t("decide.review.go")}
          </Act>
        )}
        {replaces}
      </div>
    </>
  );
}

function ReviewForm({ id }: { readonly id: string }) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  const [how, setHow] = useState<"reaffirm" | "rescind" | "">("");
  const [date, setDate] = useState("");
  const [reason, setReason] = useState("");
  const needs = useNeeds();
  const missing = how === "reaffirm" ? date === "" : reason.trim() === "";
  const go = (event: FormEvent) => {
    if (needs.stops(event, missing) || waits) return;
    const value =
      how === "reaffirm"
        ? { id, state: DecisionState.REAFFIRMED, reviewDate: date }
        : { id, state: DecisionState.RESCINDED, reason: reason.trim() };
    ask({ case: "reviewDecision", value }, t("decide.review.did"));
  };
  const choice = (value: "reaffirm" | "rescind") => (
    <label>
      <input type="radio" name={`review-${id}`} checked={how === value} onChange={() => setHow(value)} />
      <span>{t(value === "reaffirm" ? "decide.review.reaffirm" : "decide.review.rescind")}</span>
    </label>
  );
  return (
    <form className="stack panel-form" onSubmit={go} noValidate>
      <fieldset>
        <legend>{t("decide.review")}</legend>
        <div className="say">
          {choice("reaffirm")}
          {choice("rescind")}
        </div>
      </fieldset>
      {how === "reaffirm" && (
        <DayField label={t("decide.review.next")} value={date} needed={needs.tried && missing} onChange={setDate} />
      )}
      {how === "rescind" && (
        <label>
          <span className="lab">{t("decide.review.reason")}</span>
          <textarea
            className="field"
            dir="auto"
            rows={2}
            maxLength={limits.remark}
            value={reason}
            aria-invalid={needs.tried && missing}
            onChange={(event) => setReason(event.target.value)}
          />
          <Needed when={needs.tried && missing} />
        </label>
      )}
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      {how !== "" && (
        <div className="row">
          <button type="submit" className="b" aria-disabled={waits || missing}>
            {t("decisions.keep")}
          </button>
        </div>
      )}
    </form>
  );
}
