// The session record as a document: drafted from the demonstration's board, written by two at once, looked through for names,
// circulated, corrected by somebody who was there, approved by name, frozen, and put right by a corrigendum.
import { core } from "./boards.mjs";
import {
  chooses,
  inEveryLanguage,
  looks,
  must,
  opens,
  pictures,
  saved,
  settles,
  step,
  tooWide,
  until,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const { CardKind, DecisionState, Note_Visibility, PhaseKind } = core;
const stage = await Stage.opens();

const button = ({ page }, name, exact = false) => page.getByRole("button", { name, exact });
const dialog = ({ page }) => page.locator(".dialog");
const paper = ({ page }) => page.locator(".rec-paper");
const beside = ({ page }) => page.locator(".rec-beside");
const paragraph = (person, words) => paper(person).locator(".rec-p", { hasText: words });
const said = ({ page }) => page.locator('[role="status"][aria-live="polite"]').first().textContent();
const enters = async (person) => {
  await person.page.locator("input[autocomplete=name]").fill(person.name);
  await person.page.locator("button[type=submit]").click();
  await person.page.locator(".policy").waitFor();
  await person.page.locator(".send .b.main").click();
  await person.page.locator("#board").waitFor();
};
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// ---------------------------------------------------------------- a board with an afternoon behind it, without pages

const fay = await core.bodiless(stage.base, stage.links.get("facilitator"), "Fay Lindqvist");
const ines = await core.bodiless(stage.base, stage.links.get("rapporteur"), "Ines Moreau");
const submit = (seat, verb) => {
  const taken = seat.session.submit(verb);
  must(taken.ok, `${verb.case} was not taken: ${JSON.stringify(taken.why)}`);
};
const board = fay.seat.session;
const [region, another] = [...board.shown.ofKind("region")];
const cards = [
  [CardKind.MISSION, "By 2035, safe to swim in the Vell inside the city on 90 days out of 100."],
  [CardKind.INDICATOR, "Days open at the three least wealthy riverside wards, not the average."],
  [CardKind.TENSION, "Swimming is a comfortable people’s mission unless the poorest wards go first."],
  [CardKind.EXAMPLE, "A neighbouring region pays by results, per day open (invented example)."],
].map(([kind, text], at) => {
  const id = board.newId();
  submit(fay.seat, { case: "addCard", value: { id, kind, text, place: { region: (at < 2 ? region : another).id } } });
  return id;
});
const group = board.newId();
submit(fay.seat, {
  case: "addCluster",
  value: { id: group, title: "Open the river to swimmers", region: region.id, cards: cards.slice(0, 2) },
});
submit(fay.seat, {
  case: "addDecision",
  value: {
    id: board.newId(),
    state: DecisionState.ADOPTED,
    reviewDate: "2030-06-01", // on boards of this template nothing is adopted without a day
    title: "mission wording",
    text: "By 2035 it is safe to swim in the Vell on 90 days out of 100, and the three least wealthy wards reach this first.",
    basedOn: cards.slice(0, 2),
  },
});
submit(fay.seat, {
  case: "setHarvest",
  value: {
    headline: "A river that opens is a river everybody counts",
    disagreementKept: "Who pays for days open",
    example: "none",
  },
});
await fay.saved();
const visibility = Note_Visibility.RECORD;
const note = ines.seat.session.newId();
submit(ines.seat, {
  case: "addNote",
  value: { id: note, visibility, text: "It was asked what an open day costs; nobody knew." },
});
submit(ines.seat, {
  case: "addNote",
  value: { id: ines.seat.session.newId(), visibility, text: "Fay Lindqvist declared an interest and took no part." },
});
submit(ines.seat, {
  case: "captureQuote",
  value: {
    id: ines.seat.session.newId(),
    text: "If a ten-year-old can’t check it, it isn’t a mission, it’s a slogan.",
    speaker: fay.joined.participant,
  },
});
await ines.saved();

const rob = await opens(stage.base, stage.links.get("rapporteur"), "Rob Okafor");
const eva = await opens(stage.base, stage.links.get("facilitator"), "Eva Brandt");
const pia = await opens(stage.base, stage.links.get("participant"), "Pia Sand", phone);

// ---------------------------------------------------------------- drafted, and written together

await step("a rapporteur drafts the record from the board; whoever was there is told that there is none", async () => {
  for (const person of [rob, eva, pia]) await enters(person);
  await chooses(pia, "Session record…");
  await dialog(pia).getByText("No record has been circulated yet").waitFor();
  await looks(pia, "record-none-phone");
  await dialog(pia).getByRole("button", { name: "Close", exact: true }).first().click();
  await chooses(rob, "Session record…");
  await dialog(rob).getByText("There is no record yet").waitFor();
  await looks(rob, "record-way-in");
  await button(rob, "Draft the record of this board").click();
  await paper(rob).waitFor();
  await paragraph(rob, "nobody knew").first().waitFor();
  await beside(rob).getByText("Ready to circulate").or(beside(rob).getByText("Not ready to circulate")).waitFor();
  await rob.page.locator(".rec-src .rec-tray", { hasText: "Open the river to swimmers" }).waitFor();
  await saved(rob);
  await looks(rob, "record-draft");
});

await step("a source is shown on the board beside it, and the way back is there", async () => {
  await paragraph(rob, "90 days out of 100").getByRole("button", { name: "Card 1: show it" }).first().click();
  await rob.page.locator(".rec-src .card.used", { hasText: "By 2035" }).waitFor();
  await looks(rob, "record-source");
});

await step("two write in the same paragraph, each where they are", async () => {
  await chooses(eva, "Session record…");
  await dialog(eva)
    .getByRole("button", { name: "Session record" })
    .or(dialog(eva).locator(".rec-list button"))
    .first()
    .click();
  await paper(eva).waitFor();
  for (const person of [rob, eva]) {
    await paragraph(person, "nobody knew").locator(".rec-words").click();
    await person.page.locator(".rec-writer .cm-content").waitFor();
  }
  await rob.page.locator(".rec-writer .cm-content").press("Control+End");
  await rob.page.keyboard.type(" Two people offered to ask.");
  await eva.page.locator(".rec-writer .cm-content").press("Control+Home");
  await eva.page.keyboard.type("In the second round ");
  const whole = "In the second round It was asked what an open day costs; nobody knew. Two people offered to ask.";
  for (const person of [rob, eva])
    for (const words of ["Two people offered to ask.", "In the second round "])
      await person.page.locator(".rec-writer .cm-content", { hasText: words }).waitFor();
  // Nobody but them may see a draft; they see each other in it.
  for (const [person, name] of [
    [rob, "Eva Brandt"],
    [eva, "Rob Okafor"],
  ])
    await person.page.locator(".rec-writer .other-caret", { hasText: name }).waitFor({ state: "attached" });
  await rob.page.locator(".run").getByText("Eva Brandt is writing in 7.").waitFor();
  await looks(rob, "record-two-write");
  for (const person of [rob, eva]) await person.page.keyboard.press("Escape");
  for (const person of [rob, eva]) await paragraph(person, whole).waitFor();
});

await step("a name is found, said under the paragraph, and put right", async () => {
  const named = paragraph(rob, "declared an interest");
  await named.locator(".rec-note").waitFor();
  await looks(rob, "record-finding");
  await beside(rob).getByText("points to a person").waitFor();
  await button(rob, "Go to the next one").click();
  await until(() => named.evaluate((one) => one === document.activeElement), "the focus is on the paragraph");
  await named.getByRole("button", { name: "Write “a participant”" }).first().click();
  await paragraph(rob, "A participant declared an interest").waitFor();
  await rob.page.locator(".rec-note").waitFor({ state: "detached" });
});

await step("what the board says since is offered, and taken", async () => {
  const session = ines.seat.session;
  const words = session.shown.words(note);
  must(session.editText(note, core.atEnd(words, " The utility was to be asked.")).ok, "the note was not changed");
  await ines.saved();
  const offer = paper(rob).locator(".rec-note", { hasText: "The board says otherwise now" });
  await offer.waitFor();
  await looks(rob, "record-offer");
  await offer.getByRole("button", { name: "Take it" }).click();
  await paragraph(rob, "The utility was to be asked").waitFor();
  await offer.waitFor({ state: "detached" });
});

await step("what is new on the board is taken once, however often it is pressed", async () => {
  const adds = (kind, text) =>
    submit(ines.seat, { case: "addNote", value: { id: ines.seat.session.newId(), visibility: kind, text } });
  adds(visibility, `Nobody asked twice who pays: see [#1](card:${cards[0]}).`);
  adds(Note_Visibility.WORKING, "Slower tomorrow.");
  await ines.saved();
  const line = (words) => rob.page.locator(".rec-src li", { hasText: words });
  await line("Nobody asked twice").getByRole("button", { name: "Card 1" }).waitFor();
  await line("Slower tomorrow").getByText("Working note, never exported").waitFor();
  const offer = paper(rob).locator(".rec-note", { hasText: "Nobody asked twice" });
  await offer.waitFor();
  await offer.getByRole("button", { name: "Take it" }).dblclick();
  await offer.waitFor({ state: "detached" });
  await saved(rob);
  const taken = paragraph(rob, "Nobody asked twice");
  must((await taken.count()) === 1, "it was taken twice");
  await until(() => taken.evaluate((one) => one === document.activeElement), "the focus is on what was taken");
});

await step("by keys alone: a paragraph is added, moved, made internal, thrown away and brought back", async () => {
  await paragraph(rob, "A participant declared").focus();
  await rob.page.keyboard.press("Control+Enter");
  await rob.page.locator(".rec-writer .cm-content").waitFor();
  await rob.page.keyboard.type("The group asked for figures.");
  await rob.page.keyboard.press("Escape");
  const fresh = paragraph(rob, "The group asked for figures.");
  await until(() => fresh.evaluate((one) => one === document.activeElement), "the focus is on the new paragraph");
  const before = await fresh.locator(".rec-no").textContent();
  await rob.page.keyboard.press("Alt+ArrowUp");
  await until(async () => (await fresh.locator(".rec-no").textContent()) !== before, "it has another number");
  await until(async () => (await said(rob)).includes("Moved"), "a screen reader is told");
  await button(rob, "More for paragraph").click();
  await rob.page.getByRole("menuitem", { name: "Only in the internal copy" }).click();
  await fresh.locator(".rec-tag").waitFor();
  await button(rob, "More for paragraph").click();
  await looks(rob, "record-menu");
  const number = await fresh.locator(".rec-no").textContent();
  await rob.page.getByRole("menuitem", { name: "Throw away" }).click();
  await fresh.waitFor({ state: "detached" });
  const at = () => rob.page.evaluate(() => document.activeElement?.querySelector(".rec-no")?.textContent);
  await until(async () => (await at()) === number, "the focus is on the one after it");
  await rob.page.locator("#record").focus();
  await rob.page.keyboard.press("Control+z");
  await fresh.waitFor();
  await rob.page.keyboard.press("Control+Shift+z");
  await fresh.waitFor({ state: "detached" });
  await rob.page.locator(".rec-trash summary").click();
  await rob.page.locator(".rec-trash").getByRole("button", { name: "Bring back" }).click();
  await fresh.waitFor();
});

const slogan = "If a ten-year-old can’t check it, it isn’t a mission, it’s a slogan.";
const withSlogan = () => paragraph(rob, "somebody put it").first();
await step("words that may be used are pasted into a paragraph, by hand", async () => {
  const quote = [...ines.seat.session.shown.ofKind("quote")][0];
  const request = ines.seat.session.newId();
  const asked = { id: request, quote: quote.id, quoteVersion: quote.text.version, identification: 1 };
  submit(ines.seat, {
    case: "requestAttribution",
    value: { ...asked, forKinds: ["publication"], answerBy: "2099-01-01" },
  });
  await ines.saved();
  await until(() => board.shown.find(request) !== undefined, "Fay is asked");
  submit(fay.seat, {
    case: "answerAttribution",
    value: {
      id: request,
      answer: "granted",
      quoteVersion: asked.quoteVersion,
      kinds: ["publication"],
      identification: 1,
    },
  });
  await fay.saved();
  await paragraph(rob, "The group asked for figures.").focus();
  await rob.page.keyboard.press("Control+Enter");
  await rob.page.locator(".rec-writer .cm-content").waitFor();
  await rob.page.keyboard.insertText(`As somebody put it: “${slogan}”`);
  await rob.page.keyboard.press("Escape");
  await withSlogan().waitFor();
  await saved(rob);
});

await step("where the session can be heard: a paragraph leads to its second", async () => {
  await beside(rob).getByRole("button", { name: "Recordings…" }).click();
  await dialog(rob).getByLabel("What it is called").fill("Room recorder");
  await dialog(rob).getByLabel("Address").fill("ftp://nowhere");
  const today = new Date().toLocaleDateString("sv", { timeZone: "Europe/Rome" }); // by the clocks of the meeting
  await dialog(rob).getByLabel("Day").fill(today);
  await dialog(rob).getByLabel("Time").fill("00:00");
  await dialog(rob).getByRole("button", { name: "Save" }).click();
  await dialog(rob).getByText("An address begins with https://").waitFor();
  await dialog(rob).getByLabel("Address").fill("https://media.example.org/s2.mp3");
  await looks(rob, "record-recordings");
  await dialog(rob).getByRole("button", { name: "Save" }).click();
  await dialog(rob).waitFor({ state: "detached" });
  const link = paper(rob).locator('a.ref[href^="https://media.example.org/s2.mp3#t="]').first();
  await link.waitFor();
});

// Half a minute of a low tone, as a recorder writes it.
function tone(seconds) {
  const rate = 8_000;
  const wav = Buffer.alloc(44 + seconds * rate);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8);
  for (const [at, size, value] of [
    [16, 4, 16],
    [20, 2, 1],
    [22, 2, 1],
    [24, 4, rate],
    [28, 4, rate],
    [32, 2, 1],
    [34, 2, 8],
  ])
    wav.writeUIntLE(value, at, size);
  wav.write("data", 36);
  wav.writeUInt32LE(wav.length - 44, 40);
  for (let at = 44; at < wav.length; ++at) wav[at] = 128 + Math.round(20 * Math.sin((at * 2 * Math.PI * 220) / rate));
  return wav;
}

