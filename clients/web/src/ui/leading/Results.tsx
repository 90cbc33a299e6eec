import { useLayoutEffect, useRef } from "react";
import { type Vote, Vote_Method } from "../../index.ts";
import { useT } from "../language.ts";
import type { VoteRecord } from "./model.ts";
import { levelWords } from "./scales.ts";
import { Target } from "./VotePanel.tsx";
import { dotResults, type Spread, spreadsOf, valuesOf } from "./votes.ts";

// What came of it, once it is closed. Sorted where there is something to sort by; a tie is called one.
export function Results({ vote: { body } }: { readonly vote: VoteRecord }) {
  const t = useT();
  const { value: vote } = body;
  return (
    <div className="results">
      {vote.method === Vote_Method.DOTS ? <DotsResults vote={vote} /> : <Spreads vote={vote} />}
      <p className="label num">
        {vote.method === Vote_Method.DOTS && `${t("vote.cast", { count: vote.dotsCast, unspent: vote.dotsUnspent })} `}
        {vote.couldNotVote === 0
          ? t("vote.allCould", { count: vote.voters })
          : t("vote.couldNot", { count: vote.couldNotVote })}
      </p>
    </div>
  );
}

function DotsResults({ vote }: { readonly vote: Vote }) {
  const t = useT();
  const results = dotResults(vote);
  const most = Math.max(1, ...results.map(({ dots }) => dots));
  return (
    <ol className="dots-results">
      {results.map(({ target, dots, place, tied }) => (
        <li key={target}>
          <span className="num quiet">{dots > 0 ? place : "–"}</span>
          <div>
            <Target vote={vote} target={target} />
            <Bar share={dots / most} />
          </div>
          <span className="num">
            {t("vote.dots", { count: dots })}
            {tied && <span className="label">{t("vote.tie")}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function Bar({ share }: { readonly share: number }) {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => bar.current?.style.setProperty("inline-size", `${share * 100}%`), [share]);
  return (
    <span className="bar" aria-hidden="true">
      <i ref={bar} />
    </span>
  );
}

function Spreads({ vote }: { readonly vote: Vote }) {
  const t = useT();
  const spreads = spreadsOf(vote);
  return (
    <ol className="spreads">
      {spreads.map((spread, at) => (
        <li key={`${spread.target}/${spread.criterion}`}>
          {spreads[at - 1]?.target !== spread.target && <Target vote={vote} target={spread.target} />}
          {spread.criterion !== "" && (
            <span className="label" dir="auto">
              {spread.criterion}
            </span>
          )}
          {spread.tied && <span className="label">{t("vote.tie")}</span>}
          <SpreadOf vote={vote} spread={spread} />
        </li>
      ))}
    </ol>
  );
}

// How many gave what: never a mean, as level 5 of one scale is not half of anything.
function SpreadOf({ vote, spread }: { readonly vote: Vote; readonly spread: Spread }) {
  const t = useT();
  const worded = vote.method === Vote_Method.GRADIENTS_VOTE;
  const most = Math.max(1, ...spread.counts);
  const ranking = vote.method === Vote_Method.RANKING;
  return (
    <ul className={worded ? "spread worded" : "spread"}>
      {valuesOf(vote).map((value, at) => {
        const count = spread.counts[at] ?? 0;
        const said = t(ranking ? "vote.spread.place" : "vote.spread", { count, value });
        return (
          <li key={value} className={count === 0 ? "none" : ""}>
            <span className="num" aria-hidden="true">
              {value}
            </span>
            {worded && <span className="words-of">{levelWords(t, vote.scale, value)}</span>}
            {worded ? <Bar share={count / most} /> : <Column share={count / most} />}
            <span className="num count" aria-hidden="true">
              {count}
            </span>
            <span className="vh">{said}</span>
          </li>
        );
      })}
    </ul>
  );
}
function Column({ share }: { readonly share: number }) {
  const column = useRef<HTMLElement>(null);
  useLayoutEffect(() => column.current?.style.setProperty("block-size", `${share * 100}%`), [share]);
  return (
    <span className="column" aria-hidden="true">
      <i ref={column} />
    </span>
  );
}
