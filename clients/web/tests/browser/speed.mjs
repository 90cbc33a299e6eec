// Measures the client in a real browser against a real server on this machine, and prints a table.
//
//   scripts/web speed [--only load,frames,keys,others,memory] [--minutes 4] [--json FILE] [--snapshots FOLDER]
//
// `--snapshots` keeps what the page held in the end, and when it was loaded afresh, for the memory panel of DevTools: what
// is more in the one is found there with what holds it (names are whole in a build with `vite build --minify false`).
//
// Everything shares this machine: the browser, which draws in software, the server, its Redis, and the twenty others, who
// are client cores in this program. What else runs there is in the figures too; `busy` says how much of the time the
// processors had work while each was taken.
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { core } from "./boards.mjs";
import { cardWith, chooses, enters, must, rests, saved, step, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const { values: asked } = parseArgs({
  options: {
    only: { type: "string", default: "load,frames,keys,others,memory" },
    minutes: { type: "string", default: "4" },
    others: { type: "string", default: "20" },
    json: { type: "string" },
    snapshots: { type: "string" },
  },
});
const wanted = (part) => asked.only.split(",").includes(part);

// ---------------------------------------------------------------- figures

const figures = [];
let mark = processors();
function processors() {
  const all = cpus().flatMap(({ times }) => Object.entries(times));
  const sum = (some) => some.reduce((total, [, ms]) => total + ms, 0);
  return { all: sum(all), idle: sum(all.filter(([name]) => name === "idle")) };
}
const begins = () => {
  mark = processors();
};
function measured(work, figure, most, unit, more = "") {
  const now = processors();
  const busy = Math.round(100 * (1 - (now.idle - mark.idle) / Math.max(1, now.all - mark.all)));
  figures.push({ work, figure, most, unit, busy, more });
  const said = `${Number(figure.toFixed(figure < 10 ? 1 : 0))} ${unit}`;
  console.log(
    `      ${work}: ${said} (to reach: ${Number(most.toFixed(1))} ${unit}), processors ${busy} % busy${more && `; ${more}`}`,
  );
}
const part = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const p50and95 = (values) =>
  `p50 ${part(values, 0.5).toFixed(1)}, most ${Math.max(...values).toFixed(1)}, of ${values.length}`;

// ---------------------------------------------------------------- the board

const stage = await Stage.opens();
const leader = await core.bodiless(stage.base, stage.links.get("facilitator"), "Lea");
const { session } = leader.seat;
const regions = [...session.shown.ofKind("region")].map(({ id }) => id);
const sentences = [
  "The river is a view, not a place.",
  "By 2035, safe to swim in the Vell on 90 days out of 100.",
  "Four ministries own one river, and none of them the rain.",
  "Who has asked the farmers upstream what they would need to change their ways?",
  "Pay for what is kept out of the sewers.",
];
let cards = 0;
async function fill(count) {
  while (cards < count) {
    for (let some = 0; some < 100 && cards < count; some += 1, cards += 1) {
      const text = `${sentences[cards % sentences.length]} (${cards})`;
      const value = {
        id: session.newId(),
        text,
        kind: 1 + (cards % 18),
        place: { region: regions[cards % regions.length] },
      };
      must(session.submit({ case: "addCard", value }).ok, "a card was not taken");
    }
    await leader.saved();
  }
}
const shows = ({ page }, count) =>
  page.waitForFunction((wanted) => document.querySelectorAll("#board [data-card]").length >= wanted, count);

// ---------------------------------------------------------------- from a link to a board

// Opens a link with nothing kept of an earlier visit, says a name and has read the policy the moment each is asked, in
// the page itself, so that no hand is waited for. `usable`: every card is laid out, and the tools are there.
function hurries([name, wanted]) {
  const times = {};
  const look = () => {
    const field = document.querySelector("input[autocomplete=name]");
    if (field && !times.form) {
      times.form = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, name);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      requestAnimationFrame(() => field.form.requestSubmit());
    }
    const policy = document.querySelector(".policy");
    if (policy && !times.policy) {
      times.policy = performance.now();
      requestAnimationFrame(() => document.querySelector(".send .b.main").click());
    }
    const there = document.querySelectorAll("#board .surface:not(.unlaid) [data-card]").length >= wanted;
    if (!there || times.usable || !document.querySelector(".tools .b.main")) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel(); // after the frame
      port1.onmessage = () => {
        times.usable = performance.now();
        times.code = 0;
        times.fonts = 0;
        for (const one of performance.getEntries())
          if (/^(navigation|resource)$/.test(one.entryType) && !one.name.includes("/api/"))
            times[one.name.endsWith(".woff2") ? "fonts" : "code"] += one.encodedBodySize;
        times.read = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
        const fonts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".woff2"));
        times.letters = Math.min(times.usable, ...fonts.map(({ responseEnd }) => responseEnd));
        globalThis.times_ = times;
      };
      port2.postMessage(undefined);
    });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
}
async function arrives(name, conditions) {
  const person = await stage.comes(name, "none"); // an empty page first, to put the line under conditions
  const { page, context } = person;
  await page.goto("about:blank");
  await context.clearCookies();
  await page.addInitScript(hurries, [name, cards]);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  if (conditions) await devtools.send("Network.emulateNetworkConditions", { offline: false, ...conditions });
  await page.goto(`${stage.base}/join#${stage.links.get("participant")}`, { waitUntil: "commit" });
  await page.waitForFunction(() => "times_" in globalThis);
  const times = await page.evaluate(() => globalThis.times_);
  if (process.env.RESOURCES)
    for (const line of await page.evaluate(() =>
      performance
        .getEntries()
        .filter(({ entryType }) => /^(navigation|resource)$/.test(entryType))
        .map(
          (one) =>
            `${one.startTime.toFixed(0)} ${one.responseStart.toFixed(0)} ${one.responseEnd.toFixed(0)} ${one.encodedBodySize} ${one.name.slice(-50)}`,
        ),
    ))
      console.log(`        ${line}`);
  await context.close();
  return times;
}

