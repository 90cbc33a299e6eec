import { useEffect, useId, useRef, useState } from "react";
import type { Board } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { gives, hasToTell, tells, toldBy } from "./acts.ts";
import { answers, answerTo, type CaptureAnswer, type CaptureAnswers, isNotes, toBeAsked } from "./channels.ts";
import { useSigns } from "./Signs.tsx";
import { useCapture } from "./use.ts";
import { answerKeys, channelWord, questionWords, signWords } from "./words.ts";
import "./recording.css";

// One channel, one question, three answers.
function Question({
  channel,
  answer,
  onAnswer,
}: {
  readonly channel: string;
  readonly answer: CaptureAnswer;
  readonly onAnswer: (answer: CaptureAnswer) => void;
}) {
  const t = useT();
  const name = useId();
  return (
    <fieldset className="capture-question">
      <legend>{questionWords(t, channel)}</legend>
      <div className="capture-answers">
        {answers.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={one === answer} onChange={() => onAnswer(one)} />
            <span>{t(answerKeys[one])}</span>
          </label>
        ))}
      </div>
      {isNotes(channel) && <p className="label">{t("recording.ask.notes.more")}</p>}
    </fieldset>
  );
}

// Before the board: channel by channel, as the policy screen keeps and sends it.
export function JoiningAnswers({
  board,
  chosen,
  onAnswer,
  tell,
  onTell,
  onAsked,
}: {
  readonly board: Board;
  readonly chosen: CaptureAnswers;
  readonly onAnswer: (channel: string, answer: CaptureAnswer) => void;
  readonly tell: boolean;
  readonly onTell: (tell: boolean) => void;
  readonly onAsked: (channels: readonly string[]) => void; // these stand on the screen
}) {
  const t = useT();
  const room = useRoom();
  const { runs, capture } = useSigns(board);
  const { channels, answered } = capture;
  const asked = useRef(onAsked);
  asked.current = onAsked;
  useEffect(() => asked.current(channels), [channels]);
  const now = { ...answered, ...chosen };
  const declined = channels.some((channel) => now[channel] === "declined");
  return (
    <section className="capture-joining" aria-label={t("recording.ask.title")}>
      <h2>{t("recording.ask.title")}</h2>
      {runs.map((channel) => (
        <p key={channel} className="rec">
          {signWords(t, channel)}
        </p>
      ))}
      {channels.map((channel) => (
        <Question
          key={channel}
          channel={channel}
          answer={answerTo(channel, now)}
          onAnswer={(answer) => onAnswer(channel, answer)}
        />
      ))}
      {declined && hasToTell(channels, now) && mayNow(room, "setSignal").may && (
        <label className="ask-row">
          <input type="checkbox" checked={tell} onChange={(event) => onTell(event.target.checked)} />
          <span>
            <b>{t("recording.tell.go")}</b>
            <small className="capture-small">{t("recording.tell.hidden")}</small>
          </span>
        </label>
      )}
      <p className="label">{t("recording.ask.hint")}</p>
    </section>
  );
}

// A channel that was announced since one came: told, and asked where one is.
export function NewChannels() {
  const t = useT();
  const room = useRoom();
  const capture = useCapture(room);
  const { channels, answered } = capture;
  const [unsaid, setUnsaid] = useState(false); // what was answered just now is known to nobody else
  const asked = toBeAsked(channels, answered);
  useAsked(t, asked);
  const [channel] = asked;
  if (channel !== undefined)
    return (
      <div className="flag" role="group" aria-label={questionWords(t, channel)}>
        <Glyph name="hand" />
        <span>
          <b>{t("recording.new", { channel: channelWord(t, channel) })}</b> {questionWords(t, channel)}
        </span>
        <span className="capture-flag-answers">
          {answers.map((answer) => (
            <button
              key={answer}
              type="button"
              className="b"
              onClick={() => gives(t, room, capture, channel, answer).ok && setUnsaid(answer !== "accepted")}
            >
              {t(answerKeys[answer])}
            </button>
          ))}
        </span>
      </div>
    );
  if (!unsaid || toldBy(room) !== "" || !hasToTell(channels, answered) || !mayNow(room, "setSignal").may) return null;
  return (
    <div className="flag" role="note">
      <Glyph name="hand" />
      <span>{t("recording.tell.hidden")}</span>
      <button type="button" className="b" onClick={() => tells(t, room, channels, answered)}>
        {t("recording.tell.go")}
      </button>
      <button type="button" className="b bare" onClick={() => setUnsaid(false)}>
        {t("close")}
      </button>
    </div>
  );
}
function useAsked(t: T, asked: readonly string[]): void {
  const room = useRoom();
  const first = asked[0] ?? "";
  useEffect(() => {
    if (first === "") return;
    room.announcer.own(`${t("recording.new", { channel: channelWord(t, first) })} ${questionWords(t, first)}`);
  }, [t, room, first]);
}

// Among one's contributions: changed by the same tap by which it was given.
export function MyAnswers() {
  const t = useT();
  const room = useRoom();
  const capture = useCapture(room);
  useTopic(room, "state");
  const { channels, answered } = capture;
  const told = toldBy(room);
  return (
    <>
      <h2 className="panel-head">{t("recording.mine")}</h2>
      {channels.map((channel) => (
        <Question
          key={channel}
          channel={channel}
          answer={answerTo(channel, answered)}
          onAnswer={(answer) => gives(t, room, capture, channel, answer)}
        />
      ))}
      <p className="label">{t("recording.mine.more")}</p>
      {told !== "" && (
        <p className="label capture-told" dir="auto">
          {t("recording.tell.again", { words: told })}
        </p>
      )}
      {told === "" && hasToTell(channels, answered) && (
        <div className="capture-told">
          <p className="label">{t("recording.tell.hidden")}</p>
          {mayNow(room, "setSignal").may && (
            <button type="button" className="b" onClick={() => tells(t, room, channels, answered)}>
              {t("recording.tell.go")}
            </button>
          )}
        </div>
      )}
    </>
  );
}
