import { useT } from "../language.ts";
import { isInRound, isOpenProposal, type Leading } from "../leading/model.ts";
import { LeadingContext } from "../leading/use.ts";
import { Fitted } from "../projector/Fitted.tsx";
import { isTied, latestVersion, onTheTable, respondedIn, roundsOf, sharesOf, textOf, wasCutShort } from "./model.ts";
import { Steps } from "./Way.tsx";
import { nowAndNext, responseWords, stateKey } from "./words.ts";
import "./deciding.css";

// The proposal from the far end of the room: its words, where it is, how many have responded; what came of a round once it
// is closed, and nothing before.
export function FarProposal({ leading }: { readonly leading: Leading }) {
  const t = useT();
  const record = onTheTable(leading.proposals);
  if (!record) return null;
  const { value: decision } = record.body;
  const so = respondedIn(decision, leading.members);
  const version = latestVersion(decision);
  const round = roundsOf(decision, version)
    .filter((one) => one.closedMs !== 0n && !wasCutShort(one))
    .at(-1);
  const shares = round && !isInRound(decision) ? sharesOf(decision, round) : [];
  const { now } = nowAndNext(t, decision);
  const words = textOf(decision);
  return (
    <LeadingContext value={leading}>
      <Fitted key={`${record.id} ${version}`} className="far-proposal">
        <h1 dir="auto">
          <b>{decision.title}</b> {words}
        </h1>
      </Fitted>
      <Fitted className="far-list far-way">
        {isOpenProposal(record) && <Steps decision={decision} />}
        <p className={isOpenProposal(record) ? "" : "far-came"}>
          {isOpenProposal(record) ? now : t(stateKey(decision.state))}
        </p>
        {so && (
          <p className="far-count num">
            {t("decide.responded", { count: so.count, all: so.base })}{" "}
            <small>{t("decide.quorum", { needed: so.needed })}</small>
          </p>
        )}
        {decision.adoptedOption !== "" && <p>{t("decide.is.option", { option: decision.adoptedOption })}</p>}
        {round && isTied(decision, round) && <p>{t("decide.round.tie")}</p>}
        <ol>
          {shares.map(({ response, count }) => (
            <li key={response}>
              <span className="num n">{count}</span>
              <bdi>{responseWords(t, decision, response)}</bdi>
              <small />
            </li>
          ))}
        </ol>
      </Fitted>
    </LeadingContext>
  );
}
