// The script as elements, and where each of its paragraphs stands.

const create = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  Object.assign(element, properties);
  element.append(...children);
  return element;
};

// Seconds as m:ss or h:mm:ss; a part of a second counts whole, so a countdown ends at 0:00.
const clockOf = (seconds) => {
  const whole = Math.max(0, Math.ceil(seconds - 0.001));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = `${String(whole % 60).padStart(2, "0")}`;
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
};

// `0:45`, `45`, `1:02:03` as seconds; null where it is none of them.
const secondsOf = (text) => {
  if (!/^\s*\d+(:[0-5]?\d){0,2}(\.\d+)?\s*$/.test(text)) return null;
  return text.trim().split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
};

// The page's data; null where it is not that (a file caught half way, another page at its address).
const readScript = (raw) => {
  try {
    const script = JSON.parse(raw);
    return Array.isArray(script?.stories) ? script : null;
  } catch {
    return null;
  }
};

// A word is a string, or [text, kind, bound to the next: 1 or 0].
const wordOf = (word) => (typeof word === "string" ? [word, "spoken", 0] : word);

// Words that a line end may not part, as lists; a cue or pronouncer of several words is one list,
// and a dash stays with the word before it: no line begins with one.
const unitsOf = (words) => {
  const units = [];
  let open = null;
  for (const [text, kind, bound] of words.map(wordOf)) {
    const joins = open && (open.bound || kind === "mark" || (kind !== "spoken" && kind === open.kind));
    if (joins) open.words.push([text, kind]);
    else units.push((open = { words: [[text, kind]] }));
    Object.assign(open, { bound, kind });
  }
  return units.map((unit) => unit.words);
};

const TAGS = { spoken: null, mark: null, cue: "b", pronouncer: "i" };

const unitElement = (words) => {
  const spoken = words.filter(([, kind]) => kind === "spoken").length;
  const cueOnly = words.every(([, kind]) => kind === "cue");
  const whole = !cueOnly && (words.length > 1 || /[-–—/.@&]./.test(words[0][0]));
  const unit = create("span", { className: whole ? "unit whole" : "unit" });
  unit.spoken = spoken;
  for (let i = 0; i < words.length;) {
    const kind = words[i][1];
    const run = [];
    while (i < words.length && words[i][1] === kind) run.push(words[i++][0]);
    const text = run.join(" ");
    if (unit.hasChildNodes()) unit.append(" ");
    unit.append(TAGS[kind] ? create(TAGS[kind], { className: kind }, text) : text);
  }
  return unit;
};

const readElement = (block) => {
  const paragraph = create("p", { className: `block ${block.kind}` });
  unitsOf(block.words ?? []).forEach((words, i) => paragraph.append(...(i ? [" "] : []), unitElement(words)));
  return paragraph;
};

const cueElement = (block) => {
  const paragraph = create("p", { className: `block ${block.kind}` }, ...(block.text ? [create("b", { className: "cue" }, block.text)] : []));
  if (block.seconds > 0) paragraph.append(" ", create("span", { className: "length" }, clockOf(block.seconds)));
  // The words of a bite: others say them, so they are small and in the soft ink.
  if (block.bite) paragraph.append(" ", create("span", { className: "bite" }, block.bite));
  return paragraph;
};

const headElement = (story, id) => create(
  "header", { className: "head" },
  create("h2", { id }, ...(story.item ? [create("span", { className: "item" }, story.item), " "] : []), story.slug),
  create("p", { className: "facts" }, [
    story.gap > 0 && `BREAK ${clockOf(story.gap)}`, story.anchor, `TRT ${clockOf(story.trt)}`,
  ].filter(Boolean).join(" · ")),
);

const isRead = (block) => block.kind === "read" || block.kind === "tag";
const textOf = (block) => (isRead(block) ? (block.words ?? []).map((word) => wordOf(word)[0]).join(" ") : `${block.text} ${block.bite ?? ""}`);

// Puts the script into `roll`. Gives back its stops: every block that takes time, with the second
// it starts at. A script in which nothing takes time gets a second a block, so that it can roll.
const setText = (roll, script) => {
  const timed = script.stories.some((story) => story.blocks.some((block) => block.seconds > 0));
  const stops = [];
  const all = [];
  let [time, number] = [0, 0];
  const stories = script.stories.map((story, index) => {
    const id = `story-${index}`;
    const article = create("article", {}, headElement(story, id));
    article.setAttribute("aria-labelledby", id);
    // The break before a story runs by while its head is at the reading line.
    if (story.gap > 0) {
      stops.push({
        element: article.firstChild, time, seconds: story.gap, key: `break before ${story.slug}`,
        number: null, story: index, label: "BREAK",
      });
      time += story.gap;
    }
    const first = time;
    for (const block of story.blocks) {
      const element = isRead(block) ? readElement(block) : cueElement(block);
      const seconds = block.kind === "super" ? 0 : timed ? block.seconds : 1;
      if (isRead(block)) element.dataset.n = `${++number}${script.times ? `\n${clockOf(time)}` : ""}`;
      element.classList.toggle("fresh", block.revised === true);
      if (seconds > 0) {
        stops.push({
          element, time, seconds, key: textOf(block),
          number: isRead(block) ? number : null, story: index, label: isRead(block) ? "" : "CUE",
        });
      }
      time += seconds;
      all.push(element);
      article.append(element);
    }
    article.story = { index, item: story.item, slug: story.slug, rate: story.rate, time: first, end: time };
    return article;
  });
  roll.replaceChildren(...stories, create("p", { className: "end" }, "END"));
  return { stops, blocks: all, trt: time, paragraphs: number, stories: stories.map((article) => article.story) };
};

// Breaks lines so that none holds more than `limit` spoken words (0: as many as fit).
const breakLines = (roll, limit) => {
  for (const turn of roll.querySelectorAll("br")) turn.remove();
  if (!limit) return;
  const paragraphs = [...roll.querySelectorAll("p.read, p.tag")].map((paragraph) => {
    const units = [...paragraph.children];
    const space = parseFloat(getComputedStyle(paragraph).fontSize) * 0.25;
    return { room: paragraph.clientWidth, units, widths: units.map((unit) => unit.offsetWidth + space) };
  });
  for (const { room, units, widths } of paragraphs) {
    let [words, width] = [0, 0];
    units.forEach((unit, i) => {
      const full = words > 0 && words + unit.spoken > limit;
      if (full) unit.before(document.createElement("br"));
      if (full || width + widths[i] > room) [words, width] = [0, 0];
      words += unit.spoken;
      width += widths[i];
    });
  }
};

// The knots of the course: the middle of each stop's first line, and before and behind the timed
// text enough seconds to roll by hand to what takes no time.
const knotsOf = (roll, { stops, trt }) => {
  const line = parseFloat(getComputedStyle(roll).lineHeight) || 1;
  const knots = stops.map(({ element, time }) =>
    [time, element.offsetTop + Math.min(line, element.offsetHeight) / 2]);
  const last = stops.at(-1)?.element;
  const close = last ? last.offsetTop + last.offsetHeight + line / 2 : line / 2;
  knots.push([trt, close]);
  const pace = trt > 0 ? Math.max((close - knots[0][1]) / trt, 1) : line;
  if (knots[0][1] > line) knots.unshift([-(knots[0][1] - line / 2) / pace, line / 2]);
  const bottom = roll.offsetHeight - line / 2;
  if (bottom > close) knots.push([trt + (bottom - close) / pace, bottom]);
  return { knots, line };
};
