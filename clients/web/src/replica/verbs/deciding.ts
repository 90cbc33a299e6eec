// Decisions by a method. What comes of a round is the server's to say; one's own response is shown at once, as it is one's own
// to change until the round is closed. What was typed is given back if it is refused.
import { create } from "@bufbuild/protobuf";
import { DecisionMethod, DecisionResponseSchema, DecisionState } from "../../protocol/index.ts";
import { type Knowledge, together } from "./knowledge.ts";

export const draftProposal: Knowledge<"draftProposal"> = {
  words: (asked) => together(asked.title, asked.text, asked.changeSignal),
};
export const amendProposal: Knowledge<"amendProposal"> = {
  words: (asked) => together(asked.title, asked.text, asked.changeSignal),
};
export const askAboutProposal: Knowledge<"askAboutProposal"> = { words: (asked) => asked.question };
export const answerAboutProposal: Knowledge<"answerAboutProposal"> = { words: (asked) => asked.answer };
export const reactToProposal: Knowledge<"reactToProposal"> = { words: (asked) => asked.text };
export function responseId(decision: string, round: number, by: string): string {
  return `response.${decision}.${round}.${by}`;
}
export const respondToProposal: Knowledge<"respondToProposal"> = {
  guess(guess, { id, round, response, reason, named }) {
    const proposal = guess.document.decision(id);
    const last = proposal?.rounds.at(-1);
    if (proposal?.state !== DecisionState.TESTING || last?.number !== round) return;
    const open = proposal.method === DecisionMethod.SENSE_OF_THE_ROOM;
    const mine = responseId(id, round, guess.me);
    const before = guess.changed(mine, "decisionResponse");
    const said = { response, reason, named, open };
    if (before) return void Object.assign(before, said);
    guess.fresh(
      mine,
      "decisionResponse",
      create(DecisionResponseSchema, { decision: id, round, by: guess.me, ...said }),
    );
    const voices = Math.max(1, guess.document.member(guess.me)?.voices ?? 0);
    const next = guess.changed(id, "decision");
    if (next) next.rounds = [...next.rounds.slice(0, -1), { ...last, responded: last.responded + voices }];
  },
  words: (asked) => asked.reason,
};
export const judgeObjection: Knowledge<"judgeObjection"> = { words: (asked) => asked.reason };
export const concludeProposal: Knowledge<"concludeProposal"> = { words: (asked) => together(asked.reason, asked.to) };
export const addLateThought: Knowledge<"addLateThought"> = { words: (asked) => asked.text };
export const dismissCheck: Knowledge<"dismissCheck"> = { words: (asked) => asked.reason };
export const reviewDecision: Knowledge<"reviewDecision"> = { words: (asked) => asked.reason };
