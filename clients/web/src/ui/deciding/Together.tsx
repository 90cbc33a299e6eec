import { DecisionState } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { isOpenProposal } from "../leading/model.ts";
import { useLeading } from "../leading/use.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { Proposal } from "./Proposal.tsx";
import "./deciding.css";

// Decide together: the proposal that is open, drafts, and the way to a new one.
export function Together({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { proposals } = useLeading();
  const open = proposals.filter(isOpenProposal);
  const drafts = proposals.filter(({ body }) => body.value.state === DecisionState.DRAFT);
  const told = mayNow(room, "draftProposal");
  if (open.length + drafts.length === 0 && !told.may) return null;
  return (
    <section className="together" aria-label={t("decide.title")} data-stays="" tabIndex={-1}>
      <h2 className="panel-head">{t("decide.title")}</h2>
      {open.map((record) => (
        <Proposal key={record.id} record={record} hands={hands} />
      ))}
      {drafts.length > 0 && <h3 className="lab">{t("decide.drafts")}</h3>}
      {drafts.map((record) => (
        <Proposal key={record.id} record={record} hands={hands} />
      ))}
      {told.may && (
        <button type="button" className="b" onClick={() => hands.asking.set({ what: "proposal" })}>
          {t("decide.new")}
        </button>
      )}
    </section>
  );
}
