// The client handed out by plenaryd itself (PLENARYD names the program), in real Chromium: opened without a network,
// loaded again in the midst of writing, its server killed and started again, its Redis killed, its page frozen; looking
// back, activity, merging, pointers, and the screens on which nothing more can be done.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";
import {
  cardWith,
  closes,
  enters,
  folder,
  looks,
  must,
  opens,
  pictures,
  plenaryd,
  saved,
  settles,
  step,
  troubles,
  writes,
} from "./people.mjs";

const program = plenaryd();

// ---------------------------------------------------------------- the server

const data = mkdtempSync(join(tmpdir(), "plenary-offline-"));
const web = join(data, "web"); // the built client, to be replaced by a newer one
const links = new Map();
let server;
let port = 0;
async function serverStarts() {
  const parameters = ["--data", data, "--port", String(port), "--unlimited", "--web", web];
  server = spawn(program, parameters, { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
    createInterface(server.stdout).on("line", (line) => {
      const [word = "", url = ""] = line.split(" ");
      if (word === "READY") port = Number(new URL(url).port);
      if (url.includes("#") && !links.has(word)) links.set(word, url.slice(url.indexOf("#") + 1));
      if (port !== 0 && (word === "READY" || links.has("observer")) && links.has("observer")) resolve();
    });
  });
  server.removeAllListeners("exit");
}
async function serverEnds(signal) {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill(signal);
  await ended;
}
// The private Redis of this server alone: its data folder says which.
function redisOf() {
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, "utf8");
      if (
        words.includes("redis-server") &&
        (words.includes(data) || readFileSync(`/proc/${id}/environ`, "utf8").includes(data))
      )
        return Number(id);
      const [, parent] = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
      if (words.includes("redis") && Number(parent) === server.pid) return Number(id);
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error("the server has no Redis of its own");
}

if (process.env.BUILD !== "no") await build({ root: folder, logLevel: "error" });
cpSync(join(folder, "dist"), web, { recursive: true });
await serverStarts();
const base = `http://127.0.0.1:${port}`;

// ---------------------------------------------------------------- what people do here

async function comes(name, role, options) {
  const person = await opens(base, links.get(role), name, options);
  await enters(person);
  return person;
}
const offline = ({ page }) => page.locator(".state[data-saved=offline]").waitFor({ timeout: 40_000 });
async function losesTheNetwork({ context, page }) {
  await context.setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event("offline")));
}
async function findsTheNetwork({ context, page }) {
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
}
const chooses = async ({ page }, name) => {
  await page.locator(".menu-button").click();
  await page.getByRole("menuitem", { name, exact: true }).click();
};
// Has the page a copy of its board with these words? Without words: any copy at all.
const copied = ({ page }, words = "") =>
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
async function copies(person, words) {
  for (const until = Date.now() + 40_000; !(await copied(person, words)); await person.page.waitForTimeout(200))
    must(Date.now() < until, `no copy with "${words}"`);
}

const anna = await comes("Anna", "facilitator");
const ben = await comes("Ben", "participant");

