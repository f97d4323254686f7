// Time to place: a smooth course through knots [second, pixel]. It meets every knot exactly,
// never turns back, and changes its speed without a jerk (a monotone cubic).

// The slopes at the knots: the harmonic mean of the two sides, none where the course rests.
const slopesOf = (steps) => {
  const slopes = [steps[0] ?? 0];
  for (let i = 1; i < steps.length; i += 1) {
    const [a, b] = [steps[i - 1], steps[i]];
    slopes.push(a > 0 && b > 0 ? (2 * a * b) / (a + b) : 0);
  }
  slopes.push(steps.at(-1) ?? 0);
  return slopes;
};

// The last index at which `list` is at most `value`, at least 0.
const lastAtMost = (list, value) => {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
};

// Knots in order of both numbers; of knots at one time the last counts.
const layCourse = (knots) => {
  const kept = knots.filter(([time], i) => i + 1 === knots.length || knots[i + 1][0] > time);
  const times = kept.map(([time]) => time);
  const places = kept.map(([, place]) => place);
  const steps = times.slice(1).map((time, i) => (places[i + 1] - places[i]) / (time - times[i]));
  const slopes = slopesOf(steps);
  const [from, to] = [times[0], times.at(-1)];

  const place = (time) => {
    if (time <= from) return places[0];
    if (time >= to) return places.at(-1);
    const i = lastAtMost(times, time);
    const width = times[i + 1] - times[i];
    const u = (time - times[i]) / width;
    const v = 1 - u;
    return places[i] * v * v * (1 + 2 * u) + places[i + 1] * u * u * (3 - 2 * u)
      + width * u * v * (slopes[i] * v - slopes[i + 1] * u);
  };

  const time = (at) => {
    if (at <= places[0]) return from;
    if (at >= places.at(-1)) return to;
    const i = lastAtMost(places, at);
    let [low, high] = [times[i], times[i + 1]];
    for (let turn = 0; turn < 40; turn += 1) {
      const middle = (low + high) / 2;
      if (place(middle) < at) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };

  return { from, to, place, time };
};
