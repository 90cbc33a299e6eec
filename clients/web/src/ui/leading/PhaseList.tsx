import { type Phase, Phase_State, PhaseKind } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { type T, useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { begins } from "./menu.ts";
import { missingToClose } from "./model.ts";
import { phaseTitle, phaseWords } from "./phases.ts";
import { useLeading } from "./use.ts";

// The whole plan: what was, with the minutes it took; what is; what comes.
export function PhaseList({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const closed = room.session.shown.board()?.closed ?? false;
  return (
    <ol id="phase-list" className="phase-list">
      {leading.phases.map(({ id, body: { value: phase } }, at) => {
        const now = leading.running?.id === id;
        const waits = phase.kind === PhaseKind.CLOSE && missingToClose(leading);
        return (
          <li key={id} className={now ? "now" : ""} aria-current={now ? "step" : undefined}>
            <span className="num quiet">{at + 1}</span>
            <div>
              <b dir="auto">{phaseTitle(t, phase)}</b>
              <p className="label" dir="auto">
                {phaseWords(t, phase)}
              </p>
            </div>
            <span className="label num">{timeWords(t, phase)}</span>
            {room.leads && !now && !closed && (
              <button
                type="button"
                className="b"
                aria-disabled={waits}
                title={waits ? t("refused.harvestFirst") : undefined}
                onClick={() => waits || begins(room, hands, leading, id)}
              >
                {t(phase.state === Phase_State.ENDED ? "phase.again" : "phase.begin.short")}
                <span className="vh"> {phaseTitle(t, phase)}</span>
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

// "9 minutes planned", "11 of 9 minutes", "left out".
function timeWords(t: T, phase: Phase): string {
  const planned = phase.plannedMinutes;
  switch (phase.state) {
    case Phase_State.SKIPPED:
      return t("phase.skipped");
    case Phase_State.RUNNING:
    case Phase_State.PAUSED:
      return t("meeting.now");
    case Phase_State.ENDED: {
      const ms = Number(phase.endedMs - phase.startedMs - phase.pausedForMs);
      const took = Math.max(0, Math.round(ms / 60_000));
      return planned === 0 ? t("policy.minutes", { count: took }) : t("phase.took", { count: planned, took });
    }
    default:
      return planned === 0 ? t("phase.noEnd") : t("policy.minutes", { count: planned });
  }
}
