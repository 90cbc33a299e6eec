import { useMemo } from "react";
import { wordDiff } from "./word_diff.ts";

// Words with those marked that are others than on the other side: taken out here, or come in.
export function Marked({
  before,
  after,
  side,
}: {
  readonly before: string;
  readonly after: string;
  readonly side: "before" | "after";
}) {
  const pieces = useMemo(() => wordDiff(before, after), [before, after]);
  const mine = side === "before" ? "gone" : "new";
  return (
    <span className="rec-marked" dir="auto">
      {pieces.map(({ words, is }, at) => {
        if (is !== "same" && is !== mine) return null;
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is where it is
        if (is === "same") return <span key={at}>{words}</span>;
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return is === "gone" ? <del key={at}>{words}</del> : <ins key={at}>{words}</ins>;
      })}
    </span>
  );
}
