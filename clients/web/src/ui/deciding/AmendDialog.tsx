import { type FormEvent, useState } from "react";
import type { Verb } from "../../index.ts";
import { useT } from "../language.ts";
import { isInRound } from "../leading/model.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { mayAmend } from "./Acts.tsx";
import { useAsking, useDraft } from "./asking.ts";
import { ForLater, type Later, laterOf } from "./ForLater.tsx";
import { isOpen, latestVersion, limits, textOf } from "./model.ts";
import { TextField } from "./ProposalDialog.tsx";
import "./deciding.css";

// An open proposal: other words are a new version. In a round the words stand still, and only who keeps it and when it is
// looked at again can be said.
export function AmendDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const record = room.session.shown.find(id);
  const decision = record?.body.case === "decision" ? record.body.value : undefined;
  const version = decision ? latestVersion(decision) : 0;
  const [empty] = useState(() => ({ text: decision ? textOf(decision) : "", ...laterOf(decision) }));
  const [seen, setSeen] = useState(version);
  const [draft, set, forget] = useDraft<Later & { readonly text: string }>(
    `amend.${room.document}.${id}.${seen}`,
    empty,
  );
  const { waits, why, ask } = useAsking();
  if (!decision || !record || !isOpen(decision))
    return (
      <Sheet title={t("decide.amend.title")} onClose={onClose}>
        <p>{t("decide.no.step")}</p>
      </Sheet>
    );
  const frozen = isInRound(decision);
  const may = frozen || mayAmend(room, record as Parameters<typeof mayAmend>[1]);
  const text = draft.text.trim();
  const wrong = text === "" || [...text].length > limits.text;
  const overtaken = version !== seen;
  const off = waits || (!frozen && wrong) || !may;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (off) return;
    if (overtaken) setSeen(version);
    const { owner, reviewDate, withinTheRoom } = draft;
    const later = { owner, reviewDate, changeSignal: draft.changeSignal.trim() };
    const verb: Verb = frozen
      ? { case: "setDecision", value: { id, ...later, ifVersion: record.version } }
      : {
          case: "amendProposal",
          value: {
            id,
            ...later,
            withinTheRoom,
            ifVersion: record.version,
            ...(text === textOf(decision) ? {} : { text }),
          },
        };
    ask(verb, t("decide.amend.kept"), () => {
      forget();
      onClose();
    });
  };
  return (
    <Sheet title={t(frozen ? "decide.do.details" : "decide.amend.title")} onClose={onClose} wide>
      <form className="stack" onSubmit={go} noValidate>
        {frozen ? (
          <>
            <p className="label">{t("decide.amend.frozen")}</p>
            <p className="proposal-text" dir="auto">
              {textOf(decision)}
            </p>
          </>
        ) : (
          <>
            {overtaken && (
              <div className="msg wait" role="alert">
                <p>{t("refused.stale")}</p>
                <q dir="auto">{textOf(decision)}</q>
              </div>
            )}
            <TextField text={draft.text} wrong={wrong} onChange={(words) => set({ text: words })} />
            <p className="label num">{t("decide.amend.rule", { n: version + 1 })}</p>
          </>
        )}
        <ForLater later={draft} room={!frozen} onChange={set} />
        {why !== "" && (
          <p className="fault" role="alert">
            {why}
          </p>
        )}
        <div className="foot">
          <button type="submit" className="b main" aria-disabled={off}>
            {t("decisions.keep")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
