// The words of quotations are in no guidebook: they are asked for as an export would print them now. Of the working copy for
// whoever writes, of the latest edition for readers.
import { fromJson } from "@bufbuild/protobuf";
import { useEffect, useState } from "react";
import { guidebookAt } from "../../guidebook.ts";
import { type GuidebookQuotation, GuidebookRecordSchema, type SourceRef, serverAt } from "../../index.ts";
import type { Room } from "../room/room.ts";

export type Printed = ReadonlyMap<string, GuidebookQuotation>; // by document and id

export function keyOf({ document, id }: Pick<SourceRef, "document" | "id">): string {
  return `${document} ${id}`;
}

// Asked, once all is saved, anew when `quotes` are others, or when somebody may have answered.
export function usePrinted(room: Room, writes: boolean, quotes: string): Printed {
  const [printed, setPrinted] = useState<Printed>(new Map());
  useEffect(() => {
    if (quotes === "") return setPrinted(new Map());
    let here = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      if (room.session.state !== "live" || room.savedState().changes > 0) {
        timer = setTimeout(() => void ask(), calmMs);
        return;
      }
      const answer = await guidebookAt(room.document).exportGuidebook("json", writes ? "draft" : "");
      if (!here || !answer.ok) return;
      const record = fromJson(GuidebookRecordSchema, JSON.parse(await answer.value.text()), {
        ignoreUnknownFields: true,
      });
      const read = record.quotations.flatMap((one) => (one.quote ? [[keyOf(one.quote), one] as const] : []));
      if (here) setPrinted(new Map(read));
    };
    timer = setTimeout(() => void ask(), calmMs);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [room, writes, quotes]);
  return printed;
}
const calmMs = 800;

// Of a board, as they could be printed: an export of it for publication holds what its speakers granted for one, and no more.
// What whoever writes may not export is not told.
export interface Quotable {
  readonly text: string;
  readonly saidBy: string;
}
export function useQuotable(board: string): ReadonlyMap<string, Quotable> {
  const [quotable, setQuotable] = useState<{ readonly board: string; readonly all: ReadonlyMap<string, Quotable> }>();
  useEffect(() => {
    if (board === "") return;
    let here = true;
    const ask = async () => {
      const answer = await serverAt().exportRecord(board, "json", "board", "publication");
      const all = answer.ok ? quotableIn(board, JSON.parse(await answer.value.text())) : new Map();
      if (here) setQuotable({ board, all });
    };
    void ask();
    return () => {
      here = false;
    };
  }, [board]);
  return quotable?.board === board ? quotable.all : nothing;
}
const nothing: ReadonlyMap<string, Quotable> = new Map();

// From a session record as JSON (proto/session_record.proto). By hand: its schema is larger than all else that is asked here.
export function quotableIn(board: string, record: unknown): ReadonlyMap<string, Quotable> {
  const { groups = [] } = record as { groups?: readonly { quotations?: readonly Partial<RecordQuotationJson>[] }[] };
  const all = groups.flatMap(({ quotations = [] }) => quotations);
  return new Map(
    all.map(({ id = "", text = "", said_by: saidBy = "" }) => [keyOf({ document: board, id }), { text, saidBy }]),
  );
}
interface RecordQuotationJson {
  readonly id: string;
  readonly text: string;
  readonly said_by: string;
}
