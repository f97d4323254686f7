// Hands and feet: what keys, buttons, wheel and finger do.

const jumpToStop = (index) => {
  const stop = text.stops[clamp(index, 0, text.stops.length - 1)];
  if (!stop) return;
  seek(stop.time);
  const where = stop.number ? `Paragraph ${stop.number} of ${text.paragraphs}` : stop.label;
  tell(`${where}: ${stop.element.textContent.slice(0, 60)}`);
};

// Back goes to the top of the paragraph being read, or, near that top, to the one before.
const stepBack = () => {
  settle();
  const i = stopAt(roll.second);
  const near = i >= 0 && roll.second - text.stops[i].time < 1.2 * roll.speed;
  jumpToStop(near ? i - 1 : i);
};

const stepOn = () => {
  settle();
  const i = roll.second < (text.stops[0]?.time ?? 0) ? -1 : stopAt(roll.second);
  if (i + 1 < text.stops.length) jumpToStop(i + 1);
  else jumpToEnd();
};

const jumpToEnd = () => {
  seek(text.trt);
  tell("End of the script");
};

const jumpToStory = (index) => {
  const story = text.stories[clamp(index, 0, text.stories.length - 1)];
  if (!story) return;
  seek(story.time);
  tell(`${story.item} ${story.slug}`.trim());
};

const resetClock = () => {
  roll.begun = roll.running ? wall() : null;
  roll.ended = null;
  tell("Clock set back");
  wake();
};

const jumpToTop = () => {
  seek(0);
  resetClock();
  tell("Top of the script");
};

// An item number, then a paragraph number (P12 says so), then the beginning of a slug.
const findPlace = (said) => {
  const wanted = said.trim().toUpperCase();
  if (!wanted) return null;
  const item = text.stories.findIndex((story) => story.item.toUpperCase() === wanted);
  if (item >= 0) return { story: item };
  const number = /^[P¶]?\s*(\d+)$/.exec(wanted);
  const stop = number ? text.stops.findIndex((other) => other.number === Number(number[1])) : -1;
  if (stop >= 0) return { stop };
  const slug = text.stories.findIndex((story) => story.slug.toUpperCase().startsWith(wanted));
  return slug >= 0 ? { story: slug } : null;
};

// What the leading tab does; a tab that follows asks it to.
const DEEDS = {
  toggle: () => (roll.running ? stop() : start()),
  on: stepOn,
  back: stepBack,
  nextItem: () => jumpToStory(storyAt(secondAt(performance.now())) + 1),
  previousItem: () => {
    const now = secondAt(performance.now());
    const i = storyAt(now);
    jumpToStory(now - (text.stories[i]?.time ?? 0) < 2 ? i - 1 : i);
  },
  faster: () => setSpeed(roll.speed + 0.05),
  slower: () => setSpeed(roll.speed - 0.05),
  pace: () => setSpeed(1),
  top: jumpToTop,
  end: jumpToEnd,
  reset: resetClock,
  lineOn: () => seek(course.time(course.place(secondAt(performance.now())) + line)),
  lineBack: () => seek(course.time(course.place(secondAt(performance.now())) - line)),
  move: (lines) => movePixels(clamp(lines, -200, 200) * line),
  hold: (on) => {
    settle();
    roll.held = on === true;
    wake();
  },
  find: (said) => {
    const place = findPlace(String(said));
    if (place?.story !== undefined) jumpToStory(place.story);
    else if (place) jumpToStop(place.stop);
  },
};

const change = (key, value) => {
  look[key] = fitting(key, value);
  remember("localStorage", STORE, look);
  paint();
  measure();
  showLooks();
  for (const button of document.querySelectorAll(`[data-do="${key}"]`)) button.setAttribute("aria-pressed", look[key]);
};

const turn = (key, steps = 1) => {
  const kind = LOOKS[key][2];
  if (!kind) change(key, !look[key]);
  else if (Array.isArray(kind)) change(key, look[key] + steps * kind[2]);
  else {
    const choices = Object.keys(kind);
    change(key, choices[(choices.indexOf(look[key]) + steps + choices.length) % choices.length]);
  }
  tell(lookText(key));
};

// What each tab does for itself.
const OWN = {
  mirror: () => turn("mirror"),
  flip: () => turn("flip"),
  bigger: () => turn("size"),
  smaller: () => turn("size", -1),
  moreWords: () => turn("words"),
  fewerWords: () => turn("words", -1),
  wider: () => turn("margin", -1),
  narrower: () => turn("margin"),
  lineUp: () => turn("line", -1),
  lineDown: () => turn("line"),
  guide: () => turn("guide"),
  theme: () => turn("theme"),
  clock: () => turn("clock"),
  full: () => {
    const asked = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
    if (asked) asked.catch(() => tell("Full screen was refused"));
    else tell("This browser has no full screen");
  },
  second: () => openSecond(),
  settings: () => ($("settings").open ? closePanel("settings") : openPanel("settings")),
  jump: () => openPanel("jump"),
  help: () => ($("help").open ? closePanel("help") : openPanel("help")),
  pedalBack: () => act({ paragraph: "back", start: "back", speed: "slower" }[look.pedal]),
  pedalOn: () => act({ paragraph: "on", start: "toggle", speed: "faster" }[look.pedal]),
};

