import { useEffect, useRef, useState } from "react";
import { Hands as BoardHands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { Around } from "../notes/around.ts";
import { NotePage } from "../notes/note_page.ts";
import { useRoom } from "../room/use.ts";
import { noBoard } from "./boards.ts";

// As the server counts them (facilitation/rules/limits.h).
const mostCharacters = 4_000;

// A paragraph's words, edited in place by whoever keeps the record, several at a time: the editor of notes. What it comes
// from is kept beside it, so that no reference stands in the words.
export function ParagraphEditor({
  id,
  number,
  onDone,
}: {
  readonly id: string;
  readonly number: string;
  readonly onDone: (next: "stay" | "another") => void;
}) {
  const t = useT();
  const room = useRoom();
  const place = useRef<HTMLDivElement>(null);
  const [others, setOthers] = useState<readonly string[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  // biome-ignore lint/correctness/useExhaustiveDependencies: open as long as the paragraph is
  useEffect(() => {
    if (!place.current) return;
    let beside = 0;
    const leave = (next: "stay" | "another") => {
      // Nothing written is no paragraph; unless somebody else is about to.
      if (page.isEmpty && beside === 0) room.does([{ case: "trashParagraph", value: { id } }]);
      done.current(next);
    };
    const page: NotePage = new NotePage(
      room.session,
      id,
      place.current,
      new Around(room, noBoard, new BoardHands(), () => {}),
      {
        refused: ({ why }) => room.messages.say({ kind: "notice", saying: why }),
        tooLong: () =>
          room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: t("record.tooLong") } }),
        done: leave,
        others: (now) => {
          beside = now.length;
          setOthers(now);
        },
        nameOf: (participant) => room.nameOf(participant),
        gone: () => done.current("stay"),
      },
      {
        label: t("record.words", { number }),
        placeholder: t("record.placeholder"),
        mostCharacters,
        mostBytes: 4 * mostCharacters,
        refers: false,
      },
    );
    page.focus();
    return () => page.close();
  }, [room, id]);
  return (
    <div className="writer rec-writer">
      <div ref={place} className="note-editor" />
      <div className="writer-foot label">
        <p>{t("record.hint")}</p>
        {others.length > 0 && (
          <p role="status">{t("notes.others", { names: others.map((one) => room.nameOf(one)).join(", ") })}</p>
        )}
        <button type="button" className="b" onClick={() => done.current("stay")}>
          {t("notes.done")}
        </button>
      </div>
    </div>
  );
}
