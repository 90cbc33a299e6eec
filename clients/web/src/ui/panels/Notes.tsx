import { useEffect, useRef, useState } from "react";
import { Note_Visibility, type RecordOf } from "../../index.ts";
import { BoundWords } from "../board/bound_words.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { languageShown, useT } from "../language.ts";
import { NotSent } from "../room/NotSent.tsx";
import { useRoom, useTopic } from "../room/use.ts";

// What rapporteurs write: paragraphs with their times in the margin. Several may write in one at the same time.
export function Notes({ view }: { readonly view: BoardView }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const [open, setOpen] = useState("");
  const notes = [...room.session.shown.ofKind("note")].filter(
    ({ body: { value } }) => !value.trashed && value.mergedInto === "",
  );
  notes.sort((a, b) => Number(a.body.value.atMs - b.body.value.atMs) || (a.id < b.id ? -1 : 1));
  const add = (visibility: Note_Visibility) => {
    const id = room.session.newId();
    if (room.does([{ case: "addNote", value: { id, text: "", visibility } }]).ok) setOpen(id);
  };
  return (
    <div className="notes-panel">
      <ol className="notes panel-scroll" aria-label={t("notes.title")} tabIndex={0}>
        {notes.length === 0 && <li className="panel-empty">{t("notes.empty")}</li>}
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} view={view} open={open === note.id} onOpen={setOpen} />
        ))}
      </ol>
      {room.writesNotes && (
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

function NoteLine({
  note,
  view,
  open,
  onOpen,
}: {
  readonly note: RecordOf<"note">;
  readonly view: BoardView;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  const { value } = note.body;
  const working = value.visibility === Note_Visibility.WORKING;
  const at = Number(value.atMs);
  const time =
    at === 0 ? "" : new Intl.DateTimeFormat(languageShown(), { hour: "2-digit", minute: "2-digit" }).format(at);
  const cards = value.refs.flatMap((ref) => view.cards.get(ref) ?? []);
  return (
    <li className={working ? "working" : ""}>
      <time className="num">
        <bdi>{time}</bdi>
      </time>
      <div>
        {working && <span className="label">{t("notes.working.label")}</span>}
        <NotSent id={note.id} />
        {open ? <NoteEditor id={note.id} onDone={() => onOpen("")} /> : <p dir="auto">{note.text?.content}</p>}
        {cards.length > 0 && (
          <p className="refs label">{cards.map((card) => `${t("board.card")} ${numberOf(card)}`).join(", ")}</p>
        )}
        {!open && room.writesNotes && (
          <button type="button" className="link" onClick={() => onOpen(note.id)}>
            {t("edit")}
          </button>
        )}
      </div>
    </li>
  );
}

function NoteEditor({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useT();
  const room = useRoom();
  const area = useRef<HTMLTextAreaElement>(null);
  const [others, setOthers] = useState<readonly string[]>([]);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const bound: BoundWords = new BoundWords(room.session, id, element, {
      drawn: () => {
        element.style.setProperty("block-size", "auto");
        element.style.setProperty("block-size", `${element.scrollHeight + 2}px`);
      },
      refused: () => room.messages.say({ kind: "notice", saying: { code: "tooMuchWaiting", sentence: "" } }),
      carets: () => setOthers([...new Set(bound.words.carets().map(({ participant }) => room.nameOf(participant)))]),
      gone: () => {},
    });
    element.focus();
    return () => bound.close();
  }, [room, id]);
  return (
    <>
      <textarea
        ref={area}
        className="field note-words"
        dir="auto"
        rows={3}
        aria-label={t("notes.words")}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onDone();
        }}
      />
      <div className="row">
        <button type="button" className="b" onClick={onDone}>
          {t("notes.done")}
        </button>
        {others.length > 0 && <span className="label">{t("notes.others", { names: others.join(", ") })}</span>}
      </div>
    </>
  );
}
