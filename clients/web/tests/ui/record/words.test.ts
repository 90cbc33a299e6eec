// Words of a record: which are others, what stands for a name, where something can be heard, what is overdue.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { RecordingMarker_Kind as Kind, RecordNowSchema } from "../../../src/index.ts";
import type { Language, T } from "../../../src/ui/language.ts";
import { daysLate } from "../../../src/ui/record/days.ts";
import { dueWords } from "../../../src/ui/record/due.ts";
import { addressAt, pausesOf, secondOf } from "../../../src/ui/record/hearing.ts";
import { replaced } from "../../../src/ui/record/instead.ts";
import { wordDiff } from "../../../src/ui/record/word_diff.ts";
import type { Mark } from "../../../src/ui/recording/marks.ts";

describe("words that are others", () => {
  const said = (before: string, after: string) =>
    wordDiff(before, after).map(({ words, is }) => `${is === "same" ? "" : is === "gone" ? "-" : "+"}${words}`);

  it.each([
    ["one two three", "one two three", ["one two three"]],
    ["one two three", "one 2 three", ["one ", "-two ", "+2 ", "three"]],
    ["one two", "one two three", ["one ", "-two", "+two three"]],
    ["", "new", ["+new"]],
    ["a b c d", "b c e d", ["-a ", "b c ", "+e ", "d"]],
  ])("%j, %j", (before, after, expected) => {
    expect(said(before, after)).toEqual(expected);
  });

  it("put together are the words of each side again", () => {
    const [before, after] = ["It was  asked\nwhat a day costs.", "It was asked what\nan open day costs; nobody knew."];
    const pieces = wordDiff(before, after);
    const side = (left: string) =>
      pieces
        .filter(({ is }) => is !== left)
        .map(({ words }) => words)
        .join("");
    expect(side("new")).toBe(before);
    expect(side("gone")).toBe(after);
  });
});

describe("a name that is put right", () => {
  const person = { kind: "names_person", words: "Ada Rivers" };
  const port = { kind: "names_organisation", words: "Port Authority" };
  it("is replaced each time, with a capital where a sentence begins", () => {
    const text = "Ada Rivers asked. Ada Rivers and ada rivers went.\n- **Ada Rivers** stayed.";
    expect(replaced(text, person, "a participant", "en-GB")).toBe(
      "A participant asked. A participant and a participant went.\n- **A participant** stayed.",
    );
  });
  it("is not looked for within other words, nor an organisation where it is spelled otherwise", () => {
    const un = { kind: "names_organisation", words: "UN" };
    expect(replaced("The UN and its fund; UNESCO; un", un, "an organisation", "en-GB")).toBe(
      "An organisation and its fund; UNESCO; un",
    );
    expect(replaced("Any port authority", port, "an organisation", "en-GB")).toBe("Any port authority");
  });
  it("takes the article with it, as people saw it go wrong", () => {
    const text = "Dmitri Volkov of the Port Authority asked.";
    const once = replaced(text, { kind: "names_person", words: "Dmitri Volkov" }, "a participant", "en-GB");
    expect(replaced(once, port, "an organisation", "en-GB")).toBe("A participant of an organisation asked.");
  });
  it.each<[Language, string, string, string]>([
    ["en-GB", "an organisation", "The Port Authority, a Port Authority", "An organisation, an organisation"],
    ["en-GB", "an organisation", "by the **Port Authority**", "by **an organisation**"],
    ["en-GB", "an organisation", "near Port Authority land", "near an organisation land"],
    ["en-GB", "an organisation", "a sea Port Authority", "a sea an organisation"], // not the words right before it
    ["fr", "une organisation", "Le Port Authority et la Port Authority", "Une organisation et une organisation"],
    ["fr", "une organisation", "Du Port Authority, au Port Authority", "D’une organisation, à une organisation"],
    [
      "fr",
      "une organisation",
      "avis de l’Port Authority, de Port Authority",
      "avis d’une organisation, d’une organisation",
    ],
    ["fr", "une organisation", "pour qu'Port Authority", "pour qu'une organisation"],
    ["es", "una organización", "La Port Authority del Port Authority", "Una organización de una organización"],
    ["es", "una organización", "pide al Port Authority", "pide a una organización"],
    ["pt", "uma organização", "A Port Authority da Port Authority", "Uma organização de uma organização"],
    [
      "pt",
      "uma organização",
      "Está na Port Authority, pela Port Authority",
      "Está numa organização, por uma organização",
    ],
    ["it", "un’organizzazione", "L’Port Authority dell'Port Authority", "Un’organizzazione di un’organizzazione"],
    ["it", "un’organizzazione", "detto a Port Authority", "detto a un’organizzazione"],
    [
      "de",
      "eine Organisation",
      "Der Port Authority fragt die Port Authority",
      "Eine Organisation fragt eine Organisation",
    ],
    [
      "de",
      "eine Organisation",
      "Leute der Port Authority, vom Port Authority",
      "Leute einer Organisation, von einer Organisation",
    ],
    ["de", "eine teilnehmende Person", "mit Port Authority", "mit einer teilnehmenden Person"],
    ["et", "üks organisatsioon", "Ka Port Authority", "Ka üks organisatsioon"],
    ["ar", "إحدى المنظمات", "قالت Port Authority", "قالت إحدى المنظمات"],
  ])("%s: %s in %j", (language, instead, text, expected) => {
    expect(replaced(text, port, instead, language)).toBe(expected);
  });
});

