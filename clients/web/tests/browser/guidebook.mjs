// What remains of a meeting: its guidebook is opened, filled from a board, written by two people at once, marked as ready,
// published and read; what is taken back is due to go; and everybody finds what was approved.
import { core } from "./boards.mjs";
import { inEveryLanguage, looks, must, saved, settles, step, tooWide, until, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const said = "If a ten-year-old cannot check it, it is a slogan.";
const limits = "The payment measure is untested. Farmers should be asked before streets.";

const button = ({ page }, name, exact = false) => page.getByRole("button", { name, exact });
const dialog = ({ page }) => page.locator(".dialog");
const closed = (person) => dialog(person).waitFor({ state: "detached" });
const field = ({ page }, name) =>
  page
    .locator(".gb-field")
    .filter({ has: page.locator("h3", { hasText: name }) })
    .first();
const entry = ({ page }, title) => page.locator(".gb-entry", { hasText: title });
const margin = ({ page }, title) => page.getByRole("complementary", { name: `Beside: ${title}` });
const introduces = async ({ name, page }) => {
  await page.locator("input[autocomplete=name]").fill(name);
  await page.locator("button[type=submit]").click();
};
const sits = async (person) => {
  await introduces(person);
  await person.page.locator(".policy").waitFor();
  await person.page.locator(".send .b.main").click();
  await person.page.locator("#board").waitFor();
};
const menu = async ({ page }, name) => {
  await page.locator(".menu-button").click();
  await page.getByRole("menuitem", { name, exact: true }).click();
};
const does = async (person, title, what) => {
  await button(person, `More… ${title}`, true).click();
  await person.page.getByRole("menuitem", { name: what, exact: true }).click();
};
const labelled = (person, name) => dialog(person).getByLabel(name, { exact: false }).first();
// To the meeting of the board one is at, and from there to its guidebook.
const goesThere = async (person, name) => {
  await person.page.goto(`${stage.base}/meeting/demo-2027`);
  await person.page.locator(".gb-way").waitFor();
  await button(person, name).click();
};
const begins = async (person, name, words) => {
  await field(person, name).locator(".gb-first").pressSequentially(words.slice(0, 3));
  await field(person, name).locator(".cm-content").waitFor();
  await person.page.keyboard.type(words.slice(3));
  await person.page.keyboard.press("Escape");
  await field(person, name)
    .locator(".gb-words", { hasText: words.slice(-12) })
    .waitFor();
};

const fay = await stage.comes("Fay Freeman", "rapporteur");
const rea = await stage.comes("Rea Rossi", "rapporteur");
const ben = await stage.comes("Ben Stone", "participant");

await step("a board has something to remember, and a quotation that may be published", async () => {
  for (const person of [fay, rea, ben]) await sits(person);
  for (const words of ["Pay for rain kept out of sewers", "Choose twenty streets", "Meter at the gully"])
    await writes(ben, 4, words);
  await writes(ben, 5, "The harbour was missing from the picture");
  const there = rea.page.getByRole("tab", { name: "Quotations" });
  if ((await there.count()) === 0) await button(rea, "Notes").first().click();
  await there.click();
  const panel = rea.page.locator(".panel-body");
  await panel.getByLabel("The exact words").fill(said);
  await panel.getByLabel("Who said them").selectOption({ label: "Ben Stone" });
  await button(rea, "Capture", true).click();
  const line = panel.locator(".quotations li", { hasText: said });
  await line.getByRole("button", { name: "Ask whether it may be quoted…" }).click();
  await line.getByLabel("Publications").check();
  await line.getByRole("button", { name: "Send the question" }).click();
  await line.getByText("Asked, no answer yet").waitFor();
  await ben.page.locator(".flag", { hasText: "May words of yours be quoted?" }).waitFor();
  await ben.page.locator(".flag").getByRole("button").first().click();
  await dialog(ben).waitFor();
  await dialog(ben).getByLabel("Yes, these words").check();
  await dialog(ben).getByLabel("Publications").check();
  await button(ben, "Send my answer", true).click();
  await closed(ben);
  await line.getByText("May be quoted").first().waitFor();
});

await step("there is none for a reader, until a rapporteur opens it; its pillars are its chapters", async () => {
  await goesThere(ben, "Read the guidebook");
  await ben.page.locator(".gb-way .fault", { hasText: "There is no guidebook" }).waitFor();
  await looks(ben, "guidebook-none");
  await goesThere(rea, "guidebook");
  await rea.page.locator(".gb-head h1", { hasText: "shaping and creating markets" }).waitFor();
  must((await rea.page.locator(".gb-chapters button").count()) === 4, "four chapters");
  await looks(rea, "guidebook-empty");
});

await step("a tool is begun, and what it lacks is said in plain words", async () => {
  await rea.page.locator(".gb-addhere").getByRole("button", { name: "New entry" }).click();
  await dialog(rea).getByLabel("Tool", { exact: false }).check();
  await labelled(rea, "Title").fill("Street contracts for rain");
  await looks(rea, "guidebook-new");
  await button(rea, "Begin it", true).click();
  await closed(rea);
  // It is led into sight, with the focus on it; then one writes.
  await until(
    () => rea.page.evaluate(() => document.activeElement?.matches(".gb-entry") ?? false),
    "the new entry has the focus",
  );
  await margin(rea, "Street contracts for rain").getByText("a tool without limits is not ready").waitFor();
  await begins(rea, "When to use it", "Where a street is dug up anyway.");
  await begins(rea, "Steps", "Choose twenty streets that could hold their own rain.");
  await begins(rea, "Limits", limits);
  await until(
    async () =>
      (await margin(rea, "Street contracts for rain").locator(".gb-lacks").textContent()).includes(
        "Neither “How you can tell” nor “A worked example” has a source",
      ),
    "only evidence is missing",
  );
  await looks(rea, "guidebook-draft");
  const lacks = margin(rea, "Street contracts for rain").locator(".gb-lacks");
  await lacks.getByRole("button", { name: "Write “How you can tell”" }).click();
  await until(
    () => rea.page.evaluate(() => document.activeElement?.matches("textarea.gb-first") ?? false),
    "one writes in the field that could be evidence",
  );
  await lacks.getByRole("button", { name: "Say “reported, not verified”" }).click();
  await margin(rea, "Street contracts for rain").getByText("Reported, not verified.").waitFor();
  await lacks.waitFor({ state: "detached" });
});

await step("two people write in one field at once, and both stay", async () => {
  await goesThere(fay, "guidebook");
  await entry(fay, "Street contracts").waitFor();
  const steps = [field(rea, "Steps"), field(fay, "Steps")];
  for (const one of steps) {
    await one.getByRole("button", { name: "Edit" }).click();
    await one.locator(".cm-content").waitFor();
  }
  await rea.page.keyboard.press("Control+End");
  await rea.page.keyboard.type("\nMeter at the gully.");
  await fay.page.keyboard.press("Control+Home");
  await fay.page.keyboard.type("Ask who lives there.\n");
  for (const one of steps) {
    await one.locator(".cm-content", { hasText: "Meter at the gully" }).waitFor();
    await one.locator(".cm-content", { hasText: "Ask who lives there" }).waitFor();
  }
  await looks(rea, "guidebook-together");
  for (const person of [rea, fay]) await person.page.keyboard.press("Escape");
  must((await steps[0].locator(".gb-steps li").count()) === 3, "three steps");
});

await step(
  "whoever stands in an empty field as somebody else begins it goes on in their words, and nothing is lost",
  async () => {
    const name = "What we found";
    const two = [rea, fay];
    for (const person of two) {
      await field(person, name).locator(".gb-first").focus();
      must(await person.page.evaluate(() => document.activeElement.matches(".gb-first")), "one stands in the field");
    }
    await rea.page.keyboard.type("M");
    await field(rea, name).locator(".cm-content").waitFor();
    await rea.page.keyboard.type("eters at the gully.");
    await field(fay, name).locator(".cm-content", { hasText: "gully." }).waitFor();
    await fay.page.keyboard.type(" And a model.");
    // Between the words there may stand where somebody else writes, with their name.
    for (const person of two)
      await until(
        () =>
          field(person, name)
            .locator(".cm-content")
            .evaluate((content) => {
              const words = content.cloneNode(true);
              for (const caret of words.querySelectorAll(".other-caret")) caret.remove();
              return words.textContent.includes("Meters at the gully. And a model.");
            }),
        "both see the words of both",
      );
    for (const person of two) {
      await saved(person);
      await person.page.keyboard.press("Escape");
      await field(person, name).locator(".gb-words", { hasText: "Meters at the gully. And a model." }).waitFor();
    }
  },
);

await step("what a board offers is taken in with its sources, or left", async () => {
  await button(rea, "Take in").first().click();
  await dialog(rea).locator(".gb-offer, .label").first().waitFor();
  await looks(rea, "guidebook-offers");
  const before = await dialog(rea).locator(".gb-offer").count();
  must(before > 0, "the board offers nothing");
  await dialog(rea).getByRole("button", { name: "Begin a new entry" }).first().click();
  await closed(rea);
  await until(async () => (await rea.page.locator(".gb-entry").count()) === 2, "there are two entries");
});

let ines;
let record = "";
await step(
  "a paragraph of an approved record is offered, and taken in with itself and its cards as sources",
  async () => {
    ines = await core.bodiless(stage.base, stage.links.get("rapporteur"), "Ines Moreau");
    const made = await fetch(`${stage.base}/api/documents/${ines.joined.document}/record`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${ines.joined.session}` },
      body: "{}",
    });
    must(made.ok, "there is no record");
    record = (await made.json()).document;
    const seat = await core.sits(stage.base, ines.joined, record, "Ines Moreau");
    const does = (verb) => must(seat.session.submit(verb).ok, `${verb.case} was not taken`);
    const id = seat.session.newId();
    does({
      case: "addParagraph",
      value: { id, section: "discussion", text: "Streets that are dug up anyway come first." },
    });
    does({ case: "setRecord", value: { keyContact: ines.joined.participant } });
    const ends = BigInt(Math.round(seat.session.serverMs()) + 1_500);
    does({ case: "circulateRecord", value: { correctionsUntilMs: ends, approvalsNeeded: 1 } });
    await until(() => seat.session.shown.find(id)?.body.value.number > 0, "it is circulated");
    await until(() => seat.session.serverMs() > Number(ends) + 300, "the window is closed");
    does({ case: "approveRecord", value: { seenSeq: seat.session.at.seq } });
    await until(() => seat.session.shown.sessionRecord()?.approvedMs > 0n, "it is approved");
    await button(rea, "Take in").first().click();
    await dialog(rea).locator("option", { hasText: "Record:" }).first().waitFor({ state: "attached" });
    await dialog(rea).locator("select").first().selectOption(record);
    const offered = dialog(rea).locator(".gb-offer", { hasText: "Streets that are dug up anyway" });
    await offered.waitFor();
    await dialog(rea).getByLabel("Into").selectOption({ label: "Street contracts for rain" });
    await dialog(rea).getByRole("combobox", { name: "As", exact: true }).selectOption({ label: "When to use it" });
    await looks(rea, "guidebook-paragraphs");
    await offered.getByRole("button", { name: "Take in to" }).click();
    await offered.getByText("taken in already").waitFor();
    await dialog(rea).getByRole("button", { name: "Close" }).first().click();
    await closed(rea);
    await field(rea, "When to use it").getByText("Streets that are dug up anyway come first.").waitFor();
    await field(rea, "When to use it").locator(".ref", { hasText: "Paragraph 7." }).waitFor();
    does({
      case: "issueCorrigendum",
      value: { id: seat.session.newId(), paragraph: id, text: "Streets that flood come first.", reason: "Misheard." },
    });
    await until(() => [...seat.session.shown.ofKind("correction")].length > 0, "there is a corrigendum");
  },
);

await step("a corrigendum reaches the field that comes from the paragraph, until it is noted as read", async () => {
  await rea.page.reload();
  const news = field(rea, "When to use it").locator(".gb-news", { hasText: "corrigendum 1" });
  await news.waitFor();
  await news.scrollIntoViewIfNeeded();
  await looks(rea, "guidebook-news");
  await news.getByRole("button", { name: "I have read it" }).click();
  await news.waitFor({ state: "detached" });
});

await step("facts, goals, a quotation by reference, a source by hand", async () => {
  await does(rea, "Street contracts for rain", "Facts and tags…");
  await labelled(rea, "Place").fill("Rotterdam");
  await labelled(rea, "Sector").fill("Water");
  await dialog(rea).getByLabel("SDG 6", { exact: true }).check();
  await dialog(rea).getByLabel("Reported, not verified.").check();
  await looks(rea, "guidebook-facts");
  await button(rea, "Save", true).click();
  await closed(rea);
  await margin(rea, "Street contracts for rain").getByText("SDG 6").waitFor();
  await does(rea, "Street contracts for rain", "Quotations…");
  await dialog(rea).locator(".gb-choose q", { hasText: said }).waitFor();
  await button(rea, "Quote it here", true).click();
  await button(rea, "Do not quote it here", true).first().waitFor();
  await looks(rea, "guidebook-quotes");
  await dialog(rea).getByRole("button", { name: "Close" }).first().click();
  await closed(rea);
  await rea.page.locator(".gb-pull blockquote", { hasText: said }).waitFor();
  await field(rea, "When to use it").getByRole("button", { name: "Sources" }).click();
  await dialog(rea).locator(".gb-choose input").first().check();
  await looks(rea, "guidebook-sources");
  await button(rea, "Save", true).click();
  await closed(rea);
  await field(rea, "When to use it").locator(".ref").first().waitFor();
});

await step("ready: members read it, in a calm page, and nothing else", async () => {
  await button(rea, "Mark as ready Street contracts").click();
  await button(rea, "Open again Street contracts").waitFor();
  await looks(rea, "guidebook-ready");
  await goesThere(ben, "Read the guidebook");
  await entry(ben, "Street contracts").waitFor();
  must((await ben.page.locator(".gb-entry").count()) === 1, "a reader sees a draft");
  must((await ben.page.getByText("Mark as ready").count()) === 0, "a reader is offered to mark");
  await ben.page.locator(".gb-field.limits", { hasText: "Farmers" }).waitFor();
  await looks(ben, "guidebook-reading");
});

await step("who is named is asked for a yes to these very words", async () => {
  await button(rea, "Open again Street contracts").click();
  await field(rea, "When to use it").getByRole("button", { name: "Edit" }).click();
  await rea.page.keyboard.press("Control+End");
  await rea.page.keyboard.type(" Ben Stone saw it work.");
  await rea.page.keyboard.press("Escape");
  await button(rea, "Mark as ready Street contracts").click();
  await margin(rea, "Street contracts for rain").getByText("waits for somebody").waitFor();
  await menu(rea, "Waiting for a yes…");
  await dialog(rea).getByText("Ben Stone").waitFor();
  await looks(rea, "guidebook-blocked");
  await dialog(rea).getByRole("button", { name: "Close" }).first().click();
  await closed(rea);
  await button(rea, "Editions").first().click();
  await dialog(rea).getByText("1 entry is ready and does not go in").waitFor();
  await looks(rea, "guidebook-waits");
  await dialog(rea).getByRole("button", { name: "Close" }).first().click();
  await closed(rea);
  await button(ben, "Yes, these words may name me", true).click();
  await button(ben, "Take my yes back", true).waitFor();
  await looks(ben, "guidebook-named");
  await margin(rea, "Street contracts for rain").getByText("waits for somebody").waitFor({ state: "detached" });
});

await step("an edition is published, and everybody has it in every form", async () => {
  await button(rea, "Editions").first().click();
  await dialog(rea).getByText("The next edition, 1").waitFor();
  await looks(rea, "guidebook-publish");
  await button(rea, "Publish edition 1", true).click();
  await dialog(rea).getByText("Edition 1 is published.").waitFor();
  await looks(rea, "guidebook-published");
  await dialog(rea).getByRole("button", { name: "Close" }).first().click();
  await closed(rea);
  await ben.page.reload();
  await ben.page.locator(".gb-pull blockquote", { hasText: said }).waitFor();
  await looks(ben, "guidebook-edition");
  await button(ben, "Editions").first().click();
  const forms = await dialog(ben).locator("select option").allTextContents();
  must(!forms.some((words) => /^\w+\.\w/.test(words)), `a form has no words: ${forms.join(", ")}`);
  for (const [form, ending] of [
    ["pdf", ".pdf"],
    ["site", ".site.zip"],
    ["md", ".md"],
  ]) {
    await dialog(ben).locator("select").selectOption(form);
    const [file] = await Promise.all([
      ben.page.waitForEvent("download"),
      dialog(ben).getByRole("button", { name: "Save Edition 1" }).click(),
    ]);
    must(file.suggestedFilename().endsWith(ending), `${file.suggestedFilename()} for ${form}`);
  }
  await dialog(ben).getByRole("button", { name: "Close" }).first().click();
  await closed(ben);
});

await step("whoever said words finds in which copies they stand", async () => {
  const book = ben.page.url();
  await ben.page.goto(`${stage.base}/board/demo-2027.s2-b1`);
  await ben.page.locator("#board").waitFor();
  await ben.page.getByRole("tab", { name: "My contributions" }).click();
  const mine = ben.page.locator(".quotations li", { hasText: said }).first();
  await mine.getByText("edition 1").waitFor();
  await looks(ben, "guidebook-uses");
  await ben.page.goto(book);
  await ben.page.locator(".gb-pull blockquote", { hasText: said }).waitFor();
});

await step("the search finds what is ready, says where it is from, and leads there", async () => {
  await ben.page.locator(".run").getByRole("button", { name: "Search" }).click();
  await dialog(ben).getByLabel("Words to look for").fill("untested");
  await dialog(ben).getByRole("button", { name: "Search", exact: true }).click();
  const hit = dialog(ben).locator(".gb-hits li").first();
  await hit.getByText("Street contracts").waitFor();
  await hit.getByText("Rotterdam").waitFor();
  await looks(ben, "guidebook-search");
  await hit.getByRole("button").click();
  await closed(ben);
  await until(
    () => ben.page.evaluate(() => document.activeElement?.classList.contains("gb-entry")),
    "the entry has focus",
  );
});

await step(
  "who never opened the guidebook finds the same from the meeting's home, and is let in to read it",
  async () => {
    const nia = await stage.comes("Nia", "participant");
    await sits(nia);
    await nia.page.goto(`${stage.base}/meeting/demo-2027`);
    await button(nia, "Search").click();
    await dialog(nia).getByLabel("Words to look for").fill("untested");
    await dialog(nia).getByRole("button", { name: "Search", exact: true }).click();
    await dialog(nia).locator(".gb-hits li", { hasText: "Street contracts" }).getByRole("button").click();
    await closed(nia);
    await entry(nia, "Street contracts").waitFor();
    must((await nia.page.locator(".gb-first").count()) === 0, "a reader could write");
    await looks(nia, "guidebook-search-read");
    await nia.context.close();
  },
);

await step("a yes that is taken back: a next edition is due, and comes", async () => {
  await button(ben, "Take my yes back", true).click();
  await button(ben, "Yes, these words may name me", true).waitFor();
  await until(
    async () =>
      (await rea.page.locator(".gb-due").count()) > 0 ||
      (await rea.page.locator(".gb-end", { hasText: "Edition 2" }).count()) > 0,
    "a next edition is due",
  );
  await looks(rea, "guidebook-due");
});

await step("thrown away and brought back, by keys alone", async () => {
  const before = await rea.page.locator(".gb-entry").count();
  await rea.page.getByRole("button", { name: "More…" }).last().focus();
  await rea.page.keyboard.press("Enter");
  await rea.page.getByRole("menuitem", { name: "Throw away" }).waitFor();
  await rea.page.locator("[role=menuitem]:focus").waitFor();
  await rea.page.keyboard.press("End");
  await rea.page.keyboard.press("Enter");
  await until(async () => (await rea.page.locator(".gb-entry").count()) === before - 1, "it is gone");
  await rea.page.locator(".gb-trash summary").press("Enter");
  await rea.page.locator(".gb-trash").getByRole("button", { name: "Bring back" }).press("Enter");
  await until(async () => (await rea.page.locator(".gb-entry").count()) === before, "it is back");
});

await step("narrow, dark, in high contrast, from right to left: nothing is cut", async () => {
  for (const [person, as] of [
    [rea, "writing"],
    [ben, "reading"],
  ])
    for (const [name, width, settings] of [
      ["phone", 390, {}],
      ["phone-dark", 390, { theme: "dark" }],
      ["tablet", 1024, { theme: "contrast" }],
      ["arabic", 1440, { language: "ar" }],
      ["german-320", 320, { language: "de" }],
      ["dark", 1440, { theme: "dark" }],
    ]) {
      await person.page.setViewportSize({ width, height: 900 });
      await settles(person.page, settings);
      await entry(person, "Street contracts").waitFor();
      await looks(person, `guidebook-${as}-${name}`);
      must((await tooWide(person.page)) <= 0, `${as} is too wide: ${name}`);
    }
});
await step("in every language", () => inEveryLanguage(rea, "guidebook", ".gb-entry"));

await stage.closes();
