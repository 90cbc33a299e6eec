import { type FormEvent, useState } from "react";
import { Identification, Quote_State } from "../../index.ts";
import { PresenterWords as loadPresenter, UnnamedOutside as loadUnnamed } from "../checks/door.ts";
import { forget, keep, kept } from "../kept.ts";
import { languageShown, useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { clockAt } from "../notes/clock.ts";
import { DayField } from "../parts/DayField.tsx";
import { later } from "../parts/later.tsx";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { counterWords, offsetMs } from "../recording/marks.ts";
import { type Capture, useCapture } from "../recording/use.ts";
import { NotSent } from "../room/NotSent.tsx";
import type { Room } from "../room/room.ts";
import { refusalWords } from "../room/sentences.ts";
import { peopleToldApart } from "../room/told_apart.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { appearanceOf } from "./appearing.ts";
import {
  dayWords,
  inTwoWeeks,
  isGranted,
  kindsOf,
  kindWord,
  kindWords,
  levelKey,
  marksThatWait,
  mostCharacters,
  type Quotation,
  quotationsOf,
  stateKey,
  unknownSpeaker,
  withheldOf,
} from "./model.ts";
import { ReportForm, ToldYes } from "./ReportForm.tsx";
import "./quotations.css";

const PresenterWords = later(loadPresenter, undefined, false);
const UnnamedOutside = later(loadUnnamed, undefined, false);
const isOfCase = (room: Room) => (room.session.shown.board()?.presenterReviewDays ?? 0) > 0;

// For rapporteurs: words to be quoted, and what became of the question whether they may be.
export function QuotesPanel() {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  useTopic(room, "people");
  const told = mayNow(room, "captureQuote");
  const all = quotationsOf(room);
  const kept = all.filter(({ quote }) => quote.state !== Quote_State.DISCARDED);
  const discarded = all.filter(({ quote }) => quote.state === Quote_State.DISCARDED);
  const withheld = withheldOf(room);
  return (
    <section className="panel-scroll" aria-label={t("quote.title")} tabIndex={0}>
      <h2 className="panel-head">{t("quote.title")}</h2>
      <p className="label">{t("quote.rule")}</p>
      {isOfCase(room) && <PresenterWords board={room} />}
      {told.may ? <CaptureForm /> : <p className="label">{refusalWords(t, told.why)}</p>}
      {kept.length + withheld.length === 0 && <p className="panel-empty">{t("quote.none")}</p>}
      <ul className="quotations">
        {kept.map((quotation) => (
          <QuotationLine key={quotation.id} quotation={quotation} />
        ))}
        {withheld.map(({ id, state, day }) => (
          <li key={id}>
            <p className="label">
              <b>{t(stateKey(state))}</b> · <bdi>{dayWords(day, languageShown())}</bdi>
            </p>
            <p className="label">{t("quote.withheld")}</p>
          </li>
        ))}
      </ul>
      {discarded.length > 0 && (
        <details>
          <summary>{t("quote.discarded", { count: discarded.length })}</summary>
          <ul className="quotations">
            {discarded.map(({ id, words }) => (
              <li key={id}>
                <blockquote dir="auto">{words}</blockquote>
                <button
                  type="button"
                  className="b bare"
                  onClick={() => room.does([{ case: "discardQuote", value: { id, undo: true } }])}
                >
                  {t("quote.restore")}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface Captured {
  readonly text: string;
  readonly speaker: string;
  readonly mark?: string; // of the recording, at which it was said; "": just now; undefined: the last that waits for words
}

function CaptureForm() {
  const t = useT();
  const room = useRoom();
  const draftName = `quote.${room.document}`;
  const [draft, setDraft] = useState<Captured>(() => kept<Captured>(draftName) ?? { text: "", speaker: "" });
  const set = (some: Partial<Captured>) => {
    const next = { ...draft, ...some };
    setDraft(next);
    keep(draftName, next);
  };
  const capture = useCapture(room);
  const waiting = marksThatWait(capture.marks, quotationsOf(room));
  const mark = waiting.find(({ id }) => id === (draft.mark ?? waiting[0]?.id));
  const text = draft.text.trim();
  const over = [...text].length - mostCharacters;
  const needs = useNeeds();
  const [noText, noSpeaker] = [text === "", draft.speaker === ""];
  const off = noText || over > 0 || noSpeaker;
  const go = (event: FormEvent) => {
    if (needs.stops(event, noText || noSpeaker) || off) return;
    const said = mark && { marker: mark.id, saidMs: BigInt(mark.atMs) };
    const value = { id: room.session.newId(), text, speaker: draft.speaker, ...said };
    if (!room.does([{ case: "captureQuote", value }], t("quote.kept")).ok) return;
    forget(draftName);
    setDraft({ text: "", speaker: "" });
  };
  return (
    <form className="stack panel-form" onSubmit={go}>
      <label>
        <span className="lab">{t("quote.words")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={3}
          value={draft.text}
          aria-invalid={over > 0 || (needs.tried && noText)}
          onChange={(event) => set({ text: event.target.value })}
        />
        <Needed when={needs.tried && noText} />
      </label>
      {over > 0 && <p className="label">{t("write.tooLong", { count: over })}</p>}
      <SpeakerField value={draft.speaker} needed={needs.tried && noSpeaker} onChange={(speaker) => set({ speaker })} />
      {waiting.length > 0 && (
        <label>
          <span className="lab">{t("quote.when")}</span>
          <select className="field" value={mark?.id ?? ""} onChange={(event) => set({ mark: event.target.value })}>
            {waiting.map((one) => (
              <option key={one.id} value={one.id}>
                {momentWords(room, capture, one.atMs)}
              </option>
            ))}
            <option value="">{t("quote.when.now")}</option>
          </select>
        </label>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={off}>
          {t("quote.capture")}
        </button>
      </div>
    </form>
  );
}

// "11:53:05 · 0:18:02": by the clock of the place, and by the counter of the recording if one ran.
function momentWords(room: Room, { marks, intervals, channels }: Capture, atMs: number): string {
  const counted = channels.map((channel) => offsetMs(marks, intervals, channel, atMs)).find((ms) => ms !== undefined);
  const clock = clockAt(atMs, room.session.shown.board()?.timeZone ?? "", "with seconds");
  return counted === undefined ? clock : `${clock} · ${counterWords(counted)}`;
}

function SpeakerField({
  value,
  needed = false,
  onChange,
}: {
  readonly value: string;
  readonly needed?: boolean;
  readonly onChange: (speaker: string) => void;
}) {
  const t = useT();
  const room = useRoom();
  return (
    <label>
      <span className="lab">{t("quote.speaker")}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {value === "" && <option value="">{t("quote.choose")}</option>}
        <option value={unknownSpeaker}>{t("quote.unknown")}</option>
        {peopleToldApart(t, room).map(({ participant, words }) => (
          <option key={participant} value={participant}>
            {words}
          </option>
        ))}
      </select>
      <Needed when={needed} words="needed.choice" />
    </label>
  );
}

function QuotationLine({ quotation }: { readonly quotation: Quotation }) {
  const t = useT();
  const room = useRoom();
  const [asks, setAsks] = useState(false);
  const [tells, setTells] = useState(false);
  const [changes, setChanges] = useState(false);
  const capture = useCapture(room);
  const { id, quote, request, words } = quotation;
  const appears = appearanceOf(t, room, quotation);
  const open = quote.state === Quote_State.CAPTURED || quote.state === Quote_State.SUPERSEDED;
  const asked = quote.state === Quote_State.REQUESTED;
  const mayTell = asked && mayNow(room, "reportGrant").may;
  const mayChange = (open || asked || isGranted(quote)) && words !== "" && mayNow(room, "setQuote").may;
  const mayAsk = open && quote.speaker !== unknownSpeaker && mayNow(room, "requestAttribution").may;
  return (
    <li data-quote={id}>
      <NotSent id={id} />
      {words !== "" && <blockquote dir="auto">{words}</blockquote>}
      <p className="label">
        <bdi>{quote.speaker === unknownSpeaker ? t("quote.unknown") : room.nameOf(quote.speaker)}</bdi>
        {" · "}
        <bdi className="num">{momentWords(room, capture, Number(quote.saidMs))}</bdi>
        {" · "}
        <b>{t(stateKey(quote.state))}</b>
        {asked && request && (
          <>
            {" · "}
            {t("quote.until")} <bdi>{dayWords(request.answerBy, languageShown())}</bdi>
          </>
        )}
        {appears && request && (
          <>
            {" · "}
            {kindWords(t, request.kinds)} · {t(levelKey(appears.level))} (<bdi>{appears.words}</bdi>)
          </>
        )}
        {quote.state === Quote_State.DECLINED && request?.paraphraseAllowed && <> · {t("quote.mayParaphrase")}</>}
      </p>
      {appears && isOfCase(room) && <UnnamedOutside board={room} level={appears.level} />}
      <ToldYes quotation={quotation} />
      {changes && mayChange ? (
        <ChangeForm quotation={quotation} onDone={() => setChanges(false)} />
      ) : asks && mayAsk ? (
        <AskForm quotation={quotation} onDone={() => setAsks(false)} />
      ) : tells && mayTell ? (
        <ReportForm quotation={quotation} onDone={() => setTells(false)} />
      ) : (
        <div className="row">
          {mayAsk && (
            <button type="button" className="b" onClick={() => setAsks(true)}>
              {t("quote.ask")}
            </button>
          )}
          {mayChange && (
            <button type="button" className="b bare" onClick={() => setChanges(true)}>
              {t("quote.change")}
            </button>
          )}
          {mayTell && (
            <button type="button" className="b bare" onClick={() => setTells(true)}>
              {t(request?.reported ? "quote.report.again" : "quote.report")}
            </button>
          )}
          {mayTell && request?.reported && (
            <button
              type="button"
              className="b bare"
              onClick={() => room.does([{ case: "reportGrant", value: { request: quotation.requestId, undo: true } }])}
            >
              {t("quote.report.undo")}
            </button>
          )}
          {open && (
            <button
              type="button"
              className="b bare"
              onClick={() => room.does([{ case: "discardQuote", value: { id } }])}
            >
              {t("quote.discard")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

// A slip of the pen, or a speaker who was found out. Words that somebody was asked for are theirs: other words ask anew.
function ChangeForm({ quotation, onDone }: { readonly quotation: Quotation; readonly onDone: () => void }) {
  const t = useT();
  const room = useRoom();
  const { id, quote, words } = quotation;
  const [text, setText] = useState(words);
  const [speaker, setSpeaker] = useState(quote.speaker);
  const onlyCaptured = quote.state === Quote_State.CAPTURED;
  const over = [...text.trim()].length - mostCharacters;
  const needs = useNeeds();
  const noText = text.trim() === "";
  const same = text.trim() === words && speaker === quote.speaker;
  const off = noText || over > 0;
  const go = (event: FormEvent) => {
    if (needs.stops(event, noText) || off) return;
    if (same) return onDone();
    const value = {
      id,
      ...(text.trim() === words ? {} : { text: text.trim() }),
      ...(speaker === quote.speaker ? {} : { speaker }),
    };
    if (room.does([{ case: "setQuote", value }], t("quote.changed")).ok) onDone();
  };
  return (
    <form className="stack panel-form" onSubmit={go}>
      <label>
        <span className="lab">{t("quote.words")}</span>
        <textarea
          className="field"
          dir="auto"
          rows={3}
          autoFocus
          value={text}
          aria-invalid={over > 0 || (needs.tried && noText)}
          onChange={(event) => setText(event.target.value)}
        />
        <Needed when={needs.tried && noText} />
      </label>
      {over > 0 && <p className="label">{t("write.tooLong", { count: over })}</p>}
      {onlyCaptured ? (
        <SpeakerField value={speaker} onChange={setSpeaker} />
      ) : (
        <p className="label">{t("quote.change.again")}</p>
      )}
      <div className="row">
        <button type="submit" className="b" aria-disabled={off}>
          {t("quote.change.keep")}
        </button>
        <button type="button" className="b bare" onClick={onDone}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

function AskForm({ quotation, onDone }: { readonly quotation: Quotation; readonly onDone: () => void }) {
  const t = useT();
  const room = useRoom();
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const [level, setLevel] = useState(Identification.FULL);
  const [saidAs, setSaidAs] = useState("");
  const [fits, setFits] = useState(0);
  const [until, setUntil] = useState(() => inTwoWeeks(Date.now()));
  const needs = useNeeds();
  const noKind = kinds.length === 0;
  const noRole = level === Identification.BY_ROLE && saidAs.trim() === "";
  const off = noKind || until === "" || noRole;
  const go = (event: FormEvent) => {
    if (needs.stops(event, off)) return;
    const value = {
      id: room.session.newId(),
      quote: quotation.id,
      quoteVersion: quotation.wordsVersion,
      forKinds: [...kinds],
      identification: level,
      saidAs: saidAs.trim(),
      saidAsFits: saidAs.trim() === "" ? 0 : fits,
      answerBy: until,
    };
    if (room.does([{ case: "requestAttribution", value }], t("quote.asked")).ok) onDone();
  };
  return (
    <form className="stack panel-form" onSubmit={go} noValidate>
      <fieldset className="material">
        <legend className="lab">{t("quote.asked.where")}</legend>
        {kindsOf(room).map((kind) => (
          <label className="ask-row" key={kind}>
            <input
              type="checkbox"
              checked={kinds.includes(kind)}
              onChange={(event) =>
                setKinds(event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))
              }
            />
            <span>{kindWord(t, kind)}</span>
          </label>
        ))}
        <Needed when={needs.tried && noKind} words="needed.choice" />
      </fieldset>
      <label>
        <span className="lab">{t("quote.asked.saidBy")}</span>
        <select className="field" value={level} onChange={(event) => setLevel(Number(event.target.value))}>
          {[Identification.FULL, Identification.BY_AFFILIATION, Identification.BY_ROLE, Identification.NONE].map(
            (one) => (
              <option key={one} value={one}>
                {t(levelKey(one))}
              </option>
            ),
          )}
        </select>
      </label>
      {level >= Identification.BY_ROLE && (
        <>
          <label>
            <span className="lab">{t("quote.saidAs")}</span>
            <input
              className="field"
              dir="auto"
              maxLength={80}
              placeholder={t("quote.saidAs.example")}
              value={saidAs}
              aria-invalid={needs.tried && noRole}
              onChange={(event) => setSaidAs(event.target.value)}
            />
            <Needed when={needs.tried && noRole} />
          </label>
          {saidAs.trim() !== "" && (
            <label>
              <span className="lab">{t("quote.fits")}</span>
              <input
                className="field num"
                type="number"
                min={0}
                max={2000}
                value={fits}
                onChange={(event) => setFits(Math.max(0, Number(event.target.value) || 0))}
              />
            </label>
          )}
        </>
      )}
      <DayField label={t("quote.until")} value={until} needed={needs.tried && until === ""} onChange={setUntil} />
      <div className="row">
        <button type="submit" className="b main" aria-disabled={off}>
          {t("quote.send")}
        </button>
        <button type="button" className="b bare" onClick={onDone}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
