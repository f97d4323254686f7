// The look: mirror, flip, size, lines, colours; kept between visits.
"use strict";
const { assert, STORY, PHONE, glass, near, rest, until, dataOf, withData, path } = require("./stage.js");

const matrix = (page) => page.evaluate(() => {
  const { a, d } = new DOMMatrix(getComputedStyle(document.getElementById("glass")).transform);
  return [a, d];
});
// Words of each line on the glass, by where they stand.
const lines = (page) => page.evaluate(() => [...document.querySelectorAll("#roll .read")].flatMap((read) => {
  const rows = new Map();
  for (const unit of read.children) {
    if (!unit.classList.contains("unit")) continue;
    const row = Math.round(unit.getBoundingClientRect().bottom / 12);
    rows.set(row, [...(rows.get(row) ?? []), ...unit.textContent.split(" ")]);
  }
  return [...rows.values()];
}));

module.exports = {
  "mirror and flip turn the glass and leave the controls": async ({ make, open, shoot }) => {
    const page = await open(make("mirror", STORY));
    assert.deepEqual(await matrix(page), [1, 1]);
    await page.keyboard.press("m");
    assert.deepEqual(await matrix(page), [-1, 1]);
    await shoot(page, "mirror");
    await page.keyboard.press("v");
    assert.deepEqual(await matrix(page), [-1, -1]);
    await page.keyboard.press("m");
    assert.deepEqual(await matrix(page), [1, -1]);
    const bar = await page.evaluate(() => getComputedStyle(document.getElementById("bar")).transform);
    assert.equal(bar, "none");
  },

  "size, margin, reading line and colours change; the place stays": async ({ make, open, shoot }) => {
    const page = await open(make("sizes", STORY));
    for (const key of ["PageDown", "PageDown", "PageDown"]) await page.keyboard.press(key);
    await rest(page);
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.getElementById("roll")).fontSize));
    const before = await size();
    for (const key of ["+", "+", "+", "n", "n", "L", "L", "w", "w", "w"]) {
      await page.keyboard.press(key);
      await rest(page);
      const { line, reads } = await glass(page);
      near(reads[2].middle, line, 8, `the third paragraph after ${key}`);
    }
    assert.ok((await size()) > before * 1.1);
    await page.keyboard.press("d");
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    await shoot(page, "light");
  },

  "no line has more words than asked, and nothing bound is parted": async ({ folder, make, open }) => {
    const file = make("words", STORY);
    const data = dataOf(file);
    const bound = ["SIX-MILLION", "spoken", 1];
    data.stories[0].blocks.unshift({
      kind: "read", seconds: 20,
      words: ["HE", ["ZELENSKYY", "spoken", 1], ["(zeh-LEHN'-skee)", "pronouncer", 0], "SAID", "THE", "U-S", "GAVE",
        bound, "DOLLARS", "TO", "THE", "W-W-W-DOT-RED-CROSS-DOT-ORG", "FUND", ["—", "mark", 0], "AND", bound, "POUNDS", "THIS", "WEEK"],
    });
    const page = await open(withData(file, path.join(folder, "bound.html"), data));
    for (const limit of [0, 2, 3, 4, 5]) {
      await page.evaluate((value) => change("words", value), limit);
      const rows = await lines(page);
      for (const row of rows) {
        const spoken = row.filter((word) => !/^[(—]/.test(word)).length;
        assert.ok(!limit || spoken <= Math.max(limit, 2), `${limit}: ${row.join(" ")}`);
      }
      const together = (a, b) => assert.ok(rows.some((row) => row.join(" ").includes(`${a} ${b}`)), `${limit}: ${a} ${b}`);
      together("SIX-MILLION", "DOLLARS");
      together("SIX-MILLION", "POUNDS");
      together("ZELENSKYY", "(zeh-LEHN'-skee)");
      together("FUND", "—");
      assert.ok(rows.some((row) => row.includes("W-W-W-DOT-RED-CROSS-DOT-ORG")));
    }
    // Nothing is wider than the page at any size, on a phone either.
    await page.setViewportSize(PHONE);
    for (const value of [3, 9, 16, 24]) {
      await page.evaluate((size) => change("size", size), value);
      const wide = await page.evaluate(() => [...document.querySelectorAll("#roll *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.textContent));
      assert.deepEqual(wide, [], `size ${value}`);
    }
  },

  "settings are kept between visits, and bad ones are mended": async ({ make, open, context, sound }) => {
    const file = make("kept", STORY);
    const within = await context();
    const page = await open(file, { within });
    for (const key of ["m", "d", "+", "+", "k", "w"]) await page.keyboard.press(key);
    const style = (of) => of.evaluate(() => JSON.stringify(look));
    const before = await style(page);
    await page.close();
    const again = await open(file, { within });
    assert.equal(await style(again), before);
    assert.deepEqual(await matrix(again), [-1, 1]);
    for (const bad of ["{", "null", "7", '{"size":"big","theme":"constructor","mirror":1,"line":-5,"words":1e9}']) {
      await again.evaluate((text) => localStorage.setItem("ripread.prompter", text), bad);
      await again.reload();
      await again.waitForSelector("#roll .block");
      const { size, theme, mirror, line, words } = JSON.parse(await style(again));
      assert.deepEqual([size, theme, mirror], [9, "dark", false]);
      assert.ok(line >= 8 && words <= 12);
    }
    sound();
  },

  "a page without storage works": async ({ make, open, context, sound }) => {
    const within = await context();
    await within.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, { get: () => { throw new DOMException("closed", "SecurityError"); } });
      }
    });
    const page = await open(make("closed", STORY), { within });
    await page.keyboard.press("m");
    await page.keyboard.press("Space");
    await until(async () => (await glass(page)).running, "running without storage");
    sound();
  },

  "a reload keeps the place": async ({ make, open }) => {
    const page = await open(make("reload", STORY));
    await page.keyboard.press("3");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await rest(page);
    const before = await glass(page);
    await page.reload();
    await page.waitForSelector("#roll .block");
    await page.waitForFunction(() => document.fonts.status === "loaded");
    await rest(page);
    near((await glass(page)).reads[2].middle, before.reads[2].middle, 2, "the third paragraph");
  },

  "phone width: all controls are within reach": async ({ makeShow, open, shoot }) => {
    const page = await open(makeShow(), { viewport: PHONE, hasTouch: true, isMobile: true });
    for (const panel of [null, "settings", "help", "jump"]) {
      if (panel) await page.locator(`[data-do=${panel}]`).click();
      const bad = await page.evaluate((panel) => [...document.querySelectorAll(`${panel ? `#${panel}` : "#bar"} :is(button, input, select)`)]
        .filter((element) => {
          const box = element.getBoundingClientRect();
          const small = element.type !== "checkbox" && element.type !== "range" && (box.height < 44 || box.width < 40);
          return box.width > 0 && (box.left < 0 || box.right > innerWidth || small);
        }).map((element) => element.outerHTML.slice(0, 90)), panel);
      assert.deepEqual(bad, [], `${panel ?? "bar"}`);
      await shoot(page, `phone-${panel ?? "bar"}`);
      if (panel) await page.keyboard.press("Escape");
    }
  },

  "supers show only when asked, cues stand apart": async ({ folder, make, open }) => {
    const file = make("supers", STORY);
    const data = dataOf(file);
    data.stories[0].blocks.splice(2, 0, { kind: "super", seconds: 0, text: "[SUPER: ANNA KOVAC / MAYOR]" });
    const page = await open(withData(file, path.join(folder, "super.html"), data));
    const shown = () => page.locator(".block.super").isVisible();
    assert.equal(await shown(), false);
    await page.keyboard.press("s");
    await page.getByLabel("Crew lines (supers)").check();
    assert.equal(await shown(), true);
    const [cue, read] = await page.evaluate(() => [".block.cue b", ".read .unit"].map((selector) => {
      const { color, fontSize, borderTopWidth } = getComputedStyle(document.querySelector(selector));
      return { color, size: parseFloat(fontSize), border: parseFloat(borderTopWidth) };
    }));
    assert.ok(cue.color !== read.color && cue.size < read.size && cue.border > 0, "by colour, size and a frame");
  },

};
