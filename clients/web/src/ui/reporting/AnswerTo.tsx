import { type FormEvent, useId, useState } from "react";
import type { ReportedDecision } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { Glyph, type GlyphName } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { Why } from "./AtTheDoor.tsx";
import { useAsking } from "./asking.ts";
import { type Outcome, outcomeOf } from "./reports.ts";

const most = 400; // characters
type Answer = Exclude<Outcome, "">;
const answers: readonly Answer[] = ["confirmed", "referred_back", "deferred"];
function look(answer: Answer): { readonly is: Key; readonly go: Key; readonly glyph: GlyphName } {
  switch (answer) {
    case "confirmed":
      return { is: "answer.confirmed", go: "answer.confirm", glyph: "tick" };
    case "referred_back":
      return { is: "answer.referredBack", go: "answer.referBack", glyph: "undo" };
    case "deferred":
      return { is: "answer.deferred", go: "answer.defer", glyph: "late" };
    default:
      return answer satisfies never;
  }
}

// What the plenary says to a decision that binds others: seen by all, given by whoever runs the meeting. Referring back and
// deferring say why.
export function AnswerTo({
  report,
  group,
  decision,
}: {
  readonly report: string;
  readonly group: string;
  readonly decision: ReportedDecision;
}) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const [writes, setWrites] = useState<Answer>();
  const outcome = outcomeOf(decision);
  const runs = mayNow(room, "answerDecision").may;
  const give = (answer: Outcome, reason: string, then?: () => void) => {
    const said = answer === "" ? t("answer.takenBack") : `${decision.title}: ${t(look(answer).is)}`;
    ask({ case: "answerDecision", value: { report, decision: decision.id, outcome: answer, reason } }, said, then);
  };
  const by = outcome === "" ? "" : room.nameOf(decision.answeredBy);
  return (
    <div className="rp-answer" tabIndex={-1} data-stays="">
      {outcome === "" ? (
        <p className="label">{t("answer.none")}</p>
      ) : (
        <p className={`rp-outcome rp-is-${outcome}`}>
          <Glyph name={look(outcome).glyph} turns={outcome === "referred_back"} />
          <b>{t(look(outcome).is)}</b>
          {decision.reason !== "" && <bdi>{decision.reason}</bdi>}
          {by !== "" && <span className="label">{t("answer.by", { name: by })}</span>}
        </p>
      )}
      {runs && writes === undefined && (
        <div className="row" role="group" aria-label={t("answer.label", { decision: decision.title, group })}>
          {answers
            .filter((answer) => answer !== outcome)
            .map((answer) => (
              <button
                key={answer}
                type="button"
                className="b"
                aria-disabled={waits}
                onClick={() => (answer === "confirmed" ? give(answer, "") : setWrites(answer))}
              >
                {t(look(answer).go)}
              </button>
            ))}
          {outcome !== "" && (
            <button type="button" className="b bare" aria-disabled={waits} onClick={() => give("", "")}>
              {t("answer.takeBack")}
            </button>
          )}
        </div>
      )}
      {runs && writes !== undefined && (
        <ReasonForm
          answer={writes}
          begins={writes === outcome ? decision.reason : ""}
          waits={waits}
          onGive={(reason) => give(writes, reason, () => setWrites(undefined))}
          onCancel={() => setWrites(undefined)}
        />
      )}
      <Why words={why} />
    </div>
  );
}

function ReasonForm({
  answer,
  begins,
  waits,
  onGive,
  onCancel,
}: {
  readonly answer: Answer;
  readonly begins: string;
  readonly waits: boolean;
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useT();
  const [reason, setReason] = useState(begins);
  const [missing, setMissing] = useState(false);
  const faultId = useId();
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return setMissing(true);
    onGive(reason.trim());
  };
  return (
    <form className="panel-form stack" onSubmit={go}>
      <label>
        <span className="lab">{t(answer === "deferred" ? "answer.why.defer" : "answer.why.referBack")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={2}
          maxLength={most}
          autoFocus
          aria-invalid={missing}
          aria-describedby={missing ? faultId : undefined}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </label>
      {missing && (
        <p id={faultId} className="fault" role="alert">
          {t("answer.no.reason")}
        </p>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={waits}>
          {t(look(answer).go).replace("…", "")}
        </button>
        <button type="button" className="b bare" onClick={onCancel}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
