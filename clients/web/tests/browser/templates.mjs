// A facilitator writes a template of the meeting's own: begun with a board, its fields and its file mended where they are
// wrong, a group opened from it, a card written in its region. Changed, it leaves that board as it was; taken away, it comes
// back. Nothing of it comes to who does not lead.
import { readFile } from "node:fs/promises";
import { looks, must, pictures, settles, step, tooWide, until, writes } from "./people.mjs";
import { Stage } from "./stage.mjs";

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
  start_date: 2027-04-15
  end_date: 2027-04-15
framework:
  id: roar
  name: ROAR
  pillars:
    - {id: routes, letter: R, order: 1, name: Routes and directions, question: "Which way, and who says so?"}
agenda:
  - id: s1
    day: 2027-04-15
    kind: session
    number: I
    title: Routes and directions
    pillar: routes
    start: "09:00"
    end: "12:00"
    items:
      - {id: work, order: 1, kind: breakout, title: Breakouts}
participants: []
`,
  },
});

const arrives = async (person) => {
  await person.page.locator("input[autocomplete=name]").fill(person.name);
  await person.page.locator("button[type=submit]").click();
  await person.page.locator(".meeting-screen").waitFor();
};
const button = ({ page }, name, exact = false) => page.getByRole("button", { name, exact });
const dialog = ({ page }) => page.locator(".dialog");
const closed = (person) => dialog(person).waitFor({ state: "detached" });
const opensTemplates = async (person) => {
  await button(person, "Templates…", true).click();
  await dialog(person).getByRole("region", { name: "Begin a template" }).waitFor();
};
const opensGroup = async (person, template, title) => {
  await button(person, "Breakouts: what can be done", true).click();
  await person.page.getByRole("menuitem", { name: "Groups…", exact: true }).click();
  await dialog(person).locator("select").first().selectOption({ label: template });
  await button(person, "By names", true).click();
  await dialog(person).locator("textarea").fill(title);
  await button(person, "Open the groups (1)", true).click();
  await dialog(person).getByText("The links of the new boards").waitFor();
};
const leaves = async (person) => {
  await person.page.keyboard.press("Escape");
  await closed(person);
};
// What stands in the editor is kept on the device, letter by letter.
const fileOf = ({ page }) =>
  page.evaluate(() => {
    const name = Object.keys(localStorage).find((one) => one.startsWith("plenary.template."));
    return name ? JSON.parse(localStorage.getItem(name)).yaml : "";
  });
const writesFile = async ({ page }, text) => {
  await page.locator(".t-page .cm-content").click();
  // Taken out by the editor's own command: what Chromium itself joins of several lines it styles, against the page's policy.
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Backspace");
  await page.keyboard.insertText(text);
};
const template = async ({ page }, query) =>
  page.evaluate(
    async (asked) => (await fetch(`/api/documents/demo-2027/template?${asked}`)).json().then((all) => all.template),
    query,
  );

const fay = await stage.comes("Fay", "demo-2027 facilitator");
const pia = await stage.comes("Pia", "demo-2027 participant");
const heard = [];
pia.page.on("websocket", (socket) =>
  socket.on("framereceived", ({ payload }) => heard.push(Buffer.from(payload).toString("latin1"))),
);

await step("a group is opened from one of the server's templates", async () => {
  for (const person of [fay, pia]) await arrives(person);
  await opensGroup(fay, "Routes and directions", "Rivers");
  await leaves(fay);
});

await step("a template begins with its board, as fields", async () => {
  await opensTemplates(fay);
  await dialog(fay).getByText("None yet.").waitFor();
  await looks(fay, "templates-list-empty");
  await button(fay, "Begin From a board", true).click();
  await dialog(fay).locator(".t-form").waitFor();
  must((await dialog(fay).getByLabel("Title", { exact: true }).inputValue()) === "Rivers", "its title");
  must((await dialog(fay).getByLabel("Framing question").inputValue()).includes("direction and route"), "its question");
  must((await dialog(fay).getByRole("region", { name: "Regions" }).locator("ol > li").count()) === 6, "its regions");
  must((await dialog(fay).getByRole("region", { name: "Phases" }).locator("ol > li").count()) === 8, "its phases");
  must((await dialog(fay).getByRole("region", { name: "Decisions" }).locator("ol > li").count()) === 3, "its prompts");
  await dialog(fay).getByText("More stands in the file").waitFor(); // hooks for the guidebook
  await looks(fay, "templates-fields");
});

await step("what is missing is told beside its field, and nothing is saved", async () => {
  await dialog(fay).getByLabel("Title", { exact: true }).fill("Rivers, our way");
  await button(fay, "Add a region", true).click();
  await button(fay, "Save the template", true).click();
  await dialog(fay).getByText("To be mended: 2", { exact: true }).waitFor();
  const title = dialog(fay).getByLabel("Title of region 7", { exact: true });
  must((await title.getAttribute("aria-invalid")) === "true", "the field is marked");
  const told = await title.getAttribute("aria-describedby");
  must((await fay.page.locator(`[id="${told}"]`).textContent()).includes("Nothing stands here yet"), "and says why");
  await title.scrollIntoViewIfNeeded();
  await looks(fay, "templates-missing");
  await title.fill("What the river says");
  await dialog(fay).getByLabel("What people are asked there 7", { exact: true }).fill("Listen first.");
  await dialog(fay).getByText("Nothing stands here yet").first().waitFor({ state: "detached" });
});

await step("as YAML, a mistake is told by line and field, and mended", async () => {
  await button(fay, "As YAML", true).click();
  await dialog(fay).locator(".t-page .cm-content").waitFor();
  await until(async () => (await fileOf(fay)).includes("What the river says"), "the file says what the fields say");
  const right = await fileOf(fay);
  must(right.includes("id: own.rivers-our-way"), "it is named after its title");
  await writesFile(fay, right.replace("kind: silent", "kind: silence"));
  await dialog(fay).getByText("'silence' is not a phase kind").waitFor();
  const line = right.split("\n").findIndex((one) => one.includes("kind: silent")) + 1;
  await dialog(fay)
    .getByRole("button", { name: `Line ${line}, column` })
    .waitFor();
  await dialog(fay).locator("code", { hasText: "phases[1].kind" }).waitFor();
  await button(fay, "Save the template", true).click();
  await dialog(fay).getByRole("alert").getByText("To be mended: 1").waitFor();
  await dialog(fay)
    .getByRole("button", { name: `Line ${line}, column` })
    .click();
  await dialog(fay).locator(".y-wrong").waitFor();
  await looks(fay, "templates-wrong");
  await writesFile(fay, `# For every river town.\n${right}`);
  await dialog(fay).getByText("Nothing is wrong with it.").waitFor();
  await looks(fay, "templates-file");
});

