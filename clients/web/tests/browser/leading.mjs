// A group is led through a whole breakout: the plan, the question, silence, a round, grouping, a vote, what it carries on,
// off the record, and the close. What nobody may know before its time is listened for on every wire.
import { setTimeout as pause } from "node:timers/promises";
import { runnerImport } from "vite";
import { core, liesAlike } from "./boards.mjs";
import {
  cardWith,
  chooses,
  enters,
  folder,
  isSeen,
  lights,
  looks,
  must,
  patience,
  saved,
  settles,
  step,
  tooWide,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const { module: wire } = await runnerImport("./tests/browser/wire.ts", { root: folder, logLevel: "error" });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const ray = await stage.comes("Ray", "rapporteur");
const ben = await stage.comes("Ben", "participant");
const pia = await stage.comes("Pia", "participant", phone);
const four = [ann, ray, ben, pia];

// Everything that comes to a page over its socket.
const heard = new Map(four.map((person) => [person, []]));
for (const [person, frames] of heard)
  person.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => frames.push(Buffer.from(payload))),
  );

const button = (person, name, exact = false) => person.page.getByRole("button", { name, exact });
const runs = (person, name) => person.page.locator(".phase-name h2", { hasText: name }).waitFor({ state: "attached" });
// As people do: a tap that came too soon after another is none, so once more after a moment.
async function goesTo(name) {
  const next = button(ann, `Next: ${name}`);
  const there = ann.page.locator(".phase-name h2", { hasText: name });
  await next.waitFor();
  for (const until = Date.now() + patience; (await there.count()) === 0; await pause(750)) {
    must(Date.now() < until, `"Next: ${name}" does nothing`);
    if ((await next.count()) > 0) await next.click();
  }
  for (const person of four) await runs(person, name);
}
async function asksToClose() {
  const dialog = ann.page.getByRole("dialog", { name: "Close the board" });
  for (const until = Date.now() + patience; (await dialog.count()) === 0; await pause(750)) {
    must(Date.now() < until, '"Close the board…" asks nothing');
    await button(ann, "Close the board…").click();
    await dialog.waitFor({ timeout: 500 }).catch(() => undefined);
  }
  return dialog;
}
const idOf = ({ page }) =>
  page.evaluate(() => {
    const name = Object.keys(localStorage).find((key) => key.startsWith("plenary.place."));
    return JSON.parse(localStorage.getItem(name)).participant;
  });

await step("the plan is made in a click, and everybody sees it", async () => {
  for (const person of four) await enters(person);
  await ben.page.locator(".ruler").waitFor(); // the template's
  await chooses(ann, "Plan the phases…");
  await looks(ann, "leading-plan-template");
  await button(ann, /^Usual plan/).click();
  await button(ann, "Vote: later").click();
  await button(ann, "Vote: earlier").click();
  await looks(ann, "leading-plan");
  await button(ann, "Keep the plan").click();
  for (const person of four) await person.page.getByText("The question comes first").waitFor();
  await looks(ann, "leading-planned");
  await looks(pia, "leading-planned-phone");
});

await step("while the question is read a thought is kept, and put nowhere", async () => {
  await button(ann, "Begin: The question").click();
  for (const person of four) await runs(person, "The question");
  await looks(ann, "leading-question");
  await looks(pia, "leading-question-phone");
  must((await tooWide(pia.page)) <= 0, "a phone has to be scrolled sideways");
  await ben.page.keyboard.press("n");
  await ben.page.locator(".write").fill("Nobody asked the heron");
  await ben.page.locator(".dock .why", { hasText: "writing begins in a moment" }).waitFor();
  must((await ben.page.locator(".dock .b.main").getAttribute("aria-disabled")) === "true", "it can be put there");
  await looks(ben, "leading-draft");
});

await step("two taps do not skip a phase", async () => {
  await ann.page.waitForTimeout(1_000); // a tap that comes too soon after the last phase began is none
  await button(ann, "Next: Write in silence").dblclick();
  for (const person of four) await runs(person, "Write in silence");
  await ann.page.waitForTimeout(400);
  await runs(ann, "Write in silence");
});

