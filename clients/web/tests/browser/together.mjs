// Many at once: five people write, move and type on one board; undo with the others at work; and silent writing, of which
// nothing reaches anybody else's browser, whatever is looked at: the page, every frame, every answer.

import { boardOf, core, holdTheSame } from "./boards.mjs";
import { cardWith, chooses, enters, goesOn, inRegion, looks, must, rests, saved, step, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const ray = await stage.comes("Ray", "rapporteur");
const rae = await stage.comes("Rae", "rapporteur");
const ben = await stage.comes("Ben", "participant");
const pia = await stage.comes("Pia", "participant", { viewport: { width: 390, height: 844 }, hasTouch: true });
const five = [ann, ray, rae, ben, pia];

// Everything that comes to a page from the server.
function listens(person) {
  const heard = { frames: [], answers: [] };
  person.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => heard.frames.push(Buffer.from(payload))),
  );
  person.page.on("response", (response) => {
    if (response.url().includes("/api/")) heard.answers.push(response.text().catch(() => ""));
  });
  heard.words = async () => `${core.everythingIn(heard.frames)}\n${(await Promise.all(heard.answers)).join("\n")}`;
  return heard;
}
const heard = new Map([ann, ray].map((person) => [person, listens(person)]));

await step("five people come to one board", async () => {
  await Promise.all(five.map(enters));
  const words = ["Rivers", "Roads", "Rain", "Roofs", "Rules", "Rents"];
  await ann.page.locator("[data-stop^='region:']").first().focus();
  await ann.page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, words.join("\n"));
  await ann.page.getByRole("button", { name: "Add 6 cards" }).click();
  for (const person of five) await cardWith(person, "Rents").waitFor();
  await ann.page.getByRole("tab", { name: "People" }).click();
  for (const { name } of five) await ann.page.locator(".people-list li", { hasText: name }).waitFor();
  await ann.page.getByRole("tab", { name: "Notes" }).click();
});

const editor = ({ page }) => page.locator(".note-editor .cm-content");
const sentences = {
  Ray: "What Ray heard: the river was never asked. ",
  Rae: "What Rae heard: nobody pays for the rain. ",
};
// Who drags lets go where nothing lies, at the foot of a region; somebody else may have the card in hand, which is no harm.
async function drags(person, words, region, across) {
  const { page } = person;
  await rests(page);
  const paper = await cardWith(person, words).first().boundingBox();
  const foot = await page.locator(".region-paper").nth(region).boundingBox();
  await page.mouse.move(paper.x + 30, paper.y + 12);
  await page.mouse.down();
  await page.mouse.move(foot.x + across * foot.width, foot.y + foot.height - 70, { steps: 8 });
  await page.mouse.up();
}
await step("all five write, move and type at the same time, and hold the same board in the end", async () => {
  await ray.page.getByRole("button", { name: "Write a note" }).click();
  await editor(ray).waitFor();
  await ray.page.keyboard.type("Notes. ");
  await rae.page.locator(".note", { hasText: "Notes." }).locator(".note-edit").click();
  await editor(rae).waitFor();
  await rae.page.keyboard.press("Control+Home");
  const acts = {
    ann: async () => {
      for (const at of [0, 1, 2, 3]) await writes(ann, at, `Ann writes number ${at}.`);
      await cardWith(ann, "Roofs").click();
      await cardWith(ann, "Rules").click({ modifiers: ["Shift"] });
      await ann.page.keyboard.press("Control+g");
      await ann.page.locator(".dialog input").fill("What stands");
      await ann.page.keyboard.press("Enter");
    },
    ray: () => ray.page.keyboard.type(sentences.Ray, { delay: 60 }),
    rae: () => rae.page.keyboard.type(sentences.Rae, { delay: 60 }),
    ben: async () => {
      await writes(ben, 4, "Ben begins");
      await drags(ben, "Rivers", 0, 0.1);
      await goesOn(ben, "Ben begins");
      await ben.page.keyboard.type(" and goes on, letter by letter.", { delay: 30 });
      await ben.page.keyboard.press("Escape");
      await drags(ben, "Roads", 1, 0.1);
      await drags(ben, "Rain", 1, 0.5);
    },
    pia: async () => {
      const { page } = pia;
      for (const [words, region] of [
        ["Rents", 3],
        ["Rain", 5],
        ["Rivers", 2],
      ]) {
        await cardWith(pia, words).tap();
        await page.getByRole("button", { name: "Move to" }).first().click();
        await page.locator(".dialog .choices label").nth(region).click();
        await page.locator(".dialog .b.main").click();
        await page.locator(".dialog").waitFor({ state: "detached" });
      }
    },
  };
  await Promise.all(Object.values(acts).map((act) => act()));
  await Promise.all(five.map(saved));
  await holdTheSame(five);
  // Every letter of both is in the one note, in the order it was typed, whole.
  await rae.page.keyboard.press("Escape");
  await ray.page.keyboard.press("Escape");
  const notes = await Promise.all(
    [ann, ray, rae, ben].map(({ page }) =>
      page.locator(".note", { hasText: "Notes." }).locator(".note-text").textContent(),
    ),
  );
  must(new Set(notes).size === 1, `the note reads ${JSON.stringify(notes)}`);
  for (const sentence of Object.values(sentences))
    must(notes[0].includes(sentence.trim()), `"${sentence}" is not whole in "${notes[0]}"`);
  const { lines } = await boardOf(ann);
  for (const words of [
    "Ben begins and goes on, letter by letter.",
    ...[0, 1, 2, 3].map((at) => `Ann writes number ${at}.`),
  ])
    must(lines.filter((line) => line.endsWith(`: ${words}`)).length === 1, `"${words}" is not there once`);
  await looks(ann, "five");
});

