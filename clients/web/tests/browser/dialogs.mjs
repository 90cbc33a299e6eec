// Every dialogue and menu of a board, in light, dark and high contrast, looked at by axe and for words that are cut; and what
// settings promise: no motion, letters that are no keys, larger text.
import { core } from "./boards.mjs";
import {
  cardWith,
  enters,
  lights,
  looks,
  must,
  rests,
  saved,
  settles,
  step,
  tooWide,
  wordsAreWhole,
  writes,
} from "./people.mjs";
import { Stage } from "./stage.mjs";

const stage = await Stage.opens();
const ann = await stage.comes("Ann", "facilitator");
const pia = await core.bodiless(stage.base, stage.links.get("participant"), "Pia");
const { page } = ann;
const fred = await core.bodiless(stage.base, stage.links.get("facilitator"), "Fred"); // who leads with her
const does = async (verb) => {
  must(fred.seat.session.submit(verb).ok, `${verb.case} was not taken`);
  await fred.saved();
};

await step("a board has cards, two groups, and people", async () => {
  const regions = [...pia.seat.session.shown.ofKind("region")].map(({ id }) => id);
  for (let at = 0; at < 6; at += 1) {
    const value = { id: pia.seat.session.newId(), text: `Pia's thought ${at}`, kind: 1, place: { region: regions[0] } };
    must(pia.seat.session.submit({ case: "addCard", value }).ok, "a card was not taken");
  }
  await pia.saved();
  await enters(ann);
  for (const words of ["Otters", "Reeds", "A ferry"]) await writes(ann, 1, words);
  for (const [title, one, two] of [
    ["Open the river", "thought 0", "thought 1"],
    ["Clean the river", "thought 2", "thought 3"],
  ]) {
    await cardWith(ann, one).click({ position: { x: 40, y: 12 } });
    await cardWith(ann, two).click({ position: { x: 40, y: 12 }, modifiers: ["Shift"] });
    await page.keyboard.press("Control+g");
    await page.locator(".dialog input").fill(title);
    await page.locator(".dialog .b.main").click();
    await page.locator(".tray", { hasText: title }).waitFor();
    await page.keyboard.press("Escape");
  }
  await writes(ann, 1, "Thrown away");
  await cardWith(ann, "Thrown away").focus();
  await page.keyboard.press("Delete");
  await saved(ann);
});

const dialog = page.locator(".dialog");
const menuLine = async (key, css = ".menu-button") => {
  await page.locator(css).first().click();
  await page.locator(`[role=menuitem][data-key="${key}"]`).click();
};
const choosing = async (...cards) => {
  await page.keyboard.press("Escape");
  for (const [at, words] of cards.entries())
    await cardWith(ann, words).click({ position: { x: 40, y: 12 }, modifiers: at > 0 ? ["Shift"] : [] });
};
const more = ".tools [aria-haspopup=menu]";
const ofCards =
  (key, ...cards) =>
  async () => {
    await choosing(...cards);
    await menuLine(key, more);
  };
const pressing =
  (keys, ...cards) =>
  async () => {
    await choosing(...cards);
    await cardWith(ann, cards[0]).focus();
    await page.keyboard.press(keys);
  };
const groupMenu = ".tray-head [aria-haspopup=menu]";
const ofGroup = (key) => async () => {
  await page.locator(".tray-head").first().hover();
  await menuLine(key, groupMenu);
};
const opened = {
  ...Object.fromEntries(
    [
      "trash",
      "import",
      "share",
      "record",
      "export",
      "plan",
      "round",
      "vote",
      "announce",
      "help",
      "rehearse",
      "line",
    ].map((key) => [key, () => menuLine(key)]),
  ),
  settings: () => menuLine("settings"),
  keys: () => menuLine("keys"),
  device: () => menuLine("device"),
  commands: () => page.keyboard.press("Control+/"),
  move: pressing("m", "Otters"),
  link: pressing("a", "Otters"),
  throw: pressing("Delete", "thought 4"),
  group: ofCards("group", "Otters", "Reeds"),
  merge: ofCards("merge", "Otters", "Reeds"),
  "merge-one": ofCards("merge", "Otters"),
  kind: ofCards("kind", "Otters"),
  address: ofCards("address", "Otters"),
  withdraw: ofCards("withdraw", "Otters"),
  rename: ofGroup("rename"),
  moveGroup: ofGroup("move"),
  mergeGroup: ofGroup("merge"),
  proposal: async () => {
    if ((await page.locator(".panel").count()) === 0) await menuLine("panel");
    await page.locator("[role=tab][data-key=decisions]").click();
    await page.getByRole("button", { name: "Draft a proposal…" }).click();
  },
};