// ---------------------------------------------------------------- frames

// How long each frame took, from one to the next, while something is done.
const watchesFrames = (page) =>
  page.evaluate(() => {
    globalThis.frames_ = [];
    globalThis.watching_ = true;
    let before = performance.now();
    const look = (now) => {
      if (!globalThis.watching_) return;
      frames_.push(now - before);
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(look);
    });
  });
const framesSeen = (page) =>
  page.evaluate(() => {
    globalThis.watching_ = false;
    return globalThis.frames_;
  });
// Input sixty times a second, as a hand gives it, whether or not the page keeps up.
async function hand(times, does) {
  const began = performance.now();
  const sent = [];
  for (let at = 0; at < times; at += 1) {
    sent.push(does(at));
    await pause(Math.max(0, began + (at + 1) * (1000 / 60) - performance.now()));
  }
  await Promise.all(sent);
}
async function frames(person, count, most) {
  const { page, context } = person;
  await shows(person, count);
  await rests(page);
  const devtools = await context.newCDPSession(page);
  const mouse = (type, x, y, more = {}) =>
    devtools.send("Input.dispatchMouseEvent", { type, x, y, button: "left", buttons: 1, ...more });
  await page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
  begins();
  await watchesFrames(page);
  await hand(240, (at) =>
    devtools.send("Input.dispatchMouseEvent", {
      type: "mouseWheel",
      x: 600,
      y: 500,
      deltaX: 0,
      deltaY: at % 120 < 60 ? 40 : -40,
    }),
  );
  let seen = await framesSeen(page);
  measured(`panning at ${count} cards: p95 frame`, part(seen, 0.95), most, "ms", p50and95(seen));
  await page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
  await rests(page);
  const box = await page.locator("#board [data-card]").first().boundingBox();
  begins();
  await mouse("mousePressed", box.x + 30, box.y + 12, { clickCount: 1 });
  await watchesFrames(page);
  await hand(240, (at) =>
    mouse("mouseMoved", box.x + 30 + 250 * (1 - Math.cos(at / 20)), box.y + 60 + 120 * (1 - Math.cos(at / 13))),
  );
  seen = await framesSeen(page);
  measured(`dragging at ${count} cards: p95 frame`, part(seen, 0.95), most, "ms", p50and95(seen));
  await page.keyboard.press("Escape");
  await mouse("mouseReleased", box.x + 30, box.y + 12, { buttons: 0 });
  await rests(page);
}

