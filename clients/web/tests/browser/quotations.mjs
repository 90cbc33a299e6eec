// Somebody's own words: a rapporteur captures them and asks, the speaker alone answers, and takes them back as easily.
// Nobody else is ever sent them, and no record for outside holds them without a yes to those words.
import { core } from "./boards.mjs";
import { enters, lights, looks, must, saved, settles, step, tooWide } from "./people.mjs";
import { Stage } from "./stage.mjs";

const said = "If a ten-year-old can't check it, it is a slogan.";
const changed = "If a child can't check it, it is a slogan.";
const asked = "A port is a promise that a city made to its sea.";
const unasked = "Nobody owns a tide, so nobody is asked to mend it.";
const elsewhere = "Whoever pays for the wall should be asked where it stands.";
const refused = "We have never once priced a day of swimming.";

const stage = await Stage.opens();
const rea = await stage.comes("Rea", "rapporteur");
const ben = await stage.comes("Ben", "participant");
const fay = await stage.comes("Fay", "facilitator");
const all = [rea, ben, fay];

const heard = new Map(all.map((person) => [person, []]));
for (const [person, frames] of heard)
  person.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => frames.push(Buffer.from(payload))),
  );
const wasSent = (person, words) => core.everythingIn(heard.get(person)).includes(words);
const button = (person, name, exact = true) => person.page.getByRole("button", { name, exact });
const panel = (person) => person.page.locator(".panel-body");
const dialog = (person) => person.page.locator(".dialog");
const line = (person, words) => panel(person).locator(".quotations li", { hasText: words });
async function opens(person, tab) {
  const there = person.page.getByRole("tab", { name: tab });
  if ((await there.count()) === 0) await button(person, "Notes", false).first().click();
  await there.click();
}
async function turnsTo(person, tab) {
  await person.page.locator(".run").waitFor();
  const there = person.page.getByRole("tab", { name: tab, exact: true });
  // Where there is room it stands there by itself.
  if (person.page.viewportSize().width < 1200) {
    await person.page.locator(".menu-button").click();
    await person.page.getByRole("menuitem").nth(1).click();
  }
  await there.click();
}
async function captures(words) {
  await panel(rea).getByLabel("The exact words").fill(words);
  await panel(rea).getByLabel("Who said them").selectOption({ label: "Ben" });
  await button(rea, "Capture").click();
  await line(rea, words).waitFor();
}
async function recordFor(kind) {
  const answer = await fetch(`${stage.base}/api/documents/of-link/export?format=md&kind=${kind}`, {
    headers: { Authorization: `Bearer ${stage.links.get("facilitator")}` },
  });
  must(answer.ok, `the record for ${kind} is refused: ${answer.status}`);
  return answer.text();
}

await step("a rapporteur captures words, and only they and the speaker are sent them", async () => {
  for (const person of all) await enters(person);
  await opens(rea, "Quotations");
  await looks(rea, "quotations-none");
  await captures(said);
  await captures(refused);
  await saved(rea);
  await opens(ben, "My contributions");
  await line(ben, said).waitFor();
  await looks(ben, "quotations-mine");
  await opens(fay, "My contributions");
  must((await fay.page.getByRole("tab", { name: "Quotations" }).count()) === 0, "Fay is offered the quotations");
  for (const words of [said, refused]) must(!wasSent(fay, words), `Fay was sent "${words}"`);
});

await step("a slip of the pen is put right, and a speaker who was found out later is named", async () => {
  const [slip, right] = ["A tide has no bugdet.", "A tide has no budget."];
  await panel(rea).getByLabel("The exact words").fill(slip);
  await panel(rea).getByLabel("Who said them").selectOption("unknown");
  await button(rea, "Capture").click();
  await line(rea, slip).getByRole("button", { name: "Put right…" }).click();
  await line(rea, slip).getByLabel("The exact words").fill(right);
  await line(rea, slip).getByLabel("Who said them").selectOption({ label: "Ben" });
  await looks(rea, "quotations-put-right");
  await line(rea, slip).getByRole("button", { name: "Keep", exact: true }).click();
  await line(rea, right).waitFor();
  await line(ben, right).waitFor();
  must((await line(rea, slip).count()) === 0, "the slip is still there");
  must(!wasSent(fay, right) && !wasSent(fay, slip), "Fay was sent it");
  await line(rea, right).getByRole("button", { name: "Discard" }).click();
  await line(ben, right).waitFor({ state: "detached" });
  await saved(rea);
});