await step("a recording is brought here as a file, and a paragraph plays its second", async () => {
  const elsewhere = paper(rob).locator('a.ref[href^="https://media.example.org/s2.mp3#t="]').first();
  const sinceMidnight = Number((await elsewhere.getAttribute("href")).split("#t=")[1]);
  const began = sinceMidnight - 40;
  await beside(rob).getByRole("button", { name: "Recordings…" }).click();
  await dialog(rob).getByRole("button", { name: "Add a recording" }).click();
  const second = dialog(rob).locator("fieldset.rec-recording").nth(1);
  await second.locator("input[type=file]").setInputFiles({
    name: "readme.wav",
    mimeType: "audio/wav",
    buffer: Buffer.from("this is a letter"),
  });
  await second.getByText("This is no recording that players know.").waitFor();
  await looks(rob, "record-recordings-refused");
  await second.locator("input[type=file]").setInputFiles({
    name: "Table 2.wav",
    mimeType: "audio/wav",
    buffer: tone(120),
  });
  await second.getByText("It is kept on this server").waitFor();
  const clock = [Math.floor(began / 3_600), Math.floor(began / 60) % 60].map((part) => String(part).padStart(2, "0"));
  await second.getByLabel("Time").fill(clock.join(":"));
  await second.getByLabel("Second").fill(String(began % 60));
  await second
    .getByLabel("Day")
    .fill(await dialog(rob).locator("fieldset.rec-recording").nth(0).getByLabel("Day").inputValue());
  await looks(rob, "record-recordings-here");
  await dialog(rob).getByRole("button", { name: "Save" }).click();
  await dialog(rob).waitFor({ state: "detached" });
  const player = rob.page.locator(".rec-player");
  await player.waitFor();
  await paper(rob).locator('a.ref[href*="/recordings/"]').first().click();
  await rob.page.waitForFunction(() => document.querySelector(".rec-player").currentTime >= 40);
  await looks(rob, "record-player");
  must(
    await player.evaluate(({ currentTime, duration }) => currentTime < 60 && Math.round(duration) === 120),
    "another second",
  );
});

