import { useEffect, useState } from "react";
import { guidebookAt } from "../../guidebook.ts";
import type { Guidebook, SourceRef } from "../../index.ts";
import { shortened } from "../board/shortened.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { quotationsOf } from "../quotations/model.ts";
import { roomOf, useBoards } from "../record/boards.ts";
import { Why } from "../record/Why.tsx";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import type { ChapterPart, EntryPart } from "./book.ts";
import { useDesk } from "./desk.ts";
import { useBoardsOf } from "./meetings.ts";
import { keyOf, type Quotable, useQuotable } from "./printed.ts";
import { useAsking } from "./refusals.ts";

// Quotations of a board that their speakers let be published: taken in by reference, so that taking one back reaches here.
export function QuotesDialog({
  part,
  head,
  onClose,
}: {
  readonly part: ChapterPart | EntryPart;
  readonly head: Guidebook;
  readonly onClose: () => void;
}) {
  const t = useT();
  const room = useRoom();
  const boards = useBoardsOf(head.meetings);
  const [wished, setWished] = useState("");
  const board = wished || (boards[0]?.board ?? "");
  const [quotes, setQuotes] = useState<readonly SourceRef[]>();
  const [fault, setFault] = useState("");
  const { why, ask } = useAsking();
  useEffect(() => {
    if (board === "") return;
    let here = true;
    setQuotes(undefined);
    setFault("");
    void guidebookAt(room.document)
      .readOffers(board)
      .then((answer) => {
        if (!here) return;
        if (answer.ok) setQuotes(answer.value.quotes);
        else setFault(t(answer.status === 0 ? "join.unreached" : "guide.no.way"));
      });
    return () => {
      here = false;
    };
  }, [room, board, t]);
  const { printed } = useDesk();
  const quotable = useQuotable(board);
  const boardsBeside = useBoards(room, [board]);
  const used = new Set(part.quotes.map(keyOf));
  return (
    <Sheet title={t("guide.quotes", { title: part.title || t("guide.untitled") })} onClose={onClose} wide>
      <p>{t("guide.quotes.means")}</p>
      <label>
        <span className="lab">{t("guide.board")}</span>
        <select className="field" value={board} onChange={(event) => setWished(event.target.value)}>
          {boards.map((one) => (
            <option key={one.board} value={one.board}>
              {one.title || one.board}
            </option>
          ))}
        </select>
      </label>
      <Why words={fault || why} />
      {quotes && quotes.length === 0 && <p className="label">{t("guide.quotes.none")}</p>}
      {quotes && quotes.length > 0 && (
        <ul className="gb-choose">
          {quotes.map((quote, at) => (
            <li key={keyOf(quote)}>
              <Said
                quote={quote}
                number={at + 1}
                as={printed.get(keyOf(quote)) ?? quotable.get(keyOf(quote))}
                beside={roomOf(boardsBeside, board)}
              />
              <button
                type="button"
                className="b"
                onClick={() =>
                  ask(
                    { case: "useQuote", value: { owner: part.id, quote, undo: used.has(keyOf(quote)) } },
                    t(used.has(keyOf(quote)) ? "guide.quote.out.said" : "guide.quote.in.said"),
                  )
                }
              >
                {t(used.has(keyOf(quote)) ? "guide.quote.out" : "guide.quote.in")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

// As it could be printed: its words, and who by as they granted; else as its board shows it to whoever writes. Where neither
// may be told, its number.
function Said({
  quote,
  number,
  as,
  beside,
}: {
  readonly quote: SourceRef;
  readonly number: number;
  readonly as: Quotable | undefined;
  readonly beside: Room | undefined;
}) {
  const t = useT();
  if (as)
    return (
      <span>
        <q dir="auto">{shortened(as.text, longest)}</q>{" "}
        <bdi className="label">{as.saidBy || t("quote.aParticipant")}</bdi>
      </span>
    );
  return beside ? (
    <OnBoard quote={quote} number={number} beside={beside} />
  ) : (
    <span>{t("guide.quote.number", { number })}</span>
  );
}
const longest = 160;

function OnBoard({
  quote,
  number,
  beside,
}: {
  readonly quote: SourceRef;
  readonly number: number;
  readonly beside: Room;
}) {
  const t = useT();
  useTopic(beside, "document");
  const words = quotationsOf(beside).find(({ id }) => id === quote.id)?.words ?? "";
  return words === "" ? (
    <span>{t("guide.quote.number", { number })}</span>
  ) : (
    <q dir="auto">{shortened(words, longest)}</q>
  );
}
