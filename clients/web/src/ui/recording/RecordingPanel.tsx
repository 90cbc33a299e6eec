import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { RecordingMarker_Kind as Kind } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { clockAt } from "../notes/clock.ts";
import { NotSent } from "../room/NotSent.tsx";
import { refusalWords } from "../room/sentences.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { announces, ends, pauses, removes, rewords, sets, starts, zoneOf } from "./acts.ts";
import { type Answering, isNotes, notAnnounced } from "./channels.ts";
import { counterWords, type Interval, type Listed, listed, type Mark, stateOf } from "./marks.ts";
import { choosableIn, goesTo, referredTo } from "./referring.ts";
import { reservedIn } from "./unwilling.ts";
import { type Capture, useCapture } from "./use.ts";
import { channelWord, channelWords, kindWords, stateWords } from "./words.ts";
import "./recording.css";

// For whoever records and takes notes: the channels of this board, who would rather not, and the marks.
export function RecordingPanel({ hands, onShown }: { readonly hands: Hands; readonly onShown: () => void }) {
  const t = useT();
  const room = useRoom();
  const capture = useCapture(room);
  const told = mayNow(room, "addMarker");
  return (
    <section className="panel-scroll capture-panel" aria-label={t("recording.title")} tabIndex={0}>
      {!told.may && <p className="label capture-why">{refusalWords(t, told.why)}</p>}
      <Channels capture={capture} may={told.may} />
      <WhoWouldNot capture={capture} />
      <Marks capture={capture} may={told.may} hands={hands} onShown={onShown} />
    </section>
  );
}

