import { type DragEvent, useState } from "react";
import type { ImportAnswer, ImportedChange } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { meetingAt } from "../../meetings.ts";
import { isText, wordsOf } from "../import/table.ts";
import { type T, useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Glyph } from "../parts/Glyph.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { failureWords } from "./failures.ts";
import { asked, guess, moves, nothingToDo, once, told, type What } from "./file.ts";
import "../import/import.css";

const mostBytes = 1024 * 1024;
const shownAtOnce = 12;

// A programme or a list of people out of a file. What would come of it is shown first; it is done in one step or not at all.
export function BringInDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<What>();
  const [takesOut, setTakesOut] = useState(false);
  const [fault, setFault] = useState("");
  const [waits, setWaits] = useState(false);
  const [preview, setPreview] = useState<ImportAnswer>();
  const what = chosen ?? guess(text, name);

  const changed = () => {
    setPreview(undefined);
    setFault("");
  };
  const take = async (some: File) => {
    changed();
    setChosen(undefined);
    setName(some.name);
    if (some.size > mostBytes) return setFault(t("import.tooLarge"));
    const bytes = new Uint8Array(await some.arrayBuffer());
    if (!isText(bytes)) return setFault(t("prepare.bringIn.noText", { name: some.name }));
    setText(wordsOf(bytes));
  };
  const drop = (event: DragEvent) => {
    const [some] = event.dataTransfer.files;
    if (!some) return;
    event.preventDefault();
    void take(some);
  };
  const asks = async (apply: boolean) => {
    if (waits || text.trim() === "") return;
    setWaits(true);
    setFault("");
    const answer = await meetingAt(room.document).bringIn({ text, ...asked(what), apply, takeOutGone: takesOut });
    setWaits(false);
    if (!answer.ok) return setFault(failureWords(t, answer));
    if (!answer.value.applied) return setPreview(answer.value);
    const { added, changed: some, gone } = told(answer.value);
    room.announcer.own(t("prepare.bringIn.done", { added, changed: some, gone: takesOut ? gone : 0 }));
    room.messages.say({
      kind: "notice",
      saying: {
        code: "fromServer",
        sentence: t("prepare.bringIn.done", { added, changed: some, gone: takesOut ? gone : 0 }),
      },
    });
    onClose();
  };
  const ready = preview !== undefined && preview.problems.length === 0 && !nothingToDo(preview, takesOut);
  return (
    <Sheet title={t("prepare.bringIn.title")} onClose={onClose} wide>
      <section
        className="stack import p-bring"
        aria-label={t("prepare.bringIn.title")}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <label>
          <span className="lab">{t("prepare.bringIn.text")}</span>
          <textarea
            className="field p-text"
            dir="auto"
            rows={preview ? 3 : 7}
            autoFocus
            spellCheck={false}
            value={text}
            placeholder={t("import.hint")}
            onChange={(event) => {
              changed();
              setText(event.target.value);
            }}
          />
        </label>
        <div className="row">
          <label className="b file">
            {t("import.file")}
            <input
              type="file"
              accept=".yaml,.yml,.csv,.tsv,.txt,text/*"
              onChange={(event) => {
                const [some] = event.target.files ?? [];
                if (some) void take(some);
                event.target.value = "";
              }}
            />
          </label>
          <span className="label">{name || t("prepare.bringIn.hint")}</span>
        </div>
        {text.trim() !== "" && (
          <Choices
            legend={t("import.as")}
            chosen={what}
            onChoose={(next) => {
              changed();
              setChosen(next);
            }}
            choices={[
              { value: "yaml", words: t("prepare.bringIn.yaml") },
              { value: "programme", words: t("prepare.bringIn.programme") },
              { value: "people", words: t("prepare.bringIn.people") },
            ]}
          />
        )}
        {fault !== "" && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
        {preview && <Preview preview={preview} takesOut={takesOut} onTakesOut={setTakesOut} />}
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          {preview === undefined || preview.problems.length > 0 ? (
            <button
              type="button"
              className="b main"
              aria-disabled={waits || text.trim() === ""}
              onClick={() => void asks(false)}
            >
              {t("prepare.bringIn.look")}
            </button>
          ) : (
            <button
              type="button"
              className="b main"
              aria-disabled={waits || !ready}
              onClick={() => ready && void asks(true)}
            >
              {t("prepare.bringIn.go")}
            </button>
          )}
        </div>
      </section>
    </Sheet>
  );
}

