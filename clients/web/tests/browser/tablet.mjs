// A meeting is led from a tablet, by tap alone: the next phase begins in all groups, time is given, a call for help is
// answered, and a group's link is taken. Whatever is tapped is large enough for a finger.
import { core } from "./boards.mjs";
import { withGroups } from "./meetings.mjs";
import { lights, looks, must, settles, step, tooWide, until } from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens({
  meetings: { "demo-2027": withGroups("rivers and cities", "heat and housing", "food and land") },
});
const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true };
const fay = await stage.comes("Fay", "demo-2027 facilitator", tablet);
await fay.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: stage.base });
const button = (name, exact = true) => fay.page.getByRole("button", { name, exact });
const card = (number) => fay.page.locator(`.c-group[data-group="${number}"]`);
const became = (words) => fay.page.locator(".c-became li", { hasText: words }).waitFor();

// Where a finger can hit what it is for: with its label, where it has one.
const finger = 44;
async function fits(screen) {
  const small = await fay.page.evaluate((least) => {
    const modal = document.querySelector(".dialog");
    const all = (modal ?? document.body).querySelectorAll(
      "button, a[href], input, select, textarea, summary, [role=menuitem], [role=tab]",
    );
    return [...all].flatMap((one) => {
      const hit = one.matches("input[type=checkbox], input[type=radio]") ? (one.closest("label") ?? one) : one;
      const { width, height } = hit.getBoundingClientRect();
      const style = getComputedStyle(one);
      const hidden =
        width === 0 || style.visibility === "hidden" || one.closest('.vh, .skip, [inert], [style*="clip"]');
      return hidden || (width >= least - 0.5 && height >= least - 0.5)
        ? []
        : [
            `${one.textContent?.trim().slice(0, 40) || one.outerHTML.slice(0, 60)}: ${Math.round(width)} × ${Math.round(height)}`,
          ];
    });
  }, finger);
  must(small.length === 0, `too small for a finger on ${screen}:\n      ${small.join("\n      ")}`);
}

const people = [];
await step("the console stands on a tablet, with every target as large as a finger", async () => {
  await fay.page.locator("input[autocomplete=name]").fill("Fay");
  await fay.page.locator("button[type=submit]").tap();
  await fay.page.locator(".m-group .b.main", { hasText: "Console" }).tap();
  for (const number of [1, 2, 3]) {
    const token = stage.links.get(`demo-2027.s2-b${number} participant`);
    people[number] = await core.bodiless(stage.base, token, `Ida ${number}`);
    await card(number).getByText("1 of 1 present").waitFor();
  }
  await looks(fay, "tablet-console");
  await fits("the console");
  must((await tooWide(fay.page)) <= 0, "it is wider than the tablet");
});

const running = ({ seat }) => seat.session.shown.find(seat.session.shown.board().phase)?.body.value;
await step("a phase begins in all groups", async () => {
  await button("Choose all 3").tap();
  await button("Next phase…").tap();
  await fay.page.locator(".c-begins").waitFor();
  await looks(fay, "tablet-next");
  await fits("what would begin");
  await button("Begin in 3 groups").tap();
  await became("the next phase has begun.");
  for (const number of [1, 2, 3])
    await until(() => running(people[number])?.title === "Frame", `group ${number} is in it`);
});

await step("it is extended in two of them, by tapping anywhere on the third", async () => {
  await card(3).locator(".c-where").tap();
  await fay.page.locator(".c-bar").getByText("For: Groups 1 and 2").waitFor();
  await button("+5 min").tap();
  await became("Groups 1 and 2: 5 min more.");
  for (const number of [1, 2])
    await until(() => running(people[number]).extendedMinutes === 5, `group ${number} has more time`);
  must(running(people[3]).extendedMinutes === 0, "group 3 has it too");
  await fits("the console after an act");
  await button("Close").tap();
});

await step("a call for help is found, and answered", async () => {
  const [ida] = [people[3]];
  ida.seat.session.submit({
    case: "setSignal",
    value: { kind: "help", up: true, text: "Two proposals, one facilitator." },
  });
  await card(3).getByText("Ida 3 calls for help.").waitFor();
  await fay.page.locator(".c-calls").getByRole("button", { name: "Group 3 calls for help." }).tap();
  await looks(fay, "tablet-help");
  await fits("the console with a call");
  await button("Answered Group 3").tap();
  await until(() => {
    const mine = ida.seat.session.shown.find(`signal.help.${ida.joined.participant}`);
    return mine?.body.value.atMs === 0n;
  }, "the call is down");
  await card(3).locator(".c-flag").waitFor({ state: "detached" });
});

await step("a group's link is taken without leaving the console, and lets somebody in", async () => {
  await button("Links… Group 2").tap();
  const link = fay.page.locator(".share-link input");
  await link.waitFor();
  await looks(fay, "tablet-link");
  await fits("the links");
  await fay.page.locator(".share-link .b").tap();
  await fay.page.locator(".share-link").getByText("Copied").waitFor();
  const copied = await fay.page.evaluate(() => navigator.clipboard.readText());
  must(copied === (await link.inputValue()), "another link is copied");
  const guest = await core.bodiless(stage.base, copied.split("#")[1], "Gus");
  must(guest.joined.document === "demo-2027.s2-b2", "it is another board's");
  await guest.seat.leave();
  await button("Close").tap();
  await fay.page.locator(".dialog").waitFor({ state: "detached" });
  await fay.page.locator(".c-bar").getByText("For: Groups 1 and 2").waitFor(); // what was chosen stays chosen
  const sees = () => [...people[2].seat.session.presence.values()].length > 0;
  await until(() => !sees(), "Fay is gone from the board again");
});

await step("a board is opened, and the console is one tap of the menu back", async () => {
  await button("Open the board Group 2").tap();
  await fay.page.locator("#board").waitFor();
  await fay.page.locator(".menu-button").tap();
  await fay.page.getByRole("menuitem", { name: "Console", exact: true }).tap();
  await card(2).getByText("present").waitFor();
});

await step("in the dark and in Arabic", async () => {
  for (const [name, some] of lights([
    ["dark", { theme: "dark" }],
    ["ar", { language: "ar" }],
  ])) {
    await settles(fay.page, some);
    await card(3).waitFor();
    await looks(fay, `tablet-console-${name}`);
    await fits(`the console, ${name}`);
    must((await tooWide(fay.page)) <= 0, `it is wider than the tablet: ${name}`);
  }
});

for (const one of people.filter(Boolean)) await one.seat.leave().catch(() => {});
await stage.closes();
