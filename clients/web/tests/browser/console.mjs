// Four groups are led at once from the console: where each is, what one act does in all of them, help that is called for and
// answered, and what the console says when it does not know. Of what is written in silence it is sent nothing.

import { core } from "./boards.mjs";
import { chooses, enters, inEveryLanguage, looks, must, settles, step, tooWide, until } from "./people.mjs";
import { Stage } from "./stage.mjs";

const { CardKind, Mode, PhaseKind, Phase_State } = core;

// ---------------------------------------------------------------- a meeting today, at a place where it is day

const place = (zone) => {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const parts = Object.fromEntries(format.formatToParts(Date.now()).map(({ type, value }) => [type, value]));
  return {
    zone,
    day: `${parts.year}-${parts.month}-${parts.day}`,
    minutes: Number(parts.hour) * 60 + Number(parts.minute),
  };
};
const zones = [
  "Europe/Rome",
  "America/New_York",
  "America/Los_Angeles",
  "Pacific/Auckland",
  "Asia/Tokyo",
  "Asia/Kolkata",
];
const here = zones.map(place).find(({ minutes }) => minutes > 8 * 60 && minutes < 15 * 60);
const clock = (minutes) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const began = here.minutes - 20;
const beganMs = Math.floor(Date.now() / 60_000) * 60_000 - 20 * 60_000;
const group = (number, title) =>
  `  - {id: s2-b${number}, title: "Group ${number}: ${title}", template: roar-routes, template_version: 2, planned_minutes: 45, starts_at_utc: "${new Date(beganMs).toISOString().replace(".000", "")}"}`;
const titles = ["rivers and cities", "heat and housing", "food and land", "ageing and care"];
const meeting = (id, title, rest) => `
schema_version: 1
fictional: true
meeting:
  id: ${id}
  title: ${title}
  time_zone: ${here.zone}
  start_date: ${here.day}
  end_date: ${here.day}
framework:
  id: roar
  name: ROAR
  pillars:
    - {id: routes, letter: R, order: 1, name: Routes and directions, question: "Which way, and who says so?"}
${rest}`;
const stage = await Stage.opens({
  meetings: {
    "demo-2027": meeting(
      "demo-2027",
      "Demonstration meeting (fictional)",
      `agenda:
  - {id: talk, day: ${here.day}, kind: presentation, title: Talk, start: "${clock(began - 95)}", end: "${clock(began - 35)}"}
  - {id: break, day: ${here.day}, kind: refreshment, title: Break, start: "${clock(began - 35)}", end: "${clock(began)}"}
  - {id: discussion, day: ${here.day}, kind: discussion, title: Discussion, start: "${clock(began + 45)}", end: "${clock(began + 85)}"}
  - {id: lunch, day: ${here.day}, kind: meal, title: Lunch, start: "${clock(began + 85)}", end: "${clock(began + 145)}"}
  - {id: surprise, day: ${here.day}, kind: surprise, title: Fireworks, start: "${clock(began + 325)}", hidden: true}
session: {id: s2, number: II, title: ROUTES AND DIRECTIONS, pillar: routes}
breakouts:
${titles.map((title, at) => group(at + 1, title)).join("\n")}
people:
  - {id: RAP-1, role: rapporteur, label: Rapporteur 1, mode: in_room}
`,
    ),
    "empty-2027": meeting("empty-2027", "A meeting without groups (fictional)", ""),
  },
});

// ---------------------------------------------------------------- who is there

const board = (number) => `demo-2027.s2-b${number}`;
const button = (person, name, exact = false) => person.page.getByRole("button", { name, exact });
const card = ({ page }, number) => page.locator(`.c-group[data-group="${number}"]`);
const bar = ({ page }) => page.locator(".c-bar");
const shows = (person, number, words) => card(person, number).getByText(words).first().waitFor();
const said = ({ page }) => page.locator('[role="status"][aria-live="polite"]').textContent();
const became = (words) => fay.page.locator(".c-became li", { hasText: words }).waitFor();
const arrives = async (person) => {
  await person.page.locator("input[autocomplete=name]").fill(person.name);
  await person.page.locator("button[type=submit]").click();
  await person.page.locator(".meeting-screen").waitFor();
};
const sits = (number, name, role = "participant", mode = Mode.IN_ROOM) =>
  core.bodiless(stage.base, stage.links.get(`${board(number)} ${role}`), name, {}, mode);
