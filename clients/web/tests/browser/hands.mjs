// What one person does with their hands: the plan of the board, the grid, laying out, copies, finding; and what becomes of
// words that are refused, or that a page is closed with.
import { core } from "./boards.mjs";
import {
  cardWith,
  chooses,
  enters,
  findsTheNetwork,
  goesOn,
  looks,
  losesTheNetwork,
  must,
  offline,
  rests,
  saved,
  step,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const ben = await stage.comes("Ben", "participant");

await step("a board is there that is larger than the screen", async () => {
  const pia = await core.bodiless(stage.base, stage.links.get("participant"), "Pia");
  const { session } = pia.seat;
  // All but the first, which is left for Ben.
  const all = [...session.shown.ofKind("region")].sort((a, b) => a.body.value.order - b.body.value.order);
  const regions = all.slice(1).map(({ id }) => id);
  for (let at = 0; at < 60; at += 1) {
    const value = {
      id: session.newId(),
      text: `Reed ${at}`,
      kind: 1 + (at % 18),
      place: { region: regions[at % regions.length] },
    };
    must(session.submit({ case: "addCard", value }).ok, "a card was not taken");
  }
  await pia.saved();
  await pia.seat.leave();
  for (const person of [ann, ben]) await enters(person);
  for (const person of [ann, ben]) await cardWith(person, "Reed 59").waitFor();
});

await step("what somebody new may try stands above the board, covers nothing of it, and can be put away", async () => {
  const { page } = ben;
  const lines = page.locator(".warm-up");
  await lines.waitFor();
  const at = await lines.boundingBox();
  const covered = await page.evaluate(
    ({ x, y, width, height }) =>
      [...document.querySelectorAll("#board, #board [data-stop], .tools, .plan, .panel, .hero")].filter((element) => {
        const box = element.getBoundingClientRect();
        const seen = element.closest("#board")?.getBoundingClientRect().top ?? 0; // what is scrolled away is not there
        return box.left < x + width && box.right > x && Math.max(seen, box.top) < y + height && box.bottom > y;
      }).length,
    at,
  );
  must(covered === 0, `${covered} things are covered`);
  await looks(ben, "warm-up-full-board");
  await ann.page.locator(".warm-up button").click();
  await ann.page.locator(".warm-up").waitFor({ state: "detached" });
  await ann.page.reload();
  await cardWith(ann, "Reed 59").waitFor();
  must((await ann.page.locator(".warm-up").count()) === 0, "it comes again");
});

await step("the plan of the board shows where one is, and leads elsewhere", async () => {
  const { page } = ben;
  const eye = () => page.locator(".plan-view").boundingBox();
  const [before, sheet] = [await eye(), await page.locator(".plan svg").first().boundingBox()];
  must((await page.locator(".plan-card").count()) === 60, "not every card is on the plan");
  await page.mouse.click(sheet.x + sheet.width / 2, sheet.y + sheet.height - 4);
  await page.waitForFunction(() => document.querySelector("#board").scrollTop > 200);
  await rests(page);
  must((await eye()).y > before.y + 10, "the plan does not show where one is");
  // It folds down to its foot, for as long as somebody wants it so; at the end of the board nothing lies under it.
  const fold = page.getByRole("button", { name: "Plan of the board" });
  const lies = () =>
    page.evaluate(() => {
      const plan = document.querySelector(".plan").getBoundingClientRect();
      const board = document.querySelector("#board");
      board.scrollTo(0, board.scrollHeight);
      return [...document.querySelectorAll("#board .region-paper")].some((paper) => {
        const { right, bottom } = paper.getBoundingClientRect();
        return right > plan.left && bottom > plan.top + 1;
      });
    });
  must(!(await lies()), "the plan covers a region at the end of the board");
  await fold.click();
  await page.locator(".plan-sheet").waitFor({ state: "detached" });
  await looks(ben, "plan-folded");
  await page.reload();
  await cardWith(ben, "Reed 59").waitFor();
  must((await page.locator(".plan-sheet").count()) === 0, "the plan unfolds by itself");
  must(!(await lies()), "the folded plan covers a region at the end of the board");
  await fold.click();
  await page.locator(".plan-sheet").waitFor();
  await page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
});

await step("twenty others' pointers can be read, and in a crowd of more than 25 there are none", async () => {
  const some = async (from, count) =>
    await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const link = stage.links.get("participant");
        const { seat } = await core.bodiless(stage.base, link, `Person ${from + at}`);
        seat.session.showPresence({
          pointer: { x: ((from + at) % 3) + 0.2, y: 0.08 + Math.floor((from + at) / 3) * 0.06 },
        });
        return seat;
      }),
    );
  const { page } = ben;
  const crowd = await some(0, 20);
  await page.waitForFunction(() => document.querySelectorAll(".pointer").length === 20);
  await looks(ben, "pointers-of-twenty");
  const names = await page.locator(".pointer bdi").evaluateAll((all) =>
    all.map((name) => ({
      size: Number.parseFloat(getComputedStyle(name).fontSize),
      cut: name.scrollWidth > name.clientWidth,
    })),
  );
  must(
    names.every(({ size, cut }) => size >= 12 && !cut),
    "a name cannot be read",
  );
  crowd.push(...(await some(20, 4)));
  await page.waitForFunction(() => document.querySelectorAll(".pointer").length === 0);
  for (const seat of crowd) await seat.leave();
});

