import { useEffect, useRef } from "react";
import type { Board } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { type T, useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { notesChannel } from "./channels.ts";
import { stateOf } from "./marks.ts";
import { type Capture, useCapture } from "./use.ts";
import { channelWord, signWords } from "./words.ts";
import "./recording.css";

// What is captured now, in plain words, to everybody: at the head of the board, on the projector, before one joins. Off
// the record and on a closed board nothing is.
export function useSigns(board: Board): { readonly runs: readonly string[]; readonly capture: Capture } {
  const t = useT();
  const room = useRoom();
  const capture = useCapture(room);
  const runs = board.closed || board.offRecordMs !== 0n ? [] : runningIn(capture);
  useAnnouncedSigns(t, capture, runs);
  return { runs, capture };
}
export function runningIn({ marks, channels }: Capture): readonly string[] {
  return channels.filter((channel) => stateOf(marks, channel).is === "runs");
}
// Once, when it changes; whoever did it has been told so already.
function useAnnouncedSigns(t: T, { marks }: Capture, runs: readonly string[]): void {
  const room = useRoom();
  const before = useRef(runs);
  useEffect(() => {
    const was = before.current;
    before.current = runs;
    const mine = (channel: string) =>
      marks.findLast((mark) => mark.channel === channel)?.by === room.session.me.participant;
    const begun = runs.filter((channel) => !was.includes(channel) && !mine(channel));
    const over = was.filter((channel) => !runs.includes(channel) && !mine(channel));
    const said = [
      ...begun.map((channel) => signWords(t, channel)),
      ...over.map((channel) => t("recording.sign.ended", { channel: channelWord(t, channel) })),
    ];
    if (said.length > 0) room.announcer.own(`${said.join(". ")}.`);
  }, [t, room, marks, runs]);
}

function pausedIn({ marks, channels }: Capture): readonly string[] {
  return channels.filter((channel) => stateOf(marks, channel).is === "paused");
}

// A button, as it leads to one's own answers.
export function HeadSigns({ board, hands }: { readonly board: Board; readonly hands: Hands }) {
  const t = useT();
  const { runs, capture } = useSigns(board);
  if (board.closed || board.offRecordMs !== 0n) return null;
  const paused = pausedIn(capture);
  const notes = capture.channels.includes(notesChannel);
  if (runs.length === 0 && paused.length === 0 && !notes) return null;
  return (
    <button
      type="button"
      className="capture-sign"
      title={t("recording.sign")}
      onClick={() => hands.beside.set(hands.beside.value === "mine" ? "" : "mine")}
    >
      {runs.map((channel) => (
        <span key={channel} className="rec">
          {signWords(t, channel)}
        </span>
      ))}
      {paused.map((channel) => (
        <span key={channel}>{t("recording.sign.paused", { channel: channelWord(t, channel) })}</span>
      ))}
      {notes && <span className="capture-notes">{signWords(t, notesChannel)}</span>}
      <span className="vh">. {t("recording.sign")}</span>
    </button>
  );
}

export function FarSigns({ board }: { readonly board: Board }) {
  const t = useT();
  const { runs } = useSigns(board);
  return runs.map((channel) => (
    <span key={channel} className="rec">
      {signWords(t, channel)}
    </span>
  ));
}