const phases = ({ seat }) =>
  [...seat.session.shown.ofKind("phase")].sort((a, b) => a.body.value.order - b.body.value.order);
const running = ({ seat }) => seat.session.shown.find(seat.session.shown.board().phase);
// By whoever leads a group there, past the console.
const begins = async (leader, kind) => {
  const phase = phases(leader).find(({ body }) => body.value.kind === kind);
  const now = running(leader);
  const value = { id: phase.id, after: now?.id ?? "", generation: now?.body.value.generation ?? 0 };
  leader.seat.session.submit({ case: "startPhase", value });
  await leader.saved();
};
const adds = ({ seat }, text, kind) => {
  const id = seat.session.newId();
  const [region] = [...seat.session.shown.ofKind("region")];
  seat.session.submit({ case: "addCard", value: { id, kind, text, place: { region: region.id } } });
  return id;
};

const fay = await stage.comes("Fay", "demo-2027 facilitator");
// Everything that the console is sent, by HTTP and by its socket.
const heard = [];
const asked = { groups: 0 };
const hears = ({ page }) => {
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => heard.push(Buffer.from(payload).toString())),
  );
  page.on("request", (request) => {
    if (request.url().endsWith("/groups")) asked.groups += 1;
  });
  page.on("response", async (response) => {
    if (response.url().includes("/api/")) heard.push(await response.text().catch(() => ""));
  });
};
hears(fay);

await step("whoever leads the meeting goes to the console from its home, in a click", async () => {
  await arrives(fay);
  await looks(fay, "console-home");
  await fay.page.locator(".m-group .b.main", { hasText: "Console" }).click();
  await shows(fay, 4, "Nothing has begun yet. Frame comes first.");
  must((await fay.page.locator(".c-group").count()) === 4, "there are four groups");
  must((await card(fay, 1).locator("h2").textContent()).includes("rivers and cities"), "its title");
  await fay.page.locator(".state[data-heard=now]").waitFor();
  await looks(fay, "console-begin");
});

const people = [];
await step("people come to their groups, and are counted, also those from afar", async () => {
  for (const [number, ...names] of [
    [1, "Ada", "Bo", "Cleo"],
    [2, "Dan", "Eve"],
    [3, "Gus", "Hal"],
    [4, "Ida", "Jon", "Kim"],
  ])
    for (const [at, name] of names.entries())
      people.push({
        number,
        name,
        ...(await sits(number, name, "participant", at === 0 ? Mode.REMOTE : Mode.IN_ROOM)),
      });
  await shows(fay, 1, "3 of 3 present");
  await shows(fay, 4, "1 remote");
  await shows(fay, 4, "all lines good");
});
const of = (number) => people.filter((one) => one.number === number);

await step("an act that a group cannot do is not done, and says in which and why", async () => {
  must((await bar(fay).locator(".b.main").getAttribute("aria-disabled")) === "true", "nothing is chosen");
  await button(fay, "Choose all 4").click();
  await bar(fay).getByText("For: Groups 1, 2, 3 and 4").waitFor();
  await button(fay, "+1 min").click();
  await became("Group 3: not done. No phase runs.");
  must((await fay.page.locator(".c-became .not").count()) === 4, "each of the four is told");
  must((await said(fay)).includes("Group 1: not done. No phase runs."), "a screen reader is told");
  await looks(fay, "console-not-done");
  await fay.page.locator(".c-became").getByRole("button", { name: "Close" }).click();
});

