#!/usr/bin/env python3
"""Fits the weights by which the lines of a pasted web page are told from its furniture.

    page_lines.py PAGES.jsonl > styles/reading/page-lines.tsv

PAGES holds one JSON object a line: {"text": a page copied out of a browser, "article": its article}.
Standard library alone. What a weight is for stands in src/import/page/features.rs, which computes the same
features; `page_lines.py --features FILE` prints them for a text, to compare the two.
"""
import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

LISTS = Path(__file__).resolve().parents[2] / "styles" / "reading"
# Each page is learnt from as it is, cropped, and with a short story.
KINDS = 3
BULLETS = "•·▪‣◦●○■*-–"


def rows(name):
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


PHRASES = defaultdict(list)
for phrase, place in rows("furniture.tsv"):
    PHRASES[phrase.split(" ")[0]].append((phrase.split(" "), place))
WORDS = defaultdict(set)
for word, kind in rows("line-words.tsv"):
    WORDS[kind].add(word)


def furniture(line):
    words = line.lower().replace("’", "'").replace("‘", "'").split()
    if not words or len(words) >= 25:
        return False
    bare = [word.rstrip(",.:!?…»›>") for word in words]
    for at in range(len(words)):
        for phrase, place in PHRASES.get(words[at]) or PHRASES.get(bare[at]) or []:
            if place == "whole" and not (at == 0 and len(phrase) == len(words)):
                continue
            if place == "start" and at > 0:
                continue
            if at + len(phrase) <= len(words) and all(
                wanted in (words[at + i], bare[at + i]) for i, wanted in enumerate(phrase)
            ):
                return True
    return False


class Line:
    def __init__(self, text, blank_before):
        rest = text[1:].lstrip() if text[:1] in BULLETS else text
        self.bullet = text[:1] in BULLETS and rest != text[1:] and bool(rest)
        self.text = rest if self.bullet else text
        self.words = self.text.split()
        self.n = len(self.words)
        self.plain = [word.lower().strip(".,;:!?()[]“”‘’\"'…") for word in self.words]
        bare = self.text.rstrip("\"'”’)]")
        self.stop = bare.endswith((".", "!", "?", "…"))
        self.sentence = self.stop and self.n >= 8
        self.furniture = furniture(self.text)
        self.blank_before = blank_before
        self.blank_after = True


def split(text):
    lines, blank = [], True
    for row in re.split(r"[\n\r\x0b\x0c\x85\u2028\u2029]", text):
        row = row.strip()
        if not row:
            blank = True
            if lines:
                lines[-1].blank_after = True
            continue
        if lines:
            lines[-1].blank_after = blank
        lines.append(Line(row, blank))
        blank = False
    return lines


def share(items):
    items = list(items)
    return sum(items) / len(items) if items else 0.0