await step("time is given, taken, and stands still in a pause", async () => {
  const left = ({ page }) => page.locator(".clock .big").first().textContent();
  await button(ann, "+5 min").click();
  await ben.page.locator(".ruler .now .more", { hasText: "+5" }).waitFor();
  must(/^1[01]:/.test(await left(ben)), `Ben has ${await left(ben)} left`);
  await button(ann, "Pause").click();
  await ben.page.locator(".clock.paused").first().waitFor();
  const before = await left(pia);
  await pia.page.waitForTimeout(1_500);
  must((await left(pia)) === before, "time goes on in a pause");
  await looks(ben, "leading-paused");
  await button(ann, "Go on").click();
  await ben.page.locator(".clock.paused").first().waitFor({ state: "detached" });
});

const secrets = ["Nobody asked the heron", "Herons hum at noon", "Salt in the cellar"];
await step("in silence two write, and of it nothing comes to any other wire", async () => {
  await ben.page.locator(".dock .b.main").click();
  await ben.page.locator(".dock").getByRole("button", { name: "Close" }).click();
  await cardWith(ben, secrets[0]).waitFor();
  await writes(ben, 1, secrets[1]);
  await writes(pia, 1, secrets[2]);
  for (const person of [ben, pia]) await saved(person);
  await looks(ben, "leading-silence");
  await looks(pia, "leading-silence-phone");
  // What is done after it has come to everybody, so that it would have, too.
  await button(ray, "Ready").click();
  for (const person of four) await person.page.getByText("1 of 3 ready").waitFor();
  for (const [person, frames] of heard) {
    const all = core.everythingIn(frames);
    for (const [at, words] of secrets.entries()) {
      const own = person === (at < 2 ? ben : pia);
      must(own || !all.includes(words), `${person.name} was sent "${words}"`);
    }
  }
});

await step("all cards are shown at once, and everybody speaks in turn", async () => {
  await button(ann, "Next: Round").click();
  await looks(ann, "leading-reveal");
  await ann.page.locator(".dialog .b.main").click();
  for (const person of four) await cardWith(person, secrets[2]).waitFor();
  await button(ann, "Begin the round…").click();
  await looks(ann, "leading-round-dialog");
  await ann.page.locator(".dialog .b.main").click();
  for (const person of four) await person.page.locator(".round .speaking").waitFor();
  await looks(ann, "leading-round");
  // Nobody loses their turn by a tap.
  await button(ann, "Next: Group").click();
  await ann.page.locator(".phase-asks", { hasText: /The round is not over.*Pia/ }).waitFor();
  await looks(ann, "leading-round-asks");
  await button(ann, "Cancel").click();
  await ann.page.locator(".dialog").waitFor({ state: "detached" });
  must((await ann.page.locator(".round .speaking").count()) === 1, "the round ended without a yes");
  await looks(ben, "leading-round-turn");
  await looks(pia, "leading-round-phone");
  await button(ben, "I am done").click();
  await pia.page.locator(".round").getByText("It is your turn.").waitFor();
  await pia.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  must(await isSeen(pia, ".round.yours"), "whoever has scrolled does not see that it is their turn");
  await looks(pia, "leading-round-scrolled-phone");
  await pia.page.evaluate(() => scrollTo(0, 0));
  // Who was passed over is given the turn back, also when nobody was left to speak.
  await button(ann, "Pass over Pia").click();
  await ben.page.locator(".round").waitFor({ state: "detached" });
  await looks(ann, "leading-round-passed");
  await ann.page.waitForTimeout(1_000); // a tap that comes too soon after another is none
  await button(ann, "Give the turn back Pia").click();
  await pia.page.locator(".round").getByText("It is your turn.").waitFor();
  await button(pia, "I am done").click();
  for (const person of four) await person.page.locator(".round").waitFor({ state: "detached" });
});