// ---------------------------------------------------------------- circulated and corrected

await step("while the group still harvests, whoever circulates it is told", async () => {
  submit(fay.seat, {
    case: "setPhases",
    value: { phases: [{ id: "bringing", kind: PhaseKind.HARVEST_PHASE, plannedMinutes: 5 }] },
  });
  submit(fay.seat, { case: "startPhase", value: { id: "bringing" } });
  await fay.saved();
  const told = "is still at work: what is said there from now on is not in this record";
  await beside(rob).getByText(told).waitFor();
  await button(rob, "Circulate…").click();
  await dialog(rob).getByText(told).waitFor();
  await looks(rob, "record-at-work");
  await dialog(rob).getByRole("button", { name: "Cancel" }).click();
  submit(fay.seat, { case: "startPhase", value: { id: "", after: "bringing", generation: 1 } });
  await fay.saved();
  await beside(rob).getByText(told).waitFor({ state: "detached" });
});

let record = "";
await step("it is circulated, when somebody answers for it, and for a week", async () => {
  record = decodeURIComponent(new URL(rob.page.url()).pathname.split("/").at(-1));
  await button(rob, "Circulate…").click();
  await dialog(rob).getByLabel("Who answers for corrections").selectOption("");
  await button(rob, "Circulate", true).click();
  await dialog(rob).getByText("Choose who answers").waitFor();
  await dialog(rob).getByLabel("Who answers for corrections").selectOption({ label: "Rob Okafor" });
  await dialog(rob).getByLabel("How many approve it").fill("1");
  await dialog(rob).getByText("Every other copy says “the contact person of the meeting”.").waitFor();
  await looks(rob, "record-circulate");
  await button(rob, "Circulate", true).click();
  await dialog(rob).waitFor({ state: "detached" });
  await beside(rob).getByText("Not ready to approve").waitFor();
  await paragraph(eva, "nobody knew").locator(".rec-words").click();
  await eva.page.locator(".rec-writer .cm-content").press("Control+End");
  await eva.page.keyboard.type(" It stays open.");
  await rob.page.locator(".run").getByText("Eva Brandt is writing in 7.").waitFor();
  await paragraph(rob, "nobody knew").locator(".rec-words").click();
  await rob.page.locator(".rec-writer .other-caret", { hasText: "Eva Brandt" }).waitFor({ state: "attached" });
  await looks(rob, "record-two-carets");
  for (const person of [rob, eva]) await person.page.keyboard.press("Escape");
  await looks(rob, "record-circulated");
});