await step("the speaker is asked, sees how it would appear, and is warned where few fit", async () => {
  for (const [words, level] of [
    [said, "By a descriptor"],
    [refused, "Name and organisation"],
  ]) {
    await line(rea, words).getByRole("button", { name: "Ask whether it may be quoted…" }).click();
    const form = line(rea, words);
    await form.getByLabel("Publications").check();
    await form.getByLabel("Blog posts").check();
    await form.getByLabel("Said by").selectOption({ label: level });
    await form.getByLabel("Instead of a name").fill("a participant from a port");
    await form.getByLabel("How many people").fill("1");
    if (words === said) await looks(rea, "quotations-ask");
    await form.getByRole("button", { name: "Send the question" }).click();
    await line(rea, words).getByText("Asked, no answer yet").waitFor();
  }
  await ben.page.locator(".flag", { hasText: "May words of yours be quoted?" }).waitFor();
  await line(ben, said).getByRole("button", { name: "Read and answer" }).click();
  await dialog(ben).getByText("Please answer by").waitFor();
  await dialog(ben).getByText("Asked for: By a descriptor · Publications, Blog posts").waitFor();
  await looks(ben, "quotations-asked");
  await button(ben, "Send my answer").click();
  await dialog(ben).getByText("Choose an answer first.").waitFor();
  await dialog(ben).getByLabel("Yes, with these changes").check();
  await dialog(ben).getByLabel("Your wording").fill(changed);
  await button(ben, "Send my answer").click();
  await dialog(ben).getByText("Choose at least one place").waitFor();
  await dialog(ben).getByLabel("Publications").check();
  await dialog(ben).getByLabel("By a descriptor").check();
  await dialog(ben).getByText("Readers could tell it is you").waitFor();
  await dialog(ben).locator("figcaption", { hasText: "A participant" }).waitFor();
  // Where it was chosen, and not above what is seen.
  await ben.page.setViewportSize({ width: 1024, height: 768 });
  await dialog(ben).getByLabel("By a descriptor").scrollIntoViewIfNeeded();
  const apart = await dialog(ben).evaluate((sheet) => {
    const box = (css) => sheet.querySelector(css).getBoundingClientRect();
    return box(".warn").top - box("input[name=level]:checked").bottom;
  });
  must(apart >= 0 && apart < 160, `the warning stands ${apart} px from what it is about`);
  await looks(ben, "quotations-answer-few-1024");
  await ben.page.setViewportSize({ width: 390, height: 844 });
  await looks(ben, "quotations-answer-few-390");
  await ben.page.setViewportSize({ width: 1440, height: 900 });
  await dialog(ben).getByLabel("I know, and it may say so.").check();
  await dialog(ben).locator("figcaption", { hasText: "a participant from a port" }).waitFor();
  await looks(ben, "quotations-answer");
  await button(ben, "Send my answer").click();
  await dialog(ben).waitFor({ state: "detached" });
  await line(rea, changed).getByText("May be quoted, with changes").waitFor();
  for (const person of [rea, ben]) await line(person, changed).getByText("a participant from a port").waitFor();
  must((await line(rea, said).count()) === 0, "the first wording is still shown");
});

await step("no is no: nobody asks again but the speaker", async () => {
  await line(ben, refused).getByRole("button", { name: "Read and answer" }).click();
  await dialog(ben).getByLabel("No", { exact: false }).last().check();
  await button(ben, "Send my answer").click();
  await line(rea, refused).getByText("Not to be quoted").waitFor();
  must((await line(rea, refused).getByRole("button").count()) === 0, "Rea can ask again");
  await looks(rea, "quotations-answered");
  await line(ben, refused).getByRole("button", { name: "Ask me again" }).waitFor();
});

await step("a record holds what was granted, for whom it was granted", async () => {
  for (const [kind, may] of [
    ["internal", true],
    ["network", true],
    ["publication", true],
    ["blog", false],
    ["video", false],
  ]) {
    const record = await recordFor(kind);
    must(record.includes(changed) === may, `the record for ${kind} ${may ? "lacks" : "holds"} the granted words`);
    for (const words of [said, refused]) must(!record.includes(words), `the record for ${kind} holds "${words}"`);
    if (kind !== "internal") must(!record.includes("Ben"), `the record for ${kind} names Ben`);
  }
});

await step(
  "whoever records is named outside the room where they say yes to it, and no more once they take it back",
  async () => {
    const credit = rea.page.locator(".mine-credit");
    await turnsTo(rea, "My contributions");
    await credit.getByText("You lead or record here").waitFor();
    must(!(await recordFor("network")).includes("Rea"), "Rea is named without having said yes");
    await credit.getByLabel("Copies for the network").check();
    await credit.getByLabel("Blog posts").check();
    await saved(rea);
    await looks(rea, "quotations-credit");
    for (const [kind, may] of [
      ["network", true],
      ["blog", true],
      ["publication", false],
      ["video", false],
    ])
      must((await recordFor(kind)).includes("Rea") === may, `the record for ${kind} ${may ? "lacks" : "names"} Rea`);
    await credit.getByLabel("Blog posts").uncheck();
    await credit.getByLabel("Copies for the network").uncheck();
    await saved(rea);
    for (const kind of ["network", "blog"])
      must(!(await recordFor(kind)).includes("Rea"), `the record for ${kind} names Rea, who took it back`);
    must((await ben.page.locator(".mine-credit").count()) === 0, "who takes part is asked, too");
    await turnsTo(rea, "Quotations");
  },
);

