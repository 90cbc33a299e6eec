// Everybody together: messages and who has read them, coming to a place and back, pairs that see each other's cards and
// nobody else's, cards that are looked through before they are shown, a table device that speaks for several.
import { core } from "./boards.mjs";
import { cardWith, chooses, enters, looks, must, saved, step, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const { PhaseKind } = core;

const secrets = ["Moss on the north wall", "A bell under water", "Smoke without a fire"];
const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const ben = await stage.comes("Ben", "participant");
const pia = await stage.comes("Pia", "participant");
const cyd = await stage.comes("Cyd", "participant");
const all = [ann, ben, pia, cyd];

const heard = new Map(all.map((person) => [person, []]));
for (const [person, frames] of heard)
  person.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => frames.push(Buffer.from(payload))),
  );
const wasSent = (person, words) => core.everythingIn(heard.get(person)).includes(words);
const button = (person, name, exact = false) => person.page.getByRole("button", { name, exact });
const dialog = (person) => person.page.locator(".dialog");
async function begins(name) {
  const next = ann.page.locator(".phase-next", { hasText: name });
  await ann.page.waitForTimeout(800); // as people do: not in the same tap
  await next.click();
  const sure = dialog(ann).locator(".b.main");
  const there = ann.page.locator(".phase-name h2", { hasText: name });
  await sure.or(there).first().waitFor({ state: "attached" });
  if ((await there.count()) === 0) await sure.click();
  for (const person of all)
    await person.page.locator(".phase-name h2", { hasText: name }).waitFor({ state: "attached" });
}

await step("a message comes to everybody, and whoever leads learns how many have read it", async () => {
  for (const person of all) await enters(person);
  await chooses(ann, "Message to everybody…");
  await dialog(ann).locator("textarea").fill("Lunch is at one, in the garden.");
  await looks(ann, "gathering-announce");
  await button(ann, "Send", true).click();
  for (const person of [ben, pia]) await person.page.locator(".message", { hasText: "in the garden" }).waitFor();
  await looks(ben, "gathering-message");
  await button(ben, "I have read it").click();
  await ben.page.locator(".message").waitFor({ state: "detached" });
  await ann.page.getByText("Read by: 1").waitFor();
  await ben.page.reload();
  await ben.page.locator(".board-screen").waitFor();
  await pia.page.locator(".message").waitFor();
  must((await ben.page.locator(".message").count()) === 0, "Ben is told again what he has read");
  must(!wasSent(ann, "receipt."), "Ann was sent who has read it");
});

await step("everybody is brought to a place, and goes back to where they were", async () => {
  await writes(ben, 1, "The ferry leaves at dusk");
  await saved(ben);
  await cardWith(ann, "The ferry leaves at dusk").first().click();
  await chooses(ann, "Bring everybody here");
  await pia.page.locator(".flag", { hasText: "Ann asks everybody to come here" }).waitFor();
  await looks(pia, "gathering-here");
  await button(pia, "Back to where I was").click();
  await pia.page.locator(".flag", { hasText: "asks everybody" }).waitFor({ state: "detached" });
  await button(ann, "End this").click();
  await ben.page.locator(".flag", { hasText: "asks everybody" }).waitFor({ state: "detached" });
});

await step("whoever shows the way is followed, until it is over", async () => {
  await chooses(ann, "Show everybody the way");
  await ben.page.locator(".flag", { hasText: "Ann shows the way" }).waitFor();
  await looks(ann, "gathering-leads");
  await button(ann, "End this").click();
  await ben.page.locator(".flag", { hasText: "shows the way" }).waitFor({ state: "detached" });
});

