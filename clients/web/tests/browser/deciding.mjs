// A group decides by a method: by consent, with an objection that changes the text; by gradients, by majority, by the sense
// of the room. One of them has keys alone, one a phone, one only looks on. What somebody responds is listened for on every
// wire: before the round is closed it comes to nobody else.
import { core } from "./boards.mjs";
import { chooses, enters, looks, must, saved, settles, step, tooWide, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const ben = await stage.comes("Ben", "participant");
const nia = await stage.comes("Nia", "participant"); // keys alone
const pia = await stage.comes("Pia", "participant", phone);
const olga = await stage.comes("Olga", "observer");
const all = [ann, ben, nia, pia, olga];
const voters = [ben, nia, pia];

const heard = new Map(all.map((person) => [person, []]));
for (const [person, frames] of heard)
  person.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => frames.push(Buffer.from(payload))),
  );
const wasSent = (person, words) => core.everythingIn(heard.get(person)).includes(words);

const button = (person, name, exact = true) => person.page.getByRole("button", { name, exact });
const panel = (person) => person.page.locator(".panel-body");
const bar = (person) => person.page.locator(".decide-bar");
const dialog = (person) => person.page.locator(".dialog");
const inBar = (person, name) => bar(person).getByRole("button", { name });
const opensPanel = async (person) => {
  const tab = person.page.getByRole("tab", { name: "Decisions" });
  if ((await tab.count()) > 0) return tab.click();
  const shows = button(person, "Show the proposal").first(); // in the bar, or where the tools stand above the board
  if ((await shows.count()) > 0) return shows.click();
  await chooses(person, "Notes and people");
  await tab.click();
};
const closesPanel = async (person) => {
  const close = person.page.locator(".panel-close");
  if ((await close.count()) > 0) await close.click();
};
const isAt = (person, words) => panel(person).locator(".way-now", { hasText: words }).waitFor();
async function says(person, response, reason) {
  await inBar(person, /Respond…|Change my response/).click();
  await dialog(person).getByRole("radio", { name: response }).check();
  if (reason) await dialog(person).locator("textarea").fill(reason);
  await dialog(person).getByRole("button", { name: "Send my response" }).click();
  await dialog(person).waitFor({ state: "detached" });
}
// A tap that comes too soon after the last one is not taken: then once more.
async function does(person, name) {
  const there = panel(person).getByRole("button", { name, exact: true }).first();
  for (let tries = 0; tries < 3; tries += 1) {
    await person.page.waitForTimeout(750);
    await there.click();
    if (name.endsWith("…")) return; // it opens a dialogue
    const gone = await there.waitFor({ state: "detached", timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (gone) return;
  }
  must(false, `"${name}" is tapped three times, and nothing follows`);
}
async function drafts(person, { title, text, how, more }) {
  await opensPanel(person);
  await panel(person).getByRole("button", { name: "Draft a proposal…" }).click();
  const form = dialog(person);
  await form.getByLabel("In a few words").fill(title);
  await form.getByLabel("The proposal, in the words").fill(text);
  await form.getByLabel(how).check();
  await more?.(form);
  await form.getByRole("button", { name: "Keep the draft" }).click();
  await form.waitFor({ state: "detached" });
}

await step("a proposal is drafted, with what it stands on, and says what it lacks", async () => {
  for (const person of all) await enters(person);
  await writes(ben, 1, "Nobody has asked the farmers upstream");
  await writes(ben, 1, "The gauge is read once a week");
  await saved(ben);
  await opensPanel(ben);
  await looks(ben, "deciding-none");
  await panel(ben).getByRole("button", { name: "Draft a proposal…" }).click();
  const form = dialog(ben);
  await form.getByRole("button", { name: "Keep the draft" }).click();
  await form.getByText("the words of the proposal").waitFor();
  await form.getByLabel("In a few words").fill("Read the gauge every day");
  await form.getByLabel("The proposal, in the words").fill("From June on the gauge at the weir is read every morning.");
  await form.getByLabel("Based on cards").fill("1, 2 and 99");
  await form.getByText("There is no card 99.").waitFor();
  await looks(ben, "deciding-draft-form");
  await form.getByLabel("Based on cards").fill("1, 2");
  await form.getByRole("combobox", { name: /^Owner/ }).selectOption({ label: "Nia" });
  await form.getByLabel("To be reviewed on").fill("2027-06-01");
  await form.getByLabel("What would make us").fill("Two floods in one month");
  await form.getByRole("button", { name: "Keep the draft" }).click();
  await form.waitFor({ state: "detached" });
  await panel(ben).locator(".proposal", { hasText: "Read the gauge every day" }).waitFor();
  await looks(ben, "deciding-draft");
});

await step("it is opened, and everybody sees where it is, what comes next and who is waited for", async () => {
  await opensPanel(ann);
  await does(ann, "Open the proposal");
  await isAt(ann, "The proposal is on the table.");
  await isAt(ben, "a facilitator");
  await does(ann, "On to questions");
  await opensPanel(olga);
  await isAt(olga, "Questions to understand it");
  must((await panel(olga).locator(".proposal").getByRole("textbox").count()) === 0, "an observer is asked for words");
  await looks(olga, "deciding-observer");
});

await step("questions are answered in writing, or said not to be known, before a round", async () => {
  await opensPanel(nia);
  const ask = panel(nia).getByLabel("Your question, to understand it");
  await ask.focus();
  await nia.page.keyboard.type("Who reads it at weekends?");
  await nia.page.keyboard.press("Tab");
  await nia.page.keyboard.press("Enter");
  await panel(nia).locator(".asked-and-said", { hasText: "Who reads it at weekends?" }).waitFor();
  await ask.fill("What does it cost?");
  await panel(nia).getByRole("button", { name: "Ask", exact: true }).click();
  await panel(ann).getByText("an answer to every question").waitFor();
  await isAt(ann, "answers to questions: 2");
  await looks(ann, "deciding-questions");
  await panel(ben).getByLabel("The answer to: Who reads it at weekends?").fill("The lock keeper.");
  await panel(ben).getByRole("button", { name: "Answer", exact: true }).first().click();
  await panel(nia).getByText("The lock keeper.").waitFor();
  await panel(ben).getByLabel("The answer to: Who reads it at weekends?").waitFor({ state: "detached" });
  await panel(ben).getByRole("button", { name: "Not known" }).click();
  await panel(nia).locator(".said-answer", { hasText: "Not known" }).waitFor();
});

await step("everybody reacts in one line", async () => {
  await does(ann, "On to reactions");
  await isAt(nia, "in one line");
  await ann.page.waitForFunction(() => document.activeElement?.closest(".together")); // the button is another one now
  await panel(nia).getByLabel("Your reaction, in one line").fill("Good, but who pays?");
  await panel(nia).getByLabel("Your reaction, in one line").press("Enter");
  await panel(ann).getByText("Good, but who pays?").waitFor();
  await looks(ann, "deciding-reactions");
});

await step("a round is opened: who is asked sees it at once, and nothing of the others'", async () => {
  await does(ann, "Open a round");
  for (const person of voters) await bar(person).getByText("You are asked.").waitFor();
  await bar(olga).getByText("Round 1", { exact: true }).waitFor();
  must((await inBar(olga, "Respond…").count()) === 0, "an observer is asked to respond");
  must((await inBar(ann, "Respond…").count()) === 0, "a facilitator is asked to respond");
  await looks(ben, "deciding-asked");
  await looks(pia, "deciding-asked-phone");
  must((await tooWide(pia.page)) <= 0, "a phone has to be scrolled sideways");
  must((await button(ann, "Change the text…").count()) === 0, "the text can be changed in a round");
  await closesPanel(ben);
  await inBar(ben, "Respond…").click();
  await looks(ben, "deciding-respond");
  await dialog(ben).getByRole("button", { name: "Send my response" }).click();
  await dialog(ben).getByText("Choose a response first.").waitFor();
  await dialog(ben).getByRole("radio", { name: "Consent", exact: true }).check();
  await dialog(ben).getByRole("button", { name: "Send my response" }).click();
  await dialog(ben).waitFor({ state: "detached" });
  for (const person of all) await person.page.getByText("1 of 3 have responded").first().waitFor({ state: "attached" });
  await looks(ben, "deciding-responded");
});

const objection = "The lock keeper would have to leave the lock unwatched.";
await step("with keys alone somebody objects, and says what would go wrong", async () => {
  const { page } = nia;
  await closesPanel(nia);
  await page.locator("#board").focus();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("r");
  await dialog(nia).waitFor();
  const at = () =>
    page.evaluate(() => {
      const { activeElement: one } = document;
      return one instanceof HTMLInputElement && one.type === "radio" ? one.value : (one?.tagName ?? "");
    });
  for (let tabs = 0; tabs < 10 && (await at()) !== "consent"; tabs += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  must((await at()) === "object", `keys came to ${await at()}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab"); // to the button, with nothing written
  await page.keyboard.press("Enter");
  await dialog(nia).getByText("Say why first.").waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type(objection);
  await looks(nia, "deciding-object");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space"); // to be named
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await dialog(nia).waitFor({ state: "detached" });
  await bar(nia).getByText("Object", { exact: true }).waitFor();
});

await step("a response is changed until the round is closed, and comes to no other wire", async () => {
  const concern = "Mornings are busy.";
  await says(pia, "Consent, with a concern", concern);
  await looks(pia, "deciding-responded-phone");
  await says(pia, "Consent, with a concern", `${concern} And cold.`);
  await bar(ann).getByText("3 of 3 have responded").waitFor();
  await looks(ann, "deciding-round-facilitator");
  for (const person of all)
    for (const [words, whose] of [
      [objection, nia],
      [concern, pia],
    ])
      must(person === whose || !wasSent(person, words), `${person.name} was sent "${words}"`);
});

await step("closed, everybody sees how many said what; the group judges the objection", async () => {
  await does(ann, "Pause the round");
  await bar(ben).getByText("Round 1 is paused").waitFor();
  await looks(ann, "deciding-paused");
  await does(ann, "Go on with the round");
  await does(ann, "Close the round");
  await isAt(ann, "what the group says to objections: 1");
  await opensPanel(ben);
  await panel(ben).locator(".shares").waitFor();
  await panel(ben).getByText(objection).waitFor();
  must((await panel(ben).locator(".objections").textContent()).includes("Nia"), "who asked to be named is not named");
  await looks(ben, "deciding-objection");
  await panel(ann).getByLabel("It qualifies").check();
  await panel(ann).getByLabel("The group's reason").fill("The lock must be watched.");
  await looks(ann, "deciding-judge");
  await panel(ann).getByRole("button", { name: "Write this down" }).click();
  await panel(ben).getByText("Qualifies", { exact: true }).waitFor();
  await isAt(ann, "a change of the text");
  await opensPanel(nia);
  await panel(nia).getByRole("button", { name: "Withdraw my objection" }).waitFor();
});

await step("other words are another version, and another round; the first stays to be read", async () => {
  await does(ann, "Change the text…");
  await dialog(ann)
    .getByLabel("The proposal, in the words")
    .fill("From June on the gauge is read every morning by a camera.");
  await dialog(ann).getByText("make version 2").waitFor();
  await looks(ann, "deciding-amend");
  await dialog(ann).getByRole("button", { name: "Keep" }).click();
  await dialog(ann).waitFor({ state: "detached" });
  await panel(ben).locator(".proposal header", { hasText: "Version 2" }).waitFor();
  await does(ann, "On to questions");
  await does(ann, "Open a round");
  await bar(ben).getByText("You are asked.").waitFor(); // nothing was carried over
  for (const person of voters) {
    await closesPanel(person);
    await says(person, /^Consent$/);
  }
  await does(ann, "Close the round");
  for (const person of [ann, ben]) {
    await opensPanel(person);
    await panel(person).locator(".proposal.is-over", { hasText: "Adopted" }).waitFor();
  }
  await panel(ben).getByText("How it came to this").click();
  await panel(ben).getByText("From June on the gauge at the weir").waitFor();
  await panel(ben).getByText("Met by a change of the text").waitFor();
  await panel(ben).getByText("Mornings are busy. And cold.").waitFor();
  await looks(ben, "deciding-adopted");
  await opensPanel(pia);
  await looks(pia, "deciding-adopted-phone");
  await closesPanel(pia);
  await does(ann, "It was read back");
  await panel(ben).getByText("Read back,").waitFor();
  await panel(ann).getByLabel("What the plenary says").selectOption({ label: "Confirmed by the plenary" });
  await panel(ben).getByText("Confirmed by the plenary").waitFor();
  await looks(ann, "deciding-read-back");
});

await step("by gradients: eight levels in their own words, a distribution, and no mean", async () => {
  await drafts(ann, {
    title: "Where the next meeting is",
    text: "The next meeting is held at the weir.",
    how: /Gradients of agreement/,
    more: async (form) => {
      await form.getByRole("button", { name: "Keep the draft" }).click();
      await form.getByText("how much is at stake", { exact: true }).waitFor();
      await form.getByLabel("As usual").check();
      await form.getByLabel("No effect beyond the room").check();
      await looks(ann, "deciding-gradients-form");
    },
  });
  for (const name of ["Open the proposal", "On to questions", "Open a round"]) await does(ann, name);
  await bar(ben).getByText("You are asked.").waitFor();
  await inBar(ben, "Respond…").click();
  await looks(ben, "deciding-gradients");
  await dialog(ben).getByRole("radio", { name: "Endorsement", exact: false }).first().check();
  await dialog(ben).getByRole("button", { name: "Send my response" }).click();
  await dialog(ben).waitFor({ state: "detached" });
  await closesPanel(nia);
  await says(nia, /Agreement with reservations/);
  await inBar(pia, "Respond…").click();
  await looks(pia, "deciding-gradients-phone");
  await dialog(pia)
    .getByRole("radio", { name: /Stand aside/ })
    .check();
  await dialog(pia).getByRole("button", { name: "Send my response" }).click();
  await dialog(pia).waitFor({ state: "detached" });
  await does(ann, "Close the round");
  await panel(ann).locator(".proposal.is-over", { hasText: "2 of 3 at levels 1 to 3; 70 % were needed." }).waitFor();
  await looks(ann, "deciding-gradients-results");
});

await step("by majority: a tie decides nothing; who has an interest is not counted", async () => {
  await drafts(ann, {
    title: "Who reads the camera",
    text: "One of these reads the pictures.",
    how: /Majority/,
    more: async (form) => {
      await form.getByLabel("Options, one a line").fill("The school\nThe mill\n");
      await form.getByLabel("No effect beyond the room").check();
    },
  });
  for (const name of ["Open the proposal", "On to questions"]) await does(ann, name);
  await opensPanel(nia);
  await panel(nia).getByRole("button", { name: "I have an interest in this…" }).click();
  await looks(nia, "deciding-interest");
  await panel(nia).getByRole("button", { name: "Excuse me" }).click();
  await panel(nia).getByText("You have declared an interest").waitFor();
  await panel(ann).getByText("3 people who can respond; there are 2").waitFor();
  await looks(ann, "deciding-too-few");
  const [ida] = [await core.bodiless(stage.base, stage.links.get("participant"), "Ida")];
  await does(ann, "Open a round");
  await bar(nia).getByText("Round 1", { exact: true }).waitFor();
  must((await inBar(nia, "Respond…").count()) === 0, "who is excused is asked");
  await says(ben, /The school/);
  await says(pia, /The mill/);
  await bar(ann).getByText("2 of 3 have responded").waitFor();
  const open = [...ida.seat.session.shown.ofKind("decision")].find(({ body }) => body.value.excused.length > 0);
  ida.seat.session.submit({
    case: "respondToProposal",
    value: { id: open.id, round: 1, response: "abstain", reason: "", named: false },
  });
  await ida.saved();
  await bar(ann).getByText("3 of 3 have responded").waitFor();
  await does(ann, "Close the round");
  await panel(ann).locator(".proposal.is-over", { hasText: "A tie: nothing is decided." }).waitFor();
  await looks(ann, "deciding-tie");
  await ida.seat.leave();
});

await step("a sense of the room is said openly; a no is heard, withdrawn, and another round follows", async () => {
  await drafts(ben, {
    title: "What was heard",
    text: "We go home at four.",
    how: /Sense of the room/,
    more: (form) => form.getByLabel("No effect beyond the room").check(),
  });
  for (const name of ["Open the proposal", "On to questions", "Open a round"]) await does(ann, name);
  await says(ben, "Yes, that is it");
  await closesPanel(nia);
  await says(nia, "No", "It was five.");
  await panel(ann).locator(".asked-and-said", { hasText: "It was five." }).waitFor();
  await says(pia, "Yes, that is it");
  await looks(ann, "deciding-sense");
  await does(ann, "Close the round");
  await opensPanel(nia);
  await panel(nia).getByRole("button", { name: "Withdraw my objection" }).click();
  await panel(ann).getByRole("button", { name: "Open another round" }).waitFor();
  await looks(ann, "deciding-withdrawn");
});

await step("it is put off to another day, with what is needed first", async () => {
  await does(ann, "Conclude otherwise…");
  await dialog(ann).getByLabel("Until").fill("2027-03-01");
  await dialog(ann).getByLabel("Why", { exact: true }).fill("Two had to leave.");
  await dialog(ann).getByLabel("What is needed first").fill("A list of trains");
  await looks(ann, "deciding-conclude");
  await dialog(ann).getByRole("button", { name: "Conclude", exact: true }).click();
  await panel(ben).locator(".proposal.is-over", { hasText: "A list of trains" }).waitFor();
});

await step("an adopted decision comes up for review, and is reaffirmed", async () => {
  const first = (person) => panel(person).locator(".proposal.is-over", { hasText: "Read the gauge every day" });
  await first(ann).getByRole("button", { name: "Take it up for review" }).click();
  await first(ann).getByLabel("Reaffirm it").check();
  await first(ann).getByLabel("Next review on").fill("2028-06-01");
  await looks(ann, "deciding-review");
  await first(ann).getByRole("button", { name: "Keep" }).click();
  await first(ben).getByText("Reaffirmed").first().waitFor();
});

await step("what is written down stays beside it, and an action is taken on by its owner alone", async () => {
  await panel(ann).getByRole("button", { name: "Write down a decision" }).click();
  await panel(ann).getByLabel("In a few words").fill("We eat at noon");
  await panel(ann).getByLabel("To be reviewed on").fill("2028-06-01"); // on this board nothing is adopted without a day
  await panel(ann).getByRole("button", { name: "Keep" }).click();
  await panel(ben).locator(".decided", { hasText: "We eat at noon" }).waitFor();
  await panel(ann).getByRole("button", { name: "Add an action" }).click();
  await panel(ann).getByLabel("Who does what?").fill("Buy a camera");
  await panel(ann)
    .getByRole("combobox", { name: /^Owner/ })
    .selectOption({ label: "Ben" });
  await panel(ann).getByRole("button", { name: "Keep" }).click();
  await panel(nia).locator(".decided", { hasText: "The owner has not said yes yet" }).waitFor();
  must((await panel(nia).getByRole("button", { name: "I take this on" }).count()) === 0, "Nia can take it on for Ben");
  await panel(ben).getByRole("button", { name: "I take this on" }).click();
  await panel(nia).getByText("The owner has not said yes yet").waitFor({ state: "detached" });
});

await step("while the group decides the proposal stands on every screen, and on the projector", async () => {
  await button(ann, "All", false).first().click();
  await button(ann, "Begin Decide").click();
  await drafts(ben, {
    title: "The camera is bought",
    text: "We buy the camera in May, with the money that the fair has left.",
    how: /Consent/,
    more: (form) => form.getByLabel("No effect beyond the room").check(),
  });
  await does(ann, "Open the proposal");
  for (const person of voters) await bar(person).getByText("The proposal is on the table.").waitFor();
  await looks(ann, "deciding-phase");
  for (const name of ["On to questions", "Open a round"]) await does(ann, name);
  await bar(pia).getByText("You are asked.").waitFor();
  const opened = ann.context.waitForEvent("page");
  await chooses(ann, "Projector view");
  const page = await opened;
  await page.getByText("0 of 4 have responded").waitFor();
  await looks({ ...ann, page }, "deciding-projector-round"); // Ida is still among them
  for (const person of voters) {
    await closesPanel(person);
    await says(person, /^Consent$/);
  }
  await page.getByText("3 of 4 have responded").waitFor();
  must((await page.locator(".far-way ol:not(.way-steps) li").count()) === 0, "the projector tells what was said");
  await does(ann, "Close the round");
  await page.locator(".far-way ol:not(.way-steps) li", { hasText: "Consent" }).first().waitFor();
  await looks({ ...ann, page }, "deciding-projector");
  await page.close();
  await looks(ann, "deciding-phase-over");
});

await step("in every theme, and from right to left", async () => {
  await drafts(ann, {
    title: "A last one",
    text: "We meet again in September, at the weir, whatever the weather.",
    how: /Consent/,
    more: (form) => form.getByLabel("No effect beyond the room").check(),
  });
  for (const name of ["Open the proposal", "On to questions", "On to reactions", "Open a round"]) await does(ann, name);
  for (const some of [{ theme: "dark" }, { theme: "contrast" }, { language: "ar" }, { language: "de" }]) {
    const [[, name]] = Object.entries(some);
    for (const [person, at] of [
      [ann, ""],
      [ben, "-asked"],
      [pia, "-phone"],
    ]) {
      await settles(person.page, some);
      await bar(person).waitFor();
      await looks(person, `deciding-${name}${at}`);
      await bar(person)
        .locator("button")
        .filter({ hasNot: person.page.locator("kbd") })
        .first()
        .click();
      await person.page.locator("[role=tab]").nth(1).waitFor();
      await looks(person, `deciding-${name}${at}-panel`);
      must((await tooWide(person.page)) <= 0, `${person.name} has to scroll sideways`);
      if (person === pia) {
        await closesPanel(pia);
        await bar(pia)
          .locator("button", { has: pia.page.locator("kbd") })
          .click();
        await looks(pia, `deciding-${name}-phone-respond`);
      }
    }
  }
  for (const person of [ann, ben, pia]) await settles(person.page, {});
});
await stage.closes();