await step("a yes that was given elsewhere lets nothing out, until its speaker says so here", async () => {
  await captures(elsewhere);
  await line(rea, elsewhere).getByRole("button", { name: "Ask whether it may be quoted…" }).click();
  await line(rea, elsewhere).getByLabel("Publications").check();
  await line(rea, elsewhere).getByLabel("Said by").selectOption({ label: "Without saying who" });
  await line(rea, elsewhere).getByRole("button", { name: "Send the question" }).click();
  await line(rea, elsewhere).getByRole("button", { name: "They said yes elsewhere…" }).click();
  const form = line(rea, elsewhere).locator("form");
  await form.getByLabel("Publications").check();
  await form.getByRole("combobox", { name: "How", exact: true }).selectOption({ label: "By e-mail" });
  await form.getByLabel("Where it can be seen").fill("the mail of this morning");
  await form.scrollIntoViewIfNeeded();
  await looks(rea, "quotations-report");
  await form.getByRole("button", { name: "Tell it" }).click();
  await line(rea, elsewhere).getByText("It has not been confirmed, so nothing is used.").waitFor();
  await saved(rea);
  for (const kind of ["internal", "network", "publication"])
    must(!(await recordFor(kind)).includes(elsewhere), `the record for ${kind} holds words by hearsay`);
  await line(ben, elsewhere).getByRole("button", { name: "Read and answer" }).click();
  await dialog(ben).getByText("It counts only if you say so here.").waitFor();
  await dialog(ben).getByText("the mail of this morning").waitFor();
  must((await dialog(ben).locator("input:checked").count()) === 0, "an answer is chosen before Ben has answered");
  await looks(ben, "quotations-reported");
  await dialog(ben).getByLabel("Yes, these words").check();
  await dialog(ben).getByLabel("Publications").check();
  await button(ben, "Send my answer").click();
  await dialog(ben).waitFor({ state: "detached" });
  await line(rea, elsewhere).getByText("its speaker has confirmed it").waitFor();
  must(!(await panel(rea).textContent()).includes("the mail of this morning"), "where it could be seen is still told");
  must((await recordFor("publication")).includes(elsewhere), "the record lacks what was confirmed");
  must(!wasSent(fay, elsewhere) && !wasSent(fay, "the mail of this morning"), "Fay was sent it");
});

await step("what was granted is taken back once it is said what that does, and is gone", async () => {
  await line(ben, changed).getByRole("button", { name: "Take it back", exact: true }).click();
  await line(ben, changed).getByText("It cannot be undone: you would have to be asked anew.").waitFor();
  await looks(ben, "quotations-takes-back");
  await line(ben, changed).getByRole("button", { name: "Leave it as it is" }).click();
  must((await line(rea, changed).getByText("May be quoted").count()) > 0, "one tap takes it back");
  await line(ben, changed).getByRole("button", { name: "Take it back", exact: true }).click();
  await line(ben, changed).getByRole("button", { name: "Take it back for good" }).click();
  await panel(ben).locator(".quotations li", { hasText: "Taken back" }).waitFor();
  await looks(ben, "quotations-taken-back");
  await panel(rea).locator(".quotations li", { hasText: "Taken back" }).waitFor();
  for (const kind of ["internal", "network", "publication"])
    must(!(await recordFor(kind)).includes(changed), `the record for ${kind} still holds the words`);
  for (const words of [said, changed, refused]) must(!wasSent(fay, words), `Fay was sent "${words}"`);
});

await step("in three themes, in Arabic, and on a phone", async () => {
  await captures(asked);
  await captures(unasked);
  await line(rea, asked).getByRole("button", { name: "Ask whether it may be quoted…" }).click();
  await line(rea, asked).getByLabel("Publications").check();
  await line(rea, asked).getByLabel("Said by").selectOption({ label: "Name and organisation" });
  await line(rea, asked).getByRole("button", { name: "Send the question" }).click();
  await saved(rea);
  for (const [name, some] of lights([
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["arabic", { language: "ar" }],
  ])) {
    for (const person of [rea, ben]) await settles(person.page, some);
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ]) {
      const screen = `${name}-${width}`;
      for (const person of [rea, ben]) await person.page.setViewportSize({ width, height });
      await rea.page.reload();
      await turnsTo(rea, some.language === "ar" ? "اقتباسات" : "Quotations");
      await line(rea, unasked).locator(".row .b:not(.bare)").click();
      await line(rea, unasked).locator("form").scrollIntoViewIfNeeded();
      await looks(rea, `quotations-asks-${screen}`);
      await ben.page.reload();
      await turnsTo(ben, some.language === "ar" ? "مساهماتي" : "My contributions");
      await line(ben, asked).scrollIntoViewIfNeeded();
      await looks(ben, `quotations-mine-${screen}`);
      await line(ben, asked).locator(".b.main").click();
      await dialog(ben).locator("input[name=answer]").nth(1).check();
      await dialog(ben).locator(".inner input[type=checkbox]").first().check();
      await looks(ben, `quotations-answers-${screen}`);
      for (const person of [rea, ben])
        must((await tooWide(person.page)) <= 0, `${person.name}'s page is too wide: ${screen}`);
      const over = await dialog(ben).evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth);
      must(over <= 0, `the question is wider than its sheet: ${screen}`);
    }
  }
});

await stage.closes();
