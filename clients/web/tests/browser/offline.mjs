// Without a network and without a server: opened all the same, loaded again in the midst of writing, its server killed and
// started again, its Redis killed; what was not sent says so, and nothing of it is lost.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  cardWith,
  chooses,
  copied,
  copies,
  enters,
  findsTheNetwork,
  goesOn,
  isKept,
  isSeen,
  looks,
  losesTheNetwork,
  must,
  offline,
  saved,
  step,
  tooWide,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens({ replaceable: true });
const enteredAs = async (name, role) => {
  const person = await stage.comes(name, role);
  await enters(person);
  return person;
};
const anna = await enteredAs("Anna", "facilitator");
const ben = await enteredAs("Ben", "participant");

await step("the client is kept, whole, under the server's own policy", async () => {
  await writes(anna, 0, "The river is a view, not a place.");
  await writes(ben, 1, "Safe to swim by 2035.");
  await saved(ben);
  await isKept(ben);
  await copies(ben, "Safe to swim by 2035.");
  const kept = await ben.page.evaluate(async () => {
    const [name = ""] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  });
  must(kept.includes("/index.html") && kept.some((path) => path.endsWith(".woff2")), `kept is ${kept.join()}`);
  must(!kept.some((path) => path.startsWith("/api")), "an answer of the server is kept");
});
await step("what could not be kept whole at first is kept soon after", async () => {
  const assets = join(stage.web, "assets");
  const files = readdirSync(assets).filter((file) => /^PrintScreen-.*\.js(\.br)?$/.test(file));
  for (const file of files) renameSync(join(assets, file), join(stage.data, file));
  const una = await stage.comes("Una", "participant");
  const failed = una.page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    globalThis.came ||= registration !== undefined;
    return globalThis.came && !registration?.installing && !registration?.active;
  });
  await enters(una);
  await failed;
  for (const file of files) renameSync(join(stage.data, file), join(assets, file));
  await isKept(una);
  await una.context.close();
});
await step(
  "a language that one turns to is kept whole, and no other; also for what was never opened in it",
  async () => {
    const here = readdirSync(join(stage.web, "assets"));
    const filesOf = (language) => here.filter((file) => new RegExp(`^${language}-.*\\.js$`).test(file));
    const keptOf = (person) =>
      person.page.evaluate(async () => {
        const all = [];
        for (const name of await caches.keys())
          for (const { url } of await (await caches.open(name)).keys())
            all.push(new URL(url).pathname.split("/").pop());
        return all;
      });
    must(filesOf("de").length > 3, "German is in one file");
    const tom = await enteredAs("Tom", "participant");
    await isKept(tom);
    for (const language of ["de", "fr", "ar"])
      must(!(await keptOf(tom)).some((file) => filesOf(language).includes(file)), `${language} is kept for nobody`);
    await chooses(tom, "Settings");
    await tom.page.locator(".dialog").getByLabel("Language").selectOption("de");
    await tom.page.locator(".dialog", { hasText: "Sprache" }).waitFor();
    await tom.page.keyboard.press("Escape");
    const whole = async () => filesOf("de").every((file, _, all) => all.includes(file) && keptNow.includes(file));
    let keptNow = [];
    for (const end = Date.now() + 20_000; ; await new Promise((then) => setTimeout(then, 100))) {
      keptNow = await keptOf(tom);
      if (await whole()) break;
      must(Date.now() < end, `of German is kept ${keptNow.filter((file) => file.startsWith("de-")).join()}`);
    }
    must(!keptNow.some((file) => filesOf("fr").includes(file)), "French is kept, too");
    await copies(tom, "Safe to swim by 2035.");
    await losesTheNetwork(tom);
    await tom.page.reload();
    await cardWith(tom, "Safe to swim").waitFor();
    await tom.page.locator(".banner").waitFor();
    await tom.page.getByRole("tab", { name: "Meine Beiträge" }).click();
    await tom.page.locator(".panel-body").getByText("Was von mir festgehalten werden darf").first().waitFor();
    await looks(tom, "offline-german");
    await tom.context.close();
  },
);
await step("offline, loaded again: the board is there with what is unsent; online, it catches up", async () => {
  await losesTheNetwork(ben);
  await offline(ben);
  await writes(ben, 3, "Written on a train.");
  await ben.page.locator(".state", { hasText: "keeping 1" }).waitFor();
  const wide = ben.page.viewportSize();
  await ben.page.setViewportSize({ width: 390, height: 844 });
  await ben.page.locator(".outline").waitFor();
  must((await tooWide(ben.page)) <= 0, "what is not saved makes a phone's page too wide");
  must(await isSeen(ben, ".menu-button"), "what is not saved hides the menu of a phone");
  await looks(ben, "offline-phone");
  await ben.page.setViewportSize(wide);
  // Another is only begun: it is found again with its region and its kind.
  await ben.page.keyboard.press("n");
  const dock = ben.page.locator(".dock");
  const into = dock.getByLabel("Into", { exact: true });
  await into.selectOption({ index: 5 });
  await dock.getByRole("radio").nth(1).check();
  const chosen = dock.locator(".kinds .chosen");
  const [region, kind] = [await into.inputValue(), await chosen.textContent()];
  await dock.locator(".write").fill("Who pays for the train?");
  ben.page.once("dialog", (dialog) => void dialog.accept());
  await ben.page.reload();
  await cardWith(ben, "Safe to swim").waitFor();
  await cardWith(ben, "Written on a train").waitFor();
  await ben.page.keyboard.press("n");
  must((await dock.locator(".write").inputValue()) === "Who pays for the train?", "what was begun is gone");
  must((await into.inputValue()) === region, "it would lie in another region");
  must((await chosen.textContent()) === kind, `it would be of another kind than ${kind}`);
  await looks(ben, "offline-begun-again");
  await dock.locator(".write").fill("");
  await dock.locator(".write").press("Escape");
  await cardWith(ben, "Not yet sent").waitFor();
  await ben.page.locator(".banner", { hasText: "as it was at" }).waitFor();
  await looks(ben, "offline-reloaded");
  await goesOn(ben, "Safe to swim");
  await ben.page.keyboard.type(" Also upstream.");
  await ben.page.keyboard.press("Escape");
  await writes(anna, 2, "Meanwhile, in the room.");
  ben.page.once("dialog", (dialog) => void dialog.accept());
  await ben.page.reload(); // once more, with a changed card
  await cardWith(ben, "Also upstream").waitFor();
  await findsTheNetwork(ben);
  await cardWith(anna, "Written on a train").waitFor();
  await cardWith(anna, "Also upstream").waitFor();
  await saved(ben);
  await cardWith(ben, "Meanwhile, in the room").waitFor();
  await ben.page.locator(".msg", { hasText: "While you were away" }).waitFor();
  await looks(ben, "away");
  await ben.page.getByRole("button", { name: "Carry on" }).click();
});
await step("a page with unsent work warns before it is closed", async () => {
  await losesTheNetwork(ben);
  await offline(ben);
  await writes(ben, 4, "Not sent yet.");
  const asks = ben.page.waitForEvent("dialog");
  await ben.page.evaluate(() => void setTimeout(() => location.reload(), 0));
  const asked = await asks;
  must(asked.type() === "beforeunload", `it asked "${asked.type()}"`);
  await asked.dismiss();
  await findsTheNetwork(ben);
  await saved(ben);
});
await step("the server is killed in mid-sentence and comes back: no word is lost, none is there twice", async () => {
  await goesOn(ben, "Written on a train");
  await ben.page.keyboard.type(" One half,");
  await stage.serverEnds("SIGKILL");
  await ben.page.keyboard.type(" and the other");
  await offline(ben);
  await ben.page.keyboard.type(" half.");
  await stage.serverStarts();
  await ben.page.keyboard.press("Escape");
  await cardWith(anna, "Written on a train. One half, and the other half.").waitFor();
  await saved(ben);
  await saved(anna);
});
await step("its Redis is killed in mid-sentence: writing goes on, everything is saved", async () => {
  await goesOn(ben, "Not sent yet");
  await ben.page.keyboard.type(" Before,");
  process.kill(stage.redis(), "SIGKILL");
  await ben.page.keyboard.type(" during", { delay: 60 });
  await ben.page.keyboard.type(" and after.", { delay: 60 });
  await ben.page.keyboard.press("Escape");
  await cardWith(anna, "Not sent yet. Before, during and after.").waitFor();
  await saved(ben);
});
await step("a note, a decision and an action that were not sent say so, and are sent", async () => {
  const ray = await enteredAs("Ray", "rapporteur");
  await saved(ray);
  await isKept(ray);
  await losesTheNetwork(ray);
  await offline(ray);
  await ray.page.getByRole("button", { name: "Write a note" }).click();
  await ray.page.keyboard.type("Written under a bridge.");
  await ray.page.locator(".not-sent").first().waitFor();
  await ray.page.getByRole("tab", { name: "Decisions" }).click();
  await ray.page.getByRole("button", { name: "Write down a decision" }).click();
  await ray.page.getByLabel("In a few words").fill("We swim");
  await ray.page.locator(".panel-form input[type=date]").fill("2031-05-04");
  await ray.page.getByRole("button", { name: "Keep" }).click();
  await ray.page.locator(".decided .not-sent").first().waitFor();
  await looks(ray, "not-sent");
  await findsTheNetwork(ray);
  await saved(ray);
  await ray.page.locator(".not-sent").first().waitFor({ state: "detached" });
  await ray.context.close();
});
await step("who leaves the board leaves no copy of it behind", async () => {
  const zoe = await enteredAs("Zoe", "participant");
  await saved(zoe);
  await copies(zoe, "Safe to swim");
  await isKept(zoe);
  await losesTheNetwork(zoe);
  await offline(zoe);
  await writes(zoe, 0, "Zoe's last words.");
  await chooses(zoe, "Leave this board");
  await zoe.page.locator(".dialog", { hasText: "stays on this device" }).waitFor();
  await looks(zoe, "leave");
  await zoe.page.locator(".dialog").getByRole("button", { name: "Leave this board" }).click();
  await zoe.page.locator(".join-form").waitFor();
  must(!(await copied(zoe)), "a copy of the board is left");
  await zoe.context.close();
});
await step("a newer version is offered, and comes when one says so", async () => {
  await saved(ben);
  const assets = join(stage.web, "assets");
  const code = readdirSync(assets).filter((file) => file.endsWith(".js"));
  const name = code.find((file) => file.startsWith("main-"));
  const newer = (file) => file.replace(/\.js$/, "-newer.js");
  // As of another build: each under another name, and nothing packed that says the old ones.
  for (const file of readdirSync(assets)) if (file.endsWith(".br")) rmSync(join(assets, file));
  for (const file of code) renameSync(join(assets, file), join(assets, newer(file)));
  for (const file of ["index.html", "sw.js", ...code.map((file) => `assets/${newer(file)}`)]) {
    const words = readFileSync(join(stage.web, file), "utf8").replace(/"name":"[0-9a-f]+"/, '"name":"newer"');
    writeFileSync(
      join(stage.web, file),
      words.replace(/[\w-]+\.js\b/g, (said) => (code.includes(said) ? newer(said) : said)),
    );
  }
  await stage.serverEnds("SIGTERM");
  await stage.serverStarts();
  await saved(ben);
  await ben.page.locator(".msg", { hasText: "A new version" }).waitFor();
  must(
    (await ben.page.evaluate(() => document.querySelector('script[src^="/assets/main-"]').src)).includes(name),
    "it came unasked",
  );
  await looks(ben, "newer");
  await ben.page.getByRole("button", { name: "Load it now" }).click();
  await ben.page.waitForFunction(() =>
    document.querySelector('script[src^="/assets/main-"]')?.src.endsWith("-newer.js"),
  );
  await ben.page.locator("#board").waitFor();
  await saved(ben);
});
await stage.closes();
