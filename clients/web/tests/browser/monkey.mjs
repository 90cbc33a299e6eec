// Several browsers, each a program of its own, whose people do what comes to their minds, by mouse and keys, on one board;
// who lose the network and find it, load their pages again, while the server is killed now and then. In the end everything
// is saved, all hold the same board, and every card that somebody wrote is there.
//
//   node tests/browser/monkey.mjs [--minutes 0.6] [--people 4] [--seed N]
//
// The seed chooses what each does, one after the other; how they fall together is the machine's doing.
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { core, holdTheSame, recordsAtServer, showTheSameNotes } from "./boards.mjs";
import { enters, findsTheNetwork, launches, losesTheNetwork, must, saved, step } from "./people.mjs";
import { Stage } from "./stage.mjs";

const { values: asked } = parseArgs({
  options: {
    minutes: { type: "string", default: "0.6" },
    people: { type: "string", default: "4" },
    seed: { type: "string", default: process.env.QUICK ? "77" : String(Date.now() % 1_000_000) },
  },
});
const [seconds, count, seed] = [60 * Number(asked.minutes), Number(asked.people), Number(asked.seed)];
console.log(`seed ${seed}: ${count} people for ${seconds} s`);

const stage = await Stage.opens();
const ends = () => Date.now() > until;
let until = Number.POSITIVE_INFINITY;

// ---------------------------------------------------------------- chance

const beginnings = [
  "Who pays for",
  "Nobody asked",
  "By 2035,",
  "The upstream farms and",
  "¿Quién decide",
  "من يقرر",
  "谁来决定",
];
const endings = ["the rain", "the sewers", "a swim in the Vell", "those downstream", "el río 🏞️", "النهر", "河流 👩‍🔧"];
function chance(of) {
  const dice = new core.Dice(of);
  return {
    below: (bound) => dice.below(bound),
    oneIn: (share) => dice.oneIn(share),
    pick: (items) => dice.pick(items),
    words: () => `${dice.pick(beginnings)} ${dice.pick(endings)}`,
  };
}

// ---------------------------------------------------------------- what comes to a mind

const within = { timeout: 5_000 }; // somebody else may have taken away what a hand reaches for
const idOf = async ({ page, dice }, which) => {
  const ids = await page.evaluate((css) => {
    const seen = ({ left, top, right, bottom }) => left >= 0 && top >= 60 && right < innerWidth && bottom < innerHeight;
    const all = [...document.querySelectorAll(css)];
    const some = all.filter((paper) => seen(paper.getBoundingClientRect()));
    return (some.length > 0 ? some : all).map((paper) => paper.dataset.card);
  }, which);
  return ids.length === 0 ? undefined : dice.pick(ids);
};
const anyCard = (person) => idOf(person, "#board [data-card]");
const ownCard = (person) => idOf(person, "#board [data-card].mine");
const paper = ({ page }, id) => page.locator(`#board [data-card="${id}"]`);
// In front of a card with the keyboard; false: there is none.
async function at(person, find) {
  const id = await find(person);
  if (id === undefined) return false;
  await paper(person, id).focus(within);
  return id;
}
const dialog = ({ page }) => page.locator(".dialog");
async function confirms(person) {
  await dialog(person).locator(".b.main").first().click(within);
  await dialog(person).waitFor({ state: "detached", ...within });
}

