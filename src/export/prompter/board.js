// The board: the clock on the glass, the controls' figures, and what is told to a screen reader.

const put = (element, value) => {
  if (element.textContent !== value) element.textContent = value;
};

// The seconds the whole read may take: what was typed, else the show's own end, else its TRT.
const SLOTS = "ripread.prompter.slots";
let slot = recall("localStorage", SLOTS)?.[location.pathname] ?? null;
if (typeof slot !== "number" || !(slot > 0)) slot = null;
const slotNow = () => slot ?? script.slot ?? text.trt;

const keepSlot = (seconds) => {
  slot = seconds;
  const others = Object.entries(recall("localStorage", SLOTS) ?? {}).filter(([path]) => path !== location.pathname);
  remember("localStorage", SLOTS, Object.fromEntries([...others.slice(-30), [location.pathname, seconds]]));
};

const elapsedAt = (now) => (roll.begun === null ? 0 : Math.max(0, (roll.ended ?? wall(now)) - roll.begun) / 1000);

// How long the read will have been when it ends, at the speed it has now, against its slot.
const overAt = (second, now) => {
  const over = elapsedAt(now) + Math.max(0, text.trt - second) / roll.speed - slotNow();
  if (Math.abs(over) < 1) return "ON TIME";
  return `${over > 0 ? "OVER" : "UNDER"} ${clockOf(Math.floor(Math.abs(over)))}`;
};

// The time of day: two digits each, as a rundown has it.
const timeOfDay = (moment) => {
  const day = new Date(moment);
  return [day.getHours(), day.getMinutes(), day.getSeconds()].map((part) => `${part}`.padStart(2, "0")).join(":");
};

// When the script will be off, at the speed it has now and, while it rests, if it went on at once;
// when it was, once it has ended. While it runs the moment stands still, so it is reckoned from the
// moment the movement began; what the wall clock was set by since the page was opened is added.
const offAt = (end, now) => {
  const [from, second] = roll.running && !roll.held ? [roll.since, roll.second] : [now, secondAt(now)];
  const set = Math.round((Date.now() - wall(performance.now())) / 1000) * 1000;
  const left = (1000 * Math.max(0, end - Math.max(0, second))) / roll.speed;
  return timeOfDay(Math.round(((roll.ended ?? wall(from) + left) + set) / 1000) * 1000);
};

const whereText = (second, now) => {
  const stop = text.stops[stopAt(second)];
  const parts = [];
  if (stop?.number) parts.push(`¶ ${stop.number} of ${text.paragraphs}`);
  if (stop?.label) parts.push(`${stop.label} ${clockOf(stop.time + stop.seconds - second)}`);
  const story = script.stories.length > 1 ? text.stories[storyAt(second)] : null;
  if (story) parts.push(`story ${clockOf(story.end - second)}, off ${offAt(story.end, now)}`);
  return parts.join("  ·  ");
};

const showBoard = (second, now) => {
  const story = text.stories[storyAt(second)];
  put($("item"), story?.item ?? "");
  put($("slug"), story?.slug ?? "");
  put($("where"), whereText(second, now));
  put($("left"), clockOf((text.trt - Math.max(0, second)) / roll.speed));
  put($("over"), `${overAt(second, now)}  ·  ${slot || script.slot ? "SLOT" : "TRT"} ${clockOf(slotNow())}`);
  put($("off"), `OFF ${offAt(text.trt, now)}`);
  $("over").classList.toggle("late", $("over").textContent.startsWith("OVER"));
  $("thread").style.transform = `scaleX(${text.trt > 0 ? clamp(second / text.trt, 0, 1) : 0})`;
  document.documentElement.classList.toggle("running", roll.running);
  put($("go-word"), roll.running ? "Stop" : "Start");
  put($("share"), `${Math.round(roll.speed * 100)} %`);
  put($("rate"), story?.rate > 0 ? `${Math.round(story.rate * roll.speed)} wpm` : "");
};

let toastEnds = 0;
const tell = (message) => {
  put($("live"), message);
  put($("toast"), message);
  $("toast").classList.add("on");
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => $("toast").classList.remove("on"), 1400);
};

// The controls show while the text rests, and for a while after a hand has moved.
let quiet = 0;
const stir = () => {
  document.documentElement.classList.remove("quiet");
  clearTimeout(quiet);
  quiet = setTimeout(() => document.documentElement.classList.add("quiet"), 2200);
};
