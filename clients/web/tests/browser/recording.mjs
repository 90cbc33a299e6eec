// How a board is captured: everybody is asked for each way by itself and changes an answer as easily; what runs is told in
// words on every screen; who may sets marks by keys, and nothing is marked off the record.
import { core, recordsAtServer } from "./boards.mjs";
import {
  cardWith,
  chooses,
  enters,
  isSeen,
  looks,
  must,
  opens,
  saved,
  settles,
  step,
  tooWide,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const rea = await stage.comes("Rea", "rapporteur");
const fay = await stage.comes("Fay", "facilitator");
const ben = await stage.comes("Ben", "participant");
const ann = await stage.comes("Ann", "participant", { viewport: { width: 390, height: 844 }, hasTouch: true });
const far = await stage.comes("Wall", "observer", { viewport: { width: 1280, height: 720 } });

const button = (person, name, exact = true) => person.page.getByRole("button", { name, exact });
const panel = (person) => person.page.locator(".panel-body");
// One of the three answers to a question.
const answer = (person, words, name) => question(person, words).getByRole("radio", { name, exact: true });
const question = (person, words) => person.page.getByRole("group", { name: words });
const sign = ({ page }) => page.locator(".capture-sign");
const flag = (person, words) => person.page.locator(".flag", { hasText: words });
const marks = (person) => panel(person).locator(".capture-marks > li");
const unwilling = (person) => panel(person).locator(".capture-unwilling li");
async function arrives({ name, page }) {
  await page.locator("input[autocomplete=name]").fill(name);
  await page.locator("button[type=submit]").click();
  await page.locator(".capture-joining").waitFor();
}
async function goesIn({ page }) {
  await page.locator(".send .b.main").click();
  await page.locator("#board").waitFor();
}
async function turnsTo(person, tab) {
  await person.page.getByRole("tab", { name: tab }).click();
}
// Keyboard only: on with Tab until something that fits has the focus.
async function tabsTo({ page }, fits) {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate(fits)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not come there");
}

await step("before the board everybody is asked for each way by itself, and nothing is said for them", async () => {
  await arrives(ben);
  await looks(ben, "recording-joining");
  must(await answer(ben, "May notes be taken of what you say?", "Yes").isChecked(), "notes are not announced");
  must(await answer(ben, "May your voice be recorded?", "Ask me first").isChecked(), "sound is granted for him");
  await answer(ben, "May your voice be recorded?", "No").check();
  await ben.page.locator(".capture-joining").getByText("Whoever leads and takes notes sees your answer.").waitFor();
  await looks(ben, "recording-joining-no");
  await goesIn(ben);
  await arrives(ann);
  await answer(ann, "May your voice be recorded?", "Yes").check();
  await looks(ann, "recording-joining-phone");
  must((await tooWide(ann.page)) <= 0, "the questions are wider than the phone");
  await goesIn(ann);
  for (const person of [rea, fay, far]) await enters(person);
  await far.page.goto(`${far.page.url()}/projector`);
  await far.page.locator(".far").waitFor();
  must((await flag(ben, "Also captured here").count()) === 0, "Ben is asked twice");
});

await step("whoever records sees who would rather not, as soon as they have said so", async () => {
  for (const person of [rea, fay]) {
    await turnsTo(person, "Recording");
    await panel(person).getByRole("heading", { name: "Who would rather not" }).waitFor();
    await unwilling(person).filter({ hasText: "Ben" }).filter({ hasText: "not: Sound" }).waitFor();
  }
  must((await unwilling(rea).filter({ hasText: "Ann" }).count()) === 0, "Ann is named, who said yes");
  // Fay left it at being asked first: that is no refusal.
  await panel(rea).getByRole("heading", { name: "Who wants to be asked first" }).waitFor();
  await unwilling(rea).filter({ hasText: "Fay" }).filter({ hasText: "ask first: Sound" }).waitFor();
  await rea.page.locator(".capture-bar").getByText("Would rather not: 1").waitFor();
  await rea.page
    .locator(".capture-bar")
    .getByText(/^Ask first: [1-9]/)
    .waitFor();
  await looks(rea, "recording-panel-before");
  await sign(ben).getByText("Notes are taken").waitFor();
  must((await sign(ben).locator(".rec").count()) === 0, "Ben is told that something is recorded");
});

// Somebody without a page holds everything that a participant is sent.
const pat = await core.bodiless(stage.base, stage.links.get("participant"), "Pat");
const choicesIn = (records) => [...records].flatMap(({ body }) => (body.case === "captureChoice" ? [body.value] : []));
const holdsOnlyOwn = ({ shown, me }) =>
  choicesIn(shown.records()).length === 1 && choicesIn(shown.records())[0].participant === me.participant;
await step("nobody else holds what somebody answered", async () => {
  pat.seat.session.submit({ case: "setCapture", value: { channels: { audio: "accepted" } } });
  await pat.saved();
  must(holdsOnlyOwn(pat.seat.session), "Pat holds answers of others");
  for (const person of [ben, ann]) {
    const many = choicesIn(await recordsAtServer(person)).length;
    must(many === 1, `${person.name} is sent ${many} answers`);
  }
  must(choicesIn(await recordsAtServer(rea)).length > 1, "Rea is not sent the answers of others");
});

await step("another way is announced: everybody is told, and asked for it alone", async () => {
  await fay.page.getByText("Capture it in another way").click();
  await button(fay, "Announce: Video").click();
  await flag(ben, "Also captured here: Video.").getByText("Whoever leads and takes notes sees your answer.").waitFor();
  await looks(ben, "recording-new");
  // By the keyboard alone.
  await ben.page.locator("body").press("Tab");
  await tabsTo(
    ben,
    () => document.activeElement?.closest(".flag") && document.activeElement.textContent === "Ask me first",
  );
  await ben.page.keyboard.press("Enter");
  await flag(ben, "Also captured here").waitFor({ state: "detached" });
  await flag(ann, "Also captured here: Video.").waitFor();
  await looks(ann, "recording-new-phone");
  await flag(ann, "Also captured here").getByRole("button", { name: "No", exact: true }).tap();
  await unwilling(rea).filter({ hasText: "Ann" }).filter({ hasText: "not: Video" }).waitFor();
  await unwilling(rea).filter({ hasText: "Ben" }).filter({ hasText: "ask first: Video" }).waitFor();
  await button(fay, "Take the announcement back").click();
  await marks(fay).first().waitFor({ state: "detached" });
  await flag(rea, "Also captured here").waitFor({ state: "detached" });
});

await step("the recording begins by one key, and every screen says so", async () => {
  await fay.page.locator("body").press("Escape");
  await fay.page.locator(".capture-bar").getByLabel("Said aloud in the room").focus();
  await fay.page.keyboard.press("Space");
  await fay.page.keyboard.press("r");
  for (const person of [fay, rea, ben, ann]) await sign(person).getByText("Sound is recorded").waitFor();
  await far.page.locator(".far .rec", { hasText: "Sound is recorded" }).waitFor();
  await looks(ben, "recording-runs");
  await looks(ann, "recording-runs-phone");
  await looks(far, "recording-runs-projector");
  must((await tooWide(ann.page)) <= 0, "the sign is wider than the phone");
  must((await ben.page.locator(".capture-bar").count()) === 0, "Ben is offered marks");
  await marks(rea).filter({ hasText: "Recording begins" }).waitFor();
  must((await marks(rea).filter({ hasText: "not said aloud" }).count()) === 0, "it was said aloud");
});

await step("a rapporteur sets marks by keys, and gives one words and what it belongs to", async () => {
  await writes(rea, 1, "Rivers one may swim in");
  await cardWith(rea, "Rivers one may swim in").click();
  await rea.page.keyboard.press("t");
  await marks(rea).filter({ hasText: "Moment" }).filter({ hasText: "Rivers one may swim in" }).waitFor();
  // What is typed then are its words: neither another moment nor a pause.
  const words = rea.page.locator(".capture-moment input");
  await words.waitFor();
  await looks(rea, "recording-moment");
  await rea.page.keyboard.type("top quarter");
  await rea.page.keyboard.press("Enter");
  await words.waitFor({ state: "detached" });
  await marks(rea).filter({ hasText: "Moment" }).filter({ hasText: "top quarter" }).waitFor();
  must((await marks(rea).filter({ hasText: "Moment" }).count()) === 1, "a letter of its words set another moment");
  await rea.page.keyboard.press("Escape");
  await rea.page.keyboard.press("q");
  await marks(rea).filter({ hasText: "Quotation" }).waitFor();
  await rea.page.keyboard.press("d");
  const decided = marks(rea).filter({ hasText: "Decision" });
  await decided.getByRole("button", { name: "Add words" }).click();
  await rea.page.getByLabel("In a few words").fill("open water by 2030");
  await rea.page.getByLabel("Belongs to").selectOption({ index: 1 });
  await looks(rea, "recording-words");
  await button(rea, "Keep").click();
  await decided.getByText("open water by 2030").waitFor();
  await marks(fay).filter({ hasText: "open water by 2030" }).waitFor();
  must((await marks(fay).getByRole("button", { name: "Remove" }).count()) === 1, "Fay may remove marks of others");
  await looks(rea, "recording-panel");
  await rea.page.keyboard.press("Escape");
  await marks(rea).filter({ hasText: "Moment" }).getByRole("button", { name: "Rivers one may swim in" }).click();
  await rea.page.waitForFunction(() => document.activeElement?.textContent?.includes("Rivers one may swim in"));
});

await step("words that are captured afterwards belong to the moment that was marked", async () => {
  await turnsTo(rea, "Quotations");
  const when = panel(rea).getByLabel("When they were said");
  const marked = await when.locator("option").first().getAttribute("value");
  must((await when.inputValue()) === marked && marked !== "", "the mark that waits is not what comes first");
  await panel(rea).getByLabel("The exact words").fill("One should be able to swim in it.");
  await panel(rea).getByLabel("Who said them").selectOption({ label: "Ben" });
  await looks(rea, "recording-captures");
  await button(rea, "Capture").click();
  await panel(rea).locator(".quotations li", { hasText: "swim in it" }).locator(".num").waitFor();
  await when.waitFor({ state: "detached" }); // no other mark waits for words
  await saved(rea);
  const [quote] = (await recordsAtServer(rea)).filter(({ body }) => body.case === "quote");
  must(quote?.body.value.marker === marked, "the quotation is not of that mark");
  await turnsTo(rea, "Recording");
});

await step("a mark set by mistake goes, and comes back", async () => {
  const quoted = marks(rea).filter({ hasText: "Quotation" });
  await quoted.getByRole("button", { name: "Remove" }).click();
  await quoted.waitFor({ state: "detached" });
  await button(rea, "Bring it back").waitFor();
  await looks(rea, "recording-removed");
  await button(rea, "Bring it back").click();
  await quoted.waitFor();
  await rea.page.locator(".hero").click();
  await rea.page.keyboard.press("d");
  await marks(rea).filter({ hasText: "Decision" }).nth(1).waitFor();
  await rea.page.keyboard.press("Control+z");
  await marks(rea).filter({ hasText: "Decision" }).nth(1).waitFor({ state: "detached" });
  await saved(rea);
});

await step("off the record nothing is marked, and only the interval is kept", async () => {
  const before = await marks(rea).count();
  await chooses(fay, "Off the record");
  await rea.page.locator(".off-record").waitFor();
  await rea.page.locator(".capture-off").waitFor();
  await looks(rea, "recording-off");
  for (const key of ["t", "q", "d", "p"]) await rea.page.keyboard.press(key);
  for (const person of [ben, ann]) {
    await person.page.locator(".off-record").waitFor();
    must((await sign(person).count()) === 0, `${person.name} is told that something is captured`);
  }
  await far.page.locator(".far .rec").waitFor({ state: "detached" });
  await button(fay, "On the record again").first().click();
  await sign(ben).getByText("Sound is recorded").waitFor();
  await marks(rea).filter({ hasText: "Off the record," }).waitFor();
  must((await marks(rea).count()) === before + 1, "something was marked off the record");
  await looks(rea, "recording-interval");
});

await step("an answer is changed by the tap that gave it", async () => {
  await sign(ben).click();
  await panel(ben).getByText("Whoever leads and takes notes sees your answer.").waitFor();
  await looks(ben, "recording-mine");
  await answer(ben, "May your voice be recorded?", "Yes").check();
  await saved(ben);
  await unwilling(rea).filter({ hasText: "Ben" }).filter({ hasText: "Sound" }).waitFor({ state: "detached" });
  await sign(ann).tap();
  await answer(ann, "May your voice be recorded?", "No").check();
  await looks(ann, "recording-mine-phone");
  await unwilling(rea).filter({ hasText: "Ann" }).filter({ hasText: "not: Sound" }).waitFor();
  must(holdsOnlyOwn(pat.seat.session), "a changed answer came to Pat");
  await ann.page.locator(".panel-close").tap();
  await ben.page.reload();
  await sign(ben).click();
  await ben.page.locator(".capture-question").first().waitFor();
  must(await answer(ben, "May your voice be recorded?", "Yes").isChecked(), "the answer is lost");
});

await step("single keys are listed, and can be switched off", async () => {
  await rea.page.locator(".hero").click();
  await rea.page.keyboard.press("?");
  await rea.page.locator(".dialog", { hasText: "Mark a quotation" }).waitFor();
  await looks(rea, "recording-keys");
  await rea.page.keyboard.press("Escape");
  const before = await rea.page.locator(".capture-marks > li").count();
  await settles(rea.page, { singleKeys: false });
  await rea.page.locator(".capture-bar").waitFor();
  await turnsTo(rea, "Recording");
  await marks(rea)
    .nth(before - 1)
    .waitFor();
  await rea.page.locator(".hero").click();
  await rea.page.keyboard.press("t");
  await rea.page.locator(".capture-bar").getByRole("button", { name: "Quotation" }).click();
  await marks(rea).nth(before).waitFor();
  must((await marks(rea).count()) === before + 1, "a key that is switched off set a mark");
});

await step("a pause ends the sign everywhere", async () => {
  await rea.page.locator(".capture-bar").getByRole("button", { name: "Pause" }).click();
  for (const person of [ben, ann]) {
    await sign(person).locator(".rec").waitFor({ state: "detached" });
    await sign(person).getByText("Paused: Sound").waitFor();
  }
  await far.page.locator(".far .rec").waitFor({ state: "detached" });
  await looks(rea, "recording-paused");
});

await step("who leads the meeting says how boards to come are captured", async () => {
  const mia = await opens(stage.base, stage.links.get("demo-2027 facilitator"), "Mia");
  await mia.page.locator("input[autocomplete=name]").fill("Mia");
  await mia.page.locator("button[type=submit]").click();
  const dialog = mia.page.locator(".dialog");
  const ways = button(mia, "Meeting settings…");
  await ways.click();
  must(await dialog.getByLabel("Sound").isChecked(), "the policy of the meeting is not shown");
  await dialog.getByLabel("Photographs").check();
  await looks(mia, "recording-meeting");
  await mia.page.getByRole("button", { name: "Save", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await mia.page.reload();
  await ways.click();
  must(await dialog.getByLabel("Photographs").isChecked(), "what was kept is lost");
  must(!(await dialog.locator("[name=captureChannels]").nth(2).isChecked()), "what was not chosen is kept");
  await mia.context.close();
});

await step("in three themes, in Arabic and German, and at every width", async () => {
  const phone = await stage.comes("Ria", "rapporteur", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await enters(phone);
  await phone.page.locator(".capture-bar").getByRole("button", { name: "Go on" }).tap();
  await phone.page.locator(".capture-runs").waitFor();
  await looks(phone, "recording-bar-phone");
  for (const [name, some] of [
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["arabic", { language: "ar" }],
    ["german", { language: "de", theme: "dark" }],
  ]) {
    await settles(phone.page, some);
    await phone.page.locator(".capture-runs").waitFor();
    await looks(phone, `recording-bar-phone-${name}`);
    must((await tooWide(phone.page)) <= 0, `the bar is wider than the phone: ${name}`);
    await settles(ben.page, some);
    const words = { ar: "الصوت يُسجَّل", de: "Tonaufnahme läuft" }[some.language] ?? "Sound is recorded";
    await ben.page.locator(".capture-sign .rec", { hasText: words }).waitFor();
    await ben.page.locator(".capture-sign").click();
    await ben.page.locator(".capture-question").first().waitFor();
    await looks(ben, `recording-mine-${name}`);
    await settles(rea.page, some);
    await rea.page.locator(".capture-open").click();
    await rea.page.locator(".capture-marks > li").first().waitFor();
    for (const width of [1440, 1024, 768]) {
      await rea.page.setViewportSize({ width, height: 900 });
      await looks(rea, `recording-panel-${name}-${width}`);
      must((await tooWide(rea.page)) <= 0, `the panel is too wide: ${name}, ${width}`);
    }
  }
  await settles(phone.page, { language: "ar" });
  await phone.page.locator(".capture-sign").tap();
  await phone.page.getByRole("tab").filter({ hasText: "التسجيل" }).tap();
  await phone.page.locator(".capture-marks > li").first().waitFor();
  await looks(phone, "recording-panel-phone-arabic");
  for (const one of [".capture-sign", ".state", ".panel-question p"])
    must(await isSeen(phone, one), `${one} is hidden behind the panel on a phone`);
  must((await tooWide(phone.page)) <= 0, "the list is wider than the phone");
});

await pat.seat.leave().catch(() => {});
await stage.closes();
