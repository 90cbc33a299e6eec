// What a page holds of a board, and what the server holds of it, as lines that can be compared.
import { setTimeout as pause } from "node:timers/promises";
import { runnerImport } from "vite";
import { folder, must, patience, rests } from "./people.mjs";

export const { module: core } = await runnerImport("./tests/browser/core.ts", { root: folder, logLevel: "error" });

// In reading order, from canvas and outline alike. `places`: where the papers lie, on a canvas.
export function boardOf({ page }) {
  return page.evaluate(() => {
    const lines = [];
    const places = [];
    const card = (paper) => {
      const id = paper.dataset.card;
      const number = paper.querySelector("header .no")?.textContent ?? "";
      const kind = paper.querySelector("header span:not(.no)")?.textContent ?? "";
      lines.push(
        `card ${id} ${number} ${kind}: ${paper.querySelector(":scope > p")?.textContent ?? "(being written)"}`,
      );
      if (paper.closest(".surface")) places.push(`${id} ${paper.style.left} ${paper.style.top}`);
    };
    for (const region of document.querySelectorAll("#board .region-part, #board .reg")) {
      lines.push(`region ${region.querySelector("[data-region]").dataset.region}`);
      const papers = [...region.querySelectorAll("[data-card]")];
      const grouped = (paper) => paper.closest(".group-part, .outline-group");
      let last;
      for (const group of region.querySelectorAll(".group-part, .outline-group")) {
        const head = group.querySelector("h3");
        lines.push(
          `group ${head.dataset.stop.slice("group:".length).replace(/@.*/, "")} ${head.querySelector("bdi").textContent}`,
        );
        for (const paper of group.querySelectorAll("[data-card]")) card(paper);
      }
      for (const paper of papers) {
        if (grouped(paper)) continue;
        if (!last) lines.push("loose");
        last = paper;
        card(paper);
      }
    }
    lines.push(`${document.querySelectorAll("#board svg.links path, #board .outline-link").length} links`);
    return { lines, places };
  });
}
// As the server tells it to this person, over HTTP.
export async function recordsAtServer({ page }) {
  const document = new URL(page.url()).pathname.split("/")[2];
  const answer = await page.evaluate(async (id) => {
    let seq = 0;
    for (;;) {
      const log = await fetch(`/api/documents/${id}/log?after=${seq}&limit=5000`).then((response) => response.text());
      if (log.trim() === "") break;
      seq = JSON.parse(log.trimEnd().split("\n").at(-1)).seq;
    }
    return fetch(`/api/documents/${id}/at/${seq}`).then((response) => response.json());
  }, document);
  return core.recordsIn(answer);
}

const differing = (a, b) => {
  const [one, two] = [new Set(a), new Set(b)];
  const only = (some, others) => some.filter((line) => !others.has(line)).slice(0, 5);
  const said = [...only(a, two).map((line) => `- ${line}`), ...only(b, one).map((line) => `+ ${line}`)];
  return said.length > 0 ? said.join("\n      ") : "the same lines in another order";
};

// All hold the same board as the server, and where pages are of one size every paper lies at the same place.
export async function holdTheSame(people) {
  let said = "";
  for (const until = Date.now() + patience; Date.now() < until; await pause(200)) {
    said = await differs(people);
    if (said === "") return;
  }
  must(false, said);
}
async function differs(people) {
  const expected = core.linesOf(await recordsAtServer(people[0]));
  const seen = await Promise.all(people.map(boardOf));
  for (const [at, { lines }] of seen.entries())
    if (lines.join("\n") !== expected.join("\n"))
      return `${people[at].name} does not hold what the server holds:\n      ${differing(expected, lines)}`;
  const canvases = seen.flatMap(({ places }, at) => (places.length > 0 ? [{ places, name: people[at].name }] : []));
  for (const { places, name } of canvases)
    if (places.join() !== canvases[0].places.join())
      return `papers lie elsewhere for ${name} than for ${canvases[0].name}: ${differing(canvases[0].places, places)}`;
  return "";
}

// The board is laid out the same for all of them, whatever each may do: heads, papers, and where they end, at every width of
// the window.
export async function liesAlike(people, widths) {
  const before = people[0].page.viewportSize();
  for (const width of widths) {
    for (const { page } of people) await page.setViewportSize({ ...before, width });
    for (const { page } of people) {
      await page.waitForFunction(() => {
        const canvas = document.querySelector("#board");
        return canvas.firstElementChild.style.getPropertyValue("--wide") === `${canvas.clientWidth}px`;
      });
      await rests(page);
    }
    let said = "";
    for (const until = Date.now() + 10_000; Date.now() < until; await pause(200)) {
      const [first, ...others] = await Promise.all(people.map(geometryOf));
      const other = others.find((one) => one.join() !== first.join());
      said = other ? differing(first, other) : "";
      if (said === "") break;
    }
    must(said === "", `at ${width} px the board lies otherwise for one of them: ${said}`);
  }
  for (const { page } of people) await page.setViewportSize(before);
}
const geometryOf = ({ page }) =>
  page.evaluate(() =>
    [...document.querySelectorAll("#board .region-paper, #board [data-measure]")].map((part) => {
      const { left, top } = part.style;
      return `${part.dataset.region ?? part.dataset.measure} ${left} ${top} ${part.offsetWidth} ${part.offsetHeight}`;
    }),
  );

// Notes and decisions, as the panel beside the board shows them; without what only some may do with them: buttons, and
// fields with what they are called.
export async function notesOf({ page }) {
  const read = (css) =>
    page.locator(css).evaluateAll((items) =>
      items.map((item) => {
        const copy = item.cloneNode(true);
        for (const one of copy.querySelectorAll("button, select, label, form, .note-foot, .label")) one.remove();
        return copy.textContent.trim();
      }),
    );
  await page.getByRole("tab", { name: "Notes" }).click();
  await page.locator(".notes").waitFor();
  const notes = await read(".note:not(.working)");
  await page.getByRole("tab", { name: "Decisions" }).click();
  await page.locator(".decided").first().waitFor({ state: "attached" });
  return [...notes, ...(await read(".decided li"))].join("\n");
}
// All of them show the same notes and decisions. What is drawn later than the rest of the panel, and what others did last, may
// take a moment.
export async function showTheSameNotes(people) {
  let notes = [];
  for (const until = Date.now() + patience; Date.now() < until; await pause(200)) {
    notes = await Promise.all(people.map(notesOf));
    if (new Set(notes).size === 1) return;
  }
  const [first = ""] = notes;
  const at = notes.findIndex((some) => some !== first);
  must(false, `notes differ for ${people[at].name}: ${differing(first.split("\n"), notes[at].split("\n"))}`);
}
