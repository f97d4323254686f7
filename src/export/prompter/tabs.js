// A second tab that follows: the same page opened at `#follow`, on the talent's screen or beside
// it. It shows the second the first tab is at, with a look of its own, and hands its keys on to the
// first. Two ways carry the messages, since a page read from a file has no origin of its own: a
// BroadcastChannel, and the windows' own post between a tab and the one it opened.

const me = `${Math.random()}`;
const address = `ripread ${location.pathname}`;
const opened = [];
const heard = new Map(); // sender → number of its last message
let sent = 0;
let leader = null; // whom this tab follows
let heardLeader = 0;

let channel = null;
try {
  channel = new BroadcastChannel(address);
} catch {
  // The windows' post is left.
}

const post = (kind, rest = {}) => {
  const message = { address, from: me, number: (sent += 1), kind, ...rest };
  channel?.postMessage(message);
  // A file has no origin to name as the receiver; the windows are our own.
  for (const other of [window.opener, ...opened]) if (other && !other.closed) other.postMessage(message, "*");
};

const broadcast = () => {
  if (following) return;
  settle();
  const { second, running, held, speed, begun, ended } = roll;
  post("state", { second, running, held, speed, begun, ended, slot });
};

// Hands a deed to the leading tab; false where there is none.
const askLeader = (name, argument) => {
  if (!following || leader === null) return false;
  post("do", { to: leader, name, argument });
  return true;
};

const openSecond = () => {
  if (following) return tell("This tab follows already");
  const other = window.open(`${location.href.split("#")[0]}#follow`, `ripread-second-${me}`, "popup,width=960,height=540");
  if (!other) return tell("The browser blocked the second tab: allow pop-ups for this page");
  opened.push(other);
  tell("Second screen opened: move it to the talent’s display");
};

const isTime = (value) => value === null || Number.isFinite(value);
const isState = ({ second, speed, begun, ended, slot }) =>
  Number.isFinite(second) && Number.isFinite(speed) && [begun, ended, slot].every(isTime);

const follow = (message) => {
  if (!isState(message) || (leader !== null && leader !== message.from)) return;
  if (leader === null) tell("Following the first tab");
  [leader, heardLeader] = [message.from, performance.now()];
  roll.speed = clamp(message.speed, 0.2, 4);
  seek(message.second);
  const turned = roll.running !== (message.running === true);
  Object.assign(roll, {
    running: message.running === true, held: message.held === true, begun: message.begun, ended: message.ended,
  });
  slot = message.slot;
  if (turned) keepAwake(roll.running);
  wake();
};

const lose = () => {
  if (leader === null) return;
  leader = null;
  tell("The first tab is gone: this one runs by itself");
};

const hear = (message) => {
  if (message?.address !== address || message.from === me || typeof message.number !== "number") return;
  if (message.number <= (heard.get(message.from) ?? 0)) return;
  heard.set(message.from, message.number);
  if (following) {
    if (message.kind === "state") follow(message);
    else if (message.kind === "text" && message.from === leader) takeText(message.raw);
    else if (message.kind === "bye" && message.from === leader) lose();
  } else if (message.kind === "hello") {
    if (message.raw !== undefined && message.raw !== textId()) post("text", { raw });
    broadcast();
  } else if (message.kind === "do" && message.to === me) perform(message.name, message.argument);
};

const greet = () => {
  post("hello", { raw: textId() });
  if (leader !== null && performance.now() - heardLeader > 7000) lose();
};

const joinTabs = () => {
  if (channel) channel.onmessage = (event) => hear(event.data);
  addEventListener("message", (event) => {
    const known = event.source && (event.source === window.opener || opened.includes(event.source));
    if (known) hear(event.data);
  });
  addEventListener("pagehide", () => post("bye"));
  if (!following) return broadcast();
  greet();
  setInterval(greet, 2000);
};
