// What every story in a real browser has: Chromium, steps that pass or fail, and people who open a link, write, and look.
// CHROMIUM names another browser than Debian's, PICTURES a folder for what was seen, ONLY the steps to play.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const folder = join(import.meta.dirname, "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const pictures = process.env.PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });
const only = process.env.ONLY;

// The program that PLENARYD names; without one there is no story.
export function plenaryd() {
  if (process.env.PLENARYD) return process.env.PLENARYD;
  console.warn("Skipped: the client in a real browser. Set PLENARYD to the plenaryd program to run it.");
  process.exit(0);
}

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

let passed = 0;
let failed = 0;
export async function step(name, does) {
  if (only && !name.includes(only)) return;
  const began = Date.now();
  try {
    await does();
    passed += 1;
    console.log(`ok    ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n      ${String(error.stack ?? error).slice(0, 1500)}`);
  }
}
export function must(holds, what) {
  if (!holds) throw new Error(what);
}
export const troubles = [];

// Somebody with a browser of their own opens a link of `base`.
export async function opens(base, token, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...options });
  // axe is laid in before the page, by the browser, so that the page's own policy stays as strict as it is.
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => troubles.push(`${name}: ${error}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/ERR_|Failed to load|WebSocket connection/.test(message.text()))
      troubles.push(`${name}: ${message.text()}`);
  });
  await page.goto(`${base}/join#${token}`);
  return { name, context, page };
}
export async function enters({ name, page }) {
  await page.locator("input[autocomplete=name]").fill(name);
  await page.locator("button[type=submit]").click();
  await page.locator(".policy").waitFor();
  await page.locator(".send .b.main").click();
  await page.locator("#board").waitFor();
}
export async function looks({ page }, screen) {
  await page.waitForTimeout(350);
  if (pictures) await page.screenshot({ path: join(pictures, `${screen}.png`) });
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const said = found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ""}`)
        .join(" | ")}`,
  );
  must(said.length === 0, `axe finds on ${screen}:\n      ${said.join("\n      ")}`);
}
export async function writes({ page }, region, words) {
  if ((await page.locator(".dock").count()) === 0) await page.keyboard.press("n");
  await page.locator("#dock-region").selectOption({ index: region });
  await page.locator(".write").fill(words);
  await page.locator(".write").press("Enter");
  await page.locator(".dock").waitFor({ state: "detached" });
}
export const cardWith = ({ page }, words) => page.locator(".card", { hasText: words });
export const saved = ({ page }) => page.locator(".state[data-saved=saved]").waitFor({ timeout: 40_000 });
export const settles = (page, some) =>
  page
    .evaluate((value) => localStorage.setItem("plenary.settings", JSON.stringify(value)), some)
    .then(() => page.reload());

// The browser goes; how it went is what the program ends with.
export async function closes() {
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
