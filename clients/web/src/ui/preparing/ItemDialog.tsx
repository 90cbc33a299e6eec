import { type FormEvent, useState } from "react";
import { AgendaKind } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { calm } from "../board/titles.ts";
import { kept } from "../kept.ts";
import { useT } from "../language.ts";
import { kindKey } from "../meeting/ProgrammeDay.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { rebased } from "./drafts.ts";
import { useForm } from "./form.ts";
import { adds, beside, changes, type Draft, draftOf, emptyDraft, type Field, predecessor } from "./item.ts";
import { PeoplePicker } from "./PeoplePicker.tsx";

const kinds = [1, 2, 3, 5, 6, 4, 7, 8, 9, 10] as const satisfies readonly AgendaKind[];
const mostMinutes = 24 * 60;

// A new item. What was written is kept on this device until the server has it.
export function AddDialog({
  day,
  parent,
  after,
  onClose,
}: {
  readonly day: string;
  readonly parent: string;
  readonly after: string | undefined;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const key = `item.${room.document}.new`;
  const [id] = useState(() => room.session.newId());
  const begun = () => {
    const last = after ?? beside(room.session.shown, parent).at(-1)?.id ?? "";
    return emptyDraft(day, parent, last);
  };
  const [empty] = useState(begun);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...empty,
    ...kept<Partial<Draft>>(key),
    parent,
    after: empty.after,
  }));
  const form = useForm(room, key, empty, draft, onClose);
  return (
    <Sheet title={t("prepare.add.title")} onClose={onClose} wide>
      <ItemForm
        id={id}
        draft={draft}
        onChange={setDraft}
        why={form.why}
        waits={form.waits}
        save={t("prepare.add.go")}
        onSave={() => void form.saves([adds(id, draft)], t("prepare.added", { title: draft.title }))}
        onLeave={form.leaves}
      />
    </Sheet>
  );
}

// One that is there. What others change in it meanwhile is told, and taken where one has written nothing oneself.
export function ChangeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const record = room.session.shown.find(id);
  const item = record?.body.case === "agendaItem" ? record.body.value : undefined;
  const now = item && draftOf(item, predecessor(beside(room.session.shown, item.parent), id));
  const key = `item.${room.document}.${id}`;
  const [was, setWas] = useState(now);
  const [version, setVersion] = useState(record?.version ?? 0);
  const [draft, setDraft] = useState(() => now && { ...now, ...kept<Partial<Draft>>(key) });
  const [theirs, setTheirs] = useState<readonly Field[]>([]);
  const form = useForm(room, key, was, draft, onClose);
  if (!now || !was || !draft || !record) return <Gone onClose={onClose} />;
  const save = async () => {
    const verbs = changes(id, was, draft, version);
    if ((await form.saves(verbs, t("prepare.changed", { title: draft.title }))) !== "stale") return;
    // What it is by now; saved again, one's own stands on that.
    const next = rebased(was, draft, now);
    setDraft(next.draft);
    setTheirs(next.theirs);
    setWas(now);
    setVersion(record.version);
  };
  return (
    <Sheet title={t("prepare.change.title", { title: calm(was.title) })} onClose={onClose} wide>
      <ItemForm
        id={id}
        draft={draft}
        onChange={setDraft}
        why={form.why}
        theirs={theirs}
        waits={form.waits}
        begun={item?.startedMs !== 0n}
        save={t("prepare.change.go")}
        onSave={() => void save()}
        onLeave={form.leaves}
      />
    </Sheet>
  );
}

function Gone({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <Sheet title={t("prepare.gone")} onClose={onClose}>
      <p>{t("refused.notFound")}</p>
    </Sheet>
  );
}

