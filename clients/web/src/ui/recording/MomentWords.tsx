import { type FormEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useT } from "../language.ts";
import { clockAt } from "../notes/clock.ts";
import { useRoom } from "../room/use.ts";
import { rewords, zoneOf } from "./acts.ts";
import type { Mark } from "./marks.ts";

// What a moment was, right after its key: letters typed then are its words, and no further keys. The mark stands already.
export function MomentWords({ mark, onDone }: { readonly mark: Mark; readonly onDone: () => void }) {
  const t = useT();
  const room = useRoom();
  const [label, setLabel] = useState("");
  const hint = useId();
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  // Before the next key comes.
  useLayoutEffect(() => {
    before.current = document.activeElement;
    field.current?.focus();
  }, []);
  const leave = () => {
    onDone();
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const words = label.trim();
    if (words === "" || rewords(room, mark, words, mark.ref).ok) leave();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  return (
    <form className="capture-moment" onSubmit={keep} onKeyDown={keys}>
      <label>
        <span className="lab">
          {t("recording.label.of", { time: clockAt(mark.atMs, zoneOf(room), "with seconds") })}
        </span>
        <input
          ref={field}
          className="field"
          dir="auto"
          maxLength={80}
          aria-describedby={hint}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
      <button type="submit" className="b">
        {t("recording.keep")}
      </button>
      <p className="label" id={hint}>
        {t("recording.label.keys")}
      </p>
    </form>
  );
}
