import { type FormEvent, useState } from "react";
import type { Key } from "../../locales/strings.ts";
import { useT } from "../language.ts";
import { Choices } from "../parts/Choices.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { Why } from "../record/Why.tsx";
import { useRoom } from "../room/use.ts";
import type { Book } from "./book.ts";
import { goToPart, useDesk } from "./desk.ts";
import { type EntryType, entryTypes } from "./fields.ts";

const meant: { readonly [type in EntryType]: Key } = {
  case: "guide.case.means",
  example: "guide.example.means",
  tool: "guide.tool.means",
};

// A new case, example or tool.
export function EntryDialog({
  book,
  chapter,
  onClose,
}: {
  readonly book: Book;
  readonly chapter: string;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const { hands } = useDesk();
  const [type, setType] = useState<EntryType>("case");
  const [into, setInto] = useState(chapter);
  const [title, setTitle] = useState("");
  const [why, setWhy] = useState("");
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "") return setWhy(t("guide.no.title"));
    const id = room.session.newId();
    const value = { id, type, chapter: into, title: title.trim(), fields: [] };
    if (!room.does([{ case: "addEntry", value }], t("guide.add.said")).ok) return;
    hands.chapter.set(into);
    onClose();
    goToPart(id);
  };
  return (
    <Sheet title={t("guide.add")} onClose={onClose}>
      <form className="stack" onSubmit={go} noValidate>
        <Choices
          legend={t("guide.add.type")}
          chosen={type}
          onChoose={setType}
          choices={entryTypes.map((one) => ({ value: one, words: t(meant[one]) }))}
        />
        <label>
          <span className="lab">{t("guide.fact.title")}</span>
          <input
            className="field"
            dir="auto"
            maxLength={300}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <ChapterChoice book={book} chosen={into} onChoose={setInto} />
        <Why words={why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main">
            {t("guide.add.go")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

export function ChapterChoice({
  book,
  chosen,
  onChoose,
}: {
  readonly book: Book;
  readonly chosen: string;
  readonly onChoose: (chapter: string) => void;
}) {
  const t = useT();
  return (
    <label>
      <span className="lab">{t("guide.chapter")}</span>
      <select className="field" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {book.chapters.map(({ id, title, number }) => (
          <option key={id} value={id}>
            {`${number} ${title}`}
          </option>
        ))}
      </select>
    </label>
  );
}
