// Finding on a board: words and numbers, in cards, groups, notes, decisions and actions; and nothing that one may not see.

import { withGroups } from "./meetings.mjs";
import { cardWith, enters, looks, must, rests, saved, settles, step, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens({ meetings: { "demo-2027": withGroups("rivers and cities", "heat and housing") } });
const ann = await stage.comes("Ann", "facilitator");
const rob = await stage.comes("Rob", "rapporteur");
const ben = await stage.comes("Ben", "participant");
const phone = await stage.comes("Tom", "participant", {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
});
for (const person of [ann, rob, ben]) await enters(person);
await phone.page.locator("input[autocomplete=name]").fill("Tom");
await phone.page.locator("button[type=submit]").click();
await phone.page.locator(".policy").waitFor();
await phone.page.locator(".send .b.main").click();
await phone.page.locator("#board").waitFor();

const looksFor = async ({ page }, words) => {
  if ((await page.locator(".finder").count()) === 0) await page.keyboard.press("Control+f");
  await page.locator(".finder input").fill(words);
};
const hit = ({ page }, what) => page.locator("[data-hit]", { hasText: what });
const inSight = (thing) =>
  thing.evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(over) || over?.contains(element);
  });

await step("a board has cards, a group, notes, a decision and an action", async () => {
  for (const words of ["Otters on the canal", "Reeds by the weir", "A ferry to the island"])
    await writes(ann, 0, words);
  for (let at = 1; at < 14; at += 1) await writes(ann, 1 + (at % 3), `Thought number ${at * 100} of many`);
  await writes(ann, 3, "The last one lies far down");
  await cardWith(ann, "Reeds by").click();
  await cardWith(ann, "A ferry").click({ modifiers: ["Shift"] });
  await ann.page.keyboard.press("Control+g");
  await ann.page.locator(".dialog input").fill("Open the canal to people");
  await ann.page.locator(".dialog .b.main").click();
  await ann.page.locator(".tray", { hasText: "Open the canal" }).waitFor();
  await ann.page.keyboard.press("Escape");

  for (const [button, words] of [
    ["Write a note", "The canal was asked about twice"],
    ["Working note", "The canal man was cross"],
  ]) {
    await rob.page.getByRole("button", { name: button }).click();
    await rob.page.locator(".cm-content").waitFor();
    await rob.page.keyboard.type(words);
    await rob.page.keyboard.press("Escape");
    await rob.page.locator(".note-text", { hasText: words }).waitFor();
  }
  await rob.page.getByRole("tab", { name: "Decisions" }).click();
  await rob.page.getByRole("button", { name: "Write down a decision" }).click();
  await rob.page.locator(".panel-form input").first().fill("Dredge the canal first");
  await rob.page.locator(".panel-form input[type=date]").fill("2028-03-01");
  await rob.page.locator(".panel-form button[type=submit]").click();
  await rob.page.locator(".decided", { hasText: "Dredge" }).waitFor();
  await rob.page.getByRole("button", { name: "Add an action" }).click();
  await rob.page.locator(".panel-form input").first().fill("Measure the canal");
  await rob.page.locator(".panel-form button[type=submit]").click();
  await rob.page.locator(".decided", { hasText: "Measure" }).waitFor();
  for (const person of [rob, ann]) await saved(person);
  for (const person of [ann, ben]) {
    await person.page.locator(".tray", { hasText: "Open the canal" }).waitFor();
    await cardWith(person, "far down").waitFor();
  }
});

await step(
  "words are found in all of it, each hit says what it is; a working note only by who keeps the record",
  async () => {
    await looksFor(rob, "canal");
    await hit(rob, "cross").waitFor();
    const of = async ({ page }) =>
      (await page.locator("[data-hit] .label").allTextContents()).map((one) => one.split(/ \d/)[0]);
    must((await of(rob)).join() === "Card,Group,Note,Note,Decision,Action", `Rob found: ${await of(rob)}`);
    await rob.page.keyboard.press("Escape");
    await looksFor(ben, "CANÁL");
    await hit(ben, "Measure").waitFor();
    must((await of(ben)).join() === "Card,Group,Note,Decision,Action", `Ben found: ${await of(ben)}`);
    await looks(ben, "found");
  },
);

