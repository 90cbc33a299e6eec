// What groups report, and what people leave on their walks. The server knows what comes of it; words are kept.
import { type Knowledge, together } from "./knowledge.ts";

export const answerDecision: Knowledge<"answerDecision"> = { words: (asked) => asked.reason };
export const keepDifference: Knowledge<"keepDifference"> = { words: (asked) => together(asked.subject, asked.remark) };
export const askTheGroup: Knowledge<"askTheGroup"> = { words: (asked) => asked.question };
export const setPlenaryOutcome: Knowledge<"setPlenaryOutcome"> = { words: (asked) => asked.reason };
