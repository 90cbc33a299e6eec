import type { Recording } from "../../index.ts";
import { recordingsAt } from "../../recordings.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { counterWords, type Interval, marksOf } from "../recording/marks.ts";
import type { Room } from "../room/room.ts";
import { useRoom } from "../room/use.ts";
import { roomOf } from "./boards.ts";
import { clockAt, momentAt } from "./days.ts";
import { useDesk } from "./desk.ts";
import { addressAt, pausesOf, secondOf } from "./hearing.ts";

function pausesFor(board: Room | undefined, channel: string, offRecord: readonly Interval[]): Interval[] {
  return [...offRecord, ...(board ? pausesOf(marksOf(board.session.shown), channel) : [])];
}

// When it was said, and the way to that second in the recordings there are.
export function Hearing({
  atMs,
  board,
  reached,
}: {
  readonly atMs: number;
  readonly board: string;
  readonly reached: boolean;
}) {
  const t = useT();
  const room = useRoom();
  const { boards, recordings, pauses, zone } = useDesk();
  return (
    <span className="rec-heard num">
      <bdi>{clockAt(atMs, zone)}</bdi>
      {recordings.map((recording) => {
        if (recording.board !== "" && board !== "" && recording.board !== board) return null;
        const beside = roomOf(boards, recording.board || board);
        const second = secondOf(recording, atMs, pausesFor(beside, recording.channel, pauses));
        if (second === undefined) return null;
        const counter = counterWords(second * 1_000);
        return (
          <a
            key={recording.id}
            className="ref"
            href={addressAt(hrefOf(room.document, recording.url), second)}
            onClick={(event) => {
              const player = playerOf(recording.id);
              if (!player || event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              player.currentTime = second;
              player.scrollIntoView({ block: "nearest" });
              player.play().catch(() => {}); // it stands there, and says by itself that it cannot
            }}
            target="_blank"
            rel="noreferrer"
            tabIndex={reached ? 0 : -1}
            aria-label={t("record.hear", { label: recording.label, counter })}
          >
            <Glyph name="routes" turns /> <bdi>{counter}</bdi>
          </a>
        );
      })}
    </span>
  );
}

// One that is kept here is here whatever this server was called when it came.
const hrefOf = (document: string, url: string) =>
  recordingsAt(location.origin).idIn(document, url) === undefined ? url : new URL(url).pathname;
const playerOf = (id: string) => document.getElementById(`player-${id}`) as HTMLMediaElement | null;

// Of a recording that is kept here. There are no captions: what was said stands in the record.
function Player({
  id,
  url,
  label,
  isVideo,
}: {
  readonly id: string;
  readonly url: string;
  readonly label: string;
  readonly isVideo: boolean;
}) {
  const t = useT();
  const Media = isVideo ? "video" : "audio";
  return (
    <Media
      id={`player-${id}`}
      src={new URL(url).pathname}
      controls
      preload="none"
      className="rec-player"
      aria-label={t("record.recordings.play", { label })}
    />
  );
}

// Where the session can be heard; whoever keeps the record changes the list.
export function Recordings({ all }: { readonly all: readonly Recording[] }) {
  const t = useT();
  const room = useRoom();
  const { hands, keeps, zone } = useDesk();
  if (all.length === 0 && !keeps) return null;
  return (
    <section className="rec-recordings" aria-label={t("record.recordings")}>
      <h2 className="col-h">{t("record.recordings")}</h2>
      {all.length === 0 && <p className="label">{t("record.recordings.none")}</p>}
      <ul>
        {all.map(({ id, label, url, channel, startedMs }) => (
          <li key={id}>
            <a href={hrefOf(room.document, url)} target="_blank" rel="noreferrer">
              <bdi>{label}</bdi>
            </a>
            {recordingsAt(location.origin).idIn(room.document, url) !== undefined && (
              <Player id={id} url={url} label={label} isVideo={channel === "video"} />
            )}
            {startedMs !== 0n && (
              <span className="label">{t("record.recordings.from", { time: momentAt(Number(startedMs), zone) })}</span>
            )}
          </li>
        ))}
      </ul>
      {keeps && (
        <button type="button" className="link" onClick={() => hands.asking.set({ what: "recordings" })}>
          {t("record.recordings.change")}
        </button>
      )}
    </section>
  );
}
