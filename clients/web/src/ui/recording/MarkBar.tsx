import { useEffect, useRef, useState } from "react";
import { type Board, RecordingMarker_Kind as Kind } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { Hands } from "../board/hands.ts";
import { isAsked, isWriting } from "../board/keys.ts";
import { type T, useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import type { Room } from "../room/room.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom } from "../room/use.ts";
import { settings } from "../settings/settings.ts";
import { useStore } from "../store.ts";
import { marksNow, pauses, starts } from "./acts.ts";
import { recordableOf } from "./channels.ts";
import { MomentWords } from "./MomentWords.tsx";
import { counterWords, type Mark, offsetMs, stateOf } from "./marks.ts";
import { reservedIn } from "./unwilling.ts";
import { type Capture, useCapture } from "./use.ts";
import { channelWord } from "./words.ts";
import "./recording.css";

// For who may: the recording's counter, and a button and a key for each mark.
const marks: readonly (readonly [kind: Kind, key: string, words: Key])[] = [
  [Kind.MOMENT, "T", "notes.mark.moment"],
  [Kind.QUOTE_MARK, "Q", "notes.mark.quote"],
  [Kind.DECISION_MARK, "D", "notes.mark.decision"],
];
const keyRows: readonly (readonly [key: string, words: Key])[] = [
  ["R", "recording.keys.start"],
  ["P", "recording.keys.pause"],
  ["T", "recording.keys.moment"],
  ["Q", "recording.keys.quote"],
  ["D", "recording.keys.decision"],
];

export function MarkBar({ board, hands }: { readonly board: Board; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const capture = useCapture(room);
  const channels = recordableOf(capture.channels);
  const [chosen, setChosen] = useState("");
  const [aloud, setAloud] = useState(false);
  // What runs comes first: it is what is marked.
  const running = channels.find((one) => stateOf(capture.marks, one).is === "runs");
  const channel = channels.includes(chosen) ? chosen : (running ?? channels[0] ?? "");
  const state = stateOf(capture.marks, channel);
  const runs = state.is === "runs";
  const off = board.offRecordMs !== 0n;
  const begin = () => {
    if (starts(t, room, channel, state, aloud).ok) setAloud(false);
  };
  const pause = () => pauses(t, room, channel);
  const mark = (kind: Kind) => {
    if (runs) return marksNow(t, room, hands, channel, kind);
    room.announcer.own(t("recording.nothingRuns"));
    return undefined;
  };
  const [wording, setWording] = useState<Mark>();
  const pressed = (key: string) => {
    if (off) return room.announcer.own(t("recording.off"));
    const kind = marks.find(([, one]) => one === key)?.[0];
    if (kind === Kind.MOMENT) setWording(mark(kind));
    else if (kind !== undefined) mark(kind);
    else if (key === "R" && !runs) begin();
    else if (key === "P" && runs) pause();
  };
  const told = mayNow(room, "addMarker");
  const there = channel !== "" && !board.closed && (told.may || (off && room.writesNotes));
  useMarkKeys(hands, there, pressed);
  const { singleKeys } = useStore(settings);
  const { declined, ask } = reservedIn(room, capture);
  const open = useStore(hands.beside) === "recording";
  if (!there) return null;
  const cap = (key: string) => singleKeys && <kbd>{key}</kbd>;
  if (off)
    return (
      <p className="capture-bar capture-off" role="note">
        {t("recording.off")}
      </p>
    );
  return (
    <div className={`capture-bar${runs ? " capture-runs" : ""}`} role="group" aria-label={t("recording.title")}>
      <span className="capture-what">
        {channels.length > 1 ? (
          <select
            className="field"
            aria-label={t("recording.what")}
            value={channel}
            onChange={(event) => setChosen(event.target.value)}
          >
            {channels.map((one) => (
              <option key={one} value={one}>
                {channelWord(t, one)}
              </option>
            ))}
          </select>
        ) : (
          <b>{channelWord(t, channel)}</b>
        )}
        <Counter room={room} capture={capture} channel={channel} runs={runs} />
      </span>
      <span className="capture-acts">
        {runs ? (
          <button
            type="button"
            className="b"
            {...keepsFocus}
            aria-keyshortcuts={singleKeys ? "P" : undefined}
            onClick={pause}
          >
            {t("recording.pause")} {cap("P")}
          </button>
        ) : (
          <button
            type="button"
            className="b"
            {...keepsFocus}
            aria-keyshortcuts={singleKeys ? "R" : undefined}
            onClick={begin}
          >
            {t(state.is === "paused" ? "recording.goOn" : "recording.start")} {cap("R")}
          </button>
        )}
        {runs &&
          marks.map(([kind, key, words]) => (
            <button
              key={key}
              type="button"
              className="b"
              {...keepsFocus}
              aria-keyshortcuts={singleKeys ? key : undefined}
              onClick={() => mark(kind)}
            >
              {t(words)} {cap(key)}
            </button>
          ))}
      </span>
      {!runs && (
        <label className="capture-aloud">
          <input type="checkbox" checked={aloud} onChange={(event) => setAloud(event.target.checked)} />
          <span>{t("recording.aloud")}</span>
        </label>
      )}
      {declined.length > 0 && <span className="label">{t("recording.unwilling.n", { n: declined.length })}</span>}
      {ask.length > 0 && <span className="label">{t("recording.askFirst.n", { n: ask.length })}</span>}
      <button
        type="button"
        className="b bare capture-open"
        aria-pressed={open}
        onClick={() => hands.beside.set(open ? "" : "recording")}
      >
        {t("recording.list")}
      </button>
      {wording && <MomentWords key={wording.id} mark={wording} onDone={() => setWording(undefined)} />}
    </div>
  );
}

// Whoever writes a note goes on writing: a mark takes the focus from nobody.
const keepsFocus = { onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault() };

function Counter({
  room,
  capture,
  channel,
  runs,
}: {
  readonly room: Room;
  readonly capture: Capture;
  readonly channel: string;
  readonly runs: boolean;
}) {
  const nowMs = useServerTime(room, 1_000);
  const offset = offsetMs(capture.marks, capture.intervals, channel, nowMs);
  if (offset === undefined) return null;
  return (
    <bdi className={`num${runs ? " rec" : " quiet"}`} role="timer">
      {counterWords(offset)}
    </bdi>
  );
}

// Whoever has said it aloud and ticked it goes on with the key.
function isTick({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.type === "checkbox";
}
function useMarkKeys(hands: Hands, there: boolean, does: (key: string) => void): void {
  const now = useRef(does);
  now.current = does;
  useEffect(() => {
    if (!there) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || !settings.value.singleKeys) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isAsked(hands)) return;
      if (isWriting(event) && !isTick(event)) return;
      const key = event.key.toUpperCase();
      if (!keyRows.some(([one]) => one === key)) return;
      event.preventDefault();
      now.current(key);
    };
    // Before the keys of the board, which has other uses for some of these letters.
    addEventListener("keydown", press, { capture: true });
    return () => removeEventListener("keydown", press, { capture: true });
  }, [hands, there]);
}

// In the list of keys, to who may use them.
export function MarkKeys() {
  const t = useT();
  const room = useRoom();
  if (!room.writesNotes) return null;
  return <MarkKeyRows t={t} />;
}
function MarkKeyRows({ t }: { readonly t: T }) {
  return (
    <>
      <h3 className="lab">{t("recording.title")}</h3>
      <dl className="keys">
        {keyRows.map(([key, words]) => (
          <div className="contents" key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
