// A new text in the place of an old one: where in it the reader stands.

// Pairs [old, new] of equal items in their common order: equal ends first, then the longest
// common subsequence of what is between.
const pairsOf = (before, after) => {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const pairs = [];
  for (let i = 0; i < head; i += 1) pairs.push([i, i]);
  const [old, fresh] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  for (const [i, j] of commonOf(old, fresh)) pairs.push([head + i, head + j]);
  for (let i = tail; i > 0; i -= 1) pairs.push([before.length - i, after.length - i]);
  return pairs;
};

const commonOf = (before, after) => {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns === 0 || rows * columns > 4e6) return [];
  const width = columns + 1;
  const best = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      best[i * width + j] = before[i] === after[j]
        ? best[(i + 1) * width + j + 1] + 1
        : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
};

// The second in the new stops that answers to second `at` in the old ones. Stops are
// `{ key, time, seconds }`. A paragraph that stayed keeps its place; one that was rewritten is
// found between its neighbours, the same share of it read; before and after the text nothing moves.
const placeInNew = (before, after, at) => {
  if (!before.length || !after.length || at < before[0].time) return at;
  const last = before.at(-1);
  const close = after.at(-1).time + after.at(-1).seconds;
  if (at >= last.time + last.seconds) return close + (at - last.time - last.seconds);
  const i = lastAtMost(before.map((stop) => stop.time), at);
  const pairs = pairsOf(before.map((stop) => stop.key), after.map((stop) => stop.key));
  const same = pairs.find(([old]) => old === i);
  const share = before[i].seconds > 0 ? (at - before[i].time) / before[i].seconds : 0;
  // A story may have moved in the show: its paragraph is then out of order, but still there.
  const there = same ? same[1] : after.findIndex((stop) => stop.key === before[i].key);
  if (there >= 0) return after[there].time + share * after[there].seconds;
  const [oldBefore, newBefore] = pairs.findLast(([old]) => old < i) ?? [-1, -1];
  const [, newAfter] = pairs.find(([old]) => old > i) ?? [before.length, after.length];
  const found = newBefore + (i - oldBefore);
  // Nothing stands between the neighbours: the paragraph was cut, so the next one is it.
  if (found >= newAfter) return newAfter < after.length ? after[newAfter].time : close;
  return after[found].time + share * after[found].seconds;
};