// The ring around the field that is written in goes beside what is said of the field, and not through it.
async function ringsAreClear() {
  const crossed = await dialog.evaluate((sheet) =>
    [...sheet.querySelectorAll(".hint + .field, .field + .hint")].flatMap((second) => {
      const gap = second.getBoundingClientRect().top - second.previousElementSibling.getBoundingClientRect().bottom;
      return gap < 6 ? [`${second.parentElement.textContent.slice(0, 30)}: ${gap}`] : [];
    }),
  );
  must(crossed.length === 0, `a ring runs through words: ${crossed.join(", ")}`);
}

const all = [
  ["light", { theme: "light" }],
  ["dark", { theme: "dark" }],
  ["contrast", { theme: "contrast" }],
];
for (const [theme, some] of lights(all)) {
  await step(`every dialogue is sound: ${theme}`, async () => {
    await settles(page, some);
    await cardWith(ann, "Otters").waitFor();
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    const wrong = [];
    for (const [name, opens] of Object.entries(opened)) {
      try {
        await opens();
        await dialog.waitFor();
        await looks(ann, `dialog-${theme}-${name}`);
        await wordsAreWhole(ann, name);
        await ringsAreClear();
      } catch (error) {
        wrong.push(`${name}: ${String(error).slice(0, 600)}`);
      }
      for (let again = 0; again < 3 && (await page.locator(".dialog, [role=menu]").count()) > 0; again += 1) {
        await page.keyboard.press("Escape");
        await rests(page);
      }
    }
    must(wrong.length === 0, wrong.join("\n      "));
  });
  await step(`every menu is sound: ${theme}`, async () => {
    await choosing("Otters");
    await page.locator(more).waitFor();
    for (const [name, css] of Object.entries({
      board: ".menu-button",
      region: ".region-menu",
      group: groupMenu,
      card: more,
      phase: ".phase-controls [aria-haspopup=menu]",
    })) {
      const button = page.locator(css).first();
      await button.focus();
      await page.keyboard.press("ArrowDown");
      await page.locator("[role=menu]").waitFor();
      await looks(ann, `menu-${theme}-${name}`);
      await wordsAreWhole(ann, name);
      await page.keyboard.press("Escape");
      await page.locator("[role=menu]").waitFor({ state: "detached" });
    }
  });
}

