// For everyone: axe-core, the screen reader's view, the order of focus, less motion.
"use strict";
const { assert, fs, STORY, PHONE, calm, glass } = require("./stage.js");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const violations = async (page) => {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations", "passes"] }));
  return { passes: passes.length, found: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`) };
};

module.exports = {
  "axe-core finds nothing, in any state": async ({ makeShow, open, shoot }) => {
    const file = makeShow();
    let rules = 0;
    const states = {
      rest: [], settings: ["s"], help: ["?"], jump: ["g"], light: ["d"], "light settings": ["d", "s"], "light help": ["d", "?"],
      band: ["k", "k"], running: ["Space"], "in the middle": ["]", "PageDown"],
    };
    for (const viewport of [undefined, PHONE]) {
      for (const [state, keys] of Object.entries(states)) {
        const page = await open(file, viewport ? { viewport } : {});
        for (const key of keys) await page.keyboard.press(key);
        await calm(page);
        const { found, passes } = await violations(page);
        assert.deepEqual(found, [], `${viewport ? "phone " : ""}${state}`);
        rules = Math.max(rules, passes);
        await shoot(page, `state-${viewport ? "phone-" : ""}${state.replaceAll(" ", "-")}`);
        await page.context().close();
      }
    }
    return `${2 * Object.keys(states).length} states, up to ${rules} rules passed in one`;
  },

  "a screen reader finds landmarks, headings and the story": async ({ makeShow, open }) => {
    const page = await open(makeShow());
    const view = await page.locator("body").ariaSnapshot();
    for (const part of [/region "Prompter controls"/, /main "Script"/, /heading "THE SIX" \[level=1\]/,
      /article "A1 STORY 1"/, /heading "A2 STORY 2" \[level=2\]/, /button "Start"/, /button "Next paragraph"/,
      /button "Mirror"/, /timer "Time left"/, /status/]) {
      assert.match(view, part);
    }
    assert.match(view, /paragraph: THE MAYOR OF SPRINGFIELD RESIGNED/i, "a paragraph is one piece");
    await page.keyboard.press("Space");
    assert.match(await page.textContent("#live"), /^Running, 100 %/);
    await page.keyboard.press("PageDown");
    assert.match(await page.textContent("#live"), /^Paragraph 2 of 15: THE COUNCIL/i);
    await page.keyboard.press("m");
    assert.equal(await page.textContent("#live"), "Mirror left to right: on");
  },

  "focus goes through the controls in order and comes back from a panel": async ({ make, open }) => {
    const page = await open(make("focus", STORY));
    const names = [];
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press("Tab");
      names.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText.trim()));
    }
    const order = ["Previous paragraph", "Start", "Next paragraph", "Slower", "100 %", "Faster", "Jump", "Mirror", "Second", "Full", "Settings", "Keys"];
    assert.deepEqual(names.map((name) => name.split("\n")[0].trim()), order);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.querySelector("#help").open), true);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), "Keys");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.closest("dialog")?.id), "settings");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), "Settings");
    // A focused button takes its own Enter; letters can be turned off for those who dictate.
    await page.evaluate(() => change("letters", false));
    await page.keyboard.press("m");
    assert.equal(await page.evaluate(() => look.mirror), false);
  },

  "less motion: line by line, and jumps without a glide": async ({ make, open }) => {
    const page = await open(make("still", STORY), { mock: true, reducedMotion: "reduce" });
    await page.keyboard.press("PageDown");
    await page.clock.runFor(20);
    const { line, reads } = await glass(page);
    assert.ok(Math.abs(reads[1].middle - line) < 6, "the jump is there at once");
    await page.keyboard.press("Space");
    const places = new Set();
    for (let i = 0; i < 50; i += 1) {
      await page.clock.runFor(100);
      places.add(Math.round((await glass(page)).reads[1].middle));
    }
    assert.ok(places.size <= 6, `${places.size} places in five seconds`);
    const steps = [...places].slice(1).map((place, i) => [...places][i] - place);
    assert.ok(steps.every((step) => step > 60), `steps of ${steps}`);
  },
};
