// Preparing and running a meeting. When an item began, who sits where and in which order items stand is the server's to
// say; what comes back from a refusal is what somebody wrote.
import { type Knowledge, together } from "./knowledge.ts";

export const addAgendaItem: Knowledge<"addAgendaItem"> = { words: (asked) => asked.title };
export const setAgendaItem: Knowledge<"setAgendaItem"> = { words: (asked) => asked.title ?? "" };
export const trashAgendaItem: Knowledge<"trashAgendaItem"> = { words: (asked) => asked.reason };
export const setMeeting: Knowledge<"setMeeting"> = {
  words: (asked) =>
    together(asked.title, asked.series, asked.organiser, asked.venue, asked.mainOutcome, asked.verbatim),
};
export const addBreakout: Knowledge<"addBreakout"> = { words: (asked) => asked.title };
export const setBreakout: Knowledge<"setBreakout"> = { words: (asked) => asked.title ?? "" };
export const trashBreakout: Knowledge<"trashBreakout"> = { words: (asked) => asked.reason };
export const setTemplate: Knowledge<"setTemplate"> = { words: (asked) => asked.yaml };
export const trashTemplate: Knowledge<"trashTemplate"> = { words: (asked) => asked.reason };
