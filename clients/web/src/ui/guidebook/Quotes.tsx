import type { SourceRef } from "../../index.ts";
import { useT } from "../language.ts";
import { isGranted, quotationsOf, stateKey } from "../quotations/model.ts";
import { roomOf } from "../record/boards.ts";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { blockedKey } from "./blocked.ts";
import type { Part } from "./book.ts";
import { useDesk } from "./desk.ts";
import { keyOf } from "./printed.ts";

// Somebody's own words, by reference: shown as they may be printed now. Where they may not, whoever writes is told how it
// stands with them, and nobody is shown the words.
export function Quotes({ part }: { readonly part: Part }) {
  const { writes } = useDesk();
  return part.quotes.map((quote) => (
    <Quote key={keyOf(quote)} quote={quote} part={part} changes={writes && !part.ready} />
  ));
}

function Quote({
  quote,
  part,
  changes,
}: {
  readonly quote: SourceRef;
  readonly part: Part;
  readonly changes: boolean;
}) {
  const t = useT();
  const room = useRoom();
  const { printed, writes, boards } = useDesk();
  const words = printed.get(keyOf(quote));
  if (!words && !writes) return null;
  const beside = roomOf(boards, quote.document);
  return (
    <figure className="gb-pull">
      {words ? (
        <>
          <blockquote dir="auto">
            <p>“{words.text}”</p>
          </blockquote>
          <figcaption>
            <bdi>{words.saidBy || t("quote.aParticipant")}</bdi>
          </figcaption>
        </>
      ) : (
        <p className="gb-withheld">
          {t("guide.quote.withheld")} {beside ? <State quote={quote} beside={beside} /> : <Blocked quote={quote} />}
        </p>
      )}
      {changes && (
        <button
          type="button"
          className="link"
          onClick={() =>
            room.does([{ case: "useQuote", value: { owner: part.id, quote, undo: true } }], t("guide.quote.out.said"))
          }
        >
          {t("guide.quote.out")}
        </button>
      )}
    </figure>
  );
}
// As its board tells whoever may know.
function State({ quote, beside }: { readonly quote: SourceRef; readonly beside: Room }) {
  const t = useT();
  useTopic(beside, "document");
  const there = quotationsOf(beside).find(({ id }) => id === quote.id);
  return !there || isGranted(there.quote) ? <Blocked quote={quote} /> : <>{t(stateKey(there.quote.state))}.</>;
}
function Blocked({ quote }: { readonly quote: SourceRef }) {
  const t = useT();
  const { told } = useDesk();
  const why = told.blocked.find((one) => one.quote && keyOf(one.quote) === keyOf(quote));
  return why && t(blockedKey(why.reason));
}