function Channels({ capture, may }: { readonly capture: Capture; readonly may: boolean }) {
  const t = useT();
  const room = useRoom();
  const others = notAnnounced(capture.channels);
  return (
    <>
      <h2 className="panel-head">{t("recording.channels")}</h2>
      <ul className="capture-channels">
        {capture.channels.map((channel) => (
          <Channel key={channel} channel={channel} capture={capture} may={may} />
        ))}
      </ul>
      {may && others.length > 0 && (
        <details className="capture-more">
          <summary>{t("recording.announce")}</summary>
          <p className="label">{t("recording.announce.more")}</p>
          <div className="row">
            {others.map((channel) => (
              <button key={channel} type="button" className="b" onClick={() => announces(t, room, channel)}>
                {t("recording.announce.go", { channel: channelWord(t, channel) })}
              </button>
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function Channel({
  channel,
  capture,
  may,
}: {
  readonly channel: string;
  readonly capture: Capture;
  readonly may: boolean;
}) {
  const t = useT();
  const room = useRoom();
  const [aloud, setAloud] = useState(false);
  const state = stateOf(capture.marks, channel);
  const runs = state.is === "runs";
  const name = channelWord(t, channel);
  const words = isNotes(channel)
    ? t("recording.state.notes")
    : stateWords(t, state, clockAt(state.sinceMs, zoneOf(room)));
  // Only announced, here and by oneself: nothing hangs on it yet.
  const [only, more] = capture.marks.filter((mark) => mark.channel === channel);
  const mine = only && !more && only.announced && state.is === "announced" && isMine(room.session.me.participant, only);
  return (
    <li>
      <p>
        <b>{name}</b> <span className={runs ? "rec" : "label"}>{words}</span>
      </p>
      {may && !isNotes(channel) && (
        <div className="row">
          {runs ? (
            <button type="button" className="b" onClick={() => pauses(t, room, channel)}>
              {t("recording.pause")}
              <span className="vh"> {name}</span>
            </button>
          ) : (
            <>
              <button
                type="button"
                className="b"
                onClick={() => starts(t, room, channel, state, aloud).ok && setAloud(false)}
              >
                {t(state.is === "paused" ? "recording.goOn" : "recording.start")}
                <span className="vh"> {name}</span>
              </button>
              <label className="capture-aloud">
                <input type="checkbox" checked={aloud} onChange={(event) => setAloud(event.target.checked)} />
                <span>{t("recording.aloud")}</span>
              </label>
            </>
          )}
          {(runs || state.is === "paused") && (
            <button type="button" className="b bare" onClick={() => ends(t, room, channel)}>
              {t("recording.stop")}
              <span className="vh"> {name}</span>
            </button>
          )}
          {mine && (
            <button type="button" className="b bare" onClick={() => removes(room, only, "")}>
              {t("recording.announce.back")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function WhoWouldNot({ capture }: { readonly capture: Capture }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { declined, ask } = reservedIn(room, capture);
  return (
    <>
      <h2 className="panel-head">{t("recording.unwilling")}</h2>
      {declined.length === 0 && <p className="panel-empty">{t("recording.unwilling.none")}</p>}
      <Answered all={declined} words={(channels) => t("recording.unwilling.no", { channels })} />
      {ask.length > 0 && <h2 className="panel-head">{t("recording.askFirst")}</h2>}
      <Answered all={ask} words={(channels) => t("recording.unwilling.ask", { channels })} />
    </>
  );
}
function Answered({
  all,
  words,
}: {
  readonly all: readonly Answering[];
  readonly words: (channels: string) => string;
}) {
  const t = useT();
  const room = useRoom();
  return (
    <ul className="capture-unwilling">
      {all.map(({ participant, channels }) => (
        <li key={participant}>
          <bdi>
            <b>{room.nameOf(participant) || t("board.somebody")}</b>
          </bdi>{" "}
          <span dir="auto">{words(channelWords(t, channels))}</span>
        </li>
      ))}
    </ul>
  );
}

function isMine(me: string, { by }: Mark): boolean {
  return by === me;
}

function Marks({
  capture,
  may,
  hands,
  onShown,
}: {
  readonly capture: Capture;
  readonly may: boolean;
  readonly hands: Hands;
  readonly onShown: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const [removed, setRemoved] = useState<Mark>();
  const head = useRef<HTMLHeadingElement>(null);
  const lines = listed(capture.marks, capture.intervals);
  return (
    <>
      <h2 ref={head} className="panel-head" tabIndex={-1}>
        {t("recording.marks")}
      </h2>
      <p className="label">{t("recording.marks.more")}</p>
      {removed && (
        <Removed
          mark={removed}
          onBack={() => {
            sets(room, removed);
            setRemoved(undefined);
            head.current?.focus();
          }}
          onClose={() => {
            setRemoved(undefined);
            head.current?.focus();
          }}
        />
      )}
      {lines.length === 0 && <p className="panel-empty">{t("recording.marks.none")}</p>}
      <ol className="capture-marks">
        {lines.map((line) =>
          line.is === "off" ? (
            <OffLine key={line.interval.fromMs} interval={line.interval} />
          ) : (
            <MarkLine
              key={line.mark.id}
              line={line}
              capture={capture}
              may={may}
              hands={hands}
              onShown={onShown}
              onRemoved={setRemoved}
            />
          ),
        )}
      </ol>
    </>
  );
}

function Removed({
  mark,
  onBack,
  onClose,
}: {
  readonly mark: Mark;
  readonly onBack: () => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const time = clockAt(mark.atMs, zoneOf(room), "with seconds");
  return (
    <p className="capture-removed">
      <span>{t("recording.removed", { kind: kindWords(t, mark.kind, false), time })}</span>
      <button ref={back} type="button" className="b" onClick={onBack}>
        {t("recording.removed.undo")}
      </button>
      <button type="button" className="b bare" onClick={onClose}>
        {t("close")}
      </button>
    </p>
  );
}

function OffLine({ interval: { fromMs, toMs } }: { readonly interval: Interval }) {
  const t = useT();
  const room = useRoom();
  const clock = (ms: number) => clockAt(ms, zoneOf(room));
  return (
    <li className="capture-interval">
      {toMs === undefined
        ? t("recording.interval.open", { from: clock(fromMs) })
        : t("recording.interval", { from: clock(fromMs), to: clock(toMs) })}
    </li>
  );
}

function MarkLine({
  line: { mark, announces: announced, offset },
  capture,
  may,
  hands,
  onShown,
  onRemoved,
}: {
  readonly line: Extract<Listed, { is: "mark" }>;
  readonly capture: Capture;
  readonly may: boolean;
  readonly hands: Hands;
  readonly onShown: () => void;
  readonly onRemoved: (mark: Mark) => void;
}) {
  const t = useT();
  const room = useRoom();
  const [writes, setWrites] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const { id, kind, channel, atMs, ref, label } = mark;
  const time = clockAt(atMs, zoneOf(room), "with seconds");
  const words = kindWords(t, kind, announced);
  const several = capture.channels.filter((one) => !isNotes(one)).length > 1;
  const mine = may && isMine(room.session.me.participant, mark);
  const begins = kind === Kind.START || kind === Kind.RESUME;
  const controls = begins || kind === Kind.PAUSE || kind === Kind.STOP;
  const referred = ref === "" ? undefined : referredTo(t, room, ref);
  const removesIt = () => {
    if (removes(room, mark, t("recording.removed", { kind: words, time })).ok) onRemoved(mark);
  };
  return (
    <li className={controls ? "capture-control" : ""}>
      <NotSent id={id} />
      <p className="capture-when">
        <time className="num">
          <bdi>{time}</bdi>
        </time>
        {offset !== undefined && (
          <span className="label num">
            <bdi aria-hidden="true">+{counterWords(offset)}</bdi>
            <span className="vh">{t("recording.into", { time: counterWords(offset) })}</span>
          </span>
        )}
        <b>{words}</b>
        {several && <span className="label">{channelWord(t, channel)}</span>}
        {begins && !mark.announced && <span className="label">{t("recording.notAloud")}</span>}
      </p>
      {label !== "" && (
        <p className="capture-label" dir="auto">
          {label}
        </p>
      )}
      {referred !== undefined && (
        <button type="button" className="link" onClick={() => goesTo(room, hands, ref, onShown)}>
          <bdi>{referred}</bdi>
        </button>
      )}
      {ref !== "" && referred === undefined && kind !== Kind.QUOTE_MARK && (
        <p className="label">{t("recording.ref.gone")}</p>
      )}
      {writes ? (
        <WordsForm
          mark={mark}
          onDone={() => {
            setWrites(false);
            setTimeout(() => change.current?.focus());
          }}
        />
      ) : (
        mine && (
          <p className="capture-foot">
            {!controls && (
              <button ref={change} type="button" className="link" onClick={() => setWrites(true)}>
                {t(label === "" && ref === "" ? "recording.words" : "recording.words.change")}
                <span className="vh"> {time}</span>
              </button>
            )}
            <button type="button" className="link" onClick={removesIt}>
              {t("recording.remove")}
              <span className="vh"> {time}</span>
            </button>
          </p>
        )
      )}
    </li>
  );
}

function WordsForm({ mark, onDone }: { readonly mark: Mark; readonly onDone: () => void }) {
  const t = useT();
  const room = useRoom();
  const [label, setLabel] = useState(mark.label);
  const [ref, setRef] = useState(mark.ref);
  const choosable = choosableIn(t, room);
  const listId = useId();
  const known = ref === "" || choosable.some(({ some }) => some.some(({ id }) => id === ref));
  const go = (event: FormEvent) => {
    event.preventDefault();
    const words = label.trim();
    if ((words === mark.label && ref === mark.ref) || rewords(room, mark, words, ref).ok) onDone();
  };
  return (
    <form
      className="stack panel-form"
      onSubmit={go}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <label>
        <span className="lab">{t("recording.label")}</span>
        <input
          className="field"
          dir="auto"
          autoFocus
          maxLength={80}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
      <label>
        <span className="lab" id={listId}>
          {t("recording.ref")}
        </span>
        <select className="field" aria-labelledby={listId} value={ref} onChange={(event) => setRef(event.target.value)}>
          <option value="">{t("recording.ref.none")}</option>
          {!known && <option value={ref}>{referredTo(t, room, ref) ?? t("recording.ref.gone")}</option>}
          {choosable.map(({ title, some }) => (
            <optgroup key={title} label={title}>
              {some.map(({ id, words }) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div className="row">
        <button type="submit" className="b">
          {t("recording.keep")}
        </button>
        <button type="button" className="b bare" onClick={onDone}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
