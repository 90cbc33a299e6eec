import { useMemo } from "react";
import { type Board, type Phase, PhaseKind } from "../../index.ts";
import { viewOf } from "../board/model.ts";
import { type T, useT } from "../language.ts";
import { leadingOf, openProposalIn, openVoteIn } from "../leading/model.ts";
import { clockOf, leftWords, phaseTitle, phaseWords } from "../leading/phases.ts";
import { isZone, shownAt, zoneHere } from "../meeting/times.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { later } from "../parts/later.tsx";
import { Mark } from "../parts/Mark.tsx";
import { PillarName } from "../parts/PillarName.tsx";
import { pillarOf } from "../parts/pillars.ts";
import { FarSigns as loadSigns } from "../recording/door.ts";
import type { Room } from "../room/room.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { Fitted } from "./Fitted.tsx";
import { ledLines, linesOf } from "./lines.ts";
import "./projector.css";

const FarProposal = later(async () => (await import("../deciding/door.ts")).FarProposal());
const FarSigns = later(loadSigns);

// The board from the far end of the room: the question, one instruction, one list, the time. Nothing to click.
export function Projector({ board }: { readonly board: Board }) {
  const t = useT();
  const room = useRoom();
  const version = useTopic(room, "document");
  useTopic(room, "words");
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown is always the same object; what it gives changes with the version
  const lines = useMemo(() => linesOf(viewOf(room.session.shown), board.silentWriting), [room, version, board]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const leading = useMemo(() => leadingOf(room.session.shown), [room, version]);
  useTopic(room, "people");
  const pillar = pillarOf(board.pillar);
  const phase = leading.running?.body.value;
  const instruction = instructionOf(t, board, phase);
  const vote = openVoteIn(leading);
  const question = board.framingQuestion || board.title;
  // A group that decides looks at the proposal, and at what came of it as long as it decides.
  const decides = leading.running?.body.value.kind === PhaseKind.DECIDE && leading.proposals.length > 0;
  const proposal = board.offRecordMs === 0n && (openProposalIn(leading) !== undefined || decides);
  return (
    <main className={`far ${pillar ? `p-${pillar}` : ""} ${instruction ? "far-instructs" : "far-asks"}`}>
      <header>
        <div>
          {pillar && <PillarName pillar={pillar} />}
          {instruction && (
            <p className="far-question" dir="auto">
              {question}
            </p>
          )}
        </div>
        <Time room={room} board={board} phase={phase} />
      </header>
      {proposal ? (
        <FarProposal leading={leading} />
      ) : (
        <>
          <Fitted key={question}>
            {instruction ? (
              <h1 dir="auto">
                <b>{instruction.title}</b> {instruction.words}
              </h1>
            ) : (
              <h1 dir="auto">{question}</h1>
            )}
          </Fitted>
          {board.offRecordMs === 0n && <List lines={lines} led={ledLines(t, room, leading)} />}
        </>
      )}
      <footer>
        <Mark pillar={pillar} />
        <bdi>{board.title}</bdi>
        {vote && (
          <span className="num">
            {t("vote.finished", { count: vote.body.value.finished, all: vote.body.value.voters })}
          </span>
        )}
        <FarSigns board={board} />
        <Line room={room} />
      </footer>
    </main>
  );
}

function instructionOf(
  t: T,
  board: Board,
  phase: Phase | undefined,
): { readonly title: string; readonly words: string } | undefined {
  if (board.offRecordMs !== 0n) return { title: t("offRecord.title"), words: t("offRecord.words") };
  if (phase) return { title: phaseTitle(t, phase), words: phaseWords(t, phase) };
  return board.silentWriting ? { title: t("silent.title"), words: t("silent.words") } : undefined;
}
// What is left of the phase; else the time of day where the meeting is.
function Time({
  room,
  board,
  phase,
}: {
  readonly room: Room;
  readonly board: Board;
  readonly phase: Phase | undefined;
}) {
  const t = useT();
  const nowMs = useServerTime(room, 1_000);
  const clock = phase && clockOf(phase, nowMs);
  const zone = isZone(board.timeZone) ? board.timeZone : zoneHere();
  const left = clock?.left;
  return (
    <p className={`far-time num${left !== undefined && left <= 60 ? " last" : ""}`}>
      {clock?.paused && <small>{t("phase.paused")}</small>}
      <bdi role="timer" aria-label={t("projector.time")}>
        {left === undefined ? shownAt(nowMs, zone).clock : leftWords(t, left)}
      </bdi>
    </p>
  );
}

function List({
  lines,
  led,
}: {
  readonly lines: ReturnType<typeof linesOf>;
  readonly led: ReturnType<typeof ledLines>;
}) {
  const t = useT();
  if (led)
    return (
      <Fitted className="far-list">
        <ol>
          {led.map(({ id, number, words, more, table, now }) => (
            <li key={id} className={now ? "now" : ""} aria-current={now ? "step" : undefined}>
              <span className="num n">{number}</span>
              <bdi>{words}</bdi>
              <small className={table ? "num table-mark" : "num"}>
                {table && <Glyph name="table" />}
                {more}
              </small>
            </li>
          ))}
        </ol>
      </Fitted>
    );
  return (
    <Fitted className="far-list">
      <ol>
        {lines.map(({ id, number, words, cards }) => (
          <li key={id}>
            <span className="num n">{number}</span>
            <span>
              <bdi>{words || t("board.group.none")}</bdi>
            </span>
            {cards !== undefined && <small className="num">{t("board.cards", { count: cards })}</small>}
          </li>
        ))}
      </ol>
    </Fitted>
  );
}

// Only when something is wrong: a room must not look at an old board without knowing.
function Line({ room }: { readonly room: Room }) {
  const t = useT();
  useTopic(room, "state");
  const { state } = room.session;
  if (state === "live") return <span />;
  return <span className="far-off">{t(state === "offline" ? "projector.offline" : "state.connecting")}</span>;
}
