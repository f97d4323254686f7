// The roll: which second of the script stands at the reading line, and the frame that shows it.
// The second is reckoned from the clock, never summed frame by frame: a late frame, a busy machine
// or a hidden tab cannot make the page drift from its TRT.

const $ = (id) => document.getElementById(id);
const [stage, glass, rollBox] = [$("stage"), $("glass"), $("roll")];

let script = JSON.parse($("data").textContent);
let text = null; // what setText gave back
let course = null;
let line = 1; // height of a line in pixels

const roll = {
  second: 0, // at moment `since`
  since: 0, // of performance.now()
  running: false,
  held: false, // by a finger
  speed: 1,
  begun: null, // when it first started, in milliseconds of the wall clock
  ended: null, // when it came to its end
  slide: 0, // pixels a jump has yet to glide
};

// Milliseconds of a clock that all tabs share and that nobody sets back.
const wall = (now = performance.now()) => performance.timeOrigin + now;

const secondAt = (now) => {
  if (!roll.running || roll.held) return roll.second;
  const gone = (Math.max(0, now - roll.since) / 1000) * roll.speed;
  return roll.second >= text.trt ? roll.second : Math.min(roll.second + gone, text.trt);
};

// Fixes the second reached so far, before anything about the movement changes.
const settle = () => {
  const now = performance.now();
  roll.second = secondAt(now);
  roll.since = now;
};

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

const seek = (second, glide = true) => {
  settle();
  const before = course.place(roll.second);
  roll.second = clamp(second, course.from, course.to);
  if (roll.second < text.trt) roll.ended = null;
  const gap = before - course.place(roll.second);
  // A glide over more than two screens would be a blur: the text is simply there.
  const glides = glide && !still.matches && Math.abs(gap) < 2 * innerHeight;
  roll.slide = glides ? roll.slide + gap : 0;
  wake();
};

const movePixels = (pixels) => seek(course.time(course.place(secondAt(performance.now())) + pixels), false);

const start = () => {
  if (roll.running) return;
  settle();
  if (roll.second >= text.trt) return tell("At the end. Home goes to the top.");
  roll.running = true;
  roll.begun ??= wall();
  keepAwake(true);
  tell(`Running, ${paceText()}`);
  wake();
};

const stop = (why = "Stopped") => {
  if (!roll.running) return;
  settle();
  roll.running = false;
  keepAwake(false);
  tell(why);
  wake();
};

const setSpeed = (speed) => {
  settle();
  roll.speed = clamp(Math.round(speed * 100) / 100, 0.2, 4);
  tell(paceText());
  wake();
};

const paceText = () => {
  const rate = text.stories[storyAt(roll.second)]?.rate;
  const share = `${Math.round(roll.speed * 100)} %`;
  return rate > 0 ? `${share}, ${Math.round(rate * roll.speed)} words a minute` : share;
};

const stopAt = (second) => (text.stops.length ? lastAtMost(text.stops.map((stop) => stop.time), second) : -1);
// Of stories that start at one second the last one is on: those before it take no time.
const storyAt = (second) => lastAtMost(text.stories.map((story) => story.time), second + 1e-6);

// The height the text has moved, by the settings' way of moving.
const shownPlace = (second) => {
  const place = course.place(second);
  if (look.motion !== "line" || !roll.running) return place;
  const stop = text.stops[stopAt(second)];
  const from = stop ? course.place(stop.time) : 0;
  return place < from ? place : from + Math.floor((place - from) / line + 1e-6) * line;
};

let asked = 0; // the frame asked for
let shown = 0; // when the last frame was
let guideAt = 0; // pixels from the top to the reading line

const wake = () => {
  if (!asked) asked = requestAnimationFrame(frame);
};

const frame = (now) => {
  asked = 0;
  const second = secondAt(now);
  if (roll.running && !roll.held && second >= text.trt) finish();
  const gone = Math.min(100, Math.max(0, now - shown));
  shown = now;
  roll.slide = Math.abs(roll.slide) < 0.5 ? 0 : roll.slide * Math.exp(-gone / 70);
  const up = guideAt - shownPlace(second) - roll.slide;
  rollBox.style.transform = `translate3d(0, ${up.toFixed(2)}px, 0)`;
  showBoard(second, now);
  if ((roll.running && !roll.held) || roll.slide) wake();
};

const finish = () => {
  stop("End of the script");
  roll.ended = wall();
  broadcast();
};

// Measures the text anew after anything that changes its form, and keeps the place.
const measure = () => {
  breakLines(rollBox, look.words);
  const found = knotsOf(rollBox, text);
  course = layCourse(found.knots);
  line = found.line;
  guideAt = (glass.clientHeight * look.line) / 100;
  roll.slide = 0;
  wake();
};

// A screen that goes dark on air is a catastrophe; browsers that cannot promise it stay as they are.
let lock = null;
const keepAwake = async (on) => {
  try {
    if (on && document.visibilityState === "visible") lock ??= await navigator.wakeLock.request("screen");
    else if (!on) await lock?.release().finally(() => (lock = null));
  } catch {
    lock = null;
  }
};
