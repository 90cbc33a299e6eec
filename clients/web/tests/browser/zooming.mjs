// The eye and the hands over the board: nearer and further by keys, wheel, buttons and two fingers; Space drags the board;
// a frame selects; a double click and a drop write and group; a finger on a tablet chooses and drags; cards are lined up.
import { cardWith, enters, inRegion, looks, must, rests, saved, settles, step, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const ben = await stage.comes("Ben", "participant");
const tom = await stage.comes("Tom", "participant", { viewport: { width: 1024, height: 768 }, hasTouch: true });
for (const person of [ben, tom]) await enters(person);
// The lines that say how to warm up would leave by themselves, and the board move up under a hand.
for (const person of [ben, tom]) await person.page.locator(".warm-up").getByRole("button", { name: "Close" }).click();
for (const words of ["Willows", "Alders", "Ashes"]) await writes(ben, 0, words);
for (const words of ["Willows", "Alders", "Ashes"]) await cardWith(tom, words).waitFor();
const { page } = ben;

const zoomOf = ({ page: some }) =>
  some.locator(".plan-foot button[title]").evaluate(({ textContent }) => Number.parseInt(textContent, 10));
const zoomed = (person, to) =>
  person.page.waitForFunction(
    (per) => Number.parseInt(document.querySelector(".plan-foot button[title]")?.textContent ?? "0", 10) === per,
    to,
  );
const box = (person, words) => cardWith(person, words).boundingBox();
const lies = (card) => card.evaluate(({ style }) => [Number.parseFloat(style.left), Number.parseFloat(style.top)]);
const near = (a, b, by, what) => must(Math.hypot(a[0] - b[0], a[1] - b[1]) <= by, `${what}: ${a} and ${b}`);
const middleOf = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
const bare = async (person, at) => {
  const { x, y, width, height } = await person.page.locator(".region-paper").nth(at).boundingBox();
  return [x + width * 0.5, y + height - 24];
};

await step("Ctrl with plus, minus and 0, and the buttons at the plan, come nearer and step back", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+=");
  await zoomed(ben, 125);
  await page.keyboard.press("Control+-");
  await zoomed(ben, 100);
  await page.keyboard.press("Control+-");
  await zoomed(ben, 80);
  await page.keyboard.press("Control+0");
  await zoomed(ben, 100);
  await page.getByRole("button", { name: "Bigger" }).click();
  await zoomed(ben, 125);
  await page.getByRole("button", { name: "Smaller" }).click();
  await zoomed(ben, 100);
});

await step("Ctrl and the wheel come nearer to what is under the pointer, which stays there", async () => {
  const before = middleOf(await box(ben, "Alders"));
  await page.mouse.move(...before);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await page.waitForFunction(() => !document.querySelector(".plan-foot button[title]").textContent.startsWith("100"));
  must((await zoomOf(ben)) > 120, `only ${await zoomOf(ben)} %`);
  near(middleOf(await box(ben, "Alders")), before, 6, "the card went away from under the pointer");
  await page.keyboard.press("Control+0");
  await zoomed(ben, 100);
});

await step("Shift 1 shows the whole board, Shift 2 what is chosen", async () => {
  await page.keyboard.press("Control+=");
  await page.keyboard.press("Control+=");
  await page.keyboard.press("Shift+Digit1");
  await page.waitForFunction(() => {
    const board = document.querySelector("#board");
    return board.scrollHeight <= board.clientHeight + 120 && board.scrollTop === 0;
  });
  must((await zoomOf(ben)) <= 100, "the whole board is larger than it is");
  await rests(page);
  const around = await page.evaluate(() => {
    const board = document.querySelector("#board").getBoundingClientRect();
    const papers = [...document.querySelectorAll(".region-paper")].map((one) => one.getBoundingClientRect());
    const left = Math.min(...papers.map((one) => one.left)) - board.left;
    const right = board.right - Math.max(...papers.map((one) => one.right));
    const tools = document.querySelector(".tools").getBoundingClientRect();
    return { left, right, free: tools.top - Math.max(...papers.map((one) => one.bottom)) };
  });
  must(Math.abs(around.left - around.right) < 20 && around.left >= 0, "the whole board is not in the middle");
  must(around.free >= 0, "the tools lie over the end of the board");
  await cardWith(ben, "Ashes").click();
  await page.keyboard.press("Shift+Digit2");
  await rests(page);
  const [seen, stage] = [await box(ben, "Ashes"), await page.locator("#board").boundingBox()];
  must(seen.x >= stage.x && seen.y >= stage.y && seen.y + seen.height <= stage.y + stage.height, "it is out of sight");
  await zoomed(ben, 100);
  await page.keyboard.press("Escape");
});

