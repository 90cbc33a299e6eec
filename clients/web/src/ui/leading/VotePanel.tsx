import { useId } from "react";
import { type Ballot, type Vote, Vote_Method } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { Hands } from "../board/hands.ts";
import { type T, useT } from "../language.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { DotSteps, Finished } from "./Dots.tsx";
import { ballotOf, castBallot, targetName, useOneTap } from "./doing.ts";
import { mayNow } from "./may.ts";
import type { VoteRecord } from "./model.ts";
import { Results } from "./Results.tsx";
import { levelWords } from "./scales.ts";
import { useLeading } from "./use.ts";
import { ranked, valuesOf } from "./votes.ts";

// The vote as a list: the same for a mouse, for keys and for a screen reader. The results stand in its place when it is
// closed, and earlier votes below.
export function VotePanel({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "people");
  const { votes } = useLeading();
  const [newest, ...earlier] = votes;
  return (
    <section className="panel-scroll vote-panel" aria-label={t("vote.title")} tabIndex={0}>
      {newest ? <OneVote key={newest.id} vote={newest} /> : <p className="panel-empty">{t("vote.none")}</p>}
      {mayNow(room, "openVote").may && newest?.body.value.closedMs !== 0n && (
        <button type="button" className="b" onClick={() => hands.asking.set({ what: "vote" })}>
          {t(newest ? "vote.another" : "vote.open")}
        </button>
      )}
      {earlier.map((vote) => (
        <details key={vote.id}>
          <summary dir="auto">{vote.body.value.title || t("vote.title")}</summary>
          <Results vote={vote} />
        </details>
      ))}
    </section>
  );
}