// ---------------------------------------------------------------- keys, and what others do

// Twenty others, each of whom types four letters a second in a card of their own.
async function others(count) {
  const all = await Promise.all(
    Array.from({ length: count }, (_, at) => core.bodiless(stage.base, stage.links.get("participant"), `Other${at}`)),
  );
  const ids = all.map(({ seat }, at) => {
    const id = seat.session.newId();
    const place = { region: regions[at % regions.length] };
    must(
      seat.session.submit({ case: "addCard", value: { id, text: `Other${at} says `, kind: 1, place } }).ok,
      "not taken",
    );
    return id;
  });
  let typing = true;
  const typed = all.map(async ({ seat }, at) => {
    await pause((at * 250) / count);
    for (let letter = 0; typing; letter += 1) {
      const words = seat.session.shown.words(ids[at]);
      const change =
        words.length > 120 ? core.difference(words, `Other${at} says `) : core.atEnd(words, "abcdefgh "[letter % 9]);
      seat.session.editText(ids[at], change);
      await pause(250);
    }
  });
  return async () => {
    typing = false;
    await Promise.all(typed);
    await Promise.all(all.map(({ seat }) => seat.leave()));
  };
}
// From a key to what stands on the screen: from the event's own time to after the frame that shows it.
const watchesKeys = (page) =>
  page.evaluate(() => {
    globalThis.keys_ = [];
    globalThis.watchKey_ ??= (event) => {
      const at = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.keys_.push(performance.now() - at);
        port2.postMessage(undefined);
      });
    };
    addEventListener("keydown", globalThis.watchKey_, { capture: true });
  });
async function keys(person, what, begin) {
  const { page } = person;
  await begin();
  await watchesKeys(page);
  begins();
  for (let at = 0; at < 150; at += 1) {
    await page.keyboard.press("abcdefghij klmnop"[at % 17]);
    await pause(67 + (at % 7)); // fifteen a second, and not in step with frames
  }
  const seen = await page.evaluate(() => {
    removeEventListener("keydown", globalThis.watchKey_, { capture: true });
    return globalThis.keys_;
  });
  measured(`own keystroke to screen in ${what}, while 20 others type: p95`, part(seen, 0.95), 20, "ms", p50and95(seen));
  await page.keyboard.press("Escape");
}
// From another person's act, in this program, to the frame that shows it.
async function changes(person) {
  const { page } = person;
  const id = session.newId();
  session.submit({ case: "addCard", value: { id, text: "0", kind: 1, place: { region: regions[0] } } });
  await page.locator(`[data-card="${id}"] p`).waitFor();
  await page.evaluate((card) => {
    globalThis.came_ = [];
    const paper = document.querySelector(`[data-card="${card}"]`);
    new MutationObserver(() => {
      const words = paper.querySelector("p").textContent;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => came_.push([words, performance.timeOrigin + performance.now()]);
        port2.postMessage(undefined);
      });
    }).observe(paper, { childList: true, characterData: true, subtree: true });
  }, id);
  const done = new Map();
  begins();
  for (let at = 1; at <= 200; at += 1) {
    done.set(String(at), performance.timeOrigin + performance.now());
    session.setWords(id, String(at));
    await pause(90 + (at % 23));
  }
  await page.waitForFunction(() => globalThis.came_.some(([words]) => words === "200"));
  const seen = (await page.evaluate(() => globalThis.came_)).flatMap(([words, at]) =>
    done.has(words) ? [at - done.get(words)] : [],
  );
  measured("another person's change to screen: p95", part(seen, 0.95), 50, "ms", p50and95(seen));
}

// ---------------------------------------------------------------- memory