// The plan comes from somebody without a page: a template's own has no pairs.
await step("in pairs two see each other's cards, and nobody else is sent them", async () => {
  const fay = await core.bodiless(stage.base, stage.links.get("facilitator"), "Fay");
  const phases = [
    { id: "silent", kind: PhaseKind.SILENT, plannedMinutes: 5 },
    { id: "pair", kind: PhaseKind.PAIR, plannedMinutes: 5 },
    { id: "round", kind: PhaseKind.ROUND, plannedMinutes: 5 },
  ];
  must(fay.seat.session.submit({ case: "setPhases", value: { phases } }).ok, "there is no plan");
  await fay.saved();
  await ann.page.locator(".phase-next", { hasText: "Write in silence" }).waitFor();
  await begins("Write in silence");
  await writes(ben, 1, secrets[0]);
  await writes(cyd, 1, secrets[1]);
  for (const person of [ben, cyd]) await saved(person);
  await begins("Talk in pairs");
  await chooses(ann, "Pairs…", ".phase-controls");
  const of = (name) => dialog(ann).locator("li", { hasText: name }).locator("select");
  for (const [name, pair] of [
    ["Ben", "1"],
    ["Pia", "1"],
    ["Cyd", "0"],
  ])
    await of(name).selectOption(pair);
  await looks(ann, "gathering-pairs");
  const before = wasSent(pia, secrets[1]);
  await button(ann, "Set these pairs").click();
  await pia.page.getByText("You talk with Ben. You see each other").waitFor();
  await cardWith(pia, secrets[0]).waitFor();
  await looks(pia, "gathering-pair");
  await writes(pia, 1, secrets[2]);
  await cardWith(ben, secrets[2]).waitFor();
  must(wasSent(pia, secrets[1]) === before, "Pia was sent what Cyd wrote, after the pairs were set");
  for (const words of [secrets[0], secrets[1], secrets[2]]) must(!wasSent(ann, words), `Ann was sent "${words}"`);
  must(!wasSent(cyd, secrets[2]), "Cyd was sent what Pia wrote");
});

await step("what was written in silence is looked through, and shown or held back with a reason", async () => {
  await chooses(ann, "Look cards through before they are shown", ".phase-controls");
  await begins("Round");
  await ben.page.locator(".flag", { hasText: "looks the cards through" }).waitFor();
  for (const words of secrets) must(!wasSent(ann, words), `Ann was sent "${words}" on the board's own wire`);
  await button(ann, "Look the cards through…").click();
  await dialog(ann).getByText(secrets[1]).waitFor();
  await dialog(ann).locator("li", { hasText: secrets[1] }).locator("input").uncheck();
  await dialog(ann).locator("input.field").fill("It names a person");
  await looks(ann, "gathering-screening");
  await button(ann, "Show: 2").click();
  for (const person of [ann, cyd])
    for (const words of [secrets[0], secrets[2]]) await cardWith(person, words).waitFor();
  await button(ann, "Hold back: 1").click();
  await dialog(ann).getByText("Held back", { exact: true }).waitFor();
  await cyd.page.locator(".card footer", { hasText: "Held back: It names a person" }).waitFor();
  await looks(cyd, "gathering-held");
  await ben.page.locator(".raised", { hasText: "Held back by the facilitators: 1" }).waitFor();
  // Ben has it from before: chance had put all three into one pair.
  must(!wasSent(ann, secrets[1]), "Ann was sent what she held back, on the board's own wire");
  await looks(ann, "gathering-screened");
});

await step("a table gives the dots of all who sit there, and none lies under a button", async () => {
  const touch = { hasTouch: true, viewport: { width: 1024, height: 768 } };
  const tia = await stage.comes("Tia", "participant", touch);
  await tia.page.locator(".modes label", { hasText: "Shared table" }).click();
  await enters(tia);
  const fay = await core.bodiless(stage.base, stage.links.get("facilitator"), "Fay");
  const table = [...fay.seat.session.shown.ofKind("member")].find(
    ({ body }) => body.value.mode === core.Mode.TABLE_DEVICE,
  );
  const leads = (verb) => must(fay.seat.session.submit(verb).ok, `${verb.case} was not taken`);
  leads({ case: "setVoices", value: { participant: table.body.value.participant, voices: 4 } });
  const running = [...fay.seat.session.shown.ofKind("phase")].find(({ id }) => id === "round");
  leads({ case: "startPhase", value: { id: "", after: "round", generation: running.body.value.generation } });
  leads({ case: "openVote", value: { id: "v1", method: 1, target: "card", dotsEach: 5, maxPerTarget: 3 } });
  await fay.saved();
  const steps = tia.page.locator(".card .dot-steps").first();
  for (const dots of [1, 2, 3, 4, 5, 6]) {
    await steps.getByRole("button", { name: /Give a dot/ }).tap();
    await steps.locator(".vh", { hasText: `${dots} dot` }).waitFor({ state: "attached" });
  }
  must((await tia.page.locator(".msg").count()) === 0, "two quick dots are taken for two clicks on the card");
  await looks(tia, "gathering-table-dots");
  const apart = await steps.evaluate((row) => {
    const [less, dots, more] = [...row.children].map((part) => part.getBoundingClientRect());
    const words = document.createRange();
    words.selectNodeContents(row.children[1].firstElementChild);
    const said = words.getBoundingClientRect();
    const card = row.closest(".card").getBoundingClientRect();
    return less.right <= said.left && said.right <= more.left && more.right <= card.right && dots.width > 0;
  });
  must(apart, "the dots lie under a button, or a button beside the card");
});

await stage.closes();