await step("what is asked while everybody writes in silence", async () => {
  await does({ case: "startSilentWriting", value: {} });
  await page.locator(".silence, .state").first().waitFor();
  for (const [theme, some] of lights(all)) {
    await settles(page, some);
    await page.locator(".silence").waitFor();
    await menuLine("reveal");
    await dialog.waitFor();
    await looks(ann, `dialog-${theme}-reveal`);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  await does({ case: "revealCards", value: {} });
  await cardWith(ann, "thought 5").waitFor();
});

await step("minutes of a phase go up and down by one with the arrows, by five with Shift", async () => {
  await menuLine("plan");
  const field = page.locator(".plan-minutes input").first();
  await field.fill("12");
  const after = {};
  for (const keys of ["ArrowUp", "Shift+ArrowUp", "ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown"]) {
    await field.press(keys);
    after[Object.keys(after).length + keys] = await field.inputValue();
  }
  must(Object.values(after).join() === "13,18,17,12,7", `it went ${Object.values(after)}`);
  for (let again = 0; again < 3; again += 1) await field.press("Shift+ArrowDown");
  must((await field.inputValue()) === "0", "less than no minutes");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

// ---------------------------------------------------------------- what settings promise

const chooses = async (legend, choice) => {
  await menuLine("settings");
  await page.getByRole("group", { name: legend }).locator("label", { hasText: choice }).click();
};
const put = async () => {
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
};
// How long anything takes that begins when a card goes elsewhere.
const moves = async () => {
  await cardWith(ann, "A ferry").focus();
  await page.evaluate(() => {
    globalThis.longest = 0;
    const look = () => {
      for (const { effect } of document.getAnimations())
        globalThis.longest = Math.max(globalThis.longest, Number(effect?.getComputedTiming().duration) || 0);
      globalThis.looking = requestAnimationFrame(look);
    };
    look();
  });
  const before = await cardWith(ann, "A ferry").evaluate(({ style }) => style.left);
  await page.keyboard.press("Control+ArrowRight");
  await page.waitForFunction(
    (left) =>
      [...document.querySelectorAll(".card")].find((one) => one.textContent.includes("A ferry")).style.left !== left,
    before,
  );
  await rests(page);
  await page.keyboard.press("Control+ArrowLeft");
  await page.locator(".tools .b:not(.main):not([aria-disabled=true])").first().hover();
  await rests(page);
  await page.mouse.move(2, 2);
  await rests(page);
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.looking);
    return globalThis.longest;
  });
};
await step("without motion nothing glides, whether a person or their device asks for it", async () => {
  await settles(page, {});
  await cardWith(ann, "A ferry").waitFor();
  await rests(page);
  must((await moves()) > 50, "nothing glides at all, so this says nothing");
  await chooses("Motion", "None");
  await put();
  must((await page.evaluate(() => document.documentElement.dataset.motion)) === "none", "it is not set");
  const longest = await moves();
  must(longest <= 1, `something moves for ${longest} ms`);
  await page.reload();
  await cardWith(ann, "A ferry").waitFor();
  must((await page.evaluate(() => document.documentElement.dataset.motion)) === "none", "it is forgotten");
  await settles(page, {});
  await page.emulateMedia({ reducedMotion: "reduce" });
  await cardWith(ann, "A ferry").waitFor();
  await rests(page);
  const asked = await moves();
  must(asked <= 1, `something moves for ${asked} ms, though the device asks for none`);
  await page.emulateMedia({ reducedMotion: null });
});
await step("larger text is larger everywhere, and nothing is too wide for it", async () => {
  const sizes = () =>
    page.evaluate(() =>
      [".card p", ".hero h1, .hero p", ".tools .b", ".run .state"].map((css) =>
        Number.parseFloat(getComputedStyle(document.querySelector(css)).fontSize),
      ),
    );
  const before = await sizes();
  await chooses("Text size", "150 %");
  await looks(ann, "dialog-large-settings");
  await put();
  const after = await sizes();
  for (const [at, size] of after.entries())
    must(size >= before[at] * 1.3, `${at} went from ${before[at]} to ${size} px`);
  // On a phone what stands beside the board would lie over it.
  await page.locator(".panel-close").click();
  await page.locator(".panel").waitFor({ state: "detached" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator(".outline").waitFor();
  await rests(page);
  must((await tooWide(page)) <= 0, "the board has to be scrolled sideways");
  for (const key of ["settings", "share", "plan"]) {
    await menuLine(key);
    await dialog.waitFor();
    await looks(ann, `dialog-large-390-${key}`);
    must((await tooWide(page)) <= 0, `${key} has to be scrolled sideways`);
    await wordsAreWhole(ann, key);
    await put();
  }
});

// ---------------------------------------------------------------- the meeting's home

const meeting = "moin-2019-bellagio";
const fay = await stage.comes("Fay", `${meeting} facilitator`);
for (const [theme, some] of lights(all))
  await step(`every dialogue and menu of whoever prepares a meeting is sound: ${theme}`, async () => {
    const { page: home } = fay;
    if ((await home.locator(".meeting-screen").count()) === 0) {
      await home.locator("input[autocomplete=name]").fill("Fay");
      await home.locator("button[type=submit]").click();
    }
    await home.locator(".p-desk").waitFor();
    await settles(home, some);
    await home.locator(".p-desk .b").nth(6).waitFor();
    const sheet = home.locator(".dialog");
    const wrong = [];
    const looksAt = async (name, opens, what = sheet) => {
      try {
        await opens();
        await what.waitFor();
        await looks(fay, `meeting-${theme}-${name}`);
      } catch (error) {
        wrong.push(`${name}: ${String(error).slice(0, 600)}`);
      }
      for (let again = 0; again < 3 && (await home.locator(".dialog, [role=menu]").count()) > 0; again += 1) {
        await home.keyboard.press("Escape");
        await rests(home);
      }
    };
    const desk = home.locator(".p-desk > .b");
    for (let at = 0; at < (await desk.count()); at += 1) await looksAt(`desk-${at}`, () => desk.nth(at).click());
    const line = (css, key) => async () => {
      await home.locator(css).first().click();
      await home.locator(`[role=menuitem][data-key="${key}"]`).click();
    };
    for (const key of ["share", "line", "settings", "device"]) await looksAt(key, line(".menu-button", key));
    const session = ".m-item.session .p-item";
    for (const key of ["change", "after", "part"]) await looksAt(`item-${key}`, line(session, key));
    const menu = home.locator("[role=menu]");
    await looksAt("menu", () => home.locator(".menu-button").click(), menu);
    await looksAt("item-menu", () => home.locator(session).first().click(), menu);
    must(wrong.length === 0, wrong.join("\n      "));
  });
await stage.closes();
