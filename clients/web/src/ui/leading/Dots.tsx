import { useT } from "../language.ts";
import { useRoom } from "../room/use.ts";
import { ballotOf, castBallot, targetName, voicesHere } from "./doing.ts";
import { mayNow } from "./may.ts";
import type { VoteRecord } from "./model.ts";
import { useLeading } from "./use.ts";
import { allowanceOf, dotsShown } from "./votes.ts";

// Dots on a group or a card, where it lies: given and taken back while the vote is open, counted once it is closed.
export function DotsOn({ target }: { readonly target: string }) {
  const t = useT();
  const room = useRoom();
  const { dotted } = useLeading();
  if (!dotted?.targets.has(target)) return null;
  const { value: vote } = dotted.vote.body;
  // Whoever has no dots has as much room in their place: the board lies alike for everybody.
  if (vote.closedMs === 0n)
    return mayNow(room, "castBallot").may ? (
      <DotSteps vote={dotted.vote} target={target} onCard={vote.target === "card"} />
    ) : (
      <div className="dot-steps none" />
    );
  return <span className="dots-got num">{t("vote.dots", { count: vote.totals[target] ?? 0 })}</span>;
}

export function DotSteps({
  vote: { id, body },
  target,
  onCard = false,
}: {
  readonly vote: VoteRecord;
  readonly target: string;
  readonly onCard?: boolean; // there is little room
}) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const { value: vote } = body;
  const ballot = ballotOf(room, leading, id);
  const given = ballot?.dots[target] ?? 0;
  const { all, onOne, left } = allowanceOf(vote, ballot, voicesHere(room));
  const named = targetName(room, vote, target);
  const name = named.words || t("board.group.none");
  const done = ballot?.finished ?? false;
  const set = (dots: number) => {
    const said = t("vote.said", { count: dots, name, left: left - (dots - given), all });
    castBallot(room, id, ballot, { dots: { ...ballot?.dots, [target]: dots } }, said);
  };
  const full = left === 0 || given >= onOne;
  return (
    <div className="dot-steps" role="group" aria-label={t("vote.dotsFor", { name })}>
      <button
        type="button"
        className="b"
        aria-label={t("vote.take", { name })}
        aria-disabled={given === 0 || done}
        onClick={() => given > 0 && !done && set(given - 1)}
      >
        −
      </button>
      <span className="dots-given">
        <span aria-hidden="true">{dotsShown(given, onOne, onCard ? 3 : 6)}</span>
        <span className="vh">{t("vote.dots", { count: given })}</span>
      </span>
      <button
        type="button"
        className="b"
        aria-label={t("vote.give", { name })}
        aria-disabled={full || done}
        title={full && !done ? t(left === 0 ? "refused.dots" : "refused.dotsOnOne", { count: onOne }) : undefined}
        onClick={() => !full && !done && set(given + 1)}
      >
        +
      </button>
    </div>
  );
}

// "5 of 7 finished", and that many squares; nobody's name, and nothing of what they gave.
export function Finished({ vote: { body } }: { readonly vote: VoteRecord }) {
  const t = useT();
  const { finished, voters } = body.value;
  const drawn = voters <= 16;
  return (
    <span className="tally num">
      {drawn && (
        <span aria-hidden="true">
          {Array.from({ length: voters }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: squares have no names
            <u key={at} className={at < finished ? "" : "o"} />
          ))}
        </span>
      )}
      {t("vote.finished", { count: finished, all: voters })}
    </span>
  );
}