await step("who is counted nowhere is not asked whether they are ready", async () => {
  const hal = await stage.comes("Hal", "plenary_host");
  await enters(hal);
  await button(hal, "Raise hand").waitFor();
  must((await button(hal, "Ready", true).count()) === 0, "the plenary host is asked");
  must((await button(ben, "Ready", true).count()) === 1, "a participant is not");
  await looks(hal, "leading-host");
  await hal.context.close();
});

await step("hands are raised in order, and a call for help comes to who leads alone", async () => {
  await button(pia, "Raise hand").click();
  await ben.page.locator(".raised li", { hasText: "Pia" }).waitFor();
  await button(ben, "Raise hand").click();
  await button(ben, "Call for help").click();
  await looks(ben, "leading-help");
  await ben.page.locator(".dialog .field").fill("Which question are we on?");
  await ben.page.locator(".dialog .b.main").click();
  await ann.page.locator(".flag", { hasText: "Which question are we on?" }).waitFor();
  await ann.page.locator(".raised li").nth(1).waitFor();
  must((await ann.page.locator(".raised li").allTextContents()).join().match(/Pia.*Ben/s), "the order is another");
  must((await pia.page.locator(".flag").count()) === 0, "Pia sees who calls for help");
  await looks(ann, "leading-signs");
  await looks(pia, "leading-signs-phone");
  await button(ann, "Done").click();
  await button(ann, "Lower all").click();
  await ben.page.locator(".raised li").first().waitFor({ state: "detached" });
});

await step("cards are grouped, by keys", async () => {
  await goesTo("Group");
  await writes(ann, 2, "Pay for days open");
  for (const [title, words] of [
    ["Ask the heron", secrets.slice(0, 2)],
    ["Keep the salt out", [secrets[2], "Pay for days open"]],
  ]) {
    await cardWith(ann, words[0]).click();
    await cardWith(ann, words[1]).click({ modifiers: ["Shift"] });
    await ann.page.keyboard.press("Control+g");
    await ann.page.locator(".dialog input").fill(title);
    await ann.page.keyboard.press("Enter");
    await ann.page.locator(".dialog").waitFor({ state: "detached" });
    await pia.page.getByRole("heading", { name: title }).waitFor();
  }
});

await step(
  "what was begun before the vote does not lie over it; it is still taken, and says that it is late",
  async () => {
    await ben.page.keyboard.press("n");
    await ben.page.locator(".write").fill("The tide table is wrong");
    await goesTo("Vote");
    await ben.page.locator(".vote-bar").getByText("What you began is kept.").waitFor();
    must((await ben.page.locator(".dock").count()) === 0, "the form lies over the vote");
    // Whoever types on does nothing on the board by that.
    const messages = await ben.page.locator(".msg").count();
    await ben.page.keyboard.type("n m");
    await ben.page.waitForTimeout(300);
    const opened = await ben.page.locator(".dock, .dialog").count();
    must(
      opened === 0 && (await ben.page.locator(".msg").count()) <= messages,
      "a key was taken for one of the board's",
    );
    await looks(ben, "leading-vote-begun");
    await button(ben, "Go on writing").click();
    must((await ben.page.locator(".write").inputValue()) === "The tide table is wrong", "the words are others");
    await ben.page.locator(".dock .why", { hasText: "It comes late" }).waitFor();
    await looks(ben, "leading-late");
    await ben.page.locator(".write").press("Enter");
    await cardWith(ann, "The tide table is wrong").locator("footer", { hasText: "Late" }).waitFor();
  },
);

