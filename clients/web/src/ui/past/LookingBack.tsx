import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Replay } from "../../past.ts";
import { Canvas } from "../board/Canvas.tsx";
import { Hands } from "../board/hands.ts";
import { viewOf } from "../board/model.ts";
import { withoutItsWords } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { nothingMay } from "../leading/may.ts";
import { Outline } from "../outline/Outline.tsx";
import { useRoom } from "../room/use.ts";
import { useStore } from "../store.ts";
import { clockTime, zoneOn } from "../times.ts";
import { actsIn } from "./acts.ts";
import { HistoryBar } from "./HistoryBar.tsx";
import { Past } from "./past.ts";
import { actWords } from "./words.ts";
import "./past.css";

// The board as it was at any step, drawn as the board is drawn, and a bar to go to and fro. Nothing can be changed here.
// It is fetched anew each time: what has been taken from sight since is not in it.
export function LookingBack({ as, onLeave }: { readonly as: "board" | "outline"; readonly onLeave: () => void }) {
  const t = useT();
  const room = useRoom();
  const past = useMemo(() => new Past(room.document, new Replay()), [room]);
  const hands = useMemo(() => new Hands(), []);
  const state = useStore(past.state);
  const length = useStore(past.length);
  const [at, setAt] = useState(0);
  const stage = useRef<HTMLDivElement>(null);
  const { made: replay } = past;

  // To its end, as soon as it is here: at once, or after another try.
  const fetches = useCallback(() => void past.fetch().then(() => setAt(past.made.length)), [past]);
  useEffect(fetches, [fetches]);
  const step = replay.steps[at - 1];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the replay is always the same object; what it gives changes with its length
  const view = useMemo(
    () => viewOf(replay.at(at), (card) => withoutItsWords(card, room.session.shown)),
    [room, replay, at, length],
  );
  const acts = useMemo(() => (step ? actsIn(step) : []), [step]);
  const changed = useMemo(() => new Set(acts.flatMap(({ ids, place }) => [...ids, place])), [acts]);
  const said = acts.map((act) => actWords(t, room, act, replay.head)).join(" ");

  const wound = useRef(false);
  const go = useCallback((next: number) => {
    wound.current = true;
    setAt(next);
  }, []);
  useEffect(() => {
    if (!wound.current) return;
    const [paper] = [...changed].flatMap((id) => stage.current?.querySelector(`[data-card="${CSS.escape(id)}"]`) ?? []);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset.motion;
    paper?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm ? "auto" : "smooth" });
  }, [changed]);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onLeave();
    };
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, [onLeave]);

  const nothing = () => {};
  const shown = { view, hands, silent: false, may: nothingMay, onEdit: nothing, changed };
  return (
    <div ref={stage} className="looking-back">
      <p className="banner then" role="note">
        {t("past.banner", { time: step ? clockTime(step.atMs, zoneOn(room)) : "" })}
      </p>
      {state === "here" && (as === "board" ? <Canvas {...shown} /> : <Outline {...shown} />)}
      {state !== "here" && (
        <div className="canvas past-waits" id="board" role="status">
          <p>{t(state === "fetching" ? "past.fetching" : "past.outOfReach")}</p>
          {state === "out of reach" && (
            <button type="button" className="b" onClick={fetches}>
              {t("tryNow")}
            </button>
          )}
        </div>
      )}
      <HistoryBar replay={replay} at={at} length={length} said={said} onGo={go} onLeave={onLeave} />
    </div>
  );
}
