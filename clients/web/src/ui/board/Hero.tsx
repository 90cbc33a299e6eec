import { useEffect, useRef, useState } from "react";
import type { Board } from "../../index.ts";
import { useT } from "../language.ts";
import { PhaseClock } from "../leading/PhaseClock.tsx";
import { useLeading } from "../leading/use.ts";
import { later } from "../parts/later.tsx";
import { PillarName } from "../parts/PillarName.tsx";
import type { Pillar } from "../parts/pillars.ts";

const Back = later(async () => (await import("../meanwhile/door.ts")).Back());

// The framing question is the hero: two lines across the top, and never gone: where the page scrolls, a line of it stays.
// Beside it what is left of the phase, where there is room, and when everybody is back in plenary.
// Whoever arrives from the policy has it in focus: what had it is gone, and the question is what is read first.
export function Hero({
  board,
  pillar,
  arrives,
}: {
  readonly board: Board;
  readonly pillar: Pillar | undefined;
  readonly arrives: boolean;
}) {
  const t = useT();
  const { running } = useLeading();
  const question = useRef<HTMLElement>(null);
  const words = useRef<HTMLHeadingElement>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (arrives && globalThis.document.activeElement === globalThis.document.body) words.current?.focus();
  }, [arrives]);
  useEffect(() => {
    if (!question.current) return;
    const watching = new IntersectionObserver(([seen]) => setGone(seen?.isIntersecting === false));
    watching.observe(question.current);
    return () => watching.disconnect();
  }, []);
  return (
    <>
      <div className="question-line" aria-hidden="true">
        {gone && (
          <p>
            <span dir="auto">{board.framingQuestion || board.title}</span>
          </p>
        )}
      </div>
      <section ref={question} className="hero" aria-label={t("head.question")}>
        <div>
          {pillar && <PillarName pillar={pillar} />}
          <h1 ref={words} dir="auto" tabIndex={-1}>
            {board.framingQuestion || board.title}
          </h1>
        </div>
        <div className="hero-end">
          {running && <PhaseClock phase={running} titled />}
          {board.meeting !== "" && <Back board={board} />}
        </div>
      </section>
    </>
  );
}
