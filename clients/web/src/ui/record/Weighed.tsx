import { type Paragraph, Vote_Method } from "../../index.ts";
import { wordsReadIn } from "../board/withdrawn.ts";
import { useT } from "../language.ts";
import { dotResults } from "../leading/votes.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { roomOf } from "./boards.ts";
import { useDesk } from "./desk.ts";

const most = 12;

// The dots of a vote as dots, above the sentence that was drafted of them: the numbers are those of the board.
export function DotsOfVote({ paragraph }: { readonly paragraph: Paragraph }) {
  const { boards } = useDesk();
  const source = paragraph.sources[0];
  const board = source && roomOf(boards, source.document);
  if (!board || paragraph.section !== "weighed" || paragraph.heading === "") return null;
  return <Dots board={board} id={source.id} />;
}

function Dots({ board, id }: { readonly board: Room; readonly id: string }) {
  const t = useT();
  useTopic(board, "board");
  const { shown } = board.session;
  const vote = shown.find(id)?.body;
  if (vote?.case !== "vote" || vote.value.method !== Vote_Method.DOTS) return null;
  const results = dotResults(vote.value).filter(({ dots }) => dots > 0);
  const first = results[0]?.dots ?? 0;
  return (
    <ol className="rec-dots" aria-label={t("record.source.vote")}>
      {results.slice(0, most).map(({ target, dots }) => (
        <li key={target} className={dots === first ? "first" : ""}>
          <bdi>{shown.cluster(target)?.title || wordsReadIn(t, shown, target)}</bdi>
          <span aria-hidden="true">
            {Array.from({ length: Math.min(dots, 24) }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a dot is where it is
              <u key={at} />
            ))}
          </span>
          <span className="num">{t("vote.dots", { count: dots })}</span>
        </li>
      ))}
    </ol>
  );
}
