// Decisions by a method. What comes of a round is the server's to say; what was typed is given back if it is refused.
import type { Knowledge } from "./knowledge.ts";

const together = (...pieces: readonly (string | undefined)[]) => pieces.filter((piece) => piece).join("\n\n");

export const draftProposal: Knowledge<"draftProposal"> = {
  words: (asked) => together(asked.title, asked.text, asked.changeSignal),
};
export const amendProposal: Knowledge<"amendProposal"> = {
  words: (asked) => together(asked.title, asked.text, asked.changeSignal),
};
export const askAboutProposal: Knowledge<"askAboutProposal"> = { words: (asked) => asked.question };
export const answerAboutProposal: Knowledge<"answerAboutProposal"> = { words: (asked) => asked.answer };
export const reactToProposal: Knowledge<"reactToProposal"> = { words: (asked) => asked.text };
export const respondToProposal: Knowledge<"respondToProposal"> = { words: (asked) => asked.reason };
export const judgeObjection: Knowledge<"judgeObjection"> = { words: (asked) => asked.reason };
export const concludeProposal: Knowledge<"concludeProposal"> = { words: (asked) => together(asked.reason, asked.to) };
export const reviewDecision: Knowledge<"reviewDecision"> = { words: (asked) => asked.reason };
