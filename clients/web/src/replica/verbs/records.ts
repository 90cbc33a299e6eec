// A session record that people write together: paragraphs, what it is called, corrections that are asked for.
import { create } from "@bufbuild/protobuf";
import { type DocumentReader, paragraphsOfSection } from "../../document/index.ts";
import { CorrectionSchema, ParagraphSchema, type SetParagraph } from "../../protocol/index.ts";
import { fieldsOf, fieldsStand, ifStill, just, nothing } from "../way_back.ts";
import { type Knowledge, together } from "./knowledge.ts";

// A key near enough until the server gives the true one. `after`: a paragraph, "" the first place, undefined the last.
function keyAfter(document: DocumentReader, section: string, after: string | undefined, moved = ""): string {
  const others = paragraphsOfSection(document, section).filter(({ id }) => id !== moved);
  const before = after === undefined ? others.at(-1) : others.find(({ id }) => id === after);
  if (before) return `${before.body.value.order}0`;
  const first = after === "" ? others[0]?.body.value.order : undefined;
  // Directly before the first: no key of the server's begins with this sign.
  return first === undefined ? "0" : `!${first}`;
}

export const addParagraph: Knowledge<"addParagraph"> = {
  guess(guess, asked) {
    const paragraph = create(ParagraphSchema, {
      section: asked.section,
      order: keyAfter(guess.document, asked.section, asked.after || undefined),
      by: guess.me,
      sources: asked.sources,
      draftedFrom: asked.draftedFrom,
      draftedDigest: asked.draftedDigest,
      board: asked.board,
      atMs: asked.atMs,
      quotation: asked.quotation,
      heading: asked.heading,
      internal: asked.internal,
      owner: asked.owner,
      presenters: asked.presenters,
      sdgs: asked.sdgs,
    });
    if (guess.fresh(asked.id, "paragraph", paragraph)) guess.firstWords(asked.id, asked.text);
  },
  wayBack: (asked) => (now) => {
    const paragraph = now.paragraph(asked.id);
    if (!paragraph) return nothing("gone");
    if (paragraph.trashed || now.words(asked.id) !== asked.text) return nothing("changedSince");
    return just({ case: "trashParagraph", value: { id: asked.id } });
  },
  words: (asked) => together(asked.heading, asked.text),
  makesWords: (asked) => ({ id: asked.id, words: asked.text }),
};

const paragraphFields = ["section", "heading", "internal"] as const;

export const setParagraph: Knowledge<"setParagraph"> = {
  guess(guess, asked) {
    const paragraph = guess.changed(asked.id, "paragraph");
    if (!paragraph) return;
    if (moves(asked)) {
      const section = asked.section ?? paragraph.section;
      paragraph.order = keyAfter(guess.document, section, asked.after, asked.id);
    }
    Object.assign(paragraph, fieldsOf(asked, asked, paragraphFields));
    if (asked.setSources) paragraph.sources = [...asked.sources];
  },
  wayBack(asked, before) {
    const was = before.paragraph(asked.id);
    if (!was) return undefined;
    const place = paragraphsOfSection(before, was.section);
    const after = place[place.findIndex(({ id }) => id === asked.id) - 1]?.id ?? "";
    return ifStill(
      "paragraph",
      asked.id,
      (now) => fieldsStand(asked, now, paragraphFields),
      (ifVersion) => {
        const sources = asked.setSources ? { setSources: true, sources: was.sources } : {};
        const back = moves(asked) ? { section: was.section, after } : {};
        const value = { ...fieldsOf(asked, was, paragraphFields), ...sources, ...back, id: asked.id, ifVersion };
        return { case: "setParagraph", value };
      },
    );
  },
  words: (asked) => asked.heading ?? "",
};
const moves = ({ section, after }: SetParagraph) => section !== undefined || after !== undefined;

export const trashParagraph: Knowledge<"trashParagraph"> = {
  guess(guess, { id, reason }) {
    const paragraph = guess.changed(id, "paragraph");
    if (paragraph) paragraph.trashed = guess.trashed(reason);
  },
  wayBack: ({ id }) =>
    ifStill(
      "paragraph",
      id,
      (paragraph) => paragraph.trashed !== undefined,
      () => ({ case: "restoreParagraph", value: { id } }),
    ),
  words: (asked) => asked.reason,
};

export const restoreParagraph: Knowledge<"restoreParagraph"> = {
  guess(guess, { id }) {
    delete guess.changed(id, "paragraph")?.trashed;
  },
  wayBack: ({ id }) =>
    ifStill(
      "paragraph",
      id,
      (paragraph) => paragraph.trashed === undefined,
      () => ({ case: "trashParagraph", value: { id } }),
    ),
};

const recordFields = ["title", "keyContact"] as const;

export const setRecord: Knowledge<"setRecord"> = {
  guess(guess, asked) {
    const head = guess.changed("record", "sessionRecord");
    if (!head) return;
    Object.assign(head, fieldsOf(asked, asked, recordFields));
    if (asked.setRecordings) head.recordings = [...asked.recordings];
  },
  wayBack(asked, before) {
    const was = before.sessionRecord();
    if (!was) return undefined;
    return ifStill(
      "sessionRecord",
      "record",
      (now) => fieldsStand(asked, now, recordFields),
      () => {
        const recordings = asked.setRecordings ? { setRecordings: true, recordings: was.recordings } : {};
        return { case: "setRecord", value: { ...fieldsOf(asked, was, recordFields), ...recordings } };
      },
    );
  },
  words: (asked) => asked.title ?? "",
};

// To be taken back before it was answered; that it was asked for stays.
export const proposeCorrection: Knowledge<"proposeCorrection"> = {
  guess(guess, asked) {
    const cited = guess.document.paragraph(asked.paragraph);
    const correction = create(CorrectionSchema, {
      paragraph: asked.paragraph,
      paragraphNumber: cited?.number ?? 0,
      section: cited?.section ?? asked.section,
      proposedText: asked.proposedText,
      reason: asked.reason,
      by: guess.me,
      atMs: BigInt(guess.wallMs),
      state: "proposed",
    });
    guess.fresh(asked.id, "correction", correction);
  },
  wayBack: ({ id }) =>
    ifStill(
      "correction",
      id,
      ({ state }) => state === "proposed",
      () => ({ case: "withdrawCorrection", value: { id } }),
    ),
  words: (asked) => together(asked.proposedText, asked.reason),
};

export const answerCorrection: Knowledge<"answerCorrection"> = {
  words: (asked) => together(asked.text, asked.answer),
};
export const withdrawCorrection: Knowledge<"withdrawCorrection"> = {
  guess(guess, { id }) {
    const correction = guess.changed(id, "correction");
    if (correction?.state === "proposed") correction.state = "withdrawn";
  },
};
export const issueCorrigendum: Knowledge<"issueCorrigendum"> = {
  words: (asked) => together(asked.text, asked.reason),
};
