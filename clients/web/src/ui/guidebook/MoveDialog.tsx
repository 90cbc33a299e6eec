import { type FormEvent, useState } from "react";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import type { Book, EntryPart } from "./book.ts";
import { goToPart, useDesk } from "./desk.ts";
import { ChapterChoice } from "./EntryDialog.tsx";

// To another chapter, and behind which of its entries.
export function MoveDialog({
  part,
  book,
  onClose,
}: {
  readonly part: EntryPart;
  readonly book: Book;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { hands } = useDesk();
  const [chapter, setChapter] = useState(part.entry.chapter);
  const [after, setAfter] = useState("last");
  const others = book.chapters.find(({ id }) => id === chapter)?.entries.filter(({ id }) => id !== part.id) ?? [];
  const go = (event: FormEvent) => {
    event.preventDefault();
    const place = after === "first" ? "" : after === "last" ? (others.at(-1)?.id ?? "") : after;
    room.does([{ case: "moveEntry", value: { id: part.id, chapter, after: place } }], t("record.moved"));
    hands.chapter.set(chapter);
    onClose();
    goToPart(part.id);
  };
  return (
    <Sheet title={t("guide.move", { title: part.title || t("guide.untitled") })} onClose={onClose}>
      <form className="stack" onSubmit={go}>
        <ChapterChoice
          book={book}
          chosen={chapter}
          onChoose={(one) => {
            setChapter(one);
            setAfter("last");
          }}
        />
        <label>
          <span className="lab">{t("record.move.place")}</span>
          <select className="field" value={after} onChange={(event) => setAfter(event.target.value)}>
            <option value="first">{t("record.move.first")}</option>
            {others.slice(0, -1).map(({ id, title }) => (
              <option key={id} value={id}>
                {t("guide.move.after", { title: title || t("guide.untitled") })}
              </option>
            ))}
            <option value="last">{t("record.move.last")}</option>
          </select>
        </label>
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main">
            {t("record.move.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
