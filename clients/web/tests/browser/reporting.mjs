// Two groups report to the plenary: what they harvest comes there by itself, remote first; they are heard with a soft timer,
// their decisions are answered, a difference is kept; people walk the boards and are brought back; newcomers wait at the door.
import { core } from "./boards.mjs";
import { inEveryLanguage, looks, must, opens, pictures, settles, step, tooWide, until } from "./people.mjs";
import { Stage } from "./stage.mjs";

const { DecisionState, Mode } = core;

const day = new Date().toISOString().slice(0, 10);
const stage = await Stage.opens({
  meetings: {
    "demo-2027": `
schema_version: 1
fictional: true
meeting:
  id: demo-2027
  title: Demonstration meeting (fictional)
  organiser: Institute for Public Purpose
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
participants:
  - {id: ada, name: Ada Rivers, family_name: Rivers, affiliation: Harbour Board}
`,
  },
});

const button = ({ page }, name, exact = false) => page.getByRole("button", { name, exact });
const dialog = ({ page }) => page.locator(".dialog");
const panel = ({ page }) => page.locator(".rp-panel");
const said = ({ page }) => page.locator('[role="status"][aria-live="polite"]').first().textContent();
const introduces = async ({ name, page }) => {
  await page.locator("input[autocomplete=name]").fill(name);
  await page.locator("button[type=submit]").click();
};
const enters = async (person) => {
  await introduces(person);
  await person.page.locator(".policy").waitFor();
  await person.page.locator(".send .b.main").click();
  await person.page.locator("#board").waitFor();
};
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const tokenOf = (link) => link.slice(link.indexOf("#") + 1);

// ---------------------------------------------------------------- the groups, without pages

