// Around the board: the meeting's home, the projector, paper, many cards at once, coming in and coming back, and a whole
// way from joining to a decision by keyboard alone.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import decodeQR from "qr/decode.js";
import {
  browser,
  cardWith,
  chooses,
  enters,
  inEveryLanguage,
  inRegion,
  lights,
  looks,
  must,
  opens,
  pictures,
  rests,
  saved,
  settles,
  step,
  tooWide,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();

const bellagio = "moin-2019-bellagio";
const arrives = async (person) => {
  await person.page.locator("input[autocomplete=name]").fill(person.name);
  await person.page.locator("button[type=submit]").click();
  await person.page.locator(".meeting-screen").waitFor();
};
// A page of its own, from the menu.
const opensApart = async (person, name) => {
  const [page] = await Promise.all([person.context.waitForEvent("page"), chooses(person, name)]);
  return page;
};

// ---------------------------------------------------------------- the meeting's home

const olga = await stage.comes("Olga", `${bellagio} participant`, { timezoneId: "America/Sao_Paulo" });
await step("a meeting's link opens its programme, in its time and one's own", async () => {
  await arrives(olga);
  const { page } = olga;
  must(
    (await page.locator(".m-day > h2").allTextContents()).join() ===
      "Wednesday 27 March,Thursday 28 March,Friday 29 March",
    "the days",
  );
  const second = page.locator(".m-item.session").nth(1);
  must((await second.locator("time").textContent()) === "10:00", "ten o'clock at the place");
  must((await second.locator(".m-yours").textContent()).includes("06:00"), "six o'clock in São Paulo");
  must(
    (await second.textContent()).includes("shaping and creating markets rather than just fixing them?"),
    "its question",
  );
  must((await second.locator(".m-speakers").allTextContents()).join().includes("Timo Hämäläinen"), "its speakers");
  must(await second.locator(".pillar .g-routes").isVisible(), "its pillar as a shape");
  await looks(olga, "meeting");
});
await step("what is hidden in it is not there, not in what the server sends either", async () => {
  must(!(await olga.page.locator("body").textContent()).toLowerCase().includes("surprise"), "nothing on the page");
  const sent = await olga.page.evaluate((id) => fetch(`/api/documents/${id}/at/99`).then((r) => r.text()), bellagio);
  must(!sent.toLowerCase().includes("surprise"), "nothing in an answer");
});
await step("who leads the meeting sees what is hidden, and that it is", async () => {
  const fay = await stage.comes("Fay", `${bellagio} facilitator`);
  await arrives(fay);
  await fay.page.locator(".m-item.hidden", { hasText: "Surprise programme" }).getByText("Not yet shown").waitFor();
  await olga.page.locator(".who").nth(1).waitFor(); // live: somebody came
  await looks(fay, "meeting-led");
  await chooses(fay, "Let others in");
  await fay.page.locator(".share-code .num").waitFor();
  const link = await fay.page.locator(".share-link input").inputValue();
  await looks(fay, "meeting-share");
  const nia = await opens(stage.base, link.split("#")[1], "Nia");
  await arrives(nia);
  await nia.context.close();
  await fay.context.close();
});
for (const [width, height] of [
  [1024, 768],
  [768, 1024],
  [390, 844],
  [320, 640],
]) {
  await step(`the programme at ${width} px`, async () => {
    await olga.page.setViewportSize({ width, height });
    await looks(olga, `meeting-${width}`);
    must((await tooWide(olga.page)) <= 0, "it is too wide");
  });
}
await step("the programme in every theme, mirrored, and in large type", async () => {
  await olga.page.setViewportSize({ width: 1440, height: 900 });
  for (const [name, some] of lights([
    ["dark", { theme: "dark" }],
    ["contrast", { theme: "contrast" }],
    ["ar", { language: "ar" }],
    ["large", { textScale: 1.5 }],
  ])) {
    await settles(olga.page, some);
    await olga.page.locator(".m-day").first().waitFor();
    await looks(olga, `meeting-${name}`);
    must((await tooWide(olga.page)) <= 0, `${name} is too wide`);
  }
  await settles(olga.page, {});
});
await step("the programme in every language", () => inEveryLanguage(olga, "meeting", ".m-day"));
await olga.context.close();

const fay = await stage.comes("Fay", "facilitator");
const ben = await stage.comes("Ben", "participant", { timezoneId: "Europe/Lisbon" });
await step("from the board to the programme, and to one's group in one click", async () => {
  await enters(fay);
  await enters(ben);
  await chooses(ben, "Programme");
  await ben.page.locator(".m-group", { hasText: "Group 1: rivers and cities" }).waitFor();
  await ben.page.locator(".m-slot", { hasText: "Routes and directions" }).getByText("11:35").waitFor();
  await looks(ben, "meeting-group");
  await ben.page.locator(".m-group .b.main").click();
  await ben.page.locator("#board").waitFor();
});

// ---------------------------------------------------------------- the projector

await step("the projector shows the question and one list, live, with nothing to click", async () => {
  const far = await opensApart(fay, "Projector view");
  await far.locator(".far").waitFor();
  must((await far.locator("h1").textContent()).startsWith("How can public policy"), "the question is the hero");
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
  ]) {
    await far.setViewportSize({ width, height });
    await looks({ page: far }, `projector-${width}`);
    const seen = await far.evaluate(() => {
      const words = [...document.querySelectorAll(".far *")].filter((one) =>
        [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ""),
      );
      return {
        controls: document.querySelectorAll("button, input, a, select, textarea, [tabindex]").length,
        smallest: Math.min(...words.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
        over: [...document.querySelectorAll(".far-fit")].some((one) => one.scrollHeight > one.clientHeight + 1),
        scrolls:
          document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
      };
    });
    must(seen.controls === 0, `there are ${seen.controls} controls`);
    must(seen.smallest >= (20 * width) / 1920 - 0.01, `${seen.smallest} px is too small at ${width}`);
    must(!seen.over && !seen.scrolls, "it does not fit");
  }
  await writes(ben, 5, "Seen from afar.");
  await cardWith(ben, "Seen from afar").click();
  await ben.page.keyboard.press("Control+g");
  await ben.page.locator(".dialog input").fill("Look from far away");
  await ben.page.keyboard.press("Enter");
  await far.locator(".far-list li", { hasText: "Look from far away" }).getByText("1 card").waitFor();
  for (const theme of ["dark", "contrast"]) {
    await settles(far, { theme });
    await far.locator(".far").waitFor();
    await looks({ page: far }, `projector-${theme}`);
  }
  await settles(far, {});
  await far.close();
});

