// Notes: written with tools by those who know no Markdown, by two at once, with an input method, from Word, about cards and
// people; read by everybody, also on a phone.
import { setTimeout as pause } from "node:timers/promises";
import {
  cardWith,
  enters,
  isSeen,
  lights,
  looks,
  must,
  patience,
  saved,
  settles,
  step,
  tooWide,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const fay = await stage.comes("Fay", "facilitator");
const [ray, rae] = [await stage.comes("Ray", "rapporteur"), await stage.comes("Rae", "rapporteur")];
for (const person of [fay, ray, rae]) await enters(person);
await writes(fay, 0, "The river is only a view, not a place.");
await writes(fay, 1, "By 2035, safe to swim in the Vell on 90 days out of 100.");
await writes(fay, 5, "Who has asked the farmers?");
await cardWith(ray, "asked the farmers").waitFor();
const numberOf = (text) => cardWith(ray, text).locator(".no").textContent();
const farmers = await numberOf("asked the farmers");
const river = await numberOf("only a view, not a place");

const editor = ({ page }) => page.locator(".note-editor .cm-content");
const tool = ({ page }, name) => page.locator(".note-tools").getByRole("button", { name, exact: true });
// The words as the page shows them, flags of others left out.
const words = ({ page }) =>
  page.locator(".note-editor .cm-content").evaluate((content) => {
    const copy = content.cloneNode(true);
    for (const flag of copy.querySelectorAll(".other-caret")) flag.remove();
    return [...copy.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
  });
const note = ({ page }, text) => page.locator(".note", { hasText: text });
const opens = async (person, text) => {
  await note(person, text).locator(".note-edit").click();
  await editor(person).waitFor();
};
const done = async (person) => {
  await person.page.keyboard.press("Escape");
  await editor(person).waitFor({ state: "detached" });
};
// Both hold the same, and what is wanted of it; looked at again as long as it may take. What they hold is given back.
const agree = async (wanted, what = wanted) => {
  const holds = typeof wanted === "string" ? (some) => some === wanted : wanted;
  for (const until = Date.now() + patience; ; await ray.page.evaluate(() => new Promise(requestAnimationFrame))) {
    const [one, two] = [await words(ray), await words(rae)];
    if (one === two && holds(one)) return one;
    must(Date.now() < until, `they hold "${one}" and "${two}", not ${what}`);
  }
};

await step("a note is written with tools, and reads as it was meant", async () => {
  await ray.page.getByRole("button", { name: "Write a note" }).click();
  await editor(ray).waitFor();
  await looks(ray, "notes-new");
  await ray.page.keyboard.type(
    "On incentives: the organisation that could most easily keep rain out of sewers is paid for ",
  );
  await tool(ray, "Bold").click();
  await ray.page.keyboard.type("building larger ones");
  await tool(ray, "Bold").click();
  await ray.page.keyboard.type(".");
  await ray.page.keyboard.press("Enter");
  await tool(ray, "List").click();
  await ray.page.keyboard.type("nobody’s fault");
  await ray.page.keyboard.press("Enter");
  await ray.page.keyboard.type("everybody’s arrangement");
  must((await ray.page.locator(".cm-line .strong").textContent()).includes("building"), "bold where it is written");
  must((await words(ray)).includes("• nobody’s fault\n• everybody’s"), "a list, and Enter goes on with it");
  must((await tool(ray, "List").getAttribute("aria-pressed")) === "true", "the tool says so");
  await looks(ray, "notes-written");
  await done(ray);
  await fay.page.locator(".note-text strong", { hasText: "building larger ones" }).waitFor();
  must((await note(fay, "On incentives").locator("li").count()) === 2, "a list for those who read");
  must(
    (await fay.page.locator(".note-edit").count()) === 0,
    "a facilitator is offered what the server refuses: notes are the rapporteurs’",
  );
  must((await fay.page.getByRole("button", { name: "Write a note" }).count()) === 0, "and begin none");
});

await step(
  "a name in a record note is pointed out while it is written, and in a working note it may stand",
  async () => {
    await ray.page.getByRole("button", { name: "Write a note" }).click();
    await editor(ray).waitFor();
    await ray.page.keyboard.type("Then Fay asked who pays for the fayre");
    const named = ray.page.locator(".note-editor .note-named");
    await named.getByText("Fay", { exact: true }).waitFor();
    must((await named.count()) === 1, "what is no name is pointed out");
    must((await named.getAttribute("title")).includes("stay out of record notes"), "it does not say why");
    await ray.page.getByText("Named in this note: Fay.").waitFor();
    await looks(ray, "notes-named");
    for (const [width, height] of [
      [1024, 768],
      [390, 844],
    ]) {
      await ray.page.setViewportSize({ width, height });
      await named.waitFor();
      await looks(ray, `notes-named-${width}`);
    }
    await ray.page.setViewportSize({ width: 1440, height: 900 });
    await ray.page.getByLabel("Working note", { exact: true }).check();
    await named.waitFor({ state: "detached" });
    await ray.page.getByLabel("Record note", { exact: true }).check();
    await named.waitFor();
    await editor(ray).focus();
    await ray.page.keyboard.press("Control+a");
    await ray.page.keyboard.type("Somebody asked who pays");
    await named.waitFor({ state: "detached" });
    await done(ray);
  },
);

await step("# refers to a card by its words or number, and leads to it", async () => {
  await ray.page.getByRole("button", { name: "Write a note" }).click();
  await editor(ray).waitFor();
  await ray.page.keyboard.type("Nobody at the table farms: #farm");
  await ray.page.locator(".note-offers li", { hasText: "Who has asked" }).waitFor();
  await looks(ray, "notes-offers");
  await ray.page.keyboard.press("Enter");
  await ray.page.locator(".note-editor .chip", { hasText: `Card ${farmers}` }).waitFor();
  await ray.page.keyboard.type(`and #${river}`);
  await ray.page.locator(".note-offers li[aria-selected]", { hasText: `Card ${river}` }).waitFor();
  await ray.page.keyboard.press("Enter");
  await ray.page.locator(".note-editor .chip", { hasText: `Card ${river}` }).click();
  await ray.page.locator(".card:focus", { hasText: "only a view, not a place" }).waitFor();
  await editor(ray).focus();
  await done(ray);
  await note(rae, "Nobody at the table")
    .locator(".chip", { hasText: `Card ${farmers}` })
    .click();
  await rae.page.locator(".card:focus", { hasText: "asked the farmers" }).waitFor();
});

await step("a chip is taken away whole, and @ offers people", async () => {
  await opens(ray, "Nobody at the table");
  await ray.page.keyboard.press("Control+End");
  await ray.page.keyboard.press("Backspace"); // the blank after it
  await ray.page.keyboard.press("Backspace");
  must((await words(ray)) === `Nobody at the table farms: Card ${farmers} and `, `it was "${await words(ray)}"`);
  await ray.page.keyboard.type("@fay");
  await ray.page.locator(".note-offers li[aria-selected]", { hasText: "Fay" }).waitFor();
  await ray.page.keyboard.press("Enter");
  await ray.page.locator(".note-editor .chip.person", { hasText: "@Fay" }).waitFor();
  await looks(ray, "notes-person");
});

await step("one key puts the meeting's time, another a mark for the recording", async () => {
  await ray.page.keyboard.press("F8");
  const time = await ray.page.locator(".note-editor .chip.time").textContent();
  must(/^\d\d:\d\d$/.test(time), `the time is "${time}"`);
  await ray.page.keyboard.press("F9");
  const mark = await ray.page.locator(".note-editor .chip.recorded").textContent();
  must(/^\d\d:\d\d:\d\d Moment$/.test(mark), `the mark is "${mark}"`);
  await ray.page.keyboard.type("poorest wards first");
  await done(ray);
});

await step("two rapporteurs type in one note at the same time, and see where the other is", async () => {
  await ray.page.getByRole("button", { name: "Write a note" }).click();
  await editor(ray).waitFor();
  await ray.page.keyboard.type("The harbour was missing.");
  await opens(rae, "The harbour was missing");
  await rae.page.keyboard.press("Control+Home");
  await Promise.all([
    rae.page.keyboard.type("At first ", { delay: 25 }),
    ray.page.keyboard.type(" Nobody had asked.", { delay: 25 }),
  ]);
  await agree("At first The harbour was missing. Nobody had asked.");
  await ray.page.locator(".other-caret bdi", { hasText: "Rae" }).waitFor();
  await ray.page.getByText("Also writing: Rae").waitFor();
  await rae.page.keyboard.press("Shift+Home");
  await ray.page.locator(".other-choice").waitFor();
  await looks(ray, "notes-two");
});

await step("at the same place too, and no letter is lost", async () => {
  for (const one of [ray, rae]) await one.page.keyboard.press("Control+End");
  const before = await agree(() => true);
  await Promise.all([
    rae.page.keyboard.type("HARBOUR", { delay: 40 }),
    ray.page.keyboard.type("upstream", { delay: 40 }),
  ]);
  await agree((one) => {
    const typed = one.slice(before.length);
    return typed.replace(/[A-Z]/g, "") === "upstream" && typed.replace(/[a-z]/g, "") === "HARBOUR";
  }, "every letter of both in its order");
});

await step("undo takes back one's own typing, not the other's, nor what one did on the board", async () => {
  await rae.page.locator("#board [data-stop]").first().focus();
  await writes(rae, 2, "Farming upstream");
  await editor(rae).focus();
  await rae.page.keyboard.press("Control+End");
  await rae.page.keyboard.type(" Mine.");
  await agree((one) => one.includes(" Mine."), "Rae's words");
  await ray.page.keyboard.press("Control+End");
  await ray.page.keyboard.type(" Ours.");
  await agree((one) => one.includes(" Ours."), "Ray's words");
  await rae.page.keyboard.press("Control+z");
  await agree((one) => !one.includes("Mine.") && one.includes("Ours."), "Ray's words alone");
  must((await cardWith(ray, "Farming upstream").count()) === 1, "the card is there");
  await rae.page.keyboard.press("Control+y");
  await agree((one) => one.includes(" Mine."), "Rae's words again");
});

await step("an input method is left in peace while others type", async () => {
  const line = await ray.context.newCDPSession(ray.page);
  await ray.page.keyboard.press("Control+End");
  const before = await words(ray);
  for (const text of ["k", "か", "かw", "かわ"])
    await line.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await rae.page.keyboard.press("Control+Home");
  await rae.page.keyboard.type("So: ");
  for (const until = Date.now() + patience; !/^So: .*かわ$/s.test(await words(rae)); await pause(50))
    must(Date.now() < until, `Rae sees "${await words(rae)}", and not what is being composed`);
  // What Rae wrote has come to Ray's page when what is done after it has.
  await saved(rae);
  await writes(fay, 2, "After what Rae wrote.");
  await cardWith(ray, "After what Rae wrote").waitFor();
  must((await words(ray)) === `${before}かわ`, `while composing it is "${await words(ray)}"`);
  await line.send("Input.imeSetComposition", { text: "川", selectionStart: 1, selectionEnd: 1 });
  await line.send("Input.insertText", { text: "川" });
  await agree(`So: ${before}川`);
  // And right beside where the other types.
  await line.send("Input.imeSetComposition", { text: "みず", selectionStart: 2, selectionEnd: 2 });
  await rae.page.keyboard.press("Control+End");
  await rae.page.keyboard.type("!");
  await line.send("Input.insertText", { text: "水" });
  await agree((one) => one.includes("水") && one.includes("!") && !one.includes("みず"), "both, and what was chosen");
});

await step("emoji are whole", async () => {
  await ray.page.keyboard.press("Control+End");
  await ray.page.keyboard.insertText("👩‍🔧😀");
  await ray.page.keyboard.press("Backspace");
  await ray.page.keyboard.insertText("😃");
  await agree((one) => one.endsWith("👩‍🔧😃"), "two whole faces at the end");
  await done(ray);
  await done(rae);
});

// As Word puts it on the clipboard.
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p {margin:0} --></style></head><body>
<h2>Findings<o:p></o:p></h2><p class=MsoNormal>The group was <b>clear </b>about the <i>harbour</i>.<script>globalThis.evil = 1</script>
<img src="data:image/png;base64,AAAA" onerror="globalThis.evil = 2"></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·&nbsp; </span><![endif]>Clean water</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp; </span>Paid upkeep</p>
<table><tr><td><p class=MsoNormal>Who</p></td><td><p class=MsoNormal>When</p></td></tr><tr><td>City</td><td>2035</td></tr></table></body></html>`;
await step("what is pasted from Word is cleaned, and keeps its headings, lists and tables", async () => {
  await rae.page.getByRole("button", { name: "Write a note" }).click();
  await editor(rae).waitFor();
  await editor(rae).evaluate((content, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "plain");
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, fromWord);
  await rae.page.locator(".cm-line.h2", { hasText: "Findings" }).waitFor();
  await looks(rae, "notes-pasted");
  await done(rae);
  const read = fay.page.locator(".note", { hasText: "Findings" });
  await read.locator("h3", { hasText: "Findings" }).waitFor();
  must((await read.locator("li").allTextContents()).join() === "Clean water,Paid upkeep", "the list");
  must((await read.locator("th").allTextContents()).join() === "Who,When", "the table");
  must((await read.locator("strong").textContent()) === "clear", "bold");
  must((await read.locator("img, script").count()) === 0, "nothing else");
  must((await rae.page.evaluate(() => globalThis.evil)) === undefined, "nothing ran");
});

await step("a working note is plainly one, and no participant is sent it", async () => {
  const ben = await stage.comes("Ben", "participant");
  await enters(ben);
  await ray.page.getByRole("button", { name: "Working note" }).click();
  await editor(ray).waitFor();
  await ray.page.keyboard.type("Remote participant dropped out at about fourteen minutes.");
  await ray.page.locator(".writer.for-few", { hasText: "never exported" }).waitFor();
  await looks(ray, "notes-working");
  await note(rae, "dropped out").locator(".note-tag").waitFor();
  await ben.page.locator(".note", { hasText: "Findings" }).waitFor();
  must((await note(ben, "dropped out").count()) === 0, "Ben has it");
  must((await ben.page.locator(".note-edit").count()) === 0, "who takes part reads");
  await ray.page.getByLabel("Record note").check();
  await note(ben, "dropped out").waitFor();
  await ray.page.getByLabel("Working note").check();
  await note(ben, "dropped out").waitFor({ state: "detached" });
  await editor(ray).focus();
  await done(ray);
  await looks(ben, "notes-read");
  await ben.context.close();
});

await step("by keyboard alone: in, along the tools, out, and on to the next", async () => {
  await ray.page.locator(".note-edit").last().focus();
  await ray.page.keyboard.press("Enter");
  await editor(ray).waitFor();
  await ray.page.keyboard.type(" Round continued.");
  await ray.page.keyboard.press("Shift+Tab");
  await ray.page.keyboard.press("ArrowRight");
  must(
    (await ray.page.evaluate(() => document.activeElement?.closest("[role=toolbar]") !== null)) === true,
    "the tools are one stop before the words",
  );
  await editor(ray).focus();
  // Away again at once, before anything else is drawn around it.
  await ray.page.evaluate(() => {
    new MutationObserver((_, watcher) => {
      if (!document.querySelector(".cm-placeholder")) return;
      watcher.disconnect();
      const key = { key: "Escape", code: "Escape", keyCode: 27, bubbles: true, cancelable: true };
      document.querySelector(".note-editor .cm-content").dispatchEvent(new KeyboardEvent("keydown", key));
    }).observe(document.body, { childList: true, subtree: true });
  });
  await ray.page.keyboard.press("Control+Enter");
  await editor(ray).waitFor({ state: "detached" });
  must(
    (await ray.page.locator(".note").last().textContent()).includes("Round continued"),
    "nothing written is no note",
  );
});

await step(
  "two rapporteurs who began the same note put theirs together, take them apart, and nothing is lost",
  async () => {
    for (const [person, text] of [
      [ray, "The farmers were never asked."],
      [rae, "Farmers: nobody asked them, said two."],
    ]) {
      await person.page.getByRole("button", { name: "Write a note" }).click();
      await editor(person).waitFor();
      await person.page.keyboard.type(text);
      await done(person);
      await saved(person);
      for (const other of [ray, rae]) await note(other, text).waitFor();
    }
    const together = async () => {
      await note(rae, "said two").filter({ hasNotText: "never asked" }).locator(".note-together").click();
      await rae.page.getByRole("menuitem", { name: /The farmers were never asked/ }).click();
      for (const { page } of [ray, rae]) {
        const both = page.locator(".note", { hasText: "never asked" }).filter({ hasText: "said two" });
        await both.getByText("Put together from 2 notes").waitFor();
        await page.waitForFunction(
          () =>
            [...document.querySelectorAll(".note")].filter((one) => one.textContent.includes("said two")).length === 1,
        );
      }
    };
    const apart = () =>
      ray.page.waitForFunction(
        () =>
          [...document.querySelectorAll(".note-text")].filter((one) => one.textContent.includes("said two")).length ===
          2,
      );
    await note(rae, "said two").filter({ hasNotText: "never asked" }).locator(".note-together").click();
    await looks(rae, "notes-together-menu");
    const offered = await rae.page.getByRole("menuitem").allTextContents();
    const working = rae.page.locator(".note.working .note-text");
    must((await working.count()) > 0, "there is no working note to leave out");
    const begins = (await working.first().textContent()).trim().slice(0, 20);
    must(!offered.some((words) => words.includes(begins)), "a working note is offered to a record note");
    await rae.page.keyboard.press("Escape");
    await rae.page.getByRole("menuitem").first().waitFor({ state: "detached" });
    await together();
    await looks(rae, "notes-together");
    must((await fay.page.locator(".note-together").count()) === 0, "whoever leads is offered what rapporteurs do");
    await rae.page.locator(".messages").getByRole("button", { name: "Undo" }).first().click();
    await apart();
    await together();
    await ray.page.getByRole("button", { name: /^Take out again: .*said two/ }).click();
    await apart();
    await together();
  },
);

await step("notes in every theme, mirrored, large, and on a phone", async () => {
  await saved(ray);
  const shows = async (name) => {
    await note(ray, "The harbour").first().waitFor();
    await looks(ray, `notes-${name}`);
    await ray.page.locator(".note-edit").nth(1).click();
    await editor(ray).waitFor();
    await ray.page.keyboard.press("Control+Home");
    await looks(ray, `notes-open-${name}`);
    await done(ray);
  };
  for (const [name, some] of lights([
    ["light", {}],
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["ar", { language: "ar" }],
    ["large", { textScale: 1.5 }],
  ])) {
    await settles(ray.page, some);
    await shows(name);
  }
  await ray.page.setViewportSize({ width: 390, height: 844 });
  for (const [name, some] of lights([
    ["light", {}],
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["ar", { language: "ar" }],
  ])) {
    await settles(ray.page, some);
    await ray.page.locator(".menu-button").click();
    await ray.page.getByRole("menuitem").nth(1).click();
    await shows(`390-${name}`);
    for (const one of [".state", ".panel-question p", ".menu-button"])
      must(await isSeen(ray, one), `${one} is hidden while a note is written on a phone`);
    const wide = await tooWide(ray.page);
    must(wide <= 0, `${name} is ${wide} px too wide`);
  }
});
await stage.closes();
