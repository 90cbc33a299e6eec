// A whole session: four groups of nine, a facilitator who leads from the console, a host, two rapporteurs; most of them at
// terminals, as C++ clients of their own, the others in browsers. From arrival to the plenary, with two who drop out while
// they write, and a lead that is taken over. What everybody wrote is looked for where it must be, and nowhere else.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { core } from "./boards.mjs";
import {
  findsTheNetwork,
  isKept,
  looks,
  losesTheNetwork,
  must,
  opens,
  plenaryd,
  saved,
  settles,
  step,
  until,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const { PhaseKind } = core;
const plenary = process.env.PLENARY ?? join(dirname(plenaryd()), "plenary");
if (!existsSync(plenary)) {
  console.error(`There is no ${plenary}. Build it: ninja -C build/dev plenary`);
  process.exit(2);
}

const day = new Date().toISOString().slice(0, 10);
const stage = await Stage.opens({
  meetings: {
    "demo-2027": `
schema_version: 1
fictional: true
meeting:
  id: demo-2027
  title: Demonstration meeting (fictional)
  time_zone: Europe/Rome
  start_date: ${day}
  end_date: ${day}
framework:
  id: roar
  name: ROAR
  pillars:
    - {id: routes, letter: R, order: 1, name: Routes and directions, question: "Which way, and who says so?"}
agenda:
  - id: s1
    day: ${day}
    kind: session
    number: I
    title: Routes and directions
    pillar: routes
    start: "00:01"
    end: "23:58"
    items:
      - {id: work, order: 1, kind: breakout, title: Breakouts}
`,
  },
});
const seats = join(stage.data, "seats");
mkdirSync(seats);

// ---------------------------------------------------------------- people at terminals

const terminals = new Set();
process.once("exit", () => {
  for (const one of terminals) one.kill();
});
// plenary join, on a pipe: commands go in, changes come out as lines. Whoever comes back has the same seat.
class AtTerminal {
  lines = [];
  constructor(name, link, group) {
    Object.assign(this, { name, link, group });
    this.sits();
  }
  sits() {
    const state = join(seats, this.name.replaceAll(" ", "-"));
    const named = existsSync(join(state, "session.json")) ? [] : ["--name", this.name];
    this.program = spawn(plenary, ["join", this.link, "--state", state, "--plain", "--commands", "-", ...named], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, HOME: seats, XDG_STATE_HOME: seats },
    });
    terminals.add(this);
    this.program.stdin.on("error", () => {}); // it was killed with something on the way
    for (const stream of [this.program.stdout, this.program.stderr])
      createInterface(stream).on("line", (line) => this.lines.push(line));
  }
  types(...lines) {
    this.program.stdin.write(lines.map((line) => `${line}\n`).join(""));
  }
  async hears(words, from = 0) {
    await until(
      () => this.lines.slice(from).some((line) => line.includes(words)),
      `${this.name} reads "${words}"; they read ${JSON.stringify(this.lines.slice(-6))}`,
    );
  }
  kill() {
    terminals.delete(this);
    this.program.kill("SIGKILL");
  }
  // What is typed is stored before the program ends.
  async leaves() {
    const ended = new Promise((then) => this.program.once("exit", then));
    this.types("quit");
    this.program.stdin.end();
    must((await ended) === 0, `${this.name} left with something unsent: ${this.lines.slice(-3).join(" / ")}`);
    terminals.delete(this);
  }
}

const button = ({ page }, name, exact = false) => page.getByRole("button", { name, exact });
// Groups stand on the console in an order of their own: by title.
const card = ({ page }, number) =>
  page.locator(".c-group", { has: page.locator("h2", { hasText: titles[number - 1] }) });
const tokenOf = (link) => link.slice(link.indexOf("#") + 1);
const introduces = async ({ name, page }) => {
  await page.locator("input[autocomplete=name]").fill(name);
  await page.locator("button[type=submit]").click();
};
const comesToBoard = async (person) => {
  await introduces(person);
  await person.page.locator(".policy").waitFor();
  await person.page.locator(".send .b.main").click();
  await person.page.locator("#board").waitFor();
};
// All words that stand on a board, as the server tells them to whoever keeps its record.
const wordsOn = (sitter) => core.wordsOf([...sitter.seat.session.shown.records()]);

// ---------------------------------------------------------------- the groups

