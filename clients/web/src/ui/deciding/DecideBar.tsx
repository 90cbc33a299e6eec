import { DecisionState } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { Begun } from "../composer/Begun.tsx";
import { useT } from "../language.ts";
import { mayNow } from "../leading/may.ts";
import { isInRound, isOpenProposal } from "../leading/model.ts";
import { useLeading } from "../leading/use.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { NextStep } from "./Acts.tsx";
import { mayBeReadBack, WasReadBack } from "./After.tsx";
import { mineIn } from "./mine.ts";
import { onTheTable } from "./model.ts";
import { RespondedSoFar } from "./Round.tsx";
import { nowAndNext, responseWords, stateKey } from "./words.ts";
import "./deciding.css";

// In the place of the tools while a group decides: what is on the table and where it is, whether one is asked, how many have
// responded; and the next step, for whoever leads.
export function DecideBar({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const { proposals } = useLeading();
  const record = onTheTable(proposals);
  const drafts = mayNow(room, "draftProposal").may && (
    <button type="button" className="b" onClick={() => hands.asking.set({ what: "proposal" })}>
      {t("decide.new")}
    </button>
  );
  if (!record)
    return (
      <section className="tools vote-bar decide-bar" aria-label={t("board.tools")}>
        <p>{t("decide.bar.none")}</p>
        {drafts}
        <Begun hands={hands} />
      </section>
    );
  const { value: decision } = record.body;
  const mine = mineIn(room, record);
  const asked = mine.mayRespond && !mine.response;
  // How many have responded says that the round is open.
  const testing = decision.state === DecisionState.TESTING;
  const open = isOpenProposal(record);
  const where = open ? nowAndNext(t, decision).now : t(stateKey(decision.state));
  const now = testing ? t("decide.round", { n: mine.round }) : where;
  return (
    <section
      className={`tools vote-bar decide-bar${asked ? " is-asked" : ""}`}
      aria-label={t("board.tools")}
      data-stays=""
      tabIndex={-1}
    >
      <p>
        <b dir="auto">{decision.title}</b> <span className="bar-now">{asked ? t("decide.respond.asked") : now}</span>
      </p>
      {isInRound(decision) && <RespondedSoFar decision={decision} />}
      {mine.response && (
        <p className="bar-mine">
          <span className="label">{t("decide.respond.title")}:</span>{" "}
          <bdi>{responseWords(t, decision, mine.response.response)}</bdi>
        </p>
      )}
      {mine.mayRespond && (
        <button type="button" className={asked ? "b main" : "b"} onClick={() => hands.asking.set({ what: "respond" })}>
          {asked && <Glyph name="tick" />}
          {t(asked ? "decide.respond" : "decide.respond.change")}
          <kbd>R</kbd>
        </button>
      )}
      <button type="button" className="b" onClick={() => hands.beside.set("decisions")}>
        {t("decide.show")}
      </button>
      {open && <NextStep record={record} main />}
      {mayBeReadBack(decision) && mayNow(room, "readBackDecision").may && <WasReadBack id={record.id} />}
      {!open && drafts}
      <Begun hands={hands} />
    </section>
  );
}