await step(
  "whoever was there finds it on the meeting's home, with the day until which it can be corrected",
  async () => {
    const board = pia.page.url();
    await pia.page.goto(`${stage.base}/meeting/demo-2027`);
    const waits = pia.page.getByRole("region", { name: "For you" }).locator("li", { hasText: "Corrections until" });
    await waits.waitFor();
    await looks(pia, "record-for-you-phone");
    await waits.getByRole("button", { name: "Read and correct" }).click();
    await paper(pia).waitFor();
    await pia.page.goto(board);
    await pia.page.locator("#board").waitFor();
  },
);

await step("whoever was there reads it, asks for a correction, and takes one back", async () => {
  await chooses(pia, "Session record…");
  await dialog(pia).locator(".rec-list button").first().click();
  await paper(pia).waitFor();
  await looks(pia, "record-reader-phone");
  must((await tooWide(pia.page)) <= 0, "the record is wider than the phone");
  must((await paper(pia).locator(".rec-add").count()) === 0, "a participant is offered to write");
  const asked = paragraph(pia, "nobody knew");
  await asked.scrollIntoViewIfNeeded();
  await asked.focus();
  await asked.getByRole("button", { name: "Ask for a correction" }).click();
  await dialog(pia)
    .getByLabel("What it should say instead")
    .fill("It was asked what an open day costs; one figure was given.");
  await dialog(pia).getByLabel("Why, if you want").fill("I gave it.");
  await looks(pia, "record-ask-phone");
  await button(pia, "Ask for it").click();
  await dialog(pia).waitFor({ state: "detached" });
  await button(pia, "Your corrections").click();
  await beside(pia).getByText("one figure was given").first().waitFor();
  await button(pia, "A statement of your own…").click();
  await dialog(pia).getByLabel("What it should say").fill("One participant asked that maintenance be counted.");
  await button(pia, "Ask for it").click();
  await dialog(pia).waitFor({ state: "detached" });
  await looks(pia, "record-yours-phone");
  const statement = beside(pia).locator(".rec-correction", { hasText: "maintenance" });
  await statement.getByRole("button", { name: "Take it back" }).click();
  await statement.getByText("taken back").waitFor();
});