const ben = await stage.comes("Ben", `${board(2)} participant`);
await step("one act begins the next phase in all groups at once, and each of them sees it", async () => {
  await enters(ben);
  await button(fay, "Next phase…").click();
  await fay.page.locator(".c-begins li", { hasText: "Groups 1, 2, 3 and 4" }).getByText("Frame").waitFor();
  await looks(fay, "console-next");
  await button(fay, "Begin in 4 groups").click();
  await became("Groups 1, 2, 3 and 4: the next phase has begun.");
  for (const number of [1, 2, 3, 4]) await card(fay, number).locator(".c-where b", { hasText: "Frame" }).waitFor();
  for (const number of [1, 2, 3, 4])
    await until(() => running(of(number)[0])?.body.value.title === "Frame", `group ${number} is in it`);
  await ben.page.locator(".phase-name h2", { hasText: "Frame" }).waitFor({ state: "attached" });
});

await step(
  "when everybody is back in plenary stands on every screen; who leads is told what does not fit",
  async () => {
    const back = new RegExp(`Back in plenary ${clock(began + 45)}, in [12]\\d min`);
    await fay.page.locator(".c-kicker").getByText(back).waitFor();
    await shows(fay, 1, /^The plan ends \d+ min after the plenary begins$/);
    await ben.page.locator(".hero .back").getByText(back).waitFor();
    must((await ben.page.locator(".back .past").count()) === 0, "a participant is told that the plan does not fit");
    await looks(ben, "back-in-plenary");
    await looks(fay, "console-back");
    await ben.page.setViewportSize({ width: 390, height: 844 });
    await ben.page.locator(".panel-close").click();
    await ben.page.locator(".hero .back").getByText(back).waitFor();
    await looks(ben, "back-in-plenary-390");
    must((await tooWide(ben.page)) <= 0, "the board is too wide on a phone");
    await ben.page.setViewportSize({ width: 1440, height: 900 });
  },
);

const secrets = ["The heron knows the tide", "Salt in every cellar", "Nobody asked the night shift"];
await step("in silence the console is sent who writes, and nothing of what they write", async () => {
  await button(fay, "Next phase…").click();
  await button(fay, "Begin in 4 groups").click();
  for (const number of [1, 2, 3, 4]) await shows(fay, number, "They write in silence.");
  for (const [at, words] of secrets.entries()) {
    const person = of(1)[at];
    const id = adds(person, words, CardKind.IDEA);
    await person.saved();
    person.seat.session.showPresence({ writing: id });
  }
  await shows(fay, 1, "3 of 3 are writing");
  await looks(fay, "console-silence");
  must(
    heard.some((text) => text.includes('"writing":3')),
    "what came was listened to",
  );
  for (const words of secrets) must(!heard.some((text) => text.includes(words)), `the console was sent "${words}"`);
});

await step(
  "whoever writes a new card is counted, on the console and on the board of whoever leads the meeting",
  async () => {
    await ben.page.keyboard.press("n");
    await ben.page.locator(".write").pressSequentially("Only the night shift", { delay: 20 });
    await shows(fay, 2, "1 of 3 are writing");
    await button(fay, "Open the board Group 2").click();
    await fay.page.locator("#board").waitFor();
    await ben.page.locator(".write").pressSequentially(" knows");
    await fay.page
      .locator(".phase-what")
      .getByText(/^Have written: \d of \d · Writing at this moment: 1 of \d · Ready: 0 of \d$/)
      .waitFor();
    await fay.page
      .locator(".hero .back .past")
      .getByText(/^The plan ends \d+ min after that$/)
      .waitFor();
    await looks(fay, "board-writers");
    must((await ben.page.getByText("Writing at this moment").count()) === 0, "a participant is told how many write");
    await ben.page.locator(".write").fill("");
    await ben.page.locator(".write").press("Escape");
    await fay.page
      .locator(".phase-what")
      .getByText(/^Have written: \d of \d · Writing at this moment: 0 of \d · Ready: 0 of \d$/)
      .waitFor();
    await chooses(fay, "Console");
    await shows(fay, 4, "They write in silence.");
  },
);