await step("Enter goes from one to the next, beside the board as well, and the field keeps the focus", async () => {
  const { page } = ben;
  await page.keyboard.press("Enter");
  await page.locator(".card.sel", { hasText: "Otters" }).waitFor();
  await page.locator(".finder").getByText("1 of 5").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() =>
    document.querySelector("h3[data-stop][tabindex='0']")?.textContent.includes("Open the canal"),
  );
  await page.keyboard.press("Enter");
  await page.locator(".note[data-sought]", { hasText: "asked about twice" }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[data-sought]", { hasText: "Dredge the canal" }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[data-sought]", { hasText: "Measure the canal" }).waitFor();
  must((await page.locator("[data-sought]").count()) === 1, "more than one is marked");
  must(await inSight(page.locator("[data-sought]")), "the action is not in sight");
  must(await page.evaluate(() => document.activeElement.matches(".finder input")), "the field lost the focus");
  await looks(ben, "found-beside");
});

await step("a card is found by its number, comes into sight, and is gone to with the arrow and Enter", async () => {
  const { page } = ben;
  const card = cardWith(ben, "far down");
  const number = (await card.locator("header").textContent()).match(/\d+/)[0];
  await looksFor(ben, `#${number}`);
  await hit(ben, "far down").waitFor();
  must((await page.locator("[data-hit]").count()) === 1, "other things have this number");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.matches(".card.sel"));
  must(await inSight(card), "the card is not in sight");
  await page.locator(".finder input").focus();
  await looksFor(ben, "no such words");
  await page.locator(".finder").getByText("Nothing that you can see").waitFor();
  await looks(ben, "found-nothing");
  await page.keyboard.press("Escape");
  must((await page.locator(".card.faded").count()) === 0, "cards stay faded");
});

await step("on a phone, in other lights and in Arabic", async () => {
  const { page } = phone;
  await page.keyboard.press("Control+f");
  await looksFor(phone, "canal");
  await hit(phone, "Otters").waitFor();
  await looks(phone, "found-phone");
  await hit(phone, "asked about").tap();
  await page.locator(".panel .note[data-sought]").waitFor();
  must(await inSight(page.locator(".note[data-sought]")), "the note is not in sight");
  await looks(phone, "found-phone-note");
  await page.locator(".panel-close").tap();
  await hit(phone, "Otters").tap();
  await page.locator(".card.sel", { hasText: "Otters" }).waitFor();
  for (const [name, some] of [
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["ar", { language: "ar" }],
  ]) {
    await settles(ben.page, some);
    await cardWith(ben, "far down").waitFor();
    await rests(ben.page);
    await looksFor(ben, "canal");
    await hit(ben, "Measure").click();
    await ben.page.locator("[data-sought]").waitFor();
    await looks(ben, `found-${name}`);
  }
});

// ---------------------------------------------------------------- addresses of cards

