import { Vote_Method } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { Begun } from "../composer/Begun.tsx";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { Finished } from "./Dots.tsx";
import { ballotOf, castBallot, useOneTap, voicesHere } from "./doing.ts";
import { mayNow } from "./may.ts";
import { openVoteIn } from "./model.ts";
import { useLeading } from "./use.ts";
import { allowanceOf, keysOf } from "./votes.ts";

// In the place of the tools while a group votes: what one may still give, that one is done, how many are.
export function VoteBar({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const { waits, tap } = useOneTap();
  const vote = openVoteIn(leading);
  const votes = mayNow(room, "castBallot").may;
  const list = (
    <button type="button" className="b" onClick={() => hands.beside.set("vote")}>
      {t(vote ? "vote.list" : "vote.results")}
    </button>
  );
  if (!vote)
    return (
      <section className="tools vote-bar" aria-label={t("board.tools")}>
        <p>{t(leading.votes.length > 0 ? "vote.over" : room.leads ? "vote.noneOpen" : "vote.opensSoon")}</p>
        {leading.votes.length > 0 && list}
        {room.leads && (
          <button
            type="button"
            className={`b${leading.votes.length > 0 ? "" : " main"}`}
            onClick={() => hands.asking.set({ what: "vote" })}
          >
            {t(leading.votes.length > 0 ? "vote.another" : "vote.open")}
          </button>
        )}
        <Begun hands={hands} />
      </section>
    );
  const ballot = ballotOf(room, leading, vote.id);
  const done = ballot?.finished ?? false;
  return (
    <section className="tools vote-bar" aria-label={t("board.tools")}>
      {votes && vote.body.value.title !== "" && (
        <p className="vote-question" dir="auto">
          {vote.body.value.title}
        </p>
      )}
      {votes ? <Left vote={vote} done={done} /> : <p dir="auto">{vote.body.value.title || t("vote.isOpen")}</p>}
      <Finished vote={vote} />
      {list}
      {votes && (
        <button
          type="button"
          className={`b${done ? "" : " main"}`}
          onClick={() =>
            castBallot(room, vote.id, ballot, { finished: !done }, t(done ? "vote.said.again" : "vote.said.done"))
          }
        >
          {!done && <Glyph name="tick" />}
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
      <Begun hands={hands} />
    </section>
  );
}

function Left({ vote, done }: { readonly vote: NonNullable<ReturnType<typeof openVoteIn>>; readonly done: boolean }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const { value } = vote.body;
  const ballot = ballotOf(room, leading, vote.id);
  if (done) return <p>{t("vote.youAreDone")}</p>;
  if (value.method !== Vote_Method.DOTS) {
    const given = Object.keys(ballot?.dots ?? {}).length;
    return <p className="num">{t("vote.given", { count: given, all: keysOf(value).length })}</p>;
  }
  const { left, all } = allowanceOf(value, ballot, voicesHere(room));
  return (
    <p className="num">
      {all <= 10 && (
        <span className="dots-left" aria-hidden="true">
          {"●".repeat(left)}
          <i>{"○".repeat(all - left)}</i>
        </span>
      )}{" "}
      {t("vote.left", { count: left, all })}
    </p>
  );
}