def features(lines):
    """One dict a line."""
    count = len(lines)
    seen = Counter(line.text for line in lines)
    # A short story may have no long sentence.
    long = [at for at, line in enumerate(lines) if line.sentence and line.n >= 20]
    long = long or [at for at, line in enumerate(lines) if line.sentence and not line.furniture]
    first, last = (long[0], long[-1]) if long else (count, -1)
    total = sum(line.n for line in lines if line.sentence) or 1
    rows = []
    for at, line in enumerate(lines):
        before = lines[max(0, at - 4):at]
        after = lines[at + 1:at + 5]
        near = before + after
        gap = [12, 12]
        for steps in range(1, 12):
            if gap[0] == 12 and at - steps >= 0 and lines[at - steps].sentence:
                gap[0] = steps
            if gap[1] == 12 and at + steps < count and lines[at + steps].sentence:
                gap[1] = steps
        letters = [c for c in line.text if c.isalpha()]
        digits = sum(c.isdigit() for c in line.text)
        lower = line.text.lower()
        window = lines[max(0, at - 6):at + 7]
        short = line.n < 15
        row = {
            "bias": 1.0,
            "words": math.log(1 + line.n),
            "eight": line.n >= 8,
            "many": line.n >= 25,
            "stop": line.stop,
            "sentence": line.sentence,
            "question": line.text.rstrip("\"'”’)]").endswith("?"),
            "colon": line.text.endswith(":"),
            "furniture": line.furniture,
            "titled": share(word[0].isupper() for word in line.words),
            "function": share(word in WORDS["function"] for word in line.plain),
            "said": any(word in WORDS["said"] for word in line.plain),
            "digit": digits > 0,
            "digits": digits / len(line.text),
            "marks": any(c in "|·›»>" for c in line.text),
            "caps": bool(letters) and not any(c.islower() for c in letters),
            "bullet": line.bullet,
            "time": line.plain[-1] == "ago" or (digits > 0 and any(word in WORDS["month"] for word in line.plain)),
            "lower": line.text[0].islower(),
            "quote": line.text[0] in "“\"‘'",
            "address": any(part in lower for part in ("@", "http", "www.", ".com")),
            "by": line.plain[0] == "by",
            "rights": "©" in lower or "photo" in lower or "image" in lower,
            "repeat": seen[line.text] > 1,
            "early": at * 10 < count,
            "late": at * 5 > count * 4,
            "prev_sentence": bool(before) and before[-1].sentence,
            "next_sentence": bool(after) and after[0].sentence,
            "prev_share": share(other.sentence for other in before),
            "next_share": share(other.sentence for other in after),
            "prev_furniture": bool(before) and before[-1].furniture,
            "next_furniture": bool(after) and after[0].furniture,
            "near_furniture": share(other.furniture for other in near),
            "near_short": share(other.n < 5 for other in near),
            "gap_before": gap[0] / 12,
            "gap_after": gap[1] / 12,
            "before_body": at < first,
            "after_body": at > last,
            "blank_before": line.blank_before,
            "blank_after": line.blank_after,
            "mass": sum(other.n for other in window if other.sentence) / total,
            "sentence_share": line.sentence * share(other.sentence for other in near),
            "sentence_short": line.sentence * share(other.n < 5 for other in near),
            "between": short and gap[0] <= 2 and gap[1] <= 2,
            "sentence_late": line.sentence and at * 5 > count * 4,
            "titled_short": short * share(word[0].isupper() for word in line.words),
        }
        rows.append({name: float(value) for name, value in row.items()})
    return rows


def tokens(text):
    return re.findall(r"\w+", text)


def grams(words):
    return [tuple(words[at:at + 4]) for at in range(max(1, len(words) - 3))]


def labels(lines, article):
    """1 for each line of the article."""
    known = set(grams(tokens(article)))
    whole = {" ".join(tokens(row)) for row in article.split("\n")}
    marks = []
    for line in lines:
        words = tokens(line.text)
        if len(words) < 6:
            marks.append(int(bool(words) and " ".join(words) in whole))
        else:
            marks.append(int(share(gram in known for gram in grams(words)) >= 0.7))
    return marks


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def fit(pages, rounds=14, seed=7):
    """Logistic regression by stochastic gradient descent; a line weighs by the root of its words."""
    names = list(pages[0][1][0])
    examples = []
    for lines, rows, marks in pages:
        for line, row, mark in zip(lines, rows, marks):
            near = [(at, row[name]) for at, name in enumerate(names) if row[name]]
            examples.append((near, mark, math.sqrt(line.n) / 4))
    weights = [0.0] * len(names)
    mean = [0.0] * len(names)
    taken = 0
    rng = random.Random(seed)
    for turn in range(rounds):
        rng.shuffle(examples)
        rate = 0.08 / (1 + turn / 3)
        for near, mark, weight in examples:
            error = mark - sigmoid(sum(weights[at] * value for at, value in near))
            step = rate * weight * error
            for at, value in near:
                weights[at] += step * value - rate * 1e-5 * weights[at]
        if turn >= rounds // 2:
            taken += 1
            mean = [old + new for old, new in zip(mean, weights)]
    return dict(zip(names, (total / taken for total in mean)))