await step("Space drags the board, also from a card one is at; alone it chooses the card", async () => {
  await page.keyboard.press("Control+=");
  await page.keyboard.press("Control+=");
  await page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
  const card = cardWith(ben, "Willows");
  await card.focus();
  const top = () => page.locator("#board").evaluate(({ scrollTop }) => scrollTop);
  const [x, y] = middleOf(await page.locator("#board").boundingBox());
  await page.mouse.move(x, y);
  await page.keyboard.down("Space");
  await page.mouse.down();
  await page.mouse.move(x, y - 120, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Space");
  must((await top()) > 100, "the board was not dragged");
  must((await page.locator(".card.sel").count()) === 0, "the card was chosen");
  await page.keyboard.press("Space");
  await page.locator(".card.sel", { hasText: "Willows" }).waitFor();
  await page.keyboard.press("Space");
  await page.locator(".card.sel").waitFor({ state: "detached" });
  await page.keyboard.press("Control+0");
  await zoomed(ben, 100);
  await page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
});

await step("a frame on bare table selects what it touches", async () => {
  const [a, b] = [await box(ben, "Willows"), await box(ben, "Alders")];
  const [x, y] = await bare(ben, 0);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const left = Math.min(a.x, b.x) - 4;
  await page.mouse.move(left, Math.min(a.y, b.y) + 8, { steps: 6 });
  await page.locator(".marquee").waitFor();
  await page.mouse.up();
  await page.locator(".marquee").waitFor({ state: "detached" });
  const chosen = await page.locator(".card.sel p").allTextContents();
  must(chosen.includes("Willows") && chosen.length >= 2, `chosen: ${chosen}`);
  await page.mouse.click(x, y);
  await page.locator(".card.sel").first().waitFor({ state: "detached" });
});

await step(
  "a card that is dragged from its button begins where it is let go; let go at the button, as by a click",
  async () => {
    const [x, y] = await bare(ben, 1);
    const [fromX, fromY] = middleOf(await page.locator(".new-card").boundingBox());
    await page.mouse.move(fromX, fromY);
    await page.mouse.down();
    await page.mouse.move(x - 40, y - 30, { steps: 6 });
    await page.locator(".in-hand").waitFor();
    await looks(ben, "zooming-new-card");
    await page.mouse.up();
    await page.locator(".in-hand").waitFor({ state: "detached" });
    await page.locator(".write").fill("Dragged from its button");
    await page.locator(".write").press("Enter");
    await inRegion(ben, 1, "Dragged from its button").waitFor();
    await rests(page);
    const seen = await box(ben, "Dragged from its button");
    near([seen.x, seen.y], [x - 40, y - 30], 60, "it lies elsewhere");
    await saved(ben);
    await page.keyboard.press("Control+z");
    await cardWith(ben, "Dragged from its button").waitFor({ state: "detached" });
    await page.locator(".new-card").click();
    await page.locator(".write").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".dock").waitFor({ state: "detached" });
  },
);

