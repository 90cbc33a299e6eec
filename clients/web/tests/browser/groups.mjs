// Several cards at once: held together and seen apart, copied, merged, lined up; and groups as a whole, dragged, by keys, by
// a menu, in the outline.
import { cardWith, enters, inRegion, looks, must, rests, saved, step, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const ben = await stage.comes("Ben", "participant");
for (const person of [ann, ben]) await enters(person);
for (const words of ["Reeds along the bank", "Otters in the reeds", "A weir that lets fish by"])
  await writes(ann, 0, words);
for (const words of ["Boats at the steps", "Steps down to the water"]) await writes(ben, 1, words);
for (const person of [ann, ben])
  for (const words of ["Reeds along", "Otters", "A weir", "Boats", "Steps down"])
    await cardWith(person, words).waitFor();

const lies = (card) => card.evaluate(({ style }) => [Number.parseFloat(style.left), Number.parseFloat(style.top)]);
const middle = async (thing) => {
  const { x, y, width, height } = await thing.boundingBox();
  return [x + width / 2, y + height / 2];
};
// The middle of a card, from the upper corner of the board.
const onTable = async (person, words) => {
  const { x, y } = await person.page.locator(".surface").boundingBox();
  const [left, top] = await middle(cardWith(person, words));
  return [left - x, top - y];
};
const region = ({ page }, at) => page.locator(".region-paper").nth(at);
const groups = ({ page }, at) => page.locator(".region-part").nth(at).locator(".group-part");
const chooses = async (person, ...cards) => {
  await person.page.keyboard.press("Escape");
  for (const [at, words] of cards.entries())
    await cardWith(person, words).click({ position: { x: 40, y: 12 }, modifiers: at > 0 ? ["Shift"] : [] });
};
// From a point of something to a point of something else, in the hand until `before` is done.
const drags = async ({ page }, from, [x, y], { held, keys = [] } = {}) => {
  const box = await from.boundingBox();
  await page.mouse.move(box.x + 30, box.y + 14);
  await page.mouse.down();
  await page.mouse.move(box.x + 45, box.y + 30, { steps: 3 });
  for (const key of keys) await page.keyboard.down(key);
  await page.mouse.move(x, y, { steps: 8 });
  await held?.();
  await page.mouse.up();
  for (const key of keys) await page.keyboard.up(key);
};
const isAt = async (people, at, count, title) => {
  for (const person of people) {
    const group = groups(person, at).filter({ hasText: title });
    await group
      .locator("[data-card]")
      .nth(count - 1)
      .waitFor();
    must((await group.locator("[data-card]").count()) === count, `the group has not ${count} cards`);
  }
};
const isNowhereIn = async (people, at) => {
  for (const person of people) await groups(person, at).first().waitFor({ state: "detached" });
};

await step("cards that one person holds together are seen apart by the others, where they are held", async () => {
  const [one, two] = ["Reeds along", "Otters"];
  await rests(ann.page);
  const [a, b] = [await lies(cardWith(ann, one)), await lies(cardWith(ann, two))];
  await chooses(ben, one, two);
  const [x, y] = await middle(region(ben, 1));
  const held = async () => {
    for (const words of [one, two]) await cardWith(ann, words).locator(".holder", { hasText: "Ben" }).waitFor();
    await ann.page.waitForFunction(
      ([words, left]) =>
        [...document.querySelectorAll(".card")].some(
          (card) => card.textContent.includes(words) && Math.abs(Number.parseFloat(card.style.left) - left) > 200,
        ),
      [one, a[0]],
    );
    await rests(ann.page);
    const [c, d] = [await lies(cardWith(ann, one)), await lies(cardWith(ann, two))];
    const apart = [d[0] - c[0] - (b[0] - a[0]), d[1] - c[1] - (b[1] - a[1])];
    must(Math.hypot(...apart) < 2, `they are ${apart} nearer to each other than they lie`);
    const [seen, is] = [await onTable(ann, one), await onTable(ben, one)];
    must(Math.hypot(seen[0] - is[0], seen[1] - is[1]) < 30, `held at ${is}, and seen at ${seen}`);
    await looks(ann, "held-together");
    const before = await lies(cardWith(ann, one));
    await drags(ann, cardWith(ann, one), await middle(region(ann, 2)));
    await ann.page.locator(".msg", { hasText: "Somebody is moving this card just now" }).waitFor();
    must((await lies(cardWith(ann, one))).join() === before.join(), "it was taken all the same");
    await ben.page.keyboard.press("Escape");
  };
  await drags(ben, cardWith(ben, one), [x, y], { held });
  await cardWith(ann, one).locator(".holder").waitFor({ state: "detached" });
  must((await inRegion(ben, 0, one).count()) === 1, "it was moved");
});

await step(
  "a group is dragged by its head into another region, stays a group, and one undo takes it back",
  async () => {
    await chooses(ben, "Reeds along", "Otters");
    await ben.page.keyboard.press("Control+g");
    await ben.page.locator(".dialog input").fill("Green the bank");
    await ben.page.locator(".dialog .b.main").click();
    await isAt([ann, ben], 0, 2, "Green the bank");
    await saved(ben);
    await rests(ben.page);
    const head = ben.page.locator(".tray h3", { hasText: "Green the bank" });
    await drags(ben, head, await middle(region(ben, 2)), { held: () => looks(ben, "group-in-hand") });
    await isAt([ann, ben], 2, 2, "Green the bank");
    await isNowhereIn([ann, ben], 0);
    await looks(ann, "group-moved");
    await ben.page.keyboard.press("Control+z");
    await isAt([ann, ben], 0, 2, "Green the bank");
    await isNowhereIn([ann, ben], 2);
    await saved(ben);
    await ben.page.keyboard.press("Control+Shift+z");
    await isAt([ann, ben], 2, 2, "Green the bank");
    await isNowhereIn([ann, ben], 0);
    await saved(ben);
  },
);

await step("all cards of a group, chosen and dragged to a region, are the group still", async () => {
  await rests(ben.page);
  await chooses(ben, "Reeds along", "Otters");
  const to = await region(ben, 1).boundingBox();
  await drags(ben, cardWith(ben, "Reeds along"), [to.x + to.width / 2, to.y + to.height - 30]);
  await isAt([ann, ben], 1, 2, "Green the bank");
  await isNowhereIn([ann, ben], 2);
  await saved(ben);
});

await step("a group dropped on another is one with it, and taken back they are two", async () => {
  await chooses(ann, "Boats", "Steps down");
  await ann.page.keyboard.press("Control+g");
  await ann.page.locator(".dialog input").fill("Open the steps");
  await ann.page.locator(".dialog .b.main").click();
  await isAt([ann, ben], 1, 2, "Open the steps");
  for (const person of [ann, ben]) await saved(person);
  await rests(ben.page);
  const tray = ben.page.locator(".tray", { hasText: "Open the steps" });
  await drags(ben, ben.page.locator(".tray h3", { hasText: "Green the bank" }), await middle(tray), {
    held: async () => {
      await ben.page.locator(".target-hint", { hasText: "Merge with group Open the steps" }).waitFor();
      await looks(ben, "group-on-group");
    },
  });
  await isAt([ann, ben], 1, 4, "Open the steps");
  must((await groups(ben, 1).count()) === 1, "the other group is there still");
  await saved(ben);
  await ben.page.keyboard.press("Control+z");
  await isAt([ann, ben], 1, 2, "Green the bank");
  await isAt([ann, ben], 1, 2, "Open the steps");
  await saved(ben);
});

await step("by keys a group goes to the next region, or to any; by its menu it is merged and taken apart", async () => {
  const { page } = ben;
  const head = (title) => page.locator(".tray h3", { hasText: title });
  const focused = (title) =>
    page.waitForFunction(
      (words) => document.activeElement?.matches("h3") && document.activeElement.textContent.includes(words),
      title,
    );
  await head("Green the bank").focus();
  await page.keyboard.press("Control+ArrowRight");
  await isAt([ann, ben], 2, 2, "Green the bank");
  await focused("Green the bank");
  await page.keyboard.press("m");
  await page.locator(".dialog .choices label").nth(0).click();
  await looks(ben, "group-move");
  await page.locator(".dialog .b.main").click();
  await isAt([ann, ben], 0, 2, "Green the bank");
  await focused("Green the bank");
  await page.keyboard.press("Tab"); // from the head to its menu
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Merge with…" }).waitFor();
  await looks(ben, "group-menu");
  await page.getByRole("menuitem", { name: "Merge with…" }).click();
  await page.locator(".dialog .choices label", { hasText: "Open the steps" }).click();
  await looks(ben, "group-merge");
  await page.locator(".dialog .b.main").click();
  await isAt([ann, ben], 1, 4, "Open the steps");
  await page.keyboard.press("Control+z");
  await isAt([ann, ben], 0, 2, "Green the bank");
  await saved(ben);
  await page.locator(".group-part", { hasText: "Green the bank" }).locator(".group-menu").click();
  await page.getByRole("menuitem", { name: "Ungroup" }).click();
  await isNowhereIn([ann, ben], 0);
  await saved(ben);
  await page.keyboard.press("Control+z");
  await isAt([ann, ben], 0, 2, "Green the bank");
  await saved(ben);
});

await step("in the outline, on a phone, the same is in the menu at the group's head", async () => {
  await ann.page.setViewportSize({ width: 390, height: 844 });
  await ann.page.locator(".panel").getByRole("button", { name: "Close" }).click();
  const outline = ann.page.locator(".outline-group", { hasText: "Green the bank" });
  await outline.waitFor();
  await outline.locator(".group-menu").click();
  await ann.page.getByRole("menuitem", { name: "Move to…" }).waitFor();
  await looks(ann, "outline-group-menu");
  await ann.page.getByRole("menuitem", { name: "Move to…" }).click();
  await ann.page.locator(".dialog .choices label").nth(2).click();
  await looks(ann, "outline-group-move");
  await ann.page.locator(".dialog .b.main").click();
  await isAt([ben], 2, 2, "Green the bank");
  await saved(ann);
  await ann.page.setViewportSize({ width: 1440, height: 900 });
  await isAt([ann], 2, 2, "Green the bank");
});

await step("with Alt, cards stay where they are and copies are put down; one undo takes all of them back", async () => {
  await rests(ben.page);
  await chooses(ben, "A weir", "Boats");
  const all = ({ page }, words) => page.locator(".surface .card:not(.twin)", { hasText: words });
  const to = await region(ben, 2).boundingBox();
  const from = await lies(cardWith(ben, "A weir"));
  await drags(ben, cardWith(ben, "A weir"), [to.x + to.width / 2, to.y + to.height - 40], {
    keys: ["Alt"],
    held: async () => {
      must((await ben.page.locator(".twin").count()) === 2, "the cards are not seen to stay");
      await looks(ben, "copies-in-hand");
      must((await ann.page.locator(".holder").count()) === 0, "others see them moved");
    },
  });
  for (const person of [ann, ben]) {
    await inRegion(person, 2, "A weir").waitFor();
    await inRegion(person, 2, "Boats").waitFor();
    for (const words of ["A weir", "Boats"])
      must((await all(person, words).count()) === 2, `${words}: not two of them`);
  }
  must((await ben.page.locator(".twin").count()) === 0, "a picture is left");
  must((await lies(inRegion(ben, 0, "A weir"))).join() === from.join(), "the card itself was moved");
  await looks(ben, "copied");
  await saved(ben);
  await ben.page.keyboard.press("Control+z");
  for (const words of ["A weir", "Boats"]) await inRegion(ann, 2, words).waitFor({ state: "detached" });
  for (const words of ["A weir", "Boats"]) must((await all(ben, words).count()) === 1, `${words}: more than one`);
});
await step("what somebody else has in hand is waited for, by keys and in dialogues as by the mouse", async () => {
  const card = cardWith(ann, "Otters");
  for (const person of [ann, ben]) await person.page.keyboard.press("Escape");
  await cardWith(ben, "Otters").focus();
  await ben.page.keyboard.press("m");
  await ben.page.locator(".dialog").waitFor();
  const go = ben.page.locator(".dialog .b.main");
  must((await go.getAttribute("aria-disabled")) === "false", "it may be moved");
  await drags(ann, card, await middle(region(ann, 4)), {
    held: async () => {
      await ben.page.locator(".dialog .fault", { hasText: "Somebody is moving this card" }).waitFor();
      await looks(ben, "move-held");
      await go.click({ force: true });
      must((await ben.page.locator(".dialog").count()) === 1, "it was moved all the same");
      await ben.page.locator(".dialog .choices label").nth(2).click();
      await ben.page.keyboard.press("Escape");
      await ben.page.locator(".dialog").waitFor({ state: "detached" });
      for (const keys of ["Control+ArrowRight", "Control+ArrowLeft"]) {
        await cardWith(ben, "Otters").focus();
        await ben.page.keyboard.press(keys);
        await ben.page.locator(".msg", { hasText: "Somebody is moving this card" }).waitFor();
        await ben.page.locator(".msg .b", { hasText: "Close" }).first().click();
        await ben.page.locator(".msg").first().waitFor({ state: "detached" });
      }
      await cardWith(ben, "Otters").focus();
      await ben.page.keyboard.press("m");
      await ben.page.locator(".dialog .fault").waitFor();
    },
  });
  // It was put down, and Ben's dialogue goes on.
  await inRegion(ben, 4, "Otters").waitFor();
  await ben.page.locator(".dialog .fault").waitFor({ state: "detached" });
  await ben.page.locator(".dialog .choices label").nth(2).click();
  await go.click();
  await inRegion(ann, 2, "Otters").waitFor();
});
await stage.closes();