await step("undo takes back what one did, while the others are at work, and nothing of theirs", async () => {
  await writes(ben, 1, "Ben's second thought");
  await cardWith(ben, "Ben's second thought").focus();
  await ben.page.keyboard.press("Control+ArrowRight");
  await saved(ben);
  await inRegion(ann, 2, "Ben's second thought").waitFor();
  // Ann moves another card and renames the group, Rae writes, Pia puts Ben's own card elsewhere.
  await Promise.all([
    (async () => {
      await writes(ann, 2, "Ann in between");
      await cardWith(ann, "Rain").focus();
      await ann.page.keyboard.press("Control+ArrowDown");
    })(),
    writes(rae, 2, "Rae in between"),
    (async () => {
      await ben.page.keyboard.press("Control+z"); // the move
      await inRegion(ann, 1, "Ben's second thought").waitFor();
      await ben.page.keyboard.press("Control+z"); // the card
      await cardWith(ann, "Ben's second thought").waitFor({ state: "detached" });
    })(),
  ]);
  await Promise.all(five.map(saved));
  await holdTheSame(five);
  for (const words of ["Ann in between", "Rae in between", "Ben begins and goes on"])
    must((await cardWith(pia, words).count()) === 1, `"${words}" is gone`);
  await ben.page.keyboard.press("Control+y");
  await cardWith(ann, "Ben's second thought").waitFor();
});

const secret = "Heliotrope herons hum"; // nobody writes this by chance
await step("of silent writing nothing comes to any other browser: no frame, no answer, no word", async () => {
  await chooses(ann, "Begin silent writing");
  await ben.page.locator(".silence").waitFor();
  await writes(ben, 4, secret);
  await goesOn(ben, secret);
  await ben.page.keyboard.type(" at noon", { delay: 20 });
  await ben.page.keyboard.press("Escape");
  await saved(ben);
  await looks(ben, "silence");
  // Zoe comes meanwhile: what she is sent first, the whole board, has nothing of it either.
  const zoe = await stage.comes("Zoe", "participant");
  heard.set(zoe, listens(zoe));
  await enters(zoe);
  // What is done after it has come to everybody, so that it would have, too.
  await writes(ann, 0, "Ann's own, in silence.");
  for (const person of [ann, zoe]) await saved(person);
  await ann.page.evaluate(async () => {
    const id = location.pathname.split("/")[2];
    for (const what of ["log?after=0&limit=5000&effects=1", "export?format=json", "export?format=md"])
      await fetch(`/api/documents/${id}/${what}`).then((response) => response.text());
  });
  for (const [person, { words }] of heard) {
    const all = await words();
    must(all.length > 1_000, `${person.name} was sent next to nothing`);
    for (const piece of [secret, "Heliotrope", "herons hum", "at noon"])
      must(!all.includes(piece), `${person.name} was sent "${piece}"`);
    must((await cardWith(person, "Heliotrope").count()) === 0, `${person.name} sees it`);
  }
});
await step("when it ends all appear at once, and then they were sent", async () => {
  await ben.page.keyboard.press("n");
  await ben.page.locator(".write").pressSequentially("Half a thou", { delay: 20 });
  await ann.page.locator(".silence .b").click();
  // Who shows the cards is told that somebody is not done: a number, and nobody's name.
  await ann.page
    .locator(".dialog")
    .getByText(/^Have written: \d of \d · Writing at this moment: 1 of \d$/)
    .waitFor();
  await ann.page.locator(".dialog").getByText("Somebody is in the middle of a card.").waitFor();
  await looks(ann, "reveal");
  await ben.page.locator(".write").fill("");
  await ben.page.locator(".write").press("Escape");
  await ann.page.locator(".dialog .b.main").click();
  for (const [person, { words }] of heard) {
    await cardWith(person, `${secret} at noon`).waitFor();
    must(
      (await words()).includes(`${secret} at noon`),
      `${person.name} sees what nobody sent: listening hears nothing`,
    );
  }
  await Promise.all(five.map(saved));
  await holdTheSame(five);
});
await stage.closes();
