import type { Decision } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { useLeading } from "../leading/use.ts";
import { type StepOf, waitsFor, wayOf } from "./model.ts";
import { nowAndNext, stepKeys } from "./words.ts";

// Where a proposal is on its way, what comes next, and who is waited for: in words, whatever the drawing says.
export function Way({ decision }: { readonly decision: Decision }) {
  const t = useT();
  const { members } = useLeading();
  const { now, next } = nowAndNext(t, decision);
  const waits = waitsWords(t, decision, members);
  return (
    <div className="way-of">
      <Steps decision={decision} />
      <dl className="way-now">
        <div>
          <dt>{t("decide.now")}</dt>
          <dd>{now}</dd>
        </div>
        {next !== "" && (
          <div>
            <dt>{t("decide.next")}</dt>
            <dd>{next}</dd>
          </div>
        )}
        {waits !== "" && (
          <div>
            <dt>{t("decide.waits")}</dt>
            <dd>{waits}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

export function Steps({ decision }: { readonly decision: Decision }) {
  const t = useT();
  return (
    <ol className="way-steps" aria-label={t("decide.way")}>
      {wayOf(decision).map(({ step, is }) => (
        <li key={step} className={classOf(is)} aria-current={is === "now" ? "step" : undefined}>
          {t(stepKeys[step])}
          {is === "done" && <span className="vh"> ({t("decide.way.done")})</span>}
          {is === "left out" && <span className="vh"> ({t("decide.way.leftOut")})</span>}
        </li>
      ))}
    </ol>
  );
}
function classOf(is: StepOf["is"]): string {
  return is === "left out" ? "skipped" : is;
}

export function waitsWords(t: T, decision: Decision, members: Parameters<typeof waitsFor>[1]): string {
  const waits = waitsFor(decision, members);
  switch (waits.for) {
    case "opening":
    case "goingOn":
    case "closing":
    case "resuming":
    case "anotherRound":
    case "adopting":
      return t("decide.waits.facilitator");
    case "amending":
      return t("decide.waits.amending");
    case "answers":
      return t("decide.waits.answers", { count: waits.count });
    case "responses":
      return t("decide.waits.responses", { count: waits.count });
    case "judging":
      return t("decide.waits.judging", { count: waits.count });
    case "voters":
      return t("decide.waits.voters", { count: waits.count });
    case "nobody":
      return "";
    default:
      return waits satisfies never;
  }
}
