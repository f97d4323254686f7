// How the page looks: every setting with its bounds, kept between visits.

const still = matchMedia("(prefers-reduced-motion: reduce)");

// key: [name, first value, then either [least, most, step, unit] or the choices or nothing (yes or no)]
const LOOKS = {
  size: ["Text size", 9, [3, 24, 0.5, ""]],
  words: ["Words a line", 0, [0, 12, 1, ""]],
  margin: ["Margin", 8, [0, 38, 1, " %"]],
  leading: ["Line spacing", 1.3, [1, 2.2, 0.05, ""]],
  line: ["Reading line", 34, [8, 75, 1, " %"]],
  guide: ["Reading mark", "arrow", { arrow: "Arrows", rule: "Line", band: "Band", none: "None" }],
  theme: ["Colours", "dark", { dark: "Light on dark", light: "Dark on light" }],
  motion: ["Movement", still.matches ? "line" : "smooth", { smooth: "Smooth", line: "Line by line" }],
  pedal: ["Foot pedal (Page keys)", "paragraph",
    { paragraph: "Paragraphs", start: "Back, start–stop", speed: "Speed" }],
  mirror: ["Mirror left to right", false],
  flip: ["Flip top to bottom", false],
  clock: ["Clock on the glass", true],
  numbers: ["Paragraph numbers", true],
  supers: ["Crew lines (supers)", false],
  letters: ["Single-letter keys", true],
  follow: ["Take the new text when the file changes", true],
};

const following = location.hash === "#follow";
const STORE = following ? "ripread.prompter.second" : "ripread.prompter";

// Storage may be closed (private windows, policies): the page then merely forgets.
const recall = (store, key) => {
  try {
    return JSON.parse(window[store].getItem(key));
  } catch {
    return null;
  }
};
const remember = (store, key, value) => {
  try {
    window[store].setItem(key, JSON.stringify(value));
  } catch {
    // Nothing is lost but the memory.
  }
};

// A value the setting can take: what was kept may come from another version, or another hand.
const fitting = (key, value) => {
  const [, first, kind] = LOOKS[key];
  if (!kind) return typeof value === "boolean" ? value : first;
  if (!Array.isArray(kind)) return Object.hasOwn(kind, value) ? value : first;
  const [least, most, step] = kind;
  if (typeof value !== "number" || !Number.isFinite(value)) return first;
  const even = Math.round(value / step) * step;
  return Number(Math.min(most, Math.max(least, even)).toFixed(2));
};

const kept = recall("localStorage", STORE) ?? {};
const look = Object.fromEntries(Object.keys(LOOKS).map((key) => [key, fitting(key, kept[key])]));

const lookText = (key) => {
  const [name, , kind] = LOOKS[key];
  if (!kind) return `${name}: ${look[key] ? "on" : "off"}`;
  if (!Array.isArray(kind)) return `${name}: ${kind[look[key]]}`;
  return `${name}: ${key === "words" && !look.words ? "as many as fit" : look[key] + kind[3]}`;
};

const paint = () => {
  const style = document.documentElement.style;
  style.setProperty("--size", `${look.size}vmin`);
  style.setProperty("--margin", `${look.margin}vw`);
  style.setProperty("--leading", look.leading);
  style.setProperty("--line", `${look.line}%`);
  style.setProperty("--turn", `scale(${look.mirror ? -1 : 1}, ${look.flip ? -1 : 1})`);
  for (const key of ["theme", "guide"]) document.documentElement.dataset[key] = look[key];
  for (const key of ["clock", "numbers", "supers"]) document.documentElement.classList.toggle(`no-${key}`, !look[key]);
};

const lookField = (key, change) => {
  const [name, , kind] = LOOKS[key];
  const id = `look-${key}`;
  const label = create("label", { htmlFor: id }, name);
  if (!kind) {
    const box = create("input", { id, type: "checkbox", onchange: () => change(key, box.checked) });
    return create("div", { className: "field check" }, box, label);
  }
  if (!Array.isArray(kind)) {
    const choices = Object.entries(kind).map(([value, text]) => create("option", { value }, text));
    const list = create("select", { id, onchange: () => change(key, list.value) }, ...choices);
    return create("div", { className: "field" }, label, list);
  }
  const [min, max, step] = kind;
  const range = create("input", { id, type: "range", min, max, step, oninput: () => change(key, Number(range.value)) });
  const figure = create("output", { id: `${id}-is` });
  figure.setAttribute("for", id);
  return create("div", { className: "field" }, label, figure, range);
};

const fillLooks = (form, change) => form.append(...Object.keys(LOOKS).map((key) => lookField(key, change)));

const showLooks = () => {
  for (const [key, [, , kind]] of Object.entries(LOOKS)) {
    const field = document.getElementById(`look-${key}`);
    if (!kind) field.checked = look[key];
    else field.value = look[key];
    if (!Array.isArray(kind)) continue;
    const text = lookText(key).split(": ")[1];
    document.getElementById(`look-${key}-is`).value = text;
    field.setAttribute("aria-valuetext", text);
  }
};
