import { type FormEvent, useState } from "react";
import { Identification, Quote_State } from "../../index.ts";
import { forget, keep, kept } from "../kept.ts";
import { languageShown, useT } from "../language.ts";
import { Needed, useNeeds } from "../parts/Needed.tsx";
import { useRoom } from "../room/use.ts";
import { dayWords, kindWord, kindWords, levelKey, type Quotation, wayKey, ways } from "./model.ts";
import { useSpeaking } from "./speaking.tsx";

const mostOfEvidence = 400;

interface Draft {
  readonly kinds: readonly string[];
  readonly level: Identification;
  readonly on: string;
  readonly how: string;
  readonly evidence: string;
}

// A yes that was given elsewhere, told by a rapporteur. It lets nothing out: its speaker is shown it, and answers.
export function ReportForm({ quotation, onDone }: { readonly quotation: Quotation; readonly onDone: () => void }) {
  const t = useT();
  const room = useRoom();
  const { request, requestId, wordsVersion } = quotation;
  const draftName = `report.${room.document}.${requestId}`;
  const [draft, setDraft] = useState<Draft>(
    () => kept<Draft>(draftName) ?? { kinds: [], level: Identification.NONE, on: today(), how: "", evidence: "" },
  );
  const needs = useNeeds();
  if (!request) return null;
  const set = (some: Partial<Draft>) => {
    const next = { ...draft, ...some };
    setDraft(next);
    keep(draftName, next);
  };
  const { kinds, level, on, how, evidence } = draft;
  const [noKind, noDay, noWay, noEvidence] = [kinds.length === 0, on === "", how === "", evidence.trim() === ""];
  const off = noKind || noDay || noWay || noEvidence;
  const go = (event: FormEvent) => {
    if (needs.stops(event, off)) return;
    const value = {
      request: requestId,
      quoteVersion: wordsVersion,
      kinds: [...kinds],
      identification: level,
      givenOn: on,
      how,
      evidence: evidence.trim(),
    };
    if (!room.does([{ case: "reportGrant", value }], t("quote.report.said")).ok) return;
    forget(draftName);
    onDone();
  };
  const levels = [Identification.NONE, Identification.BY_ROLE, Identification.BY_AFFILIATION, Identification.FULL];
  return (
    <form className="stack panel-form" onSubmit={go}>
      <p className="label">{t("quote.report.rule")}</p>
      <fieldset className="material">
        <legend className="lab">{t("quote.report.kinds")}</legend>
        {request.forKinds.map((kind) => (
          <label className="ask-row" key={kind}>
            <input
              type="checkbox"
              checked={kinds.includes(kind)}
              onChange={(event) =>
                set({ kinds: event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind) })
              }
            />
            <span>{kindWord(t, kind)}</span>
          </label>
        ))}
        <Needed when={needs.tried && noKind} words="needed.choice" />
      </fieldset>
      <label>
        <span className="lab">{t("quote.asked.saidBy")}</span>
        <select className="field" value={level} onChange={(event) => set({ level: Number(event.target.value) })}>
          {levels
            .filter((one) => one <= request.identificationAsked)
            .map((one) => (
              <option key={one} value={one}>
                {t(levelKey(one))}
              </option>
            ))}
        </select>
      </label>
      <label>
        <span className="lab">{t("quote.report.on")}</span>
        <input
          className="field"
          type="date"
          max={today()}
          value={on}
          aria-invalid={needs.tried && noDay}
          onChange={(event) => set({ on: event.target.value })}
        />
        <Needed when={needs.tried && noDay} words="needed.day" />
      </label>
      <label>
        <span className="lab">{t("quote.report.how")}</span>
        <select className="field" value={how} onChange={(event) => set({ how: event.target.value })}>
          <option value="">{t("quote.choose")}</option>
          {ways.map((one) => (
            <option key={one} value={one}>
              {t(wayKey(one))}
            </option>
          ))}
        </select>
        <Needed when={needs.tried && noWay} words="needed.choice" />
      </label>
      <label>
        <span className="lab">{t("quote.report.evidence")}</span>
        <input
          className="field"
          dir="auto"
          maxLength={mostOfEvidence}
          placeholder={t("quote.report.example")}
          value={evidence}
          aria-invalid={needs.tried && noEvidence}
          onChange={(event) => set({ evidence: event.target.value })}
        />
        <Needed when={needs.tried && noEvidence} />
      </label>
      <div className="row">
        <button type="submit" className="b main" aria-disabled={off}>
          {t("quote.report.send")}
        </button>
        <button type="button" className="b bare" onClick={onDone}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

// Who told of a yes, what it is said to be for, and whether its speaker has said so here. For rapporteurs and the speaker.
export function ToldYes({ quotation: { quote, request } }: { readonly quotation: Quotation }) {
  const t = useT();
  const { nameOf } = useSpeaking();
  const told = request?.reported;
  const waits = quote.state === Quote_State.REQUESTED;
  if (!told || (!waits && told.confirmedMs === 0n)) return null;
  const date = dayWords(told.givenOn, languageShown());
  const name = nameOf(told.by) || t("board.somebody");
  return (
    <div className="told-yes">
      <p>{t(waits ? "quote.report.waits" : "quote.report.confirmed", { name, date })}</p>
      <p className="label">
        {t(wayKey(told.how))} · {kindWords(t, told.kinds)} · {t(levelKey(told.identification))}
        {told.evidence !== "" && (
          <>
            {" · "}
            <bdi dir="auto">{told.evidence}</bdi>
          </>
        )}
      </p>
    </div>
  );
}
