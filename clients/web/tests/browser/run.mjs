// Plays the stories, each a program with a browser and a server of its own, some at a time, and says how they went.
//
//   node tests/browser/run.mjs [STORY...]     JOBS=1 plays one after the other
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

// The longest first.
const all = [
  "afternoon",
  "meeting",
  "leading",
  "console",
  "deciding",
  "reporting",
  "offline",
  "notes",
  "monkey",
  "board",
  "past",
  "together",
  "gathering",
  "quotations",
  "mine",
  "recording",
  "dialogs",
  "finding",
  "hands",
  "groups",
  "zooming",
  "tablet",
  "screens",
  "stopped",
  "programme",
  "templates",
  "checks",
  "rehearsal",
  "record",
  "guidebook",
];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no story named ${unknown.join(", ")}. There are: ${all.join(", ")}.`);
  process.exit(2);
}
const waiting = asked.length > 0 ? asked : [...all];
const jobs = Number(process.env.JOBS ?? Math.min(4, availableParallelism()));

const fell = [];
const why = []; // what failed steps said: once more at the end, where one looks first
// A real browser on a busy machine may miss a beat; what is broken falls twice.
async function plays(story) {
  if (await goesWell(story)) return;
  console.log(`${story.padEnd(8)}  fell, and is played once more`);
  if (!(await goesWell(story))) fell.push(story);
}
async function goesWell(story) {
  const began = Date.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, `${story}.mjs`)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on("line", (line) => {
      console.log(`${story.padEnd(8)}  ${line}`);
      if (/^FAIL|^ {6}/.test(line)) why.push(`${story.padEnd(8)}  ${line}`);
    });
  const ends = () => child.kill("SIGTERM");
  process.once("SIGTERM", ends);
  const code = await new Promise((resolve) => child.once("close", (ended, signal) => resolve(ended ?? signal)));
  process.off("SIGTERM", ends);
  console.log(`${story.padEnd(8)}  took ${Math.round((Date.now() - began) / 1000)} s`);
  return code === 0;
}
async function goesOn() {
  for (let story = waiting.shift(); story; story = waiting.shift()) await plays(story);
}
await Promise.all(Array.from({ length: jobs }, goesOn));
if (fell.length > 0) console.log(why.join("\n"));
console.log(fell.length === 0 ? "Every story went well." : `These did not go well: ${fell.join(", ")}.`);
process.exit(fell.length === 0 ? 0 : 1);
