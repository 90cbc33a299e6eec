// The guidebook. What becomes of a part of it is the server's to say; what was typed is given back if it is refused.
import { type Knowledge, together } from "./knowledge.ts";

export const setGuidebook: Knowledge<"setGuidebook"> = { words: (asked) => together(asked.title, asked.organiser) };
export const addEntry: Knowledge<"addEntry"> = {
  words: (asked) => together(asked.title, ...asked.fields.map(({ text }) => text)),
};
export const setEntry: Knowledge<"setEntry"> = {
  words: ({ title, place, period, organisationType, sector, naming }) =>
    together(title, place, period, organisationType, sector, naming?.organisation),
};
export const trashEntry: Knowledge<"trashEntry"> = { words: (asked) => asked.reason };
export const setField: Knowledge<"setField"> = { words: (asked) => asked.text ?? "" };