await step("a double click on bare table writes a card there", async () => {
  const [x, y] = await bare(ben, 1);
  await page.mouse.dblclick(x - 60, y - 40);
  await page.locator(".write").fill("Where the floods went");
  await page.locator(".write").press("Enter");
  await inRegion(ben, 1, "Where the floods went").waitFor();
  await rests(page);
  const seen = await box(ben, "Where the floods went");
  near([seen.x, seen.y], [x - 60, y - 40], 60, "it lies elsewhere");
  await saved(ben);
});

await step("a card let go on another makes a group, whose name is asked for", async () => {
  const [a, b] = [await box(ben, "Willows"), await box(ben, "Alders")];
  await page.mouse.move(a.x + 30, a.y + 14);
  await page.mouse.down();
  await page.mouse.move(...middleOf(b), { steps: 8 });
  await page.locator(".target-hint", { hasText: "Group with card" }).waitFor();
  await page.mouse.up();
  await page.locator(".dialog input").fill("Trees that stand in water");
  await page.locator(".dialog .b.main").click();
  const group = tom.page.locator(".group-part", { hasText: "Trees that stand in water" });
  await group.locator("[data-card]").nth(1).waitFor();
  await page.locator(".tray h3").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Ungroup" }).click();
  await tom.page.locator(".group-part").waitFor({ state: "detached" });
  await saved(ben);
});

await step("cards that are chosen are lined up below each other, or side by side; one undo takes it back", async () => {
  const [one, two] = [cardWith(ben, "Willows"), cardWith(ben, "Ashes")];
  await rests(page);
  // The second is put somewhere, a little beside and below.
  const at = await two.boundingBox();
  await page.mouse.move(at.x + 30, at.y + 14);
  await page.mouse.down();
  await page.mouse.move(at.x + 80, at.y + 90, { steps: 6 });
  await page.mouse.up();
  await saved(ben);
  await rests(page);
  const was = [await lies(one), await lies(two)];
  must(Math.abs(was[0][0] - was[1][0]) > 1 && Math.abs(was[0][1] - was[1][1]) > 1, `they are in a line: ${was}`);
  const linesUp = async (name) => {
    await page.keyboard.press("Escape");
    await one.click({ position: { x: 30, y: 12 } });
    await two.click({ position: { x: 30, y: 12 }, modifiers: ["Shift"] });
    await page.locator(".tools [aria-haspopup=menu]").click();
    await page.getByRole("menuitem", { name }).waitFor();
    await looks(ben, "lining-up");
    await page.getByRole("menuitem", { name }).click();
    await saved(ben);
    await rests(page);
    return [await lies(one), await lies(two)];
  };
  const column = await linesUp("Line up in a column");
  must(Math.abs(column[0][0] - column[1][0]) < 0.1, `no column: ${column}`);
  await page.keyboard.press("Control+z");
  await saved(ben);
  await rests(page);
  near(await lies(two), was[1], 0.5, "the second was not brought back");
  const row = await linesUp("Line up in a row");
  must(Math.abs(row[0][1] - row[1][1]) < 0.1, `no row: ${row}`);
});

await step("the sheet of keys says what Alt, Ctrl and a finger do", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.locator(".keys dt", { hasText: "Alt and drag" }).waitFor();
  await page.locator(".keys dt", { hasText: "Ctrl and let go on a card" }).waitFor();
  await page.locator(".keys dt", { hasText: "Hold a finger on a card" }).waitFor();
  await looks(ben, "keys");
  await page.keyboard.press("Escape");
  await page.locator(".dialog").waitFor({ state: "detached" });
});

// ---------------------------------------------------------------- fingers

const devtools = await tom.page.context().newCDPSession(tom.page);
const touch = (type, ...points) =>
  devtools.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
