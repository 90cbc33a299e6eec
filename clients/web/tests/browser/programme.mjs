// A meeting is prepared in the browser and led through its day: its programme is written, brought in from files, hidden and
// shown; groups are opened, mixed and seated; people choose seats, and are led to their boards. Of what is hidden nothing
// comes to a participant.
import { core } from "./boards.mjs";
import { looks, must, opens, pictures, settles, step, tooWide, until } from "./people.mjs";
import { Stage } from "./stage.mjs";

// A meeting today, at a place where it is day; and there a time that clocks skip.
const places = [
  ["Europe/Helsinki", "2027-03-28", "03:30"],
  ["Europe/Rome", "2027-03-28", "02:30"],
  ["America/New_York", "2027-03-14", "02:30"],
  ["Pacific/Auckland", "2027-09-26", "02:30"],
  ["Australia/Sydney", "2027-10-03", "02:30"],
];
const hereAt = ([zone, skippedDay, skipped]) => {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const parts = Object.fromEntries(format.formatToParts(Date.now()).map(({ type, value }) => [type, value]));
  const minutes = Number(parts.hour) * 60 + Number(parts.minute);
  return { zone, skippedDay, skipped, day: `${parts.year}-${parts.month}-${parts.day}`, minutes };
};
const here = places.map(hereAt).find(({ minutes }) => minutes > 6 * 60 && minutes < 15 * 60);
const { day } = here;
const clock = (after) => {
  const minutes = here.minutes + after;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};
const stage = await Stage.opens({
  meetings: {
    "demo-2027": `
schema_version: 1
fictional: true
meeting:
  id: demo-2027
  title: Demonstration meeting (fictional)
  organiser: Institute for Public Purpose
  time_zone: ${here.zone}
  start_date: ${day}
  end_date: ${day}
framework:
  id: roar
  name: ROAR
  pillars:
    - {id: routes, letter: R, order: 1, name: Routes and directions, question: "Which way, and who says so?"}
    - {id: rewards, letter: R, order: 2, name: Risks and rewards, question: "Who shares what?"}
agenda:
  - {id: welcome, day: ${day}, kind: social, title: Welcome, start: "${clock(-10)}", end: "${clock(20)}"}
  - id: s1
    day: ${day}
    kind: session
    number: I
    title: Routes and directions
    pillar: routes
    start: "${clock(20)}"
    end: "${clock(200)}"
    items:
      - {id: talk, order: 1, kind: presentation, title: Missions in practice}
      - {id: work, order: 2, kind: breakout, title: Breakouts}
      - {id: talks, order: 3, kind: discussion, title: Discussion}
  - {id: lunch, day: ${day}, kind: meal, title: Lunch, start: "${clock(200)}", end: "${clock(255)}"}
  - {id: tables, day: ${day}, kind: breakout, title: Open tables, start: "${clock(260)}", end: "${clock(320)}"}
participants:
  - {id: ada, name: Ada Rivers, family_name: Rivers, affiliation: Harbour Board}
  - {id: bo, name: Bo Quay, family_name: Quay, affiliation: Harbour Board}
  - {id: cleo, name: Cleo Marsh, family_name: Marsh, affiliation: City of Vell}
  - {id: dan, name: Dan Weir, family_name: Weir, affiliation: City of Vell}
  - {id: eve, name: Eve Lock, family_name: Lock, affiliation: Institute for Public Purpose}
  - {id: gus, name: Gus Sluice, family_name: Sluice, affiliation: Institute for Public Purpose}
  - {id: hal, name: Hal Brook, family_name: Brook, affiliation: Water Company}
`,
  },
});
const secret = "Fireworks on the lake";

// ---------------------------------------------------------------- who is there

const arrives = async (person) => {
  await person.page.locator("input[autocomplete=name]").fill(person.name);
  await person.page.locator("button[type=submit]").click();
  await person.page.locator(".meeting-screen").waitFor();
};
const button = ({ page }, name, exact = false) => page.getByRole("button", { name, exact });
const dialog = ({ page }) => page.locator(".dialog");
const closed = (person) => dialog(person).waitFor({ state: "detached" });
const item = ({ page }, title) => page.locator(".m-item", { hasText: title });
const shows = (person, title) => item(person, title).first().waitFor();
const field = (person, name) =>
  dialog(person)
    .locator("label")
    .filter({ has: person.page.locator(".lab, .label").getByText(name, { exact: true }) })
    .locator("input, select, textarea");