await step("in a vote the board stands still, and dots are given where things lie and in a list", async () => {
  await looks(ben, "leading-vote-before");
  await ann.page.locator(".vote-bar .b.main").click();
  await ann.page.locator(".dialog .field").first().fill("Where do we begin?");
  await looks(ann, "leading-vote-dialog");
  await ann.page.locator(".dialog .b.main").click();
  for (const person of [ben, pia]) await person.page.locator(".dot-steps").first().waitFor();
  for (const person of [ben, pia])
    await person.page.locator(".vote-question", { hasText: "Where do we begin?" }).waitFor();
  await looks(pia, "leading-vote-phone");
  for (const [at] of [0, 1].entries()) {
    await button(ben, "Give a dot to Ask the heron").click();
    await ben.page.locator(".vote-bar", { hasText: `${4 - at} of 5 dots left` }).waitFor();
  }
  // Two on one is the most: the third is not offered, with the reason.
  const third = button(ben, "Give a dot to Ask the heron");
  must((await third.getAttribute("aria-disabled")) === "true", "a third dot can be given");
  await looks(ben, "leading-vote");
  await looks(ann, "leading-vote-facilitator");
  await liesAlike([ann, ben], [1200, 1440]); // who has no dots to give, too
  await cardWith(ben, "Salt in the cellar").click();
  await ben.page.keyboard.press("m");
  await ben.page.locator(".msg", { hasText: "Not during the vote" }).waitFor();
  // Pia takes the list, with keys alone.
  await button(pia, "As a list").click();
  await pia.page.locator(".ballot").waitFor();
  const give = pia.page.locator(".ballot").getByRole("button", { name: "Give a dot to Keep the salt out" });
  await give.focus();
  for (const dots of [1, 2]) {
    await pia.page.keyboard.press("Enter");
    await pia.page
      .locator(".ballot .vh", { hasText: `${dots} dot` })
      .first()
      .waitFor({ state: "attached" });
  }
  await looks(pia, "leading-vote-list-phone");
  await pia.page.locator(".panel").getByRole("button", { name: "I am done" }).click();
  await ben.page.locator(".tally", { hasText: "1 of 2 finished" }).first().waitFor();
  await pia.page.locator(".panel-close").click();
});

