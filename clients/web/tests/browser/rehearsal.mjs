// A meeting is rehearsed: a copy with boards of its own, marked on every screen, led like any other, extended, and ended;
// then nothing of it is left, on the server, in its data folder or on the device. And how one's own connection does.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { core } from "./boards.mjs";
import { copies, enters, looks, must, opens, saved, settles, step, tooWide, until, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const board = "demo-2027.s2-b1";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const secret = "The heron rehearses at dawn";

const button = ({ page }, name, exact = false) => page.getByRole("button", { name, exact });
const dialog = ({ page }) => page.locator(".dialog");
const strip = ({ page }) => page.locator(".rehearsal");
const arrives = async (person) => {
  await person.page.locator("input[autocomplete=name]").fill(person.name);
  await person.page.locator("button[type=submit]").click();
  await person.page.locator(".meeting-screen").waitFor();
};
// Names of files of the data folder that hold these words.
function filesWith(words, folder = stage.data) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    try {
      const found = statSync(path);
      if (found.isDirectory()) return filesWith(words, path);
      return found.isFile() && readFileSync(path).includes(words) ? [path] : [];
    } catch {
      return []; // a socket; or it was there a moment ago
    }
  });
}

const fay = await stage.comes("Fay", "demo-2027 facilitator");
let link = "";
await step("whoever leads begins a rehearsal of one board from the meeting's home", async () => {
  await arrives(fay);
  must((await strip(fay).count()) === 0, "the meeting itself is marked as a rehearsal");
  await button(fay, "Rehearse…", true).click();
  await dialog(fay).locator("select").selectOption(board);
  await looks(fay, "rehearsal-begin");
  await button(fay, "Begin the rehearsal", true).click();
  await dialog(fay).getByText("The rehearsal is ready").waitFor();
  link = await dialog(fay).locator(".p-links input").first().inputValue();
  await looks(fay, "rehearsal-ready");
  await button(fay, "Open the rehearsal", true).click();
  await strip(fay).getByText("Nothing here is kept.").waitFor();
  await fay.page.locator(".meeting-screen").waitFor();
  await looks(fay, "rehearsal-home");
  for (const name of ["Rehearse…", "Copy for next time…"])
    must((await button(fay, name, true).count()) === 0, `"${name}" is offered in a rehearsal`);
});

const pia = await opens(stage.base, link.slice(link.indexOf("#") + 1), "Pia", phone);
await step("whoever has its link is told before they come in, and on their board", async () => {
  await strip(pia).waitFor();
  await looks(pia, "rehearsal-join-phone");
  await enters(pia);
  await strip(pia).waitFor();
  await writes(pia, 1, secret);
  await saved(pia);
  await copies(pia, secret);
  await looks(pia, "rehearsal-board-phone");
  must((await tooWide(pia.page)) <= 0, "a phone has to be scrolled sideways");
  must(filesWith(secret).length > 0, "listening for words in the data folder hears nothing");
});

await step("it is led like any other, on its own console; the strip is on every screen", async () => {
  const rehearsal = new URL(fay.page.url()).pathname.split("/")[2];
  await fay.page.goto(`${stage.base}/meeting/${rehearsal}/console`);
  await fay.page.locator('.c-group[data-group="1"]').waitFor();
  await strip(fay).waitFor();
  await looks(fay, "rehearsal-console");
  await button(fay, /^Choose/).click();
  await button(fay, "Next phase…").click();
  await dialog(fay)
    .getByRole("button", { name: /^Begin/ })
    .click();
  await pia.page.locator(".phase-name h2", { hasText: "Frame" }).waitFor({ state: "attached" });
  await pia.page.locator(".clock .big").first().waitFor({ state: "attached" });
  const document = new URL(pia.page.url()).pathname.split("/")[2];
  const far = { name: "far", context: pia.context, page: await pia.context.newPage() };
  for (const shape of ["projector", "print"]) {
    await far.page.goto(`${stage.base}/board/${document}/${shape}`);
    await strip(far).waitFor();
    await looks(far, `rehearsal-${shape}`);
  }
  await far.page.close();
});