await step(
  "time is given to the groups that are tapped, runs by the server's clock, and stands still in a pause",
  async () => {
    await button(fay, "Choose none").click();
    await card(fay, 1).locator(".c-where").click(); // anywhere on it
    await card(fay, 2).locator("input").check();
    await bar(fay).getByText("For: Groups 1 and 2").waitFor();
    await button(fay, "+5 min").click();
    await became("Groups 1 and 2: 5 min more.");
    const left = async (number) => {
      const [minutes, seconds] = (await card(fay, number).locator("[role=timer]").textContent()).split(":").map(Number);
      return minutes * 60 + seconds;
    };
    await until(async () => (await left(1)) > 9 * 60, "group 1 has five minutes more");
    must((await left(3)) < 7 * 60, "group 3 has them too");
    await until(async () => {
      const there = await ben.page.locator(".clock .big").first().textContent();
      const [minutes, seconds] = there.split(":").map(Number);
      return Math.abs(minutes * 60 + seconds - (await left(2))) <= 1;
    }, "the board and the console show the same time");
    const before = await left(1);
    await until(async () => (await left(1)) <= before - 2, "time passes");
    await button(fay, "Pause").click();
    await became("Groups 1 and 2: time stands still.");
    await card(fay, 1).locator(".c-left.paused").waitFor();
    const stood = await left(1);
    await fay.page.waitForTimeout(1_500);
    must((await left(1)) === stood, "time goes on in a pause");
    await button(fay, "Go on").click();
    await card(fay, 1).locator(".c-left.paused").waitFor({ state: "detached" });
  },
);

await step("two taps begin one phase", async () => {
  await button(fay, "Choose none").or(button(fay, "Choose all 4")).click();
  await button(fay, "Choose none").waitFor();
  await button(fay, "Next phase…").click();
  await fay.page.getByText("all cards written in silence are shown to everyone").waitFor();
  await looks(fay, "console-next-reveals");
  await button(fay, "Begin in 4 groups").dblclick();
  for (const number of [1, 2, 3, 4])
    await card(fay, number).locator(".c-where b", { hasText: "Share in a round" }).waitFor();
  await fay.page.waitForTimeout(500);
  for (const number of [1, 2, 3, 4])
    must(running(of(number)[0]).body.value.title === "Share in a round", `group ${number} skipped a phase`);
});

await step("a call for help comes with its words; one click takes it down and opens the board", async () => {
  const [ida] = of(4);
  ida.seat.session.submit({
    case: "setSignal",
    value: { kind: "help", up: true, text: "We have two proposals and one facilitator." },
  });
  await shows(fay, 4, "Ida calls for help.");
  await shows(fay, 4, "two proposals and one facilitator");
  await until(async () => (await said(fay)).includes("Group 4 calls for help."), "a screen reader is told");
  await looks(fay, "console-help");
  await button(fay, "Go there Group 4").click();
  await fay.page.locator("#board").waitFor();
  must(fay.page.url().endsWith(`/board/${board(4)}`), "the board of the group");
  await until(() => {
    const mine = ida.seat.session.shown.find(`signal.help.${ida.joined.participant}`);
    return mine?.body.value.atMs === 0n;
  }, "the call is down");
  await chooses(fay, "Console");
  await shows(fay, 4, "Share in a round");
  await card(fay, 4).locator(".c-flag").waitFor({ state: "detached" });
});

const leaders = [];
await step("a message goes to the groups that are chosen, and who has read it is counted in each", async () => {
  await button(fay, "Choose none").or(button(fay, "Choose all 4")).click();
  if ((await button(fay, "Choose all 4").count()) > 0) await button(fay, "Choose all 4").click();
  await button(fay, "Choose none").waitFor();
  await button(fay, "Message…").click();
  await fay.page.locator(".dialog textarea").fill("Lunch is at one, in the garden.");
  await looks(fay, "console-message");
  await button(fay, "Send", true).click();
  await became("the message is there");
  for (const number of [1, 2, 3, 4]) await shows(fay, number, "Lunch is at one, in the garden.");
  const [ida] = of(4);
  const message = () => [...ida.seat.session.shown.ofKind("announcement")][0];
  await until(() => message() !== undefined, "the message has come to group 4");
  ida.seat.session.submit({ case: "acknowledge", value: { id: message().id } });
  await shows(fay, 4, "Read by: 1");
  await shows(fay, 3, "Read by: 0");
  await looks(fay, "console-message-read");
});

