import { useRef, useState } from "react";
import { shortened } from "../board/shortened.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { later } from "../parts/later.tsx";
import { useRoom } from "../room/use.ts";
import { clockAt } from "./clock.ts";
import { briefly, intoAndFrom, madeOf, type NoteRecord, type NotesView, othersOf } from "./merging.ts";

const OpenMenu = later(async () => (await import("../parts/OpenMenu.tsx")).OpenMenu);
const mostInMenu = 56;

interface Shown {
  readonly note: NoteRecord;
  readonly view: NotesView;
  readonly zone: string;
}
function timeOf({ body }: NoteRecord, zone: string): string {
  return body.value.atMs === 0n ? "" : clockAt(Number(body.value.atMs), zone);
}
function firstWords({ text }: NoteRecord): string {
  return shortened(briefly(text?.content ?? ""), mostInMenu);
}
// "14:05 The first words of it": as a note is named in a line.
function named(note: NoteRecord, zone: string): string {
  return `${timeOf(note, zone)} ${firstWords(note)}`.trim();
}

// Two rapporteurs began the same note: it is put together with the other one, and taken out of it again.
export function Together({ note, view, zone }: Shown) {
  const t = useT();
  const room = useRoom();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const others = mayNow(room, "mergeNotes").may ? othersOf(view, note) : [];
  const puts = (id: string) => {
    const other = others.find((one) => one.id === id);
    if (!other) return;
    // Whoever writes in one of them is waited for.
    const holder = room.holderOf(note.id) ?? room.holderOf(id);
    if (holder) {
      const sentence = t("board.writing", { name: room.nameOf(holder.by) || t("board.somebody") });
      return room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence } });
    }
    const { into, from } = intoAndFrom(note, other);
    const words = t("notes.together.said");
    if (room.does([{ case: "mergeNotes", value: { into, from: [...from] } }], words).ok)
      room.messages.say({ kind: "undoable", words });
  };
  if (others.length === 0) return null;
  const label = `${t("notes.together")} ${named(note, zone)}`;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="link note-together"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t("notes.together")}
      </button>
      {open && (
        <OpenMenu
          label={label}
          button={button}
          upward={false}
          lines={others.map((other) => ({ id: other.id, at: timeOf(other, zone), words: firstWords(other) }))}
          onChoose={puts}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

// Under a note that was put together from several; what lies in it can stand by itself again.
export function PutTogether({ note, view, zone }: Shown) {
  const t = useT();
  const room = useRoom();
  const inside = view.inside.get(note.id) ?? [];
  if (inside.length === 0) return null;
  const may = mayNow(room, "mergeNotes").may;
  const takesOut = (id: string) =>
    room.does([{ case: "mergeNotes", value: { into: note.id, from: [id], undo: true } }], t("notes.together.outSaid"));
  return (
    <div className="note-made label">
      <p>{t("notes.together.from", { count: madeOf(view, note.id) })}</p>
      {may &&
        inside.map((one) => (
          <button key={one.id} type="button" className="link" onClick={() => takesOut(one.id)}>
            {t("notes.together.out", { note: named(one, zone) })}
          </button>
        ))}
    </div>
  );
}
