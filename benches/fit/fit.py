#!/usr/bin/env python3
"""Fits the read-time model to human reads and writes src/compose/coefficients.rs.

    python3 benches/fit/fit.py

A read takes   r * (sounds*SOUND + letters*LETTER + content*CONTENT + numbers*NUMBER
                    + commas*SHORT + stops*STOP + CLOSE)
seconds, where r is the reader's own pace. Two of three e22 speakers are fitted, on the relative
error, in turn for each speaker's r and for the figures. Six figures are held near PRIOR, the mean
of two models that were fitted to a wider pool of read speech (among it short newspaper sentences):
1,300 reads by company speakers would pull them too far towards their own kind. NUMBER is
not: its prior only starts the fit. (Breaths before `and`, vowels that set in anew, long stretches
without a comma, lengthened ends and clusters were tried: none was worth a hundredth in both sources.)
Reported are readers that took no part: every third e22 speaker, and the reader of ljs.

Each speaker's r is set as a user would set it: from a tenth of the reads (three at least); the
error is that of the others. Standard library and cargo only; the same data gives the same file.
"""
import collections
import json
import math
import os
import random
import subprocess
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
NAMES = ["SOUND", "LETTER", "CONTENT", "NUMBER", "SHORT", "STOP", "CLOSE"]
PRIOR = [0.65, 0.019, 0.080, 0.040, 0.160, 0.335, 0.080]
FREE = {"NUMBER"}
# How hard PRIOR holds: from 0 (not at all) to 300 (only it) the error below moves by a hundredth.
LEEWAY = 3.0
FOUR_OF_FIVE = 1.2816
Read = collections.namedtuple("Read", "seconds speaker source raw counts page words letters")