await step("the plenary host sees how the groups are doing, tells them something, and leads none of them", async () => {
  const nan = await stage.comes("Nan", "demo-2027 plenary_host");
  const sent = [];
  nan.page.on("request", (request) => /\/documents\/[^/]+\/acts/.test(request.url()) && sent.push(request.url()));
  await arrives(nan);
  await nan.page.locator(".m-group").getByText("You host the plenary").waitFor();
  await looks(nan, "console-host-home");
  await nan.page.locator(".m-group .b.main", { hasText: "Console" }).click();
  await shows(nan, 4, "present");
  for (const name of ["Next phase", "Pause", "+1", "+5", "Links", "Open the board", "Off the record"])
    must((await nan.page.getByRole("button", { name }).count()) === 0, `a plenary host is offered: ${name}`);
  must((await nan.page.locator(".c-log").count()) === 0, "a log of acts is shown");
  await button(nan, "Choose all 4").click();
  await button(nan, "Message…").click();
  await nan.page.locator(".dialog textarea").fill("The plenary begins in ten minutes.");
  await button(nan, "Send", true).click();
  await nan.page.locator(".dialog").waitFor({ state: "detached" });
  for (const number of [1, 4]) await shows(nan, number, "The plenary begins in ten minutes.");
  await shows(fay, 2, "The plenary begins in ten minutes.");
  const signed = ben.page.locator(".flag.message", { hasText: "The plenary begins in ten minutes." });
  await signed.getByText("Plenary host", { exact: true }).waitFor();
  const [dan] = of(2);
  const message = () =>
    [...dan.seat.session.shown.ofKind("announcement")].find(({ body }) => body.value.text.startsWith("The plenary"));
  await until(() => message() !== undefined, "the message has come to group 2");
  dan.seat.session.submit({ case: "acknowledge", value: { id: message().id } });
  await shows(nan, 2, "Read by: 1");
  await looks(nan, "console-host");
  await nan.page.setViewportSize({ width: 390, height: 844 });
  await looks(nan, "console-host-390");
  must((await tooWide(nan.page)) <= 0, "the host's console is too wide on a phone");
  must(sent.length === 0, "the log of acts was asked for");
  const status = await nan.page.evaluate(
    (document) =>
      fetch("/api/documents/demo-2027/lead", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ documents: [document], next: true }),
      }).then((response) => response.status),
    board(2),
  );
  must(status === 403, `asked all the same to lead, the server answers ${status}`);
  await nan.context.close();
});

await step("groups that are not at one point are told apart before the next phase", async () => {
  for (const number of [1, 2, 3, 4]) leaders[number] = await sits(number, `Leader ${number}`, "facilitator");
  await begins(leaders[2], PhaseKind.CLUSTER_PHASE);
  for (const [at, [text, kind]] of [
    ["Streets that hold their own rain", CardKind.PROJECT],
    ["The utility earns by building", CardKind.BARRIER],
    ["Who answers when it is not safe?", CardKind.QUESTION],
    ["Eleven monitoring points", CardKind.EVIDENCE],
    ["Days open, not the average", CardKind.INDICATOR],
  ].entries()) {
    const person = of(at % 2 === 0 ? 2 : 1)[0];
    adds(person, text, kind);
    await person.saved();
  }
  const [dan] = of(2);
  const cards = [...dan.seat.session.shown.ofKind("card")].map(({ id }) => id);
  dan.seat.session.submit({
    case: "addCluster",
    value: { id: dan.seat.session.newId(), title: "Hold the rain", cards },
  });
  await dan.saved();
  await begins(leaders[2], PhaseKind.VOTE_PHASE);
  leaders[2].seat.session.submit({
    case: "openVote",
    value: { id: "v1", title: "Where do we begin?", method: 1, target: "cluster", dotsEach: 5 },
  });
  await leaders[2].saved();
  await shows(fay, 2, "0 of 3 finished");
  await button(fay, "Choose all 4").or(button(fay, "Choose none")).first().waitFor();
  if (await button(fay, "Choose all 4").count()) await button(fay, "Choose all 4").click();
  await button(fay, "Next phase…").click();
  await fay.page.getByText("2 different phases would begin").waitFor();
  await fay.page
    .locator(".c-begins li", { hasText: "Groups 1, 3 and 4" })
    .getByText("Group", { exact: true })
    .waitFor();
  await fay.page.locator(".c-begins li", { hasText: "Group 2" }).getByText("Test the direction").waitFor();
  await looks(fay, "console-differ");
  await fay.page.keyboard.press("Escape");
  await fay.page.locator(".dialog").waitFor({ state: "detached" });
  const back = bar(fay).locator(".b.main");
  await until(() => back.evaluate((one) => one === document.activeElement), "the focus is where it was");
});

