"""Counts in how many passages of published English each word stands, for the contrast room.

    python -m training.frequencies FOLDER [OUTPUT]

FOLDER holds the sets named in ``SETS``, in the layout of their publishers. The table that ships
(``src/extradition_tui/contrast/frequencies.tsv``) names every set and its licence at its head.
A passage is 150 running words of one set: longer documents count no more than their length.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extradition_tui.contrast.words import words

PASSAGE = 150
LEAST = 2
OUTPUT = Path(__file__).parents[1] / "src/extradition_tui/contrast/frequencies.tsv"

# glob, column of the word form, name and licence
SETS = (
    ("ud/*.conllu", 1, "Universal Dependencies English EWT, CC BY-SA 4.0"),
    ("gum/train/*.conllu", 1, "GUM corpus (the genres whose licence allows it), CC BY 4.0"),
    ("gum/dev/*.conllu", 1, ""),
    ("ner/crossner/politics/*", 0, "CrossNER, politics, MIT"),
    ("ner/wikigold/*.conll.txt", 0, "Wikigold, CC BY 4.0"),
    ("ner/meantime/meantime.conll", 3, "MEANTIME (Wikinews), CC BY 4.0"),
    ("ner/re3d/*/*.conll", 0, "re3d, Crown copyright, licensed per source"),
)


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    output = Path(sys.argv[2]) if len(sys.argv) == 3 else OUTPUT
    counts: Counter[str] = Counter()
    passages = 0
    for pattern, column, _ in SETS:
        for passage in _passages(_forms(folder, pattern, column)):
            counts.update(passage)
            passages += 1
    kept = sorted((stem, n) for stem, n in counts.items() if n >= LEAST)
    kept.sort(key=lambda item: (-item[1], item[0]))
    lines = ["# In how many passages of published English a word stem stands. Counted from:"]
    lines += [f"# {name}" for _, _, name in SETS if name]
    lines += [f"# passages\t{passages}"]
    lines += [f"{stem}\t{n}" for stem, n in kept]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{output.name}: {passages} passages, {len(kept)} words, {output.stat().st_size} bytes")


def _forms(folder: Path, pattern: str, column: int) -> Iterator[str]:
    for path in sorted(folder.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split("\t") if "\t" in line else line.split(" ")
            if line.startswith("#") or len(parts) <= column or "-" in parts[0][:1]:
                continue
            yield parts[column]


def _passages(forms: Iterator[str]) -> Iterator[frozenset[str]]:
    run: list[str] = []
    for form in forms:
        run.append(form)
        if len(run) == PASSAGE:
            yield frozenset(word.stem for word in words(" ".join(run)))
            run = []
    if run:
        yield frozenset(word.stem for word in words(" ".join(run)))


if __name__ == "__main__":
    main()
