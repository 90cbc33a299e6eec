import { useEffect, useRef, useState } from "react";
import { type Board, type Phase, Phase_State } from "../../index.ts";
import { useT } from "../language.ts";
import { PillarName } from "../parts/PillarName.tsx";
import type { Pillar } from "../parts/pillars.ts";
import { useRoom } from "../room/use.ts";

// The framing question is the hero: two lines across the top, and never gone: where the page scrolls, a line of it stays.
// Under it the phases as they are planned, or, where there is no room, the one that is on.
export function Hero({ board, pillar }: { readonly board: Board; readonly pillar: Pillar | undefined }) {
  const t = useT();
  const room = useRoom();
  const phases = [...room.session.shown.ofKind("phase")].map(({ id, body }) => ({ id, phase: body.value }));
  phases.sort((a, b) => a.phase.order - b.phase.order);
  const question = useRef<HTMLElement>(null);
  const [gone, setGone] = useState(false);
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
        {pillar && <PillarName pillar={pillar} />}
        <h1 dir="auto">{board.framingQuestion || board.title}</h1>
      </section>
      {phases.length > 0 && (
        <nav className="phases" aria-label={t("head.phases")}>
          <ol className="ruler">
            {phases.map(({ id, phase }) => (
              <li
                key={id}
                ref={(element) => element?.style.setProperty("flex-grow", String(Math.max(1, phase.plannedMinutes)))}
                className={
                  phase.state === Phase_State.RUNNING ? "now" : phase.state === Phase_State.ENDED ? "done" : ""
                }
                aria-current={phase.state === Phase_State.RUNNING ? "step" : undefined}
              >
                <span className="t" dir="auto">
                  {phase.title}
                </span>
                <span className="m num">{phase.plannedMinutes}</span>
              </li>
            ))}
          </ol>
          <PhaseNow phases={phases.map(({ phase }) => phase)} />
        </nav>
      )}
    </>
  );
}

function PhaseNow({ phases }: { readonly phases: readonly Phase[] }) {
  const t = useT();
  const at = phases.findIndex(({ state }) => state === Phase_State.RUNNING);
  const phase = phases[at];
  const minutes = phases.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
  if (!phase)
    return (
      <p className="phase-now planned">
        <span>{t("head.phases.all", { count: phases.length })}</span>
        <span className="num">{t("policy.minutes", { count: minutes })}</span>
      </p>
    );
  return (
    <p className="phase-now" aria-hidden="true">
      <b dir="auto">{phase.title}</b>
      <span className="num">{t("head.phases.step", { at: at + 1, all: phases.length })}</span>
    </p>
  );
}
