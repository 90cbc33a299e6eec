import { type Board, Phase_State } from "../../index.ts";
import { useT } from "../language.ts";
import { PillarName } from "../parts/PillarName.tsx";
import type { Pillar } from "../parts/pillars.ts";
import { useRoom } from "../room/use.ts";

// The framing question is the hero: two lines across the top, and never gone. Under it the phases as they are planned.
export function Hero({ board, pillar }: { readonly board: Board; readonly pillar: Pillar | undefined }) {
  const t = useT();
  const room = useRoom();
  const phases = [...room.session.shown.ofKind("phase")].map(({ id, body }) => ({ id, phase: body.value }));
  phases.sort((a, b) => a.phase.order - b.phase.order);
  return (
    <>
      <section className="hero" aria-label={t("head.question")}>
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
        </nav>
      )}
    </>
  );
}
