import { create } from "@bufbuild/protobuf";
import { LinkSchema } from "../../protocol/index.ts";
import { ifStill, just, nothing } from "../way_back.ts";
import type { Knowledge } from "./knowledge.ts";

export const addLink: Knowledge<"addLink"> = {
  guess(guess, { id, from, to, label }) {
    guess.fresh(id, "link", create(LinkSchema, { from, to, label }));
  },
  wayBack: ({ id, label }) =>
    ifStill(
      "link",
      id,
      (link) => link.label === label,
      () => ({ case: "removeLink", value: { id } }),
    ),
  words: (asked) => asked.label,
};

export const setLink: Knowledge<"setLink"> = {
  guess(guess, { id, label }) {
    const link = guess.changed(id, "link");
    if (link) link.label = label;
  },
  wayBack({ id, label }, before) {
    const was = before.link(id)?.label;
    if (was === undefined) return undefined;
    return ifStill(
      "link",
      id,
      (link) => link.label === label,
      () => ({ case: "setLink", value: { id, label: was } }),
    );
  },
  words: (asked) => asked.label,
};

export const removeLink: Knowledge<"removeLink"> = {
  guess(guess, { id }) {
    if (guess.document.link(id)) guess.removed(id);
  },
  wayBack(asked, before, newId) {
    const was = before.link(asked.id);
    if (!was) return undefined;
    const id = newId();
    const { from, to, label } = was;
    return (now) =>
      now.card(from) && now.card(to) ? just({ case: "addLink", value: { id, from, to, label } }) : nothing("gone");
  },
};
