"""What the checks of exports share: the stories, the program, and words as they stand on the prompter."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RIPREAD = os.environ.get("RIPREAD") or sys.exit("RIPREAD must name the program")


def stories():
    """Every sample article and the hard names."""
    samples = sorted((HERE.parent.parent / "samples").glob("*/*"))
    articles = [path for path in samples if path.suffix in (".md", ".txt", ".html") and path.stem in ("article", "draft", "pasted", "page")]
    return articles + sorted((HERE / "stories").iterdir())


def named(story):
    if isinstance(story, str):
        return story
    return story.stem if story.parent.name == "stories" else f"{story.parent.name}-{story.stem}"


def export(story, form, path, *more):
    """Writes one export and gives its bytes."""
    subprocess.run([RIPREAD, "convert", str(story), "--to", form, "-o", str(path), *more], check=True, stderr=subprocess.DEVNULL)
    return pathlib.Path(path).read_bytes()


def script(story):
    """The script of a story as our JSON tells it."""
    with tempfile.TemporaryDirectory() as folder:
        return json.loads(export(story, "json", os.path.join(folder, "story.json")))["stories"][0]


def show(folder, more=""):
    """A show of every sample, with a break in the middle: its file, and its stories as our JSON tells them."""
    listed = stories()
    entry = [f"[[story]]\nfile = {json.dumps(str(path))}\n" for path in listed]
    entry.insert(len(entry) // 2, '[[story]]\nbreak = "2:00"\n')
    path = pathlib.Path(folder) / "show.toml"
    path.write_text('title = "6 PM"\nair = "2026-11-22 18:00"\nlength = "58:30"\n' + more + "".join(entry))
    return path, json.loads(rundown(path, "json", pathlib.Path(folder) / "show.json"))["stories"]


def rundown(show, form, path, *more):
    """Writes a whole show in one form and gives its bytes."""
    subprocess.run([RIPREAD, "rundown", str(show), "--to", form, "-o", str(path), *more], check=True, stderr=subprocess.DEVNULL)
    return pathlib.Path(path).read_bytes()


def lines(story):
    """Header line and paragraphs of a story as they stand on the prompter."""
    with tempfile.TemporaryDirectory() as folder:
        return export(story, "text", os.path.join(folder, "story.txt")).decode().split("\n\n")


def page_words(story):
    """Everything that stands on the prompter, header line and cues among it."""
    return " ".join(lines(story)).split()


def spoken_words(told):
    """What is read, as it stands on the prompter; marks that stand alone with it."""
    return [word["text"] for part in told["parts"] for word in part.get("read", {}).get("words", []) if word["kind"] in ("spoken", "mark")]


def clock_seconds(told):
    """The running time to the second, halves up."""
    return int(told["trt"] + 0.5)


def office(folder, form, paths):
    """Has LibreOffice read files and write them in another form, beside them in the folder."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Check:
    """Counts what was compared; leaves with 1 after a difference."""

    def __init__(self, what):
        self.what, self.done, self.wrong, self.words = what, 0, 0, 0

    def same(self, reader, story, got, expected):
        self.done += 1
        self.words += len(expected) if hasattr(expected, "__len__") else 1
        if got == expected:
            return
        self.wrong += 1
        print(f"FAIL {reader}, {named(story)}: {difference(got, expected)}")

    def true(self, reader, story, holds, message):
        self.done += 1
        if not holds:
            self.wrong += 1
            print(f"FAIL {reader}, {named(story)}: {message}")

    def end(self):
        print(f"{self.what}: {self.done} comparisons, {self.words} words, {self.wrong} wrong")
        sys.exit(1 if self.wrong or not self.done else 0)


def difference(got, expected):
    if not isinstance(got, list) or not isinstance(expected, list):
        return f"{got!r}, not {expected!r}"
    for at, (one, other) in enumerate(zip(got, expected)):
        if one != other:
            return f"word {at + 1} is {one!r}, not {other!r} (after {' '.join(expected[max(0, at - 4):at])})"
    return f"{len(got)} words, not {len(expected)}: {(got + expected)[min(len(got), len(expected)):][:5]}"


def tagless(html):
    """The text of HTML."""
    import html as entities
    html = re.sub(r"(?is)<(script|style|title|head)\b.*?</\1>", " ", html)
    html = re.sub(r"(?i)<br\s*/?>|</(p|div|h\d|li|td)>", " ", html)
    return entities.unescape(re.sub(r"<[^>]*>", "", html))