const finger = async (from, to) => {
  await touch("touchStart", from);
  for (let part = 1; part <= 8; part += 1)
    await touch("touchMove", [from[0] + ((to[0] - from[0]) * part) / 8, from[1] + ((to[1] - from[1]) * part) / 8]);
  await touch("touchEnd");
};
const holds = async (person, words) => {
  const { x, y } = await box(person, words);
  const chosen = () => cardWith(person, words).evaluate((card) => card.classList.contains("sel"));
  const before = await chosen();
  await touch("touchStart", [x + 40, y + 14]);
  await person.page.waitForFunction(
    ([text, was]) =>
      [...document.querySelectorAll(".card")]
        .find((card) => card.textContent.includes(text))
        ?.classList.contains("sel") !== was,
    [words, before],
  );
  await touch("touchEnd");
  must((await chosen()) !== before, `${words}: letting go took it back`);
};

await step(
  "a finger that stays on a card chooses it, and one more, and takes one from them; a tap means one",
  async () => {
    await rests(tom.page);
    await holds(tom, "Willows");
    await holds(tom, "Alders");
    must((await tom.page.locator(".card.sel").count()) === 2, "the two are not chosen");
    await holds(tom, "Ashes");
    await holds(tom, "Ashes");
    must((await tom.page.locator(".card.sel").count()) === 2, "one more is chosen");
    must((await tom.page.locator(".msg, .card-words").count()) === 0, "it was taken for a double click");
    await looks(tom, "chosen-by-finger");
    const { x, y } = await box(tom, "Ashes");
    await tom.page.touchscreen.tap(x + 30, y + 14);
    await tom.page.waitForFunction(() => document.querySelectorAll(".card.sel").length === 1);
  },
);

await step("a finger scrolls from a card that is not chosen, and what is chosen stays; it drags what is", async () => {
  await holds(tom, "Alders");
  const chosen = await tom.page.locator(".card.sel").count();
  must(chosen === 2, `${chosen} are chosen`);
  const top = () => tom.page.locator("#board").evaluate(({ scrollTop }) => scrollTop);
  const { x, y } = await box(tom, "Willows");
  await finger([x + 40, y + 20], [x + 40, y - 120]);
  await tom.page.waitForFunction(() => document.querySelector("#board").scrollTop > 30);
  must((await tom.page.locator(".card.sel").count()) === 2, "scrolling chose something else");
  // What the finger set going goes on for a while.
  await tom.page.locator("#board").evaluate(async (board) => {
    for (let still = 0; still < 15; still = board.scrollTop === 0 ? still + 1 : 0) {
      board.scrollTo(0, 0);
      await new Promise(requestAnimationFrame);
    }
  });
  const before = await top();
  const from = await box(tom, "Alders");
  await finger([from.x + 40, from.y + 14], await bare(tom, 1));
  await inRegion(tom, 1, "Alders").waitFor();
  await inRegion(ben, 1, "Ashes").waitFor();
  must((await top()) === before, "the board was scrolled");
  await saved(tom);
});

await step("two fingers zoom the board around what is between them, and move it; the page stays as it is", async () => {
  await tom.page.keyboard.press("Escape");
  await rests(tom.page);
  const scale = () => tom.page.evaluate(() => visualViewport.scale);
  const before = middleOf(await box(tom, "Willows"));
  const [x, y] = before;
  await touch("touchStart", [x - 30, y], [x + 30, y]);
  for (let apart = 32; apart <= 60; apart += 4) await touch("touchMove", [x - apart, y], [x + apart, y]);
  await tom.page.waitForFunction(
    () => Number.parseInt(document.querySelector(".plan-foot button[title]").textContent, 10) === 200,
  );
  await rests(tom.page);
  const nearer = middleOf(await box(tom, "Willows"));
  // At the edge of the board there is nothing to scroll to.
  must(
    Math.abs(nearer[1] - y) < 8 || (await tom.page.locator("#board").evaluate((b) => b.scrollTop)) === 0,
    "it went away",
  );
  await touch("touchMove", [x - 60, y - 80], [x + 60, y - 80]);
  await tom.page.waitForFunction((was) => document.querySelector("#board").scrollTop > was, 40);
  must((await zoomOf(tom)) === 200, "it came nearer or went further");
  await looks(tom, "two-fingers");
  await touch("touchEnd");
  must((await scale()) === 1, "the page was zoomed");
  must((await tom.page.locator(".card.sel").count()) === 0, "something was chosen");
});