await step("X4: the server refuses a third dot on one, and gives it back", async () => {
  const refusals = [];
  const nia = await core.bodiless(stage.base, stage.links.get("participant"), "Nia", {
    refused: ({ refusal }) => refusals.push(refusal),
  });
  const [vote] = [...nia.seat.session.shown.ofKind("vote")];
  const [target] = vote.body.value.targets;
  const cast = (dots) =>
    nia.seat.session.submit({
      case: "castBallot",
      value: { vote: vote.id, dots: { [target]: dots }, finished: false },
    });
  cast(2);
  await nia.saved();
  cast(3);
  for (const until = Date.now() + 20_000; refusals.length === 0 && Date.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  must(refusals[0]?.args.join() === "dots_on_one,2", `it was answered ${JSON.stringify(refusals[0])}`);
  const mine = [...nia.seat.session.shown.ofKind("ballot")][0]?.body.value.dots[target];
  must(mine === 2, `${mine} dots are left of two`);
  await nia.seat.leave();
});

await step("X6: before it is closed no wire has a total, and nobody another's ballot", async () => {
  for (const [person, frames] of heard) {
    const votes = wire.votesOn(frames);
    must(votes.length > 0, `${person.name} was not told of the vote: listening hears nothing`);
    must(!votes.some(wire.hasTotals), `${person.name} was sent totals`);
    const me = await idOf(person);
    const ballots = wire.ballotsOn(frames);
    must(
      ballots.every(({ voter }) => voter === me),
      `${person.name} was sent somebody else's ballot`,
    );
    must(ballots.length > 0 || person === ann || person === ray, `${person.name} was not sent their own ballot`);
  }
});

await step("when it is closed everybody sees what came of it, a tie as a tie", async () => {
  await ann.page.locator(".vote-bar").getByRole("button", { name: "Close the vote" }).click();
  await button(ben, "Results").click();
  await ben.page.locator(".dots-results li").first().waitFor();
  await ben.page.getByText("did not or could not vote").or(ben.page.getByText("could vote, and did")).waitFor();
  await looks(ben, "leading-results");
  await looks(pia, "leading-results-phone");
  for (const [person, frames] of heard)
    must(wire.votesOn(frames).some(wire.hasTotals), `${person.name} sees what nobody sent: listening hears nothing`);
});

await step("a vote by gradients shows how many stand where, and never a mean", async () => {
  await ann.page.locator(".vote-bar .b", { hasText: "Another vote…" }).click();
  await ann.page.getByLabel("Gradients of agreement").check();
  await ann.page.locator(".dialog .b.main").click();
  await button(ben, "As a list").click();
  await ben.page.getByLabel("Agreement with reservations").first().check();
  await looks(ben, "leading-gradients");
  await button(pia, "As a list").click();
  await pia.page.getByLabel("Block").first().check();
  await looks(pia, "leading-gradients-phone");
  await pia.page.locator(".panel-close").click();
  await ann.page.locator(".vote-bar").getByRole("button", { name: "Close the vote" }).click();
  await ben.page.locator(".spread").first().waitFor();
  await looks(ben, "leading-gradients-results");
});

await step("a card is shown to everybody", async () => {
  await goesTo("Discuss");
  await cardWith(ann, secrets[2]).click();
  await ann.page.locator(".tools").getByRole("button", { name: "1 card selected" }).click();
  await ann.page.getByRole("menuitem", { name: "Show it to everybody" }).click();
  for (const person of four) await person.page.locator(".spotlight", { hasText: secrets[2] }).waitFor();
  await looks(ben, "leading-spotlight");
  await looks(pia, "leading-spotlight-phone");
  await button(ann, "Show it no longer").first().click();
  await ben.page.locator(".spotlight").waitFor({ state: "detached" });
});

await step("off the record everybody's board is blank, and what was begun waits", async () => {
  await ben.page.keyboard.press("n");
  await ben.page.locator(".write").fill("Half a thought");
  await chooses(ray, "Off the record");
  for (const person of four) await person.page.locator(".off-record").waitFor();
  must((await cardWith(ben, "heron").count()) === 0, "cards can be read");
  await looks(ben, "leading-off-record");
  await looks(pia, "leading-off-record-phone");
  await button(ray, "On the record again").click();
  await cardWith(ben, secrets[0]).waitFor();
  must((await ben.page.locator(".write").inputValue()) === "Half a thought", "what was begun is gone");
  await ben.page.locator(".write").press("Escape");
  await cardWith(ann, "Half a thought").waitFor();
});

await step("the board is not closed without a headline and the disagreement kept", async () => {
  await ben.page.keyboard.press("n");
  await ben.page.locator(".write").fill("One thing more");
  await goesTo("Decide");
  await ben.page.locator(".decide-bar").getByText("What you began is kept.").waitFor();
  must((await ben.page.locator(".dock").count()) === 0, "the form lies over the decision");
  await looks(ben, "leading-decide-begun");
  await goesTo("Harvest");
  await ben.page.locator(".dock").waitFor(); // by itself, as nothing lies under it any more
  must((await ben.page.locator(".write").inputValue()) === "One thing more", "what was begun is gone");
  await ben.page.locator(".write").fill("");
  await ben.page.locator(".write").press("Escape");
  await button(ann, "Write the headline first").waitFor();
  await ray.page.getByRole("tab", { name: "Harvest" }).click();
  const field = (name) => ray.page.locator(".harvest-panel").getByLabel(name);
  await field("Headline, in one sentence").fill(Array(21).fill("word").join(" "));
  await ray.page.getByText("1 word too many").waitFor();
  await looks(ray, "leading-harvest-long");
  await field("Headline, in one sentence").fill("Ask the heron before the harbour is built");
  await field("Disagreement kept").fill("Who pays for the days on which the river is closed.");
  await field("An example").fill("The Vell reopened in 2024.");
  await ray.page.locator(".harvest-panel").getByRole("button", { name: "Keep" }).click();
  await button(ann, "Next: Close").waitFor();
  await ben.page.getByRole("tab", { name: "Harvest" }).click();
  await ben.page.locator(".harvest .headline", { hasText: "Ask the heron" }).waitFor();
  await looks(ray, "leading-harvest");
  await ann.page.getByRole("tab", { name: "Activity" }).click();
  await ann.page.getByText("Ann opened a vote: Where do we begin?").waitFor();
  await looks(ann, "leading-activity");
  await looks(ben, "leading-harvest-read");
});

await step("the projector and the paper show the phase and the results", async () => {
  for (const [name, shape] of [
    ["Projector view", "projector"],
    ["On paper", "print"],
  ]) {
    const opened = ann.context.waitForEvent("page");
    await chooses(ann, name);
    const page = await opened;
    await page.getByText("Harvest").first().waitFor();
    await looks({ ...ann, page }, `leading-${shape}`);
    await page.close();
  }
});

await step("in every theme, and from right to left", async () => {
  for (const [name, some] of lights([
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["ar", { language: "ar" }],
  ])) {
    for (const [person, at] of [
      [ann, ""],
      [pia, "-phone"],
    ]) {
      await settles(person.page, some);
      await person.page.locator(".phase-bar").waitFor();
      await looks(person, `leading-${name}${at}`);
    }
  }
  for (const person of [ann, pia]) await settles(person.page, {});
});

await step("when whoever leads loses the line, the role is kept for a while, and the time goes on", async () => {
  await ann.page.goto("about:blank");
  await ray.page.locator(".take-over", { hasText: "The role is kept until" }).waitFor();
  must((await ben.page.locator(".take-over").count()) === 0, "Ben is offered a role that is not his to take");
  await looks(ray, "leading-away");
  await ann.page.goBack();
  await ray.page.locator(".take-over").waitFor({ state: "detached" });
});

await step("closed, the board is only read", async () => {
  await button(ann, "Next: Close").click();
  await looks(ann, "leading-close");
  await ann.page.locator(".dialog .b.main").click();
  for (const person of four) await person.page.locator(".phase-words", { hasText: "The board is closed" }).waitFor();
  must((await ben.page.locator(".tools").count()) === 0, "there are tools on a closed board");
  await looks(ben, "leading-closed");
  await looks(pia, "leading-closed-phone");
});

await step(
  "opened again, it can be written on at once; and at the end of the plan it can be closed again",
  async () => {
    await button(ann, "Open the board again").click();
    await button(ann, "Close the board…").waitFor();
    for (const person of four) await person.page.locator(".phase-words", { hasText: "All phases are over" }).waitFor();
    await writes(ben, 0, "A thought after all");
    await cardWith(ann, "A thought after all").waitFor();
    must((await ben.page.locator(".warm-up").count()) === 0, "the board is explained to those who have finished it");
    must((await ann.page.getByText(/\d of \d ready/).count()) === 0, "those who were ready are counted after the end");
    await asksToClose();
    await looks(ann, "leading-close-again");
    await ann.page.locator(".dialog .b.main").click();
    for (const person of four) await person.page.locator(".phase-words", { hasText: "The board is closed" }).waitFor();
  },
);

await step("a plan that does not end with Close is closed all the same, once nothing is missing", async () => {
  await button(ann, "Open the board again").click();
  await chooses(ann, "Plan the phases…");
  await button(ann, "Add a phase").click();
  await ann.page.locator(".plan-lines select").last().selectOption({ label: "Harvest" });
  await button(ann, "Keep the plan").click();
  await button(ann, "Begin: Harvest").click();
  await runs(ben, "Harvest");
  const field = (name) => ann.page.locator(".harvest-panel").getByLabel(name);
  await ann.page.getByRole("tab", { name: "Harvest" }).click();
  await field("Disagreement kept").fill("");
  await ann.page.locator(".harvest-panel").getByRole("button", { name: "Keep" }).click();
  await ann.page.locator(".harvest-panel", { hasText: "Before the board can be closed" }).waitFor();
  await (await asksToClose()).getByText("an example (or “none”) are needed").waitFor();
  await looks(ann, "leading-close-missing");
  await ann.page.locator(".dialog .b.main").click();
  await field("Disagreement kept").fill("Who pays for the days on which the river is closed.");
  await ann.page.locator(".harvest-panel").getByRole("button", { name: "Keep" }).click();
  await ann.page.locator(".harvest-panel .label", { hasText: "Before the board" }).waitFor({ state: "detached" });
  await asksToClose();
  await ann.page.locator(".dialog .b.main").click();
  for (const person of four) await runs(person, "Close");
  must((await ann.page.locator(".clock").count()) === 0, "a clock goes on on a closed board");
});
await stage.closes();
