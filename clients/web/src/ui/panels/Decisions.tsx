import { type FormEvent, useState } from "react";
import { Action_State, DecisionState } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { type DecisionRecord, isOpenProposal } from "../leading/model.ts";
import { DayField } from "../parts/DayField.tsx";
import { later } from "../parts/later.tsx";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { NotSent } from "../room/NotSent.tsx";
import { refusalWords } from "../room/sentences.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { ActionLine, AddAction } from "./Actions.tsx";

const door = () => import("../deciding/door.ts");
const Together = later(async () => (await door()).Together());
const Decided = later(async () => (await door()).Decided());
const Checks = later(async () => (await import("../checks/door.ts")).Checks());
const After = later(async () => (await door()).After());

const outcomes: readonly (readonly [DecisionState, Key])[] = [
  [DecisionState.PROPOSED, "decisions.proposed"],
  [DecisionState.ADOPTED, "decisions.adopted"],
  [DecisionState.NOT_ADOPTED, "decisions.notAdopted"],
  [DecisionState.DEFERRED, "decisions.deferred"],
];
function outcomeKey(state: DecisionState): Key | undefined {
  return outcomes.find(([one]) => one === state)?.[1];
}
// Boards that adopt nothing without a day to look at it again: those checks of facilitation/checks. The server's word counts.
const reviewChecks = ["charter-without-review-date", "direction-without-review-date"];
const isDraft = ({ body: { value } }: DecisionRecord) => value.byMethod && value.state === DecisionState.DRAFT;

// What is decided together, by a method; what was decided, or only written down; and who does what.
export function Decisions({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const { shown } = room.session;
  const all = [...shown.ofKind("decision")].filter(({ body }) => !body.value.trashed);
  const decisions = all.filter((record) => !isDraft(record) && !isOpenProposal(record));
  const actions = [...shown.ofKind("action")].filter(
    ({ body }) => !body.value.trashed && body.value.state !== Action_State.DROPPED,
  );
  decisions.sort((a, b) => a.body.value.number - b.body.value.number);
  actions.sort((a, b) => a.body.value.number - b.body.value.number);
  const decides = mayNow(room, "addDecision");
  const acts = mayNow(room, "addAction");
  return (
    <div className="panel-scroll">
      <Together hands={hands} />
      <Checks hands={hands} />
      <h2 className="panel-head">{t("decisions.title")}</h2>
      {decisions.length === 0 && <p className="panel-empty">{t("decisions.none")}</p>}
      <ul className="proposals-over">
        {decisions
          .filter(({ body }) => body.value.byMethod)
          .reverse() // what was decided last is looked for first
          .map((record) => (
            <li key={record.id}>
              <Decided record={record} hands={hands} />
            </li>
          ))}
      </ul>
      <ul className="decided">
        {decisions
          .filter(({ body }) => !body.value.byMethod)
          .map((record) => (
            <DecisionLine key={record.id} record={record} hands={hands} />
          ))}
      </ul>
      {decides.may ? <AddDecision /> : !room.onlyReads && <p className="label">{refusalWords(t, decides.why)}</p>}
      <h2 className="panel-head">{t("actions.title")}</h2>
      {actions.length === 0 && <p className="panel-empty">{t("actions.none")}</p>}
      <ul className="decided">
        {actions.map(({ id, body }) => (
          <ActionLine key={id} id={id} action={body.value} />
        ))}
      </ul>
      {acts.may ? <AddAction /> : !room.onlyReads && <p className="label">{refusalWords(t, acts.why)}</p>}
    </div>
  );
}

function DecisionLine({ record, hands }: { readonly record: DecisionRecord; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const { id } = record;
  const { value: decision } = record.body;
  const outcome = outcomeKey(decision.state); // else it was reviewed, which After says
  const judges = room.writesNotes && mayNow(room, "setDecision").may;
  const words = decision.versions.at(-1)?.text ?? "";
  return (
    <li data-record={id} tabIndex={-1}>
      <NotSent id={id} />
      <b dir="auto">
        {decision.number > 0 && <span className="num quiet">{decision.number} </span>}
        {decision.title}
      </b>
      {words !== "" && words !== decision.title && <p dir="auto">{words}</p>}
      {judges && outcome ? (
        <select
          className="field"
          aria-label={t("decisions.state")}
          value={decision.state}
          onChange={(event) => room.does([{ case: "setDecision", value: { id, state: Number(event.target.value) } }])}
        >
          {outcomes.map(([state, key]) => (
            <option key={state} value={state}>
              {t(key)}
            </option>
          ))}
        </select>
      ) : (
        outcome && <span className="label">{t(outcome)}</span>
      )}
      {judges && decision.state === DecisionState.PROPOSED && (
        <DayField
          label={t("decide.form.review")}
          value={decision.reviewDate}
          onChange={(reviewDate) => room.does([{ case: "setDecision", value: { id, reviewDate } }])}
        />
      )}
      <After record={record} hands={hands} />
    </li>
  );
}

function AddDecision() {
  const t = useT();
  const room = useRoom();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const judges = room.writesNotes;
  const [state, setState] = useState(judges ? DecisionState.ADOPTED : DecisionState.PROPOSED);
  const [reviewDate, setReviewDate] = useState("");
  const checks = room.session.shown.board()?.checks ?? [];
  const needsReview = state === DecisionState.ADOPTED && checks.some(({ id }) => reviewChecks.includes(id));
  const needs = useNeeds();
  const noTitle = title.trim() === "";
  const noReview = needsReview && reviewDate === "";
  if (!open)
    return (
      <button type="button" className="b" onClick={() => setOpen(true)}>
        {t("decisions.add")}
      </button>
    );
  const keepIt = (event: FormEvent) => {
    if (needs.stops(event, noTitle || noReview)) return;
    const value = {
      id: room.session.newId(),
      title: title.trim(),
      text: text.trim() || title.trim(),
      state,
      reviewDate,
    };
    if (!room.does([{ case: "addDecision", value }]).ok) return;
    setTitle("");
    setText("");
    setReviewDate("");
    setOpen(false);
  };
  return (
    <form className="stack panel-form" onSubmit={keepIt} noValidate>
      <label>
        <span className="lab">{t("decisions.name")}</span>
        <input
          className="field"
          dir="auto"
          autoFocus
          maxLength={120}
          value={title}
          aria-invalid={needs.tried && noTitle}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Needed when={needs.tried && noTitle} />
      </label>
      <label>
        <span className="lab">{t("decisions.words")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={3}
          maxLength={600}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {judges && (
        <label>
          <span className="lab">{t("decisions.state")}</span>
          <select className="field" value={state} onChange={(event) => setState(Number(event.target.value))}>
            {outcomes.map(([one, key]) => (
              <option key={one} value={one}>
                {t(key)}
              </option>
            ))}
          </select>
        </label>
      )}
      <DayField
        label={
          <>
            {t("decide.form.review")} {needsReview && <span className="panel-needed">{t("decisions.needed")}</span>}
          </>
        }
        value={reviewDate}
        required={needsReview}
        needed={needs.tried && noReview}
        onChange={setReviewDate}
      />
      <div className="row">
        <button type="submit" className="b">
          {t("decisions.keep")}
        </button>
        <button type="button" className="b bare" onClick={() => setOpen(false)}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
