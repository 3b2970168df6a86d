"""Short news texts of our own, of the whole world, with their names marked in the text.

``world/developed.txt`` is what the rules for names were mended on, ``world/held_out.txt`` was only
ever measured on. Events and people are invented, and so are most bodies; the names are of the kinds
that papers and agencies of those countries write. A name is marked ``[[P Ada Lind]]``, with P for a
person, O for an organisation, L for a place; a line of ``== N`` opens each text.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy_sets import ORG, PER, PLACE, Gold

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).parent / "world"
_MARK = re.compile(r"\[\[([POL]) ([^\]]+)\]\]")
_OPENING = re.compile(r"^== (\d+)\n", re.MULTILINE)
_CLASSES = {"P": PER, "O": ORG, "L": PLACE}


def developed(_folder: Path) -> Iterator[Gold]:
    """The texts that rules were mended on."""
    return _marked("developed")


def held_out(_folder: Path) -> Iterator[Gold]:
    """The texts that nothing was mended on."""
    return _marked("held_out")


def _marked(name: str) -> Iterator[Gold]:
    _, *parts = _OPENING.split((_FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    for number, marked in zip(parts[::2], parts[1::2], strict=True):
        text, spans, last = "", [], 0
        for mark in _MARK.finditer(marked.strip()):
            text += mark.string[last : mark.start()]
            spans.append((len(text), len(text) + len(mark[2]), _CLASSES[mark[1]]))
            text += mark[2]
            last = mark.end()
        yield Gold(f"{name}-{number}", text + marked.strip()[last:], spans=tuple(spans))