await step("it stands beside what it would change, word by word, and is accepted in other words", async () => {
  const asked = beside(rob).locator(".rec-correction", { hasText: "one figure was given" });
  await asked.locator("ins").first().waitFor();
  await looks(rob, "record-correction");
  await asked.getByRole("button", { name: "Decline…" }).click();
  await asked.getByRole("button", { name: "Decline", exact: true }).click();
  await asked.getByText("Write a reason").waitFor();
  await asked.getByRole("button", { name: "Cancel" }).click();
  await asked.getByRole("button", { name: "Accept in other words…" }).click();
  await asked
    .getByLabel("What it should say instead")
    .fill("It was asked what an open day costs; one figure was named.");
  await looks(rob, "record-answer");
  await asked.getByRole("button", { name: "Accept", exact: true }).click();
  await paragraph(rob, "one figure was named").waitFor();
  await beside(pia).getByText("accepted").waitFor();
});

// ---------------------------------------------------------------- approved

await step("it is not approved while corrections can be asked for; then by name, and it is frozen", async () => {
  const approve = button(rob, "Approve, by name…");
  must((await approve.getAttribute("aria-disabled")) === "true", "it can be approved while corrections are open");
  await beside(rob).getByText("Corrections can be asked for until").waitFor();
  const answer = await fetch(
    `${stage.base}/api/documents/${stage.links.get("document") ?? fay.joined.document}/record`,
    {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${fay.joined.session}` },
      body: "{}",
    },
  );
  must(answer.ok, await answer.text());
  const seat = await core.sits(stage.base, fay.joined, record, "Fay");
  const ends = BigInt(Math.round(seat.session.serverMs()) + 2_000);
  submit(seat, { case: "circulateRecord", value: { correctionsUntilMs: ends, approvalsNeeded: 1 } });
  await beside(rob).getByText("Ready to approve").waitFor();
  await looks(rob, "record-ready");
  await approve.click();
  await dialog(rob).getByText("Yours is the last approval: with it, the record is frozen.").waitFor();
  await looks(rob, "record-approve");
  await dialog(rob).getByRole("button", { name: "Cancel" }).click();
  await dialog(rob).waitFor({ state: "detached" });
  must((await paper(rob).locator(".rec-approved").count()) === 0, "it is approved before anybody said so");
  await approve.click();
  await dialog(rob).getByRole("button", { name: "Approve", exact: true }).click();
  await dialog(rob).waitFor({ state: "detached" });
  await paper(rob).locator(".rec-approved").getByText("Sum over what was approved").waitFor();
  await paper(rob).locator(".rec-approved", { hasText: "Rob Okafor" }).waitFor();
  await paper(rob).locator(".rec-status li", { hasText: "Rob Okafor" }).locator(".rec-sum").click();
  await until(
    () =>
      paper(rob)
        .locator(".rec-approved")
        .evaluate((one) => one === document.activeElement),
    "the short sum leads to the whole of it",
  );
  await looks(rob, "record-approved");
  must((await paper(rob).locator(".rec-add").count()) === 0, "a frozen record is offered to be written in");
  await seat.leaveForGood?.();
});

await step("what is wrong after that is put right by a corrigendum", async () => {
  await paragraph(rob, "one figure was named").focus();
  await button(rob, "Issue a corrigendum…").click();
  const instead = dialog(rob).getByLabel("What it should say instead");
  await instead.fill("Fay Lindqvist asked what an open day costs; two figures were named.");
  await dialog(rob).getByText("is the name of somebody who is listed").waitFor();
  await looks(rob, "record-corrigendum-names");
  await button(rob, "Write “a participant” for").click();
  must((await instead.inputValue()).startsWith("A participant asked"), "the name stands there still");
  await dialog(rob).getByText("is the name of somebody who is listed").waitFor({ state: "detached" });
  await instead.fill("It was asked what an open day costs; two figures were named.");
  await dialog(rob).getByLabel("What was wrong").fill("The recording has both.");
  await looks(rob, "record-corrigendum");
  await button(rob, "Issue", true).click();
  await paper(rob).locator(".rec-corrigenda", { hasText: "two figures were named" }).waitFor();
  await button(pia, "Session record", true).click();
  await paper(pia).locator(".rec-corrigenda", { hasText: "two figures were named" }).waitFor();
  await looks(rob, "record-corrected");
});

await step(
  "words that are taken back are found where they were pasted, and in no copy, until it is said otherwise",
  async () => {
    const copies = async () => {
      const all = [];
      for (const kind of ["internal", "network", "publication"]) {
        const answer = await fetch(`${stage.base}/api/documents/${record}/export?format=md&kind=${kind}`, {
          headers: { Authorization: `Bearer ${ines.joined.session}` },
        });
        must(answer.ok, `the copy for ${kind} is refused: ${answer.status}`);
        all.push(await answer.text());
      }
      return all;
    };
    const recordOfBoard = await fetch(`${stage.base}/api/documents/${ines.joined.document}/record`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${ines.joined.session}` },
      body: "{}",
    });
    must(recordOfBoard.ok, await recordOfBoard.text());
    // What was discussed stays among members: a paragraph of that section is in no copy for outside, whatever it says.
    const hold = async (words, what) => {
      const where = (await copies()).map((copy) => copy.includes(words)).join();
      must(where === "true,true,false", `${what} in the copies for internal, network, publication: ${where}`);
    };
    await hold("somebody put it", "the granted words");
    const quote = [...board.shown.ofKind("quote")][0];
    submit(fay.seat, { case: "withdrawAttribution", value: { quote: quote.id } });
    await fay.saved();
    for (const copy of await copies())
      for (const words of ["somebody put it", "a ten-year-old", "a slogan"])
        must(!copy.includes(words), `a copy still says "${words}"`);
    await beside(rob).getByText("Words that somebody took back stand here.").waitFor();
    await withSlogan().getByText("It says words that their speaker took back.").waitFor();
    await withSlogan().scrollIntoViewIfNeeded();
    await looks(rob, "record-taken-back");
    await button(rob, "Go to the next one").click();
    await until(() => withSlogan().evaluate((one) => one === document.activeElement), "the focus is on the paragraph");
    await button(rob, "Issue a corrigendum…").click();
    await dialog(rob).getByLabel("What it should say instead").fill("Somebody asked for aims that a child can check.");
    await dialog(rob).getByLabel("What was wrong").fill("It was a quotation.");
    await button(rob, "Issue", true).click();
    await paper(rob).locator(".rec-corrigenda", { hasText: "a child can check" }).waitFor();
    await beside(rob).getByText("Words that somebody took back stand here.").waitFor({ state: "detached" });
    for (const copy of await copies()) must(!copy.includes("a slogan"), "a copy says it again");
    await hold("a child can check", "the corrigendum");
  },
);