const fay = await stage.comes("Fay", "demo-2027 facilitator"); // the console
await introduces(fay);
await fay.page.locator(".meeting-screen").waitFor();
const lead = await core.bodiless(stage.base, stage.links.get("demo-2027 facilitator"), "Opener");
const item = [...lead.seat.session.shown.ofKind("agendaItem")].find(({ body }) => body.value.title === "Breakouts");
const opensGroups = async (asked) => {
  const response = await fetch(`${stage.base}/api/documents/demo-2027/groups`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${lead.joined.session}` },
    body: JSON.stringify({ agenda_item: item.id, ...asked }),
  });
  const answer = await response.json();
  must(response.ok, JSON.stringify(answer));
  return answer.groups;
};
const titles = ["Rain and rivers", "Heat and housing", "Food and land", "Ageing and care"];
const groups = await opensGroups({ template_id: "roar-routes", titles });
const [plenaryBoard] = await opensGroups({ template_id: "plenary-synthesis", titles: ["Plenary"] });

// Nine in each group: its facilitator and seven at terminals, one in a browser.
const people = []; // at terminals
const pages = []; // in browsers, by group
const leaders = [];
const ears = []; // one on each board who only reads, to say what is there
const rapporteurs = [];
const expected = groups.map(() => []); // what must be on each board
const says = (group, words) => {
  expected[group].push(words);
  return words;
};

await step("four groups of nine arrive, at terminals and in browsers, and the console counts them", async () => {
  for (const [at, group] of groups.entries()) {
    leaders.push(new AtTerminal(`Leader ${at + 1}`, group.links.facilitator, at));
    for (let n = 1; n <= 7; n += 1) people.push(new AtTerminal(`Person ${at + 1}.${n}`, group.links.participant, at));
    await leaders[at].hears(titles[at]);
    ears.push(await core.bodiless(stage.base, tokenOf(group.links.observer), `Ear ${at + 1}`));
  }
  for (const [at, group] of groups.entries()) {
    const person = await opens(stage.base, tokenOf(group.links.participant), `Page ${at + 1}`);
    await comesToBoard(person);
    await isKept(person);
    pages.push(person);
  }
  // Two rapporteurs beside the nine, of the first two groups.
  for (const at of [0, 1]) {
    const person = await opens(stage.base, tokenOf(groups[at].links.rapporteur), `Rapporteur ${at + 1}`);
    await comesToBoard(person);
    rapporteurs.push(person);
  }
  await fay.page.goto(`${stage.base}/meeting/demo-2027/console`);
  for (const number of [1, 2]) await card(fay, number).getByText("10 of 10 present").waitFor();
  for (const number of [3, 4]) await card(fay, number).getByText("9 of 9 present").waitFor();
  await looks(fay, "afternoon-console-arrived");
});

// The same act in the four groups; the board of the plenary is a group of its own and is left out.
const chooseFour = async () => {
  for (const number of [1, 2, 3, 4]) await card(fay, number).locator("input").check();
};
const kindOf = ({ seat }) => seat.session.shown.find(seat.session.shown.board().phase)?.body.value.kind;
const allBegin = async (kind) => {
  await button(fay, "Next phase…").click();
  await fay.page
    .locator(".dialog")
    .getByRole("button", { name: /^Begin/ })
    .click();
  for (const [at, ear] of ears.entries())
    await until(() => kindOf(ear) === kind, `group ${at + 1} is in phase ${kind}`);
};

const dropped = { terminal: undefined, page: undefined };
await step("they write in silence, all at once; nobody is sent a word of another", async () => {
  await chooseFour();
  await allBegin(PhaseKind.FRAME);
  await allBegin(PhaseKind.SILENT);
  for (const person of people)
    person.types(
      `add challenges ${says(person.group, `${person.name} sees a first thing`)}`,
      `add direction ${says(person.group, `${person.name} sees a second thing`)}`,
    );
  for (const [at, person] of pages.entries()) {
    await writes(person, 1, says(at, `${person.name} writes in a browser`));
    await saved(person);
  }
  for (const person of people) await person.hears("second thing");
  for (const number of [1, 2, 3, 4]) await card(fay, number).getByText("They write in silence.").waitFor();
  await looks(fay, "afternoon-console-silence");
  for (const [at, ear] of ears.entries())
    must(wordsOn(ear).length === 0, `somebody who only reads was sent words of group ${at + 1} in silence`);
});

await step("one terminal is killed and one page loses its network, both in the middle of writing", async () => {
  const [killed] = people.filter(({ group }) => group === 2);
  killed.types(`add challenges ${says(2, `${killed.name} was killed after this`)}`);
  await killed.hears("was killed after this"); // it is in the outbox, and perhaps no further
  killed.kill();
  const page = pages[3];
  await losesTheNetwork(page);
  await page.page.locator(".state[data-saved=offline]").waitFor();
  await writes(page, 1, says(3, `${page.name} wrote this without a network`));
  Object.assign(dropped, { terminal: killed, page });
  await card(fay, 3).getByText("8 of 9 present").waitFor();
  // Its line is there, and nothing comes over it: the browser's own way of being offline.
  await card(fay, 4)
    .getByText(/8 of 9 present|poor lines: 1/)
    .first()
    .waitFor();
  await looks(fay, "afternoon-console-dropped");
});

await step("they come back, and what they wrote arrives", async () => {
  const { terminal, page } = dropped;
  const read = terminal.lines.length;
  terminal.sits();
  await terminal.hears("Saved.", read);
  await findsTheNetwork(page);
  await saved(page);
  await card(fay, 3).getByText("9 of 9 present").waitFor();
  await card(fay, 4).getByText("9 of 9 present").waitFor();
});

await step("everything is shown in one moment, and every word is in its own group and in no other", async () => {
  await allBegin(PhaseKind.ROUND);
  for (const [at, ear] of ears.entries()) {
    const missing = () => expected[at].filter((words) => !wordsOn(ear).includes(words));
    await until(
      () => missing().length === 0,
      () => `group ${at + 1} holds every word; it lacks ${missing().join(" | ")}`,
    );
    const words = wordsOn(ear);
    must(
      words.length === expected[at].length,
      `group ${at + 1} holds ${words.length} cards instead of ${expected[at].length}: ${words.filter((one) => !expected[at].includes(one))}`,
    );
  }
  for (const [at, person] of pages.entries()) {
    await person.page.locator(".card", { hasText: `Person ${at + 1}.7 sees a second thing` }).waitFor();
    const texts = (await person.page.locator("#board .card > p").allTextContents()).join("\n");
    for (const other of [0, 1, 2, 3].filter((one) => one !== at))
      must(!texts.includes(`Person ${other + 1}.`), `group ${other + 1} is read on the board of group ${at + 1}`);
  }
  for (const person of people) await person.hears(`Person ${person.group + 1}.7 sees a second thing`);
  for (const person of people)
    for (const other of [0, 1, 2, 3].filter((one) => one !== person.group))
      must(
        !person.lines.some((line) => line.includes(`Person ${other + 1}.`)),
        `${person.name} was sent words of group ${other + 1}`,
      );
  await looks(fay, "afternoon-console-shown");
  await looks(pages[0], "afternoon-board");
});

await step("the facilitator of a group is gone for two minutes, and its rapporteur takes over", async () => {
  leaders[1].kill();
  await card(fay, 2).getByText("The facilitator’s line is lost.").waitFor();
  await looks(fay, "afternoon-console-lost");
  const [, rapporteur] = rapporteurs;
  const takes = rapporteur.page.getByRole("button", { name: "Take over" });
  await takes.waitFor({ timeout: 180_000 });
  await until(async () => (await takes.getAttribute("aria-disabled")) !== "true", "it can be taken over", 180_000);
  await looks(rapporteur, "afternoon-take-over");
  await takes.click();
  await rapporteur.page.locator(".phase-next").waitFor();
  await card(fay, 2).getByText("The facilitator’s line is lost.").waitFor({ state: "detached" });
});

await step("they group, vote and decide, each group led by whoever leads it", async () => {
  await allBegin(PhaseKind.CLUSTER_PHASE);
  for (const [at, leader] of leaders.entries()) {
    if (at === 1) continue;
    leader.types(`cluster 1 2 as Hold the rain of ${at + 1}`);
    await leader.hears(`Hold the rain of ${at + 1}`);
  }
  await allBegin(PhaseKind.VOTE_PHASE);
  leaders[0].types("vote clusters 5");
  await leaders[0].hears("open");
  for (const person of people.filter(({ group }) => group === 0)) {
    await person.hears("Vote");
    person.types("dots Hold the rain of 1 3", "done");
  }
  await card(fay, 1).getByText("7 of 8 finished").waitFor();
  leaders[0].types("close");
  await leaders[0].hears("21 dots given");
  await allBegin(PhaseKind.DISCUSS);
  await allBegin(PhaseKind.DECIDE);
  leaders[2].types("propose Pilot: Two streets are rebuilt this year. /room");
  await leaders[2].hears("Two streets are rebuilt");
  leaders[2].types("open d1", "clarify d1", "test d1");
  await leaders[2].hears("testing");
  for (const person of people.filter(({ group }) => group === 2)) {
    await person.hears("testing");
    person.types("respond d1 consent");
  }
  await until(
    () => [...ears[2].seat.session.shown.ofKind("decision")][0]?.body.value.rounds.length === 1,
    "the round is open",
  );
  for (const person of people.filter(({ group }) => group === 2)) await person.hears("Your response");
  leaders[2].types("count d1");
  await leaders[2].hears("adopted");
  await looks(fay, "afternoon-console-decided");
});

const headlines = titles.map((title, at) => `${title} begins with street number ${at + 1}`);
const host = await opens(stage.base, tokenOf(plenaryBoard.links.plenary_host), "Hanna");
await step("what each group carries on comes to the plenary, and is heard there", async () => {
  await allBegin(PhaseKind.HARVEST_PHASE);
  for (const [at, leader] of leaders.entries()) {
    if (at === 1) continue;
    leader.types(`headline ${headlines[at]}`, `disagreement Nobody agrees in group ${at + 1}`);
    await leader.hears(headlines[at]);
  }
  // The second group's is written by who took it over.
  const [, rapporteur] = rapporteurs;
  await rapporteur.page.getByRole("tab", { name: "Harvest" }).click();
  const panel = rapporteur.page.locator(".harvest-panel");
  await panel.getByLabel("Headline, in one sentence").fill(headlines[1]);
  await panel.getByLabel("Disagreement kept").fill("Nobody agrees in group 2");
  await panel.getByLabel("An example").fill("none");
  await panel.getByRole("button", { name: "Keep" }).click();
  await comesToBoard(host);
  await host.page.getByRole("tab", { name: "Report-back" }).click();
  for (const headline of headlines) {
    const title = headline.split(" begins")[0];
    await host.page.locator(".rp-order > li", { hasText: title }).waitFor();
  }
  // In the order in which they stand there.
  const order = [];
  for (const place of await host.page.locator(".rp-order > li").allTextContents())
    order.push(titles.findIndex((title) => place.includes(title)));
  must([...order].sort().join() === "0,1,2,3", `the plenary has the groups ${order.join()}`);
  for (const [turn, at] of order.entries()) {
    const name = `${turn === 0 ? "Begin" : "Next"}: ${titles[at]}`;
    await host.page.getByRole("button", { name, exact: true }).click();
    await host.page.locator(".rp-headline", { hasText: headlines[at] }).first().waitFor();
    await pause(1_000); // a second tap at once would be taken for one of the same
  }
  await looks(host, "afternoon-plenary");
  for (const number of [1, 2, 3, 4])
    await card(fay, number)
      .getByText(headlines[number - 1])
      .waitFor();
  await looks(fay, "afternoon-console-end");
});

await step("the console at the end, in other lights and on a phone", async () => {
  for (const [theme, language] of [
    ["dark", "en-GB"],
    ["light", "ar"],
  ]) {
    await settles(fay.page, { theme, language });
    await card(fay, 4).waitFor();
    await looks(fay, `afternoon-console-${theme}-${language}`);
  }
  await settles(fay.page, { theme: "light", language: "en-GB" });
  await fay.page.setViewportSize({ width: 390, height: 844 });
  await card(fay, 4).waitFor();
  await looks(fay, "afternoon-console-phone");
});

await step("everybody leaves with nothing unsent, and every word is still there", async () => {
  for (const person of [...people, leaders[0], leaders[2], leaders[3]]) await person.leaves();
  for (const [at, ear] of ears.entries())
    for (const words of expected[at]) must(wordsOn(ear).includes(words), `group ${at + 1} lost "${words}"`);
});

await stage.closes();