const does = async (person, title, what) => {
  await button(person, `${title}: what can be done`, true).click();
  await person.page.getByRole("menuitem", { name: what, exact: true }).click();
};
const titles = ({ page }) => page.locator(".m-item h3").allTextContents();

// Everything that somebody is sent, by HTTP and by sockets.
function hears({ page }) {
  const heard = { frames: [], answers: [] };
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload !== "string") heard.frames.push(new Uint8Array(payload));
    }),
  );
  page.on("response", (response) => {
    if (response.url().includes("/api/")) heard.answers.push(response.text().catch(() => ""));
  });
  heard.words = async () => `${core.everythingIn(heard.frames)}\n${(await Promise.all(heard.answers)).join("\n")}`;
  return heard;
}

const fay = await stage.comes("Fay", "demo-2027 facilitator");
const pia = await stage.comes("Pia", "demo-2027 participant");
const toPia = hears(pia);

await step("whoever leads finds what prepares the meeting above its programme; a participant does not", async () => {
  await arrives(fay);
  await arrives(pia);
  await button(fay, "Add to the programme…").waitFor();
  await looks(fay, "programme-home");
  must((await pia.page.locator(".p-desk, .p-item").count()) === 0, "a participant is offered it");
  await looks(pia, "programme-participant");
});

// ---------------------------------------------------------------- the programme, by hand

await step("an item is added with its time and speakers, and everybody has it at once", async () => {
  await button(fay, "Add to the programme…").click();
  await field(fay, "Title").fill("Who pays for the rain?");
  await field(fay, "Kind").selectOption({ label: "Discussion" });
  await field(fay, "From").fill(clock(325));
  await field(fay, "Until").fill(clock(335));
  await dialog(fay).getByLabel("Speakers: Choose…").selectOption({ label: "Ada Rivers, Harbour Board" });
  await looks(fay, "programme-add");
  await button(fay, "Add", true).click();
  await closed(fay);
  await item(pia, "Who pays for the rain?").getByText(clock(325)).waitFor();
  await item(pia, "Who pays for the rain?").getByText("Ada Rivers").waitFor();
});

const cora = await core.bodiless(stage.base, stage.links.get("demo-2027 facilitator"), "Cora");
await step("what two change at once is told, and nothing that was typed is lost", async () => {
  await does(fay, "Who pays for the rain?", "Change…");
  await field(fay, "Title").fill("Who pays for the rain, and when?");
  const [mine] = [...cora.seat.session.shown.ofKind("agendaItem")].filter(({ body }) =>
    body.value.title.startsWith("Who pays"),
  );
  cora.seat.session.submit({ case: "setAgendaItem", value: { id: mine.id, title: "Who pays?", end: clock(340) } });
  await cora.saved();
  await item(pia, "Who pays?").waitFor();
  await button(fay, "Save", true).click();
  await dialog(fay).getByRole("alert").getByText("Somebody has changed it since you looked").waitFor();
  await dialog(fay).getByText("Changed by somebody else meanwhile: Title, Until").waitFor();
  must((await field(fay, "Title").inputValue()) === "Who pays for the rain, and when?", "the words are there");
  must((await field(fay, "Until").inputValue()) === clock(340), "theirs is taken where one has written nothing");
  await looks(fay, "programme-stale");
  await button(fay, "Save", true).click();
  await closed(fay);
  await item(pia, "Who pays for the rain, and when?").getByText(clock(340)).waitFor();
});

await step("what the server refuses is said in words, and the dialogue stays", async () => {
  await button(fay, "Add to the programme…").click();
  await field(fay, "Title").fill("At an hour that is none");
  await field(fay, "Day").fill(here.skippedDay);
  await field(fay, "From").fill(here.skipped);
  await button(fay, "Add", true).click();
  await dialog(fay).getByRole("alert").getByText("The clocks skip this time that night.").waitFor();
  await fay.page.reload();
  await button(fay, "Add to the programme…").click();
  must((await field(fay, "Title").inputValue()) === "At an hour that is none", "the words are kept through a reload");
  await button(fay, "Cancel", true).click();
  await closed(fay);
});

// ---------------------------------------------------------------- the meeting itself

