// The client in a real browser: two people join, write, move, lose the line and find it again, write in silence; then their
// notes (notes.mjs), and the meeting around the board (meeting.mjs). axe looks at every screen.
import { cardWith, enters, looks, must, saved, settles, step, troubles, writes } from "./people.mjs";
import { comes, ends } from "./stage.mjs";

const anna = await comes("Anna", "facilitator");
const ben = await comes("Ben", "participant");

await step("the join screen", () => looks(anna, "join"));
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
  await anna.page.locator(".send .b.main").click();
  await anna.page.locator("#board").waitFor();
  await looks(anna, "board-empty");
});
await step("two people on one board see each other's cards", async () => {
  await enters(ben);
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
await step("a card is edited in place, and the other sees it", async () => {
  const card = cardWith(anna, "a view, not a place");
  await card.focus();
  await anna.page.keyboard.press("Enter");
  await anna.page.locator(".card-words").press("End");
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
  await anna.page.locator(".region-part").nth(2).locator(".card", { hasText: "Safe to swim" }).waitFor();
  await ben.page.keyboard.press("Control+z");
  await anna.page.locator(".region-part").nth(1).locator(".card", { hasText: "Safe to swim" }).waitFor();
});
await step("a card is dragged, and lies where it was let go", async () => {
  const card = cardWith(ben, "Safe to swim");
  const before = await card.boundingBox();
  await ben.page.mouse.move(before.x + 40, before.y + 20);
  await ben.page.mouse.down();
  await ben.page.mouse.move(before.x + 80, before.y + 120, { steps: 6 });
  await cardWith(anna, "Ben is moving this").waitFor();
  await ben.page.mouse.up();
  await ben.page.waitForTimeout(600);
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
await step("offline, everything is kept; back online, it arrives", async () => {
  await ben.context.setOffline(true);
  await ben.page.evaluate(() => dispatchEvent(new Event("offline")));
  await ben.page.locator(".state[data-saved=offline]").waitFor({ timeout: 40_000 });
  await writes(ben, 3, "Written on a train.");
  await ben.page.locator(".state", { hasText: "keeping" }).waitFor();
  await looks(ben, "offline");
  await ben.context.setOffline(false);
  await ben.page.evaluate(() => dispatchEvent(new Event("online")));
  await cardWith(anna, "Written on a train").waitFor({ timeout: 40_000 });
  await saved(ben);
});
await step("in silent writing nobody is sent what others write; then all appear", async () => {
  await anna.page.locator(".menu-button").click();
  await looks(anna, "menu");
  await anna.page.getByRole("menuitem", { name: "Begin silent writing" }).click();
  await ben.page.locator(".silence").waitFor();
  await writes(ben, 4, "Nobody may see this yet.");
  await ben.page.locator(".state[data-saved=saved]").waitFor();
  await looks(ben, "silence");
  await anna.page.waitForTimeout(700);
  must((await cardWith(anna, "Nobody may see").count()) === 0, "the facilitator saw it");
  await anna.page.locator(".silence .b").click();
  await anna.page.locator(".dialog .b.main").click();
  await cardWith(anna, "Nobody may see").waitFor();
});
await step("a decision and an action are written down", async () => {
  await anna.page.getByRole("tab", { name: "Decisions" }).click();
  await anna.page.getByRole("button", { name: "Write down a decision" }).click();
  await anna.page.getByLabel("In a few words").fill("We carry the swimming river to plenary");
  await anna.page.getByRole("button", { name: "Keep" }).click();
  await ben.page.getByRole("tab", { name: "Decisions" }).click();
  await ben.page.locator(".decided", { hasText: "swimming river" }).waitFor();
  await looks(ben, "decisions");
  await anna.page.getByRole("tab", { name: "People" }).click();
  await looks(anna, "people");
});
await step("settings, and every theme", async () => {
  await anna.page.locator(".menu-button").click();
  await anna.page.getByRole("menuitem", { name: "Settings" }).click();
  await looks(anna, "settings");
  await anna.page.keyboard.press("Escape");
  for (const theme of ["dark", "contrast"]) {
    await settles(anna.page, { theme });
    await cardWith(anna, "Safe to swim").waitFor();
    await looks(anna, `board-${theme}`);
  }
});
await step("every language, Arabic mirrored", async () => {
  for (const language of ["fr", "es", "pt", "it", "de", "et", "ar"]) {
    await settles(anna.page, { language });
    await cardWith(anna, "Safe to swim").waitFor();
    must(
      (await anna.page.locator("html").getAttribute("dir")) === (language === "ar" ? "rtl" : "ltr"),
      `direction of ${language}`,
    );
    const wide = await anna.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    must(wide <= 0, `${language} is ${wide} px too wide`);
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
    const wide = await anna.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    must(wide <= 0, `it is ${wide} px too wide`);
  });
}
await step("a person who only reads is told so", async () => {
  const olga = await comes("Olga", "observer");
  await enters(olga);
  await olga.page.locator(".state", { hasText: "Read-only" }).waitFor();
  await looks(olga, "observer");
});
await step("a link that opens nothing is explained", async () => {
  const nobody = await comes("Nobody", "none");
  await nobody.page.locator(".join-form").waitFor();
  await looks(nobody, "code");
});
await import("./notes.mjs");
await import("./meeting.mjs");
await step("no page complained", async () => must(troubles.length === 0, troubles.slice(0, 6).join("\n      ")));
await ends();
