import { type FormEvent, useId } from "react";
import type { Clarification } from "../../index.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import type { DecisionRecord } from "../leading/model.ts";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { useRoom } from "../room/use.ts";
import { useAsking, useDraft } from "./asking.ts";
import { limits } from "./model.ts";
import { nameIn } from "./words.ts";

// Questions to understand the proposal. Each is answered in writing, or said not to be known, before anybody is asked where
// they stand.
export function Questions({ record, asks }: { readonly record: DecisionRecord; readonly asks: boolean }) {
  const t = useT();
  const room = useRoom();
  const { value: decision } = record.body;
  const told = mayNow(room, "answerAboutProposal");
  const mine = decision.proposer === room.session.me.participant;
  const answers = asks && told.may && (!told.own || mine);
  return (
    <section className="way-part">
      <h4>{t("decide.step.clarifying")}</h4>
      {decision.clarifications.length === 0 && <p className="label">{t("decide.ask.none")}</p>}
      <ol className="asked-and-said">
        {decision.clarifications.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are never taken away, and the server names them by their place
          <li key={at}>
            <Question one={one} />
            {answers && one.answer === "" && !one.notKnown && (
              <AnswerForm id={record.id} number={at + 1} question={one.question} />
            )}
          </li>
        ))}
      </ol>
      {asks && mayNow(room, "askAboutProposal").may && <AskForm id={record.id} />}
    </section>
  );
}

function Question({ one }: { readonly one: Clarification }) {
  const t = useT();
  const room = useRoom();
  return (
    <>
      <p className="said-by label">
        <bdi>{nameIn(t, room, one.askedBy)}</bdi>
      </p>
      <p className="said-words" dir="auto">
        {one.question}
      </p>
      {one.answer !== "" ? (
        <p className="said-answer" dir="auto">
          {one.answer}
        </p>
      ) : (
        <p className={one.notKnown ? "said-answer" : "label"}>
          {t(one.notKnown ? "decide.answer.notKnown" : "decide.answer.waits")}
        </p>
      )}
    </>
  );
}

function AskForm({ id }: { readonly id: string }) {
  const t = useT();
  const room = useRoom();
  const { waits, why, ask } = useAsking();
  const [{ words }, set, forget] = useDraft(`ask.${room.document}.${id}`, { words: "" });
  const question = words.trim();
  const needs = useNeeds();
  const go = (event: FormEvent) => {
    if (!needs.stops(event, question === "") && !waits)
      ask({ case: "askAboutProposal", value: { id, question } }, t("decide.ask.did"), forget);
  };
  return (
    <form className="stack panel-form" onSubmit={go}>
      <label>
        <span className="lab">{t("decide.ask")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={2}
          maxLength={limits.remark}
          value={words}
          aria-invalid={needs.tried && question === ""}
          onChange={(event) => set({ words: event.target.value })}
        />
        <Needed when={needs.tried && question === ""} />
      </label>
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={waits || question === ""}>
          {t("decide.ask.go")}
        </button>
      </div>
    </form>
  );
}

function AnswerForm({
  id,
  number,
  question,
}: {
  readonly id: string;
  readonly number: number;
  readonly question: string;
}) {
  const t = useT();
  const room = useRoom();
  const field = useId();
  const { waits, why, ask } = useAsking();
  const [{ words }, set, forget] = useDraft(`answer.${room.document}.${id}.${number}`, { words: "" });
  const answer = words.trim();
  const needs = useNeeds();
  const send = (notKnown: boolean) =>
    ask(
      { case: "answerAboutProposal", value: { id, question: number, answer: notKnown ? "" : answer, notKnown } },
      t("decide.answer.did"),
      forget,
    );
  return (
    <form
      className="stack panel-form"
      onSubmit={(event) => {
        if (!needs.stops(event, answer === "") && !waits) send(false);
      }}
    >
      <div className="labelled">
        <label className="lab" htmlFor={field}>
          {t("decide.answer")}
        </label>
        <textarea
          id={field}
          className="field"
          dir="auto"
          rows={2}
          maxLength={limits.remark}
          aria-label={t("decide.answer.to", { question })}
          value={words}
          aria-invalid={needs.tried && answer === ""}
          onChange={(event) => set({ words: event.target.value })}
        />
        <Needed when={needs.tried && answer === ""} />
      </div>
      {why !== "" && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={waits || answer === ""}>
          {t("decide.answer.go")}
        </button>
        <button type="button" className="b bare" aria-disabled={waits} onClick={() => send(true)}>
          {t("decide.answer.notKnown")}
        </button>
      </div>
    </form>
  );
}
