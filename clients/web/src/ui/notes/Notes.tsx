import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Note_Visibility } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import type { BoardView } from "../board/model.ts";
import { languageShown, useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { type Store, useStore } from "../store.ts";
import { Around } from "./around.ts";
import { clockAt } from "./clock.ts";
import { type NoteRecord, type NotesView, notesIn } from "./merging.ts";
import { ChipOf, NoteText } from "./NoteText.tsx";
import { referencesIn } from "./references.ts";
import { PutTogether, Together } from "./Together.tsx";
import "./notes.css";

const NoteEditor = later(async () => (await import("./NoteEditor.tsx")).NoteEditor);

// What rapporteurs write: paragraphs with their times in the margin. Several may write in one at the same time. The one
// that a person has open lies below, with its tools.
export function Notes({
  views,
  hands,
  onShown,
}: {
  readonly views: Store<BoardView>;
  readonly hands: Hands;
  readonly onShown: () => void; // something on the board is to be seen
}) {
  const t = useT();
  const room = useRoom();
  const people = useTopic(room, "people");
  useTopic(room, "document");
  useTopic(room, "presence");
  const view = useStore(views);
  const [open, setOpen] = useState("");
  const shownNow = useRef(onShown);
  shownNow.current = onShown;
  const cards = useSame(view.cards, sameCards);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another one when cards, names or the language are others
  const around = useMemo(
    () => new Around(room, view, hands, () => shownNow.current()),
    [room, cards, hands, people, languageShown()],
  );
  const all = notesIn(room.session.shown);
  const { notes } = all;
  const opened = room.takesNotes ? notes.find(({ id }) => id === open) : undefined;
  const list = useRef<HTMLOListElement>(null);
  const newest = notes.at(-1)?.id ?? "";
  // Before anybody who looks for another one is brought there (panels/seeking.ts).
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest is brought into sight when it comes
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [newest]);

  useEffect(() => {
    if (open !== "")
      list.current?.querySelector(`[data-note="${CSS.escape(open)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [open]);

  const add = (visibility: Note_Visibility) => {
    const id = room.session.newId();
    if (room.does([{ case: "addNote", value: { id, text: "", visibility } }]).ok) setOpen(id);
  };
  const done = (next: "stay" | "another") => {
    if (next === "another" && room.takesNotes) return add(opened?.body.value.visibility ?? Note_Visibility.RECORD);
    setOpen("");
    setTimeout(() => list.current?.querySelector<HTMLElement>(`[data-note="${CSS.escape(open)}"] .note-edit`)?.focus());
  };
  return (
    <div className={`notes-panel${opened ? " writes" : ""}`}>
      <ol ref={list} className="notes panel-scroll" aria-label={t("notes.title")} tabIndex={0}>
        {notes.length === 0 && <li className="panel-empty">{t("notes.empty")}</li>}
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} all={all} around={around} open={note === opened} onOpen={setOpen} />
        ))}
      </ol>
      {opened && <NoteEditor key={opened.id} note={opened} around={around} onDone={done} />}
      {room.takesNotes && !opened && (
        <div className="writer">
          <div className="row">
            <button type="button" className="b" onClick={() => add(Note_Visibility.RECORD)}>
              {t("notes.add")}
            </button>
            <button type="button" className="b bare" onClick={() => add(Note_Visibility.WORKING)}>
              {t("notes.working")}
            </button>
          </div>
          <p className="label">{t("notes.hint")}</p>
        </div>
      )}
    </div>
  );
}

// The one from before, for as long as nothing has changed: so that typing here does not draw everything again.
function useSame<Value>(value: Value, same: (a: Value, b: Value) => boolean): Value {
  const kept = useRef(value);
  if (!same(kept.current, value)) kept.current = value;
  return kept.current;
}
function sameCards(a: BoardView["cards"], b: BoardView["cards"]): boolean {
  return a.size === b.size && [...a].every(([id, card]) => b.get(id) === card);
}

function NoteLine({
  note,
  all,
  around,
  open,
  onOpen,
}: {
  readonly note: NoteRecord;
  readonly all: NotesView;
  readonly around: Around;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const { value } = note.body;
  const words = note.text?.content ?? "";
  const working = value.visibility === Note_Visibility.WORKING;
  const time = value.atMs === 0n ? "" : clockAt(Number(value.atMs), around.zone);
  const written = new Set(referencesIn(words).flatMap(({ reference }) => ("id" in reference ? [reference.id] : [])));
  const further = value.refs.filter((id) => !written.has(id) && around.chip({ to: "card", id }).leads);
  const holder = room.holderOf(note.id);
  return (
    <li
      className={`note${working ? " working" : ""}${open ? " open" : ""}`}
      data-note={note.id}
      data-record={note.id}
      tabIndex={-1}
    >
      <time className="num">
        <bdi>{time}</bdi>
      </time>
      <div>
        {working && <p className="note-tag label">{t("notes.working.label")}</p>}
        {open ? <p className="label">{t("notes.open")}</p> : <NoteText words={words} around={around} />}
        {!open && further.length > 0 && (
          <p className="refs">
            {further.map((id) => (
              <ChipOf key={id} reference={{ to: "card", id }} around={around} />
            ))}
          </p>
        )}
        <NotSent id={note.id} />
        <PutTogether note={note} view={all} zone={around.zone} />
        <p className="note-foot label">
          {!open && room.takesNotes && (
            <button type="button" className="link note-edit" onClick={() => onOpen(note.id)}>
              {t("edit")}
              <span className="vh"> {time}</span>
            </button>
          )}
          {!open && <Together note={note} view={all} zone={around.zone} />}
          {holder && !open && (
            <span>{t("board.writing", { name: room.nameOf(holder.by) || t("board.somebody") })}</span>
          )}
        </p>
      </div>
    </li>
  );
}