await step(
  "what the meeting says of itself and promises is set on a screen, with what others see beside it",
  async () => {
    const named = (name) => dialog(fay).locator(`[name=${name}]`);
    await button(fay, "Meeting settings…").click();
    must((await named("title").inputValue()) === "Demonstration meeting (fictional)", "what it is called");
    must((await named("smallestGroup").inputValue()) === "3", "three people, where the file says nothing");
    await dialog(fay).getByText("There it is ").waitFor();
    await looks(fay, "settings-meeting");
    await named("smallestGroup").scrollIntoViewIfNeeded();
    await looks(fay, "settings-promised");
    await named("title").fill(" ");
    await named("timeZone").fill("Europe/Vell");
    await named("endDate").fill("2001-01-01");
    await named("smallestGroup").fill("2");
    for (const one of await dialog(fay).getByRole("checkbox", { name: "Written notes" }).all()) await one.uncheck();
    await button(fay, "Save", true).click();
    for (const words of [
      "It needs a title.",
      "There is no such time zone.",
      "The last day is before the first.",
      "Write a whole number from 3 to 20.",
      "Choose at least one.",
    ])
      await dialog(fay).getByRole("alert").getByText(words).waitFor();
    must(await named("title").evaluate((one) => one === document.activeElement), "it goes to the first of them");
    await looks(fay, "settings-faults");
    // Closed by mistake, nothing of it is gone.
    await fay.page.keyboard.press("Escape");
    await closed(fay);
    await button(fay, "Meeting settings…").click();
    must((await named("timeZone").inputValue()) === "Europe/Vell", "what was written is kept");
    await named("title").fill("Demonstration meeting, by the river");
    await named("timeZone").fill(here.zone);
    await named("endDate").fill(day);
    await named("smallestGroup").fill("5");
    await named("venue").fill("House of the Ferry");
    await named("verbatim").fill("What you say here stays yours.");
    await dialog(fay).getByRole("checkbox", { name: "Written notes" }).check();
    await dialog(fay).getByRole("checkbox", { name: "Sound" }).check();
    await named("keyContact").selectOption({ label: "Ada Rivers, Harbour Board" });
    // Somebody else leads, too, and says something meanwhile: theirs is told, nothing of one's own goes.
    cora.seat.session.submit({
      case: "setMeeting",
      value: { title: "Demonstration meeting", organiser: "Institute of the River" },
    });
    await cora.saved();
    await pia.page.getByText("Institute of the River").waitFor();
    await button(fay, "Save", true).click();
    await dialog(fay).getByText("Changed by somebody else meanwhile: Title, Organiser").waitFor();
    must((await named("title").inputValue()) === "Demonstration meeting, by the river", "one's own words are there");
    must((await named("organiser").inputValue()) === "Institute of the River", "and theirs, where one wrote nothing");
    await looks(fay, "settings-stale");
    await button(fay, "Save", true).click();
    await closed(fay);
    await pia.page.getByRole("heading", { name: "Demonstration meeting, by the river", level: 1 }).waitFor();
    for (const words of ["House of the Ferry", "What you say here stays yours.", "Ada Rivers"])
      await pia.page.locator("main").getByText(words).first().waitFor();
    await button(fay, "Meeting settings…").click();
    must((await named("smallestGroup").inputValue()) === "5", "five people");
    must(await dialog(fay).getByRole("checkbox", { name: "Sound" }).isChecked(), "sound, too");
    await fay.page.setViewportSize({ width: 390, height: 844 });
    await looks(fay, "settings-phone");
    must((await tooWide(fay.page)) <= 0, "wider than the phone");
    for (const [name, some] of [
      ["dark", { theme: "dark" }],
      ["ar", { language: "ar" }],
    ]) {
      await fay.page.setViewportSize({ width: 1440, height: 900 });
      await settles(fay.page, some);
      await fay.page.locator(".p-desk .b").nth(3).click();
      await named("title").waitFor();
      await looks(fay, `settings-meeting-${name}`);
    }
    await settles(fay.page, {});
    await button(fay, "Add to the programme…").waitFor();
  },
);

await step("an item is moved, taken out and brought back, with keys alone", async () => {
  const before = await titles(pia);
  await button(fay, "Lunch: what can be done", true).focus();
  await fay.page.keyboard.press("Enter");
  await fay.page.getByRole("menuitem", { name: "Move up", exact: true }).waitFor();
  for (let at = 0; at < 14; at += 1) {
    if ((await fay.page.evaluate(() => document.activeElement?.textContent?.trim())) === "Move up") break;
    await fay.page.keyboard.press("ArrowDown");
  }
  await fay.page.keyboard.press("Enter");
  await until(async () => (await titles(pia)).indexOf("Lunch") === before.indexOf("Lunch") - 1, "it stands one higher");
  await does(fay, "Lunch", "Move down");
  await until(async () => (await titles(pia)).join() === before.join(), "it stands where it was");
  await does(fay, "Lunch", "Take out of the programme");
  await item(pia, "Lunch").waitFor({ state: "detached" });
  await fay.page.getByText("Taken out: 1").click();
  await looks(fay, "programme-taken-out");
  await button(fay, "Bring back Lunch").click();
  await shows(pia, "Lunch");
});

