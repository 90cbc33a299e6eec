import { type FormEvent, useId, useState } from "react";
import { DecisionMethod } from "../../index.ts";
import { useT } from "../language.ts";
import type { DecisionRecord } from "../leading/model.ts";
import { useRoom } from "../room/use.ts";
import { useAsking, useDraft } from "./asking.ts";
import { mineIn } from "./mine.ts";
import { choicesOf, latestVersion, limits, needsAReason } from "./model.ts";
import { putKey, reasonKey, responseWords } from "./words.ts";

interface Draft {
  readonly response?: string;
  readonly reason?: string;
  readonly named?: boolean;
}

// What one says to the proposal: each choice weighs the same, and a reason is asked for where it is needed. What is begun
// lasts through a reload; it belongs to this round.
export function Respond({ record, onDone }: { readonly record: DecisionRecord; readonly onDone: () => void }) {
  const t = useT();
  const room = useRoom();
  const name = useId();
  const { value: decision } = record.body;
  const { round, response: before } = mineIn(room, record);
  const [draft, set, forget] = useDraft<Draft>(`respond.${room.document}.${record.id}.${round}`, {});
  const [missing, setMissing] = useState<"" | "response" | "reason">("");
  const { waits, why, ask } = useAsking();
  const response = draft.response ?? before?.response ?? "";
  const reason = draft.reason ?? before?.reason ?? "";
  const named = draft.named ?? before?.named ?? false;
  const { method } = decision;
  const change = (some: Draft) => {
    set(some);
    setMissing("");
  };
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (response === "") return setMissing("response");
    if (reason.trim() === "" && needsAReason(method, response)) return setMissing("reason");
    const value = { id: record.id, round, response, reason: reason.trim(), named };
    const words = responseWords(t, decision, response);
    ask({ case: "respondToProposal", value }, t("decide.respond.sent", { response: words }), () => {
      forget();
      onDone();
    });
  };
  const numbered = method === DecisionMethod.GRADIENTS || method === DecisionMethod.MAJORITY;
  return (
    <form className="stack respond" onSubmit={go} noValidate>
      <fieldset>
        <legend>{t(putKey(method))}</legend>
        <div className="say">
          {choicesOf(decision).map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={name}
                value={choice}
                checked={choice === response}
                onChange={() => change({ response: choice })}
              />
              {numbered && choice !== "abstain" && <span className="num quiet">{choice}</span>}
              <bdi>{responseWords(t, decision, choice)}</bdi>
            </label>
          ))}
        </div>
      </fieldset>
      {response !== "" && (
        <>
          <label>
            <span className="lab">{t(reasonKey(method === DecisionMethod.MAJORITY ? "" : response))}</span>
            <textarea
              className="field"
              dir="auto"
              rows={3}
              maxLength={limits.remark}
              required={needsAReason(method, response)}
              aria-invalid={missing === "reason"}
              value={reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          </label>
          <label className="tick-line">
            <input type="checkbox" checked={named} onChange={(event) => change({ named: event.target.checked })} />
            <span>{t("decide.respond.named")}</span>
          </label>
        </>
      )}
      {missing !== "" && (
        <p className="fault" role="alert">
          {t(missing === "response" ? "decide.respond.choose" : "decide.respond.why")}
        </p>
      )}
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={waits}>
          {t("decide.respond.send")}
        </button>
        <span className="label num">
          {t("decide.version", { n: latestVersion(decision) })} · {t("decide.round", { n: round })}
        </span>
      </div>
      <p className="label">
        {t(method === DecisionMethod.SENSE_OF_THE_ROOM ? "decide.respond.openly" : "decide.respond.private")}
      </p>
    </form>
  );
}
