// Looking back and around: merging and its undoing, others' pointers, activity, and history in every shape and theme.
import { join } from "node:path";
import { core, recordsAtServer } from "./boards.mjs";
import {
  cardWith,
  chooses,
  enters,
  findsTheNetwork,
  looks,
  losesTheNetwork,
  must,
  offline,
  pictures,
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
for (const person of [anna, ben]) await enters(person);
const idAt = async (person, words) => (await cardWith(person, words).getAttribute("data-card")) ?? "";
await writes(anna, 0, "The river is a view, not a place.");
await writes(ben, 1, "Safe to swim by 2035.");
await writes(ben, 1, "Awake again.");
for (const words of ["a view, not", "Safe to swim", "Awake again"]) await cardWith(anna, words).waitFor();

await step("two cards that say the same become one, and are taken apart again", async () => {
  await writes(anna, 0, "Nobody swims here.");
  await cardWith(anna, "Nobody swims here").click();
  await cardWith(anna, "a view, not a place").click({ modifiers: ["Shift"] });
  await anna.page.locator(".tools [aria-haspopup=menu]").click();
  await looks(anna, "merge-menu");
  await anna.page.getByRole("menuitem", { name: "Merge…" }).click();
  await anna.page.locator(".dialog .choices label", { hasText: "a view" }).click();
  await looks(anna, "merge");
  await anna.page.locator(".dialog .b.main").click();
  await cardWith(ben, "Nobody swims here").waitFor({ state: "detached" });
  await cardWith(ben, "Speaks for 1 more").waitFor();
  await looks(ben, "merged");
  await cardWith(anna, "a view, not a place").click();
  await anna.page.locator(".tools [aria-haspopup=menu]").click();
  await anna.page.getByRole("menuitem", { name: "Merge…" }).click();
  await looks(anna, "merge-inside");
  await anna.page.getByRole("button", { name: "Take out" }).click();
  await anna.page.keyboard.press("Escape");
  await cardWith(ben, "Nobody swims here").waitFor();
});
await step("a card is dropped on another with Ctrl: merged; and taken back", async () => {
  await rests(ben.page);
  const [from, to] = [cardWith(ben, "Nobody swims here"), cardWith(ben, "a view, not a place")];
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  await ben.page.mouse.move(a.x + 30, a.y + 15);
  await ben.page.mouse.down();
  await ben.page.keyboard.down("Control");
  await ben.page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
  await ben.page.locator(".target-hint", { hasText: "Merge into card" }).waitFor();
  if (pictures) await ben.page.screenshot({ path: join(pictures, "merge-drag.png") });
  await ben.page.mouse.up();
  await ben.page.keyboard.up("Control");
  await cardWith(anna, "Nobody swims here").waitFor({ state: "detached" });
  await ben.page.keyboard.press("Control+z");
  await cardWith(anna, "Nobody swims here").waitFor();
});
await step("others' pointers are shown, and are gone when they are switched off", async () => {
  const box = await cardWith(ben, "Awake again").boundingBox();
  await ben.page.mouse.move(box.x + 20, box.y + 160);
  await ben.page.mouse.move(box.x + 60, box.y + 190, { steps: 4 });
  await anna.page.locator(".pointer", { hasText: "Ben" }).waitFor();
  await looks(anna, "pointers");
  await settles(anna.page, { pointers: "off" });
  await cardWith(anna, "Awake again").waitFor();
  await ben.page.mouse.move(box.x + 90, box.y + 190, { steps: 4 });
  // What Ben does next has come, so his pointer has, too.
  await ben.page.mouse.move(box.x + 40, box.y + 20);
  await ben.page.mouse.down();
  await ben.page.mouse.move(box.x + 60, box.y + 60, { steps: 4 });
  await cardWith(anna, "Ben is moving this").waitFor();
  must((await anna.page.locator(".pointer").count()) === 0, "a pointer is shown");
  await ben.page.keyboard.press("Escape");
  await ben.page.mouse.up();
  await settles(anna.page, {});
});
await step("activity says what happened, who moved what, and not who wrote", async () => {
  await cardWith(anna, "Safe to swim").focus();
  await anna.page.keyboard.press("m");
  await anna.page.locator(".dialog .choices label").nth(2).click();
  await anna.page.locator(".dialog .b.main").click();
  await saved(anna);
  await ben.page.getByRole("tab", { name: "Activity" }).click();
  await ben.page.locator(".activity li", { hasText: "Anna moved 1 card to" }).waitFor();
  must((await ben.page.locator(".activity li", { hasText: "Anna wrote" }).count()) === 0, "an author is named");
  await looks(ben, "activity");
  await writes(anna, 2, "And this is new.");
  await ben.page.locator(".activity li").first().filter({ hasText: "New in" }).waitFor();
  await ben.page.locator(".activity li", { hasText: "Anna moved 1 card to" }).locator("button").click();
  await ben.page.locator(".card.sel", { hasText: "Safe to swim" }).waitFor();
  await ben.page.locator(".activity select").selectOption("people");
  await ben.page.locator(".activity li", { hasText: "Ben joined" }).waitFor();
  must((await ben.page.locator(".activity li", { hasText: "moved" }).count()) === 0, "the filter filters");
  await ben.page.getByRole("tab", { name: "Notes" }).click();
});
await step("history: the board as it was, by slider, by time, and as it went", async () => {
  await chooses(anna, "History");
  const slider = anna.page.locator(".history input[type=range]");
  await slider.waitFor();
  await anna.page.waitForFunction(() => document.querySelector(".history input[type=range]")?.max > 5);
  await looks(anna, "history-now");
  must(await slider.evaluate((element) => element === document.activeElement), "the slider has the focus");
  await slider.press("Home");
  await anna.page.waitForFunction(() => document.querySelectorAll(".looking-back .card").length === 0);
  while ((await anna.page.locator(".looking-back .card").count()) === 0) await slider.press("ArrowRight");
  await anna.page.locator(".looking-back .card.changed").waitFor();
  const said = await slider.getAttribute("aria-valuetext");
  must(/Step \d+ of \d+/.test(said ?? "") && said.includes("New in"), `the slider says "${said}"`);
  await looks(anna, "history-first");
  await anna.page.keyboard.press("n");
  must((await anna.page.locator(".dock").count()) === 0, "nothing can be written in the past");
  await anna.page.locator(".history select").selectOption("8");
  await anna.page.getByRole("button", { name: "Play", exact: true }).click();
  await anna.page.locator(".looking-back .card", { hasText: "And this is new" }).waitFor();
  await anna.page.getByRole("button", { name: "Play", exact: true }).waitFor();
  await slider.press("PageDown");
  await looks(anna, "history");
  await anna.page.keyboard.press("Escape");
  await anna.page.locator(".history").waitFor({ state: "detached" });
  await cardWith(anna, "And this is new").waitFor();
});
await step("history in the outline, on a phone, in Arabic, and in every theme", async () => {
  for (const [name, width, height, some] of [
    ["history-1024", 1024, 768, {}],
    ["history-768", 768, 1024, { theme: "contrast" }],
    ["history-390", 390, 844, {}],
    ["history-dark", 1440, 900, { theme: "dark" }],
    ["history-ar", 1440, 900, { language: "ar" }],
  ]) {
    await anna.page.setViewportSize({ width, height });
    await settles(anna.page, some);
    await cardWith(anna, "And this is new").waitFor();
    await anna.page.locator(".menu-button").click();
    await anna.page.locator("[role=menuitem][data-key=history], [role=menuitem]").nth(2).click();
    const slider = anna.page.locator(".history input[type=range]");
    await anna.page.waitForFunction(() => document.querySelector(".history input[type=range]")?.max > 5);
    for (let i = 0; i < 3; i += 1) await slider.press("ArrowLeft");
    await looks(anna, name);
    const wide = await tooWide(anna.page);
    must(wide <= 0, `${name} is ${wide} px too wide`);
  }
  await anna.page.setViewportSize({ width: 1440, height: 900 });
  await settles(anna.page, {});
});
await step(
  "while a vote is open, and on a closed board, a card has its menu itself: by mouse, keys and touch",
  async () => {
    const fay = await core.bodiless(stage.base, stage.links.get("facilitator"), "Fay");
    const does = async (verb) => {
      must(fay.seat.session.submit(verb).ok, `Fay may not: ${verb.case}`);
      await fay.saved();
    };
    const tia = await stage.comes("Tia", "participant", {
      viewport: { width: 1024, height: 768 },
      hasTouch: true,
      isMobile: true,
    });
    await enters(tia);
    await writes(ben, 0, "Gulls eat what is left.");
    await writes(tia, 2, "Ferries run late.");
    await cardWith(ben, "Ferries run late").waitFor();
    const flap = (person, words) => cardWith(person, words).locator(".card-menu");
    const item = ({ page }, name) => page.getByRole("menuitem", { name });
    const dialog = ben.page.locator(".dialog");
    const asked = "Its place and its number stay";

    await does({ case: "openVote", value: { id: "v0", title: "What now?", method: 1, target: "card", dotsEach: 3 } });
    await ben.page.locator(".dot-steps").first().waitFor();
    await cardWith(ben, "Gulls eat").click();
    await flap(ben, "Gulls eat").click();
    for (const name of ["Copy its words", "Copy link to this card"]) await item(ben, name).waitFor();
    await looks(ben, "card-menu-vote");
    await item(ben, "Withdraw for good…").click();
    await dialog.getByText(asked).waitFor();
    await ben.page.keyboard.press("Escape");
    // Of somebody else's card there is less, and it has no way to be withdrawn.
    await cardWith(ben, "Ferries run late").click();
    await flap(ben, "Ferries run late").click();
    await item(ben, "Copy link to this card").waitFor();
    must((await item(ben, "Withdraw").count()) === 0, "somebody else's card can be withdrawn");
    await ben.page.keyboard.press("Escape");
    // With several in hand none of them has one.
    await cardWith(ben, "Gulls eat").click({ modifiers: ["Shift"] });
    await ben.page.locator(".card-menu").waitFor({ state: "detached" });
    await does({ case: "closeVote", value: { id: "v0" } });

    await does({ case: "setBoard", value: { closed: true } });
    await ben.page.locator(".phase-words", { hasText: "This board is closed" }).waitFor();
    await cardWith(ben, "Gulls eat").click();
    await cardWith(ben, "Gulls eat").focus();
    await ben.page.keyboard.press("Tab");
    await ben.page.keyboard.press("Enter");
    await item(ben, "Withdraw for good…").waitFor();
    await ben.page.locator("[role=menuitem]:focus").waitFor();
    await ben.page.keyboard.press("End");
    await ben.page.keyboard.press("Enter");
    await dialog.getByText(asked).waitFor();
    await ben.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await cardWith(tia, "Ferries run late").tap();
    await flap(tia, "Ferries run late").tap();
    await looks(tia, "card-menu-closed");
    await item(tia, "Withdraw for good…").tap();
    await tia.page.locator(".dialog").getByRole("button", { name: "Withdraw for good" }).tap();
    await tia.page.getByText("Withdrawn by its author").waitFor();
    await ben.page.getByText("Withdrawn by its author").waitFor();
    await tia.page.locator(".card-menu").tap();
    await item(tia, "Copy link to this card").waitFor();
    for (const name of ["Withdraw", "Copy its words"])
      must((await item(tia, name).count()) === 0, `of a withdrawn card is offered: ${name}`);
    await tia.page.keyboard.press("Escape");
    await does({ case: "setBoard", value: { closed: false } });
    await does({
      case: "trashCards",
      value: { ids: [await idAt(ben, "Gulls eat"), await idAt(ben, "Withdrawn by")], reason: "Only for now." },
    });
    await cardWith(ben, "Gulls eat").waitFor({ state: "detached" });
    await tia.context.close();
    await fay.seat.leave();
  },
);
await step(
  "while a vote is open, somebody takes their card back for good: its place stays, its words are nowhere",
  async () => {
    const fay = await core.bodiless(stage.base, stage.links.get("facilitator"), "Fay");
    const vote = { id: "v", title: "What first?", method: 1, target: "card", dotsEach: 3 };
    must(fay.seat.session.submit({ case: "openVote", value: vote }).ok, "no vote is opened");
    await fay.saved();
    const id = await cardWith(ben, "Safe to swim").getAttribute("data-card");
    await ben.page.locator(".dot-steps").first().waitFor();
    await ben.page.getByRole("tab", { name: "My contributions" }).click();
    await looks(ben, "withdraw-mine");
    await ben.page.getByRole("button", { name: "Withdraw for good… Safe to swim by 2035." }).click();
    const dialog = ben.page.locator(".dialog");
    await dialog.getByText("Its place and its number stay").waitFor();
    await looks(ben, "withdraw-asked");
    await dialog.getByRole("button", { name: "Withdraw for good" }).click();
    await dialog.waitFor({ state: "detached" });
    for (const person of [ben, anna]) {
      const place = person.page.locator(`[data-card="${id}"]`);
      await place.getByText("Withdrawn by its author").waitFor();
      must((await place.getAttribute("aria-label")).includes("Withdrawn by its author"), "its label says otherwise");
      await cardWith(person, "Safe to swim").waitFor({ state: "detached" });
    }
    await saved(ben);
    must(
      !core
        .wordsOf(await recordsAtServer(anna))
        .join()
        .includes("Safe to swim"),
      "Anna is told its words still",
    );
    await looks(anna, "withdrawn");
    await chooses(ben, "Outline");
    const acts = ben.page.locator(".outline .act");
    await cardWith(ben, "Awake again").click();
    await acts.getByRole("button", { name: "Withdraw for good…" }).waitFor();
    await ben.page.locator(`[data-card="${id}"]`).click();
    await acts.getByRole("button", { name: "Withdraw for good…" }).waitFor({ state: "detached" });
    for (const name of ["Edit", "Kind…"])
      must((await acts.getByRole("button", { name }).count()) === 0, `of a withdrawn card is offered: ${name}`);
    await looks(ben, "withdrawn-outline");
    await chooses(ben, "Board");
    await anna.page.getByRole("tab", { name: "Activity" }).click();
    await anna.page.locator(".activity li", { hasText: "Withdrawn for good by its author" }).waitFor();
    await anna.page.getByRole("tab", { name: "Notes" }).click();
    await chooses(anna, "History");
    const slider = anna.page.locator(".history input[type=range]");
    await anna.page.waitForFunction(() => document.querySelector(".history input[type=range]")?.max > 5);
    for (let back = 0; back < 6; back += 1) {
      await slider.press("ArrowLeft");
      await cardWith(anna, "Awake again").waitFor();
      must((await anna.page.getByText("Safe to swim").count()) === 0, "its words stand in the history");
    }
    await anna.page.keyboard.press("Escape");
    const record = await anna.page.evaluate(async () => {
      const [, , board] = location.pathname.split("/");
      return await (await fetch(`/api/documents/${board}/export?format=md`)).text();
    });
    must(record.includes("(withdrawn by its author)"), "the record does not say that it was withdrawn");
    must(!record.includes("Safe to swim"), "its words stand in the record");
    await fay.seat.leave();
  },
);
await step("without the server, looking back says what is missing", async () => {
  await losesTheNetwork(ben);
  await offline(ben);
  await chooses(ben, "History");
  await ben.page.locator(".past-waits", { hasText: "the server is needed" }).waitFor();
  await looks(ben, "history-offline");
  await findsTheNetwork(ben);
  await saved(ben);
  await ben.page.locator(".past-waits").getByRole("button", { name: "Try now" }).click();
  await ben.page.locator(".looking-back .card", { hasText: "Awake again" }).waitFor();
  must(
    await ben.page
      .locator(".history input[type=range]")
      .evaluate((slider) => slider.value === slider.max && slider.max > 5),
    "it stands at its end",
  );
  await ben.page.keyboard.press("Escape");
  await saved(ben);
});
await stage.closes();
