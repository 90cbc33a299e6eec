// A group is led through a whole breakout: the plan, the question, silence, a round, grouping, a vote, what comes of it,
// off the record, and the close. What nobody may know before its time is listened for on every wire.
import { core } from "./boards.mjs";
import { cardWith, chooses, enters, looks, must, saved, step, tooWide, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const ray = await stage.comes("Ray", "rapporteur");
const ben = await stage.comes("Ben", "participant");
const pia = await stage.comes("Pia", "participant", { viewport: { width: 390, height: 844 }, hasTouch: true });
const four = [ann, ray, ben, pia];

await step("four people come to a board that has a plan", async () => {
  for (const person of four) await enters(person);
  await ben.page.locator(".ruler").waitFor();
});
await step("the usual plan is one click away, and everybody sees it", async () => {
  await chooses(ann, "Plan the phases…");
  await looks(ann, "plan-template");
  await ann.page.getByRole("button", { name: /^Usual plan/ }).click();
  await looks(ann, "plan");
  await ann.page.getByRole("button", { name: "Keep the plan" }).click();
  for (const person of four) await person.page.getByText("The question comes first").waitFor();
  await looks(ann, "planned-facilitator");
  await looks(pia, "planned-phone");
});
const next = (name) => ann.page.getByRole("button", { name: `Next: ${name}` }).click();
const runs = (person, name) => person.page.locator(".phase-name h2", { hasText: name }).waitFor({ state: "attached" });
await step("the question is read, and a thought may be kept until writing begins", async () => {
  await ann.page.getByRole("button", { name: "Begin: The question" }).click();
  for (const person of four) await runs(person, "The question");
  await looks(ann, "frame-facilitator");
  await looks(ben, "frame-participant");
  await looks(pia, "frame-phone");
  await ben.page.keyboard.press("n");
  await ben.page.locator(".write").fill("Who asked the river?");
  await ben.page.locator(".dock .why", { hasText: "writing begins in a moment" }).waitFor();
  must((await ben.page.locator(".dock .b.main").getAttribute("aria-disabled")) === "true", "it can be put there now");
  await looks(ben, "frame-draft");
});
await step("in silence it can be put on the board", async () => {
  await next("Write in silence");
  for (const person of four) await runs(person, "Write in silence");
  await ben.page.locator(".dock .b.main").click();
  await ben.page.locator(".dock").getByRole("button", { name: "Close" }).click();
  await cardWith(ben, "Who asked the river?").waitFor();
  await writes(pia, 0, "A pia card");
  await writes(ben, 1, "Second of Ben");
  await writes(ben, 1, "Third of Ben");
  await looks(ben, "silent-participant");
  await looks(pia, "silent-phone");
  await looks(ann, "silent-facilitator");
});
await step("the round", async () => {
  await ann.page.getByRole("button", { name: "Next: Round" }).click();
  await looks(ann, "reveal-asks");
  await ann.page.locator(".dialog .b.main").click();
  await runs(ben, "Round");
  await ann.page.getByRole("button", { name: "Begin the round…" }).click();
  await looks(ann, "round-dialog");
  await ann.page.locator(".dialog .b.main").click();
  await ben.page.locator(".round").waitFor();
  await looks(ann, "round-facilitator");
  await looks(ben, "round-ben");
  await looks(pia, "round-phone");
  await pia.page.getByRole("button", { name: "Raise hand" }).click();
  await ben.page.getByRole("button", { name: "Call for help" }).click();
  await ben.page.locator(".dialog .field").fill("Which question are we on?");
  await ben.page.locator(".dialog .b.main").click();
  await ann.page.locator(".flag").waitFor();
  await looks(ann, "signs-facilitator");
  await looks(pia, "signs-phone");
});
await step("group", async () => {
  await next("Group");
  await runs(ann, "Group");
  for (const [name, ...words] of [
    ["Ask first", "Who asked", "A pia"],
    ["Second things", "Second of", "Third of"],
  ]) {
    await cardWith(ann, words[0]).click();
    await cardWith(ann, words[1]).click({ modifiers: ["Shift"] });
    await ann.page.keyboard.press("Control+g");
    await ann.page.locator(".dialog input").fill(name);
    await ann.page.keyboard.press("Enter");
    await ann.page.locator(".dialog").waitFor({ state: "detached" });
  }
  await looks(ann, "cluster-facilitator");
});
await step("vote", async () => {
  await next("Vote");
  await runs(ben, "Vote");
  await looks(ben, "vote-before");
  await ann.page.getByRole("button", { name: "Open a vote…" }).click();
  await looks(ann, "vote-dialog");
  await ann.page.locator(".dialog .b.main").click();
  await ben.page.locator(".dot-steps").first().waitFor();
  await ben.page.getByRole("button", { name: "Give a dot to Ask first" }).first().click();
  await ben.page.getByRole("button", { name: "Give a dot to Ask first" }).first().click();
  await looks(ben, "vote-ben");
  await looks(pia, "vote-phone");
  await looks(ann, "vote-facilitator");
  await ben.page.getByRole("button", { name: "As a list" }).click();
  await looks(ben, "vote-list");
  await pia.page.getByRole("button", { name: "As a list" }).click();
  await looks(pia, "vote-list-phone");
  await pia.page.locator(".panel-close").click();
  await ben.page.locator(".vote-bar .b.main").click();
  await looks(ben, "vote-done");
  await ann.page.locator(".vote-bar").getByRole("button", { name: "Close the vote" }).click();
  await ben.page.locator(".results").waitFor();
  await looks(ben, "results");
  await ann.page.getByRole("button", { name: "Results" }).first().click();
  await looks(ann, "results-facilitator");
  await looks(pia, "results-phone");
});
await step("harvest", async () => {
  for (const name of ["Discuss", "Decide", "Harvest"]) await next(name);
  await runs(ray, "Harvest");
  await looks(ann, "harvest-facilitator");
  await ray.page.getByRole("tab", { name: "Harvest" }).click();
  await looks(ray, "harvest-empty");
});
await step("off the record", async () => {
  await chooses(ray, "Off the record");
  await ben.page.locator(".off-record").waitFor();
  await looks(ben, "off-record");
  await looks(pia, "off-record-phone");
  await looks(ray, "off-record-rapporteur");
});
await stage.closes();