await step("the fields tell that remarks stay in the file alone; saved, it stands in the list", async () => {
  await button(fay, "As fields", true).click();
  await dialog(fay).getByText("The file has remarks").waitFor();
  await button(fay, "Save the template", true).click();
  await dialog(fay).locator(".t-list li", { hasText: "Rivers, our way" }).getByText("version 1").waitFor();
  await looks(fay, "templates-list");
  const [download] = await Promise.all([
    fay.page.waitForEvent("download"),
    dialog(fay).getByRole("link", { name: "Download (YAML) Rivers, our way" }).click(),
  ]);
  must((await readFile(await download.path(), "utf8")).startsWith("# For every river town.\n"), "with its remark");
  must((await fileOf(fay)) === "", "nothing is kept back");
  await leaves(fay);
});

await step("a group is opened from it, where the others are chosen, and a card is written in its region", async () => {
  await button(fay, "Breakouts: what can be done", true).click();
  await fay.page.getByRole("menuitem", { name: "Groups…", exact: true }).click();
  await dialog(fay).locator("optgroup[label='Of this meeting'] option").waitFor({ state: "attached" });
  await looks(fay, "templates-choose");
  await leaves(fay);
  await opensGroup(fay, "Rivers, our way", "Tanaro");
  await dialog(fay).locator(".p-opened summary").first().click();
  const link = await dialog(fay).locator(".p-links input").first().inputValue();
  await leaves(fay);
  const gus = await stage.comes("Gus", "demo-2027 participant");
  await gus.page.goto(link);
  await gus.page.locator("input[autocomplete=name]").fill("Gus");
  await gus.page.locator("button[type=submit]").click();
  await gus.page.locator(".policy").waitFor();
  await gus.page.locator(".send .b.main").click();
  await gus.page.locator("#board").waitFor();
  await gus.page.getByText("What the river says").first().waitFor();
  await writes(gus, 6, "It floods in May.");
  await gus.page.locator(".card", { hasText: "It floods in May." }).waitFor();
  await looks(gus, "templates-board");
  await gus.context.close();
});