const menuOf = async ({ page }, line) => {
  await page.locator(".tools [aria-haspopup=menu]").click();
  await page.getByRole("menuitem", { name: line }).click();
};
let address = "";
await step("the address of a card is copied from its menu, and holds no secret", async () => {
  await settles(ben.page, {});
  await cardWith(ben, "far down").waitFor();
  await ben.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await cardWith(ben, "far down").click({ position: { x: 40, y: 12 } });
  await menuOf(ben, "Copy link to this card");
  await ben.page.locator(".msg", { hasText: "is copied" }).waitFor();
  address = await ben.page.evaluate(() => navigator.clipboard.readText());
  const id = await cardWith(ben, "far down").getAttribute("data-card");
  const { pathname } = new URL(ben.page.url());
  must(address === `${stage.base}${pathname}#card=${id}`, `it is ${address}`);
});
await step("where a page may not copy, the address is shown", async () => {
  const { page } = ann;
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await cardWith(ann, "far down").click({ position: { x: 40, y: 12 } });
  await page.keyboard.press("Control+/");
  await page.locator(".dialog input").fill("copy link to this card");
  await page.keyboard.press("Enter");
  await page.locator(".dialog .share-link").waitFor();
  must((await page.locator(".dialog .share-link input").inputValue()) === address, "it is another address");
  await looks(ann, "card-address");
  await page.locator(".dialog .share-link .b").click();
  must(
    await page.evaluate(() => getSelection().toString() !== "" || document.activeElement.selectionEnd > 0),
    "nothing is selected",
  );
  must(await page.evaluate(() => document.activeElement.matches(".share-link input")), "it is not at the address");
  await page.keyboard.press("Escape");
});
await step(
  "whoever has joined and opens it finds the card chosen and in sight, on the canvas and in the outline",
  async () => {
    for (const person of [rob, phone]) {
      const { page } = person;
      await page.goto("about:blank");
      await page.goto(address);
      const card = page.locator(".card.sel", { hasText: "far down" });
      await card.waitFor();
      await page.waitForFunction(() => document.activeElement.matches(".card.sel"));
      must(await inSight(card), `it is not in sight for ${person.name}`);
      must(!page.url().includes("#"), "the address still asks for it");
      await looks(person, `card-wanted-${person.name}`);
    }
    // The same address again, in the page that is open.
    await rob.page.keyboard.press("Escape");
    await rob.page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
    await rob.page.evaluate((url) => location.assign(url), address);
    await rob.page.locator(".card.sel", { hasText: "far down" }).waitFor();
  },
);
await step("an observer has the command, too", async () => {
  const olga = await stage.comes("Olga", "observer");
  await enters(olga);
  await olga.page.locator("[data-card]", { hasText: "Otters" }).focus();
  await olga.page.keyboard.press("Control+/");
  await olga.page.locator(".dialog input").fill("copy link to this card");
  await olga.page.locator(".commands li").waitFor();
  await olga.context.close();
});
await step("a card in the trash, one in another, and one that is nowhere are told in words", async () => {
  const { page } = rob;
  const told = async (url, words, name) => {
    await page.evaluate((to) => location.assign(to), url);
    await page.locator(".msg", { hasText: words }).waitFor();
    if (name) await looks(rob, name);
    await page.locator(".msg .b", { hasText: "Close" }).first().click();
    await page.locator(".msg", { hasText: words }).waitFor({ state: "detached" });
  };
  await told(`${address.split("=")[0]}=nowhere%zz`, "not on this board any more", "card-wanted-gone");
  await cardWith(ann, "far down").focus();
  await ann.page.keyboard.press("Delete");
  await cardWith(rob, "far down").waitFor({ state: "detached" });
  await told(address, "is in the trash");
  const [into, from] = [cardWith(ann, "Otters"), cardWith(ann, "number 300")];
  const id = await from.getAttribute("data-card");
  await into.click({ position: { x: 40, y: 12 } });
  await from.click({ position: { x: 40, y: 12 }, modifiers: ["Shift"] });
  await menuOf(ann, "Merge…");
  await ann.page.locator(".dialog .choices label", { hasText: "Otters" }).click();
  await ann.page.locator(".dialog .b.main").click();
  await cardWith(rob, "number 300").waitFor({ state: "detached" });
  await told(`${address.split("=")[0]}=${id}`, "was merged into card");
  await page.locator(".card.sel", { hasText: "Otters" }).waitFor();
});
await step(
  "the same words are found on one's other boards, and lead there; who has no place there finds none",
  async () => {
    const { page } = ann;
    await page.goto(`${stage.base}/join#${stage.links.get("demo-2027.s2-b2 facilitator")}`);
    await page.locator(".policy, input[autocomplete=name]").first().waitFor();
    if ((await page.locator("input[autocomplete=name]").count()) > 0) {
      await page.locator("input[autocomplete=name]").fill("Ann");
      await page.locator("button[type=submit]").click();
    }
    await page.locator(".send .b.main").click();
    await page.locator("#board").waitFor();
    await writes(ann, 0, "Otters need shade");
    await saved(ann);
    await looksFor(ann, "otters");
    await hit(ann, "shade").waitFor();
    await page.getByRole("button", { name: "Look on your other boards, too" }).click();
    const there = page.locator(".finder-elsewhere [data-hit]", { hasText: "Otters on the canal" });
    await there.getByText("Group 1").waitFor();
    must(
      (await page.locator(".finder-elsewhere [data-hit]", { hasText: "shade" }).count()) === 0,
      "this board is no other",
    );
    await looks(ann, "finding-elsewhere");
    await there.click();
    await page.locator(".card.sel", { hasText: "Otters on the canal" }).waitFor();
    must(page.url().endsWith("/board/demo-2027.s2-b1"), "it is another board");
    await looksFor(ben, "otters");
    await ben.page.getByRole("button", { name: "Look on your other boards, too" }).click();
    await ben.page.getByText("Your other boards have nothing with these words.").waitFor();
    await page.goto(`${stage.base}/board/demo-2027.s2-b2`);
    await cardWith(ann, "Otters need shade").waitFor();
    await looksFor(ann, "asked about twice");
    await page.getByRole("button", { name: "Look on your other boards, too" }).click();
    await page.locator(".finder-elsewhere [data-hit]", { hasText: "Note" }).click();
    await page.locator(".panel [data-sought]").waitFor();
  },
);
await step("whoever has not joined is told to use their own link, and is not let in", async () => {
  const nobody = await stage.comes("Nobody", "none");
  await nobody.page.goto(address);
  await nobody.page.getByText("Open the board with your own link first").waitFor();
  must((await nobody.page.locator("#board").count()) === 0, "the board is open");
  await looks(nobody, "card-wanted-nobody");
});
await stage.closes();