def tally(texts):
    """The model's counts for each text, from the program itself."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    command = ["cargo", "run", "--quiet", "--release", "--example", "tally"]
    done = subprocess.run(command, cwd=ROOT, input=lines, capture_output=True, text=True, check=True)
    return [[float(field) for field in line.split("\t")] for line in done.stdout.splitlines()]


def load_reads():
    with open(os.path.join(HERE, "reads.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line[0] != "#"]
    reads = []
    for (seconds, speaker, text), row in zip(rows, tally([row[2] for row in rows]), strict=True):
        page, words, _, *counts = row
        letters = counts[1]
        counts.append(1.0)
        source = speaker.split(":")[0]
        reads.append(Read(float(seconds), speaker, source, len(text.split()), counts, page, words, letters))
    return reads


def held_out(speaker):
    return not speaker.startswith("e22") or zlib.adler32(speaker.encode()) % 3 == 0


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def solve(matrix, right):
    """Gauss with pivots."""
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for row in range(size):
            if row != at:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [x - factor * y for x, y in zip(rows[row], rows[at])]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def pace(pairs):
    """The scale on predictions that makes the relative error least."""
    return sum(p / t for p, t in pairs) / sum((p / t) ** 2 for p, t in pairs)


def by_speaker(reads):
    groups = collections.defaultdict(list)
    for read in reads:
        groups[read.speaker].append(read)
    return groups


def fit(reads, rounds=12):
    figures = PRIOR[:]
    for _ in range(rounds):
        own = {who: pace([(dot(figures, r.counts), r.seconds) for r in group]) for who, group in by_speaker(reads).items()}
        size = len(PRIOR)
        hold = len(reads) * LEEWAY * 0.05 ** 2
        stiff = [hold / prior ** 2 if name not in FREE else 0.0 for name, prior in zip(NAMES, PRIOR)]
        matrix = [[stiff[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
        right = [s * prior for s, prior in zip(stiff, PRIOR)]
        for read in reads:
            row = [own[read.speaker] * count / read.seconds for count in read.counts]
            # least absolute rather than least squared error: a slip of the tongue is no evidence
            weight = 1 / max(abs(dot(figures, row) - 1), 0.03)
            for i in range(size):
                right[i] += weight * row[i]
                for j in range(size):
                    matrix[i][j] += weight * row[i] * row[j]
        figures = solve(matrix, right)
    return figures


def errors(reads, predict, draws=5):
    """(log of true over predicted, predicted seconds, source) with r from a tenth of each speaker's reads.

    Which tenth is drawn several times: three reads more or less lucky move a speaker's whole row.
    """
    out = []
    for _, group in sorted(by_speaker(reads).items()):
        count = max(3, len(group) // 10)
        for draw in range(draws if len(group) >= count + 3 else 0):
            group = group[:]
            random.Random(7 + draw).shuffle(group)
            scale = pace([(predict(r), r.seconds) for r in group[:count]])
            out += [(math.log(r.seconds / (scale * predict(r))), scale * predict(r), r.source) for r in group[count:]]
    return out


def off(errors_):
    return 100 * sum(abs(1 / math.exp(e) - 1) for e, _, _ in errors_) / len(errors_)


def covered(errors_, spread):
    inside = sum(abs(e) <= FOUR_OF_FIVE * math.hypot(spread[0], spread[1] / math.sqrt(max(s, 1.0))) for e, s, _ in errors_)
    return inside / len(errors_)


EDGES = (0, 5, 10, 20, 30, 120)


def by_length(errors_):
    """Reads of about one length, in seconds."""
    return {f"{a}-{b} s": [e for e in errors_ if a <= e[1] < b] for a, b in zip(EDGES, EDGES[1:])}


def fit_spread(errors_):
    """Lasting and passing error such that four reads of five are covered, and as evenly over lengths as may be.

    Over readers it cannot be even: company speakers are half as unsteady again as one who reads for a
    living, their rate is known from three reads only, and nothing in a text tells the ones from the other.
    """
    lasting, passing = [step / 1000 for step in range(0, 151, 5)], [step / 1000 for step in range(0, 401, 10)]
    parts = [part for part in by_length(errors_).values() if part]

    def miss(spread):
        even = sum((covered(part, spread) - 0.8) ** 2 for part in parts)
        return 100 * (covered(errors_, spread) - 0.8) ** 2 + even

    return min(((a, b) for a in lasting for b in passing), key=miss)


def several(reads, predict, spread, count, draws=20):
    """Of `count` reads by one speaker added up, how many hold within the range: their errors added as
    they are, as squares, and as one long read's, whose lasting part is shared and whose passing is not."""
    held, tries = [0, 0, 0], 0
    for _, group in sorted(by_speaker(reads).items()):
        known = max(3, len(group) // 10)
        for draw in range(draws if len(group) >= known + count else 0):
            group = group[:]
            random.Random(7 + draw).shuffle(group)
            scale = pace([(predict(r), r.seconds) for r in group[:known]])
            rest = group[known:known + 5 * count]
            for at in range(0, len(rest) - count + 1, count):
                told = [scale * predict(r) for r in rest[at:at + count]]
                off = abs(math.log(sum(r.seconds for r in rest[at:at + count]) / sum(told)))
                own = [s * math.hypot(spread[0], spread[1] / math.sqrt(max(s, 1.0))) for s in told]
                whole = sum(told)
                ways = sum(own), math.hypot(*own), whole * math.hypot(spread[0], spread[1] / math.sqrt(whole))
                held = [n + (off <= FOUR_OF_FIVE * way / whole) for n, way in zip(held, ways)]
                tries += 1
    return [100 * n / tries for n in held] if tries else None


def reader_spread(reads, predict):
    """How far speakers' own paces lie apart: the 80 % width as one standard deviation."""
    paces = [math.log(pace([(predict(r), r.seconds) for r in group])) for group in by_speaker(reads).values() if len(group) >= 3]
    middle = sorted(paces)[len(paces) // 2]
    away = sorted(abs(p - middle) for p in paces)
    return away[int(len(away) * 0.8)] / FOUR_OF_FIVE


def report(name, reads, predict):
    found = errors(reads, predict)
    sources = sorted({source for _, _, source in found})
    parts = [("all", found)] + [(s, [e for e in found if e[2] == s]) for s in sources]
    print(f"  {name:24s}" + "   ".join(f"{source} {off(part):.2f} %" for source, part in parts))
    return found


def main():
    reads = load_reads()
    train = [read for read in reads if not held_out(read.speaker)]
    test = [read for read in reads if held_out(read.speaker)]
    figures = fit(train)
    methods = {
        "SPEECH": lambda read: dot(figures, read.counts),
        "WORDS": lambda read: read.words,
        "CHARS": lambda read: read.letters,
    }
    print(f"fitted to {len(train)} reads by {len(by_speaker(train))} speakers:")
    print("  " + ", ".join(f"{name} {figure:.4f}" for name, figure in zip(NAMES, figures)))
    print(f"error of readers who took no part, {len(by_speaker(test))} of them:")
    report("words as written", test, lambda read: read.raw)
    for name, predict in methods.items():
        report(name.lower(), test, predict)
    print("error of all reads:")
    report("words as written", reads, lambda read: read.raw)
    report("speech", reads, methods["SPEECH"])

    # half of the book reader's reads help set the range, so that it knows short and steady reads too
    steady = [read for read in test if read.source != "e22"]
    learn = train + [read for read in steady if zlib.adler32(repr(read.counts).encode()) % 2]
    learned = {id(read) for read in learn}
    rest = [read for read in test if id(read) not in learned]
    spreads = {name: fit_spread(errors(learn, predict)) for name, predict in methods.items()}
    print("held by the range, of the reads that did not set it (80 % is meant):")
    for name, predict in methods.items():
        found = errors(rest, predict)
        bands = [("all", found)] + [(s, [e for e in found if e[2] == s]) for s in sorted({e[2] for e in found})]
        bands += by_length(found).items()
        print(f"  {name.lower():10s}" + "  ".join(f"{band} {100 * covered(part, spreads[name]):.1f} %" for band, part in bands))
    print("held, several reads by one speaker added up: errors added, as squares, as one long read's")
    for source in ("e22", "ljs", "ljspara"):
        part = [read for read in rest if read.source == source]
        for count in (2, 3, 5, 8):
            found = several(part, methods["SPEECH"], spreads["SPEECH"], count)
            if found:
                print(f"  {source:8s}{count} reads  " + "  ".join(f"{share:.1f} %" for share in found))
    reader = reader_spread(train, methods["SPEECH"])
    write_coefficients(figures, spreads, reader, news(figures))


def news(figures):
    """Seconds, spoken words and letters that a word of average news copy comes to on the page."""
    with open(os.path.join(HERE, "news.jsonl"), encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    rows = tally(texts)
    page = sum(row[0] for row in rows)
    raw = sum(len(text.split()) for text in texts)
    seconds = sum(dot(figures, [*row[3:], 1.0]) for row in rows) / page
    spread = sorted(dot(figures, [*row[3:], 1.0]) / row[0] / seconds for row in rows)
    print(f"{len(texts)} news stories: {raw} words as written, {page:.0f} on the page, {60 / seconds:.0f} a minute at r = 1;")
    tenth = len(spread) // 10
    print(f"  seconds a word from {spread[tenth]:.3f} to {spread[-tenth - 1]:.3f} of the mean in four stories of five")
    return seconds, sum(row[1] for row in rows) / page, sum(row[4] for row in rows) / page


def write_coefficients(figures, spreads, reader, per_word):
    told = dict(zip(NAMES, figures))
    pair = {name: "({:.3}, {:.3})".format(*spread) for name, spread in spreads.items()}
    text = f"""//! What the fit found: written by `benches/fit/fit.py`, which says how and how well.

/// Seconds on air for a second of sounds at their typical lengths.
pub(super) const SOUND: f64 = {told['SOUND']:.4f};
/// Seconds for each letter of a word, and one for the gap after it.
pub(super) const LETTER: f64 = {told['LETTER']:.4f};
/// Seconds more for a word that is neither a function word nor a number.
pub(super) const CONTENT: f64 = {told['CONTENT']:.4f};
/// Seconds more for a number.
pub(super) const NUMBER: f64 = {told['NUMBER']:.4f};
/// Seconds for a comma, dash or the like.
pub(super) const SHORT: f64 = {told['SHORT']:.4f};
/// Seconds between two sentences.
pub(super) const STOP: f64 = {told['STOP']:.4f};
/// Seconds by which the last word of all is drawn out.
pub(super) const CLOSE: f64 = {told['CLOSE']:.4f};

/// Seconds, by the figures above, that a word of average news copy takes.
pub(super) const NEWS_WORD: f64 = {per_word[0]:.4f};
/// Spoken words for a word of average news copy.
pub(super) const NEWS_SPOKEN: f64 = {per_word[1]:.4f};
/// Letters and gaps of the spoken form for a word of average news copy.
pub(super) const NEWS_LETTERS: f64 = {per_word[2]:.4f};

/// How far off a read of a reader whose rate is known: lasting, and passing (of a read of one second).
pub(super) const SPEECH_ERROR: (f64, f64) = {pair['SPEECH']};
/// The same when words are counted.
pub(super) const WORDS_ERROR: (f64, f64) = {pair['WORDS']};
/// The same when letters are counted.
pub(super) const CHARS_ERROR: (f64, f64) = {pair['CHARS']};
/// How far readers' own rates lie apart.
pub(super) const READER_ERROR: f64 = {reader:.3f};
"""
    with open(os.path.join(ROOT, "src", "compose", "coefficients.rs"), "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