await step("what is hidden comes to no participant before it is shown, and then at once", async () => {
  await button(fay, "Add to the programme…").click();
  await field(fay, "Title").fill(secret);
  await field(fay, "Kind").selectOption({ label: "Surprise" });
  await field(fay, "From").fill(clock(345));
  await dialog(fay)
    .getByRole("checkbox", { name: /^Hidden for now/ })
    .check();
  await button(fay, "Add", true).click();
  await closed(fay);
  await fay.page.locator(".m-item.hidden", { hasText: secret }).getByText("Not yet shown to participants").waitFor();
  await looks(fay, "programme-hidden");
  await does(fay, "Lunch", "Hide from participants");
  await item(pia, "Lunch").waitFor({ state: "detached" });
  const calendar = await pia.page.evaluate(() =>
    fetch("/api/documents/demo-2027/programme?format=ics").then((answer) => answer.text()),
  );
  must(calendar.includes("Who pays for the rain"), "the calendar has the programme");
  must(!calendar.includes("Fireworks") && !calendar.includes("Lunch"), "nothing of it in the calendar");
  await pia.page.reload();
  await shows(pia, "Who pays");
  must(!(await pia.page.locator("body").textContent()).includes("Fireworks"), "nothing of it on the page");
  must(!(await toPia.words()).includes("Fireworks"), "nothing of it was sent");
  await does(fay, "Lunch", "Show to everybody…");
  await looks(fay, "programme-reveal");
  await button(fay, "Show it", true).click();
  await shows(pia, "Lunch");
  must(!(await toPia.words()).includes("Fireworks"), "nothing else was sent with it");
});

await step("the host sees what is hidden, and may begin, end and show, and nothing else", async () => {
  const hos = await stage.comes("Hos", "demo-2027 plenary_host");
  await arrives(hos);
  await hos.page.locator(".m-item.hidden", { hasText: secret }).waitFor();
  await button(hos, `${secret}: what can be done`, true).click();
  await hos.page.getByRole("menuitem").first().waitFor();
  must(
    (await hos.page.getByRole("menuitem").allTextContents()).join().trim() === "Show to everybody…",
    "of a hidden item",
  );
  await hos.page.keyboard.press("Escape");
  await button(hos, "Lunch: what can be done", true).click();
  await hos.page.getByRole("menuitem", { name: "Begin now" }).waitFor();
  must((await hos.page.getByRole("menuitem").count()) === 1, "of any other");
  await looks(hos, "programme-host");
  must((await hos.page.locator(".p-desk").count()) === 0, "preparing is for who leads");
  await hos.page.keyboard.press("Escape");
  await hos.page.getByRole("menu").waitFor({ state: "detached" });
  // At the close they say what comes after it.
  await button(hos, "What happens next, to read aloud…").click();
  await dialog(hos).getByText("For corrections, and to take something back, write to Ada Rivers.").waitFor();
  await dialog(hos).getByText("in one step and without a reason").waitFor();
  await dialog(hos).getByRole("note").getByText("No record has been begun yet.").waitFor();
  await looks(hos, "programme-next");
  await button(hos, "Close", true).click();
  await closed(hos);
  must((await button(pia, "What happens next, to read aloud…").count()) === 0, "a participant is offered it");
  await hos.context.close();
});

// ---------------------------------------------------------------- the day as it goes

await step(
  "what begins is on for everybody, what follows moves, and only who leads is told how late it is",
  async () => {
    await does(fay, "Welcome", "Begin now");
    await pia.page.locator(".m-slot", { hasText: "Now" }).getByText("Welcome").waitFor();
    await pia.page.locator(".m-slot", { hasText: "Next" }).getByText("Routes and directions").waitFor();
    await fay.page.locator(".m-slot").first().getByRole("button", { name: "End it Welcome" }).waitFor();
    await fay.page.locator(".m-late", { hasText: /^\d+ min behind the plan$/ }).waitFor();
    await item(fay, "Routes and directions").locator(".m-moved", { hasText: "probably at" }).first().waitFor();
    must((await pia.page.locator(".m-late, .m-moved").count()) === 0, "a participant is told how late it is");
    await looks(fay, "programme-running");
    await fay.page.locator(".m-slot").nth(1).getByRole("button", { name: "Begin now Routes and directions" }).click();
    await pia.page.locator(".m-slot", { hasText: "Now" }).getByText("Routes and directions").waitFor();
    await item(pia, "Welcome").locator(".m-went").waitFor();
    await does(fay, "Missions in practice", "Begin now");
    await pia.page.locator(".m-part", { hasText: "Missions in practice" }).waitFor();
    await looks(fay, "programme-part");
    await does(fay, "Missions in practice", "It has not begun after all");
    await pia.page.locator(".m-part").waitFor({ state: "detached" });
  },
);

