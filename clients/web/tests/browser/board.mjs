// The client in a real browser: two people join, write, move, lose the line and find it again; one's laptop is closed for a
// minute; then every theme, language and width. axe looks at every screen.
import { setTimeout as pause } from "node:timers/promises";
import { core, liesAlike, recordsAtServer } from "./boards.mjs";
import {
  cardWith,
  chooses,
  copied,
  copies,
  enters,
  findsTheNetwork,
  goesOn,
  inEveryLanguage,
  inRegion,
  isKept,
  looks,
  losesTheNetwork,
  must,
  offline,
  rests,
  saved,
  settles,
  step,
  tooWide,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const anna = await stage.comes("Anna", "facilitator");
const ben = await stage.comes("Ben", "participant");

await step("the join screen", () => looks(anna, "join"));
await step("before one has joined, language and display can be chosen", async () => {
  const { page } = anna;
  await page.getByRole("button", { name: "Language and display" }).click();
  await page.getByLabel("Language").selectOption("de");
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await looks(anna, "join-settings");
  await page.locator(".dialog select").selectOption("system");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await looks(anna, "join-phone");
  await page.setViewportSize({ width: 1440, height: 900 });
});
await step("the join screen in every language", () => inEveryLanguage(anna, "join", "button[type=submit]"));
await step("a name is asked for, in words", async () => {
  await anna.page.locator("button[type=submit]").click();
  await anna.page.locator(".join-fault").waitFor();
  await looks(anna, "join-fault");
});
await step("the policy comes before the board", async () => {
  await anna.page.locator("input[autocomplete=name]").fill("Anna");
  await anna.page.locator("button[type=submit]").click();
  await anna.page.locator(".policy").waitFor();
  must(!anna.page.url().includes("#"), "the token left the address");
  await looks(anna, "policy");
  // Coming is not reading: that is said by the button.
  const saidToHaveRead = async () =>
    (await recordsAtServer(anna)).filter(({ id, body }) => id.startsWith("policy_read.") && body.value.policy !== "");
  must((await saidToHaveRead()).length === 0, "the policy is read by whoever has only joined");
  await anna.page.locator(".send .b.main").click();
  await anna.page.locator("#board").waitFor();
  await anna.page.waitForFunction(() => document.activeElement?.matches(".hero h1"));
  await saved(anna);
  must((await saidToHaveRead()).length === 1, "nothing says that Anna has read the policy");
  await looks(anna, "board-empty");
});
// Fred closes his laptop for a minute; the others go on.
const fred = await stage.comes("Fred", "participant");
let frozenMs = 0;
await step("a page is frozen in the midst of the work", async () => {
  await enters(fred);
  await writes(fred, 1, "Before the lid came down.");
  await saved(fred);
  fred.devtools = await fred.context.newCDPSession(fred.page);
  await fred.devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  frozenMs = Date.now();
});
await step("two people on one board see each other's cards", async () => {
  await enters(ben);
  // A tool for cards says so while none is chosen.
  await ben.page
    .locator(".tools")
    .getByRole("button", { name: /^Move to/ })
    .dispatchEvent("click");
  await ben.page.getByText("Choose a card on the board first.").first().waitFor();
  await writes(anna, 0, "The river is a view, not a place.");
  await cardWith(ben, "a view, not a place").waitFor();
  await writes(ben, 1, "Safe to swim by 2035.");
  await cardWith(anna, "Safe to swim").waitFor();
  await saved(anna);
});
await step("the composer", async () => {
  await ben.page.keyboard.press("n");
  await looks(ben, "composer");
  await ben.page.locator(".write").press("Escape");
});
await step("a card that was begun stands above the board after a reload, to go on with or to discard", async () => {
  const { page } = ben;
  const kept = page.locator(".kept-draft");
  await page.keyboard.press("n");
  await page.locator(".write").pressSequentially("Half a thought about herons", { delay: 10 });
  await page.reload();
  await kept.getByText("Half a thought about herons").waitFor();
  await looks(ben, "kept-draft");
  for (const [width, height] of [
    [1024, 768],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    await kept.getByText("Half a thought about herons").waitFor(); // also above the outline
    await looks(ben, `kept-draft-${width}`);
    must((await tooWide(page)) <= 0, `the board is too wide at ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await kept.getByRole("button", { name: "Discard" }).click();
  await kept.getByText("Discarded.").waitFor();
  await kept.getByRole("button", { name: "Undo" }).click();
  await kept.getByRole("button", { name: "Go on writing" }).click();
  must((await page.locator(".write").inputValue()) === "Half a thought about herons", "the words are not had back");
  must((await kept.count()) === 0, "what is being written is offered as well");
  await page.locator(".write").fill("");
  await page.locator(".write").press("Escape");
  await page.locator(".write").waitFor({ state: "detached" });
  must((await kept.count()) === 0, "nothing is offered as a card that was begun");
});
await step("a name as long as names may be pushes nothing away, and can be read as a whole", async () => {
  const long = `Wolf${"eschlegelsteinhausenberger".repeat(12)}`.slice(0, 80);
  const wolf = await core.bodiless(stage.base, stage.links.get("participant"), long);
  const { page } = ben;
  await page.getByRole("tab", { name: "People" }).click();
  const line = page.locator(".people-list li", { hasText: "Wolf" });
  await line.waitFor();
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    await line.waitFor();
    must((await tooWide(page)) <= 0, `the board is too wide at ${width}`);
    const wider = await line.evaluate((item) => item.scrollWidth - item.clientWidth);
    must(wider <= 0, `the line is cut by ${wider} px at ${width}`);
    await looks(ben, `long-name-${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await line.locator("summary").click();
  await line.getByText(long, { exact: true }).waitFor();
  const titles = await page.locator(".people .who").evaluateAll((all) => all.map(({ title }) => title.length));
  must(Math.max(...titles) < 70, "the whole name stands over the board");
  await page.getByRole("tab", { name: "Notes" }).click();
  await wolf.seat.leave();
});
await step("a card is edited in place, and the other sees it", async () => {
  await goesOn(anna, "a view, not a place");
  await anna.page.keyboard.type(" Yet.");
  await anna.page.keyboard.press("Escape");
  await cardWith(ben, "not a place. Yet.").waitFor();
});
await step("a card moves by keyboard, and is taken back", async () => {
  const card = cardWith(ben, "Safe to swim");
  await card.focus();
  await ben.page.keyboard.press("m");
  await ben.page.locator(".dialog").waitFor();
  await looks(ben, "move");
  await ben.page.locator(".dialog .choices label").nth(2).click();
  await ben.page.locator(".dialog .b.main").click();
  await inRegion(anna, 2, "Safe to swim").waitFor();
  await ben.page.keyboard.press("Control+z");
  await inRegion(anna, 1, "Safe to swim").waitFor();
});
await step("a card is dragged, and lies where it was let go", async () => {
  const card = cardWith(ben, "Safe to swim");
  await rests(ben.page);
  const before = await card.boundingBox();
  await ben.page.mouse.move(before.x + 40, before.y + 20);
  await ben.page.mouse.down();
  await ben.page.mouse.move(before.x + 80, before.y + 120, { steps: 6 });
  await cardWith(anna, "Ben is moving this").waitFor();
  await ben.page.mouse.up();
  await saved(ben);
  await rests(ben.page);
  const after = await card.boundingBox();
  must(Math.abs(after.y - before.y - 100) < 12, `it lies ${after.y - before.y} lower, not 100`);
});
await step("cards are grouped, linked, thrown away and restored", async () => {
  await writes(anna, 0, "Four ministries own one river.");
  await cardWith(anna, "Four ministries").click();
  await cardWith(anna, "a view, not a place").click({ modifiers: ["Shift"] });
  await anna.page.keyboard.press("Control+g");
  await anna.page.locator(".dialog input").fill("Open the river");
  await looks(anna, "group");
  await anna.page.keyboard.press("Enter");
  await ben.page.locator(".tray", { hasText: "Open the river" }).waitFor();
  await cardWith(anna, "Four ministries").click();
  await anna.page.keyboard.press("a");
  await anna.page.locator(".dialog input").fill("questions");
  await looks(anna, "link");
  await anna.page.keyboard.press("Enter");
  await ben.page.locator("svg.links path").first().waitFor({ state: "attached" });
  await cardWith(anna, "Four ministries").click();
  await anna.page.keyboard.press("Delete");
  await cardWith(ben, "Four ministries").waitFor({ state: "detached" });
  await anna.page.locator(".messages .b", { hasText: "Undo" }).click();
  await cardWith(ben, "Four ministries").waitFor();
  await looks(anna, "board");
});
await step("the board lies alike for who leads and who takes part, however wide the window is", () =>
  liesAlike(
    [anna, ben],
    Array.from({ length: 13 }, (_, at) => 960 + 37 * at),
  ),
);
await step(
  "a facilitator throws somebody else's card away only with a reason; its author reads it, and restores the card",
  async () => {
    await writes(ben, 2, "The mayor is the problem.");
    await cardWith(anna, "The mayor").click();
    await anna.page.keyboard.press("Delete");
    const asked = anna.page.getByRole("dialog", { name: "Why does this card go to the trash?" });
    await asked.waitFor();
    must(
      await anna.page.evaluate(() => document.activeElement?.matches(".dialog input")),
      "the reason can be written at once",
    );
    await anna.page.keyboard.press("Enter");
    await asked.getByRole("alert").waitFor();
    await looks(anna, "throw");
    await anna.page.keyboard.type("It is about a person.");
    await anna.page.keyboard.press("Enter");
    await asked.waitFor({ state: "detached" });
    await cardWith(ben, "The mayor").waitFor({ state: "detached" });
    const uma = await stage.comes("Uma", "participant");
    await enters(uma);
    await chooses(ben, "Trash");
    await ben.page.locator(".trash-why", { hasText: "Anna: It is about a person." }).waitFor();
    await looks(ben, "trash");
    await chooses(uma, "Trash");
    await uma.page.getByText("It is about a person.").waitFor();
    must((await uma.page.getByRole("button", { name: "Restore" }).count()) === 0, "others cannot restore it");
    await uma.context.close();
    await ben.page.getByRole("button", { name: "Restore" }).click();
    await ben.page.keyboard.press("Escape");
    await cardWith(anna, "The mayor").waitFor();
  },
);
await step("a region is locked from its menu and takes no card; by keys it is opened, and takes it", async () => {
  const menu = anna.page.getByRole("button", { name: /^Region 2, .*: more$/ });
  must((await ben.page.getByRole("button", { name: /^Region 2, .*: more$/ }).count()) === 0, "only who leads may");
  await menu.click();
  await anna.page.getByRole("menuitem", { name: "Lock this region" }).waitFor();
  await looks(anna, "region-menu");
  await anna.page.getByRole("menuitem", { name: "Lock this region" }).click();
  const locked = (person) => person.page.locator(".region-part").nth(1).locator(".region-head", { hasText: "Locked" });
  await locked(ben).waitFor();
  await writes(ben, 1, "A card for a part that is closed.");
  await ben.page.getByText("This part of the board is locked.").waitFor();
  await looks(anna, "region-locked");
  await chooses(anna, "Notes and people");
  await anna.page.setViewportSize({ width: 390, height: 844 });
  await anna.page.locator(".outline .region-menu").nth(1).click();
  await anna.page.getByRole("menuitem", { name: "Unlock this region" }).waitFor();
  await looks(anna, "region-outline");
  await anna.page.keyboard.press("Escape");
  await anna.page.setViewportSize({ width: 1440, height: 900 });
  await chooses(anna, "Notes and people");
  await anna.page.locator('.canvas [data-stop^="region:"]').nth(1).focus();
  await anna.page.keyboard.press("Control+Shift+L");
  await locked(ben).waitFor({ state: "detached" });
  await ben.page.locator(".messages").getByRole("button", { name: "Use them for a new card" }).click();
  await ben.page.locator(".write").press("Enter");
  await cardWith(anna, "A card for a part").waitFor();
});
await step("a card becomes one of another kind, from its menu, and from the outline", async () => {
  await writes(ben, 2, "Who pays for the pumps?");
  await cardWith(ben, "Who pays").click();
  await ben.page.locator(".tools button[aria-haspopup]").click();
  await ben.page.getByRole("menuitem", { name: "Kind…" }).click();
  await ben.page.locator(".dialog .all-kinds").selectOption({ label: "Question" });
  await looks(ben, "kind");
  await ben.page.getByRole("button", { name: "Change the kind" }).click();
  await anna.page.locator(".card.ask", { hasText: "Who pays" }).waitFor();
  await chooses(ben, "Outline");
  await cardWith(ben, "Who pays").click();
  await ben.page.locator(".act").getByRole("button", { name: "Kind…" }).click();
  await ben.page.locator(".dialog .all-kinds").selectOption({ label: "Risk" });
  await ben.page.keyboard.press("Tab");
  await ben.page.getByRole("button", { name: "Change the kind" }).press("Enter");
  await anna.page.locator(".card.trouble", { hasText: "Who pays" }).waitFor();
  await chooses(ben, "Board");
});
await step(
  "by keys: two cards are linked, cards are locked, leave their group; a command is found by its name",
  async () => {
    const { page } = anna;
    const links = () => page.locator("svg.links path").count();
    const before = await links();
    await cardWith(anna, "Four ministries").click();
    await cardWith(anna, "Who pays").click({ modifiers: ["Shift"] });
    await page.keyboard.press("Control+k");
    await page.locator(".dialog select").waitFor();
    await page.keyboard.type("asks");
    await page.keyboard.press("Enter");
    await page.locator(".dialog").waitFor({ state: "detached" });
    await page.waitForFunction((count) => document.querySelectorAll("svg.links path").length > count, before);
    await page.keyboard.press("Control+Shift+L");
    await ben.page.locator(".card", { hasText: "Who pays" }).getByText("Locked").waitFor();
    await page.keyboard.press("Control+Shift+L");
    await ben.page.locator(".card", { hasText: "Who pays" }).getByText("Locked").waitFor({ state: "detached" });
    const grouped = ben.page.locator(".group-part .card", { hasText: "Four ministries" });
    await page.keyboard.press("Escape");
    await cardWith(anna, "Four ministries").click();
    await page.keyboard.press("Control+Shift+G");
    await grouped.waitFor({ state: "detached" });
    must((await page.locator(".dialog").count()) === 0, "no dialogue of grouping");
    await page.keyboard.press("Control+z");
    await grouped.waitFor();
    await page.keyboard.press("Control+/");
    await page.getByRole("combobox").fill("settings");
    await page.getByRole("option", { name: "Settings" }).waitFor();
    await looks(anna, "commands-found");
    await page.getByRole("combobox").fill("");
    await looks(anna, "commands");
    await page.getByRole("combobox").fill("trash menu");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Trash" }).waitFor();
    await page.keyboard.press("Escape");
  },
);
await step("offline, everything is kept; back online, it arrives", async () => {
  await losesTheNetwork(ben);
  await offline(ben);
  await writes(ben, 3, "Written on a train.");
  await ben.page.locator(".state", { hasText: "keeping" }).waitFor();
  await looks(ben, "offline");
  await findsTheNetwork(ben);
  await cardWith(anna, "Written on a train").waitFor();
  await saved(ben);
});
await step("a decision and an action are written down", async () => {
  await anna.page.getByRole("tab", { name: "Decisions" }).click();
  await anna.page.getByRole("button", { name: "Write down a decision" }).click();
  // Kept with nothing in it, it says so at the field, and one writes on there.
  await anna.page.getByRole("button", { name: "Keep" }).click();
  await anna.page
    .locator("label", { hasText: "In a few words" })
    .getByText("Something has to be written here")
    .waitFor();
  await anna.page.waitForFunction(() =>
    document.activeElement?.closest("label")?.textContent.includes("In a few words"),
  );
  await anna.page.keyboard.type("We carry the swimming river to plenary");
  const review = anna.page.locator(".panel-form input[type=date]");
  await anna.page.getByLabel("Outcome").selectOption({ label: "Adopted" });
  await anna.page.getByRole("button", { name: "Keep" }).click();
  must(await review.evaluate((field) => field.matches(":invalid")), "this board asks for a day to look again");
  await anna.page.locator("label", { hasText: "To be reviewed on" }).getByText("A day has to be chosen here").waitFor();
  await looks(anna, "decision-without-day");
  await review.fill("2020-01-01");
  await anna.page.locator("label", { hasText: "To be reviewed on" }).getByText("This day is over").waitFor();
  must((await review.getAttribute("min")) > "2026-01-01", "the calendar offers days that are over");
  await looks(anna, "decision-day-over");
  await review.fill("2031-05-04");
  await anna.page.getByRole("button", { name: "Keep" }).click();
  await ben.page.getByRole("tab", { name: "Decisions" }).click();
  await ben.page.locator(".decided", { hasText: "swimming river" }).waitFor();
  await looks(ben, "decisions");
  await anna.page.getByRole("tab", { name: "People" }).click();
  await looks(anna, "people");
});
await step(
  "an action is given back by its owner, put right, taken on, and let go of when nobody needs it",
  async () => {
    for (const { page } of [anna, ben]) await page.getByRole("tab", { name: "Decisions" }).click();
    const line = ({ page }, words) => page.locator("li", { has: page.locator("p", { hasText: words }) }).last();
    const click = (person, words, name) => line(person, words).getByRole("button", { name, exact: true }).click();
    await anna.page.getByRole("button", { name: "Add an action" }).click();
    await anna.page.getByRole("button", { name: "Keep", exact: true }).click();
    await anna.page
      .locator("label", { hasText: "Who does what?" })
      .getByText("Something has to be written here")
      .waitFor();
    await looks(anna, "action-without-words");
    await anna.page.getByLabel("Who does what?").fill("Ben asks the school kitchen");
    await anna.page.getByLabel("Owner").selectOption({ label: "Ben" });
    await anna.page.getByRole("button", { name: "Keep", exact: true }).click();
    await click(ben, "school kitchen", "Not for me");
    await line(anna, "school kitchen").getByText("Nobody yet").waitFor();
    await click(anna, "school kitchen", "Change");
    await anna.page.getByLabel("Who does what?").fill("Ben asks the fishmonger");
    await anna.page.getByLabel("Owner").selectOption({ label: "Ben" });
    await anna.page.getByLabel("By when").fill("2031-05-04");
    await looks(anna, "action-changed");
    await anna.page.getByRole("button", { name: "Keep", exact: true }).click();
    await click(ben, "fishmonger", "I take this on");
    await line(anna, "fishmonger").getByRole("button", { name: "Done" }).waitFor();
    await line(ben, "fishmonger").getByText("4 May 2031").waitFor();
    await looks(ben, "actions");
    await click(anna, "fishmonger", "No longer needed");
    await line(ben, "fishmonger").waitFor({ state: "detached" });
    await anna.page.getByRole("tab", { name: "People" }).click();
  },
);
await step("who leads gives a role to somebody on the board, and hands the lead over and back", async () => {
  const leadsHere = (person) => person.page.getByRole("button", { name: /^Region 2, .*: more$/ });
  const role = (person, name) => person.page.locator(".people-list li", { hasText: name }).locator("select");
  must((await leadsHere(ben).count()) === 0, "Ben does not lead yet");
  await role(anna, "Ben").selectOption({ label: "Co-facilitator" });
  await leadsHere(ben).waitFor();
  const handsOver = async (from, to) => {
    await from.page.locator(".p-handover summary").click();
    await from.page.locator(".p-handover select").nth(0).selectOption({ label: to });
    await from.page.locator(".p-handover select").nth(1).selectOption({ label: "Participant" });
    await looks(from, `hand-over-${to}`);
    await from.page.getByRole("button", { name: "Hand over", exact: true }).click();
    await from.page.locator(".p-handover").waitFor({ state: "detached" });
    must((await leadsHere(from).count()) === 0, "who has handed over leads no longer");
  };
  await handsOver(anna, "Ben");
  await ben.page.getByRole("tab", { name: "People" }).click();
  must(
    (await ben.page.locator(".people-list li", { hasText: "Ben" }).locator("select").count()) === 0,
    "not one's own",
  );
  await handsOver(ben, "Anna");
  await leadsHere(anna).waitFor();
});
await step(
  "a board without a plan is closed from the menu; what is missing is said before, with the way to it",
  async () => {
    await chooses(anna, "Close the board…");
    const asks = anna.page.getByRole("dialog");
    await asks.getByRole("button", { name: "Go to what is missing" }).waitFor();
    await looks(anna, "close-missing");
    await asks.getByRole("button", { name: "Cancel" }).click();
    await asks.waitFor({ state: "detached" });
  },
);

await step("settings, and every theme", async () => {
  await chooses(anna, "Settings");
  await looks(anna, "settings");
  await anna.page.keyboard.press("Escape");
  for (const theme of ["dark", "contrast"]) {
    await settles(anna.page, { theme });
    await cardWith(anna, "Safe to swim").waitFor();
    await looks(anna, `board-${theme}`);
  }
});
await step("every language, Arabic mirrored", async () => {
  await inEveryLanguage(anna, "board", ".card");
  for (const [language, dir] of [
    ["de", "ltr"],
    ["ar", "rtl"],
  ]) {
    await settles(anna.page, { language });
    await cardWith(anna, "Safe to swim").waitFor();
    must((await anna.page.locator("html").getAttribute("dir")) === dir, `direction of ${language}`);
  }
  await looks(anna, "board-ar");
  await settles(anna.page, {});
});
for (const [width, height] of [
  [1024, 768],
  [768, 1024],
  [390, 844],
  [320, 700],
]) {
  await step(`at ${width} px`, async () => {
    await anna.page.setViewportSize({ width, height });
    await settles(anna.page, {});
    await cardWith(anna, "Safe to swim").first().waitFor();
    await looks(anna, `at-${width}`);
    must(await anna.page.locator(".run .state").isVisible(), "the state is in sight");
    const wide = await tooWide(anna.page);
    must(wide <= 0, `it is ${wide} px too wide`);
  });
}
await step("a person who only reads is told so", async () => {
  const olga = await stage.comes("Olga", "observer");
  await enters(olga);
  await olga.page.locator(".state", { hasText: "Read-only" }).waitFor();
  await looks(olga, "observer");
});
await step("a link that opens nothing is explained", async () => {
  const nobody = await stage.comes("Nobody", "none");
  await nobody.page.locator(".join-form").waitFor();
  await looks(nobody, "code");
});
await step("a device on a table is left as if nobody had been at it, but not while something is unsent", async () => {
  const tia = await stage.comes("Tia", "participant");
  const { page } = tia;
  await enters(tia);
  await isKept(tia);
  await copies(tia, "");
  await losesTheNetwork(tia);
  await offline(tia);
  await writes(tia, 0, "Written at the table.");
  await chooses(tia, "Leave this device");
  await page.getByText("Something that was written here has not been sent").waitFor();
  must((await page.locator(".foot .b.main").getAttribute("aria-disabled")) === "true", "it is not done now");
  await looks(tia, "device-unsent");
  await findsTheNetwork(tia);
  await page.getByText("Something that was written here has not been sent").waitFor({ state: "detached" });
  await looks(tia, "device");
  await page.locator(".foot .b.main").click();
  await page.locator(".code").waitFor();
  await cardWith(ben, "Written at the table").waitFor();
  const left = await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("place.")));
  must(left.length === 0 && !(await copied(tia)), `nothing is left of Tia: ${left}`);
  const cookies = (await tia.context.cookies()).filter(({ value }) => value !== "");
  must(cookies.length === 0, "the session has ended");
  await page.goto(`${stage.base}/board/${new URL(ben.page.url()).pathname.split("/").pop()}`);
  await page.locator(".code, .stopped, .join").first().waitFor();
  must((await page.locator("#board").count()) === 0, "the board does not open any more");
  await tia.context.close();
});
await step("a page that was frozen for a minute catches up when it is woken", async () => {
  await anna.page.setViewportSize({ width: 1440, height: 900 });
  await writes(anna, 0, "While Fred's laptop was closed.");
  await saved(anna);
  await pause(Math.max(0, 61_000 - (Date.now() - frozenMs)));
  await fred.devtools.send("Page.setWebLifecycleState", { state: "active" });
  await cardWith(fred, "While Fred's laptop").waitFor();
  await cardWith(fred, "a view, not a place. Yet.").waitFor();
  await writes(fred, 1, "Awake again.");
  await cardWith(anna, "Awake again").waitFor();
  await saved(fred);
  await looks(fred, "awake");
});
await stage.closes();
