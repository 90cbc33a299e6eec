import { useState } from "react";
import type { SourceRef } from "../../index.ts";
import { type T, useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { roomOf } from "../record/boards.ts";
import { clockAt, zoneOf } from "../record/days.ts";
import { addressAt, secondOf } from "../record/hearing.ts";
import { paperOf } from "../record/paper.ts";
import { sourceWords } from "../record/sources.ts";
import { counterWords } from "../recording/marks.ts";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { useDesk } from "./desk.ts";
import { leadsTo } from "./entering.ts";
import { recordOf } from "./record_of.ts";

const most = 12; // then a word for the rest

// Links to what a passage comes from: cards, decisions, notes on boards, paragraphs of records. What whoever reads may not
// see is counted, and not named.
export function Sources({ sources }: { readonly sources: readonly SourceRef[] }) {
  const t = useT();
  const { boards } = useDesk();
  if (sources.length === 0) return null;
  const shown = sources.slice(0, most).flatMap((source) => {
    const beside = roomOf(boards, source.document);
    return beside ? [{ source, beside }] : [];
  });
  const others = sources.length - shown.length;
  return (
    <>
      {shown.map(({ source, beside }) => (
        <SourceLink key={`${source.document} ${source.id}`} source={source} beside={beside} />
      ))}
      {others > 0 && <span className="label">{t("guide.sources.others", { count: others })}</span>}
    </>
  );
}

export function wordsOfSource(t: T, beside: Room, source: SourceRef): string | undefined {
  const words = sourceWords(t, beside, source);
  if (words !== undefined) return words;
  const { body } = beside.session.shown.find(source.id) ?? {};
  if (body?.case === "recordingMarker") {
    const zone = zoneOf(beside.session.shown.board()?.timeZone ?? "");
    return t("guide.source.moment", { time: clockAt(Number(body.value.atMs), zone) });
  }
  if (!beside.session.shown.paragraph(source.id)) return undefined;
  const number = paperOf(beside.session.shown).paragraphs.find(({ id }) => id === source.id)?.number;
  return number === undefined ? undefined : t("guide.source.paragraph", { number });
}

function SourceLink({ source, beside }: { readonly source: SourceRef; readonly beside: Room }) {
  const t = useT();
  const room = useRoom();
  useTopic(beside, "document");
  const [fault, setFault] = useState(false);
  const words = wordsOfSource(t, beside, source);
  if (words === undefined) return null;
  const title = beside.session.shown.board()?.title ?? beside.session.shown.sessionRecord()?.title ?? "";
  const goes = async () => setFault(!(await leadsTo(room.document, source.document, source.id)));
  return (
    <span className="gb-ref">
      <button
        type="button"
        className="ref"
        aria-label={t("guide.source.show", { what: words, where: title })}
        onClick={() => void goes()}
      >
        {words}
      </button>
      <Heard source={source} beside={beside} />
      {fault && (
        <span className="fault" role="alert">
          {t("guide.no.way")}
        </span>
      )}
    </span>
  );
}

// The second of a recording at which it was said, where the record tells.
function Heard({ source, beside }: { readonly source: SourceRef; readonly beside: Room }) {
  const t = useT();
  const room = useRoom();
  const { boards } = useDesk();
  const { shown } = beside.session;
  const meetings = room.session.shown.guidebook()?.meetings ?? [];
  const record =
    shown.sessionRecord() ?? roomOf(boards, recordOf(source.document, meetings))?.session.shown.sessionRecord();
  const { body } = shown.find(source.id) ?? {};
  const tellsWhen = body?.case === "paragraph" || body?.case === "note" || body?.case === "recordingMarker";
  const atMs = tellsWhen ? Number(body.value.atMs) : 0;
  if (!record || atMs === 0) return null;
  const pauses = record.pauses.map(({ fromMs, toMs }) => ({
    fromMs: Number(fromMs),
    toMs: toMs === 0n ? undefined : Number(toMs),
  }));
  return record.recordings.map((recording) => {
    const second = secondOf(recording, atMs, pauses);
    if (second === undefined) return null;
    const counter = counterWords(second * 1_000);
    return (
      <a
        key={recording.id}
        className="ref num"
        href={addressAt(recording.url, second)}
        target="_blank"
        rel="noreferrer"
        aria-label={t("record.hear", { label: recording.label, counter })}
      >
        <Glyph name="routes" turns /> <bdi>{counter}</bdi>
      </a>
    );
  });
}