await step("changed, it is another version; the board that was opened keeps the one before", async () => {
  await opensTemplates(fay);
  await dialog(fay).locator(".t-list li").getByText("groups opened from it: 1").waitFor();
  await button(fay, "Change Rivers, our way", true).click();
  await dialog(fay).locator(".t-form").waitFor();
  await dialog(fay).getByLabel("Title", { exact: true }).fill("Rivers, better");
  await button(fay, "Save the template", true).click();
  await dialog(fay).locator(".t-list li", { hasText: "Rivers, better" }).getByText("version 2").waitFor();
  must((await template(fay, "id=own.rivers-our-way&version=1")).title === "Rivers, our way", "the first stands");
  must((await template(fay, "id=own.rivers-our-way")).title === "Rivers, better", "and the second");
});

await step("what was begun and left is here again; a file is brought in", async () => {
  await button(fay, "From nothing", true).click();
  await dialog(fay).getByLabel("Title", { exact: true }).fill("Half a thought");
  await leaves(fay);
  await fay.page.reload();
  await fay.page.locator(".p-desk").waitFor();
  await opensTemplates(fay);
  await button(fay, "Go on with it", true).click();
  must((await dialog(fay).getByLabel("Title", { exact: true }).inputValue()) === "Half a thought", "it is kept");
  await button(fay, "Back to the list", true).click();
  await button(fay, "Throw it away", true).click();
  await dialog(fay)
    .locator("input[type=file]")
    .setInputFiles({
      name: "mine.yaml",
      mimeType: "application/yaml",
      buffer: Buffer.from("id: mine\ntitle: Mine\n"),
    });
  await dialog(fay).getByText("write 'own.mine'").waitFor();
  await button(fay, "Back to the list", true).click();
});

await step("taken away it is offered no more, and it comes back", async () => {
  await button(fay, "Take away Rivers, better", true).click();
  await dialog(fay).getByText("Taken away: 1").click();
  await looks(fay, "templates-gone");
  await button(fay, "Bring back Rivers, better", true).click();
  await dialog(fay).locator(".t-list li", { hasText: "Rivers, better" }).waitFor();
  await leaves(fay);
  must(!heard.join("").includes("our way") && heard.length > 0, "listening hears nothing of it");
  const status = await pia.page.evaluate(async () => (await fetch("/api/documents/demo-2027/templates")).status);
  must(status === 403, "nor does asking");
});

// ---------------------------------------------------------------- at every width, in every theme

const everyScreen = async (name) => {
  await fay.page.locator(".p-desk .b").nth(4).click();
  await dialog(fay).locator(".t-list li").waitFor();
  await looks(fay, `templates-list-${name}`);
  await dialog(fay).locator(".t-list .b").first().click();
  for (const screen of ["fields", "file"]) {
    await dialog(fay)
      .locator(screen === "fields" ? ".t-form" : ".t-page .cm-content")
      .waitFor();
    await looks(fay, `templates-${screen}-${name}`);
    const wide = await fay.page.evaluate(() => {
      const sheet = document.querySelector(".dialog");
      return sheet ? sheet.scrollWidth - sheet.clientWidth : 0;
    });
    must(wide <= 0 && (await tooWide(fay.page)) <= 0, `${screen} is too wide by ${wide} px: ${name}`);
    if (screen === "fields" && pictures) {
      await dialog(fay).locator(".t-part li").nth(1).scrollIntoViewIfNeeded();
      await looks(fay, `templates-regions-${name}`);
      await dialog(fay).locator(".t-part").nth(1).locator("li").nth(1).scrollIntoViewIfNeeded();
      await looks(fay, `templates-phases-${name}`);
    }
    if (screen === "fields") await dialog(fay).locator(".t-bar .b").nth(1).click();
  }
  await leaves(fay);
};
for (const [width, height] of [
  [1440, 900],
  [768, 1024],
  [390, 844],
  [320, 640],
])
  await step(`templates at ${width} px`, async () => {
    await fay.page.setViewportSize({ width, height });
    await everyScreen(width);
  });
for (const [name, some] of [
  ["dark", { theme: "dark" }],
  ["contrast", { theme: "contrast" }],
  ["ar", { language: "ar" }],
  ["de", { language: "de" }],
])
  await step(`templates in ${name}`, async () => {
    await fay.page.setViewportSize({ width: 1440, height: 900 });
    await settles(fay.page, some);
    await fay.page.locator(".p-desk").waitFor();
    await everyScreen(name);
    if (name !== "ar") return;
    await fay.page.setViewportSize({ width: 390, height: 844 });
    await everyScreen("ar-phone");
  });

await stage.closes();
