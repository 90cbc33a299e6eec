import { create } from "@bufbuild/protobuf";
import { type Note, Note_Visibility, NoteSchema, type SetNote } from "../../protocol/index.ts";
import { fieldsOf, fieldsStand, ifStill, just, nothing } from "../way_back.ts";
import type { Knowledge } from "./knowledge.ts";

export const addNote: Knowledge<"addNote"> = {
  guess(guess, asked) {
    const unspecified = asked.visibility === Note_Visibility.VISIBILITY_UNSPECIFIED;
    const note = create(NoteSchema, {
      visibility: unspecified ? Note_Visibility.RECORD : asked.visibility,
      by: guess.me,
      atMs: asked.atMs || BigInt(guess.wallMs),
      refs: [...asked.refs],
      speaker: asked.speaker,
    });
    if (guess.fresh(asked.id, "note", note)) guess.firstWords(asked.id, asked.text);
  },
  wayBack: (asked) => (now) => {
    const note = now.note(asked.id);
    if (!note) return nothing("gone");
    if (note.trashed || now.words(asked.id) !== asked.text) return nothing("changedSince");
    return just({ case: "trashNote", value: { id: asked.id } });
  },
  words: (asked) => asked.text,
  makesWords: (asked) => ({ id: asked.id, words: asked.text }),
};

const noteFields = ["visibility", "speaker", "atMs"] as const;

const refsStand = (asked: SetNote, now: Note) =>
  !asked.setRefs || (now.refs.length === asked.refs.length && now.refs.every((ref, i) => ref === asked.refs[i]));

export const setNote: Knowledge<"setNote"> = {
  guess(guess, asked) {
    const note = guess.changed(asked.id, "note");
    if (!note) return;
    Object.assign(note, fieldsOf(asked, asked, noteFields));
    if (asked.setRefs) note.refs = [...asked.refs];
  },
  wayBack(asked, before) {
    const was = before.note(asked.id);
    if (!was) return undefined;
    return ifStill(
      "note",
      asked.id,
      (now) => fieldsStand(asked, now, noteFields) && refsStand(asked, now),
      (ifVersion) => {
        const refs = asked.setRefs ? { setRefs: true, refs: was.refs } : {};
        return { case: "setNote", value: { id: asked.id, ...fieldsOf(asked, was, noteFields), ...refs, ifVersion } };
      },
    );
  },
};

// What they say together, the server puts together.
export const mergeNotes: Knowledge<"mergeNotes"> = {
  guess(guess, { into, from, undo }) {
    for (const id of from) {
      const note = guess.changed(id, "note");
      if (note) note.mergedInto = undo ? "" : into;
    }
  },
  wayBack: ({ into, from, undo }) => {
    const then = undo ? "" : into;
    return (now) => {
      const still = from.filter((id) => now.note(id)?.mergedInto === then);
      if (still.length === 0) return nothing("changedSince");
      return just({ case: "mergeNotes", value: { into, from: still, undo: !undo } });
    };
  },
};

export const trashNote: Knowledge<"trashNote"> = {
  guess(guess, { id, reason }) {
    const note = guess.changed(id, "note");
    if (note) note.trashed = guess.trashed(reason);
  },
  wayBack: ({ id }) =>
    ifStill(
      "note",
      id,
      (note) => note.trashed !== undefined,
      () => ({ case: "restoreNote", value: { id } }),
    ),
  words: (asked) => asked.reason,
};

export const restoreNote: Knowledge<"restoreNote"> = {
  guess(guess, { id }) {
    delete guess.changed(id, "note")?.trashed;
  },
  wayBack: ({ id }) =>
    ifStill(
      "note",
      id,
      (note) => note.trashed === undefined,
      () => ({ case: "trashNote", value: { id } }),
    ),
};
