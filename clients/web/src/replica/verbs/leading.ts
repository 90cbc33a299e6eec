// Leading a meeting. Shown at once is what is a person's own to say: their sign, their ballot, the harvest as they wrote
// it. When a phase, a turn or a vote begins and ends is the server's: two taps on what a guess has moved on already would
// end the next one, too.
import { create } from "@bufbuild/protobuf";
import { BallotSchema, HarvestSchema, SignalSchema, Vote_Method } from "../../protocol/index.ts";
import { type Knowledge, together } from "./knowledge.ts";

export const setPhases: Knowledge<"setPhases"> = {
  words: ({ phases }) => together(...phases.flatMap(({ title, words }) => [title, words])),
};

export const openVote: Knowledge<"openVote"> = { words: (asked) => asked.title };

export function ballotId(vote: string, voter: string): string {
  return `ballot.${vote}.${voter}`;
}

export const castBallot: Knowledge<"castBallot"> = {
  guess(guess, asked) {
    const record = guess.document.find(asked.vote);
    if (record?.body.case !== "vote" || record.body.value.closedMs !== 0n) return;
    const { method, openBallots: open } = record.body.value;
    const id = ballotId(asked.vote, guess.me);
    const before = guess.changed(id, "ballot");
    const wasFinished = before?.finished ?? false;
    const ballot = before ?? guess.fresh(id, "ballot", create(BallotSchema, { vote: asked.vote, voter: guess.me }));
    if (!ballot) return;
    const given = Object.entries(asked.dots).filter(([, value]) => value !== 0 || method !== Vote_Method.DOTS);
    ballot.dots = Object.fromEntries(given);
    ballot.finished = asked.finished;
    ballot.open = open;
    const vote = wasFinished === asked.finished ? undefined : guess.changed(asked.vote, "vote");
    const voices = Math.max(1, guess.document.member(guess.me)?.voices ?? 0);
    if (vote) vote.finished = Math.max(0, vote.finished + (asked.finished ? voices : -voices));
  },
};

export const setSignal: Knowledge<"setSignal"> = {
  guess(guess, { kind, up, participant, text }) {
    const whose = participant || guess.me;
    const id = `signal.${kind}.${whose}`;
    const fresh = () => guess.fresh(id, "signal", create(SignalSchema, { participant: whose, kind }));
    const signal = guess.changed(id, "signal") ?? (up ? fresh() : undefined);
    if (!signal) return;
    // Whoever has a hand up keeps the place in the queue.
    if (!up) signal.atMs = 0n;
    else if (signal.atMs === 0n) signal.atMs = BigInt(guess.wallMs);
    signal.text = up ? text : "";
  },
  words: (asked) => asked.text,
};

export const setHarvest: Knowledge<"setHarvest"> = {
  guess(guess, asked) {
    const harvest = guess.changed("harvest", "harvest") ?? guess.fresh("harvest", "harvest", create(HarvestSchema));
    if (!harvest) return;
    if (asked.headline !== undefined) {
      harvest.headline = asked.headline;
      if (asked.headline !== "") harvest.noHeadline = false;
    }
    if (asked.noHeadline !== undefined) harvest.noHeadline = asked.noHeadline && harvest.headline === "";
    if (asked.disagreementKept !== undefined) harvest.disagreementKept = asked.disagreementKept;
    if (asked.example !== undefined) harvest.example = asked.example;
    if (asked.setRefs) harvest.refs = [...asked.refs];
  },
  words: (asked) => together(asked.headline ?? "", asked.disagreementKept ?? "", asked.example ?? ""),
};

// The whole list goes with each tick: the next one is made of what this one shows.
export const setCredit: Knowledge<"setCredit"> = {
  guess(guess, { kinds }) {
    const member = guess.changed(`member.${guess.me}`, "member");
    if (member) member.creditedIn = [...kinds];
  },
};

export const announce: Knowledge<"announce"> = { words: (asked) => asked.text };

export const holdCards: Knowledge<"holdCards"> = { words: (asked) => asked.reason };