await step("a person looks at their connection, and shows it to whoever leads", async () => {
  await pia.page.bringToFront();
  await pia.page.locator(".menu-button").click();
  await pia.page.getByRole("menuitem", { name: "My connection" }).click();
  await dialog(pia).locator(".line-figures").waitFor();
  await until(
    async () => /\d+ ms/.test((await dialog(pia).locator("tr").first().textContent()) ?? ""),
    "the way to the server and back is measured",
  );
  await looks(pia, "line-phone");
  // It is ticked once the line has been told.
  await dialog(pia).locator("input[type=checkbox]").click();
  await dialog(pia).locator("input[type=checkbox]:checked").waitFor();
  await looks(pia, "line-shared-phone");
  const shown = fay.page.locator(".c-devices");
  await shown.locator(":scope > summary", { hasText: "1 device shows how it does" }).click();
  await shown.locator("details summary", { hasText: "Pia" }).click();
  await shown.locator(".line-figures").waitFor();
  await looks(fay, "line-console");
  await dialog(pia).locator("input[type=checkbox]").click();
  await shown.waitFor({ state: "detached" });
  await button(pia, "Close", true).click();
});

await step("in other lights, mirrored, and in German", async () => {
  for (const [theme, language] of [
    ["dark", "en-GB"],
    ["contrast", "de"],
    ["light", "ar"],
  ]) {
    for (const person of [fay, pia]) {
      await settles(person.page, { theme, language });
      await strip(person).waitFor();
    }
    await looks(fay, `rehearsal-console-${theme}-${language}`);
    await looks(pia, `rehearsal-board-phone-${theme}-${language}`);
    must((await tooWide(pia.page)) <= 0, `in ${language} a phone has to be scrolled sideways`);
  }
  for (const person of [fay, pia]) {
    await settles(person.page, { theme: "light", language: "en-GB" });
    await strip(person).waitFor();
  }
});

await step("it is extended, and then ended; everybody is told, and nothing of it is left", async () => {
  await button(fay, "Extend or end…").click();
  await dialog(fay).getByText("4 hours").click();
  await looks(fay, "rehearsal-manage");
  await button(fay, "Let it last so long").click();
  await dialog(fay).waitFor({ state: "detached" });
  await button(fay, "Extend or end…").click();
  await button(fay, "End it now…").click();
  await looks(fay, "rehearsal-end");
  await button(fay, "End it, and keep nothing").click();
  for (const person of [fay, pia]) await person.page.getByText("The rehearsal has ended").waitFor();
  await looks(pia, "rehearsal-over-phone");
  await looks(fay, "rehearsal-over");
  await until(() => filesWith(secret).length === 0, "the data folder holds none of its words");
  const kept = await pia.page.evaluate(
    (words) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("plenary");
        request.onerror = () => reject(request.error);
        request.onsuccess = async () => {
          const held = [];
          for (const name of request.result.objectStoreNames) {
            const all = await new Promise((then) => {
              const asked = request.result.transaction(name).objectStore(name).getAll();
              asked.onsuccess = () => then(asked.result);
            });
            const text = JSON.stringify(all, (_, value) =>
              value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
            );
            if (text.includes(words)) held.push(name);
          }
          request.result.close();
          resolve(held);
        };
      }),
    secret,
  );
  must(kept.length === 0, `the device still holds its words in ${kept.join(", ")}`);
});

await step("the meeting itself is as it was", async () => {
  await fay.page.goto(`${stage.base}/meeting/demo-2027`);
  await fay.page.locator(".meeting-screen").waitFor();
  must((await strip(fay).count()) === 0, "the meeting is marked as a rehearsal");
  const sits = await core.bodiless(stage.base, stage.links.get("facilitator"), "Gil");
  must([...sits.seat.session.shown.ofKind("card")].length === 0, "a card of the rehearsal is on the board");
  must(sits.seat.session.shown.board().phase === "", "a phase of the rehearsal runs on the board");
  await sits.seat.leave();
});

await stage.closes();
