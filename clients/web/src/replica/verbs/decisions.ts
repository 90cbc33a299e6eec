import { create } from "@bufbuild/protobuf";
import { type Decision, DecisionSchema, type DecisionVersion, DecisionVersionSchema } from "../../protocol/index.ts";
import type { Guess } from "../guess.ts";
import { fieldsOf, fieldsStand, ifStill } from "../way_back.ts";
import type { Knowledge } from "./knowledge.ts";

// The newest; earlier ones stay.
export function decisionWords(decision: Decision): string {
  return decision.versions.at(-1)?.text ?? "";
}

function nextVersion(guess: Guess, versions: readonly DecisionVersion[], text: string): DecisionVersion {
  return create(DecisionVersionSchema, {
    number: versions.length + 1,
    text,
    by: guess.me,
    atMs: BigInt(guess.wallMs),
  });
}

export const addDecision: Knowledge<"addDecision"> = {
  guess(guess, asked) {
    const { title, method, state, owner, reviewDate, changeSignal, deferredReason, deferredTo } = asked;
    const decision = create(DecisionSchema, {
      ...{ title, method, state, owner, reviewDate, changeSignal, deferredReason, deferredTo },
      basedOn: [...asked.basedOn],
      versions: [nextVersion(guess, [], asked.text)],
    });
    guess.fresh(asked.id, "decision", decision);
  },
  wayBack: (asked) =>
    ifStill(
      "decision",
      asked.id,
      (now) => now.title === asked.title && decisionWords(now) === asked.text && now.trashed === undefined,
      (ifVersion) => ({ case: "setDecision", value: { id: asked.id, trashed: true, ifVersion } }),
    ),
  words: (asked) => wordsOf(asked),
};

// Title and text, as a person would copy them.
function wordsOf({ title, text }: { title?: string | undefined; text?: string | undefined }): string {
  return [title, text].filter((words) => words).join("\n\n");
}

const decisionFields = [
  "title",
  "state",
  "owner",
  "reviewDate",
  "changeSignal",
  "deferredReason",
  "deferredTo",
] as const;

export const setDecision: Knowledge<"setDecision"> = {
  guess(guess, asked) {
    const decision = guess.changed(asked.id, "decision");
    if (!decision) return;
    Object.assign(decision, fieldsOf(asked, asked, decisionFields));
    if (asked.text !== undefined)
      decision.versions = [...decision.versions, nextVersion(guess, decision.versions, asked.text)];
    if (asked.trashed === true) decision.trashed = guess.trashed("");
    if (asked.trashed === false) delete decision.trashed;
  },
  wayBack(asked, before) {
    const was = before.decision(asked.id);
    if (!was) return undefined;
    return ifStill(
      "decision",
      asked.id,
      (now) =>
        fieldsStand(asked, now, decisionFields) &&
        (asked.text === undefined || decisionWords(now) === asked.text) &&
        (asked.trashed === undefined || (now.trashed !== undefined) === asked.trashed),
      (ifVersion) => ({
        case: "setDecision",
        value: {
          id: asked.id,
          ...fieldsOf(asked, was, decisionFields),
          ...(asked.text === undefined ? {} : { text: decisionWords(was) }),
          ...(asked.trashed === undefined ? {} : { trashed: was.trashed !== undefined }),
          ifVersion,
        },
      }),
    );
  },
  words: (asked) => wordsOf(asked),
};
