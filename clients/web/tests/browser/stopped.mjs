// The screens on which nothing more can be done: what happened, what became of one's words, what one can do. Most come
// from the real server; what it says too seldom to wait for is put into its mouth. And the screens before there is a board.
import { readFileSync } from "node:fs";
import { core } from "./boards.mjs";
import {
  cardWith,
  copied,
  copies,
  enters,
  findsTheNetwork,
  looks,
  losesTheNetwork,
  must,
  offline,
  saved,
  settles,
  step,
  tooWide,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const leader = await core.bodiless(stage.base, stage.links.get("facilitator"), "Lea");
const enteredAs = async (name, role, options) => {
  const person = await stage.comes(name, role, options);
  await enters(person);
  await saved(person);
  return person;
};
// Nothing brings this person back by itself.
const forgetsOwnLink = ({ page }) =>
  page.evaluate(() => {
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith("plenary.place."))) {
      const { personal, ...place } = JSON.parse(localStorage.getItem(name));
      localStorage.setItem(name, JSON.stringify(place));
    }
  });
const stopped = ({ page }, words) => page.locator(".stopped", { hasText: words }).waitFor();
const idOf = ({ name }) =>
  [...leader.seat.session.people.values()].find((person) => person.name === name)?.participant ?? "";
async function does(verb) {
  const taken = leader.seat.session.submit(verb);
  must(taken.ok, `the leader may not: ${JSON.stringify(taken)}`);
  await leader.saved();
}

await step("whose session has ended is told so, with the words that were not sent, and may take them", async () => {
  const rex = await enteredAs("Rex", "participant");
  await writes(rex, 0, "Rex was here.");
  await saved(rex);
  await copies(rex, "Rex was here.");
  await losesTheNetwork(rex);
  await offline(rex);
  await writes(rex, 0, "What Rex still had to say.");
  await rex.context.clearCookies();
  await forgetsOwnLink(rex);
  await findsTheNetwork(rex);
  await stopped(rex, "What Rex still had to say.");
  await looks(rex, "stopped");
  const fetched = rex.page.waitForEvent("download");
  await rex.page.getByRole("button", { name: "Take them as a file" }).click();
  const file = await (await fetched).path();
  must(readFileSync(file, "utf8").includes("What Rex still had to say."), "the file has the words");
  // No copy of the board is left for whoever has this device next.
  for (let again = 0; again < 300 && (await copied(rex)); again += 1)
    await rex.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  must(!(await copied(rex)), "a copy of the board is kept");
  rex.page.on("dialog", (dialog) => void dialog.accept());
  await losesTheNetwork(rex);
  await rex.page.reload();
  await rex.page.locator(".opening").waitFor();
  must((await cardWith(rex, "Rex was here").count()) === 0, "the board is still there");
  await rex.context.close();
});

await step("who is removed is told so at once, and may come in again with a link", async () => {
  const una = await enteredAs("Una", "participant");
  await does({ case: "removeMember", value: { participant: idOf(una) } });
  await stopped(una, "You are not on this board any more");
  await looks(una, "stopped-removed");
  await una.page.getByRole("button", { name: "Join again" }).click();
  await una.page.locator(".join-form").waitFor();
  must(!(await copied(una)), "a copy of the board is left");
  await una.context.close();
});

await step(
  "who was removed while away keeps the words; so it is in every theme, mirrored, and on a phone",
  async () => {
    const ulf = await enteredAs("Ulf", "participant");
    await losesTheNetwork(ulf);
    await offline(ulf);
    await writes(ulf, 1, "Written before Ulf heard of it.");
    await writes(ulf, 2, "كتب هذا قبل أن يسمع.");
    await does({ case: "removeMember", value: { participant: idOf(ulf) } });
    await findsTheNetwork(ulf);
    await stopped(ulf, "Written before Ulf heard of it.");
    ulf.page.on("dialog", (dialog) => void dialog.accept());
    for (const [name, some, width] of [
      ["light", {}, 1440],
      ["dark", { theme: "dark" }, 1440],
      ["contrast", { theme: "contrast" }, 1024],
      ["ar", { language: "ar" }, 768],
      ["390", {}, 390],
      ["large", { textScale: 1.5 }, 390],
    ]) {
      await ulf.page.setViewportSize({ width, height: 844 });
      await settles(ulf.page, some);
      await stopped(ulf, "Written before Ulf heard of it.");
      await looks(ulf, `stopped-words-${name}`);
      must((await tooWide(ulf.page)) <= 0, `${name} is too wide`);
    }
    await ulf.context.close();
  },
);

