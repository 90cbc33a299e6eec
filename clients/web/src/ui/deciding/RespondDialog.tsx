import { useT } from "../language.ts";
import { openProposalOf } from "../leading/model.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { mineIn } from "./mine.ts";
import { textOf } from "./model.ts";
import { Respond } from "./Respond.tsx";
import { RespondedSoFar } from "./Round.tsx";
import { howWords } from "./words.ts";
import "./deciding.css";

// The words, and what one says to them: from anywhere on the board, by one key. Where the round ends meanwhile, that is said.
export function RespondDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const record = openProposalOf(room.session.shown);
  if (!record || !mineIn(room, record).mayRespond)
    return (
      <Sheet title={t("decide.respond.title")} onClose={onClose}>
        <p>{t("decide.respond.none")}</p>
      </Sheet>
    );
  const { value: decision } = record.body;
  return (
    <Sheet title={decision.title} onClose={onClose}>
      <p className="proposal-text" dir="auto">
        {textOf(decision)}
      </p>
      <p className="label">
        {howWords(t, decision)} {t("decide.silence")}
      </p>
      <RespondedSoFar decision={decision} />
      <Respond key={decision.rounds.length} record={record} onDone={onClose} />
    </Sheet>
  );
}
