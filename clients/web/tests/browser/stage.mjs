// The stage for stories in a real browser: the built client under the policy it will be served with, a real plenaryd, and
// people who come. PLENARYD names the program, CHROMIUM another browser than Debian's, PICTURES a folder for what was seen.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { build, preview } from "vite";

const program = process.env.PLENARYD;
if (!program) {
  console.warn("Skipped: the client in a real browser. Set PLENARYD to the plenaryd program to run it.");
  process.exit(0);
}
export const folder = join(import.meta.dirname, "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const pictures = process.env.PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self' ws:; " +
  "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'";

const data = mkdtempSync(join(tmpdir(), "plenary-browser-"));
const server = spawn(program, ["--data", data, "--port", "0", "--unlimited"], { stdio: ["ignore", "pipe", "ignore"] });
export const links = new Map();
const origin = await new Promise((resolve, reject) => {
  let ready = "";
  server.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
  createInterface(server.stdout).on("line", (line) => {
    // READY URL; ROLE LINK of the demonstration board; "# DOCUMENT ROLE LINK" of meetings.
    const words = line.split(" ");
    const url = words.at(-1) ?? "";
    if (words[0] === "READY") ready = url;
    const name = words[0] === "#" ? `${words[1]} ${words[2]}` : words[0];
    if (url.includes("#") && !links.has(name)) links.set(name, url.slice(url.indexOf("#") + 1));
    if (links.has("plenary_host") && links.has("moin-2019-bellagio plenary_host")) resolve(ready);
  });
});

await build({ root: folder, logLevel: "error" });
const proxy = { target: origin, changeOrigin: true, headers: { Origin: origin } };
const pages = await preview({
  root: folder,
  logLevel: "silent",
  preview: {
    port: 0,
    host: "127.0.0.1",
    headers: { "Content-Security-Policy": policy },
    proxy: { "/api": proxy, "/ws": { ...proxy, ws: true } },
  },
});
export const base = pages.resolvedUrls.local[0].replace(/\/$/, "");
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

export async function comes(name, role, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...options });
  // axe is laid in before the page, by the browser, so that the page's own policy stays as strict as it is.
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => troubles.push(`${name}: ${error}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/ERR_|Failed to load|WebSocket connection/.test(message.text()))
      troubles.push(`${name}: ${message.text()}`);
  });
  await page.goto(`${base}/join#${links.get(role)}`);
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
export const saved = ({ page }) => page.locator(".state[data-saved=saved]").waitFor({ timeout: 20_000 });
export const settles = (page, some) =>
  page
    .evaluate((value) => localStorage.setItem("plenary.settings", JSON.stringify(value)), some)
    .then(() => page.reload());

// The server goes, its folder too; how it went is what the program ends with.
export async function ends() {
  await browser.close();
  pages.httpServer.closeAllConnections();
  pages.httpServer.close();
  server.removeAllListeners("exit");
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  rmSync(data, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
