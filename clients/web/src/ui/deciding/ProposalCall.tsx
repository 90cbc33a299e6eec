import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { openProposalIn } from "../leading/model.ts";
import { useLeading } from "../leading/use.ts";
import { nowAndNext } from "./words.ts";
import "./deciding.css";

// Where the tools have their place, because there is more to do than to decide: that a proposal is open, and where it is.
export function ProposalCall({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const open = openProposalIn(useLeading());
  if (!open) return null;
  const { value: decision } = open.body;
  return (
    <p className="raised proposal-call" role="note">
      <b dir="auto">{decision.title}</b>
      <span>{nowAndNext(t, decision).now}</span>
      <button type="button" className="b" onClick={() => hands.beside.set("decisions")}>
        {t("decide.show")}
      </button>
    </p>
  );
}
