// New text without losing the place. A page may not read its own file, but it may show it: a
// hidden frame loads the file again and hands its data to the page. That works from a file and
// from a server alike, touches nothing but the page's own address, and leaves the roll running.

let raw = $("data").textContent;
let copyFrame = null; // the hidden frame
let changed = performance.now(); // when the text last did

// Enough to tell two texts apart.
const textId = () => {
  let hash = 0;
  for (let i = 0; i < raw.length; i += 1) hash = (Math.imul(hash, 31) + raw.charCodeAt(i)) | 0;
  return `${raw.length} ${hash}`;
};

const topOf = (laid, second) => {
  const i = laid.stops.length ? lastAtMost(laid.stops.map((stop) => stop.time), second) : -1;
  return laid.stops[i]?.element.offsetTop ?? 0;
};

// The stops that the old text had not are marked until the next change.
const markFresh = (old) => {
  const pairs = pairsOf(old.stops.map((stop) => stop.key), text.stops.map((stop) => stop.key));
  const same = new Set(pairs.map(([, fresh]) => fresh));
  const fresh = text.stops.filter((_, i) => !same.has(i));
  for (const stop of fresh) stop.element.classList.add("fresh");
  return fresh.length;
};

const takeText = (fresh) => {
  if (typeof fresh !== "string" || fresh === raw) return;
  const next = readScript(fresh);
  if (!next) return;
  settle();
  const old = text;
  const offset = topOf(old, roll.second) - course.place(roll.second);
  const untouched = roll.begun === null && roll.second === 0;
  [raw, script, changed] = [fresh, next, performance.now()];
  text = setText(rollBox, script);
  const second = untouched ? 0 : placeInNew(old.stops, text.stops, roll.second);
  const count = markFresh(old);
  measure();
  roll.second = clamp(second, course.from, course.to);
  roll.slide = untouched || still.matches ? 0 : clamp(topOf(text, roll.second) - course.place(roll.second) - offset, -line, line);
  document.title = titleOf(script);
  tell(count ? `New text: ${count} ${count === 1 ? "paragraph" : "paragraphs"} changed` : "New text: something was cut or moved");
  if (!following) {
    post("text", { raw });
    broadcast();
  }
};

const loadCopy = () => {
  copyFrame?.remove();
  copyFrame = create("iframe", { hidden: true, src: `${location.href.split("#")[0]}#copy`, title: "New text" });
  copyFrame.setAttribute("aria-hidden", "true");
  copyFrame.tabIndex = -1;
  document.body.append(copyFrame);
};

// Every two seconds; after ten minutes without a change every ten.
const watch = () => {
  const idle = performance.now() - changed > 600_000;
  if (look.follow && !following && document.visibilityState === "visible") loadCopy();
  setTimeout(watch, idle ? 10_000 : 2000);
};

const startWatch = () => {
  addEventListener("message", (event) => {
    if (!copyFrame || event.source !== copyFrame.contentWindow || event.data?.copy === undefined) return;
    copyFrame.remove();
    copyFrame = null;
    takeText(event.data.copy);
  });
  setTimeout(watch, 2000);
};
