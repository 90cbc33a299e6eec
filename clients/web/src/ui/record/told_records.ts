// How the records of a meeting, or of a board, are getting on: asked again when the page is come back to.
import { useEffect, useState } from "react";
import type { RecordNow } from "../../index.ts";
import { recordsAt } from "../../records.ts";

export function useRecords(document: string): readonly RecordNow[] | undefined {
  const [records, setRecords] = useState<readonly RecordNow[]>();
  useEffect(() => {
    let here = true;
    const read = () =>
      void recordsAt(document)
        .readRecords()
        .then((answer) => here && answer.ok && setRecords(answer.value));
    read();
    addEventListener("focus", read);
    return () => {
      here = false;
      removeEventListener("focus", read);
    };
  }, [document]);
  return records;
}
