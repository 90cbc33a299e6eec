import { type FormEvent, useState } from "react";
import type { Guidebook, SourceRef } from "../../index.ts";
import { numberOf } from "../board/model.ts";
import { useT } from "../language.ts";
import { isHere } from "../notes/merging.ts";
import { plainNote } from "../notes/plain_note.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { roomOf, useBoards } from "../record/boards.ts";
import { paperOf } from "../record/paper.ts";
import { useRecords } from "../record/told_records.ts";
import { Why } from "../record/Why.tsx";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import type { ChapterPart, EntryPart } from "./book.ts";
import { useBoardsOf } from "./meetings.ts";
import { keyOf } from "./printed.ts";
import { useAsking } from "./refusals.ts";
import { wordsOfSource } from "./Sources.tsx";

type Chosen = Pick<SourceRef, "document" | "id" | "seen">;

// What a field comes from: chosen from the boards and records of the guidebook's meetings.
export function SourcesDialog({
  part,
  name,
  head,
  onClose,
}: {
  readonly part: ChapterPart | EntryPart;
  readonly name: string;
  readonly head: Guidebook;
  readonly onClose: () => void;
}) {
  const t = useT();
  const { waits, why, ask } = useAsking();
  const field = part.fields.find(({ kind }) => kind.name === name);
  const was = field?.record?.body.value.sources ?? [];
  const [chosen, setChosen] = useState<readonly Chosen[]>(was);
  const boards = useBoardsOf(head.meetings);
  const records = useRecords(head.meetings[0] ?? "") ?? [];
  const documents = [
    ...boards.map(({ board, title }) => ({ document: board, title })),
    ...records.map(({ document, title }) => ({ document, title: t("guide.sources.record", { title }) })),
  ];
  const [from, setFrom] = useState("");
  const shown = from || (was[0]?.document ?? documents[0]?.document ?? "");
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.map(keyOf).join() === was.map(keyOf).join()) return onClose();
    const sources = chosen.map(({ document, id, seen }) => ({ document, id, seen }));
    const value = { owner: part.id, name, setSources: true, sources };
    ask({ case: "setField", value }, t("guide.sources.said"), onClose);
  };
  const toggle = (source: Chosen) => {
    const key = keyOf(source);
    const others = chosen.filter((one) => keyOf(one) !== key);
    setChosen(others.length < chosen.length ? others : [...chosen, source]);
  };
  return (
    <Sheet title={t("guide.sources", { field: field ? t(field.kind.title) : "" })} onClose={onClose} wide>
      <form className="stack" onSubmit={go}>
        <p>{t("guide.sources.chosen", { count: chosen.length })}</p>
        <label>
          <span className="lab">{t("guide.sources.from")}</span>
          <select className="field" value={shown} onChange={(event) => setFrom(event.target.value)}>
            {documents.map(({ document, title }) => (
              <option key={document} value={document}>
                {title || document}
              </option>
            ))}
          </select>
        </label>
        {shown !== "" && <Offered key={shown} document={shown} chosen={new Set(chosen.map(keyOf))} onToggle={toggle} />}
        <Why words={why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="b main" aria-disabled={waits}>
            {t("record.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function Offered({
  document,
  chosen,
  onToggle,
}: {
  readonly document: string;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (source: Chosen) => void;
}) {
  const t = useT();
  const room = useRoom();
  const [documents] = useState([document]);
  const boards = useBoards(room, documents);
  const beside = roomOf(boards, document);
  if (boards.get(document) === "shut") return <p className="label">{t("guide.no.way")}</p>;
  if (!beside) return <p className="label">{t("guide.opening")}</p>;
  return <OfRoom beside={beside} chosen={chosen} onToggle={onToggle} />;
}

// Cards, decisions, notes of a board; paragraphs of a record. Somebody's own words are no source: they are a quotation.
function idsIn(beside: Room): readonly string[] {
  const { shown } = beside.session;
  if (shown.sessionRecord())
    return paperOf(shown)
      .paragraphs.filter(({ record }) => !record.body.value.quotation)
      .map(({ id }) => id);
  const cards = [...shown.ofKind("card")]
    .filter(({ body }) => !body.value.trashed && !body.value.hidden && body.value.withdrawnMs === 0n)
    .sort((a, b) => Number(numberOf(a)) - Number(numberOf(b)));
  const decisions = [...shown.ofKind("decision")].filter(({ body }) => body.value.number > 0);
  const notes = [...shown.ofKind("note")].filter(({ body }) => isHere(body.value) && body.value.mergedInto === "");
  return [...cards, ...decisions, ...notes].map(({ id }) => id);
}

function OfRoom({
  beside,
  chosen,
  onToggle,
}: {
  readonly beside: Room;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (source: Chosen) => void;
}) {
  const t = useT();
  useTopic(beside, "document");
  const { document } = beside;
  const ids = idsIn(beside);
  if (ids.length === 0) return <p className="label">{t("guide.sources.none")}</p>;
  return (
    <fieldset className="gb-choose">
      <legend className="vh">{t("guide.sources.from")}</legend>
      {ids.map((id) => {
        const source = { document, id, seen: lastCorrigendum(beside, id) } as SourceRef;
        const name = wordsOfSource(t, beside, source);
        if (name === undefined) return null;
        const record = beside.session.shown.find(id);
        const said =
          record?.body.case === "decision"
            ? record.body.value.title
            : plainNote(t, beside, record?.text?.content ?? "");
        return (
          <label key={id}>
            <input type="checkbox" checked={chosen.has(keyOf(source))} onChange={() => onToggle(source)} />
            <span>
              <b>{name}</b> <bdi dir="auto">{said.slice(0, 200)}</bdi>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

// Of a paragraph: what whoever chooses it has read.
function lastCorrigendum(beside: Room, paragraph: string): number {
  let last = 0;
  for (const { body } of beside.session.shown.ofKind("correction"))
    if (body.value.paragraph === paragraph) last = Math.max(last, body.value.corrigendum);
  return last;
}