describe("where something can be heard", () => {
  const recording = { startedMs: 100_000n, channel: "audio" };
  const mark = (kind: Kind, atMs: number, channel = "audio"): Mark => {
    return { id: `${atMs}`, kind, channel, atMs, ref: "", label: "", by: "", announced: true };
  };

  it("is so many seconds after it began, and nowhere before", () => {
    expect(secondOf(recording, 160_999, [])).toBe(60);
    expect(secondOf(recording, 99_999, [])).toBeUndefined();
    expect(secondOf({ ...recording, startedMs: 0n }, 160_000, [])).toBeUndefined();
  });

  it("leaves pauses out, those that overlap once, and those after it not at all", () => {
    const pauses = [
      { fromMs: 90_000, toMs: 110_000 },
      { fromMs: 105_000, toMs: 120_000 },
      { fromMs: 150_000, toMs: undefined },
      { fromMs: 300_000, toMs: 400_000 },
    ];
    expect(secondOf(recording, 160_000, pauses)).toBe(30);
  });

  it("knows pauses of a channel by its marks", () => {
    const marks = [
      mark(Kind.PAUSE, 1), // announced, before anything ran
      mark(Kind.START, 10),
      mark(Kind.PAUSE, 20),
      mark(Kind.PAUSE, 25, "video"),
      mark(Kind.RESUME, 30),
      mark(Kind.PAUSE, 40),
    ];
    expect(pausesOf(marks, "audio")).toEqual([
      { fromMs: 20, toMs: 30 },
      { fromMs: 40, toMs: undefined },
    ]);
  });

  it("is said in the address", () => {
    expect(addressAt("https://media.example.org/s2.mp3#t=4", 61)).toBe("https://media.example.org/s2.mp3#t=61");
  });
});

describe("what is overdue", () => {
  const t: T = (key, values) => `${key}${values ? ` ${JSON.stringify(values)}` : ""}`;
  const day = 24 * 3_600_000;
  const due = Date.UTC(2027, 3, 22, 12);
  const record = create(RecordNowSchema, {
    state: "draft",
    circulateByMs: BigInt(due),
    approveByMs: BigInt(due + 7 * day),
  });
  const words = (one: typeof record, nowMs: number) => dueWords(t, one, nowMs, "Europe/Rome");

  it("counts days that have begun", () => {
    expect([0, due, due + 1, due + day + 1].map((now) => daysLate(due, now))).toEqual([0, 0, 1, 2]);
    expect(daysLate(0, due)).toBe(0);
  });
  it("of a draft is that it was not circulated; of a circulated one that it was not approved", () => {
    expect(words(record, due)).toEqual({ words: 'record.list.circulateBy {"day":"22 April"}', late: false });
    expect(words(record, due + day)?.words).toBe('record.list.lateCirculate {"count":1,"day":"22 April"}');
    const circulated = { ...record, state: "circulated" };
    expect(words(circulated, due + 9 * day)).toEqual({
      words: 'record.list.lateApprove {"count":2,"day":"29 April"}',
      late: true,
    });
  });
  it("of one that nobody has begun is, as of a draft, that it was not circulated", () => {
    const none = { ...record, state: "not_begun" };
    expect(words(none, due)).toEqual(words(record, due));
    expect(words(none, due + 2 * day)?.late).toBe(true);
  });
  it("of an approved one is nothing", () => {
    expect(words({ ...record, state: "approved", approvedMs: BigInt(due) }, due + 99 * day)?.late).toBe(false);
  });
});