function Preview({
  preview,
  takesOut,
  onTakesOut,
}: {
  readonly preview: ImportAnswer;
  readonly takesOut: boolean;
  readonly onTakesOut: (takesOut: boolean) => void;
}) {
  const t = useT();
  const { problems, added, gone, samePerson } = preview;
  const moved = once(preview.changed).filter(moves);
  const changed = once(preview.changed).filter((one) => !moves(one));
  return (
    <section className="p-preview" aria-live="polite" aria-label={t("prepare.preview")}>
      {problems.length > 0 && (
        <section className="msg bad">
          <div className="tag">
            <Glyph name="no" />
            {t("prepare.preview.problems", { n: problems.length })}
          </div>
          <ul>
            {problems.map(({ line, column, field, sentence }) => (
              <li key={`${line}.${column}.${field}.${sentence}`}>
                {line > 0 && <b className="num">{t("prepare.preview.line", { line, column: Math.max(1, column) })}</b>}{" "}
                {field !== "" && <code>{field}</code>} <span lang="en">{sentence}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {problems.length === 0 && nothingToDo(preview, takesOut) && <p>{t("prepare.preview.nothing")}</p>}
      <Changes title={t("prepare.preview.added", { n: once(added).length })} changes={once(added)} />
      <Changes title={t("prepare.preview.changed", { n: changed.length })} changes={changed} />
      {moved.length > 0 && <p className="label num">{t("prepare.preview.moved", { n: moved.length })}</p>}
      <Changes title={t("prepare.preview.gone", { n: gone.length })} changes={gone}>
        <label className="p-check">
          <input type="checkbox" checked={takesOut} onChange={(event) => onTakesOut(event.target.checked)} />
          <span>{t("prepare.preview.takeOut")}</span>
        </label>
      </Changes>
      {samePerson.length > 0 && (
        <section>
          <h3 className="lab">{t("prepare.preview.same", { n: samePerson.length })}</h3>
          <ul>
            {samePerson.map(({ participant, name, other, otherName, bothInFile }) => (
              <li key={`${participant} ${other}`} className="p-same">
                <bdi>{name}</bdi>
                <span aria-hidden="true">≈</span>
                <bdi>{otherName}</bdi>
                <span className="label">{t(bothInFile ? "prepare.preview.both" : "prepare.preview.here")}</span>
              </li>
            ))}
          </ul>
          <p className="hint">{t("prepare.preview.same.more")}</p>
        </section>
      )}
    </section>
  );
}

function Changes({
  title,
  changes,
  children,
}: {
  readonly title: string;
  readonly changes: readonly ImportedChange[];
  readonly children?: React.ReactNode;
}) {
  const t = useT();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const shown = all ? changes : changes.slice(0, shownAtOnce);
  return (
    <section>
      <h3 className="lab">{title}</h3>
      <ul>
        {shown.map(({ id, kind, title: name, fields, inTrash }) => (
          <li key={`${kind} ${id}`}>
            <span className="label">{kindWords(t, kind)}</span>
            <span>
              <bdi className="words">{name || id}</bdi>
              {inTrash && <span className="label"> {t("prepare.preview.inTrash")}</span>}
              {fields.length > 0 && (
                <ul className="p-fields">
                  {fields.map(({ field, before, after }) => (
                    <li key={field}>
                      <span className="label">{fieldWords(t, field)}</span> <del>{before || t("prepare.nothing")}</del>
                      <span aria-hidden="true" className="p-arrow" /> <ins>{after || t("prepare.nothing")}</ins>
                    </li>
                  ))}
                </ul>
              )}
            </span>
          </li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t("import.more", { count: changes.length - shown.length })}
        </button>
      )}
      {children}
    </section>
  );
}

const kinds: { readonly [kind: string]: Key } = {
  agenda_item: "prepare.kind.item",
  breakout: "prepare.kind.group",
  pillar: "prepare.kind.pillar",
  case_study: "agenda.3",
  resource: "prepare.kind.reading",
  meeting: "prepare.kind.meeting",
  member: "prepare.kind.member",
  person: "prepare.kind.person",
};
function kindWords(t: T, kind: string): string {
  const key = kinds[kind];
  return key ? t(key) : kind.replaceAll("_", " ");
}
const fields: { readonly [field: string]: Key } = {
  title: "prepare.field.title",
  kind: "prepare.field.kind",
  number: "prepare.field.number",
  pillar: "prepare.field.pillar",
  day: "prepare.field.day",
  start: "prepare.field.start",
  end: "prepare.field.end",
  planned_minutes: "prepare.field.minutes",
  absorbs_minutes: "prepare.field.absorbs",
  speakers: "prepare.field.speakers",
  hidden: "prepare.field.hidden",
  parent: "prepare.field.parent",
  order: "prepare.field.order",
  name: "join.name",
  affiliations: "join.affiliation",
  role: "prepare.field.role",
  mode: "prepare.field.mode",
};
function fieldWords(t: T, field: string): string {
  const key = fields[field];
  return key ? t(key) : field.replaceAll("_", " ");
}
