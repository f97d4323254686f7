#!/usr/bin/env python3
"""Seeds for the fuzz targets, made of the test corpus and the samples: fuzz/corpus/TARGET/NAME.

    fuzz/seed.py [FOLDER]     (fuzz/corpus when not given)

Standard library alone. Nothing it writes is committed.
"""
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# Which targets take a file with that extension.
TARGETS = {
    "html": ["html"],
    "htm": ["html"],
    "md": ["markdown", "text"],
    "txt": ["text", "paste", "encoding"],
    "rtf": ["rtf"],
    "docx": ["docx"],
    "odt": ["odt"],
    "fodt": ["odt"],
}
# The parts of an archive that a target puts together again, with a NUL between them.
PARTS = {"docx": ["word/document.xml", "word/styles.xml"], "odt": ["content.xml", "styles.xml"]}


def parts(path, names):
    """An archive's parts as the target takes them, or nothing where it has none."""
    try:
        with zipfile.ZipFile(path) as archive:
            known = set(archive.namelist())
            return b"\0".join(archive.read(name) if name in known else b"" for name in names)
    except (zipfile.BadZipFile, RuntimeError, OSError):
        return None


def main():
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corpus"
    inputs = sorted((ROOT / "tests/suite/corpus").glob("*/*")) + sorted((ROOT / "samples").glob("*/*"))
    inputs = [path for path in inputs if path.is_file() and path.suffix[1:] in TARGETS]
    for path in inputs:
        expected = path.name == "article.txt" and any(path.parent.glob("input.*"))
        for target in [] if expected else TARGETS[path.suffix[1:]]:
            folder = out / target
            folder.mkdir(parents=True, exist_ok=True)
            name = f"{path.parent.name}-{path.name}"
            (folder / name).write_bytes(path.read_bytes())
            whole = parts(path, PARTS[target]) if target in PARTS else None
            if whole:
                (folder / f"{name}-parts").write_bytes(whole)
    for folder in sorted(out.iterdir()):
        print(f"{folder.name}: {sum(1 for _ in folder.iterdir())} seeds")


if __name__ == "__main__":
    main()
