// The tab that follows, opened from a file: by the page itself, or by hand.
"use strict";
const { assert, STORY, glass, rest, until, readAtLine, near } = require("./stage.js");

const second = (page) => page.evaluate(() => secondAt(performance.now()));
const follows = (page) => page.waitForFunction(() => leader !== null);

// Tries a leading and a following tab together.
const pair = async (first, other) => {
  const isAt = (page, read, what) => until(async () => readAtLine(await glass(page)) === read, what);
  await first.keyboard.press("PageDown");
  await isAt(other, 1, "it follows a jump");
  await first.keyboard.press("ArrowRight");
  await first.keyboard.press("Space");
  await until(async () => {
    const { running, share } = await glass(other);
    return running && share === "105 %";
  }, "it follows start and speed");
  const from = await second(first);
  await until(async () => (await second(first)) > from + 1.5, "the first tab runs");
  near(await second(other), await second(first), 0.15, "the same second after a while");
  // Its keys are the first tab's keys; its look is its own.
  await other.keyboard.press("Space");
  await first.bringToFront();
  await until(async () => !(await glass(first)).running, "its space bar stops the first tab");
  await other.keyboard.press("3");
  await other.keyboard.press("Enter");
  await first.bringToFront();
  await isAt(first, 2, "its jump moves the first tab");
  await isAt(other, 2, "and itself");
  const turned = (page) => page.evaluate(() => look.mirror);
  await other.keyboard.press("m");
  await until(() => turned(other), "it is mirrored");
  assert.equal(await turned(first), false, "each has its own mirror");
  near(await second(other), await second(first), 0.05, "the same second at rest");
};

const openSecond = async (page) => {
  const [other] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("o")]);
  await other.waitForSelector("#roll .block");
  await follows(other);
  await rest(other);
  return other;
};

module.exports = {
  "a second tab follows the first and hands its keys on": async ({ make, open, sound }) => {
    const first = await open(make("pair", STORY));
    const other = await openSecond(first);
    await pair(first, other);
    // The first tab goes: the second runs on by itself.
    await first.keyboard.press("Space");
    await until(async () => (await glass(other)).running, "it runs with the first");
    await first.close({ runBeforeUnload: false });
    await other.waitForFunction(() => leader === null);
    assert.equal((await glass(other)).running, true, "it goes on");
    await other.keyboard.press("Space");
    await until(async () => !(await glass(other)).running, "and obeys");
    sound();
  },

  "it follows without BroadcastChannel": async ({ make, open, context, sound }) => {
    const within = await context();
    await within.addInitScript(() => delete window.BroadcastChannel);
    const first = await open(make("post", STORY), { within });
    await pair(first, await openSecond(first));
    sound();
  },

  "it follows without having been opened by the first": async ({ make, open, context, sound }) => {
    const within = await context();
    const file = make("apart", STORY);
    const first = await open(file, { within });
    const other = await open(file, { within, hash: "#follow" });
    await follows(other);
    assert.equal(await other.evaluate(() => window.opener), null);
    await pair(first, other);
    sound();
  },

  "pages of other stories are left alone": async ({ make, open, context }) => {
    const within = await context();
    const mine = make("mine", STORY);
    const first = await open(mine, { within });
    const other = await open(make("theirs", STORY), { within, hash: "#follow" });
    const own = await open(mine, { within, hash: "#follow" });
    await first.bringToFront();
    await first.keyboard.press("Space");
    // What its own second tab has heard, the other has had time to hear.
    await until(async () => (await glass(own)).running, "its own second tab runs");
    await rest(other);
    assert.equal((await glass(other)).running, false);
  },

  "a forged message does nothing": async ({ make, open }) => {
    const page = await open(make("forged", STORY));
    await page.evaluate(async () => {
      const messages = [
        null, 7, { address }, { address, from: "x", number: 1, kind: "state", second: 30, speed: 9, running: true },
        { address, from: "x", number: 2, kind: "do", to: me, name: "constructor" },
        { address, from: "x", number: 3, kind: "do", to: me, name: "setSpeed", argument: "<b>" },
        { address, from: "x", number: 4, kind: "text", raw: '{"stories":[]}' }, { copy: '{"stories":[]}' },
      ];
      for (const message of messages) {
        window.postMessage(message, "*");
        new BroadcastChannel(address).postMessage(message);
      }
      // Messages come in the order they were sent: after these two have come, so have all.
      const came = (target, send) => new Promise((done) => {
        target.addEventListener("message", (event) => event.data === "last" && done());
        send("last");
      });
      await came(window, (last) => window.postMessage(last, "*"));
      await came(new BroadcastChannel(address), (last) => new BroadcastChannel(address).postMessage(last));
    });
    await rest(page);
    const { running, reads, share } = await glass(page);
    assert.deepEqual([running, reads.length, share], [false, 5, "100 %"]);
  },
};