// ---------------------------------------------------------------- files

await step("a table with a mistake names its line; mended, it shows what it would do before it does", async () => {
  await button(fay, "Bring in a file…").click();
  const text = dialog(fay).locator("textarea");
  await text.fill(
    `id,day,start,end,kind,title\nlunch,${day},${clock(205)},${clock(255)},meal,A long lunch\ntea,${day},25:10,${clock(260)},refreshment,Tea`,
  );
  must(
    await dialog(fay).getByRole("radio", { name: "A table of the programme" }).isChecked(),
    "it is read as a programme",
  );
  await button(fay, "See what it would do", true).click();
  await dialog(fay).getByText("Line 3").first().waitFor();
  await looks(fay, "programme-import-problem");
  await text.fill(
    `id,day,start,end,kind,title\nlunch,${day},${clock(205)},${clock(255)},meal,A long lunch\ntea,${day},${clock(255)},${clock(260)},refreshment,Tea`,
  );
  await button(fay, "See what it would do", true).click();
  await dialog(fay).getByText("New: 1").waitFor();
  const changed = dialog(fay).locator("li", { hasText: "A long lunch" });
  must((await changed.locator("del").allTextContents()).join().includes("Lunch"), "before");
  must((await changed.locator("ins").allTextContents()).join().includes(clock(205)), "after");
  await looks(fay, "programme-import");
  must((await titles(pia)).includes("Lunch"), "it is done before it was asked for");
  await button(fay, "Bring it in", true).click();
  await closed(fay);
  await shows(pia, "A long lunch");
  await shows(pia, "Tea");
});

await step("a list of people says who may be somebody who is here already", async () => {
  await button(fay, "Bring in a file…").click();
  await dialog(fay)
    .locator("textarea")
    .fill("id,name,affiliation,mode\nmia,Mia Delta,Water Company,remote\nada2,Ada Rívers,Harbour Board,in_room");
  must(await dialog(fay).getByRole("radio", { name: "A list of people" }).isChecked(), "it is read as people");
  await button(fay, "See what it would do", true).click();
  await dialog(fay).getByText("The same person? 1").waitFor();
  await looks(fay, "programme-same-person");
  await dialog(fay).locator("textarea").fill("id,name,affiliation,mode\nmia,Mia Delta,Water Company,remote");
  await button(fay, "See what it would do", true).click();
  await dialog(fay).getByText("Mia Delta", { exact: true }).waitFor();
  await button(fay, "Bring it in", true).click();
  await closed(fay);
});

await step("the programme goes out as a file that can be brought back", async () => {
  const [download] = await Promise.all([
    fay.page.waitForEvent("download"),
    fay.page.getByRole("link", { name: "Programme as a file (YAML)" }).click(),
  ]);
  const text = await (await import("node:fs/promises")).readFile(await download.path(), "utf8");
  must(text.includes("A long lunch") && text.includes(secret), "everything is in it");
  await button(fay, "Bring in a file…").click();
  await dialog(fay).locator("textarea").fill(text);
  must(await dialog(fay).getByRole("radio", { name: "A programme in YAML" }).isChecked(), "it is read as YAML");
  await button(fay, "See what it would do", true).click();
  await dialog(fay).getByText("Nothing would change").waitFor();
  await fay.page.keyboard.press("Escape");
  await closed(fay);
});

// ---------------------------------------------------------------- groups

await step("groups are opened from a template, with their links", async () => {
  await does(fay, "Breakouts", "Groups…");
  await button(fay, "By names", true).click();
  await field(fay, "Names, a line each").fill("Rivers and cities\nHeat and housing\nFood and land");
  await field(fay, "Seats at most").fill("4");
  await dialog(fay).locator("select").first().selectOption({ label: "Routes and directions" });
  await looks(fay, "programme-groups");
  await button(fay, "By number", true).click();
  await field(fay, "Groups").fill("999");
  await dialog(fay).getByText("At most 50 at once.").waitFor();
  await looks(fay, "programme-groups-most");
  await field(fay, "Groups").fill("4");
  await button(fay, "By names", true).click();
  await button(fay, "Open the groups (3)", true).click();
  await dialog(fay).getByText("The links of the new boards").waitFor();
  await dialog(fay).locator(".p-opened summary").first().click();
  must((await dialog(fay).locator(".p-links input").first().inputValue()).includes("/join#"), "a link");
  await looks(fay, "programme-groups-opened");
  await item(pia, "Breakouts").getByText("Rivers and cities").waitFor();
});