// ---------------------------------------------------------------- paper

await step("on paper the board has the same regions and numbers, on A4 and A3, and there is an empty one", async () => {
  for (const [region, words] of [
    "The river is a view, not a place.",
    "Safe to swim by 2035.",
    "The upstream farms",
  ].entries())
    await writes(fay, region, words);
  // Each has its number from the server.
  await fay.page.waitForFunction(() =>
    [...document.querySelectorAll("#board .card .no")].every(({ textContent }) => Number(textContent) > 0),
  );
  const numbers = (await fay.page.locator("#board .card .no").allTextContents()).map(Number).sort((a, b) => a - b);
  const paper = await opensApart(fay, "On paper");
  await paper.locator(".paper").waitFor();
  await looks({ page: paper }, "print");
  must((await paper.locator(".paper-region h2").count()) === 6, "six regions");
  const printed = (await paper.locator(".paper .card .no").allTextContents()).map(Number).sort((a, b) => a - b);
  must(printed.join() === numbers.join() && printed.length > 3, `numbers ${printed} are not ${numbers}`);
  const sheets = {};
  for (const [name, size, filled] of [
    ["a4", "A4", "The cards"],
    ["a3", "A3", "The cards"],
    ["a4-blank", "A4", "Empty, to write on"],
    ["a3-blank", "A3", "Empty, to write on"],
  ]) {
    await paper.getByRole("button", { name: size, exact: true }).click();
    await paper.getByRole("button", { name: filled }).click();
    if (name.endsWith("blank")) must((await paper.locator(".paper-blank i").count()) >= 24 * 3, "lines to write on");
    const pdf = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
    if (pictures) writeFileSync(join(pictures, `print-${name}.pdf`), pdf);
    const box = /\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString("latin1"));
    sheets[name] = `${Math.round(Number(box?.[1]) / 10)} × ${Math.round(Number(box?.[2]) / 10)}`;
  }
  const said = JSON.stringify(sheets);
  must(sheets.a4 === "59 × 84" || sheets.a4 === "60 × 84", `sheets are ${said}`);
  must(
    sheets.a3 === "119 × 84" && sheets["a3-blank"] === sheets.a3 && sheets["a4-blank"] === sheets.a4,
    `sheets are ${said}`,
  );
  await paper.emulateMedia({ media: "print" });
  must(!(await paper.locator(".run").isVisible()), "no tools on paper");
  await paper.close();
});

