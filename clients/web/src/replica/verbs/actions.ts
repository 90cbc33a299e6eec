import { create } from "@bufbuild/protobuf";
import { Action_State, ActionSchema } from "../../protocol/index.ts";
import { fieldsOf, fieldsStand, ifStill } from "../way_back.ts";
import type { Knowledge } from "./knowledge.ts";

export const addAction: Knowledge<"addAction"> = {
  guess(guess, { id, text, owner, due, from }) {
    const proposed = { state: Action_State.ACTION_PROPOSED, proposedBy: guess.me };
    guess.fresh(id, "action", create(ActionSchema, { text, owner, due, from, ...proposed }));
  },
  wayBack: (asked) =>
    ifStill(
      "action",
      asked.id,
      (now) =>
        now.text === asked.text && now.owner === asked.owner && !now.acceptedByOwner && now.trashed === undefined,
      (ifVersion) => ({ case: "setAction", value: { id: asked.id, trashed: true, ifVersion } }),
    ),
  words: (asked) => asked.text,
};

const actionFields = ["text", "owner", "due", "state"] as const;

export const setAction: Knowledge<"setAction"> = {
  guess(guess, asked) {
    const action = guess.changed(asked.id, "action");
    if (!action) return;
    if (asked.owner !== undefined && asked.owner !== action.owner) action.acceptedByOwner = false; // a new owner
    Object.assign(action, fieldsOf(asked, asked, actionFields));
    if (asked.trashed === true) action.trashed = guess.trashed("");
    if (asked.trashed === false) delete action.trashed;
  },
  wayBack(asked, before) {
    const was = before.action(asked.id);
    if (!was) return undefined;
    return ifStill(
      "action",
      asked.id,
      (now) =>
        fieldsStand(asked, now, actionFields) &&
        (asked.trashed === undefined || (now.trashed !== undefined) === asked.trashed),
      (ifVersion) => ({
        case: "setAction",
        value: {
          id: asked.id,
          ...fieldsOf(asked, was, actionFields),
          ...(asked.trashed === undefined ? {} : { trashed: was.trashed !== undefined }),
          ifVersion,
        },
      }),
    );
  },
  words: (asked) => asked.text ?? "",
};

export const acceptAction: Knowledge<"acceptAction"> = {
  guess(guess, { id, accepted }) {
    const action = guess.changed(id, "action");
    if (action) action.acceptedByOwner = accepted;
  },
  wayBack: ({ id, accepted }) =>
    ifStill(
      "action",
      id,
      (now) => now.acceptedByOwner === accepted,
      () => ({ case: "acceptAction", value: { id, accepted: !accepted } }),
    ),
};