await step("a proposal gives its reasons; it is changed by hand and then done, and boards let people in", async () => {
  await button(fay, "Who sits where…", true).click();
  await dialog(fay).locator(".p-tray li").nth(7).waitFor();
  const tray = (title) => dialog(fay).getByRole("region", { name: title, exact: true });
  const together = async () =>
    (await tray("Rivers and cities").locator("li b").allTextContents()).map((name) => name.trim());
  await dialog(fay)
    .getByText("of this affiliation here.")
    .or(dialog(fay).getByText("Makes the groups even."))
    .first()
    .waitFor();
  await looks(fay, "programme-mix");
  await dialog(fay).getByLabel("Together: Choose…").selectOption({ label: "Ada Rivers, Harbour Board" });
  await dialog(fay).getByLabel("Together: Choose…").selectOption({ label: "Bo Quay, Harbour Board" });
  await dialog(fay).getByLabel("Apart: Choose…").selectOption({ label: "Ada Rivers, Harbour Board" });
  await dialog(fay).getByLabel("Apart: Choose…").selectOption({ label: "Bo Quay, Harbour Board" });
  await dialog(fay).getByText("Could not be kept: ").waitFor();
  await looks(fay, "programme-mix-unkept");
  await button(fay, "Take out Ada Rivers").last().click();
  await dialog(fay).getByText("Of one affiliation, in ").waitFor(); // as they are to be together
  for (const name of ["Bo Quay", "Bo Quay", "Ada Rivers"]) await button(fay, `Take out ${name}`).last().click();
  must(
    await dialog(fay)
      .getByLabel("Together: Choose…")
      .evaluate((one) => one === document.activeElement),
    "the focus is kept",
  );
  await dialog(fay).getByText("Could not be kept: ").waitFor({ state: "detached" });
  await button(fay, "Another proposal", true).click();
  await dialog(fay).getByRole("status").getByText("Nothing is done yet.").waitFor();
  await dialog(fay).getByLabel("Group of Pia").focus();
  await dialog(fay).getByLabel("Group of Pia").selectOption({ label: "No group" });
  await dialog(fay).getByLabel("Group of Pia").selectOption({ label: "Rivers and cities" });
  await until(async () => (await together()).includes("Pia"), "she is moved");
  await dialog(fay).locator(".p-tray li", { hasText: "Pia" }).getByText("Put here by you.").waitFor();
  must(
    await dialog(fay)
      .getByLabel("Group of Pia")
      .evaluate((one) => one === document.activeElement),
    "the focus goes with her",
  );
  // Dragged, as with the list.
  await dialog(fay).locator(".p-tray li", { hasText: "Hal Brook" }).dragTo(tray("Food and land").locator("header"));
  await until(
    async () => (await tray("Food and land").locator("li b").allTextContents()).some((name) => name.includes("Hal")),
    "he is dragged",
  );
  await looks(fay, "programme-mix-by-hand");
  for (const title of ["Rivers and cities", "Heat and housing", "Food and land"]) {
    const people = tray(title).locator("li");
    for (let many = await people.count(); many > 4; many -= 1) {
      const name = (await people.locator("b").allTextContents()).map((one) => one.trim()).find((one) => one !== "Pia");
      await dialog(fay).getByLabel(`Group of ${name}`).selectOption({ label: "No group" });
    }
  }
  await button(fay, "Seat them", true).click();
  await closed(fay);
  await pia.page.locator(".m-group", { hasText: "Rivers and cities" }).waitFor();
  await looks(pia, "programme-seated");
  await pia.page.locator(".m-group").getByRole("button", { name: "Open the board" }).first().click();
  await pia.page.locator(".policy").waitFor();
  await pia.page.locator(".send .b.main").click();
  await pia.page.locator("#board").waitFor();
  must((await pia.page.locator(".run").textContent()).includes("Rivers and cities"), "her board");
  // By her seat alone she is there: for rounds, votes and the record.
  const there = () =>
    pia.page.evaluate(async () => {
      const board = location.pathname.split("/").at(-1);
      const answer = await fetch(`/api/documents/${board}/export?format=json`);
      return answer.ok ? (await answer.json()).groups[0].attendance.people.map(({ name }) => name) : [];
    });
  await until(async () => (await there()).includes("Pia"), "she is one of those who were there");
  await pia.page.goBack();
  await pia.page.locator(".meeting-screen").waitFor();
});