// ---------------------------------------------------------------- many cards at once

const pastes = async ({ page }, region, text) => {
  await page.locator("[data-stop^='region:']").nth(region).focus();
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    document.activeElement.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
};
await step("a pasted list becomes cards, after a look at them, and one undo takes them back", async () => {
  const { page } = ben;
  await pastes(ben, 3, "- Sponge streets\n- Paid wetlands\n\n- Open sensors\n");
  await page.getByRole("button", { name: "Add 3 cards" }).waitFor();
  must((await page.locator(".import select").last().inputValue()) === "routes", "into the region one is at");
  await looks(ben, "import-list");
  await page.getByRole("button", { name: "Add 3 cards" }).click();
  for (const words of ["Sponge streets", "Paid wetlands", "Open sensors"]) await cardWith(fay, words).waitFor();
  await page.keyboard.press("Control+z");
  for (const words of ["Sponge streets", "Paid wetlands", "Open sensors"])
    await cardWith(fay, words).waitFor({ state: "detached" });
});
await step(
  "a pasted list may become one card, and that is asked first and remembered; with Shift it is one at once",
  async () => {
    const { page } = ben;
    await pastes(ben, 3, "First of all\nsecond of all\n");
    const choice = page.getByRole("group", { name: "How many cards these lines become" });
    await choice.getByRole("button", { name: "1 card" }).click();
    await page.getByRole("button", { name: "Add 1 card" }).waitFor();
    await looks(ben, "import-one");
    await page.getByRole("button", { name: "Cancel" }).click();
    must((await cardWith(ben, "First of all").count()) === 0, "a card was made before anybody chose");
    await pastes(ben, 3, "First of all\nsecond of all\n");
    await page.getByRole("button", { name: "Add 1 card" }).click();
    await cardWith(fay, "First of all").filter({ hasText: "second of all" }).waitFor();
    await pastes(ben, 3, "One\tRisk\nTwo\tRisk");
    await choice.getByRole("button", { name: "2 cards" }).click();
    await page.getByRole("button", { name: "Add 2 cards" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator(".dialog").waitFor({ state: "detached" });
    await page.locator("[data-stop^='region:']").nth(3).focus();
    await ben.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => navigator.clipboard.writeText("Plain one\nplain two"));
    await page.keyboard.press("Control+Shift+V");
    await page.locator(".write").waitFor();
    must((await page.locator(".write").inputValue()) === "Plain one\nplain two", "it is not all in one card");
    await page.locator(".write").fill("");
    await page.keyboard.press("Escape");
    await page.locator(".dock").waitFor({ state: "detached" });
  },
);
await step("a CSV is mapped, its errors are told with line and column, the rest is added", async () => {
  const { page } = fay;
  await chooses(fay, "Many cards at once");
  const csv =
    'Region;Kind;Text\n2;Mission;"Rain, kept out; of sewers"\n9;Risk;Lost\n6;Rsk;Lost too\nWho has to move;Sector;Anglers and paddlers\n';
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "cards.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${csv}`) });
  await page.getByText("Line 3, column 1").waitFor();
  await page.getByText("Line 4, column 2").waitFor();
  await looks(fay, "import-table");
  await page.getByRole("button", { name: "Add 2 cards" }).click();
  await page.locator(".region-part").nth(1).locator(".card.map", { hasText: "Rain, kept out; of sewers" }).waitFor();
  await page.locator(".region-part").nth(2).locator(".card.map", { hasText: "Anglers and paddlers" }).waitFor();
});
await step(
  "columns that are called something else are asked about, and what adds the cards is seen on a small screen",
  async () => {
    const { page } = fay;
    await page.setViewportSize({ width: 1024, height: 768 });
    await chooses(fay, "Many cards at once");
    const csv =
      "Thema;Beitrag;Wer\nWasser;Wir zahlen für Regen, der keinem gehört;Ida\nWärme;Niemand hat nach den Kellern gefragt;Bo\n";
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "beitraege.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    const go = page.getByRole("button", { name: "Add 2 cards" });
    await go.waitFor();
    await rests(page);
    await looks(fay, "import-headed-1024");
    const seen = await go.evaluate((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      const corners = [top + 2, top + height - 2].map((y) => document.elementFromPoint(left + width / 2, y));
      return corners.every((element) => element !== null && button.contains(element));
    });
    must(seen, "the button that adds the cards is cut");
    await page.getByRole("button", { name: "The first row is a card" }).click();
    await page.getByRole("button", { name: "Add 3 cards" }).waitFor();
    await page.getByRole("button", { name: "The first row names the columns" }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    await go.waitFor();
    await looks(fay, "import-headed-390");
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator(".dialog").waitFor({ state: "detached" });
  },
);
await step(
  "a table with ids brings its cards up to date when it comes again, and one undo takes that back",
  async () => {
    const { page } = fay;
    const brings = async (csv) => {
      await chooses(fay, "Many cards at once");
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "birds.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    };
    await brings("Id,Text,Region\nB-1,Snow geese,1\nB-2,Swans,1\n");
    await page.getByRole("button", { name: "Add 2 cards" }).click();
    await cardWith(ben, "Swans").waitFor();
    await saved(fay);
    await brings("Id,Text,Region\nB-1,Snow geese in March,2\nB-2,Swans,1\nB-3,Cranes,1\n");
    await page.getByText("1 card says the same already").waitFor();
    await looks(fay, "import-again");
    await page.getByRole("button", { name: "Add 1 card · Change 1 card" }).click();
    await page.locator(".dialog").waitFor({ state: "detached" });
    await inRegion(ben, 1, "Snow geese in March").waitFor();
    await inRegion(ben, 0, "Cranes").waitFor();
    must((await cardWith(ben, "Snow geese").count()) === 1, "a card was made twice");
    await page.keyboard.press("Control+z");
    await inRegion(ben, 0, "Snow geese").waitFor();
    await cardWith(ben, "Cranes").waitFor({ state: "detached" });
    await brings("Id,Text\nB-1,Snow geese\nB-2,Swans\n");
    await page.getByText("2 cards say the same already").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator(".dialog").waitFor({ state: "detached" });
  },
);
await step("a dropped file is read; one that is no text is refused with what to do", async () => {
  const { page } = fay;
  const drops = (name, bytes) =>
    page.evaluate(
      ([file, some]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(some)], file));
        const canvas = document.querySelector("#board");
        canvas.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
        canvas.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, [...bytes]],
    );
  await drops("list.txt", Buffer.from("Dropped one\nDropped two"));
  await page.getByRole("button", { name: "Add 2 cards" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await drops("book.xlsx", [0x50, 0x4b, 3, 4, 0, 0]);
  await page.getByText("book.xlsx is not text").waitFor();
  await looks(fay, "import-fault");
  await page.getByRole("button", { name: "Cancel" }).click();
});

// ---------------------------------------------------------------- coming in, and coming back

await step("who comes by a damaged link, or to an address where nothing is, is told so at once", async () => {
  const lost = await stage.comes("Lou", "participant");
  const words = async (address, told) => {
    await lost.page.goto("about:blank");
    await lost.page.goto(`${stage.base}${address}`);
    await lost.page.locator(".join-fault", { hasText: told }).waitFor();
  };
  await words(`/join#${stage.links.get("participant").slice(0, -6)}AAAAAA`, "This link is damaged");
  await words(`/join#${stage.links.get("participant").slice(0, -9)}`, "up to its last character");
  await looks(lost, "join-damaged");
  await words("/board/nobody.knows-it", "This device has no seat at this address");
  await looks(lost, "join-no-seat");
  await words("/boards/all", "There is nothing at this address");
  await looks(lost, "join-nowhere");
  await lost.context.close();
});
await step("a facilitator shows a square and a code; both let somebody in", async () => {
  const { page } = fay;
  await chooses(fay, "Let others in");
  await page.locator(".share-code .num").waitFor();
  await looks(fay, "share");
  const link = await page.locator(".share-link input").inputValue();
  const code = await page.locator(".share-code .num").textContent();
  // As a camera sees it.
  const image = await page.evaluate(async () => {
    const square = document.querySelector(".square").cloneNode(true);
    square.setAttribute("width", "600");
    square.setAttribute("height", "600");
    square.querySelector("rect").setAttribute("fill", "#fff");
    square.querySelector("path").setAttribute("fill", "#000");
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(square))}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 600, height: 600 });
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, 600, 600);
    return Array.from({ length: data.length / 4 }, (_, at) => (data[4 * at] > 127 ? 1 : 0)).join("");
  });
  const data = Uint8Array.from([...image].flatMap((light) => [255 * light, 255 * light, 255 * light, 255]));
  must(decodeQR({ width: 600, height: 600, data }) === link, "the square says the link");
  await page.keyboard.press("Escape");

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", hasTouch: true });
  const guest = { name: "Gus", context, page: await context.newPage() };
  await guest.page.goto(`${stage.base}/join`);
  await guest.page.locator(".code").fill(code.toLowerCase().replace("-", " "));
  await guest.page.locator("button[type=submit]").click();
  await guest.page.locator(".modes label", { hasText: "Shared table" }).click();
  await guest.page.getByText("Name of the table").waitFor();
  await enters(guest);
  await page.getByRole("tab", { name: "People" }).click();
  const table = page.locator(".people-list li", { hasText: "Gus" });
  await table.getByText("Shared table").waitFor();
  // Four people sit there: it counts as many, and says so wherever it stands for them.
  await table.getByRole("combobox", { name: /Speaks for/ }).selectOption("4");
  await guest.page.getByRole("button", { name: "Ready", exact: true }).tap();
  await page
    .locator(".queue")
    .getByText(/4 of \d+ ready/)
    .waitFor();
  await chooses(fay, "Round of speaking…");
  await page.locator(".dialog li", { hasText: "Gus" }).getByText("Table of 4").waitFor();
  await looks(fay, "table-round-dialog");
  for (const other of await page.locator(".dialog li", { hasNotText: "Gus" }).getByRole("checkbox").all())
    await other.uncheck();
  await page.getByRole("button", { name: "Begin with 1" }).click();
  await page.locator(".round li", { hasText: "Gus" }).getByText("Table of 4").waitFor();
  await looks(fay, "table-round");
  const far = { name: "Far", context: fay.context, page: await fay.context.newPage() };
  await far.page.goto(`${page.url().split("#")[0]}/projector`);
  await far.page.locator(".far-list li", { hasText: "Gus" }).getByText("Table of 4").waitFor();
  await looks(far, "table-projector");
  await far.page.close();
  await page.getByRole("button", { name: "End the round" }).click();
  await page.locator(".round").waitFor({ state: "detached" });
  await context.close();
});
await step("a link is taken back with all who came by it, and a new one is made", async () => {
  const { page } = fay;
  const address = () => page.locator(".share-link input").inputValue();
  const open = (role) => page.locator(".open-link", { hasText: role });
  await chooses(fay, "Let others in");
  await open("Observer").getByRole("button", { name: "Show it" }).click();
  await page.locator(".share-link input").waitFor();
  const old = await address();
  const oda = await opens(stage.base, old.split("#")[1], "Oda");
  await enters(oda);
  await open("Observer").getByRole("button", { name: "Take this link back" }).click();
  await page.getByText("Whoever came by this link is out at once").waitFor();
  await looks(fay, "share-take-back");
  await page.locator(".open-link-asks .b.main").click();
  await oda.page.getByText("You are not on this board any more").waitFor();
  await page.getByText("There is no link for this role.").waitFor();
  must((await open("Observer").count()) === 0, "the link is not in the list any more");
  await page.getByLabel("Another link, for").selectOption({ label: "Observer" });
  await page.getByRole("button", { name: "Make a new link" }).click();
  await open("Observer").waitFor();
  await page.locator(".share-link input").waitFor();
  const fresh = await address();
  must(fresh !== old, "it is another link");
  await looks(fay, "share-new");
  await page.setViewportSize({ width: 390, height: 844 });
  await looks(fay, "share-phone");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("Escape");
  const ole = await opens(stage.base, fresh.split("#")[1], "Ole");
  await enters(ole);
  for (const { context } of [oda, ole]) await context.close();
});
await step("a role has several links: each is shown by itself, and one is made for whom it is", async () => {
  const { page } = fay;
  const links = page.locator(".open-link", { hasText: "Observer" });
  const guests = links.filter({ hasText: "Guests on Tuesday" });
  const shows = (address) =>
    page.waitForFunction((wanted) => document.querySelector(".share-link input")?.value === wanted, address);
  await chooses(fay, "Let others in");
  await links.getByRole("button", { name: "Show it" }).click();
  await page.locator(".share-link input").waitFor();
  await links.getByRole("button", { name: "Show it" }).waitFor({ state: "detached" });
  const first = await page.locator(".share-link input").inputValue();
  await page.getByLabel("Another link, for").selectOption({ label: "Observer" });
  await page.getByLabel("What it is for").fill("Guests on Tuesday");
  await page.getByRole("button", { name: "Make a new link" }).click();
  await guests.waitFor();
  await guests.getByRole("button", { name: "Show it" }).waitFor({ state: "detached" });
  await page.waitForFunction(
    (old) => ![undefined, "", old].includes(document.querySelector(".share-link input")?.value),
    first,
  );
  const theirs = await page.locator(".share-link input").inputValue();
  await looks(fay, "share-several");
  await links.filter({ hasNotText: "Guests" }).getByRole("button", { name: "Show it" }).click();
  await shows(first);
  await guests.getByRole("button", { name: "Show it" }).click();
  await shows(theirs);
  await page.keyboard.press("Escape");
  const gil = await opens(stage.base, theirs.split("#")[1], "Gil");
  await enters(gil);
  await gil.context.close();
});
await step("on another device, and after a night, one is the same person", async () => {
  await writes(ben, 0, "Mine on every device.");
  await saved(ben);
  await chooses(ben, "Go on with another device");
  await ben.page.locator(".share-warning").waitFor();
  await looks(ben, "share-me");
  const link = await ben.page.locator(".share-link input").inputValue();
  await ben.page.keyboard.press("Escape");
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB" });
  const phone = await context.newPage();
  await phone.goto(link);
  await phone.getByText("Welcome back").waitFor();
  await phone.locator("button[type=submit]").click(); // no name is asked for
  await phone.locator(".send .b.main").click();
  await phone.locator(".card.mine", { hasText: "Mine on every device" }).waitFor();
  await context.clearCookies();
  await phone.reload();
  await phone.locator(".card.mine", { hasText: "Mine on every device" }).waitFor();
  await phone.locator(".state[data-saved=saved]").waitFor();
  await context.close();
});