await step("from the harvest on a headline is for everybody, and only then is it sent", async () => {
  const headline = "Let the school kitchen be the first steady customer";
  await begins(leaders[3], PhaseKind.HARVEST_PHASE);
  must(!heard.some((text) => text.includes("school kitchen")), "it was sent before it was written");
  leaders[3].seat.session.submit({
    case: "setHarvest",
    value: {
      headline,
      disagreementKept: "Fixed prices for three years, or prices that follow the harvest.",
      example: "none",
    },
  });
  await leaders[3].saved();
  await shows(fay, 3, headline);
  must(
    heard.some((text) => text.includes(headline)),
    "listening hears nothing",
  );
  for (const words of ["Streets that hold", "The utility earns", "Hold the rain"])
    must(
      !heard.some((text) => text.includes(words) && text.includes('"groups"')),
      `the console was sent the words of a card, "${words}"`,
    );
});

await step("whoever leads a group and loses the line is told of", async () => {
  await leaders[1].seat.leave();
  await shows(fay, 1, "The facilitator’s line is lost.");
});

await step("everything that was done to lead stands in the activity, with whose act it was", async () => {
  const log = fay.page.locator(".c-log");
  await log.locator("li", { hasText: "Leader 1: the line is lost." }).waitFor();
  await log.locator("li", { hasText: "Leader 2 opened a vote" }).waitFor();
  await button(fay, /^All \d+$/).click();
  for (const words of [
    "Groups 1, 2, 3 and 4: Fay began: Frame",
    "Groups 1, 2, 3 and 4: Fay began: Share in a round",
    "Groups 1 and 2: Fay: 5 min more for Write alone",
    "Groups 1 and 2: Fay paused Write alone",
    "Groups 1, 2, 3 and 4: Fay told everybody something",
    "Group 4: Ida calls for help.",
    "Group 4: Fay answered the call for help of Ida",
    "Group 3: Leader 3 wrote down what the group carries on",
  ])
    await log.locator("li", { hasText: words }).first().waitFor();
  await button(fay, "Fewer").click();
});

await step("the programme says what is on, what comes, and how late it is", async () => {
  const line = fay.page.locator(".c-programme");
  must((await line.locator("h1").textContent()) === "Routes and directions", "what is on");
  await line.locator(".now", { hasText: "Routes and directions" }).waitFor();
  await line
    .locator(".next", { hasText: "Discussion" })
    .getByText(clock(began + 45))
    .waitFor();
  await line.locator(".hid", { hasText: "Fireworks" }).waitFor();
  await line.getByText("4 groups").waitFor();
});

await step("with keys alone a group is chosen and given time", async () => {
  await button(fay, "Choose none").click();
  await card(fay, 3).locator("input").focus();
  await fay.page.keyboard.press("Space");
  await bar(fay).getByText("For: Group 3").waitFor();
  const names = [];
  for (let at = 0; at < 60 && !names.includes("+1 min"); at += 1) {
    await fay.page.keyboard.press("Tab");
    names.push(await fay.page.evaluate(() => document.activeElement?.textContent));
  }
  must(names.includes("+1 min"), "the act is reached with Tab");
  await fay.page.keyboard.press("Enter");
  await became("Group 3: 1 min more.");
  await button(fay, "Close", true).click();
  await card(fay, 4).locator("input").check();
});

