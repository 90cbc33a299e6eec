import { kindKey } from "../board/kinds.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { useSays } from "./speaking.tsx";
import "./quotations.css";

// A card's author takes its words back for good. What that does is said in full, as nothing undoes it.
export function WithdrawDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  useTopic(useRoom(), "document");
  const { speaking, says, waits, fault } = useSays();
  const { shown } = speaking.session;
  const card = shown.card(id);
  if (card?.withdrawnMs !== 0n)
    return (
      <Sheet title={t("withdraw.title")} onClose={onClose}>
        <p>{t("withdraw.over")}</p>
      </Sheet>
    );
  const withdraws = async () => {
    if (await says({ case: "withdrawCard", value: { id } }, t("withdraw.said"))) onClose();
  };
  return (
    <Sheet title={t("withdraw.title")} onClose={onClose}>
      <figure className="withdraws">
        <figcaption className="label">
          {t(kindKey(card.kind))} {card.number > 0 && <span className="num">{card.number}</span>}
        </figcaption>
        <p dir="auto">{shown.words(id)}</p>
      </figure>
      <ul className="withdraw-means">
        <li>{t("withdraw.words")}</li>
        <li>{t(card.hidden ? "withdraw.unseen" : "withdraw.place")}</li>
        <li>{t("withdraw.final")}</li>
      </ul>
      {fault !== "" && <p role="alert">{t(fault)}</p>}
      <div className="foot">
        <button type="button" className="b main" aria-disabled={waits} onClick={() => void withdraws()}>
          {t("withdraw.do")}
        </button>
      </div>
    </Sheet>
  );
}