// ---------------------------------------------------------------- the outline, the phone, the keyboard

await step("on a phone the question stays in sight, and what dragging does is done without it", async () => {
  const pia = await stage.comes("Pia", "participant", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await enters(pia);
  const { page } = pia;
  must(!(await page.locator(".question-line p").isVisible()), "at the top the question itself is there");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.locator(".question-line p").waitFor();
  const line = await page.locator(".question-line p").boundingBox();
  must(line.y >= 0 && line.y < 80 && line.height < 70, `the question is at ${line.y}, ${line.height} high`);
  await looks(pia, "phone-scrolled");
  await page.getByRole("button", { name: "New card" }).first().click();
  await page.locator(".write").fill("Written on a phone.");
  await page.locator(".write").press("Enter");
  await cardWith(pia, "Written on a phone").tap();
  await cardWith(pia, "Mine on every device").locator("xpath=..").getByText("Select this too").click();
  await page.getByRole("button", { name: "Move to" }).first().click();
  await page.locator(".dialog .choices label").nth(4).click();
  await page.locator(".dialog .b.main").click();
  await inRegion(fay, 4, "Written on a phone").waitFor();
  await inRegion(fay, 4, "Mine on every device").waitFor();
  await pia.context.close();
});

// Tab until somewhere; a person would not go on for ever either.
const tabTo = (page, where, back = false) => walksTo(page, back ? "Shift+Tab" : "Tab", where);
async function walksTo(page, key, where) {
  for (let presses = 0; presses < 60; presses += 1) {
    const there = await page.evaluate((selector) => {
      const [css, words] = selector;
      const one = document.activeElement;
      return (
        one?.matches(css) &&
        (words === "" || (one.textContent + (one.getAttribute("aria-label") ?? "")).includes(words))
      );
    }, where);
    if (there) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${where} cannot be reached by ${key}`);
}
await step("from joining to a decision by keyboard alone, on the board and in the outline", async () => {
  const kim = await stage.comes("Kim", "participant");
  const { page } = kim;
  const { keyboard } = page;
  await page.waitForFunction(() => document.activeElement?.matches("input[autocomplete=name]"));
  await keyboard.type("Kim");
  await keyboard.press("Enter");
  await page.locator(".policy").waitFor();
  await page.waitForFunction(() => document.activeElement?.matches(".send .b.main"));
  await keyboard.press("Enter");
  await page.locator("#board").waitFor();
  await tabTo(page, ["[data-stop]", ""]);
  await keyboard.press("n");
  await keyboard.type("Who has asked the farmers?");
  await keyboard.press("Control+Enter");
  await keyboard.type("Publish the data first.");
  await keyboard.press("Enter");
  await cardWith(fay, "Publish the data first").waitFor();
  // Enter edits, M moves, Ctrl and an arrow put it one on.
  await page.waitForFunction(() => document.activeElement?.textContent.includes("Publish the data"));
  await keyboard.press("Enter");
  await keyboard.press("End");
  await keyboard.type(" Argue later.");
  await keyboard.press("Escape");
  await cardWith(fay, "Argue later").waitFor();
  await page.waitForFunction(() => document.activeElement?.matches(".card"));
  await keyboard.press("Control+ArrowRight");
  await inRegion(fay, 1, "Argue later").waitFor();
  await keyboard.press("m");
  await page.locator(".dialog").waitFor();
  await tabTo(page, ["input[type=radio]", ""]);
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await inRegion(fay, 2, "Argue later").waitFor();
  // A group and a link, from where one is.
  await page.waitForFunction(() => document.activeElement?.matches("[data-stop]"));
  await keyboard.press("Control+g");
  await keyboard.type("Show the water");
  await keyboard.press("Enter");
  await fay.page.locator(".tray", { hasText: "Show the water" }).waitFor();
  // The outline, by the menu, is as able.
  await tabTo(page, [".menu-button", ""], true);
  await keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Outline" }).waitFor();
  await walksTo(page, "ArrowDown", ["[role=menuitem]", "Outline"]);
  await keyboard.press("Enter");
  await page.locator(".outline").waitFor();
  await tabTo(page, [".outline [data-stop]", ""]);
  await keyboard.press("n");
  await keyboard.type("Written in the outline.");
  await keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.textContent.includes("Written in the outline"));
  await keyboard.press("Control+ArrowUp");
  await keyboard.press("Delete");
  await cardWith(kim, "Written in the outline").waitFor({ state: "detached" });
  await keyboard.press("Control+z");
  await cardWith(fay, "Written in the outline").waitFor();
  // Decide.
  await tabTo(page, ["[role=tab]", ""]);
  await keyboard.press("ArrowRight");
  await tabTo(page, ["button", "Write down a decision"]);
  await keyboard.press("Enter");
  await tabTo(page, ["input.field", ""]);
  await keyboard.type("We publish the data");
  await tabTo(page, ["button", "Keep"]);
  await keyboard.press("Enter");
  await fay.page.getByRole("tab", { name: "Decisions" }).click();
  await fay.page.locator(".decided", { hasText: "We publish the data" }).waitFor();
  await looks(kim, "keyboard");
  await kim.context.close();
});
await step("a screen reader hears the others in one sentence, not card by card", async () => {
  // Everything that is said from now on: cards of earlier steps may still be among it.
  await ben.page.evaluate(() => {
    globalThis.heard = [];
    const region = document.querySelector(".vh[role=status]");
    new MutationObserver(() => heard.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const cards = ["One of four.", "Two of four.", "Three of four.", "Four of four."];
  await pastes(fay, 1, cards.join("\n"));
  await fay.page.getByRole("button", { name: "Add 4 cards" }).click();
  const told = await ben.page.waitForFunction(() => {
    const counts = globalThis.heard.map((words) => Number(/^From the others: (\d+) new/.exec(words)?.[1] ?? 0));
    return counts.some((count) => count >= 4) && { counts, heard: globalThis.heard };
  });
  const { counts, heard } = await told.jsonValue();
  must(counts.filter((count) => count > 0).length <= 2, `it said ${JSON.stringify(heard)}`);
});
await step("who is here for the first time finds a card that explains itself, and leaves by itself", async () => {
  const noa = await stage.comes("Noa", "participant");
  await enters(noa);
  await noa.page.locator(".warm-up").waitFor();
  await looks(noa, "warm-up");
  await writes(noa, 0, "A heron on a bollard.");
  await noa.page.locator(".warm-up .done").first().waitFor();
  await cardWith(noa, "A heron").focus();
  await noa.page.keyboard.press("Control+ArrowRight");
  await noa.page.locator(".warm-up .done").nth(1).waitFor();
  await noa.page.waitForFunction(() => document.activeElement?.textContent.includes("A heron"));
  await noa.page.keyboard.press("Delete");
  await noa.page.locator(".warm-up").waitFor({ state: "detached" });
  await noa.page.reload();
  await noa.page.locator("#board").waitFor();
  must((await noa.page.locator(".warm-up").count()) === 0, "it does not come again");
  await noa.context.close();
});
await step("forced colours and large type leave nothing out", async () => {
  await fay.page.emulateMedia({ forcedColors: "active" });
  await looks(fay, "board-forced");
  await fay.page.emulateMedia({ forcedColors: "none" });
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ]) {
    await fay.page.setViewportSize({ width, height });
    await settles(fay.page, { textScale: 1.5 });
    await cardWith(fay, "Argue later").waitFor();
    await looks(fay, `board-large-${width}`);
    must((await tooWide(fay.page)) <= 0, `large type is too wide at ${width}`);
  }
});
await stage.closes();