// Where a card lies, in pixels of the board.
const lies = (card) => card.evaluate(({ style }) => [Number.parseFloat(style.left), Number.parseFloat(style.top)]);
async function drags({ page }, card, dx, dy) {
  const { x, y } = await card.boundingBox();
  await page.mouse.move(x + 12, y + 8);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  await page.mouse.move(x + 12 + dx, y + 8 + dy, { steps: 6 });
  await page.mouse.up();
  await saved({ page });
  await rests(page);
}
await step("what is let go lies on a grid, so that things line up, and is laid out tidily again", async () => {
  const { page } = ben;
  await writes(ben, 0, "Ben's first");
  await writes(ben, 0, "Ben's second");
  const [one, two] = [cardWith(ben, "Ben's first"), cardWith(ben, "Ben's second")];
  const columns = [await lies(one), await lies(two)].map(([x]) => x);
  const inward = (x) => (x > 100 ? -61 : 61); // away from the region's edge, which holds it back
  await drags(ben, one, inward((await lies(one))[0]), 203);
  await drags(ben, two, inward((await lies(two))[0]), 307);
  for (const [where, places] of [
    ["first", await lies(one)],
    ["second", await lies(two)],
  ]) {
    const off = places.map((at) => Math.abs(at / 8 - Math.round(at / 8)) * 8);
    must(
      off.every((by) => by < 0.1),
      `the ${where} lies at ${places}, beside the grid`,
    );
  }
  const inColumn = async () => {
    const [x] = await lies(one);
    return columns.some((left) => Math.abs(left - x) < 0.1);
  };
  must(!(await inColumn()), "it was not moved");
  await one.click();
  await page.locator(".tools").getByRole("button", { name: "1 card selected" }).click();
  await page.getByRole("menuitem", { name: "Lay out tidily" }).click();
  await saved(ben);
  await rests(page);
  must(await inColumn(), "it does not lie in a column");
});

const holds = (outer, inner) =>
  inner.x >= outer.x - 1 &&
  inner.y >= outer.y - 1 &&
  inner.x + inner.width <= outer.x + outer.width + 1 &&
  inner.y + inner.height <= outer.y + outer.height + 1;
