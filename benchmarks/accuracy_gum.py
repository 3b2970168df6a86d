"""The GUM corpus as gold: the names and the dates in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.accuracy_sets import ORG, PER, PLACE, Builder, Gold
from training.gum_phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_CLASSES = {"person": PER, "organization": ORG, "place": PLACE}
_LINKS = frozenset(["of", "de", "del", "for", "and", "the", "&"])
_MARKS = re.compile(r"(\([^()]*)|([^()]+\))|(\))")


def gum_names(folder: Path) -> Iterator[Gold]:
    """GUM's development part: a name is the run of proper nouns that heads a marked phrase.

    No pipeline of the project is trained on this part.
    """
    for path in sorted((folder / "gum/dev").glob("*.conllu")):
        words = Builder()
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
            rows = [line for line in lines if line[0].isdigit()]
            if rows:
                words.sentence([row[1] for row in rows], _names(rows))
        yield words.gold(path.stem)


def _names(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    proper = [row[3] == "PROPN" for row in rows]
    found: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(phrases(rows), key=lambda item: item[1] - item[0]):
        outward = (place for place in range(start, end) if not start < int(rows[place][6]) <= end)
        head = next(outward, start)
        if kind not in _CLASSES or not proper[head]:
            continue
        first, after = _run([row[1] for row in rows], proper, head, end)
        if not any(a < after and first < b for a, b, _ in found):
            found.append((first, after, _CLASSES[kind]))
    return found


def _run(words: Sequence[str], proper: Sequence[bool], head: int, end: int) -> tuple[int, int]:
    first, after = head, head + 1
    while first > 0 and proper[first - 1]:
        first -= 1
    while after < end:
        step = after
        while step < end and words[step].lower() in _LINKS and words[after].lower() != "and":
            step += 1
        if step >= end or not proper[step]:
            break
        after = step + 1
    return first, after


def gum_dates(folder: Path) -> Iterator[Gold]:
    """GUM's news and interviews: every ``<date when=…>`` in running text (datelines aside)."""
    for path in sorted((folder / "gum/xml").glob("GUM_*.xml")):
        if path.name.startswith(("GUM_news", "GUM_interview")):
            yield _dated(path, folder)


def _dated(path: Path, folder: Path) -> Gold:
    words, dates = Builder(), []
    spaces = iter(_spaces(folder, path.stem))
    start, value = -1, ""
    published = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<text "):
            found = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', line)
            published = found.group(1) if found else None
        elif line.startswith("<date "):
            value = _value(line)
            start = len(words.text)
        elif line.startswith("</date") and value:
            begin = start + len(words.text[start:]) - len(words.text[start:].lstrip())
            dates.append((begin, len(words.text), value))
        elif line.startswith(("</s>", "</p>", "</head>")):
            if not words.glued:
                words.text, words.glued = words.text + "\n", True
        elif "\t" in line:
            token = re.sub(r"&(amp|lt|gt|quot|apos);", lambda m: _ENTITIES[m[1]], line).split("\t")
            space = next(spaces, None)
            words.add(token[0], False if words.text.endswith("\n") else space)
    return Gold(path.stem, words.text, published, dates=tuple(dates))


def _value(line: str) -> str:
    """The value of a marked date: a day, month, year or span; none for what is only bounded.

    ``notBefore`` and ``notAfter`` say that nobody knows the day, and spans of every year
    ("--12") belong to none. Datelines (``rend``) stand outside running text.
    """
    when = re.search(r'when="(\d{4}(?:-\d\d){0,2})"', line)
    span = re.search(r'from="(\d{4}-\d\d(?:-\d\d)?)" to="(\d{4}-\d\d(?:-\d\d)?)"', line)
    if "rend=" in line:
        return ""
    return when[1] if when else f"{span[1]}/{span[2]}" if span else ""


_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _spaces(folder: Path, name: str) -> list[bool]:
    """Whether a space stands before each token, where the treebank's part is at hand."""
    paths = [folder / f"gum/{part}/{name}.conllu" for part in ("train", "dev", "measure_only")]
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        return []
    spaces: list[bool] = []
    before, last, after = False, 0, True
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            continue
        free = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            last, after = int(cells[0].split("-")[1]), free
            continue
        spaces.append(before)
        number = int(cells[0])
        before = free if number > last else (number == last and after)
        last = last if number < last else 0
    return spaces
