// What every part of the check needs: pages made by the program, and a browser that opens them.
"use strict";
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { chromium } = require("playwright-core");

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const BIG = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

const STORY = `[KIM CAM 2]

The mayor of Springfield resigned on Tuesday after a vote of the city council. She had led the city for nine years.

The council met for three hours behind closed doors. Seven members voted to ask for her resignation, and two voted against it.

[SOT :12]

Her deputy will lead the city until an election in the spring. He said the work of the city would go on without a break.

Voters in the north of the city said they were surprised. One shop owner said nobody there had seen it coming.

The next meeting of the council is on Thursday evening.
`;

const SENTENCES = [
  "The storm moved north along the coast during the night and lost some of its strength.",
  "Crews worked in the rain to bring back power to about nine hundred homes.",
  "Schools in three counties will open two hours late so that buses can take other roads.",
  "The governor asked people to stay away from the river until the water goes down.",
];
// A read of half an hour and a little more: paragraphs of three sentences, each told by its number.
const longStory = (paragraphs) => Array.from({ length: paragraphs }, (_, i) =>
  `This is report number ${i + 1}. ${[0, 1, 2].map((k) => SENTENCES[(i + k) % SENTENCES.length]).join(" ")}`).join("\n\n");

// The data a page carries, and the page with other data in its place.
const DATA = /(<script type="application\/json" id="data">)([^]*?)(<\/script>)/;
const dataOf = (file) => JSON.parse(DATA.exec(fs.readFileSync(file, "utf8"))[2]);
const withData = (file, to, data) => {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  fs.writeFileSync(to, fs.readFileSync(file, "utf8").replace(DATA, (_, open, __, shut) => open + json + shut));
  return to;
};

const stage = async () => {
  const program = process.env.RIPREAD;
  assert.ok(program, "RIPREAD names the program to check");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "prompter-"));
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  const contexts = [];
  const faults = [];

  // Writes an article and converts it; gives the page's path.
  const make = (name, article, ...flags) => {
    const source = path.join(folder, `${name}.md`);
    const page = path.join(folder, `${name}.html`);
    fs.writeFileSync(source, article);
    execFileSync(program, ["convert", source, "--to", "prompter", "-o", page, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
    return page;
  };

  // A show of three stories, made from one story's page.
  const makeShow = () => {
    const page = make("show-story", STORY);
    const [story] = dataOf(page).stories;
    const stories = ["A1", "A2", "B1"].map((item, i) => ({ ...story, item, slug: `STORY ${i + 1}` }));
    const trt = stories.reduce((sum, { trt }) => sum + trt, 0);
    return withData(page, path.join(folder, "show.html"), { ...dataOf(page), title: "THE SIX", slot: trt + 30, stories });
  };

  const context = async (options = {}) => {
    const made = await browser.newContext({ viewport: BIG, ...options });
    contexts.push(made);
    made.on("page", (page) => {
      page.on("pageerror", (error) => faults.push(`page error: ${error.stack}`));
      page.on("console", (line) => line.type() === "error" && faults.push(`console: ${line.text()}`));
      // What the page's own policy stops has not left.
      page.on("requestfinished", (request) => request.url().startsWith("file:") || faults.push(`request: ${request.url()}`));
      page.on("requestfailed", (request) => {
        const why = request.failure()?.errorText;
        if (!request.url().startsWith("file:") && why !== "csp") faults.push(`request: ${request.url()} ${why}`);
      });
    });
    return made;
  };

  // Opens a page; `mock` stops the clock, which then only moves by `page.clock.runFor`.
  const open = async (file, { mock = false, hash = "", within, ...options } = {}) => {
    const page = await (within ?? (await context(options))).newPage();
    if (mock) await page.clock.install({ time: 1_800_000_000_000 });
    await page.goto(`file://${file}${hash}`);
    await page.waitForFunction(() => document.querySelector("#roll .block, #roll .end"));
    await page.evaluate(() => document.fonts.ready.then(() => 0));
    if (mock) await page.clock.pauseAt(1_800_000_005_000);
    return page;
  };

  const shoot = async (page, name) => {
    if (process.env.SHOTS) await page.screenshot({ path: path.join(process.env.SHOTS, `${name}.png`) });
  };

  // Ends what a check opened, and fails it for any error or request it did not expect.
  const strike = async () => {
    for (const made of contexts.splice(0)) await made.close();
    faults.length = 0;
  };
  const sound = () => assert.deepEqual(faults.splice(0), []);

  const close = async () => {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };

  return { folder, make, makeShow, open, context, shoot, strike, sound, faults, close };
};

// Where things are on the glass, in pixels of the window.
const glass = (page) => page.evaluate(() => {
  const line = document.querySelector(".guide").getBoundingClientRect().top;
  const reads = [...document.querySelectorAll("#roll .read, #roll .tag")].map((element) => {
    const [first] = element.querySelector(".unit").getClientRects();
    return { text: element.textContent, middle: (first.top + first.bottom) / 2, top: first.top, bottom: element.getBoundingClientRect().bottom };
  });
  return { line, reads, left: document.getElementById("left").textContent, over: document.getElementById("over").textContent,
    running: document.documentElement.classList.contains("running"), share: document.getElementById("share").textContent,
    where: document.getElementById("where").textContent };
});

// Waits until something is so, asked again and again; fails saying what never was.
const until = async (so, what, within = 15_000) => {
  const end = Date.now() + within;
  while (!(await so())) {
    assert.ok(Date.now() < end, `never: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
};

// Lets that many frames be drawn.
const frames = (page, count) => page.evaluate((count) => new Promise((done) => {
  const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : done());
  next(count);
}), count);

// Waits until nothing on the page fades or moves by its style any more.
const calm = async (page) => {
  await rest(page);
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
};

// Waits until the page has looked that many times whether its file was written again.
const watched = async (page, times = 1) => {
  for (let time = 0; time < times; time += 1) await page.waitForEvent("frameattached", { timeout: 20_000 });
};

// Lets what was asked for be drawn, and a glide come to rest: however many frames that takes.
const rest = (page) => page.evaluate(() => new Promise((done) => {
  const look = () => (roll.slide || (asked && !roll.running) ? requestAnimationFrame(look) : done());
  requestAnimationFrame(() => requestAnimationFrame(look));
}));

// The read whose first line stands at the reading line, by its place; -1 for none.
const readAtLine = ({ line, reads }, within = 6) => reads.findIndex(({ middle }) => Math.abs(middle - line) < within);

const near = (a, b, by, what) => assert.ok(Math.abs(a - b) <= by, `${what}: ${a}, expected ${b} within ${by}`);

module.exports = { stage, assert, fs, path, BIG, PHONE, STORY, longStory, dataOf, withData, glass, rest, until, frames, calm, watched, readAtLine, near };
