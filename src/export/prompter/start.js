// Opening the page: panels, buttons, the place kept over a reload, and the first frame.

const titleOf = ({ title, stories }) => title ?? stories[0]?.slug ?? "Prompter";

const openPanel = (name, first = "") => {
  const panel = $(name);
  if (panel.open) return;
  if (name === "settings") {
    showLooks();
    $("slot").value = slot === null ? "" : clockOf(slot);
    panel.show();
    fitStage();
    document.querySelector("[aria-controls=settings]").setAttribute("aria-expanded", "true");
    return;
  }
  panel.showModal();
  if (name !== "jump") return;
  listJumps();
  $("jump-to").value = first;
  put($("jump-hint"), "");
  $("jump-to").focus();
};

const closePanel = (name) => {
  $(name).close();
  if (name !== "settings") return;
  fitStage();
  const opener = document.querySelector("[aria-controls=settings]");
  opener.setAttribute("aria-expanded", "false");
};

const listJumps = () => {
  const several = text.stories.length > 1;
  const choices = several
    ? text.stories.map((story) => [story.item, story.slug, story.item || story.slug])
    : text.stops.filter((stop) => stop.number)
      .map((stop) => [`${stop.number}`, stop.element.textContent.slice(0, 80), `P${stop.number}`]);
  $("jump-list").replaceChildren(...choices.map(([mark, name, to]) => {
    const button = create("button", { type: "button", onclick: () => jump(to) }, create("b", {}, mark), ` ${name}`);
    return create("li", {}, button);
  }));
};

const jump = (to) => {
  if (!findPlace(to)) return put($("jump-hint"), `There is no ${to.trim() || "such place"}`);
  closePanel("jump");
  act("find", to);
};

const slotField = () => {
  const field = create("input", { id: "slot", type: "text", inputMode: "numeric", placeholder: "0:45", autocomplete: "off" });
  field.onchange = () => {
    const seconds = secondsOf(field.value);
    keepSlot(seconds > 0 ? seconds : null);
    field.value = slot === null ? "" : clockOf(slot);
    wake();
    broadcast();
  };
  return create("div", { className: "field" }, create("label", { htmlFor: "slot" }, "Slot (minutes:seconds)"), field);
};

const keyList = () => HELP.map(([keys, does]) => create(
  "div", {}, create("dt", {}, ...keys.map((key) => create("kbd", {}, key))), create("dd", {}, does),
));

// Beside the settings the whole glass is shown smaller, not a part of it.
const fitStage = () => {
  const beside = $("settings").open && innerWidth > 760;
  document.documentElement.style.setProperty("--fit", beside ? 1 - $("settings").offsetWidth / innerWidth : 1);
};

const wireButtons = () => {
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", (event) => {
      act(button.dataset.do);
      // After a click the space bar must start the roll, not press this button again.
      if (event.detail > 0) button.blur();
    });
  }
  for (const button of document.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => closePanel(button.dataset.close));
  }
  $("jump-form").addEventListener("submit", (event) => {
    event.preventDefault();
    jump($("jump-to").value);
  });
  $("looks").addEventListener("submit", (event) => event.preventDefault());
};

// A reload by hand keeps the place, also where the file has changed meanwhile.
const PLACE = `ripread.prompter.place ${location.pathname}`;
const keepPlace = () => {
  settle();
  const stops = text.stops.map(({ key, time, seconds }) => ({ key, time, seconds }));
  remember("sessionStorage", PLACE, { stops, second: roll.second, begun: roll.begun, speed: roll.speed });
};
const restorePlace = () => {
  const how = performance.getEntriesByType("navigation")[0]?.type;
  const place = recall("sessionStorage", PLACE);
  if (how !== "reload" || !Array.isArray(place?.stops) || !Number.isFinite(place.second)) return;
  roll.second = clamp(placeInNew(place.stops, text.stops, place.second), course.from, course.to);
  if (Number.isFinite(place.speed)) roll.speed = clamp(place.speed, 0.2, 4);
  if (Number.isFinite(place.begun)) roll.begun = place.begun;
};

const openPage = () => {
  document.documentElement.classList.toggle("follows", following);
  document.documentElement.classList.toggle("show", script.stories.length > 1);
  put($("name"), titleOf(script));
  fillLooks($("looks"), change);
  $("looks").prepend(slotField());
  $("keys").append(...keyList());
  paint();
  text = setText(rollBox, script);
  measure();
  restorePlace();
  for (const key of ["mirror"]) document.querySelector(`[data-do=${key}]`).setAttribute("aria-pressed", look[key]);
  wireButtons();
  addEventListener("keydown", onKey);
  stage.addEventListener("wheel", onWheel, { passive: false });
  followFinger();
  for (const type of ["pointermove", "pointerdown", "focusin"]) addEventListener(type, stir, { passive: true });
  new ResizeObserver(measure).observe(stage);
  addEventListener("resize", fitStage);
  document.fonts?.ready.then(measure);
  addEventListener("pagehide", keepPlace);
  document.addEventListener("visibilitychange", () => {
    keepAwake(roll.running);
    wake();
  });
  // While the text rests the clock goes on, and with it the time of day at which the script is off.
  setInterval(() => roll.ended === null && wake(), 500);
  joinTabs();
  if (location.protocol !== "about:") startWatch();
  stir();
};

// A copy in the page's hidden frame only hands over its data.
if (window.parent !== window && location.hash === "#copy") window.parent.postMessage({ copy: raw }, "*");
else openPage();
