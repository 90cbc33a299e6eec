// Every screen of a board that is led, in every theme, at every width, from left to right and from right to left: looked
// at by axe, and for words that are cut or lie outside the page. PICTURES=folder keeps what was seen.
import { core } from "./boards.mjs";
import { enters, inEveryLanguage, lights, looks, must, saved, settles, step, wordsAreWhole } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const { page } = ann;
const button = (name) => page.getByRole("button", { name });
const data = (role, key) => page.locator(`[role=${role}][data-key="${key}"]`);

async function seen(screen) {
  await looks(ann, screen);
  await wordsAreWhole(ann, screen);
}
async function opensMenu(css = ".menu-button") {
  await page.locator(css).click();
  await page.locator("[role=menu]").waitFor();
}
async function choosesLine(key) {
  await opensMenu();
  await data("menuitem", key).click();
}
async function panel(tab) {
  if ((await page.locator(".panel").count()) === 0) await choosesLine("panel");
  await data("tab", tab).click();
  await page.locator(".panel-body").first().waitFor();
}

await step("a board is filled, planned, voted on", async () => {
  await enters(ann);
  const pia = await core.bodiless(stage.base, stage.links.get("participant"), "Pia");
  const regions = [...pia.seat.session.shown.ofKind("region")].map(({ id }) => id);
  for (let at = 0; at < 18; at += 1) {
    const text = [
      "The river is a view, not a place.",
      "Who has asked the farmers upstream what they would need?",
      "Pay for what is kept out of the sewers.",
    ][at % 3];
    const place = { region: regions[at % regions.length] };
    const value = { id: pia.seat.session.newId(), text, kind: 1 + at, place };
    must(pia.seat.session.submit({ case: "addCard", value }).ok, "a card was not taken");
  }
  await pia.saved();
  await choosesLine("plan");
  await button(/^Usual plan/).click();
  await button("Keep the plan").click();
  await page.getByText("The question comes first").waitFor();
  await saved(ann);
  await pia.seat.leave();
});

await step("a menu that is opened by a key has the focus on its first line, and gives it back", async () => {
  for (const key of ["Enter", "Space", "ArrowDown"]) {
    await page.locator(".menu-button").focus();
    await page.keyboard.press(key);
    await page.locator("[role=menu]").waitFor();
    await page.waitForFunction(() => document.activeElement === document.querySelector("[role=menuitem]"));
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.activeElement === document.querySelectorAll("[role=menuitem]")[1]);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.matches(".menu-button"));
  }
});

const widths = [1440, 1024, 768, 390];
const looked = lights([
  ["light", { theme: "light" }],
  ["dark", { theme: "dark" }],
  ["contrast", { theme: "contrast" }],
  ["ar", { theme: "light", language: "ar" }],
  ["de", { theme: "light", language: "de" }],
]);
async function everywhere(what, screens) {
  for (const [name, settings] of looked)
    for (const width of widths)
      await step(`${what}, ${name}, at ${width} px`, async () => {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        await settles(page, settings);
        await page.locator("#board").waitFor();
        await screens(async (screen) => await seen(`screens-${name}-${width}-${screen}`));
      });
}
async function dialog(key, see) {
  // On a phone the panel lies over the menu.
  if ((await page.locator(".panel").count()) > 0) await page.locator(".panel-close").click();
  await choosesLine(key);
  await page.locator(".dialog").waitFor();
  await see(key);
  await page.keyboard.press("Escape");
  await page.locator(".dialog").waitFor({ state: "detached" });
}

await everywhere("what leads, before it begins", async (see) => {
  for (const key of ["plan", "round", "vote"]) await dialog(key, see);
  await choosesLine("harvest");
  await see("harvest");
});
await step("the first phase begins", async () => {
  await settles(page, {});
  await button("Begin: The question").click();
  await page.locator(".phase-name h2", { hasText: "The question" }).waitFor({ state: "attached" });
  await saved(ann);
});
await everywhere("the board and what lies beside it", async (see) => {
  await see("board");
  await opensMenu();
  await see("menu");
  await page.keyboard.press("Escape");
  for (const tab of ["notes", "decisions", "people", "activity"]) {
    await panel(tab);
    await see(tab);
  }
  for (const key of ["settings", "keys", "share", "trash"]) await dialog(key, see);
});
await step("a board that is led, in every language", () => inEveryLanguage(ann, "screens", "#board"));
await stage.closes();