await step("at every width, in every theme, mirrored and in large type", async () => {
  const [ida] = of(4);
  ida.seat.session.submit({
    case: "setSignal",
    value: { kind: "help", up: true, text: "We have two proposals and one facilitator." },
  });
  await shows(fay, 4, "Ida calls for help.");
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [768, 1024],
    [390, 844],
    [320, 640],
  ]) {
    await fay.page.setViewportSize({ width, height });
    await looks(fay, `console-${width}`);
    if (width === 390) {
      await fay.page.evaluate(() => scrollTo(0, 0));
      await fay.page.locator(".c-calls").getByRole("button", { name: "Group 4 calls for help." }).click();
      await until(
        () =>
          card(fay, 4)
            .locator(".c-answers .b")
            .first()
            .evaluate((one) => one === document.activeElement),
        "a phone shows who calls from beyond its edge",
      );
    }
    must((await tooWide(fay.page)) <= 0, `${width} px is too narrow for it`);
  }
  // A word of a programme is not broken, and a title that is too long is cut after two lines.
  await fay.page.setViewportSize({ width: 1440, height: 900 });
  const wrong = await fay.page.locator(".c-day .c-slot").evaluateAll(
    (slots) =>
      slots.filter((slot) => {
        const before = slot.textContent;
        const heightOf = (words) => {
          slot.textContent = words;
          return slot.getBoundingClientRect().height;
        };
        const line = heightOf("Tea");
        const [word, title] = [
          heightOf("Organisational"),
          heightOf("Organisational capabilities, and what else there is"),
        ];
        slot.textContent = before;
        return word > line * 1.2 || title > line * 2.2;
      }).length,
  );
  must(wrong === 0, `${wrong} titles of the day are broken, or too long`);
  for (const [name, some] of [
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["ar", { language: "ar" }],
    ["de", { language: "de" }],
    ["large", { textScale: 1.5 }],
  ])
    for (const [at, size] of [
      ["", { width: 1440, height: 900 }],
      ["-phone", { width: 390, height: 844 }],
    ]) {
      await fay.page.setViewportSize(size);
      await settles(fay.page, some);
      await card(fay, 4).locator(".c-flag").waitFor();
      await card(fay, 4).locator("input").check();
      await looks(fay, `console-${name}${at}`);
      must((await tooWide(fay.page)) <= 0, `${name}${at} is too wide`);
    }
  await fay.page.setViewportSize({ width: 1440, height: 900 });
  await settles(fay.page, {});
  await card(fay, 4).waitFor();
});

await step("in every language", () => inEveryLanguage(fay, "console", ".c-flag"));

await step("in a tab that nobody looks at nothing is asked, and at once when somebody does again", async () => {
  const lookedAt = (visibility) =>
    fay.page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
      document.dispatchEvent(new Event("visibilitychange"));
    }, visibility);
  await until(() => asked.groups > 0, "it asks");
  await lookedAt("hidden");
  await fay.page.waitForTimeout(2_500); // what was on its way has come
  const before = asked.groups;
  await fay.page.waitForTimeout(5_000);
  must(asked.groups === before, `it asked ${asked.groups - before} times`);
  await lookedAt("visible");
  await until(() => asked.groups > before, "it asks again");
  await fay.page.locator(".state[data-heard=now]").waitFor();
});

await step("when the server is killed the console says since when it knows nothing, and offers nothing", async () => {
  await card(fay, 3).locator("input").check();
  await stage.serverEnds("SIGKILL");
  await fay.page.locator(".c-unheard", { hasText: "The server has not been heard since" }).waitFor();
  await fay.page.locator(".state[data-heard=then]").waitFor();
  must((await said(fay)).includes("has not been heard since"), "a screen reader is told");
  const stood = await card(fay, 1).locator("[role=timer]").textContent();
  await fay.page.waitForTimeout(2_500);
  must((await card(fay, 1).locator("[role=timer]").textContent()) === stood, "it counts what it does not know");
  for (const name of ["+1 min", "Next phase…"])
    must((await button(fay, name).getAttribute("aria-disabled")) === "true", `${name} is offered`);
  await looks(fay, "console-not-heard");
  await fay.page.setViewportSize({ width: 390, height: 844 });
  await looks(fay, "console-not-heard-phone");
  await fay.page.setViewportSize({ width: 1440, height: 900 });
  await stage.serverStarts();
  await fay.page.locator(".state[data-heard=now]").waitFor();
  await fay.page.locator(".c-unheard").waitFor({ state: "detached" });
  await until(async () => (await said(fay)).includes("heard again"), "a screen reader is told");
});

