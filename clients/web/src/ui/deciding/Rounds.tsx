import { type Decision, DecisionMethod, type DecisionRound } from "../../index.ts";
import { useT } from "../language.ts";
import { Bar } from "../leading/Results.tsx";
import { isTied, sharesOf, supportIn, wasCutShort } from "./model.ts";
import { responseWords } from "./words.ts";

// What rounds came to: how many said what, and never a mean.
export function Rounds({
  decision,
  rounds,
}: {
  readonly decision: Decision;
  readonly rounds: readonly DecisionRound[];
}) {
  return rounds
    .filter(({ closedMs }) => closedMs !== 0n)
    .map((round) => <OneRound key={round.number} decision={decision} round={round} />);
}

function OneRound({ decision, round }: { readonly decision: Decision; readonly round: DecisionRound }) {
  const t = useT();
  const { number: n, version } = round;
  const support = supportIn(decision, round);
  return (
    <section className="way-part round-came">
      <h4 className="num">{t("decide.round.of", { n, version })}</h4>
      {wasCutShort(round) ? (
        <p className="label">{t("decide.round.cut")}</p>
      ) : (
        <>
          <Distribution decision={decision} round={round} />
          <p className="label num">
            {t("decide.round.count", { count: round.responded })}{" "}
            {decision.method === DecisionMethod.GRADIENTS &&
              t("decide.round.support", { count: support.count, all: support.all, percent: support.neededPercent })}
            {isTied(decision, round) && <b>{t("decide.round.tie")}</b>}
          </p>
        </>
      )}
    </section>
  );
}

function Distribution({ decision, round }: { readonly decision: Decision; readonly round: DecisionRound }) {
  const t = useT();
  const shares = sharesOf(decision, round);
  const most = Math.max(1, ...shares.map(({ count }) => count));
  const numbered = decision.method === DecisionMethod.GRADIENTS;
  return (
    <ul className="shares">
      {shares.map(({ response, count }) => {
        const words = responseWords(t, decision, response);
        return (
          <li key={response} className={count === 0 ? "none" : ""}>
            <span className="share-of" aria-hidden="true">
              {numbered && <span className="num quiet">{response} </span>}
              <bdi>{words}</bdi>
            </span>
            <span className="num" aria-hidden="true">
              {count}
            </span>
            <Bar share={count / most} />
            <span className="vh">{t("decide.round.share", { response: words, count })}</span>
          </li>
        );
      })}
    </ul>
  );
}
