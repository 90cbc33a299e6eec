// One's contributions over all boards of a meeting, on its home: what somebody said, wrote and took on comes together, what
// waits for an answer is answered, and a yes is taken back there. Nobody is told that boards were looked at.
import { core } from "./boards.mjs";
import { today, withGroups } from "./meetings.mjs";
import { chooses, enters, lights, looks, must, saved, settles, step, tooWide, until, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens({ meetings: { "demo-2027": withGroups("rivers", "harbours", "tides") } });
const board = (number) => `demo-2027.s2-b${number}`;
const said = "A tide is a promise that nobody signed.";
const asked = "We have never priced a day of swimming.";
const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
const part = ({ page }, title) => page.getByRole("region", { name: title, exact: true });
const joins = ({ page }, token) => page.goto(`${stage.base}/join#${token}`);
const sits = (number, role, name) => core.bodiless(stage.base, stage.links.get(`${board(number)} ${role}`), name);
const does = async ({ seat, saved }, verb, value) => {
  must(seat.session.submit({ case: verb, value }).ok, `${verb} is not taken`);
  await saved();
};
const quoteOf = ({ seat }, id) => seat.session.shown.find(id)?.body.value;

const ben = await stage.comes("Ben", `${board(1)} participant`);
const [rea, fay] = [await sits(1, "rapporteur", "Rea"), await sits(2, "facilitator", "Fay")];
const idOf = ({ seat }, name) => [...seat.session.people.values()].find((one) => one.name === name)?.participant;

await step("somebody writes on two boards, is quoted on one, and takes something on on the other", async () => {
  await enters(ben);
  await writes(ben, 1, "The ferry leaves at dusk");
  await saved(ben);
  await until(() => idOf(rea, "Ben"), "Rea knows Ben");
  for (const [id, text] of [
    ["q1", said],
    ["q2", asked],
  ]) {
    await does(rea, "captureQuote", { id, text, speaker: idOf(rea, "Ben") });
    const quoteVersion = rea.seat.session.shown.find(id).text.version;
    await does(rea, "requestAttribution", {
      id: `${id}.asked`,
      quote: id,
      quoteVersion,
      forKinds: ["blog"],
      identification: 1,
      answerBy: inTwoWeeks,
    });
  }
  await joins(ben, stage.links.get(`${board(2)} participant`));
  await enters(ben);
  await writes(ben, 1, "Cranes that sing");
  await saved(ben);
  await until(() => idOf(fay, "Ben"), "Fay knows Ben");
  await does(fay, "addAction", { id: "a1", text: "Ask the harbour master", owner: idOf(fay, "Ben"), due: today });
});

await step("whoever is put down as an owner is told on the board, once, and led to it", async () => {
  const told = ben.page.locator(".flag", { hasText: "You are asked to take" });
  await told.getByText("Ask the harbour master").waitFor();
  await told.getByRole("button", { name: "I take this on" }).waitFor();
  await looks(ben, "given");
  await ben.page.locator(".panel-close").click();
  await ben.page.setViewportSize({ width: 390, height: 844 });
  await looks(ben, "given-phone");
  must((await tooWide(ben.page)) <= 0, "the board is too wide");
  await ben.page.setViewportSize({ width: 1440, height: 900 });
  await told.getByRole("button", { name: "Go to it" }).click();
  await ben.page.locator(".panel [data-record=a1][data-sought]", { hasText: "Ask the harbour master" }).waitFor();
  await ben.page.reload();
  await ben.page.locator("#board").waitFor();
  await does(fay, "addAction", { id: "a2", text: "Count the herons", owner: idOf(fay, "Ben"), due: inTwoWeeks });
  await told.getByText("Count the herons").waitFor();
  must((await told.count()) === 1, "told of several");
  await told.getByRole("button", { name: "Close" }).click();
  await told.waitFor({ state: "detached" });
});

const sees = ({ seat }, name) =>
  [...seat.session.presence.values()].some(({ participant }) => seat.session.people.get(participant)?.name === name);
await step("somebody comes to the meeting's home", async () => {
  await joins(ben, stage.links.get("demo-2027 participant"));
  await ben.page.locator("input[autocomplete=name]").or(ben.page.locator(".meeting-screen")).first().waitFor();
  if ((await ben.page.locator("input[autocomplete=name]").count()) > 0) {
    await ben.page.locator("input[autocomplete=name]").fill("Ben");
    await ben.page.locator("button[type=submit]").click();
  }
  await ben.page.locator(".meeting-screen").waitFor();
  await until(() => !sees(fay, "Ben"), "Ben is gone from the second board");
});

await step("what waits for somebody is listed on the meeting's home, by its day, and leads there", async () => {
  const forYou = part(ben, "For you");
  await forYou.locator("li", { hasText: "Count the herons" }).waitFor();
  const kinds = await forYou.locator("li .ask").allTextContents();
  must(
    kinds.join(" ") ===
      "Will you take this on? May words of yours be quoted? May words of yours be quoted? Will you take this on?",
    `there waits: ${kinds.join(" ")}`,
  );
  must((await forYou.getByText(said).count()) === 0, "words to be quoted stand where others look on");
  await looks(ben, "for-you");
  await settles(ben.page, { theme: "dark" });
  await forYou.locator("li", { hasText: "Count the herons" }).waitFor();
  await looks(ben, "for-you-dark");
  await settles(ben.page, { theme: "light" });
  await forYou.locator("li", { hasText: "Count the herons" }).waitFor();
  await ben.page.setViewportSize({ width: 390, height: 844 });
  await looks(ben, "for-you-phone");
  must((await tooWide(ben.page)) <= 0, "the page is too wide");
  await ben.page.setViewportSize({ width: 1440, height: 900 });
  await forYou.getByRole("button", { name: "Answer on the board Count the herons" }).click();
  const there = ben.page.locator(".panel [data-record=a2]");
  await there.getByRole("button", { name: "Not for me" }).click();
  await until(() => fay.seat.session.shown.find("a2").body.value.owner === "", "Fay has it back");
  await saved(ben);
  await ben.page.goBack();
  await forYou.locator("li", { hasText: "Ask the harbour master" }).waitFor();
});

await step("on the page of one's contributions all of it stands together, board by board", async () => {
  await chooses(ben, "My contributions");
  await ben.page.getByRole("heading", { name: "My contributions", level: 1 }).waitFor();
  const [first, second] = [part(ben, "Group 1: rivers"), part(ben, "Group 2: harbours")];
  await first.getByText("The ferry leaves at dusk").waitFor();
  await first.getByText(said).waitFor();
  await part(ben, "For you").getByRole("button", { name: "Answer on the board" }).click();
  await second.locator("[data-record=a1][data-sought]").waitFor();
  await first.getByText("Cards are never signed in a record.").waitFor();
  await second.getByText("Cranes that sing").waitFor();
  await second.getByText("Ask the harbour master").waitFor();
  await ben.page.locator(".mine-all > [role=status]:empty").waitFor({ state: "attached" });
  must((await part(ben, "Group 3: tides").count()) === 0, "a board is told on which nothing is Ben's");
  await looks(ben, "contributions");
});

await step("a question is answered there, a yes taken back, and an action taken on", async () => {
  const first = part(ben, "Group 1: rivers");
  const line = (words) => first.locator(".quotations li", { hasText: words });
  for (const words of [said, asked]) {
    await line(words).getByRole("button", { name: "Read and answer" }).click();
    await ben.page.locator(".dialog").getByLabel("Yes, these words").check();
    await ben.page.locator(".dialog").getByLabel("Blog posts").check();
    await looks(ben, "contributions-asked");
    await ben.page.getByRole("button", { name: "Send my answer" }).click();
    await ben.page.locator(".dialog").waitFor({ state: "detached" });
    await line(words).getByText("Blog posts").waitFor();
  }
  await until(() => quoteOf(rea, "q1").state === core.Quote_State.GRANTED, "Rea has the yes");
  await line(said).getByRole("button", { name: "Take it back", exact: true }).click();
  await line(said).getByRole("button", { name: "Take it back for good" }).click();
  await until(() => quoteOf(rea, "q1").state === core.Quote_State.QUOTE_WITHDRAWN, "Rea has it no more");
  await first.getByText("Taken back").waitFor();
  must((await first.getByText(said).count()) === 0, "the words that were taken back are still there");
  await part(ben, "Group 2: harbours").getByRole("button", { name: "I take this on" }).click();
  await until(() => fay.seat.session.shown.find("a1").body.value.acceptedByOwner, "Fay has it that Ben takes it on");
});

await step("it stays through a reload, leads to a board, and back", async () => {
  await ben.page.reload();
  await part(ben, "Group 2: harbours").getByText("Cranes that sing").waitFor();
  await ben.page.getByRole("button", { name: "Open the board Group 2: harbours" }).click();
  await ben.page.locator("#board").waitFor();
  await until(() => sees(fay, "Ben"), "Fay is told that Ben has come");
  await ben.page.getByRole("tab", { name: "My contributions" }).click();
  await ben.page.getByRole("button", { name: "On all boards of this meeting" }).click();
  await part(ben, "Group 1: rivers").getByText("The ferry leaves at dusk").waitFor();
  await ben.page.getByRole("button", { name: "Back to the meeting" }).click();
  await ben.page.locator(".m-today").waitFor();
  await until(() => !sees(rea, "Ben"), "Ben is gone from the first board, as the page is");
});

const mia = await core.bodiless(stage.base, stage.links.get("demo-2027 facilitator"), "Mia");
const groupOf = (number) =>
  [...mia.seat.session.shown.ofKind("breakout")].find(({ body }) => body.value.board === board(number)).id;
const seats = (number) =>
  does(mia, "seatPeople", { places: [{ participant: idOf(rea, "Ben"), breakout: groupOf(number) }] });
const later = "The river was here before the plan.";
await step(
  "moved to another group, somebody is asked still, and finds the question on the meeting's page",
  async () => {
    await seats(1);
    await does(rea, "captureQuote", { id: "q3", text: later, speaker: idOf(rea, "Ben") });
    await does(rea, "requestAttribution", {
      id: "q3.asked",
      quote: "q3",
      quoteVersion: rea.seat.session.shown.find("q3").text.version,
      forKinds: ["publication", "blog"],
      identification: 4, // by name
      answerBy: inTwoWeeks,
    });
    await does(rea, "addAction", { id: "a9", text: "Write to the ferry", owner: idOf(rea, "Ben") });
    await seats(2);
    await until(() => rea.seat.session.shown.member(idOf(rea, "Ben"))?.removed, "the first board lets Ben go");
    const forYou = part(ben, "For you");
    await forYou.locator("li", { hasText: "May words of yours be quoted?" }).waitFor();
    await looks(ben, "left-for-you");
    await forYou.getByRole("button", { name: "Read and answer" }).click();
    const first = part(ben, "Group 1: rivers");
    await first.getByText("You sit elsewhere now").waitFor();
    await first.getByText("The ferry leaves at dusk").waitFor();
    must(
      (await first.getByRole("button", { name: "Open the board" }).count()) === 0,
      "a board is offered that is shut",
    );
    await part(ben, "Group 2: harbours").getByText("Cranes that sing").waitFor();
    await looks(ben, "left-contributions");
  },
);

await step("an action they were put down for where they sit no longer is taken on from the list", async () => {
  await ben.page.goBack();
  await ben.page.reload();
  const line = part(ben, "For you").locator("li", { hasText: "Write to the ferry" });
  await line.waitFor();
  await looks(ben, "left-action");
  await line.getByRole("button", { name: "I take this on" }).click();
  await until(() => rea.seat.session.shown.find("a9").body.value.acceptedByOwner, "Ben has taken it on");
  await line.waitFor({ state: "detached" });
  await ben.page.goForward();
  await part(ben, "Group 1: rivers").getByText("Write to the ferry").waitFor();
});

await step(
  "there they answer with changes; what was begun outlasts a server that does not answer; and take it back",
  async () => {
    const first = part(ben, "Group 1: rivers");
    const line = (words) => first.locator(".quotations li", { hasText: words });
    await line(later).getByRole("button", { name: "Read and answer" }).click();
    const dialog = ben.page.locator(".dialog");
    await dialog.getByLabel("Yes, with these changes").check();
    await dialog.locator("textarea").fill("The river was here before any plan.");
    await dialog.getByLabel("Publications").check();
    await dialog.getByLabel("Name and organisation").check();
    await ben.page.route("**/mine", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await ben.page.getByRole("button", { name: "Send my answer" }).click();
    await dialog.getByRole("alert").getByText("Nothing is lost").waitFor();
    must(
      (await dialog.locator("textarea").inputValue()) === "The river was here before any plan.",
      "the words are gone",
    );
    await looks(ben, "left-asked-unreached");
    await ben.page.unroute("**/mine");
    await ben.page.getByRole("button", { name: "Send my answer" }).click();
    await dialog.waitFor({ state: "detached" });
    await until(() => quoteOf(rea, "q3").state === core.Quote_State.GRANTED_WITH_EDITS, "Rea has the yes with changes");
    must(rea.seat.session.shown.words("q3") === "The river was here before any plan.", "other words than Ben's");
    await line("any plan").getByText("Name and organisation").waitFor();
    await line("any plan").getByRole("button", { name: "Take it back", exact: true }).click();
    await line("any plan").getByRole("button", { name: "Take it back for good" }).click();
    await until(() => quoteOf(rea, "q3").state === core.Quote_State.QUOTE_WITHDRAWN, "Rea has it no more");
  },
);

await step("and withdraw a card they left there, for good", async () => {
  const first = part(ben, "Group 1: rivers");
  await first.getByRole("button", { name: "Withdraw for good… The ferry leaves at dusk" }).click();
  const dialog = ben.page.locator(".dialog");
  await dialog.getByText("It cannot be undone").waitFor();
  await looks(ben, "withdraw");
  await dialog.getByRole("button", { name: "Withdraw for good" }).click();
  await dialog.waitFor({ state: "detached" });
  await first.getByText("Withdrawn by its author").waitFor();
  const card = () => [...rea.seat.session.shown.ofKind("card")].find(({ body }) => body.value.withdrawnMs > 0n);
  await until(() => card(), "Rea is told");
  must(card().text?.content === "" || card().text === undefined, "its words are there still");
  await ben.page.getByRole("button", { name: "Back to the meeting" }).click();
  await ben.page.locator(".m-today").waitFor();
});

await step("in the dark, in Arabic, and on a phone", async () => {
  await chooses(ben, "My contributions");
  await part(ben, "Group 1: rivers").waitFor();
  for (const [name, some] of lights([
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["ar", { language: "ar" }],
  ])) {
    await settles(ben.page, some);
    for (const width of [1440, 390]) {
      await ben.page.setViewportSize({ width, height: 900 });
      await part(ben, "Group 2: harbours").waitFor();
      await looks(ben, `contributions-${name}-${width}`);
      must((await tooWide(ben.page)) <= 0, `the page is too wide: ${name}, ${width}`);
    }
  }
});

const nia = await stage.comes("Nia", `${board(1)} participant`);
const places = nia.page.locator(".places");
await step("whoever is moved to another group is told which, and is there with one click", async () => {
  await enters(nia);
  await writes(nia, 1, "Ropes that hum");
  await saved(nia);
  await until(() => idOf(rea, "Nia"), "Rea knows Nia");
  const seated = (number) =>
    does(mia, "seatPeople", { places: [{ participant: idOf(rea, "Nia"), breakout: groupOf(number) }] });
  await seated(1);
  await seated(2);
  await nia.page.getByRole("heading", { name: /^You were moved to “.*harbours”$/ }).waitFor();
  must((await nia.page.getByText("You are not on this board any more").count()) === 0, "she is told that she is out");
  await looks(nia, "moved");
  await nia.page.setViewportSize({ width: 390, height: 844 });
  await looks(nia, "moved-390");
  await nia.page.setViewportSize({ width: 1440, height: 900 });
  await nia.page.getByRole("button", { name: /^Go to “.*harbours”$/ }).click();
  await nia.page.waitForURL(`**/board/${board(2)}`);
  await nia.page.locator(".send .b.main").click(); // its policy was not read yet
  await nia.page.locator("#board").waitFor();
});

await step(
  "whoever was moved while they were away is told which group, too, and keeps their words in sight",
  async () => {
    await writes(nia, 1, "Said before the tunnel");
    await saved(nia);
    await nia.context.setOffline(true);
    await writes(nia, 1, "Written in the tunnel");
    await nia.page.getByText("Written in the tunnel").first().waitFor();
    await does(mia, "seatPeople", { places: [{ participant: idOf(rea, "Nia"), breakout: groupOf(1) }] });
    await until(
      () => rea.seat.session.shown.member(idOf(rea, "Nia"))?.removed === false,
      "the first board has Nia again",
    );
    await nia.context.setOffline(false);
    await nia.page.getByRole("heading", { name: /^You were moved to “/ }).waitFor();
    await nia.page.locator(".stopped").getByText("Written in the tunnel").waitFor();
    await looks(nia, "moved-away");
    await does(mia, "seatPeople", { places: [{ participant: idOf(rea, "Nia"), breakout: groupOf(2) }] });
    await nia.page.goto(`${stage.base}/board/${board(2)}`);
    await nia.page.locator("#board").waitFor();
    await nia.page.getByText("Written in the tunnel").first().waitFor();
    await saved(nia);
  },
);

await step("an address of another kind of document says what it is, and leads on", async () => {
  await nia.page.goto(`${stage.base}/board/demo-2027`);
  await nia.page.getByRole("heading", { name: "This is the address of a whole meeting" }).waitFor();
  await looks(nia, "address-meeting");
  await nia.page.getByRole("button", { name: "Programme" }).click();
  await nia.page.locator(".m-today").waitFor();
  await nia.page.goto(`${stage.base}/meeting/${board(2)}`);
  await nia.page.getByRole("heading", { name: "This is the address of a board" }).waitFor();
  await nia.page.getByRole("button", { name: "Open the board" }).click();
  await nia.page.locator("#board").waitFor();
});

await step("the bare address leads back to where one has joined, and can be made to forget it", async () => {
  await saved(nia);
  await nia.page.goto(`${stage.base}/`);
  await places.getByText("Participant, as Nia").first().waitFor();
  must(
    (await places.locator("a").first().getAttribute("href")) === `/board/${board(2)}`,
    "the newest is not the first",
  );
  for (const [width, height] of [
    [1024, 768],
    [390, 844],
    [1440, 900],
  ]) {
    await nia.page.setViewportSize({ width, height });
    await looks(nia, `places-${width}`);
    must((await tooWide(nia.page)) <= 0, `the bare address is too wide at ${width}`);
  }
  await places.locator("a").first().click();
  await nia.page.locator("#board").waitFor();
  await saved(nia);
  await nia.page.goto(`${stage.base}/`);
  await places.getByRole("button", { name: "Forget on this device…" }).click();
  await looks(nia, "places-forget");
  await places.getByRole("button", { name: "Cancel" }).click();
  must((await places.locator("a").count()) > 0, "what was not forgotten is gone");
  await places.getByRole("button", { name: "Forget on this device…" }).click();
  await places.getByRole("button", { name: "Forget", exact: true }).click();
  await places.getByText("Forgotten on this device.").waitFor();
  const left = await nia.page.evaluate(() => Object.keys(localStorage).filter((name) => name !== "plenary.settings"));
  must(!left.some((name) => name.includes("demo-2027")), `something is left: ${left.join(", ")}`);
  must(
    (await nia.context.cookies()).every(({ value }) => value === ""),
    "the session goes on",
  );
  await nia.page.goto(`${stage.base}/board/${board(2)}`);
  await nia.page.getByText("This device has no seat at this address").waitFor();
});

for (const one of [rea, fay, mia]) await one.seat.leave().catch(() => {});
await stage.closes();
