// A page open while its file is written again: new words, the same place.
"use strict";
const { assert, fs, path, STORY, glass, readAtLine, near, rest, until, watched } = require("./stage.js");
const { spawn } = require("node:child_process");

const NEW = "The mayor’s lawyer said she would not appeal. He spoke to reporters on the steps of the city hall.";
const paragraphs = STORY.trim().split("\n\n");
// The story with a paragraph before the one at that place of its paragraphs.
const withNew = (at) => [...paragraphs.slice(0, at), NEW, ...paragraphs.slice(at)].join("\n\n");
const taken = (page, count) =>
  page.waitForFunction((count) => document.querySelectorAll("#roll .read").length === count, count, { timeout: 15_000 });

module.exports = {
  "new text above leaves the place where it was": async ({ make, open, sound }) => {
    const page = await open(make("above", STORY));
    await page.keyboard.press("3");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await rest(page);
    const before = await glass(page);
    make("above", withNew(1));
    await taken(page, 6);
    await rest(page);
    const after = await glass(page);
    assert.equal(after.reads[3].text, before.reads[2].text);
    const moved = after.reads[3].middle - before.reads[2].middle;
    assert.ok(Math.abs(moved) < 12, `the paragraph being read moved by ${moved} px`);
    assert.equal(await page.locator(".fresh").count(), 1, "the new paragraph is marked");
    assert.match(await page.textContent("#live"), /New text: 1 paragraph changed/);
    sound();
    return `moved by ${moved.toFixed(1)} px`;
  },

  "a running page takes the text and runs on": async ({ make, open, sound }) => {
    const page = await open(make("running", STORY));
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    await page.waitForFunction((from) => secondAt(performance.now()) > from + 1, await page.evaluate(() => secondAt(performance.now())));
    // Watches every frame for the place of the paragraph being read: no jump when the text comes.
    await page.evaluate((words) => {
      window.places = [];
      const note = () => {
        const read = [...document.querySelectorAll("#roll .read")].find((read) => read.textContent.startsWith(words));
        window.places.push(read.getBoundingClientRect().top);
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    }, (await glass(page)).reads[1].text.slice(0, 30));
    make("running", withNew(6));
    await taken(page, 6);
    const moved = () => window.places.at(-1) < window.places[0] - 10;
    await page.waitForFunction(moved, null, { timeout: 10_000 }).catch(() => {});
    const places = await page.evaluate(() => window.places);
    const jumps = places.slice(1).map((place, i) => Math.abs(place - places[i]));
    assert.ok(Math.max(...jumps) < 40, `it jumped by ${Math.max(...jumps)} px`);
    assert.ok(places.at(-1) < places[0] - 10, "it runs on");
    assert.equal((await glass(page)).running, true);
    sound();
    return `${places.length} frames, at most ${Math.max(...jumps).toFixed(1)} px between two`;
  },

  "the paragraph being read may be rewritten, cut or moved": async ({ make, open }) => {
    const page = await open(make("rewritten", STORY));
    await page.keyboard.press("3");
    await page.keyboard.press("Enter");
    await rest(page);
    make("rewritten", STORY.replace("Her deputy will lead", "Deputy mayor Ann Lee will lead"));
    await page.waitForFunction(() => document.querySelector("#roll").textContent.includes("ANN LEE"), null, { timeout: 15_000 });
    await rest(page);
    assert.equal(readAtLine(await glass(page), 12), 2, "rewritten: the same paragraph");
    const cut = paragraphs.filter((paragraph) => !paragraph.startsWith("Her deputy"));
    make("rewritten", cut.join("\n\n"));
    await taken(page, 4);
    await rest(page);
    assert.equal(readAtLine(await glass(page), 12), 2, "cut: the one that followed");
    const [voters] = cut.splice(4, 1);
    make("rewritten", [cut[0], voters, ...cut.slice(1)].join("\n\n"));
    await page.waitForFunction(() => document.querySelector("#roll .read").textContent.startsWith("VOTERS"), null, { timeout: 15_000 });
    await rest(page);
    assert.equal(readAtLine(await glass(page), 12), 0, "moved: where it went");
  },

  "at the top a new first paragraph is at the top": async ({ make, open }) => {
    const page = await open(make("top", STORY));
    make("top", withNew(1));
    await taken(page, 6);
    await rest(page);
    assert.equal(readAtLine(await glass(page)), 0);
  },

  "the second tab gets the new text too": async ({ make, open }) => {
    const page = await open(make("both", STORY));
    const [other] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("o")]);
    await other.waitForSelector("#roll .block");
    await page.bringToFront();
    make("both", withNew(4));
    await taken(page, 6);
    await taken(other, 6);
  },

  "it can be turned off, and a broken file changes nothing": async ({ make, open, folder, sound, faults }) => {
    const file = make("broken", STORY);
    const page = await open(file);
    fs.writeFileSync(file, "<!doctype html><title>half</title>");
    await watched(page, 2);
    fs.rmSync(file);
    await watched(page, 2);
    assert.equal((await glass(page)).reads.length, 5);
    make("broken", STORY);
    await page.keyboard.press("s");
    await page.getByLabel("Take the new text when the file changes").uncheck();
    make("broken", withNew(1));
    // A page that takes no new text does not even look: not in three turns of its watch.
    const stopped = await open(file, { mock: true, within: page.context() });
    const looks = [];
    stopped.on("frameattached", (frame) => looks.push(frame.url()));
    await stopped.clock.runFor(6500);
    assert.deepEqual(looks, []);
    assert.equal((await glass(page)).reads.length, 5);
    faults.length = 0;
  },

  "convert --watch feeds an open page": async ({ make, open, folder, sound }) => {
    const file = make("watched", STORY);
    const source = path.join(folder, "watched.md");
    const written = fs.statSync(file).mtimeMs;
    const program = spawn(process.env.RIPREAD, ["convert", source, "--to", "prompter", "-o", file, "--watch"], { stdio: "ignore" });
    try {
      const page = await open(file);
      // The program watches once it has written the page itself.
      await until(() => fs.statSync(file).mtimeMs > written, "the program writes the page");
      fs.writeFileSync(source, withNew(1));
      await taken(page, 6);
      assert.equal(program.exitCode, null, "the watching program runs on");
      sound();
    } finally {
      program.kill();
    }
  },
};
