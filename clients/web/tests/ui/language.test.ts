// Words of a part and words of a language may come in any order.
import { expect, it } from "vitest";
import type { Key } from "../../src/locales/strings.ts";
import { type Language, learn, showLanguage, t, type Words } from "../../src/ui/language.ts";

interface Letter {
  readonly comes: () => void;
  readonly came: Promise<void>;
}
function letter(): Letter {
  let comes = () => {};
  const came = new Promise<void>((resolve) => {
    comes = resolve;
  });
  return { comes, came };
}
// A part that says "part: de" in German, once its words have come.
function part(name: string, letters: { readonly [language in Language]?: Letter }): Words {
  const languages: readonly Language[] = ["en-GB", "fr", "es", "pt", "it", "de", "et", "ar"];
  const all = languages.map((language) => [
    language,
    async () => {
      await letters[language]?.came;
      return { [name]: `${name}: ${language}` };
    },
  ]);
  return Object.fromEntries(all) as Words;
}
const says = (name: string) => t(name as Key);

it("a part that comes while the language turns speaks that language", async () => {
  const slow = letter();
  const turning = showLanguage("de");
  const learning = learn(part("early", { "en-GB": slow }));
  await turning;
  slow.comes();
  await learning;
  expect(says("early")).toBe("early: de");
  await showLanguage("en-GB");
  expect(says("early")).toBe("early: en-GB");
});

it("a language that comes late is not overtaken by the one before", async () => {
  const slow = letter();
  const learning = learn(part("late", { fr: slow }));
  await learning;
  const turning = showLanguage("fr");
  const other = learn(part("other", {}));
  slow.comes();
  await Promise.all([turning, other]);
  expect([says("late"), says("other")]).toEqual(["late: fr", "other: fr"]);
  await showLanguage("en-GB");
});

it("of two parts that come at once neither is forgotten", async () => {
  const slow = letter();
  const first = learn(part("first", { "en-GB": slow }));
  const second = learn(part("second", {}));
  slow.comes();
  await Promise.all([first, second]);
  expect([says("first"), says("second")]).toEqual(["first: en-GB", "second: en-GB"]);
});

it("whoever wants words that are on their way waits for them, too", async () => {
  await showLanguage("de");
  const slow = letter();
  const words = part("shared", { de: slow });
  const first = learn(words);
  let second = false;
  const waits = learn(words).then(() => {
    second = true;
  });
  await new Promise((then) => setTimeout(then, 20));
  expect(second).toBe(false);
  slow.comes();
  await Promise.all([first, waits]);
  expect(says("shared")).toBe("shared: de");
  await showLanguage("en-GB");
});

it("words that could not be fetched are fetched when they are wanted again", async () => {
  let reached = false;
  const reach = async (): Promise<{ readonly [key: string]: string }> => {
    if (!reached) throw new Error("no network");
    return { far: "far" };
  };
  const words: Words = {
    "en-GB": reach,
    fr: reach,
    es: reach,
    pt: reach,
    it: reach,
    de: reach,
    et: reach,
    ar: reach,
  };
  await expect(learn(words)).rejects.toThrow("no network");
  reached = true;
  await learn(words);
  expect(says("far")).toBe("far");
});
