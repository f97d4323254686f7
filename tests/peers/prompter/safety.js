// Hostile text is text; nothing runs that is not the page's own, and nothing leaves.
"use strict";
const { assert, STORY, dataOf, glass, withData, rest, watched, path, fs } = require("./stage.js");

const HOSTILE = [
  "</script><script>window.hit = 1</script>", "<img src=x onerror=window.hit=2>", "]]> --> <!-- <![CDATA[",
  "{\\rtf1 {{data}} {{script}} ${window.hit = 3}", "\\u003c/script\\u003e", "javascript:window.hit=4", "\u202eABC\u202c \u2066x\u2069 \u0000\u0007\u001b[31m",
  "\u2028\u2029 '\"`", "&lt;script&gt;window.hit=5&lt;/script&gt;", "__proto__ constructor",
];

module.exports = {
  "hostile words come out as words": async ({ folder, make, open, sound }) => {
    const file = make("hostile", STORY);
    const data = dataOf(file);
    const said = HOSTILE.map((text) => text.replace(/[\u0000-\u001f]/g, ""));
    data.title = said[0];
    data.stories[0].slug = said[0];
    data.stories[0].item = said[1];
    data.stories[0].blocks = said.flatMap((text) => [
      { kind: "read", seconds: 3, words: text.split(" ") }, { kind: "cue", seconds: 0, text }, { kind: "sot", seconds: 2, text, bite: text },
    ]);
    const page = await open(withData(file, path.join(folder, "hostile-data.html"), data));
    const dialogs = [];
    page.on("dialog", (dialog) => dialogs.push(dialog.message()) && dialog.dismiss());
    for (const key of ["PageDown", "g", "Escape", "]", "?", "Escape"]) await page.keyboard.press(key);
    await watched(page, 2);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.deepEqual(dialogs, []);
    const shown = await page.evaluate(() => [...document.querySelectorAll("#roll .read")].map((read) => read.textContent));
    assert.deepEqual(shown, said);
    assert.equal(await page.evaluate(() => document.querySelectorAll("#roll :is(script, img, a, iframe)").length), 0);
    sound();
  },

  "a hostile article makes a harmless page": async ({ make, open, sound }) => {
    const article = `${HOSTILE.slice(0, 6).join("\n\n")}\n\nThe mayor said hello & goodbye <b>today</b>.\n\n${STORY}`;
    const file = make("article", article);
    const page = await open(file);
    await rest(page);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal((fs.readFileSync(file, "utf8").match(/<script/g) ?? []).length, 2);
    sound();
  },

  "the policy holds: no inline script, no handler, no style, no request": async ({ make, open, faults }) => {
    const page = await open(make("policy", STORY));
    const wanted = ["connect-src", "frame-src", "img-src", "script-src-elem", "style-src-attr", "style-src-elem", "script-src"];
    const blocked = await page.evaluate(async (wanted) => {
      const seen = [];
      document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
      const add = (html) => document.body.append(document.createRange().createContextualFragment(html));
      add("<script>window.hit = 1</script>");
      add('<script src="https://example.test/x.js"></script>');
      add('<img src="https://example.test/x.png" onerror="window.hit = 2">');
      add('<p style="color: red">x</p>');
      add('<iframe src="https://example.test/"></iframe>');
      add('<link rel="stylesheet" href="https://example.test/x.css">');
      await fetch("https://example.test/").catch(() => 0);
      try {
        new WebSocket("wss://example.test/");
      } catch {
        seen.push("socket");
      }
      setTimeout("window.hit = 3", 0);
      // What is refused is told later: each of these, or the time is up.
      const end = performance.now() + 10_000;
      const told = () => wanted.every((directive) => seen.includes(directive)) || performance.now() > end;
      while (!told()) await new Promise((done) => setTimeout(done, 20));
      return { seen: [...new Set(seen)].sort(), hit: window.hit };
    }, wanted);
    assert.equal(blocked.hit, undefined);
    for (const directive of wanted) {
      assert.ok(blocked.seen.includes(directive), `${directive} of ${blocked.seen}`);
    }
    const requests = faults.filter((fault) => fault.startsWith("request:"));
    assert.deepEqual(requests, []);
    return blocked.seen.join(" ");
  },

  "a word of 100 KB stays within the page and the page stays quick": async ({ folder, make, open, sound }) => {
    const file = make("huge", STORY);
    const data = dataOf(file);
    data.stories[0].blocks[1].words.splice(3, 0, "A".repeat(100_000), ["B".repeat(100_000), "spoken", 1]);
    const page = await open(withData(file, path.join(folder, "huge-data.html"), data));
    const began = Date.now();
    await page.evaluate(() => change("words", 4));
    const wide = await page.evaluate(() => Math.max(...[...document.querySelectorAll("#roll .unit")].map((unit) => unit.getBoundingClientRect().right)) - innerWidth);
    assert.ok(wide <= 1, `${wide} px too wide`);
    await page.keyboard.press("End");
    await page.keyboard.press("Space");
    sound();
    return `laid out anew in ${Date.now() - began} ms`;
  },

  "no request leaves in a whole read": async ({ make, open, sound }) => {
    const page = await open(make("silent", STORY));
    for (const key of ["Space", "PageDown", "m", "s", "s", "?", "Escape", "End"]) await page.keyboard.press(key);
    await watched(page, 2);
    sound();
  },
};