function ItemForm({
  id,
  draft,
  onChange,
  why,
  theirs = [],
  waits,
  begun = false,
  save,
  onSave,
  onLeave,
}: {
  readonly id: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly why: string;
  readonly theirs?: readonly Field[];
  readonly waits: boolean;
  readonly begun?: boolean;
  readonly save: string;
  readonly onSave: () => void;
  readonly onLeave: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { shown } = room.session;
  const set = (some: Partial<Draft>) => onChange({ ...draft, ...some });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!waits) onSave();
  };
  const pillars = [...shown.ofKind("pillar")].sort((a, b) => a.body.value.order - b.body.value.order);
  const hasParts = beside(shown, id).length > 0;
  const sessions = beside(shown, "").filter((one) => one.id !== id);
  const others = beside(shown, draft.parent).filter((one) => one.id !== id);
  const field = (name: Field) => (theirs.includes(name) ? " p-theirs" : "");
  return (
    <form className="stack p-form" onSubmit={submit}>
      {why !== "" && (
        <div className="msg bad" role="alert">
          <p>{why}</p>
          {theirs.length > 0 && (
            <p className="label">
              {t("prepare.theirs", { fields: theirs.map((name) => t(fieldKey(name))).join(", ") })}
            </p>
          )}
        </div>
      )}
      <label className={field("title")}>
        <span className="lab">{t("prepare.field.title")}</span>
        <input
          className="field"
          dir="auto"
          autoFocus
          required
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </label>
      <div className="p-row">
        <label className={field("kind")}>
          <span className="lab">{t("prepare.field.kind")}</span>
          <select className="field" value={draft.kind} onChange={(event) => set({ kind: Number(event.target.value) })}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(kindKey(kind))}
              </option>
            ))}
          </select>
        </label>
        {draft.kind === AgendaKind.SESSION && (
          <label className={`p-short${field("number")}`}>
            <span className="lab">{t("prepare.field.number")}</span>
            <input
              className="field"
              dir="auto"
              maxLength={20}
              value={draft.number}
              onChange={(event) => set({ number: event.target.value })}
            />
          </label>
        )}
        {pillars.length > 0 && (
          <label className={field("pillar")}>
            <span className="lab">{t("prepare.field.pillar")}</span>
            <select className="field" value={draft.pillar} onChange={(event) => set({ pillar: event.target.value })}>
              <option value="">{t("prepare.none")}</option>
              {pillars.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.body.value.name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <fieldset className="p-row">
        <legend>{t("prepare.when")}</legend>
        <label className={field("day")}>
          <span className="label">{t("prepare.field.day")}</span>
          <input
            className="field num"
            type="date"
            value={draft.day}
            onChange={(event) => set({ day: event.target.value })}
          />
        </label>
        <label className={field("start")}>
          <span className="label">{t("prepare.field.start")}</span>
          <input
            className="field num"
            type="time"
            value={draft.start}
            onChange={(event) => set({ start: event.target.value })}
          />
        </label>
        <label className={field("end")}>
          <span className="label">{t("prepare.field.end")}</span>
          <input
            className="field num"
            type="time"
            value={draft.end}
            onChange={(event) => set({ end: event.target.value })}
          />
        </label>
        <Minutes name="minutes" draft={draft} className={field("minutes")} set={set} />
        <Minutes name="absorbs" draft={draft} className={field("absorbs")} set={set} />
        <p className="hint">{t("prepare.when.hint")}</p>
      </fieldset>
      <PeoplePicker
        legend={t("prepare.field.speakers")}
        chosen={draft.speakers}
        onChange={(speakers) => set({ speakers })}
      />
      <fieldset className="p-row">
        <legend>{t("prepare.where")}</legend>
        <label className={field("parent")}>
          <span className="label">{t("prepare.field.parent")}</span>
          <select
            className="field"
            value={draft.parent}
            disabled={hasParts}
            onChange={(event) =>
              set({ parent: event.target.value, after: beside(shown, event.target.value).at(-1)?.id ?? "" })
            }
          >
            <option value="">{t("prepare.where.own")}</option>
            {sessions.map((one) => (
              <option key={one.id} value={one.id}>
                {titled(one.item)}
              </option>
            ))}
          </select>
        </label>
        <label className={field("after")}>
          <span className="label">{t("prepare.field.after")}</span>
          <select className="field" value={draft.after} onChange={(event) => set({ after: event.target.value })}>
            <option value="">{t("prepare.where.first")}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {titled(one.item)}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <label className={`p-check${field("hidden")}`}>
        <input
          type="checkbox"
          checked={draft.hidden}
          disabled={begun}
          onChange={(event) => set({ hidden: event.target.checked })}
        />
        <span>
          {t("prepare.field.hidden")}
          <small className="hint">{t("prepare.hidden.hint")}</small>
        </span>
      </label>
      <div className="foot">
        <button type="button" className="b" onClick={onLeave}>
          {t("cancel")}
        </button>
        <button type="submit" className="b main" aria-disabled={waits}>
          {waits ? t("prepare.waits") : save}
        </button>
      </div>
    </form>
  );
}

function Minutes({
  name,
  draft,
  className,
  set,
}: {
  readonly name: "minutes" | "absorbs";
  readonly draft: Draft;
  readonly className: string;
  readonly set: (some: Partial<Draft>) => void;
}) {
  const t = useT();
  return (
    <label className={`p-short${className}`}>
      <span className="label">{t(fieldKey(name))}</span>
      <input
        className="field num"
        type="number"
        inputMode="numeric"
        min={0}
        max={mostMinutes}
        value={draft[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </label>
  );
}

function titled({ number, title }: { readonly number: string; readonly title: string }): string {
  return number === "" ? calm(title) : `${number} ${calm(title)}`;
}
function fieldKey(name: Field): Key {
  switch (name) {
    case "kind":
      return "prepare.field.kind";
    case "title":
      return "prepare.field.title";
    case "number":
      return "prepare.field.number";
    case "pillar":
      return "prepare.field.pillar";
    case "day":
      return "prepare.field.day";
    case "start":
      return "prepare.field.start";
    case "end":
      return "prepare.field.end";
    case "minutes":
      return "prepare.field.minutes";
    case "absorbs":
      return "prepare.field.absorbs";
    case "speakers":
      return "prepare.field.speakers";
    case "hidden":
      return "prepare.field.hidden";
    case "parent":
      return "prepare.field.parent";
    case "after":
      return "prepare.field.after";
    default:
      return name satisfies never;
  }
}