const act = (name, argument) => {
  if (Object.hasOwn(OWN, name)) OWN[name]();
  else if (!askLeader(name, argument)) perform(name, argument);
};

const perform = (name, argument) => {
  if (!Object.hasOwn(DEEDS, name)) return;
  DEEDS[name](argument);
  broadcast();
};

// Key as the browser names it → deed.
const KEYS = {
  " ": "toggle", Enter: "toggle", PageDown: "pedalOn", PageUp: "pedalBack",
  ArrowRight: "faster", ArrowLeft: "slower", Backspace: "pace", ArrowDown: "lineOn", ArrowUp: "lineBack",
  Home: "top", End: "end", "]": "nextItem", "[": "previousItem", g: "jump", r: "reset",
  "+": "bigger", "=": "bigger", "-": "smaller", w: "moreWords", W: "fewerWords", n: "narrower", N: "wider",
  l: "lineDown", L: "lineUp", k: "guide", m: "mirror", v: "flip", d: "theme", c: "clock",
  f: "full", o: "second", s: "settings", "?": "help", h: "help",
};

// The same for people: the keys and what they do.
const HELP = [
  [["Space", "Enter"], "Start, stop"],
  [["Page Up", "Page Down"], "Paragraph back, on: a foot pedal"],
  [["←", "→"], "Slower, faster by 5 %"],
  [["Backspace"], "The anchor’s own pace"],
  [["↑", "↓"], "A line back, on"],
  [["[", "]"], "Story back, on"],
  [["G", "0–9"], "Jump to a paragraph or item"],
  [["Home"], "Top, and the clock set back"],
  [["End"], "End"],
  [["R"], "Set the clock back"],
  [["F"], "Full screen"],
  [["−", "+"], "Text size"],
  [["W", "Shift W"], "More, fewer words a line"],
  [["N", "Shift N"], "Wider, narrower margin"],
  [["L", "Shift L"], "Reading line down, up"],
  [["K"], "Reading mark"],
  [["M"], "Mirror left to right"],
  [["V"], "Flip top to bottom"],
  [["D"], "Light on dark, dark on light"],
  [["C"], "Clock on the glass"],
  [["O"], "Second screen that follows"],
  [["S", "?"], "Settings, these keys"],
];

// A letter without Shift also answers with the caps lock on, unless it has a deed of its own then.
const deedOf = (key) => {
  if (Object.hasOwn(KEYS, key)) return KEYS[key];
  const small = key.toLowerCase();
  return Object.hasOwn(KEYS, small) ? KEYS[small] : undefined;
};

const onKey = (event) => {
  if (event.key === "Tab") stir();
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape" && $("settings").open) return closePanel("settings");
  // Until the next frame a panel that was closed keeps the focus: its field must not eat the key.
  const aimed = event.target instanceof Element && !event.target.closest("dialog:not([open])");
  const target = aimed ? event.target : document.body;
  const pedal = event.key === "PageDown" || event.key === "PageUp";
  if (document.querySelector("dialog:modal")) return event.key === "?" && $("help").open ? closePanel("help") : undefined;
  if (target.closest("input, select, textarea") && !pedal) return;
  if (target.closest("button") && (event.key === " " || event.key === "Enter")) return;
  if (event.key.length === 1 && event.key !== " " && !look.letters) return;
  if (/^\d$/.test(event.key)) {
    event.preventDefault();
    return openPanel("jump", event.key);
  }
  const deed = deedOf(event.key);
  if (!deed) return;
  event.preventDefault();
  // A key held down repeats: that is right for speed and lines, never for start and stop.
  if (event.repeat && deed === "toggle") return;
  act(deed);
};

const onWheel = (event) => {
  if (event.ctrlKey) return;
  event.preventDefault();
  const amount = event.deltaY || event.deltaX;
  if (event.shiftKey) return act(amount < 0 ? "faster" : "slower");
  const pixels = amount * [1, line, innerHeight * 0.8][event.deltaMode];
  act("move", (look.flip ? -pixels : pixels) / line);
};

// A finger, a pen or a held mouse button drags the text; a tap starts and stops it.
const followFinger = () => {
  let grip = null;
  stage.addEventListener("pointerdown", (event) => {
    if (grip || event.button !== 0) return;
    grip = { id: event.pointerId, from: event.clientY, last: event.clientY, moved: false };
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerId !== grip?.id) return;
    if (!grip.moved && Math.abs(event.clientY - grip.from) < 8) return;
    if (!grip.moved) act("hold", true);
    grip.moved = true;
    const pixels = (grip.last - event.clientY) * (look.flip ? -1 : 1);
    grip.last = event.clientY;
    act("move", pixels / line);
  });
  const letGo = (event) => {
    if (event.pointerId !== grip?.id) return;
    const { moved } = grip;
    grip = null;
    if (moved) act("hold", false);
    else if (event.type === "pointerup" && event.pointerType !== "mouse") act("toggle");
  };
  for (const type of ["pointerup", "pointercancel"]) stage.addEventListener(type, letGo);
};
