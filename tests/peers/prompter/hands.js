// Hands and feet: keys, buttons, wheel, finger and pedal.
"use strict";
const { assert, STORY, PHONE, glass, readAtLine, near, rest, until, frames } = require("./stage.js");

const atRead = async (page) => {
  await rest(page);
  return readAtLine(await glass(page));
};

module.exports = {
  "keys start, stop, jump and set the speed": async ({ make, open, sound }) => {
    const page = await open(make("keys", STORY));
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    assert.equal(await atRead(page), 0);
    await press("PageDown");
    assert.equal(await atRead(page), 1);
    await press("PageDown", "PageDown");
    assert.equal(await atRead(page), 2, "the bite is a stop of its own");
    await press("PageUp", "PageUp");
    assert.equal(await atRead(page), 1);
    await press("4", "Enter");
    assert.equal(await atRead(page), 3);
    await press("g");
    await page.keyboard.type("p2");
    await press("Enter");
    assert.equal(await atRead(page), 1);
    await press("g", "9", "9", "Enter");
    assert.match(await page.textContent("#jump-hint"), /There is no 99/);
    await press("Escape");
    await press("End");
    await rest(page);
    assert.equal((await glass(page)).left, "0:00");
    await press("Space");
    assert.equal((await glass(page)).running, false, "nothing to run at the end");
    await press("Home");
    assert.equal(await atRead(page), 0);
    await press("ArrowDown");
    const down = await (await rest(page), glass(page));
    await press("ArrowUp");
    assert.equal(await atRead(page), 0);
    assert.ok(down.reads[0].middle < down.line - 60, "a line on");
    await press("ArrowRight", "ArrowRight", "ArrowLeft");
    await rest(page);
    assert.equal((await glass(page)).share, "105 %");
    await press("Backspace");
    await rest(page);
    assert.equal((await glass(page)).share, "100 %");
    await press("Space");
    await rest(page);
    assert.equal((await glass(page)).running, true);
    await press("Enter");
    await rest(page);
    assert.equal((await glass(page)).running, false);
    await press("Home");
    await page.keyboard.down("Space");
    await page.keyboard.down("Space");
    await rest(page);
    assert.equal((await glass(page)).running, true, "a key held down starts once");
    sound();
  },

  "a show jumps by item and story": async ({ makeShow, open, sound }) => {
    const page = await open(makeShow());
    await page.keyboard.press("]");
    assert.equal(await atRead(page), 5);
    assert.equal(await page.textContent("#item"), "A2");
    await page.keyboard.press("[");
    assert.equal(await atRead(page), 0);
    await page.keyboard.press("g");
    await page.keyboard.type("b1");
    await page.keyboard.press("Enter");
    assert.equal(await atRead(page), 10);
    assert.equal(await page.textContent("#item"), "B1");
    await page.keyboard.press("g");
    await page.getByRole("button", { name: "A2 STORY 2" }).click();
    assert.equal(await atRead(page), 5);
    await page.keyboard.press("g");
    await page.keyboard.type("story 3");
    await page.keyboard.press("Enter");
    assert.equal(await atRead(page), 10);
    assert.match((await glass(page)).over, /SLOT/, "a show with an end has a slot");
    await page.getByRole("button", { name: "Previous story" }).click();
    assert.equal(await atRead(page), 5);
    sound();
  },

  "the wheel moves the text, with Shift the speed": async ({ make, open }) => {
    const page = await open(make("wheel", STORY));
    await page.evaluate(() => addEventListener("wheel", () => { window.turns = (window.turns ?? 0) + 1; }, { passive: true }));
    const turned = async (count) => {
      await page.waitForFunction((count) => window.turns >= count, count);
      await rest(page);
    };
    await page.mouse.move(900, 600);
    const before = await glass(page);
    await page.mouse.wheel(0, 300);
    await turned(1);
    const after = await glass(page);
    near(before.reads[0].middle - after.reads[0].middle, 300, 3, "the wheel's pixels");
    await page.mouse.wheel(0, -3000);
    await turned(2);
    await page.keyboard.down("Shift");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Shift");
    await turned(3);
    assert.equal((await glass(page)).share, "105 %");
    // Flipped, the text follows the hand all the same.
    await page.keyboard.press("v");
    const flipped = await glass(page);
    await page.mouse.wheel(0, -200);
    await turned(4);
    near((await glass(page)).reads[0].middle - flipped.reads[0].middle, 200, 3, "the wheel on a flipped page");
  },

  "a tap starts and stops, a finger drags": async ({ make, open }) => {
    const page = await open(make("touch", STORY), { viewport: PHONE, hasTouch: true, isMobile: true });
    const probe = await page.context().newCDPSession(page);
    const touch = (type, ...points) => probe.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await page.touchscreen.tap(200, 350);
    await rest(page);
    assert.equal((await glass(page)).running, true);
    await page.touchscreen.tap(200, 350);
    await rest(page);
    assert.equal((await glass(page)).running, false);
    const before = await glass(page);
    await touch("touchStart", { x: 200, y: 500 });
    for (let y = 490; y >= 300; y -= 10) await touch("touchMove", { x: 200, y });
    await touch("touchEnd");
    await rest(page);
    const after = await glass(page);
    near(before.reads[0].middle - after.reads[0].middle, 200, 12, "the finger's way");
    assert.equal(after.running, false, "a drag is no tap");
    await page.touchscreen.tap(200, 350);
    await touch("touchStart", { x: 200, y: 400 });
    await touch("touchMove", { x: 200, y: 380 });
    await touch("touchMove", { x: 200, y: 360 });
    await page.waitForFunction(() => roll.held);
    await rest(page);
    const held = await glass(page);
    await frames(page, 30);
    near((await glass(page)).reads[0].middle, held.reads[0].middle, 1, "a held page stands still");
    await touch("touchEnd");
    // Let go it runs on.
    await page.waitForFunction((top) => document.querySelector("#roll .read .unit").getBoundingClientRect().top < top - 2, held.reads[0].top);
  },

  "the pedal does what it is set to": async ({ make, open }) => {
    const page = await open(make("pedal", STORY));
    const set = (value) => page.locator("#look-pedal").selectOption(value);
    await page.keyboard.press("s");
    await set("start");
    await page.keyboard.press("PageDown");
    await rest(page);
    assert.equal((await glass(page)).running, true);
    await page.keyboard.press("PageDown");
    await set("speed");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageUp");
    await rest(page);
    assert.deepEqual(((seen) => [seen.running, seen.share])(await glass(page)), [false, "105 %"]);
  },

  "a key right after a closed box is the page's": async ({ make, open }) => {
    const page = await open(make("swift", STORY));
    // Within one frame, as fast fingers and a pedal do: the closed box's field still has the focus.
    const running = await page.evaluate(() => {
      const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      press("2");
      document.getElementById("jump-form").requestSubmit();
      const held = document.activeElement.id;
      press(" ");
      return [held, roll.running];
    });
    assert.deepEqual(running, ["jump-to", true]);
  },

  "a clicked button does not catch the space bar": async ({ make, open }) => {
    const page = await open(make("space", STORY));
    await page.getByRole("button", { name: "Mirror" }).click();
    await page.keyboard.press("Space");
    await rest(page);
    assert.equal((await glass(page)).running, true);
    assert.equal(await page.getByRole("button", { name: "Mirror" }).getAttribute("aria-pressed"), "true");
  },

  "the controls leave while the text runs": async ({ make, open }) => {
    const page = await open(make("quiet", STORY));
    const seen = () => page.evaluate(() => Number(getComputedStyle(document.getElementById("bar")).opacity));
    const comes = (opacity, what) => until(async () => (await seen()) === opacity, what);
    assert.equal(await seen(), 1);
    await page.keyboard.press("Space");
    await comes(0, "gone while the text runs");
    await page.mouse.move(400, 400);
    await page.mouse.move(420, 420);
    await comes(1, "back when a hand moves");
    await comes(0, "gone again");
    await page.keyboard.press("Tab");
    await comes(1, "the keyboard finds them too");
  },
};