const ben = await stage.comes("Ben", "demo-2027 participant");
const toBen = hears(ben);
let tableLink = "";
await step("where people choose, a seat is taken, is full for the next one, and leads to its board", async () => {
  await does(fay, "Open tables", "Groups…");
  await field(fay, "Groups").fill("2");
  await field(fay, "Seats at most").fill("1");
  await dialog(fay).getByLabel("People choose this group themselves").check();
  await button(fay, "Open the groups (2)", true).click();
  await dialog(fay).getByText("The links of the new boards").waitFor();
  tableLink = await dialog(fay).locator(".p-links input").first().inputValue();
  await fay.page.keyboard.press("Escape");
  await closed(fay);
  await arrives(ben);
  await ben.page.locator(".m-group").getByText("You choose your group yourself.").waitFor();
  await looks(ben, "programme-choose");
  await ben.page.locator(".m-group").getByRole("button", { name: "Take a seat Group 1" }).click();
  await item(pia, "Open tables").getByText("1 of 1 seats taken, full").waitFor();
  must(
    (await item(pia, "Open tables").getByRole("button", { name: "Take a seat Group 1" }).count()) === 0,
    "it is full",
  );
  await ben.page.locator(".m-group").getByRole("button", { name: "Open the board" }).click();
  await ben.page.locator(".policy").waitFor();
  await ben.page.locator(".send .b.main").click();
  await ben.page.locator("#board").waitFor();
  await ben.page.goBack();
  await item(ben, "Open tables").getByRole("button", { name: "Give the seat back Group 1" }).click();
  await item(pia, "Open tables").getByRole("button", { name: "Take a seat Group 1" }).waitFor();
  must(!(await toBen.words()).includes("Fireworks"), "what is hidden was sent to who came late");
});

await step("whoever came by a board's link is at work there, and is not taken for somebody late", async () => {
  // One, though it is a device that speaks for three.
  const kit = await core.bodiless(stage.base, tableLink.split("#")[1], "Kit", {}, core.Mode.TABLE_DEVICE);
  const asks = { case: "setVoices", value: { participant: kit.joined.participant, voices: 3 } };
  must(kit.seat.session.submit(asks).ok, "setVoices was not taken");
  await kit.saved();
  await does(fay, "Open tables", "Who sits where…");
  await dialog(fay).getByText("At work already, without a seat in the programme: Group 1 (1).").waitFor();
  await looks(fay, "programme-mix-at-work");
  await fay.page.setViewportSize({ width: 1024, height: 768 });
  await looks(fay, "programme-mix-at-work-1024");
  await fay.page.setViewportSize({ width: 1440, height: 900 });
  await fay.page.keyboard.press("Escape");
  await closed(fay);
  await kit.seat.leave();
});

// ---------------------------------------------------------------- people, and another year

await step("the people of the meeting stand in a list, with roles to change", async () => {
  await button(fay, "People…", true).click();
  await dialog(fay).locator(".p-people li", { hasText: "Hal Brook" }).waitFor();
  await looks(fay, "programme-people");
  // Not by a part of her name that is in a group's, too: whoever of hers was seated there would be found with her.
  const finds = dialog(fay).getByLabel("Find a name, an affiliation, a group");
  const found = dialog(fay).locator(".p-people li");
  await finds.fill("rivers and cit");
  await until(async () => (await found.filter({ hasNotText: "Rivers and cities" }).count()) === 0, "a group is found");
  await found.filter({ hasText: "Pia" }).waitFor();
  await finds.fill("harbour ada");
  await until(async () => (await found.count()) === 1, "one is found");
  await dialog(fay).getByLabel("Role of Ada Rivers").selectOption({ label: "Rapporteur" });
  await until(() => {
    const members = [...cora.seat.session.shown.ofKind("member")];
    return members.some(({ body }) => body.value.role === core.Role.RAPPORTEUR);
  }, "she is a rapporteur");
  await fay.page.keyboard.press("Escape");
  await closed(fay);
});

