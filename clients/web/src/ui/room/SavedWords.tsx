import { useEffect, useState } from "react";
import type { SavedState } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { Glyph, type GlyphName } from "../parts/Glyph.tsx";
import { Calm } from "./calm.ts";
import type { Room } from "./room.ts";
import { useRoom, useTopic } from "./use.ts";

interface Shown {
  readonly look: "saved" | "sending" | "offline" | "plain";
  readonly glyph: GlyphName;
  readonly words: string;
}

function shownOf(t: T, room: Room, state: SavedState): Shown {
  const { changes } = state;
  if (state.keepingFails && state.unkept > 0)
    return { look: "offline", glyph: "warn", words: t("state.unkept", { count: state.unkept }) };
  switch (state.kind) {
    case "saved":
      if (room.onlyReads) return { look: "plain", glyph: "lock", words: t("state.readOnly") };
      return { look: "saved", glyph: "tick", words: t("state.saved") };
    case "sending":
      return { look: "sending", glyph: "send", words: t("state.sending", { count: changes }) };
    case "readOnly":
      return { look: "plain", glyph: "lock", words: t("state.readOnly") };
    case "offline":
      if (changes === 0 && room.session.state !== "offline")
        return { look: "plain", glyph: "off", words: t("state.connecting") };
      if (changes === 0) return { look: "offline", glyph: "off", words: t("state.offline") };
      return { look: "offline", glyph: "keep", words: t("state.offlineKeeping", { count: changes }) };
    case "stopped":
      return { look: "plain", glyph: "no", words: t("state.stopped") };
    default:
      return state satisfies never;
  }
}

// Are my changes safe? Always words, at every width. A change that is stored at once does not make the word flicker, and is
// not read out.
export function SavedWords() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  const state = room.savedState();
  const passing = state.kind === "sending" && !state.keepingFails;
  const [calm] = useState(() => new Calm<() => Shown>());
  const [, lookAgain] = useState(0);
  // As a function, so that what stays is said in the language of now.
  const { said, again } = calm.says(() => shownOf(t, room, state), passing, performance.now());
  useEffect(() => {
    if (again === undefined) return;
    const timer = setTimeout(() => lookAgain((count) => count + 1), again);
    return () => clearTimeout(timer);
  });
  const { look, glyph, words } = said();
  return (
    <span className={`state ${look}`} data-saved={state.kind} role="status">
      <Glyph name={glyph} />
      <bdi>{words}</bdi>
    </span>
  );
}
