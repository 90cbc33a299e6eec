import { useEffect, useState } from "react";
import type { SavedState } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { Glyph, type GlyphName } from "../parts/Glyph.tsx";
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

const calmMs = 400;

// Are my changes safe? Always words, at every width. A change that is stored at once does not make the word flicker.
export function SavedWords() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  const state = room.savedState();
  const sending = state.kind === "sending";
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!sending) return setLong(false);
    const timer = setTimeout(() => setLong(true), calmMs);
    return () => clearTimeout(timer);
  }, [sending]);
  const calm = sending && !long;
  const { look, glyph, words } = shownOf(t, room, calm ? { ...state, kind: "sending" } : state);
  return (
    <span className={`state ${look}`} data-saved={state.kind} role="status">
      <Glyph name={glyph} />
      <bdi>{words}</bdi>
    </span>
  );
}