await step(
  "somebody who is listed and has not come is sent a link of their own, and comes as who they are",
  async () => {
    await button(fay, "People…", true).click();
    const waiting = dialog(fay).locator(".p-people li", { hasText: "has not come yet" }).first();
    await waiting.waitFor();
    const name = await waiting.locator("bdi").first().textContent();
    await waiting.getByRole("button", { name: "Personal link" }).click();
    const link = await waiting.locator(".share-link input").inputValue();
    await looks(fay, "people-personal-link");
    const ida = await stage.comes("Ida", "participant");
    await ida.page.goto("about:blank");
    await ida.page.goto(link);
    await ida.page.locator("button[type=submit]").click();
    await ida.page.locator(".meeting-screen").waitFor();
    const come = dialog(fay).locator(".p-people li", { hasText: name });
    await come.getByText("has not come yet").waitFor({ state: "detached" });
    must((await come.getByRole("button", { name: "Personal link" }).count()) === 0, "it is theirs alone by now");
    await fay.page.keyboard.press("Escape");
    await ida.context.close();
  },
);
await step("the meeting is copied for another year, and its link opens it", async () => {
  await button(fay, "Copy for next time…").click();
  await field(fay, "What it is called").fill("The year after (fictional)");
  await dialog(fay).locator("input[type=date]").fill("2028-05-10");
  await looks(fay, "programme-copy");
  await button(fay, "Make the copy", true).click();
  await dialog(fay).getByText("The new meeting is there").waitFor();
  await looks(fay, "programme-copied");
  const link = await dialog(fay).getByLabel("The year after (fictional): Participant").inputValue();
  const gil = await opens(stage.base, link.slice(link.indexOf("#") + 1), "Gil");
  await arrives(gil);
  await gil.page.getByText("Wednesday 10 May").first().waitFor();
  await gil.context.close();
  // They are shown once: neither Escape nor a click beside them takes them away.
  await fay.page.keyboard.press("Escape");
  await fay.page.mouse.click(5, 5);
  await dialog(fay).getByText("The new meeting is there").waitFor();
  await dialog(fay).getByRole("button", { name: "Close", exact: true }).click();
  await closed(fay);
});

// ---------------------------------------------------------------- at every width, in every theme

const screens = {
  home: async () => {},
  change: async () => {
    await fay.page.locator(".p-item").nth(1).click();
    await fay.page.locator("[role=menuitem]").nth(2).waitFor();
    await fay.page.locator('[data-key="change"]').click();
    await dialog(fay).waitFor();
  },
  mix: async () => {
    await fay.page.locator(".m-items .p-item").nth(1).click();
    await fay.page.locator('[data-key="mix"]').click();
    await dialog(fay).locator(".p-tray li").first().waitFor();
  },
  groups: async () => {
    await fay.page.locator(".m-items .p-item").nth(1).click();
    await fay.page.locator('[data-key="groups"]').click();
    await dialog(fay).locator(".p-groups li").first().waitFor();
  },
};
const everyScreen = async (name) => {
  for (const [screen, opensIt] of Object.entries(screens)) {
    await opensIt();
    await looks(fay, `programme-${screen}-${name}`);
    must((await tooWide(fay.page)) <= 0, `${screen} is too wide: ${name}`);
    const wide = await fay.page.evaluate(() => {
      const sheet = document.querySelector(".dialog");
      return sheet ? sheet.scrollWidth - sheet.clientWidth : 0;
    });
    must(wide <= 0, `the dialogue ${screen} is ${wide} px too wide: ${name}`);
    if (screen === "home") continue;
    await fay.page.keyboard.press("Escape");
    await closed(fay);
  }
};
for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [320, 640],
])
  await step(`preparing at ${width} px`, async () => {
    await fay.page.setViewportSize({ width, height });
    await everyScreen(width);
  });
for (const [name, some] of [
  ["dark", { theme: "dark" }],
  ["contrast", { theme: "contrast" }],
  ["ar", { language: "ar" }],
  ["de", { language: "de" }],
  ["large", { textScale: 1.5 }],
])
  await step(`preparing in ${name}`, async () => {
    await fay.page.setViewportSize({ width: 1440, height: 900 });
    await settles(fay.page, some);
    await fay.page.locator(".p-desk").waitFor();
    await everyScreen(name);
    if (pictures && (name === "ar" || name === "de")) {
      await fay.page.setViewportSize({ width: 390, height: 844 });
      await everyScreen(`${name}-phone`);
    }
  });

await step("shown at last, it is there for everybody", async () => {
  await fay.page.setViewportSize({ width: 1440, height: 900 });
  await settles(fay.page, {});
  await does(fay, secret, "Show to everybody…");
  await button(fay, "Show it", true).click();
  await shows(pia, secret);
  must((await toPia.words()).includes("Fireworks"), "listening hears nothing");
});

await cora.seat.leave().catch(() => {});
await stage.closes();
