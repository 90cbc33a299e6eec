import { useEffect, useId, useRef } from "react";
import type { Board } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { gives } from "./acts.ts";
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
  onAsked,
}: {
  readonly board: Board;
  readonly chosen: CaptureAnswers;
  readonly onAnswer: (channel: string, answer: CaptureAnswer) => void;
  readonly onAsked: (channels: readonly string[]) => void; // these stand on the screen
}) {
  const t = useT();
  const { runs, capture } = useSigns(board);
  const { channels, answered } = capture;
  const asked = useRef(onAsked);
  asked.current = onAsked;
  useEffect(() => asked.current(channels), [channels]);
  const now = { ...answered, ...chosen };
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
      <p className="label">
        {t("recording.ask.seen")} {t("recording.ask.hint")}
      </p>
    </section>
  );
}

// A channel that was announced since one came: told, and asked where one is.
export function NewChannels() {
  const t = useT();
  const room = useRoom();
  const capture = useCapture(room);
  const { channels, answered } = capture;
  const asked = toBeAsked(channels, answered);
  useAsked(t, asked);
  const [channel] = asked;
  if (channel === undefined) return null;
  return (
    <div className="flag" role="group" aria-label={questionWords(t, channel)}>
      <Glyph name="hand" />
      <span>
        <b>{t("recording.new", { channel: channelWord(t, channel) })}</b> {questionWords(t, channel)}{" "}
        {t("recording.ask.seen")}
      </span>
      <span className="capture-flag-answers">
        {answers.map((answer) => (
          <button key={answer} type="button" className="b" onClick={() => gives(t, room, capture, channel, answer)}>
            {t(answerKeys[answer])}
          </button>
        ))}
      </span>
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
  const { channels, answered } = capture;
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
      <p className="label">
        {t("recording.ask.seen")} {t("recording.mine.more")}
      </p>
    </>
  );
}
