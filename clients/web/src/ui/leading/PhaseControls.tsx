import { type Board, Phase_State, PhaseKind } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { MenuButton } from "../parts/MenuButton.tsx";
import { useRoom } from "../room/use.ts";
import { mayCloseNow } from "./closing.ts";
import { asksFirst, moreTime, startOf, useOneTap, useSecondTap } from "./doing.ts";
import { leadingLines, leads } from "./menu.ts";
import { closesNext, missingToClose, roundIn } from "./model.ts";
import { phaseTitle } from "./phases.ts";
import { isClosed, opensAgain } from "./reopening.ts";
import { useLeading } from "./use.ts";

// What whoever leads can do with the phase: the next one, time, a pause; the rest in a menu.
export function PhaseControls({ board, hands }: { readonly board: Board; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const { waits, tap } = useOneTap();
  const isSecond = useSecondTap();
  const { running, next, previous } = leading;
  if (isClosed(board, leading))
    return (
      <button type="button" className="b" aria-disabled={waits} onClick={() => tap(...opensAgain(board, leading))}>
        {t("phase.reopen")}
      </button>
    );
  const paused = running?.body.value.state === Phase_State.PAUSED;
  const waitsForHarvest = closesNext(leading) && missingToClose(leading);
  const time = (minutes: number, words: string) =>
    running && (
      <button type="button" className="b num" aria-disabled={waits} onClick={() => tap(moreTime(running, minutes))}>
        {words}
      </button>
    );
  return (
    <div className="phase-controls" role="group" aria-label={t("phase.controls")}>
      {running?.body.value.deadlineMs !== 0n && time(-1, t("phase.minus", { count: 1 }))}
      {time(1, t("phase.plus", { count: 1 }))}
      {time(5, t("phase.plus", { count: 5 }))}
      {running && (
        <button
          type="button"
          className="b"
          aria-disabled={waits}
          onClick={() => tap({ case: "pausePhase", value: { id: running.id, paused: !paused } })}
        >
          {t(paused ? "phase.resume" : "phase.pause")}
        </button>
      )}
      {running?.body.value.kind === PhaseKind.ROUND && !roundIn(leading).speaks && (
        <button type="button" className="b" onClick={() => hands.asking.set({ what: "round" })}>
          {t("round.begin")}
        </button>
      )}
      {next && !waitsForHarvest && (
        <button
          type="button"
          className="b phase-next"
          aria-disabled={waits}
          onClick={(event) => {
            if (isSecond(event)) return;
            if (asksFirst(board, leading, next.id)) hands.asking.set({ what: "phase", id: next.id });
            else tap(startOf(leading, next.id));
          }}
        >
          {t(running ? "phase.next" : "phase.begin", { title: phaseTitle(t, next.body.value) })}
        </button>
      )}
      {mayCloseNow(leading) && (
        <button
          type="button"
          className="b phase-next"
          aria-disabled={waits}
          onClick={(event) => isSecond(event) || hands.asking.set({ what: "close" })}
        >
          {t("phase.close.open")}
        </button>
      )}
      {waitsForHarvest && (
        <button
          type="button"
          className="b phase-next"
          onClick={() => hands.beside.set("harvest")}
          title={t("refused.harvestFirst")}
        >
          {t("harvest.first")}
        </button>
      )}
      <MenuButton
        label={t("phase.menu")}
        className="bare"
        onChoose={(line) => leads(room, hands, leading, line)}
        lines={[
          previous !== undefined && {
            id: "back",
            words: t("phase.back", { title: phaseTitle(t, previous.body.value) }),
          },
          running !== undefined && { id: "end", words: t("phase.end") },
          (previous !== undefined || running !== undefined) && "line",
          ...leadingLines(t, room, leading),
        ]}
      >
        <Glyph name="more" />
      </MenuButton>
    </div>
  );
}
