import type { SourceRef } from "../../index.ts";
import { useT } from "../language.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { roomOf } from "./boards.ts";
import { useDesk } from "./desk.ts";
import { sourceWords } from "./sources.ts";

const most = 8; // then a word for the rest

// Links that show on its board what a paragraph comes from. Reached by Tab from the paragraph one is at.
export function Sources({ sources, reached }: { readonly sources: readonly SourceRef[]; readonly reached: boolean }) {
  const t = useT();
  const { boards } = useDesk();
  if (sources.length === 0) return null;
  return (
    <span className="rec-refs">
      {sources.slice(0, most).map((source) => {
        const board = roomOf(boards, source.document);
        return board && <SourceLink key={source.id} source={source} board={board} reached={reached} />;
      })}
      {sources.length > most && (
        <span className="label">{t("record.sources.more", { count: sources.length - most })}</span>
      )}
    </span>
  );
}

function SourceLink({
  source,
  board,
  reached,
}: {
  readonly source: SourceRef;
  readonly board: Room;
  readonly reached: boolean;
}) {
  const t = useT();
  useTopic(board, "board");
  const { hands } = useDesk();
  const words = sourceWords(t, board, source);
  if (words === undefined) return null;
  return (
    <button
      type="button"
      className="ref"
      tabIndex={reached ? 0 : -1}
      aria-label={t("record.source.show", { what: words })}
      onClick={() => {
        hands.board.set(source.document);
        hands.source.set(source);
        hands.pane.set("board");
      }}
    >
      {words}
    </button>
  );
}
