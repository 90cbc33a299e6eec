await step("whose session has ended is told so, with the words that were not sent, and may take them", async () => {
  const rex = await enteredAs("Rex", "participant");
  await writes(rex, 0, "Rex was here.");
  await saved(rex);
  await copies(rex, "Rex was here.");
  await losesTheNetwork(rex);
  await offline(rex);
  await writes(rex, 0, "What Rex still had to say.");
  // His session is over, and his own link does not bring him back.
  await rex.context.clearCookies();
  await rex.page.evaluate(() => {
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith("plenary.place."))) {
      const { personal, ...place } = JSON.parse(localStorage.getItem(name));
      localStorage.setItem(name, JSON.stringify(place));
    }
  });
  await findsTheNetwork(rex);
  await rex.page.locator(".stopped").waitFor();
  await rex.page.locator(".stopped", { hasText: "What Rex still had to say." }).waitFor();
  await looks(rex, "stopped");
  const fetched = rex.page.waitForEvent("download");
  await rex.page.getByRole("button", { name: "Take them as a file" }).click();
  const file = await (await fetched).path();
  must(readFileSync(file, "utf8").includes("What Rex still had to say."), "the file has the words");
  await rex.page.waitForTimeout(1_500);
  rex.page.on("dialog", (dialog) => void dialog.accept());
  await losesTheNetwork(rex);
  await rex.page.reload();
  await rex.page.waitForTimeout(1_500);
  must((await cardWith(rex, "Safe to swim").count()) === 0, "a copy of the board is still there");
  await rex.context.close();
});
await stage.closes();