await step("who joins as somebody else in the same browser, the first is told so", async () => {
  const ina = await enteredAs("Ina", "participant");
  await forgetsOwnLink(ina);
  await losesTheNetwork(ina);
  await offline(ina);
  await findsTheNetwork(ina);
  await saved(ina);
  await ina.context.clearCookies();
  const second = { name: "Ida", context: ina.context, page: await ina.context.newPage() };
  await second.page.goto(`${stage.base}/join#${stage.links.get("rapporteur")}`);
  await enters(second);
  await forgetsOwnLink(second);
  await ina.page.bringToFront();
  await losesTheNetwork(ina);
  await offline(ina);
  await findsTheNetwork(ina);
  await stopped(ina, "Somebody else has joined here");
  await looks(ina, "stopped-somebody-else");
  await ina.context.close();
});

// What a server seldom says: a connection of ours, closed with its code.
for (const [code, name, title, way] of [
  [4113, "elsewhere", "Open in another place", "Load again"],
  [4404, "no-board", "This board is gone", "Join again"],
  [4426, "version", "There is a newer version", "Load again"],
]) {
  await step(`a connection closed with ${code}: ${title}`, async () => {
    const sol = await stage.comes("Sol", "participant");
    const sockets = [];
    await sol.page.routeWebSocket(/\/ws\//, (socket) => {
      socket.connectToServer();
      sockets.push(socket);
    });
    await enters(sol);
    await saved(sol);
    await sockets.at(-1).close({ code });
    await stopped(sol, title);
    await looks(sol, `stopped-${name}`);
    await sol.page.locator(".stopped .b.main", { hasText: way }).click();
    if (way === "Load again") await saved(sol);
    else await sol.page.locator(".join-form").waitFor();
    await sol.context.close();
  });
}

await step("before there is a board: it is fetched; it does not come; what to do", async () => {
  const ann = await stage.comes("Ann", "participant");
  let answers = false;
  await ann.page.routeWebSocket(/\/ws\//, (socket) => {
    if (answers) socket.connectToServer();
  });
  await ann.page.locator("input[autocomplete=name]").fill("Ann");
  await ann.page.locator("button[type=submit]").click();
  await ann.page.locator(".opening h1", { hasText: "Fetching the board" }).waitFor();
  await looks(ann, "opening");
  await ann.page.locator(".opening h1", { hasText: "The server does not answer" }).waitFor();
  for (const theme of ["light", "dark", "contrast"]) {
    await settles(ann.page, { theme });
    await ann.page.locator(".opening h1", { hasText: "The server does not answer" }).waitFor();
    await looks(ann, `opening-unreached-${theme}`);
  }
  answers = true;
  await ann.page.reload();
  await ann.page.locator(".policy").waitFor();
  await ann.context.close();
});

await step(
  "joining when the server is full, when it is not there, and too often: what happened, and what stays",
  async () => {
    const pam = await stage.comes("Pam", "participant");
    const { page } = pam;
    await page.locator("input[autocomplete=name]").fill("Pam");
    for (const [name, status, said, words] of [
      ["full", 503, { code: "server_full", message: "" }, "as many people as it can take"],
      ["often", 429, { code: "too_often", message: "" }, "Too many tries"],
      ["broken", 502, undefined, "The server does not answer"],
    ]) {
      await page.route("**/api/join", (route) =>
        route.fulfill({ status, contentType: "application/json", body: said ? JSON.stringify(said) : "<html>" }),
      );
      await page.locator("button[type=submit]").click();
      await page.locator(".join-fault", { hasText: words }).waitFor();
      await looks(pam, `join-${name}`);
      await page.unroute("**/api/join");
    }
    must((await page.locator("input[autocomplete=name]").inputValue()) === "Pam", "what was written stays");
    await enters(pam);
    await pam.context.close();
  },
);

await step("a link that was taken back opens nothing, and whoever came by it is told", async () => {
  const val = await enteredAs("Val", "participant");
  const link = [...leader.seat.session.shown.ofKind("invitation")].find(
    ({ body: { value } }) => value.role === core.Role.PARTICIPANT && value.participant === "" && !value.revoked,
  );
  must(link !== undefined, "the leader sees no link for participants");
  await does({ case: "revokeInvitation", value: { id: link.id } });
  await stopped(val, "You are not on this board any more");
  const vic = await stage.comes("Vic", "participant");
  await vic.page.locator("input[autocomplete=name]").fill("Vic");
  await vic.page.locator("button[type=submit]").click();
  await vic.page.locator(".join-fault", { hasText: "This link does not open a board any more" }).waitFor();
  await looks(vic, "join-revoked");
  await vic.page.setViewportSize({ width: 390, height: 844 });
  await looks(vic, "join-revoked-390");
  for (const { context } of [val, vic]) await context.close();
});
await leader.seat.leave();
await stage.closes();