def keep(weights, rows, threshold=0.5):
    return [sigmoid(sum(weights[name] * value for name, value in row.items())) >= threshold for row in rows]


def score(pairs):
    """Precision, recall and F1 of runs of four words, page by page."""
    precision, recall = [], []
    for kept, article in pairs:
        mine, theirs = Counter(grams(tokens(kept))), Counter(grams(tokens(article)))
        same = sum((mine & theirs).values())
        precision.append(same / max(1, sum(mine.values())))
        recall.append(same / max(1, sum(theirs.values())))
    p, r = share(precision), share(recall)
    return p, r, 2 * p * r / (p + r)


def cropped(page, rng):
    """The page as copied by someone who marked little more than the article."""
    rows = page["text"].split("\n")
    full = [at for at, row in enumerate(rows) if row.strip()]
    marks = labels(split(page["text"]), page["article"])
    own = [at for at, mark in zip(full, marks) if mark]
    if len(own) < 4:
        return page
    kept = rows[max(0, own[0] - rng.randint(0, 30)):own[-1] + 1 + rng.randint(0, 30)]
    if rng.random() < 0.25:
        kept = [row for row in kept if row.strip()]
    return {"text": "\n".join(kept) + "\n", "article": page["article"]}


def shortened(page, rng):
    """The page of a story of a few sentences: the site says much more than the story."""
    rows = page["text"].split("\n")
    full = [at for at, row in enumerate(rows) if row.strip()]
    marks = labels(split(page["text"]), page["article"])
    own = [at for at, mark in zip(full, marks) if mark]
    keep = rng.randint(2, 6)
    if len(own) <= keep:
        return page
    start, end = max(0, own[0] - rng.randint(2, 30)), own[-1] + 1 + rng.randint(2, 30)
    gone = set(range(own[keep], own[-1] + 1))
    kept = [row for at, row in enumerate(rows[:end]) if at >= start and at not in gone]
    if rng.random() < 0.5:
        kept = [row for row in kept if row.strip()]
    article = "\n".join(rows[at] for at in own[:keep])
    return {"text": "\n".join(kept) + "\n", "article": article}


def held_out(pages, folds=5):
    """For each page which of its lines are kept by weights fitted on other pages."""
    marks = [None] * len(pages)
    for fold in range(folds):
        weights = fit([page for at, page in enumerate(pages) if at // KINDS % folds != fold])
        for at in range(len(pages)):
            if at // KINDS % folds == fold:
                marks[at] = keep(weights, pages[at][1])
    return marks


def main():
    if sys.argv[1] == "--features":
        for row in features(split(Path(sys.argv[2]).read_text(encoding="utf-8"))):
            print(" ".join(f"{name}={value:.4f}" for name, value in row.items() if value))
        return
    rng = random.Random(3)
    given = []
    for row in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        page = json.loads(row)
        given += [page, cropped(page, rng), shortened(page, rng)]
    pages = []
    for page in given:
        lines = split(page["text"])
        pages.append((lines, features(lines), labels(lines, page["article"])))
    pairs = []
    for (lines, *_), marks, page in zip(pages, held_out(pages), given):
        pairs.append(("\n".join(line.text for line, mark in zip(lines, marks) if mark), page["article"]))
    for name, some in zip(("whole pages", "cropped pages", "short stories"), (pairs[at::KINDS] for at in range(KINDS))):
        print("{}, held out: precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(name, *score(some)), file=sys.stderr)
    print("# feature of a line\tits weight; fitted by benches/fit/page_lines.py")
    for name, weight in fit(pages).items():
        print(f"{name}\t{weight:.4f}")


if __name__ == "__main__":
    main()
