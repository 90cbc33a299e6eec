import { useEffect, useState } from "react";
import type { BoardView } from "../board/model.ts";
import { keep, kept } from "../kept.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { enough, stepsDone } from "./steps.ts";
import "./warmup.css";

const name = "warmedUp";

// For who is here for the first time: a few lines that say what to try, and tick it off. They have a place of their own above
// the board, so that they cover nothing of it, stop nobody, and leave by themselves, or when somebody puts them away.
export function WarmUp({ view }: { readonly view: BoardView }) {
  const t = useT();
  const room = useRoom();
  const [over, setOver] = useState(kept<boolean>(name) === true);
  const isMine = (id: string) => room.isMine(id);
  const done = stepsDone(view, isMine);
  const finished = enough(view, isMine);
  useEffect(() => {
    if (!finished || over) return;
    keep(name, true);
    const timer = setTimeout(() => setOver(true), 4_000);
    return () => clearTimeout(timer);
  }, [finished, over]);
  if (over) return null;
  const fine = matchMedia("(hover: hover)").matches;
  const steps = [
    { done: done.wrote, words: t(fine ? "warm.write" : "warm.write.touch") },
    { done: done.moved, words: t(fine ? "warm.move" : "warm.move.touch") },
    { done: done.threw, words: t(fine ? "warm.throw" : "warm.throw.touch") },
  ];
  const putAway = () => {
    keep(name, true);
    setOver(true);
  };
  return (
    <aside className="warm-up" aria-label={t("warm.title")}>
      <header>
        <Glyph name="idea" />
        <span>{t("warm.title")}</span>
      </header>
      <ol>
        {steps.map((step) => (
          <li key={step.words} className={step.done ? "done" : ""}>
            <Glyph name={step.done ? "tick" : "plus"} />
            <span>
              {step.words}
              {step.done && <span className="vh"> {t("warm.done")}</span>}
            </span>
          </li>
        ))}
      </ol>
      <footer>
        {t(finished ? "warm.ready" : "warm.leaves")}
        <button type="button" className="link" onClick={putAway}>
          {t("close")}
        </button>
      </footer>
    </aside>
  );
}
