import { useEffect, useRef } from "react";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { draftOf } from "./draft.ts";

// In the bar of a vote or a decision: the card that somebody had begun when the form for it was put aside. Whoever was in
// the middle of a word types on for a moment; those keys come here, and are no keys of the board.
export function Begun({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const aside = useStore(hands.aside);
  const words = useRef<HTMLSpanElement>(null);
  const begun = draftOf(room.document).words.trim() !== "";
  useEffect(() => {
    if (!aside || !begun) return;
    words.current?.focus();
    room.announcer.own(t("write.kept"));
  }, [aside, begun, room, t]);
  if (!begun || room.onlyReads) return null;
  return (
    <>
      <span ref={words} className="label begun" data-writes="" tabIndex={-1}>
        {t("write.kept")}
      </span>
      <button type="button" className="b" onClick={() => takeUp(hands)}>
        {t("write.goOn")}
      </button>
    </>
  );
}

// When the vote or the decision is over. Nobody is called away from what they write elsewhere meanwhile.
export function comesBack(hands: Hands): void {
  if (!hands.aside.value) return;
  if (document.activeElement?.matches("input, textarea, select, [contenteditable=true]")) hands.aside.set(false);
  else takeUp(hands);
}

// The form, with what was begun, where it was begun.
export function takeUp(hands: Hands): void {
  hands.aside.set(false);
  hands.writing.set({ region: "", merely: true });
}