await step("the client is kept, whole, under the server's own policy", async () => {
  await writes(anna, 0, "The river is a view, not a place.");
  await writes(ben, 1, "Safe to swim by 2035.");
  await saved(ben);
  await ben.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await copies(ben, "Safe to swim by 2035.");
  const kept = await ben.page.evaluate(async () => {
    const [name = ""] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  });
  must(kept.includes("/index.html") && kept.some((path) => path.endsWith(".woff2")), `kept is ${kept.join()}`);
  must(!kept.some((path) => path.startsWith("/api")), "an answer of the server is kept");
});
await step("offline, loaded again: the board is there with what is unsent; online, it catches up", async () => {
  await losesTheNetwork(ben);
  await offline(ben);
  await writes(ben, 3, "Written on a train.");
  await ben.page.locator(".state", { hasText: "keeping 1" }).waitFor();
  ben.page.once("dialog", (dialog) => void dialog.accept());
  await ben.page.reload();
  await cardWith(ben, "Safe to swim").waitFor();
  await cardWith(ben, "Written on a train").waitFor();
  await cardWith(ben, "Not yet sent").waitFor();
  await ben.page.locator(".banner", { hasText: "as it was at" }).waitFor();
  await looks(ben, "offline-reloaded");
  const card = cardWith(ben, "Safe to swim");
  await card.focus();
  await ben.page.keyboard.press("Enter");
  await ben.page.locator(".card-words").press("End");
  await ben.page.keyboard.type(" Also upstream.");
  await ben.page.keyboard.press("Escape");
  await writes(anna, 2, "Meanwhile, in the room.");
  ben.page.once("dialog", (dialog) => void dialog.accept());
  await ben.page.reload(); // once more, with a changed card
  await cardWith(ben, "Also upstream").waitFor();
  await findsTheNetwork(ben);
  await cardWith(anna, "Written on a train").waitFor({ timeout: 40_000 });
  await cardWith(anna, "Also upstream").waitFor();
  await saved(ben);
  await cardWith(ben, "Meanwhile, in the room").waitFor();
  await ben.page.locator(".msg", { hasText: "While you were away" }).waitFor();
  await looks(ben, "away");
  await ben.page.getByRole("button", { name: "Carry on" }).click();
});
await step("a page with unsent work warns before it is closed", async () => {
  await losesTheNetwork(ben);
  await offline(ben);
  await writes(ben, 4, "Not sent yet.");
  const asks = ben.page.waitForEvent("dialog");
  await ben.page.evaluate(() => void setTimeout(() => location.reload(), 0));
  const asked = await asks;
  must(asked.type() === "beforeunload", `it asked "${asked.type()}"`);
  await asked.dismiss();
  await findsTheNetwork(ben);
  await saved(ben);
});
await step("the server is killed in mid-sentence and comes back: no word is lost, none is there twice", async () => {
  const card = cardWith(ben, "Written on a train");
  await card.focus();
  await ben.page.keyboard.press("Enter");
  await ben.page.locator(".card-words").press("End");
  await ben.page.keyboard.type(" One half,");
  await serverEnds("SIGKILL");
  await ben.page.keyboard.type(" and the other");
  await offline(ben);
  await ben.page.keyboard.type(" half.");
  await serverStarts();
  await ben.page.keyboard.press("Escape");
  await cardWith(anna, "Written on a train. One half, and the other half.").waitFor({ timeout: 40_000 });
  await saved(ben);
  await saved(anna);
});
await step("its Redis is killed in mid-sentence: writing goes on, everything is saved", async () => {
  const card = cardWith(ben, "Not sent yet");
  await card.focus();
  await ben.page.keyboard.press("Enter");
  await ben.page.locator(".card-words").press("End");
  await ben.page.keyboard.type(" Before,");
  process.kill(redisOf(), "SIGKILL");
  await ben.page.keyboard.type(" during", { delay: 60 });
  await ben.page.keyboard.type(" and after.", { delay: 60 });
  await ben.page.keyboard.press("Escape");
  await cardWith(anna, "Not sent yet. Before, during and after.").waitFor({ timeout: 40_000 });
  await saved(ben);
});
await step("a page that was frozen catches up when it is woken", async () => {
  const devtools = await ben.context.newCDPSession(ben.page);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await writes(anna, 0, "While Ben's laptop was closed.");
  await anna.page.waitForTimeout(61_000); // the laptop is closed for a minute
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await cardWith(ben, "While Ben's laptop").waitFor({ timeout: 40_000 });
  await writes(ben, 1, "Awake again.");
  await cardWith(anna, "Awake again").waitFor({ timeout: 40_000 });
  await saved(ben);
});
await step("two cards that say the same become one, and are taken apart again", async () => {
  await writes(anna, 0, "Nobody swims here.");
  await cardWith(anna, "Nobody swims here").click();
  await cardWith(anna, "a view, not a place").click({ modifiers: ["Shift"] });
  await anna.page.locator(".tools [aria-haspopup=menu]").click();
  await looks(anna, "merge-menu");
  await anna.page.getByRole("menuitem", { name: "Merge…" }).click();
  await anna.page.locator(".dialog .choices label", { hasText: "a view" }).click();
  await looks(anna, "merge");
  await anna.page.locator(".dialog .b.main").click();
  await cardWith(ben, "Nobody swims here").waitFor({ state: "detached" });
  await cardWith(ben, "Speaks for 1 more").waitFor();
  await looks(ben, "merged");
  await cardWith(anna, "a view, not a place").click();
  await anna.page.locator(".tools [aria-haspopup=menu]").click();
  await anna.page.getByRole("menuitem", { name: "Merge…" }).click();
  await looks(anna, "merge-inside");
  await anna.page.getByRole("button", { name: "Take out" }).click();
  await anna.page.keyboard.press("Escape");
  await cardWith(ben, "Nobody swims here").waitFor();
});
await step("a card is dropped on another with Alt: merged; and taken back", async () => {
  await ben.page.waitForTimeout(800); // the board settles
  const [from, to] = [cardWith(ben, "Nobody swims here"), cardWith(ben, "a view, not a place")];
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  await ben.page.mouse.move(a.x + 30, a.y + 15);
  await ben.page.mouse.down();
  await ben.page.keyboard.down("Alt");
  await ben.page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
  await ben.page.locator(".target-hint", { hasText: "Merge into card" }).waitFor();
  if (pictures) await ben.page.screenshot({ path: join(pictures, "merge-drag.png") });
  await ben.page.mouse.up();
  await ben.page.keyboard.up("Alt");
  await cardWith(anna, "Nobody swims here").waitFor({ state: "detached" });
  await ben.page.keyboard.press("Control+z");
  await cardWith(anna, "Nobody swims here").waitFor();
});
await step("others' pointers are shown, and are gone when they are switched off", async () => {
  const box = await cardWith(ben, "Awake again").boundingBox();
  await ben.page.mouse.move(box.x + 20, box.y + 160);
  await ben.page.mouse.move(box.x + 60, box.y + 190, { steps: 4 });
  await anna.page.locator(".pointer", { hasText: "Ben" }).waitFor();
  await looks(anna, "pointers");
  await settles(anna.page, { pointers: "off" });
  await cardWith(anna, "Awake again").waitFor();
  await ben.page.mouse.move(box.x + 90, box.y + 190, { steps: 4 });
  await anna.page.waitForTimeout(600);
  must((await anna.page.locator(".pointer").count()) === 0, "a pointer is shown");
  await settles(anna.page, {});
});
await step("activity says what happened, who moved what, and not who wrote", async () => {
  await cardWith(anna, "Safe to swim").focus();
  await anna.page.keyboard.press("m");
  await anna.page.locator(".dialog .choices label").nth(2).click();
  await anna.page.locator(".dialog .b.main").click();
  await saved(anna);
  await ben.page.getByRole("tab", { name: "Activity" }).click();
  await ben.page.locator(".activity li", { hasText: "Anna moved 1 card to" }).waitFor();
  must((await ben.page.locator(".activity li", { hasText: "Anna wrote" }).count()) === 0, "an author is named");
  await looks(ben, "activity");
  await writes(anna, 2, "And this is new.");
  await ben.page.locator(".activity li").first().filter({ hasText: "New in" }).waitFor();
  await ben.page.locator(".activity li", { hasText: "Anna moved 1 card to" }).locator("button").click();
  await ben.page.locator(".card.sel", { hasText: "Safe to swim" }).waitFor();
  await ben.page.locator(".activity select").selectOption("people");
  await ben.page.locator(".activity li", { hasText: "Ben joined" }).waitFor();
  must((await ben.page.locator(".activity li", { hasText: "moved" }).count()) === 0, "the filter filters");
  await ben.page.getByRole("tab", { name: "Notes" }).click();
});
await step("history: the board as it was, by slider, by time, and as it went", async () => {
  await chooses(anna, "History");
  const slider = anna.page.locator(".history input[type=range]");
  await slider.waitFor();
  await anna.page.waitForFunction(() => document.querySelector(".history input[type=range]")?.max > 5);
  await looks(anna, "history-now");
  must(await slider.evaluate((element) => element === document.activeElement), "the slider has the focus");
  await slider.press("Home");
  await anna.page.waitForFunction(() => document.querySelectorAll(".looking-back .card").length === 0);
  while ((await anna.page.locator(".looking-back .card").count()) === 0) await slider.press("ArrowRight");
  await anna.page.locator(".looking-back .card.changed").waitFor();
  const said = await slider.getAttribute("aria-valuetext");
  must(/Step \d+ of \d+/.test(said ?? "") && said.includes("New in"), `the slider says "${said}"`);
  await looks(anna, "history-first");
  await anna.page.keyboard.press("n");
  must((await anna.page.locator(".dock").count()) === 0, "nothing can be written in the past");
  await anna.page.locator(".history select").selectOption("8");
  await anna.page.getByRole("button", { name: "Play", exact: true }).click();
  await anna.page.locator(".looking-back .card", { hasText: "And this is new" }).waitFor({ timeout: 60_000 });
  await anna.page.getByRole("button", { name: "Play", exact: true }).waitFor();
  await slider.press("PageDown");
  await looks(anna, "history");
  await anna.page.keyboard.press("Escape");
  await anna.page.locator(".history").waitFor({ state: "detached" });
  await cardWith(anna, "And this is new").waitFor();
});
await step("history in the outline, on a phone, in Arabic, and in every theme", async () => {
  for (const [name, width, height, some] of [
    ["history-1024", 1024, 768, {}],
    ["history-768", 768, 1024, { theme: "contrast" }],
    ["history-390", 390, 844, {}],
    ["history-dark", 1440, 900, { theme: "dark" }],
    ["history-ar", 1440, 900, { language: "ar" }],
  ]) {
    await anna.page.setViewportSize({ width, height });
    await settles(anna.page, some);
    await cardWith(anna, "And this is new").waitFor();
    await anna.page.locator(".menu-button").click();
    await anna.page.locator("[role=menuitem][data-key=history], [role=menuitem]").nth(2).click();
    const slider = anna.page.locator(".history input[type=range]");
    await anna.page.waitForFunction(() => document.querySelector(".history input[type=range]")?.max > 5);
    for (let i = 0; i < 3; i += 1) await slider.press("ArrowLeft");
    await looks(anna, name);
    const wide = await anna.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    must(wide <= 0, `${name} is ${wide} px too wide`);
  }
  await anna.page.setViewportSize({ width: 1440, height: 900 });
  await settles(anna.page, {});
});
await step("without the server, looking back says what is missing", async () => {
  await losesTheNetwork(ben);
  await offline(ben);
  await chooses(ben, "History");
  await ben.page.locator(".past-waits", { hasText: "the server is needed" }).waitFor();
  await looks(ben, "history-offline");
  await ben.page.keyboard.press("Escape");
  await findsTheNetwork(ben);
  await saved(ben);
});
await step("whose session has ended is told so, with the words that were not sent, and may take them", async () => {
  const rex = await comes("Rex", "participant");
  await writes(rex, 0, "Rex was here.");
  await saved(rex);
  await copies(rex, "Rex was here.");
  await losesTheNetwork(rex);
  await offline(rex);
  await writes(rex, 0, "What Rex still had to say.");
  // His session is over, and his own link does not bring him back.
  await rex.context.clearCookies();
  await rex.page.evaluate(() => {
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith("plenary.place."))) {
      const { personal, ...place } = JSON.parse(localStorage.getItem(name));
      localStorage.setItem(name, JSON.stringify(place));
    }
  });
  await findsTheNetwork(rex);
  await rex.page.locator(".stopped").waitFor({ timeout: 60_000 });
  await rex.page.locator(".stopped", { hasText: "What Rex still had to say." }).waitFor();
  await looks(rex, "stopped");
  const fetched = rex.page.waitForEvent("download");
  await rex.page.getByRole("button", { name: "Take them as a file" }).click();
  const file = await (await fetched).path();
  must(readFileSync(file, "utf8").includes("What Rex still had to say."), "the file has the words");
  await rex.page.waitForTimeout(1_500);
  rex.page.on("dialog", (dialog) => void dialog.accept());
  await losesTheNetwork(rex);
  await rex.page.reload();
  await rex.page.waitForTimeout(1_500);
  must((await cardWith(rex, "Safe to swim").count()) === 0, "a copy of the board is still there");
  await rex.context.close();
});
await step("a note, a decision and an action that were not sent say so, and are sent", async () => {
  const ray = await comes("Ray", "rapporteur");
  await saved(ray);
  await losesTheNetwork(ray);
  await offline(ray);
  await ray.page.getByRole("button", { name: "Write a note" }).click();
  await ray.page.keyboard.type("Written under a bridge.");
  await ray.page.locator(".not-sent").first().waitFor();
  await ray.page.getByRole("tab", { name: "Decisions" }).click();
  await ray.page.getByRole("button", { name: "Write down a decision" }).click();
  await ray.page.getByLabel("In a few words").fill("We swim");
  await ray.page.getByRole("button", { name: "Keep" }).click();
  await ray.page.locator(".decided .not-sent").first().waitFor();
  await looks(ray, "not-sent");
  await findsTheNetwork(ray);
  await saved(ray);
  await ray.page.locator(".not-sent").first().waitFor({ state: "detached" });
  await ray.context.close();
});
await step("a newer version is offered, and comes when one says so", async () => {
  await saved(ben);
  const name = readdirSync(join(web, "assets")).find((file) => /^main-.*\.js$/.test(file));
  renameSync(join(web, "assets", name), join(web, "assets", "main-newer.js"));
  for (const file of ["index.html", "sw.js", ...readdirSync(join(web, "assets")).map((asset) => `assets/${asset}`)]) {
    if (!/\.(js|html)$/.test(file)) continue;
    const words = readFileSync(join(web, file), "utf8");
    writeFileSync(
      join(web, file),
      words.replaceAll(name, "main-newer.js").replace(/"name":"[0-9a-f]+"/, '"name":"newer"'),
    );
  }
  await serverEnds("SIGTERM");
  await serverStarts();
  await saved(ben);
  await ben.page.locator(".msg", { hasText: "A new version" }).waitFor({ timeout: 40_000 });
  must(
    (await ben.page.evaluate(() => document.querySelector("script[type=module]").src)).includes(name),
    "it came unasked",
  );
  await looks(ben, "newer");
  await ben.page.getByRole("button", { name: "Load it now" }).click();
  await ben.page.waitForFunction(() => document.querySelector("script[type=module]")?.src.includes("main-newer"));
  await ben.page.locator("#board").waitFor();
  await saved(ben);
});
await step("who leaves the board leaves no copy of it behind", async () => {
  const zoe = await comes("Zoe", "participant");
  await saved(zoe);
  await copies(zoe, "Safe to swim");
  await losesTheNetwork(zoe);
  await offline(zoe);
  await writes(zoe, 0, "Zoe's last words.");
  await chooses(zoe, "Leave this board");
  await zoe.page.locator(".dialog", { hasText: "stays on this device" }).waitFor();
  await looks(zoe, "leave");
  await zoe.page.locator(".dialog").getByRole("button", { name: "Leave this board" }).click();
  await zoe.page.locator(".join-form").waitFor();
  must(!(await copied(zoe)), "a copy of the board is left");
  await zoe.context.close();
});
await step("no page complained", async () => must(troubles.length === 0, troubles.slice(0, 6).join("\n      ")));

const code = await closes();
await serverEnds("SIGTERM");
rmSync(data, { recursive: true, force: true });
process.exit(code);
