import { type ReactNode, useEffect, useRef, useState } from "react";
import { Toolbar } from "react-aria-components";
import { Note_Visibility, type RecordOf } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { shownName } from "../room/names.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { Store, useStore } from "../store.ts";
import type { Around } from "./around.ts";
import { clockAt } from "./clock.ts";
import { type Looks, NotePage } from "./note_page.ts";
import { type Mark, marks } from "./references.ts";

// The note one has open: whom it is for, tools, words, who else writes in it.
export function NoteEditor({
  note,
  around,
  onDone,
}: {
  readonly note: RecordOf<"note">;
  readonly around: Around;
  readonly onDone: (next: "stay" | "another") => void;
}) {
  const t = useT();
  const room = useRoom();
  const { id } = note;
  const { visibility, atMs } = note.body.value;
  const working = visibility === Note_Visibility.WORKING;
  const paper = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<NotePage>();
  const [others, setOthers] = useState<readonly string[]>([]);
  const left = useRef(onDone);
  left.current = onDone;
  const writing = useRef(others);
  writing.current = others;
  // Nothing written is no note; unless somebody else is about to.
  const done = (opened: NotePage, next: "stay" | "another") => {
    if (opened.isEmpty && writing.current.length === 0) room.does([{ case: "trashNote", value: { id } }]);
    left.current(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: open as long as the note is; what stands around it is told below
  useEffect(() => {
    if (!paper.current) return;
    const opened = new NotePage(room.session, id, paper.current, around, {
      refused: ({ why }) => room.messages.say({ kind: "notice", saying: why }),
      tooLong: () =>
        room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: t("notes.tooLong") } }),
      done: (next) => done(opened, next), // also before the page is drawn around it
      others: setOthers,
      nameOf: (participant) => room.nameOf(participant),
      gone: () => left.current("stay"),
    });
    setPage(opened);
    opened.focus();
    return () => opened.close();
  }, [room, id]);
  useEffect(() => page?.stands(around), [page, around]);
  const [named, setNamed] = useState<readonly string[]>([]);
  const people = useTopic(room, "people");
  // biome-ignore lint/correctness/useExhaustiveDependencies: people are always the same object; who they are changes with the version
  useEffect(() => {
    page?.pointsOut({
      people: working ? [] : [...room.session.people.values()],
      words: t("notes.hint"),
      found: setNamed,
    });
  }, [page, working, room, people, t]);

  const isFor = (value: Note_Visibility) => room.does([{ case: "setNote", value: { id, visibility: value } }]);
  return (
    <section className={`writer${working ? " for-few" : ""}`} aria-label={t("notes.words")}>
      <div className="writer-head">
        <time className="num">
          <bdi>{atMs === 0n ? "" : clockAt(Number(atMs), around.zone)}</bdi>
        </time>
        <fieldset className="note-kind" aria-label={t("notes.kind")}>
          {(
            [
              [Note_Visibility.RECORD, "notes.record"],
              [Note_Visibility.WORKING, "notes.working"],
            ] as const
          ).map(([value, key]) => (
            <label key={key}>
              <input type="radio" name="note-kind" checked={visibility === value} onChange={() => isFor(value)} />
              {t(key)}
            </label>
          ))}
        </fieldset>
        <button type="button" className="b" onClick={() => (page ? done(page, "stay") : onDone("stay"))}>
          {t("notes.done")}
        </button>
      </div>
      {page && <Tools page={page} />}
      <div ref={paper} className="note-editor" />
      <div className="writer-foot label">
        <p>{t(working ? "notes.working.label" : "notes.hint")}</p>
        {named.length > 0 && <p role="status">{t("notes.named", { names: named.map(shownName).join(", ") })}</p>}
        {others.length > 0 && (
          <p role="status">{t("notes.others", { names: others.map((one) => room.nameOf(one)).join(", ") })}</p>
        )}
      </div>
    </section>
  );
}

const noLooks = new Store<Looks>(new Set());

function Tools({ page }: { readonly page: NotePage }) {
  const t = useT();
  const looks = useStore(page.looks ?? noLooks);
  const toggle = (name: Parameters<NotePage["toggles"]>[0], key: Key, keys: string, sign: ReactNode) => (
    <Tool label={t(key)} keys={keys} on={looks.has(name)} onDo={() => page.toggles(name)}>
      {sign}
    </Tool>
  );
  return (
    <Toolbar className="note-tools" aria-label={t("notes.tools")}>
      {toggle("heading", "notes.heading", "Ctrl Alt 2", <b className="words">H</b>)}
      {toggle("bold", "notes.bold", "Ctrl B", <b className="words">B</b>)}
      {toggle("italic", "notes.italic", "Ctrl I", <i className="words slanted">I</i>)}
      {toggle("list", "notes.list", "Ctrl Shift 8", <Glyph name="list" turns />)}
      {toggle("numbered", "notes.numbered", "Ctrl Shift 7", <Glyph name="numbered" turns />)}
      {toggle("quotation", "notes.quotation", "Ctrl Shift 9", <Glyph name="quotation" turns />)}
      <Tool label={t("notes.link")} keys="Ctrl K" onDo={() => page.links()}>
        <Glyph name="chain" />
      </Tool>
      <span className="apart" />
      <Tool label={t("notes.undo")} keys="Ctrl Z" onDo={() => page.undo()}>
        <Glyph name="undo" turns />
      </Tool>
      <span className="line-end" />
      <Tool keys="#" onDo={() => page.offers("#")}>
        <kbd>#</kbd> {t("notes.card")}
      </Tool>
      <Tool keys="@" onDo={() => page.offers("@")}>
        <kbd>@</kbd> {t("notes.person")}
      </Tool>
      <Tool label={t("notes.time")} keys="F8" onDo={() => page.stamps()}>
        {t("notes.time.short")}
      </Tool>
      <MenuButton
        label={t("notes.mark")}
        className="bare"
        upward
        onChoose={(mark) => page.marks(mark as Mark)}
        lines={marks.map((mark) => ({
          id: mark,
          words: t(`notes.mark.${mark}`),
          ...(mark === "moment" ? { keys: "F9" } : {}),
        }))}
      >
        <i className="mark-dot" aria-hidden="true" /> {t("notes.mark.short")}
      </MenuButton>
    </Toolbar>
  );
}

function Tool({
  label,
  keys,
  on,
  onDo,
  children,
}: {
  readonly label?: string;
  readonly keys: string;
  readonly on?: boolean;
  readonly onDo: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="b bare"
      aria-label={label}
      aria-pressed={on}
      title={label === undefined ? keys : `${label} (${keys})`}
      onMouseDown={(event) => event.preventDefault()} // the caret stays where it is, and a phone's keyboard open
      onClick={onDo}
    >
      {children}
    </button>
  );
}