await step("copies of it are saved as files", async () => {
  await button(rob, "Export…").click();
  must((await dialog(rob).getByText("Picture of the board").count()) === 0, "a record has no picture of the board");
  await dialog(rob).getByText("Markdown text").click();
  await looks(rob, "record-export");
  const inside = dialog(rob).getByText("Presentations (6) and the discussion (7) stand in no copy for outside");
  must((await inside.count()) === 0, "the copy for those who were there is said to lack something");
  await dialog(rob).getByText("A publication", { exact: true }).click();
  await inside.waitFor();
  await looks(rob, "record-export-outside");
  const [file] = await Promise.all([rob.page.waitForEvent("download"), button(rob, "Save", true).click()]);
  must((await file.failure()) === null, "the file did not come");
});

await step("the meeting's page lists it, with its state, to whoever leads it; and leads there", async () => {
  const mei = await opens(stage.base, stage.links.get("demo-2027 facilitator"), "Mei Tan");
  await mei.page.locator("input[autocomplete=name]").fill(mei.name);
  await mei.page.locator("button[type=submit]").click();
  const list = mei.page.locator(".rec-records");
  await list.waitFor();
  await list.getByText("approved, corrected").waitFor();
  await list.scrollIntoViewIfNeeded();
  await looks(mei, "record-meeting");
  await mei.page.goto(`${stage.base}/meeting/demo-2027/console`);
  await list.waitFor();
  await mei.context.close();
});