// `code`: what the engine made of the program, the more of it the more was used; the rest is what the program keeps.
async function heap(devtools, name) {
  for (let again = 0; again < 3; again += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const of = (metric) => metrics.find((one) => one.name === metric).value;
  const figures = { mib: of("JSHeapUsedSize") / 2 ** 20, nodes: of("Nodes"), listeners: of("JSEventListeners") };
  return { ...figures, code: codeIn(await snapshot(devtools, name)) / 2 ** 20 };
}
async function snapshot(devtools, name) {
  const chunks = [];
  const take = ({ chunk }) => chunks.push(chunk);
  devtools.on("HeapProfiler.addHeapSnapshotChunk", take);
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  devtools.off("HeapProfiler.addHeapSnapshotChunk", take);
  const text = chunks.join("");
  if (asked.snapshots) writeFileSync(join(asked.snapshots, `${name}.heapsnapshot`), text);
  return JSON.parse(text);
}
// Bytes of compiled code, what it learned while it ran, and the shapes of objects.
function codeIn({ snapshot: { meta }, nodes }) {
  const fields = meta.node_fields;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  const isCode = meta.node_types[type].map((name) => name === "code" || name === "object shape");
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) if (isCode[nodes[at + type]]) bytes += nodes[at + size];
  return bytes;
}
// What the person at the page does all the time: write, go on writing, move, look at everything, open, close, throw away.
async function worksOnce(person, round) {
  const { page } = person;
  await writes(person, round % 6, `My round ${round}.`);
  const card = cardWith(person, `My round ${round}.`);
  await card.focus();
  await page.keyboard.press("Enter");
  await page.locator(".card-words").waitFor();
  await page.keyboard.type(" And more.");
  await page.keyboard.press("Escape");
  await card.focus();
  await page.keyboard.press("Control+ArrowRight");
  for (const name of ["Decisions", "People", "Activity", "Notes"]) await page.getByRole("tab", { name }).click();
  await chooses(person, "Settings");
  await page.locator(".dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".dialog").waitFor({ state: "detached" });
  await card.focus();
  await page.keyboard.press("Delete");
  await card.waitFor({ state: "detached" });
}
// An hour of a group's work, in minutes: what 20 people change in an hour when each changes something every ten seconds
// (7,200 changes), with letters, moves, new cards and cards thrown away; while the person at the page writes, moves, opens
// and closes everything. Then the page against one that is freshly loaded, with the same board.
async function memory(person, minutes) {
  const { page, context } = person;
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  await page.reload();
  await shows(person, cards);
  await rests(page);
  const before = await heap(devtools, "before");
  const until = Date.now() + minutes * 60_000;
  const changes = 7_200;
  const mine = [];
  begins();
  const work = (async () => {
    for (let at = 0; at < changes; at += 1) {
      const [one = ""] = mine.slice(-1 - (at % 40));
      if (at % 12 === 0) {
        const id = session.newId();
        mine.push(id);
        session.submit({
          case: "addCard",
          value: { id, text: `Hour ${at}`, kind: 1 + (at % 18), place: { region: regions[at % 6] } },
        });
      } else if (at % 12 === 6 && mine.length > 40)
        session.submit({ case: "trashCards", value: { ids: [mine.shift()] } });
      else if (at % 3 === 0)
        session.submit({ case: "moveCards", value: { ids: [one], to: { region: regions[(at * 7) % 6] } } });
      else session.setWords(one, `Hour, change ${at}`);
      if (at % 20 === 0) await pause(Math.max(0, until - Date.now()) / ((changes - at) / 20));
    }
    await leader.saved();
  })();
  let rounds = 0;
  let open = true;
  void work.then(() => {
    open = false;
  });
  while (open) {
    rounds += 1;
    await worksOnce(person, rounds);
  }
  await saved(person);
  // All that happened is read once more, a few seconds after the tab is opened, and is then still there.
  await page.getByRole("tab", { name: "Activity" }).click();
  await page.locator(".activity li").first().waitFor();
  await pause(5_000);
  await page.getByRole("tab", { name: "Notes" }).click();
  await rests(page);
  const after = await heap(devtools, "after");
  await page.reload();
  await shows(person, cards);
  await rests(page);
  const fresh = await heap(devtools, "fresh");
  const numbers = ({ mib, code, nodes, listeners }) =>
    `${mib.toFixed(1)} MiB (${code.toFixed(1)} code), ${nodes} nodes, ${listeners} listeners`;
  const more = `before ${numbers(before)}; after ${changes} changes by others and ${rounds} rounds of one's own ${numbers(after)}; the same board freshly loaded ${numbers(fresh)}`;
  measured("memory after an hour of work, beyond the same board freshly loaded", after.mib - fresh.mib, 3, "MiB", more);
  const kept = ({ mib, code }) => mib - code;
  measured("of that, what is not the engine's own code", kept(after) - kept(fresh), 3, "MiB");
}

// ---------------------------------------------------------------- the run

await fill(300);
let person;
if (wanted("load"))
  await step("from a link to a board of 300 cards", async () => {
    begins();
    const near = [];
    for (let again = 0; again < 5; again += 1) near.push(await arrives(`Near${again}`));
    near.sort((a, b) => a.usable - b.usable);
    const [, , middle] = near;
    const parts = ({ form, policy, usable }) =>
      `the form after ${form.toFixed(0)}, the policy after ${policy.toFixed(0)}, the board after ${usable.toFixed(0)} ms`;
    measured("first load, compressed, fonts apart", middle.code / 1024, 250, "KiB");
    measured("fonts before the board is usable", middle.fonts / 1024, 100, "KiB");
    measured(
      "link to usable board of 300 cards, loopback",
      middle.usable,
      1_000,
      "ms",
      `${parts(middle)}; the middle of 5`,
    );
    begins();
    // 400 kbit/s and 400 ms to and fro, as WebPageTest has it.
    const far = await arrives("Far", { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
    measured("link to usable board of 300 cards, slow 3G", far.usable / 1000, 6, "s", parts(far));
    must(Number.isFinite(far.read), "the browser did not say when the first words were painted");
    measured("words to read on slow 3G, before the first font has come", far.read / 1000, far.letters / 1000, "s");
  });
await step("somebody sits down", async () => {
  person = await stage.comes("Pat", "rapporteur");
  await enters(person);
  await shows(person, cards);
  await saved(person);
  await pause(3_000); // what is fetched later is there
});
if (wanted("frames")) await step("panning and dragging at 300 cards", () => frames(person, 300, 20));
if (wanted("keys"))
  await step("own keys while 20 others type", async () => {
    const stop = await others(Number(asked.others));
    await keys(person, "a card", async () => {
      await person.page.locator("#board").evaluate((board) => board.scrollTo(0, 0));
      await writes(person, 0, "Pat writes");
      await cardWith(person, "Pat writes").focus();
      await person.page.keyboard.press("Enter");
      await person.page.locator(".card-words").waitFor();
    });
    await keys(person, "a note", async () => {
      await person.page.getByRole("button", { name: "Write a note" }).click();
      await person.page.locator(".note-editor .cm-content").waitFor();
      await pause(500);
    });
    await stop();
  });
if (wanted("others")) await step("what another person does", () => changes(person));
if (wanted("frames"))
  await step("panning and dragging at 1,000 cards", async () => {
    await fill(1_000);
    await frames(person, 1_000, 34);
  });
if (wanted("memory"))
  await step(`an hour of a group's work in ${asked.minutes} minutes`, () => memory(person, Number(asked.minutes)));

console.log(`\n| work | to reach | here | |\n|---|---|---|---|`);
for (const { work, figure, most, unit, busy } of figures)
  console.log(
    `| ${work} | ≤ ${Number(most.toFixed(1))} ${unit} | ${figure.toFixed(figure < 10 ? 1 : 0)} ${unit}${figure > most ? ", missed" : ""} | ${busy} % busy |`,
  );
console.log(`\n${cpus().length} processors (${cpus()[0].model}), load ${loadavg()[0].toFixed(1)}`);
if (asked.json) writeFileSync(asked.json, JSON.stringify(figures, undefined, 2));
await leader.seat.leave();
if (figures.some(({ figure, most }) => figure > most)) process.exitCode = 1;
await stage.closes();
