import { useEffect, useRef, useState } from "react";
import { Hands as BoardHands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { Around } from "../notes/around.ts";
import { NotePage } from "../notes/note_page.ts";
import { noBoard } from "../record/boards.ts";
import { useRoom } from "../room/use.ts";

// As the server counts them (facilitation/rules/limits.h).
const mostCharacters = 20_000;
const mostBytes = 65_536;

// A field's words, edited in place by several people at once: the editor of notes. What they come from is kept beside them.
export function FieldEditor({
  id,
  label,
  onDone,
}: {
  readonly id: string;
  readonly label: string;
  readonly onDone: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const place = useRef<HTMLDivElement>(null);
  const [others, setOthers] = useState<readonly string[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  // biome-ignore lint/correctness/useExhaustiveDependencies: open as long as the field is
  useEffect(() => {
    if (!place.current) return;
    const page = new NotePage(
      room.session,
      id,
      place.current,
      new Around(room, noBoard, new BoardHands(), () => {}),
      {
        refused: ({ why }) => room.messages.say({ kind: "notice", saying: why }),
        tooLong: () =>
          room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: t("guide.tooLong") } }),
        done: () => done.current(),
        others: setOthers,
        nameOf: (participant) => room.nameOf(participant),
        gone: () => done.current(),
      },
      {
        label: t("guide.words", { field: label }),
        placeholder: t("guide.placeholder"),
        mostCharacters,
        mostBytes,
        refers: false,
      },
    );
    page.focus();
    return () => page.close();
  }, [room, id]);
  return (
    <div className="writer gb-writer">
      <div ref={place} className="note-editor" />
      <div className="writer-foot label">
        {others.length > 0 && (
          <p role="status">{t("notes.others", { names: others.map((one) => room.nameOf(one)).join(", ") })}</p>
        )}
        <button type="button" className="b" onClick={() => done.current()}>
          {t("notes.done")}
        </button>
      </div>
    </div>
  );
}