const fay = await core.bodiless(stage.base, stage.links.get("demo-2027 facilitator"), "Fay");
const rita = await core.bodiless(stage.base, stage.links.get("demo-2027 participant"), "Rita", {}, Mode.REMOTE);
const item = [...fay.seat.session.shown.ofKind("agendaItem")].find(({ body }) => body.value.title === "Breakouts");
const opensGroups = async (asked) => {
  const response = await fetch(`${stage.base}/api/documents/demo-2027/groups`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${fay.joined.session}` },
    body: JSON.stringify({ agenda_item: item.id, ...asked }),
  });
  const answer = await response.json();
  must(response.ok, JSON.stringify(answer));
  return answer.groups;
};
const [rain, heat] = await opensGroups({
  template_id: "roar-routes",
  titles: ["Rain and rivers", "Heat and housing"],
});
const [plenary] = await opensGroups({ template_id: "plenary-synthesis", titles: ["Plenary"] });
fay.seat.session.submit({
  case: "seatPeople",
  value: { places: [{ participant: rita.joined.participant, breakout: heat.breakout }] },
});
await fay.saved();

const leads = (group, name) => core.bodiless(stage.base, tokenOf(group.links.facilitator), name);
const gil = await leads(rain, "Gil");
const hoa = await leads(heat, "Hoa");
const submit = ({ seat }, verb) => must(seat.session.submit(verb).ok, `${verb.case} was not taken`);
const harvests = async (leader, harvest, decision) => {
  const id = leader.seat.session.newId();
  const [region] = [...leader.seat.session.shown.ofKind("region")];
  submit(leader, {
    case: "addCard",
    value: { id, text: `A card under: ${decision.title}`, place: { region: region.id } },
  });
  submit(leader, { case: "setHarvest", value: { ...harvest, setRefs: true, refs: [id] } });
  submit(leader, {
    case: "addDecision",
    value: { id: leader.seat.session.newId(), state: DecisionState.ADOPTED, reviewDate: "2030-06-01", ...decision },
  });
  await leader.saved();
};

const ann = await opens(stage.base, tokenOf(plenary.links.facilitator), "Ann");
const pia = await opens(stage.base, tokenOf(plenary.links.participant), "Pia", phone);
const ben = await opens(stage.base, tokenOf(rain.links.participant), "Ben");

// ---------------------------------------------------------------- reports

await step("what groups harvest comes to the plenary by itself, who is remote first", async () => {
  for (const person of [ann, pia, ben]) await enters(person);
  await ann.page.getByRole("tab", { name: "Report-back" }).click();
  await panel(ann).getByText("No group has brought anything yet").waitFor();
  await harvests(
    gil,
    {
      headline: "Streets can hold their own rain if the utility earns by building them",
      disagreementKept: "Who answers when it is not safe",
      example: "The square at Vell, eleven months on",
    },
    { title: "Pilot in two streets", text: "Two streets are rebuilt this year, and measured." },
  );
  await harvests(
    hoa,
    { headline: "Begin with the homes that are hottest", disagreementKept: "Owners or tenants first", example: "none" },
    { title: "A city-wide rule", text: "The rule holds for the whole city from the first day." },
  );
  const places = panel(ann).locator(".rp-order > li");
  await until(async () => (await places.count()) === 2, "both groups are there");
  await until(
    async () => (await places.first().textContent()).includes("Heat and housing"),
    "the remote group is first",
  );
  must((await places.first().textContent()).includes("remote: 1"), "the remote group is marked by a word");
  await looks(ann, "reporting-panel");
});

await step("the order is another one by a button, and by keys", async () => {
  await button(ann, "Rain and rivers: earlier", true).click();
  const first = panel(ann).locator(".rp-order > li").first();
  await until(async () => (await first.textContent()).includes("Rain and rivers"), "the order is another");
  await until(async () => (await said(ann)).includes("Rain and rivers is number 1 of 2"), "a screen reader is told");
  await first.locator(".rp-who").focus();
  await ann.page.keyboard.press("Alt+ArrowDown");
  await until(async () => (await first.textContent()).includes("Heat and housing"), "keys do the same");
});

const far = await (async () => {
  const page = await ann.context.newPage();
  await page.goto(`${stage.base}/board/${plenary.document}/projector`);
  return { name: "projector", context: ann.context, page };
})();
await step(
  "a group reports, with a soft timer; everybody reads along, and the projector shows the headline",
  async () => {
    await button(ann, "Begin: Heat and housing", true).click();
    await pia.page.locator(".rp-strip", { hasText: "Begin with the homes that are hottest" }).waitFor();
    await panel(ann).locator("[role=timer]").first().waitFor();
    await far.page.locator(".rp-far h1", { hasText: "Begin with the homes" }).waitFor();
    await far.page.getByText("Then: Rain and rivers").waitFor();
    await looks(far, "reporting-far");
    await ann.page.bringToFront(); // a page behind another takes its time
    await looks(pia, "reporting-phone-strip");
    await button(pia, "Read along").click();
    await panel(pia).locator(".rp-headline", { hasText: "homes that are hottest" }).waitFor();
    await panel(pia).locator(".rp-cards", { hasText: "A card under: A city-wide rule" }).waitFor();
    await looks(pia, "reporting-phone-panel");
    must((await button(pia, "Confirm").count()) === 0, "a participant is offered to answer");
    await pia.page.locator(".panel-close").click();
    await button(ann, "Next: Rain and rivers", true).click();
    await far.page.locator(".rp-far h1", { hasText: "Streets can hold" }).waitFor();
    await panel(ann).locator(".rp-reported", { hasText: "Heat and housing" }).waitFor();
  },
);

await step("a decision is confirmed, another referred back with a reason, and that is taken back", async () => {
  await button(ann, "Over the whole width").click();
  await ann.page.locator(".rp-screen").waitFor();
  await looks(ann, "reporting-wide");
  await button(ann, "Confirm", true).click();
  await ann.page.locator(".rp-is-confirmed").waitFor();
  await ann.page.locator(".rp-who", { hasText: "Heat and housing" }).click();
  await button(ann, "Refer back…", true).click();
  await ann.page.locator(".rp-answer form").getByRole("button", { name: "Refer back" }).click();
  await ann.page.getByText("Write a reason").waitFor();
  await ann.page.locator(".rp-answer textarea").fill("It binds landlords who were not asked.");
  await looks(ann, "reporting-answer");
  await ann.page.locator(".rp-answer form").getByRole("button", { name: "Refer back" }).click();
  await ann.page.locator(".rp-is-referred_back", { hasText: "landlords" }).waitFor();
  await until(
    () => [...hoa.seat.session.shown.ofKind("decision")][0]?.body.value.plenaryOutcome === "referred_back",
    "the group's board has the answer",
  );
  await button(ann, "Take the answer back").click();
  await ann.page.getByText("The plenary has not answered yet.").waitFor();
});

await step("a difference is kept side by side, changed, and shown on the projector", async () => {
  await button(ann, "Keep a difference…").click();
  await dialog(ann).locator("button[type=submit]").click();
  await dialog(ann).getByText("Say in a few words what it is about.").waitFor();
  await dialog(ann).locator("input.field").fill("Where to begin");
  await dialog(ann).locator("select").nth(0).selectOption({ index: 2 });
  await dialog(ann).locator("select").nth(1).selectOption({ index: 1 });
  await dialog(ann).locator("textarea").fill("We would have to know how fast each of them cools a street.");
  await looks(ann, "reporting-difference");
  await dialog(ann).locator("button[type=submit]").click();
  await dialog(ann).waitFor({ state: "detached" });
  const kept = ann.page.locator(".rp-difference", { hasText: "Where to begin" });
  await kept.locator(".rp-sides li").nth(1).waitFor();
  await kept.getByRole("button", { name: "Edit" }).click();
  await dialog(ann).locator("input.field").fill("Where to begin, and for whom");
  await dialog(ann).locator("button[type=submit]").click();
  await ann.page.locator(".rp-difference", { hasText: "for whom" }).waitFor();
  await button(ann, "End this report").click();
  await ann.page.getByText("All groups have reported.").waitFor();
  await looks(ann, "reporting-differences");
  const [popup] = await Promise.all([ann.context.waitForEvent("page"), button(ann, "Show on the projector").click()]);
  await popup.locator(".rp-far h1", { hasText: "for whom" }).waitFor();
  await looks({ page: popup }, "reporting-far-difference");
  await popup.close();
  const another = ann.page.locator(".rp-difference").first();
  await another.getByRole("button", { name: "Remove" }).click();
  await another.getByRole("button", { name: "Cancel" }).click();
  await another.getByRole("button", { name: "Edit" }).waitFor();
});

// ---------------------------------------------------------------- the walk

await step("the plenary host runs the report-back, too", async () => {
  const hal = await opens(stage.base, tokenOf(plenary.links.plenary_host), "Hal");
  await enters(hal);
  await hal.page.getByRole("tab", { name: "Report-back" }).click();
  await button(hal, "Heat and housing: later", true).waitFor();
  await button(hal, "Open the boards").waitFor();
  await button(hal, "Refer back…", true).first().waitFor();
  must((await hal.page.locator(".banner").count()) === 0, "the host is told to ask for another link");
  await looks(hal, "reporting-host");
  await hal.context.close();
});

await step("boards are walked: a visitor leaves a mark and a question, and takes them back", async () => {
  await button(ann, "Open the boards").click();
  const walk = pia.page.locator(".rp-walk");
  await walk.waitFor();
  await looks(pia, "reporting-phone-walk");
  await walk.getByRole("button", { name: "Look at this board Rain and rivers" }).click();
  await pia.page.locator(".rp-visitor", { hasText: "You are looking at the board of Rain and rivers" }).waitFor();
  must((await pia.page.locator(".banner").count()) === 0, "a visitor is told to ask for another link");
  await pia.page.locator(".card").first().click();
  await button(pia, "I recognise this: Card 1").click();
  await pia.page.getByText("You recognised:").waitFor();
  await button(pia, "Ask the group a question").click();
  await pia.page.locator(".rp-leave textarea").fill("Who keeps the drains clean?");
  await pia.page.locator(".rp-leave button[type=submit]").click();
  await pia.page.getByText("You asked:").waitFor();
  await looks(pia, "reporting-phone-visitor");
  await ben.page.locator(".rp-marks", { hasText: "Marks: 1" }).waitFor();
  await ben.page.getByRole("tab", { name: "Visitors" }).click();
  await ben.page.getByText("Who keeps the drains clean?").waitFor();
  await looks(ben, "reporting-visitors");
  await button(pia, "Take the mark back").click();
  await ben.page.locator(".rp-marks").waitFor({ state: "detached" });
});

await step("on a wide screen a group of cards is recognised instead of a card, by keys", async () => {
  const cards = [...hoa.seat.session.shown.ofKind("card")].map(({ id }) => id);
  submit(hoa, { case: "addCluster", value: { id: hoa.seat.session.newId(), title: "Hold the heat", cards } });
  await hoa.saved();
  await button(ann, "Look at this board Heat and housing").click();
  await ann.page.locator(".rp-visitor").waitFor();
  await ann.page.locator(".card").first().click();
  await button(ann, "I recognise this: Card 1").click();
  await ann.page.locator(".rp-marks").waitFor();
  await ann.page.locator(".tray h3").focus();
  await button(ann, "Rather this: Group “Hold the heat”").click();
  await ann.page.locator(".tray .rp-marks").waitFor();
  await looks(ann, "reporting-visitor");
  await button(ann, "Back to the plenary").click();
  await ann.page.locator(".rp-walk").waitFor();
  await looks(ann, "reporting-walk");
  await ann.page.getByRole("tab", { name: "Report-back" }).click();
  await button(ann, "Over the whole width").click();
});

await step("back to the plenary, once more to a board, and brought back when the walk is over", async () => {
  await button(pia, "Back to the plenary").click();
  await pia.page.locator(".rp-walk").waitFor();
  must(pia.page.url().endsWith(`/board/${plenary.document}`), "the plenary's board");
  await pia.page.locator(".rp-walk").getByRole("button", { name: "Look at this board Rain and rivers" }).click();
  await pia.page.locator(".rp-visitor").waitFor();
  await pia.page.getByText("Who keeps the drains clean?").waitFor();
  await pia.page.reload(); // a page that is loaded again is still on its walk
  await pia.page.locator(".rp-visitor").waitFor();
  await button(ann, "End the walk").click();
  await pia.page
    .locator(".raised", { hasText: "The walk is over. You looked at the board of Rain and rivers" })
    .waitFor();
  must(pia.page.url().endsWith(`/board/${plenary.document}`), "she is back at the plenary's board");
  await looks(pia, "reporting-phone-back");
});

// ---------------------------------------------------------------- the door

await step("newcomers wait, and are let in one by one or turned away", async () => {
  await button(ann, "Back to the board").click();
  await ann.page.locator("#board").waitFor();
  await ann.page.getByRole("tab", { name: "People" }).click();
  await ann.page.getByLabel("Newcomers wait until they are let in").check();
  await until(async () => (await said(ann)).includes("Newcomers wait from now on."), "it is on");
  const comes = async (name, options) => {
    const person = await opens(stage.base, tokenOf(plenary.links.participant), name, options);
    await introduces(person);
    await person.page.getByText("You will be let in soon").waitFor();
    return person;
  };
  const nora = await comes("Nora", phone);
  await looks(nora, "reporting-phone-waiting");
  await ann.page.locator(".rp-strip", { hasText: "Nora waits to be let in." }).waitFor();
  await until(async () => (await said(ann)).includes("Nora waits to be let in."), "a screen reader is told");
  const otto = await comes("Otto");
  await looks(otto, "reporting-waiting");
  await ann.page.locator(".rp-newcomers li").nth(1).waitFor();
  await looks(ann, "reporting-door");
  must((await pia.page.locator(".rp-newcomers, .rp-strip").count()) === 0, "a participant is told who waits");
  await nora.page.reload();
  await nora.page.getByText("You will be let in soon").waitFor();
  await button(ann, "Let in Nora", true).click();
  await nora.page.locator(".policy").waitFor();
  await nora.page.locator(".send .b.main").click();
  await nora.page.locator("#board").waitFor();
  await button(ann, "Turn away Otto", true).click();
  await otto.page.getByText("You were not let in").waitFor();
  await looks(otto, "reporting-turned-away");

  await button(ann, "Remove Nora", true).click();
  await looks(ann, "reporting-remove");
  await button(ann, "Remove from the board").click();
  await nora.page.getByText("You are not on this board any more").waitFor();
  await ann.page.locator(".people-list", { hasText: "Nora" }).waitFor({ state: "detached" });
});

await step("a group that was taken out of the meeting comes back", async () => {
  const [spare] = await opensGroups({ template_id: "roar-routes", titles: ["A spare group"] });
  submit(fay, { case: "trashBreakout", value: { id: spare.breakout } });
  await fay.saved();
  const flo = await stage.comes("Flo", "demo-2027 facilitator");
  await introduces(flo);
  await flo.page.locator(".p-out summary").click();
  await looks(flo, "reporting-taken-out");
  await button(flo, "Bring back A spare group", true).click();
  await flo.page.locator(".p-out").waitFor({ state: "detached" });
  must(!fay.seat.session.shown.find(spare.breakout).body.value.trashed, "the group is back");
});

// ---------------------------------------------------------------- in other lights

const lights = [
  ["dark", { theme: "dark", language: "en-GB" }, { width: 1440, height: 900 }],
  ["contrast", { theme: "contrast", language: "en-GB" }, { width: 1024, height: 768 }],
  ["ar", { theme: "light", language: "ar" }, { width: 1440, height: 900 }],
  ["ar-phone", { theme: "dark", language: "ar" }, { width: 390, height: 844 }],
  ["de", { theme: "light", language: "de" }, { width: 768, height: 1024 }],
];
for (const [name, some, size] of lights)
  await step(`in ${name} nothing is too wide, and axe finds nothing`, async () => {
    await ann.page.setViewportSize(size);
    await ann.page.goto(`${stage.base}/board/${plenary.document}#reports`);
    await settles(ann.page, some);
    await ann.page.locator(".rp-report").waitFor();
    must((await tooWide(ann.page)) <= 0, `the page is ${await tooWide(ann.page)} px too wide`);
    await looks(ann, `reporting-wide-${name}`);
    if (pictures) await ann.page.screenshot({ path: `${pictures}/reporting-wide-${name}-whole.png`, fullPage: true });
    await ann.page.locator(".rp-screen .run .b").click(); // back to the board
    await ann.page.locator("#board").waitFor();
    if (size.width <= 1180) await ann.page.locator(".menu-button").click();
    if (size.width <= 1180) await ann.page.locator('[data-key="panel"]').click();
    await ann.page.locator(".tabs [data-key=reports]").click();
    await panel(ann).locator(".rp-report").waitFor();
    await looks(ann, `reporting-panel-${name}`);
    await ann.page.locator(".tabs [data-key=people]").click();
    await ann.page.locator(".rp-door").waitFor();
    await looks(ann, `reporting-people-${name}`);
  });

for (const { seat } of [fay, rita, gil, hoa]) await seat.leave();
await step("in every language", async () => {
  await ann.page.setViewportSize({ width: 1440, height: 900 });
  await ann.page.goto(`${stage.base}/board/${plenary.document}#reports`);
  await inEveryLanguage(ann, "reporting", ".rp-report");
});
await stage.closes();
