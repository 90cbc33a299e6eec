import type { Paragraph } from "../../index.ts";
import { useT } from "../language.ts";
import { appearanceOf } from "../quotations/appearing.ts";
import { isGranted, levelKey, type Quotation, quotationsOf, stateKey } from "../quotations/model.ts";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { roomOf } from "./boards.ts";
import { useDesk } from "./desk.ts";
import { UnnamedOutside } from "./Presenter.tsx";

// Somebody's own words: they stand where they were captured, and here only as far as their speaker lets them.
export function QuotationWords({ paragraph }: { readonly paragraph: Paragraph }) {
  const t = useT();
  const { boards } = useDesk();
  const source = paragraph.sources[0];
  const board = source && roomOf(boards, source.document);
  if (!board) return <p className="rec-withheld">{t("record.quotation.elsewhere")}</p>;
  return <OnBoard board={board} id={source.id} />;
}

function OnBoard({ board, id }: { readonly board: Room; readonly id: string }) {
  const t = useT();
  useTopic(board, "document");
  const quotation = quotationsOf(board).find((one) => one.id === id);
  if (!quotation) return <p className="rec-withheld">{t("record.quotation.elsewhere")}</p>;
  return <Words board={board} quotation={quotation} />;
}

function Words({ board, quotation }: { readonly board: Room; readonly quotation: Quotation }) {
  const t = useT();
  useTopic(board, "people");
  const { quote, words } = quotation;
  const appears = appearanceOf(t, board, quotation);
  if (!isGranted(quote)) return <p className="rec-withheld">{t(stateKey(quote.state))}</p>;
  return (
    <>
      <blockquote className="rec-said" dir="auto">
        {words}
      </blockquote>
      {appears && (
        <p className="label">
          <bdi>{appears.words}</bdi>
          <span className="vh"> {t(levelKey(appears.level))}</span>
        </p>
      )}
      {appears && <UnnamedOutside board={board} level={appears.level} />}
    </>
  );
}
