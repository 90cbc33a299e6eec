import { type FormEvent, useId, useState } from "react";
import { ActorType, type Answers, answersOf, type Card, ChainStage, type Verb } from "../../index.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useAskingWith } from "../room/asking.ts";
import { refusalWords } from "../room/sentences.ts";
import { useRoom } from "../room/use.ts";
import { type CardField, fieldsOf, mayHaveGoals, mayHaveSide, mayHaveSource } from "./fields.ts";
import { Source } from "./Source.tsx";
import { spoken } from "./spoken.ts";
import { actorKeys, stageKeys } from "./words.ts";
import "./checks.css";

const goals = Array.from({ length: 17 }, (_, at) => at + 1);
const marks = [
  ["", "details.mark.none"],
  ["correct", "details.mark.correct"],
  ["wrong", "details.mark.wrong"],
  ["not_for_publication", "details.mark.not"],
] as const;

// What is known of a card beside its words: where it comes from, goals, side and stage, the fields of its region, the sheet of an indicator; and
// what the presenter of a case says of it.
export function DetailsDialog({
  view,
  id,
  onClose,
}: {
  readonly view: BoardView;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const record = view.cards.get(id);
  if (!record) return null;
  return <Details id={id} number={numberOf(record)} card={record.body.value} onClose={onClose} />;
}

function Details({
  id,
  number,
  card,
  onClose,
}: {
  readonly id: string;
  readonly number: string;
  readonly card: Card;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { ask, waits, why } = useAskingWith(refusalWords);
  const [sdgs, setSdgs] = useState<readonly number[]>(card.sdgs);
  const [actorType, setActorType] = useState(card.actorType);
  const [chainStage, setChainStage] = useState(card.chainStage);
  const [source, setSource] = useState(card.source);
  const [said, setSaid] = useState<Answers>(answersOf(card));
  const [mark, setMark] = useState(card.presenterMark);
  const fields = fieldsOf(room.session.shown, card);
  const presents = mayNow(room, "checkHarvest").may && (room.session.shown.board()?.presenterReviewDays ?? 0) > 0;
  const changes = mayNow(room, "setCard").may && (room.isMine(id) || room.leads);
  const go = (event: FormEvent) => {
    event.preventDefault();
    const answers = fields
      .map(({ id: name }) => [name, (said[name] ?? "").trim()] as const)
      .filter(([name, answer]) => answer !== (answersOf(card)[name] ?? ""));
    const value = {
      id,
      ...(source.trim() === card.source ? {} : { source: source.trim() }),
      ...(sdgs.join() === card.sdgs.join() ? {} : { setSdgs: true, sdgs: [...sdgs] }),
      ...(actorType === card.actorType ? {} : { actorType }),
      ...(chainStage === card.chainStage ? {} : { chainStage }),
      ...(answers.length === 0 ? {} : { fields: Object.fromEntries(answers) }),
    };
    const marked: Verb | undefined =
      mark === card.presenterMark ? undefined : { case: "checkHarvest", value: { marks: { [id]: mark } } };
    const markIt = () => (marked ? ask(marked, t("details.said"), onClose) : onClose());
    if (Object.keys(value).length === 1) return markIt();
    ask({ case: "setCard", value }, t("details.said"), markIt);
  };
  return (
    <Sheet title={t("details.title", { number })} onClose={onClose}>
      <form className="stack details" onSubmit={go} noValidate>
        <fieldset disabled={!changes} className="stack">
          <legend className="vh">{t("details.more")}</legend>
          {mayHaveSource(card) && <Source said={source} onSay={setSource} />}
          {mayHaveGoals(card) && <Goals chosen={sdgs} onChoose={setSdgs} />}
          {mayHaveSide(card) && (
            <>
              <label>
                <span className="lab">{t("details.actor")}</span>
                <select
                  className="field"
                  value={actorType}
                  onChange={(event) => setActorType(Number(event.target.value) as ActorType)}
                >
                  <option value={ActorType.ACTOR_TYPE_UNSPECIFIED}>{t("details.notSaid")}</option>
                  {actorKeys.map(([one, key]) => (
                    <option key={one} value={one}>
                      {t(key)}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                <span className="lab">{t("details.stage")}</span>
                <select
                  className="field"
                  value={chainStage}
                  onChange={(event) => setChainStage(Number(event.target.value) as ChainStage)}
                >
                  <option value={ChainStage.CHAIN_STAGE_UNSPECIFIED}>{t("details.notSaid")}</option>
                  {stageKeys.map(([one, key]) => (
                    <option key={one} value={one}>
                      {t(key)}
                    </option>
                  ))}
                </select>
              </label>
            </>
          )}
          {fields.map((field) => (
            <FieldOf
              key={field.id}
              field={field}
              said={said[field.id] ?? ""}
              onSay={(answer) => setSaid({ ...said, [field.id]: answer })}
            />
          ))}
        </fieldset>
        {presents && (
          <label>
            <span className="lab">{t("details.mark")}</span>
            <select className="field" value={mark} onChange={(event) => setMark(event.target.value)}>
              {marks.map(([one, key]) => (
                <option key={one} value={one}>
                  {t(key)}
                </option>
              ))}
            </select>
          </label>
        )}
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          {(changes || presents) && (
            <button type="submit" className="b main" aria-disabled={waits}>
              {t("details.keep")}
            </button>
          )}
        </div>
      </form>
    </Sheet>
  );
}

function Goals({
  chosen,
  onChoose,
}: {
  readonly chosen: readonly number[];
  readonly onChoose: (goals: readonly number[]) => void;
}) {
  const t = useT();
  return (
    <fieldset>
      <legend className="lab">{t("details.goals")}</legend>
      <div className="details-goals">
        {goals.map((number) => (
          <label key={number}>
            <input
              type="checkbox"
              aria-label={t("details.goal", { number })}
              checked={chosen.includes(number)}
              onChange={({ target }) =>
                onChoose(
                  target.checked ? [...chosen, number].sort((a, b) => a - b) : chosen.filter((one) => one !== number),
                )
              }
            />
            <span className="num">{number}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function FieldOf({
  field,
  said,
  onSay,
}: {
  readonly field: CardField;
  readonly said: string;
  readonly onSay: (answer: string) => void;
}) {
  const t = useT();
  const id = useId();
  return (
    <div>
      <label className="lab" htmlFor={id}>
        <bdi>{field.label || spoken(field.id)}</bdi>
        {field.required && <span className="details-needed"> {t("details.required")}</span>}
      </label>
      {field.oneOf.length > 0 ? (
        <select id={id} className="field" value={said} onChange={(event) => onSay(event.target.value)}>
          <option value="">{t("details.notSaid")}</option>
          {field.oneOf.map((one) => (
            <option key={one} value={one}>
              {spoken(one)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="field"
          dir="auto"
          type={field.isDate ? "date" : "text"}
          maxLength={400}
          aria-required={field.required}
          value={said}
          onChange={(event) => onSay(event.target.value)}
        />
      )}
      {field.help !== "" && (
        <small className="hint" dir="auto">
          {field.help}
        </small>
      )}
    </div>
  );
}
