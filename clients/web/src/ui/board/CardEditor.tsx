import { useEffect, useRef, useState } from "react";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { BoundWords } from "./bound_words.ts";
import { charactersLeft, mostCharacters } from "./limits.ts";

const growsByItself = CSS.supports("field-sizing", "content");

// A card's words, edited in place. Every keystroke is kept at once; Enter and Esc put the pen down.
export function CardEditor({
  id,
  label,
  onDone,
}: {
  readonly id: string;
  readonly label: string;
  readonly onDone: (next: "stay" | "another") => void;
}) {
  const t = useT();
  const room = useRoom();
  const area = useRef<HTMLTextAreaElement>(null);
  const [left, setLeft] = useState(mostCharacters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: open as long as the editor is; onDone is a new function each time
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const bound = new BoundWords(room.session, id, element, {
      drawn: (words) => {
        setLeft(charactersLeft(words));
        if (growsByItself) return;
        element.style.setProperty("block-size", "auto");
        element.style.setProperty("block-size", `${element.scrollHeight}px`);
      },
      refused: () => room.messages.say({ kind: "notice", saying: { code: "tooMuchWaiting", sentence: "" } }),
      carets: () => {},
      gone: () => onDone("stay"),
    });
    room.typesIn = id;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    return () => {
      room.typesIn = "";
      bound.close();
    };
  }, [room, id]);

  return (
    <>
      <textarea
        ref={area}
        className="card-words"
        aria-label={label}
        dir="auto"
        rows={1}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
            event.preventDefault();
            event.stopPropagation();
            onDone(event.key === "Enter" && (event.ctrlKey || event.metaKey) ? "another" : "stay");
          }
        }}
        onBlur={() => onDone("stay")}
      />
      {left < 40 && (
        <footer className={left < 0 ? "over" : ""}>
          {left < 0 ? t("write.tooLong", { count: -left }) : t("write.left", { count: left })}
        </footer>
      )}
    </>
  );
}