// ---------------------------------------------------------------- other lights, widths and languages

await step("in other lights and widths, in Arabic and German: nothing is cut", async () => {
  for (const theme of ["dark", "contrast"]) {
    await settles(rob.page, { theme });
    await paper(rob).waitFor();
    await looks(rob, `record-${theme}`);
  }
  for (const language of ["ar", "de"]) {
    await settles(rob.page, { theme: "light", language });
    await paper(rob).waitFor();
    await looks(rob, `record-${language}`);
  }
  await settles(rob.page, { theme: "light", language: "en-GB" });
  await paper(rob).waitFor();
  for (const width of [1024, 768, 390]) {
    await rob.page.setViewportSize({ width, height: 900 });
    must((await tooWide(rob.page)) <= 0, `it is wider than ${width}`);
    await looks(rob, `record-${width}`);
    await rob.page.locator(".rec-panes button").first().click();
    await rob.page.locator(".rec-src .card").first().waitFor();
    if (pictures) await looks(rob, `record-${width}-board`);
    await rob.page.locator(".rec-panes button").nth(1).click();
  }
  await rob.page.emulateMedia({ media: "print" });
  must(
    (await rob.page.locator(".rec-src, .rec-beside, .run").filter({ visible: true }).count()) === 0,
    "tools are printed",
  );
  await looks(rob, "record-print");
  await rob.page.emulateMedia({ media: "screen" });
});
await step("in every language", () => inEveryLanguage(rob, "record", ".rec-panes"));

await stage.closes();