function OneVote({ vote }: { readonly vote: VoteRecord }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const { waits, tap } = useOneTap();
  const { value } = vote.body;
  const open = value.closedMs === 0n;
  const votes = open && mayNow(room, "castBallot").may;
  const ballot = ballotOf(room, leading, vote.id);
  const done = ballot?.finished ?? false;
  return (
    <>
      <h2 className="panel-head" dir="auto">
        {value.title || t("vote.title")}
      </h2>
      <p className="label">{howWords(t, value)}</p>
      {!open && <Results vote={vote} />}
      {open && (
        <>
          {votes ? (
            <ul className="ballot">
              {value.targets.map((target) => (
                <li key={target}>
                  <Target vote={value} target={target} />
                  <Choice vote={vote} target={target} ballot={ballot} done={done} />
                  {value.openBallots && <WhoGave vote={vote} target={target} />}
                </li>
              ))}
            </ul>
          ) : (
            <ul className="ballot">
              {value.targets.map((target) => (
                <li key={target}>
                  <Target vote={value} target={target} />
                  {value.openBallots && <WhoGave vote={vote} target={target} />}
                </li>
              ))}
            </ul>
          )}
          <Finished vote={vote} />
          <div className="row">
            {votes && (
              <button
                type="button"
                className="b"
                onClick={() =>
                  castBallot(room, vote.id, ballot, { finished: !done }, t(done ? "vote.said.again" : "vote.said.done"))
                }
              >
                {t(done ? "vote.again" : "vote.done")}
              </button>
            )}
            {room.leads && (
              <button
                type="button"
                className="b"
                aria-disabled={waits}
                onClick={() => tap({ case: "closeVote", value: { id: vote.id } })}
              >
                {t("vote.close")}
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}

export function Target({ vote, target }: { readonly vote: Vote; readonly target: string }) {
  const t = useT();
  const room = useRoom();
  const { number, words } = targetName(room, vote, target);
  return (
    <span className="target">
      {number !== "" && <span className="num quiet">{number} </span>}
      <bdi>{words || t("board.group.none")}</bdi>
    </span>
  );
}

export function methodKey(method: Vote_Method): Key {
  switch (method) {
    case Vote_Method.RATING:
      return "vote.rating";
    case Vote_Method.RANKING:
      return "vote.ranking";
    case Vote_Method.GRADIENTS_VOTE:
      return "vote.gradients";
    case Vote_Method.FIST_TO_FIVE:
      return "vote.fist";
    default:
      return "vote.method.dots";
  }
}
function howWords(t: T, vote: Vote): string {
  const how =
    vote.method === Vote_Method.DOTS
      ? t("vote.how.dots", { count: vote.dotsEach, cap: vote.maxPerTarget })
      : `${t(methodKey(vote.method))}.`;
  if (vote.closedMs !== 0n) return how;
  return `${how} ${t(vote.openBallots ? "vote.how.open" : "vote.how.hidden")}`;
}

function Choice({
  vote,
  target,
  ballot,
  done,
}: {
  readonly vote: VoteRecord;
  readonly target: string;
  readonly ballot: Ballot | undefined;
  readonly done: boolean;
}) {
  const t = useT();
  const room = useRoom();
  const { value } = vote.body;
  const dots = ballot?.dots ?? {};
  const give = (next: Ballot["dots"]) => castBallot(room, vote.id, ballot, { dots: next });
  const set = (key: string, some: number) => give({ ...dots, [key]: some });
  switch (value.method) {
    case Vote_Method.DOTS:
      return <DotSteps vote={vote} target={target} />;
    case Vote_Method.RANKING:
      return (
        <label className="ballot-rank">
          <span className="label">{t("vote.place")}</span>
          <select
            className="field"
            aria-label={t("vote.placeOf", { name: targetName(room, value, target).words || t("board.group.none") })}
            disabled={done}
            value={dots[target] ?? 0}
            onChange={(event) => give(ranked(dots, target, Number(event.target.value) || undefined))}
          >
            <option value={0}>–</option>
            {valuesOf(value).map((place) => (
              <option key={place} value={place}>
                {place}
              </option>
            ))}
          </select>
        </label>
      );
    case Vote_Method.RATING:
      return value.criteria.map((criterion) => {
        const key = `${target}/${criterion}`;
        return (
          <Scale
            key={key}
            legend={criterion}
            vote={value}
            chosen={dots[key]}
            done={done}
            onChoose={(some) => set(key, some)}
          />
        );
      });
    default:
      return <Scale legend="" vote={value} chosen={dots[target]} done={done} onChoose={(some) => set(target, some)} />;
  }
}

// One of the values of a scale; with words where it has them.
function Scale({
  legend,
  vote,
  chosen,
  done,
  onChoose,
}: {
  readonly legend: string;
  readonly vote: Vote;
  readonly chosen: number | undefined;
  readonly done: boolean;
  readonly onChoose: (value: number) => void;
}) {
  const t = useT();
  const name = useId();
  const words = vote.method === Vote_Method.GRADIENTS_VOTE;
  return (
    <fieldset className={words ? "scale worded" : "scale"} disabled={done}>
      <legend className={legend === "" ? "vh" : ""} dir="auto">
        {legend || t(methodKey(vote.method))}
      </legend>
      {valuesOf(vote).map((value) => (
        <label key={value} className={value === chosen ? "chosen" : ""}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span className="num">{value}</span>
          {words && <span>{levelWords(t, vote.scale, value)}</span>}
        </label>
      ))}
    </fieldset>
  );
}

// Only where it was announced that everybody sees who gives what.
function WhoGave({ vote, target }: { readonly vote: VoteRecord; readonly target: string }) {
  const t = useT();
  const room = useRoom();
  const { ballots } = useLeading();
  const given = (ballots.get(vote.id) ?? []).flatMap(({ body: { value: ballot } }) => {
    const some = Object.entries(ballot.dots).filter(([key]) => key === target || key.startsWith(`${target}/`));
    if (some.length === 0) return [];
    return [`${room.nameOf(ballot.voter) || t("board.somebody")} ${some.map(([, value]) => value).join(", ")}`];
  });
  if (given.length === 0) return null;
  return (
    <p className="label" dir="auto">
      {given.join(" · ")}
    </p>
  );
}