const acts = {
  async writes(person) {
    const { page, dice } = person;
    await page.locator("#board [data-stop]").first().focus(within);
    await page.keyboard.press("n");
    await page.locator("#dock-region").selectOption({ index: dice.below(6) }, within);
    const mark = `${person.name}-${person.wrote.length}`;
    await page.locator(".write").fill(`${dice.words()} ${mark}`, within);
    await page.locator(".write").press("Enter", within);
    person.wrote.push({ mark, taken: false });
    await page.locator(".dock").waitFor({ state: "detached", ...within });
  },
  async edits(person) {
    if (!(await at(person, ownCard))) return "nothing";
    await person.page.keyboard.press("Enter");
    const words = person.page.locator(".card-words");
    await words.waitFor(within);
    // At the end or near the beginning, and never within the mark that is looked for in the end.
    if (person.dice.oneIn(2)) {
      await words.press("Control+Home", within);
      if (person.dice.oneIn(2)) await words.press("ArrowRight", within);
    }
    await person.page.keyboard.type(` ${person.dice.pick(endings)} `, { delay: person.dice.below(40) });
    if (person.dice.oneIn(3)) await person.page.keyboard.press("Backspace");
    await person.page.keyboard.press("Escape");
  },
  async shifts(person) {
    if (!(await at(person, anyCard))) return "nothing";
    await person.page.keyboard.press(
      `Control+${person.dice.pick(["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"])}`,
    );
  },
  async moves(person) {
    if (!(await at(person, anyCard))) return "nothing";
    await person.page.keyboard.press("m");
    await dialog(person).locator(".choices label").nth(person.dice.below(6)).click(within);
    await confirms(person);
  },
  async drags(person) {
    const { page, dice } = person;
    const id = await anyCard(person);
    if (id === undefined || (await page.locator(".surface").count()) === 0) return "nothing";
    const box = await paper(person, id).boundingBox(within);
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    const key = ["Alt", "Control"][dice.below(6)]; // most often none: copies, merges, or moves
    if (key) await page.keyboard.down(key);
    await page.mouse.move(80 + dice.below(900), 240 + dice.below(500), { steps: 5 });
    if (dice.oneIn(8)) await page.keyboard.press("Escape");
    await page.mouse.up();
    if (key) await page.keyboard.up(key);
    await pause(50);
    if ((await dialog(person).count()) > 0) await confirms(person); // dropped on another card: a group, which has a name
  },
  async groups(person) {
    const { page, dice } = person;
    const [one, two] = [await anyCard(person), await anyCard(person)];
    if (one === undefined || one === two) return "nothing";
    await paper(person, one).click(within);
    await paper(person, two).click({ modifiers: ["Shift"], ...within });
    await page.keyboard.press("Control+g");
    await page.locator(".dialog input").fill(dice.words(), within);
    await confirms(person);
  },
  async links(person) {
    if (!(await at(person, anyCard))) return "nothing";
    await person.page.keyboard.press("a");
    const others = person.page.locator(".dialog select option");
    await dialog(person).waitFor(within);
    const some = await others.count();
    if (some === 0) return "nothing";
    await person.page.locator(".dialog select").selectOption({ index: person.dice.below(some) }, within);
    await confirms(person);
  },
  async duplicates(person) {
    if (!(await at(person, anyCard))) return "nothing";
    await person.page.keyboard.press("Control+d");
  },
  async throwsAway(person) {
    if (!(await at(person, ownCard))) return "nothing";
    await person.page.keyboard.press("Delete");
  },
  async restores(person) {
    await chooses(person, "Trash");
    await dialog(person).waitFor(within);
    const buttons = person.page.getByRole("button", { name: "Restore" });
    const some = await buttons.count();
    if (some === 0) return "nothing";
    await buttons.nth(person.dice.below(some)).click(within);
  },
  async undoes(person) {
    await forgetsUnsaved(person);
    await person.page.keyboard.press("Control+z");
  },
  async redoes(person) {
    await person.page.keyboard.press("Control+y");
  },
  async notes(person) {
    if (!person.rapporteur) return "nothing";
    const { page, dice } = person;
    const open = page.locator(".note-edit");
    const some = await open.count();
    if (some === 0 || dice.oneIn(4)) await page.getByRole("button", { name: "Write a note" }).click(within);
    else await open.nth(dice.below(some)).click(within);
    const editor = page.locator(".note-editor .cm-content");
    await editor.waitFor(within);
    await page.keyboard.press(dice.pick(["Control+Home", "Control+End", "End", "ArrowUp"]));
    await page.keyboard.type(` ${dice.words()}.`, { delay: dice.below(30) });
    if (dice.oneIn(4)) await page.keyboard.press("Control+z");
    await page.keyboard.press("Escape");
  },
  async decides(person) {
    const { page, dice } = person;
    const tab = page.getByRole("tab", { name: "Decisions" });
    if ((await tab.count()) === 0) return "nothing";
    await tab.click(within);
    try {
      await page.getByRole("button", { name: "Write down a decision" }).click(within);
      await page.getByLabel("In a few words").fill(dice.words(), within);
      await page.locator(".panel-form input[type=date]").fill("2031-05-04", within);
      await page.getByRole("button", { name: "Keep" }).click(within);
    } finally {
      await page.getByRole("tab", { name: "Notes" }).click(within);
    }
  },
  async changesView(person) {
    const canvas = (await person.page.locator(".surface").count()) > 0;
    await chooses(person, canvas ? "Outline" : "Board");
  },
  async losesTheNetwork(person) {
    if (person.away) return "nothing";
    person.away = true;
    await losesTheNetwork(person);
  },
  async findsTheNetwork(person) {
    if (!person.away) return "nothing";
    person.away = false;
    await findsTheNetwork(person);
  },
  async loadsAgain(person) {
    // Without a network a page opens only where it was kept; that is another story.
    if (person.away) return "nothing";
    await person.page.reload();
    await person.page.locator("#board").waitFor();
  },
};
// How often, of all.
const minds = Object.entries({
  writes: 10,
  edits: 8,
  shifts: 8,
  moves: 5,
  drags: 10,
  groups: 4,
  links: 3,
  duplicates: 1,
  throwsAway: 2,
  restores: 2,
  undoes: 5,
  redoes: 3,
  notes: 6,
  decides: 2,
  changesView: 1,
  losesTheNetwork: 2,
  findsTheNetwork: 4,
  loadsAgain: 1,
}).flatMap(([name, often]) => Array(often).fill(name));

