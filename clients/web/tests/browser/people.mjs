// What every story in a real browser has: Chromium, steps that pass or fail, and people who open a link, write, and look.
// CHROMIUM names another browser than Debian's, PICTURES a folder for what was seen, ONLY the steps to play; QUICK looks
// at a screen in the dark and in Arabic only.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";

export const folder = join(import.meta.dirname, "../..");
export const story = basename(process.argv[1] ?? "story", ".mjs");
export const pictures = process.env.PICTURES;
const fallen = join(folder, "../../build/browser"); // what was seen when a step failed
for (const some of [pictures, fallen]) if (some) mkdirSync(some, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const only = process.env.ONLY;

// How long something may take that a person waits for, in ms: these stories are also played on machines that do much else.
export const patience = Number(process.env.PATIENCE ?? 60_000);
const enough = 3; // failed steps, and the rest is not worth waiting for

if (typeof WebSocket === "undefined") {
  console.error(`Node ${process.versions.node} is too old: play stories with scripts/web, or node_modules/.bin/node.`);
  process.exit(2);
}

// The program that PLENARYD names; without one there is no story.
export function plenaryd() {
  if (process.env.PLENARYD) return process.env.PLENARYD;
  console.warn("Skipped: the client in a real browser. Set PLENARYD to the plenaryd program to run it.");
  process.exit(0);
}

const browsers = [];
// One more, a program of its own.
export async function launches() {
  browsers.push(await chromium.launch(chromiumAsHere));
  return browsers.at(-1);
}
const chromiumAsHere = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
export const browser = await launches();

// ---------------------------------------------------------------- steps

let passed = 0;
let failed = 0;
export async function step(name, does) {
  if (only && !name.includes(only)) return;
  if (failed >= enough) return;
  const began = Date.now();
  try {
    await does();
    passed += 1;
    console.log(`ok    ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n      ${String(error.stack ?? error).slice(0, 1500)}`);
    await showsWhatIsThere(name);
    if (failed === enough) console.log(`FAIL  ${story}: ${enough} steps failed, the rest is not played`);
  }
}
export function must(holds, what) {
  if (!holds) throw new Error(what);
}

// What somebody waits for that no page can be asked to wait for. `what`: in words, or what gives them at the end.
export async function until(holds, what, within = patience) {
  for (const end = Date.now() + within; !(await holds()); await pause(50))
    must(Date.now() < end, `it did not happen that ${typeof what === "string" ? what : what()}`);
}

// Of every page that is open: a picture, and in words what a person would look at first.
const names = new Map();
async function showsWhatIsThere(name) {
  const file = name.replace(/\W+/g, "-").slice(0, 60);
  for (const [at, page] of browser
    .contexts()
    .flatMap((context) => context.pages())
    .entries()) {
    const whose = names.get(page.context()) ?? "somebody";
    const picture = join(fallen, `${story}-${file}-${at}-${whose}.png`);
    try {
      await page.screenshot({ path: picture, timeout: 10_000 });
      const seen = await page.evaluate(() => ({
        at: location.pathname,
        state: document.querySelector(".run .state")?.textContent ?? "",
        says: [...document.querySelectorAll(".msg, .banner, .dialog h2, .stopped h1")].map((one) => one.textContent),
        focus: document.activeElement?.outerHTML.slice(0, 160),
      }));
      console.log(`      ${whose} saw ${picture}\n      ${JSON.stringify(seen)}`);
    } catch (error) {
      console.log(`      ${whose}'s page cannot be looked at: ${String(error).split("\n")[0]}`);
    }
  }
}

// What pages complained about, and nobody may.
const troubles = [];
const complains = (whose, what) => troubles.push(`${whose}: ${what}`);

// The browsers go; how it went is what the program ends with.
export async function closes() {
  await step("no page complained", async () => must(troubles.length === 0, troubles.slice(0, 6).join("\n      ")));
  for (const one of browsers) await one.close();
  console.log(`${story}: ${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

// ---------------------------------------------------------------- people

// Somebody with a browser of their own opens a link of `base`.
export async function opens(base, token, name, { of = browser, ...options } = {}) {
  const context = await of.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...options });
  context.setDefaultTimeout(patience);
  context.setDefaultNavigationTimeout(patience);
  names.set(context, name);
  const page = await context.newPage();
  page.on("pageerror", (error) => complains(name, error));
  page.on("console", (message) => {
    if (
      message.type() === "error" &&
      !/ERR_|Failed to load|WebSocket connection|fetching the script|'beforeunload' confirmation/.test(message.text())
    )
      complains(name, message.text());
  });
  await page.goto(`${base}/join${token ? `#${token}` : ""}`);
  return { name, context, page };
}
export async function enters({ name, page }) {
  await page.locator("input[autocomplete=name]").fill(name);
  await page.locator("button[type=submit]").click();
  await page.locator(".policy").waitFor();
  await page.locator(".send .b.main").click();
  await page.locator("#board").waitFor();
}
export async function writes({ page }, region, words) {
  // A menu that is still closing takes the key.
  await page.locator("[role=menu]").waitFor({ state: "detached" });
  if ((await page.locator(".dock").count()) === 0) await page.keyboard.press("n");
  await page.locator("#dock-region").selectOption({ index: region });
  await page.locator(".write").fill(words);
  await page.locator(".write").press("Enter");
  await page.locator(".dock").waitFor({ state: "detached" });
}
// Goes on writing in a card of one's own, at its end.
export async function goesOn(person, card) {
  await cardWith(person, card).focus();
  await person.page.keyboard.press("Enter");
  await person.page.locator(".card-words").press("End");
}
export const chooses = async ({ page }, name) => {
  await page.locator(".menu-button").click();
  await page.getByRole("menuitem", { name, exact: true }).click();
};
export const cardWith = ({ page }, words) => page.locator(".card", { hasText: words });
export const inRegion = ({ page }, region, words) =>
  page.locator(".region-part").nth(region).locator(".card", { hasText: words });
export const saved = ({ page }) => page.locator(".state[data-saved=saved]").waitFor();
export const settles = async (page, some) => {
  await page.evaluate((value) => localStorage.setItem("plenary.settings", JSON.stringify(value)), some);
  await page.reload();
};

export const offline = ({ page }) => page.locator(".state[data-saved=offline]").waitFor();
// The client is on this device, whole: what was not looked at yet comes from there, too, and what this page has loaded. A
// worker that does not come is waited for no longer than anything else: the page itself would wait for ever.
export async function isKept({ page }) {
  const missing = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      if (!registration?.active) {
        const one = registration?.installing ?? registration?.waiting;
        return [
          `there is no worker, but ${one ? `one that is ${one.state}` : registration ? "a place for one" : "none asked for"}`,
        ];
      }
      const files = performance.getEntriesByType("resource").map(({ name }) => name);
      const kept = await Promise.all(files.map((file) => caches.match(file)));
      return files.filter((file, at) => file.includes("/assets/") && !kept[at]);
    });
  let lacks = await missing();
  for (const until = Date.now() + patience; lacks.length > 0; lacks = await missing()) {
    must(Date.now() < until, `not kept: ${lacks.join()}`);
    await pause(100);
  }
}
export async function losesTheNetwork({ context, page }) {
  await context.setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event("offline")));
}
export async function findsTheNetwork({ context, page }) {
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
}

// Has the page a copy of its board with these words? Without words: any copy at all.
export const copied = ({ page }, words = "") =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("plenary");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction("copies").objectStore("copies").getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result.some(({ body }) => new TextDecoder().decode(body).includes(wanted)));
          };
        };
      }),
    words,
  );
export async function copies(person, words) {
  for (const until = Date.now() + patience; !(await copied(person, words)); await pause(100))
    must(Date.now() < until, `no copy with "${words}"`);
}

// ---------------------------------------------------------------- looking

// Nothing moves any more, and nothing is on its way to be shown.
export async function rests(page) {
  await page.locator(".msg.wait[role=status]").waitFor({ state: "detached" });
  // A dialogue is made out of sight first, and shown when the page comes to it.
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".scrim")].every((scrim) => scrim.style.opacity !== "0"),
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = () => document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime < 5_000);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    do {
      await Promise.allSettled(moving().map(({ finished }) => finished));
      await frame();
      await frame();
    } while (moving().length > 0);
  });
}
export async function looks({ page }, screen) {
  await rests(page);
  if (pictures) await page.screenshot({ path: join(pictures, `${screen}.png`) });
  // axe comes by the debugger, so that the page's own policy stays as strict as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Runtime.evaluate", { expression: axe });
    await devtools.detach();
  }
  // While a dialogue is open the page behind it is hidden from everybody, its heading and its landmarks too.
  const behind = (await page.locator("[role=dialog], [role=alertdialog]").count()) > 0;
  const rules = { "landmark-one-main": { enabled: !behind }, "page-has-heading-one": { enabled: !behind } };
  // Without `preload`: style sheets that had not come when the line broke it would fetch itself, and put into the page.
  const found = await page.evaluate(
    (some) => globalThis.axe.run(document, { resultTypes: ["violations"], preload: false, rules: some }),
    rules,
  );
  const said = found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ""}`)
        .join(" | ")}`,
  );
  must(said.length === 0, `axe finds on ${screen}:\n      ${said.join("\n      ")}`);
}
// Themes, languages and sizes of text in which a story looks at its screens, as [name, settings].
export const lights = (all) => (process.env.QUICK ? all.filter(([name]) => /^(dark|ar)/.test(name)) : all);
// Something is drawn there, and nothing lies over it.
export const isSeen = ({ page }, css) =>
  page.locator(css).evaluateAll((found) =>
    found.some((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    }),
  );
// Words that cannot be read whole, or stand outside the page, and a page that has to be scrolled sideways.
export async function wordsAreWhole({ page }, screen) {
  const cut = await page.evaluate(() => {
    const found = [];
    const read =
      "button, [role=tab], [role=menuitem], h1, h2, h3, label, legend, .label, .state, .why, .card header, .b";
    for (const one of document.querySelectorAll(read)) {
      if (!one.checkVisibility() || one.closest(".vh, .skip, .canvas .surface")) continue;
      const { overflowX, textOverflow } = getComputedStyle(one);
      const { left, right, width } = one.getBoundingClientRect();
      const scrolls = one.closest(".ruler, .programme, .canvas");
      const isCut = overflowX !== "visible" && textOverflow !== "ellipsis" && one.scrollWidth > one.clientWidth + 1;
      if (width > 1 && !scrolls && (isCut || left < -1 || right > innerWidth + 1))
        found.push(`"${one.textContent.slice(0, 40)}" (${one.className || one.tagName}) from ${left} to ${right}`);
    }
    return found.slice(0, 5);
  });
  must(cut.length === 0, `words are cut on ${screen}:\n      ${cut.join("\n      ")}`);
  must((await tooWide(page)) <= 0, `${screen} has to be scrolled sideways`);
}
// In all of them, wide and on a phone, once what `css` finds is there again.
export const languages = ["en-GB", "fr", "es", "pt", "it", "de", "et", "ar"];
export async function inEveryLanguage(person, screen, css) {
  const before = person.page.viewportSize();
  for (const language of languages) {
    await settles(person.page, { language });
    for (const width of [before.width, 390]) {
      await person.page.setViewportSize({ width, height: 844 });
      await person.page.locator(css).first().waitFor();
      await rests(person.page);
      if (pictures) await person.page.screenshot({ path: join(pictures, `${screen}-${language}-${width}.png`) });
      await wordsAreWhole(person, `${screen}, ${language}, at ${width} px`);
    }
  }
  await person.page.setViewportSize(before);
  await settles(person.page, {});
  await person.page.locator(css).first().waitFor();
}
export const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