await step(
  "a group whose cards lie in several regions has a tray in each, and takes a card where it is dropped",
  async () => {
    const { page } = ben;
    const pia = await core.bodiless(stage.base, stage.links.get("participant"), "Pia");
    const { session } = pia.seat;
    const reed = (words) => [...session.shown.ofKind("card")].find(({ text }) => text?.content === words);
    const [near, far] = [reed("Reed 0"), reed("Reed 1")]; // of the second region and of the third
    must(near.body.value.region !== far.body.value.region, "they lie in one region");
    const river = { id: session.newId(), title: "Open the river" }; // it lies nowhere, or its cards would lie where it does
    must(session.submit({ case: "addCluster", value: { ...river, cards: [near.id, far.id] } }).ok, "no group");
    const trays = page.locator(".group-part");
    await page.locator(".tray", { hasText: "Open the river" }).nth(1).waitFor();
    await rests(page);
    for (const at of [0, 1]) {
      const [part, tray, card] = [trays.nth(at), trays.nth(at).locator(".tray"), trays.nth(at).locator("[data-card]")];
      const region = part.locator("xpath=ancestor::section[1]").locator(".region-paper");
      const [outer, inner, held] = [await region.boundingBox(), await tray.boundingBox(), await card.boundingBox()];
      must((await card.count()) === 1, "each part has its card");
      must(holds(outer, inner), `tray ${at} lies outside of its region`);
      must(holds(inner, held), `the card of tray ${at} lies outside of it`);
    }
    await page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
    const dropped = cardWith(ben, "Ben's first");
    const [from, to] = [await dropped.boundingBox(), await trays.nth(1).locator(".tray").boundingBox()];
    await drags(ben, dropped, to.x + to.width / 2 - from.x - 12, to.y + 12 - from.y - 8);
    await trays.nth(1).locator("[data-card]", { hasText: "Ben's first" }).waitFor();
    must((await trays.nth(0).locator("[data-card]").count()) === 1, "the other part has it");
    await looks(ben, "group-in-two-regions");
    await pia.seat.leave();
  },
);

await step("a copy has the words as they are just now", async () => {
  const { page } = ben;
  await page.keyboard.press("Escape"); // nothing is chosen but what one is at
  await goesOn(ben, "Ben's second");
  await page.keyboard.type(", and more");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+d");
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll(".card p")].filter((p) => p.textContent === "Ben's second, and more").length === 2,
  );
  await cardWith(ann, "Ben's second, and more").nth(1).waitFor();
});

await step("finding leaves what fits in full strength, counts it, and goes from one to the next", async () => {
  const { page } = ben;
  await page.keyboard.press("Control+f");
  await page.locator(".finder input").fill("reed 5");
  await page.locator(".finder").getByText("11 found").waitFor();
  must((await page.locator(".card:not(.faded)").count()) === 11, "others are as plain to see");
  await looks(ben, "finding");
  await page.keyboard.press("Enter");
  const found = () => page.locator(".card.sel p").textContent();
  const first = await found();
  await page.keyboard.press("Enter");
  must((await found()) !== first, "it does not go on");
  await page.keyboard.press("Escape");
  must((await page.locator(".card.faded").count()) === 0, "cards stay faded");
  must(await page.evaluate(() => document.activeElement.matches(".card")), "the focus is lost");
});

await step("a page with unsent work asks before it is closed, and only then", async () => {
  const { page } = ben;
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await saved(ben);
  await losesTheNetwork(ben);
  await offline(ben);
  await goesOn(ben, "Ben's first");
  await page.keyboard.type(", unsent");
  await page.keyboard.press("Escape");
  await page.close({ runBeforeUnload: true });
  for (const until = Date.now() + 20_000; asked.length === 0; await page.waitForTimeout(100))
    must(Date.now() < until, "nobody was asked");
  must(asked.join() === "beforeunload" && !page.isClosed(), `asked: ${asked}`);
});

await step("what is refused comes back with the reason, the words, and a way to use them", async () => {
  const { page } = ben;
  await chooses(ann, "Lock the board");
  await saved(ann);
  await findsTheNetwork(ben);
  const message = page.locator(".msg.bad");
  await message.waitFor();
  must((await message.locator("q").textContent()) === "Ben's first, unsent", "the words are not there");
  await message.getByText("is locked").waitFor();
  await looks(ben, "refused");
  await chooses(ann, "Unlock the board");
  await cardWith(ben, "Ben's first").waitFor();
  await page.locator(".tools").waitFor();
  await message.getByRole("button", { name: "Use them for a new card" }).click();
  must((await page.locator(".write").inputValue()) === "Ben's first, unsent", "the words are not to be used");
  await page.locator(".write").press("Enter");
  await cardWith(ann, "Ben's first, unsent").waitFor();
});
await stage.closes();