const chooses = async ({ page }, name) => {
  await page.locator(".menu-button").click(within);
  await page.getByRole("menuitem", { name, exact: true }).click(within);
};
// A card that is taken back before it was sent was never anywhere but on this page.
async function forgetsUnsaved(person) {
  const isSaved = (await person.page.locator(".state[data-saved=saved]").count()) > 0;
  if (!isSaved) for (const card of person.wrote.slice(-8)) card.taken = true;
}

const tally = Object.fromEntries(Object.keys(acts).map((name) => [name, { done: 0, nothing: 0, missed: 0, why: "" }]));
async function does(person, name) {
  const counts = tally[name];
  try {
    counts[(await acts[name](person)) ?? "done"] += 1;
  } catch (error) {
    if (!/Timeout|not attached|detached|outside of the viewport|intercepts|null/.test(String(error))) throw error;
    counts.missed += 1;
    counts.why = `${person.name}: ${String(error).replace(/\s+/g, " ").slice(0, 160)}`;
  }
  // Whatever was begun is put down.
  for (let again = 0; again < 3; again += 1) {
    if ((await person.page.locator(".dialog, [role=menu], .dock, .note-editor, .card-words").count()) === 0) break;
    await person.page.keyboard.press("Escape");
    await pause(30);
  }
}
async function lives(person) {
  while (!ends()) {
    await does(person, person.dice.pick(minds));
    // What stands beside the board is read and put away.
    if (person.dice.oneIn(5)) {
      const close = person.page.locator(".messages .b", { hasText: /^(Close|Carry on)$/ }).first();
      await close.click({ timeout: 500 }).catch(() => undefined);
    }
    await pause(person.dice.below(150));
  }
}
// Now and then the server is killed, or its Redis.
async function breaks(dice) {
  for (;;) {
    await pause(8_000 + dice.below(8_000));
    if (ends()) return;
    if (dice.oneIn(2)) {
      process.kill(stage.redis(), "SIGKILL");
    } else {
      await stage.serverEnds("SIGKILL");
      await stage.serverStarts();
    }
    broken += 1;
  }
}
let broken = 0;

// ---------------------------------------------------------------- the run

const roles = ["facilitator", "participant", "rapporteur", "participant", "participant", "rapporteur", "participant"];
const people = [];
await step("they come", async () => {
  for (let at = 0; at < count; at += 1) {
    const role = roles[at % roles.length];
    const person = await stage.comes(`Monkey${at}`, role, { of: await launches() });
    await enters(person);
    person.page.on("dialog", (one) => void one.accept().catch(() => undefined));
    people.push(
      Object.assign(person, {
        dice: chance(seed * 100 + at),
        wrote: [],
        away: false,
        rapporteur: role === "rapporteur",
      }),
    );
  }
});
await step(`they do what comes to their minds for ${seconds} s (seed ${seed})`, async () => {
  until = Date.now() + seconds * 1_000;
  await Promise.all([...people.map(lives), breaks(chance(seed * 100 + 99))]);
  for (const [name, { done, nothing, missed, why }] of Object.entries(tally).sort())
    console.log(
      `      ${name.padEnd(16)} ${done} done, ${nothing} with nothing to do it to, ${missed} missed${why && `, last: ${why}`}`,
    );
  console.log(`      server or Redis killed ${broken} times`);
});
await step(`in the end everything is saved, and all hold the same board (seed ${seed})`, async () => {
  for (const person of people) if (person.away) await findsTheNetwork(person);
  for (const person of people) await saved(person);
  for (const { page } of people) if ((await page.locator(".surface").count()) === 0) await chooses({ page }, "Board");
  await holdTheSame(people);
  await showTheSameNotes(people);
});
await step(`whatever somebody wrote is there, if only in the trash (seed ${seed})`, async () => {
  const words = core.wordsOf(await recordsAtServer(people[0]));
  const all = people.flatMap(({ wrote }) => wrote);
  const lost = all.filter(({ mark, taken }) => !taken && !words.some((some) => some.includes(mark)));
  must(lost.length === 0, `these cards are nowhere: ${lost.map(({ mark }) => mark).join(", ")}`);
  console.log(`      ${all.length} cards were written, ${words.length} are there with their copies`);
});
await step("it was a run worth the name", async () => {
  const [done, missed] = ["done", "missed"].map((what) =>
    Object.values(tally).reduce((sum, one) => sum + one[what], 0),
  );
  must(missed < done / 3, `${missed} acts missed, ${done} done`);
  for (const name of ["writes", "edits", "shifts", "drags", "undoes"])
    must(seconds < 30 || tally[name].done > 0, `nobody ${name}`);
});
await stage.closes();