await step("closed groups can be read, and nothing is left to lead", async () => {
  for (const number of [1, 2, 3, 4]) {
    const leader = number === 1 ? await sits(1, "Leader 1b", "facilitator") : leaders[number];
    await until(() => leader.seat.session.state === "live", "whoever leads is back");
    if (number === 2) {
      leader.seat.session.submit({ case: "closeVote", value: { id: "v1" } });
      await leader.saved();
    }
    const kept = phases(leader).filter(({ body }) => body.value.state !== Phase_State.SKIPPED);
    const plan = kept.map(({ id, body: { value } }) => ({
      id,
      kind: value.kind,
      title: value.title,
      words: value.words,
      plannedMinutes: value.plannedMinutes,
    }));
    const close = { id: "close", kind: PhaseKind.CLOSE, title: "", words: "", plannedMinutes: 0 };
    leader.seat.session.submit({ case: "setPhases", value: { phases: [...plan, close] } });
    leader.seat.session.submit({ case: "startPhase", value: startOf(leader, PhaseKind.HARVEST_PHASE) });
    leader.seat.session.submit({
      case: "setHarvest",
      value: { headline: `Headline of group ${number}`, disagreementKept: "Who pays.", example: "none" },
    });
    await leader.saved();
  }
  for (const number of [1, 2, 3, 4]) await shows(fay, number, `Headline of group ${number}`);
  await button(fay, "Choose all 4").click();
  await button(fay, "Next phase…").click();
  await fay.page.getByText("the board can only be read from then on").waitFor();
  await looks(fay, "console-next-closes");
  await button(fay, "Begin in 4 groups").click();
  await fay.page.locator(".c-note", { hasText: "All groups have closed their boards." }).waitFor();
  must((await bar(fay).count()) === 0, "there is something to do on closed boards");
  await looks(fay, "console-over");
});
function startOf(leader, kind) {
  const phase = phases(leader).find(({ body }) => body.value.kind === kind);
  const now = running(leader);
  return { id: phase.id, after: now?.id ?? "", generation: now?.body.value.generation ?? 0 };
}

await step("whoever does not lead the meeting is told so, and sent nothing of the groups", async () => {
  const answers = [];
  ben.page.on("response", (response) => response.url().endsWith("/groups") && answers.push(response.status()));
  await ben.page.goto(`${stage.base}/meeting/demo-2027/console`);
  await ben.page.getByText("The console is for whoever leads the meeting or hosts its plenary").waitFor();
  await looks(ben, "console-not-a-leader");
  must(answers.length === 0, "the groups were asked for");
  const status = await ben.page.evaluate(() =>
    fetch("/api/documents/demo-2027/groups").then((response) => response.status),
  );
  must(status === 403, `asked all the same, the server answers ${status}`);
  await button(ben, "To the programme").click();
  await ben.page.locator(".meeting-screen").waitFor();
  must((await ben.page.getByRole("button", { name: "Console" }).count()) === 0, "it is offered to who may not");
});

await step("a meeting without groups says what will stand here", async () => {
  const eli = await stage.comes("Eli", "empty-2027 facilitator");
  await arrives(eli);
  await chooses(eli, "Console");
  await eli.page.getByText("No group has a board yet").waitFor();
  await looks(eli, "console-none");
  await eli.context.close();
});

for (const one of [...people, ...leaders.filter(Boolean)]) await one.seat.leave().catch(() => {});
await stage.closes();
