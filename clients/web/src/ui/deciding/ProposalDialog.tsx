import { type FormEvent, useState } from "react";
import { DecisionMethod, DecisionState } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { wordsReadIn } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Needed } from "../parts/Needed.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { Lacks } from "./Act.tsx";
import { useAsking, useDraft } from "./asking.ts";
import { ForLater, type Later, laterOf } from "./ForLater.tsx";
import { cardsByNumber, type Lack, limits, linesIn, replaceable, textOf } from "./model.ts";
import { methodKey, methods, putKey, scales, stakes, stakesKeys } from "./words.ts";
import "./deciding.css";

interface Draft extends Later {
  readonly title: string;
  readonly text: string;
  readonly method: DecisionMethod;
  readonly scale: string;
  readonly stakes: string;
  readonly options: string;
  readonly based: string;
  readonly replaces: string;
}

// A new draft, or one that is there: the words, how they will be decided, and what goes with them. Once it is opened, how it
// is decided is fixed.
export function ProposalDialog({
  id = "",
  replaces = "",
  view,
  hands,
  onClose,
}: {
  readonly id?: string | undefined; // "": a new one
  readonly replaces?: string | undefined;
  readonly view: BoardView;
  readonly hands: Hands;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const { shown } = room.session;
  const record = id === "" ? undefined : shown.find(id);
  const before = record?.body.case === "decision" ? record.body.value : undefined;
  const [newId] = useState(() => `prop.${room.session.newId().slice(0, 12)}`);
  const [empty] = useState(
    (): Draft => ({
      title: before?.title ?? "",
      text: before ? textOf(before) : "",
      method: before?.method ?? DecisionMethod.CONSENT,
      scale: before?.scale || scales[0],
      stakes: before?.stakes ?? "",
      options: before?.options.join("\n") ?? "",
      based: "",
      replaces,
      ...laterOf(before),
    }),
  );
  const [draft, set, forget] = useDraft(`proposal.${room.document}.${id || `new.${replaces}`}`, empty);
  const [tried, setTried] = useState(false);
  const { waits, why, ask } = useAsking();
  if (id !== "" && before?.state !== DecisionState.DRAFT)
    return (
      <Sheet title={t("decide.form.edit")} onClose={onClose}>
        <p>{t("decide.no.step")}</p>
      </Sheet>
    );
  const cards = [...view.cards.values()].map((card) => ({ id: card.id, number: card.body.value.number }));
  const based = cardsByNumber(cards, draft.based);
  const options = linesIn(draft.options);
  const byGradients = draft.method === DecisionMethod.GRADIENTS;
  const byMajority = draft.method === DecisionMethod.MAJORITY;
  const lacks: Lack[] = [];
  if (draft.title.trim() === "") lacks.push("title");
  if (draft.text.trim() === "" || [...draft.text.trim()].length > limits.text) lacks.push("text");
  if (byGradients && draft.stakes === "") lacks.push("stakes");
  if (byMajority && options.length < 2) lacks.push("options");
  // Options that a draft has cannot be taken out again.
  const optionsStay = (before?.options.length ?? 0) > 0;
  const go = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacks.length > 0 || based.unknown.length > 0) return;
    const fields = {
      title: draft.title.trim(),
      text: draft.text.trim(),
      method: draft.method,
      scale: byGradients ? draft.scale : "",
      stakes: byGradients ? draft.stakes : "",
      options: byMajority ? options.slice(0, limits.options) : [],
      owner: draft.owner,
      reviewDate: draft.reviewDate,
      changeSignal: draft.changeSignal.trim(),
      withinTheRoom: draft.withinTheRoom,
    };
    const done = () => {
      forget();
      onClose();
    };
    if (before && record)
      ask({ case: "amendProposal", value: { ...fields, id, ifVersion: record.version } }, t("decide.form.kept"), done);
    else {
      const value = { ...fields, id: newId, basedOn: [...based.ids], replaces: draft.replaces };
      ask({ case: "draftProposal", value }, t("decide.form.kept"), () => {
        hands.beside.set("decisions");
        done();
      });
    }
  };
  return (
    <Sheet title={t(before ? "decide.form.edit" : "decide.form.new")} onClose={onClose} wide>
      <form className="stack" onSubmit={go} noValidate>
        <label>
          <span className="lab">{t("decisions.name")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={limits.title}
            aria-invalid={tried && lacks.includes("title")}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
          />
          <Needed when={tried && lacks.includes("title")} />
        </label>
        <TextField text={draft.text} wrong={tried && lacks.includes("text")} onChange={(text) => set({ text })} />
        <Choices
          legend={t("decide.method")}
          choices={methods
            .filter((method) => !optionsStay || method === DecisionMethod.MAJORITY)
            .map((value) => ({ value, words: `${t(methodKey(value))}. ${t(putKey(value))}` }))}
          chosen={draft.method}
          onChoose={(method) => set({ method })}
        />
        {optionsStay && <p className="label">{t("decide.form.optionsStay")}</p>}
        {byGradients && (
          <>
            <Choices
              legend={t("vote.scale")}
              choices={scales.map((value) => ({
                value: value as string,
                words: t(value === "kaner-8-2014" ? "scale.2014" : "scale.original"),
              }))}
              chosen={draft.scale}
              onChoose={(scale) => set({ scale })}
            />
            <Choices
              legend={t("decide.form.stakes")}
              choices={stakes.map((value) => ({ value: value as string, words: t(stakesKeys[value]) }))}
              chosen={draft.stakes}
              onChoose={(some) => set({ stakes: some })}
            />
          </>
        )}
        {byMajority && (
          <label>
            <span className="lab">{t("decide.form.options")}</span>
            <textarea
              className="field"
              dir="auto"
              rows={4}
              aria-invalid={tried && lacks.includes("options")}
              value={draft.options}
              onChange={(event) => set({ options: event.target.value })}
            />
          </label>
        )}
        {before ? (
          <p className="label">{t("decide.form.fixed")}</p>
        ) : (
          <>
            <BasedOn
              draft={draft.based}
              based={based}
              view={view}
              hands={hands}
              onChange={(some) => set({ based: some })}
            />
            <Replaces chosen={draft.replaces} onChoose={(some) => set({ replaces: some })} />
          </>
        )}
        <ForLater later={draft} onChange={set} />
        {tried && <Lacks lacks={lacks} quorum={{ base: 0, needed: 0 }} />}
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <div className="foot">
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("decide.form.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

export function TextField({
  text,
  wrong,
  onChange,
}: {
  readonly text: string;
  readonly wrong: boolean;
  readonly onChange: (text: string) => void;
}) {
  const t = useT();
  const left = limits.text - [...text.trim()].length;
  return (
    <label>
      <span className="lab">{t("decide.form.text")}</span>
      <textarea
        className="field"
        dir="auto"
        rows={5}
        aria-invalid={wrong}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <Needed when={wrong && text.trim() === ""} />
      <span className={`hint num${left < 0 ? " over" : ""}`}>
        {left < 0 ? t("write.tooLong", { count: -left }) : t("decide.form.left", { count: left })}
      </span>
    </label>
  );
}

function BasedOn({
  draft,
  based,
  view,
  hands,
  onChange,
}: {
  readonly draft: string;
  readonly based: ReturnType<typeof cardsByNumber>;
  readonly view: BoardView;
  readonly hands: Hands;
  readonly onChange: (draft: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const selected = [...hands.selected.value].flatMap((id) => view.cards.get(id)?.body.value.number ?? []);
  const more = selected.filter(
    (number) => number > 0 && !based.ids.some((id) => view.cards.get(id)?.body.value.number === number),
  );
  return (
    <div>
      <label>
        <span className="lab">{t("decide.form.based")}</span>
        <input
          className="field num"
          inputMode="numeric"
          aria-invalid={based.unknown.length > 0}
          value={draft}
          onChange={(event) => onChange(event.target.value)}
        />
        <span className="hint num">{t("decide.form.based.hint")}</span>
      </label>
      {based.unknown.length > 0 && (
        <p className="fault num">{t("decide.form.based.unknown", { numbers: based.unknown.join(", ") })}</p>
      )}
      {based.ids.length > 0 && (
        <ul className="based-on">
          {based.ids.map((id) => (
            <li key={id}>
              <span className="num quiet">{view.cards.get(id)?.body.value.number}</span>{" "}
              <bdi>{wordsReadIn(t, room.session.shown, id)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {more.length > 0 && (
        <button
          type="button"
          className="link"
          onClick={() => onChange([draft.trim(), more.join(", ")].filter((some) => some !== "").join(", "))}
        >
          {t("decide.form.based.selected", { count: more.length })}
        </button>
      )}
    </div>
  );
}

function Replaces({ chosen, onChoose }: { readonly chosen: string; readonly onChoose: (id: string) => void }) {
  const t = useT();
  const room = useRoom();
  const some = replaceable(room.session.shown);
  if (some.length === 0) return null;
  return (
    <label>
      <span className="lab">{t("decide.form.replaces")}</span>
      <select className="field" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t("decide.form.replaces.none")}</option>
        {some.map(({ id, body }) => (
          <option key={id} value={id}>
            {body.value.number} {body.value.title}
          </option>
        ))}
      </select>
    </label>
  );
}