await step("in the dark and in Arabic the menu of a group can be read", async () => {
  for (const [name, some] of [
    ["zooming-dark", { theme: "dark" }],
    ["zooming-ar", { language: "ar" }],
  ]) {
    await settles(page, some);
    await cardWith(ben, "Willows").waitFor();
    await cardWith(ben, "Willows").click({ position: { x: 30, y: 12 } });
    await cardWith(ben, "Where the floods").click({ position: { x: 30, y: 12 }, modifiers: ["Shift"] });
    await page.keyboard.press("Control+g");
    await page.locator(".dialog input").fill("Water");
    await page.locator(".dialog .b.main").click();
    await page.locator(".group-part .group-menu").click();
    await page.locator("[role=menuitem]").nth(2).waitFor();
    await looks(ben, name);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await page.locator(".group-part").waitFor({ state: "detached" });
    await saved(ben);
  }
  await settles(page, {});
});
await step(
  "H moves the board with the mouse and nothing on it, V selects again; other single keys begin what they say",
  async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+0");
    await page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
    await rests(page);
    const card = page.locator("#board [data-card].mine").first();
    await card.focus();
    await page.keyboard.press("h");
    await page.locator(".hand-tool").waitFor();
    await looks(ben, "hand-tool");
    const lay = (await lies(card)).join();
    const { x, y } = await card.boundingBox();
    await page.mouse.move(x + 20, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + 20, y - 80, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector("#board").scrollTop > 60);
    must((await lies(card)).join() === lay, "a card was moved");
    must((await page.locator(".card.sel").count()) === 0, "a card was chosen");
    await page.keyboard.press("v");
    await page.locator(".hand-tool").waitFor({ state: "detached" });
    await page.keyboard.press("h");
    await page.locator(".hand-tool").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".hand-tool").waitFor({ state: "detached" });
    await card.focus();
    await page.keyboard.press("f");
    await page.locator(".dialog", { hasText: "Name of the group" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".dialog").waitFor({ state: "detached" });
    await card.focus();
    await page.keyboard.press("e");
    must(await page.evaluate(() => document.activeElement.matches(".signs button")), "it is not at the signs");
    await card.focus();
    await page.keyboard.press("t");
    // Where somebody writes the same letters are letters.
    await page.locator(".write").pressSequentially("hvfet");
    must((await page.locator(".write").inputValue()) === "hvfet", "letters were taken for keys");
    must((await page.locator(".hand-tool").count()) === 0, "a letter was taken for a key");
    await page.locator(".write").fill("");
    await page.keyboard.press("Escape");
    await page.locator(".dock").waitFor({ state: "detached" });
  },
);

await step("none of them does anything once single keys are off; those with Ctrl do", async () => {
  await settles(page, { singleKeys: false });
  const card = page.locator("#board [data-card].mine").first();
  await card.waitFor();
  await rests(page);
  const state = () =>
    page.evaluate(() =>
      [
        document.querySelectorAll(".dialog, .dock, .hand-tool").length,
        document.activeElement.dataset.card,
        document.querySelector(".plan-foot button[title]")?.textContent,
      ].join(),
    );
  await card.focus();
  const before = await state();
  for (const key of ["h", "f", "e", "t", "n", "m", "a", "r", "?", "Shift+1"]) {
    await page.keyboard.press(key);
    must((await state()) === before, `${key} did something`);
  }
  await page.keyboard.press("Control+g");
  await page.locator(".dialog", { hasText: "Name of the group" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".dialog").waitFor({ state: "detached" });
  await settles(page, {});
  await card.waitFor();
});
await stage.closes();
