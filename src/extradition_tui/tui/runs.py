"""Runs of words on their way to a line: marked, cut, moved and wrapped, measured in cells.

Pure functions over :class:`~extradition_tui.tui.line_view.Run`. The text has come through the safe
door (``marked`` and ``said`` do that); what is cut off leaves an ellipsis, and nothing is ever
wider than asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len

from extradition_tui.contrast.marks import Marked
from extradition_tui.safe import safe_line, shown

from .lines import Run

Runs = tuple[Run, ...]
ELLIPSIS = "…"
_LONGEST_WASTE = 8
_A_WORD = 8
"""Cells for the word before a marked one, which tells more of it than what follows."""
ENOUGH = 6
"""So many characters fill a cell at the most, marks that sit on them included."""
_SINGLE = re.compile("[ -~¡-¬®-ˬ‐-‧‰-⁞]*")
"""Characters of one cell each, on which nothing sits: most text there is."""
_BLANKS = re.compile(r"\s+")
BRIGHT = ("diff", "altered")
"""The marks of differing words; they stand in brackets."""


def said(text: str, mark: str = "text") -> Runs:
    """Text from outside, safe and on one line, as runs."""
    return (Run(safe_line(text), mark),)


def marked(
    text: str,
    start: int,
    end: int,
    marks: Sequence[Marked] = (),
    mark: str = "text",
) -> Runs:
    """The words ``text[start:end]``, safe and on one line, with marks inside brackets.

    Marks are (start, end, mark) with offsets into ``text``; brackets give them a shape besides
    their colour. Marks outside the words are left out; where two overlap, the first one stands.
    """
    shown_words = shown(text[start:end])
    runs: list[Run] = []
    at = 0
    for left, right, own in _apart(marks, start, end):
        first = shown_words.to_shown(left - start)
        last = shown_words.to_shown(right - start)
        runs.append(Run(shown_words.text[at:first], mark))
        runs.append(Run(f"[{shown_words.text[first:last]}]", own))
        at = last
    runs.append(Run(shown_words.text[at:], mark))
    return _one_line(runs)


def width_of(runs: Iterable[Run]) -> int:
    """How many cells the runs take."""
    return sum(cell_len(run.text) for run in runs)


def fitted(runs: Runs, width: int) -> Runs:
    """The runs in at most ``width`` cells; an ellipsis says that something was cut."""
    if width_of(runs) <= width:
        return runs
    return _joined(_cut(_flat(runs), width))


def padded(runs: Runs, width: int) -> Runs:
    """The runs in exactly ``width`` cells: fitted, or filled up with spaces."""
    fitting = fitted(runs, width)
    missing = width - width_of(fitting)
    return (*fitting, Run(" " * missing)) if missing > 0 else fitting


def joined(runs: Iterable[Run]) -> Runs:
    """The runs with fewer seams: blanks take the mark beside them, like marks become one run.

    Each seam costs some forty bytes on the line to the terminal. Bright runs keep their bounds.
    """
    out: list[Run] = []
    for run in runs:
        before = out[-1] if out else None
        if before is None or not run.text:
            out += [run] if run.text else []
        elif before.mark == run.mark:
            out[-1] = Run(before.text + run.text, run.mark)
        elif not run.text.strip(" ") and before.mark not in BRIGHT:
            out[-1] = Run(before.text + run.text, before.mark)
        elif not before.text.strip(" ") and run.mark not in BRIGHT:
            out[-1] = Run(before.text + run.text, run.mark)
        else:
            out.append(run)
    return tuple(out)


def window(runs: Runs, width: int) -> Runs:
    """At most ``width`` cells of the runs, with as many of the marked words as there is room for.

    Moved so that the first of them is in sight; where they are far apart, what stands between
    them gives way.
    """
    if width_of(runs) <= width:
        return runs
    letters = _drawn_together(_flat(_near(runs, width)), width)
    marks = [i for i, letter in enumerate(letters) if letter.mark in BRIGHT]
    if not marks or _width(letters[: marks[-1] + 1]) < width:
        return _joined(_cut(letters, width))
    lead = Run(f"{ELLIPSIS} ", letters[0].mark)
    room = width - width_of((lead,))
    first = marks[0]
    spare = max(0, room - 1 - _width(letters[first : marks[-1] + 1]))
    single = all(letter.mark in BRIGHT for letter in letters[first : marks[-1] + 1])
    before = max(spare * 2 // 3, min(spare, _A_WORD), room // 4 if single else 0)
    start = _word_before(letters, first, before)
    while start < first and letters[start].text in (ELLIPSIS, " "):
        start += 1
    if start == 0:
        return _joined(_cut(letters, width))
    return joined((lead, *_joined(_cut(letters[start:], room))))


def wrapped(runs: Runs, width: int) -> list[Runs]:
    """The runs on lines of at most ``width`` cells, broken at spaces where there are any."""
    width = max(width, 2)
    lines: list[Runs] = []
    line: list[Run] = []
    used = 0
    for gap, word in _words(runs):
        size = width_of(word)
        if line and used + 1 + size <= width:
            line += [Run(" ", gap), *word]
            used += 1 + size
            continue
        if line:
            lines.append(_seamless(line))
        *full, line = _broken(word, width) if size > width else [word]
        lines += [_seamless(part) for part in full]
        used = width_of(line)
    return [*lines, _seamless(line)] if line or not lines else lines


class _Letter(NamedTuple):
    """One character with the marks that sit on it, never parted."""

    text: str
    mark: str
    width: int


_TEXT, _MARK, _WIDTH = map(itemgetter, range(3))
"""What a letter has, asked of each of many."""


def _letters(text: str, mark: str) -> list[_Letter]:
    if _SINGLE.fullmatch(text):
        # Most text there is: without a step of Python for each character.
        return list(map(tuple.__new__, repeat(_Letter), zip(text, repeat(mark), repeat(1))))
    letters: list[_Letter] = []
    for char in text:
        width = cell_len(char)
        if width == 0 and letters and char != "\n":
            before = letters[-1]
            letters[-1] = _Letter(before.text + char, mark, before.width)
        else:
            letters.append(_Letter(char, mark, width))
    return letters


def _flat(runs: Iterable[Run]) -> list[_Letter]:
    return [letter for run in runs for letter in _letters(run.text, run.mark)]


def _one_line(runs: Iterable[Run]) -> Runs:
    """The runs with single spaces for all blanks between words, and none at the ends."""
    out: list[Run] = []
    blank = True
    for run in runs:
        text = _BLANKS.sub(" ", run.text)
        text = text[1:] if blank and text.startswith(" ") else text
        if text:
            out.append(Run(text, run.mark))
            blank = text.endswith(" ")
    if out and blank:
        out[-1] = Run(out[-1].text[:-1], out[-1].mark)
    return _seamless(out)


def _words(runs: Iterable[Run]) -> Iterator[tuple[str, list[Run]]]:
    """The words between spaces, which may have several marks, and the mark of the space before."""
    word: list[Run] = []
    gap = "text"
    for run in runs:
        first, *others = run.text.split(" ")
        word += [Run(first, run.mark)] if first else []
        for text in others:
            if word:
                yield gap, word
            word = [Run(text, run.mark)] if text else []
            gap = run.mark
    if word:
        yield gap, word


def _broken(word: Sequence[Run], width: int) -> list[list[Run]]:
    """A word that is wider than a line, in parts that are not."""
    letters = _flat(word)
    parts: list[list[Run]] = []
    at = 0
    while at < len(letters):
        end = _fits(letters, at, width)
        parts.append(list(_joined(letters[at:end])))
        at = end
    return parts


def _near(runs: Runs, width: int) -> Runs:
    """The runs without what is out of reach of the bright ones, or of the start."""
    near = _within(runs, width * ENOUGH)
    single = all(_SINGLE.fullmatch(run.text) for run in near)
    return _within(near, width + 1) if single else near


def _within(runs: Runs, reach: int) -> Runs:
    bright = [at for at, run in enumerate(runs) if run.mark in BRIGHT]
    first, last = (bright[0], bright[-1]) if bright else (0, -1)
    before = _last_characters(runs[:first], reach)
    return (*before, *runs[first : last + 1], *_first_characters(runs[last + 1 :], reach))


def _first_characters(runs: Sequence[Run], most: int) -> list[Run]:
    out: list[Run] = []
    for run in runs:
        if most <= 0:
            break
        out.append(Run(run.text[:most], run.mark))
        most -= len(run.text)
    return out


def _last_characters(runs: Sequence[Run], most: int) -> list[Run]:
    out: list[Run] = []
    for run in reversed(runs):
        if most <= 0:
            break
        out.append(Run(run.text[-most:], run.mark))
        most -= len(run.text)
    return out[::-1]


def _seamless(runs: Iterable[Run]) -> Runs:
    out: list[Run] = []
    for run in runs:
        if out and out[-1].mark == run.mark:
            out[-1] = Run(out[-1].text + run.text, run.mark)
        elif run.text:
            out.append(run)
    return tuple(out)


def _joined(letters: Sequence[_Letter]) -> Runs:
    return tuple(
        Run("".join(map(_TEXT, group)), mark) for mark, group in groupby(letters, key=_MARK)
    )


def _width(letters: Iterable[_Letter]) -> int:
    return sum(map(_WIDTH, letters))


def _drawn_together(letters: list[_Letter], width: int) -> list[_Letter]:
    """The letters with an ellipsis for what stands between marked words, if they need the room."""
    marks = [i for i, letter in enumerate(letters) if letter.mark in BRIGHT]
    if not marks or _width(letters[marks[0] : marks[-1] + 1]) < width - 3:
        return letters
    out = letters[: marks[0]]
    for here, following in zip(marks, [*marks[1:], marks[-1] + 1], strict=True):
        out.append(letters[here])
        between = letters[here + 1 : following]
        out += between if _width(between) <= 3 else _letters(f" {ELLIPSIS} ", between[0].mark)
    return out + letters[marks[-1] + 1 :]


def _fits(letters: Sequence[_Letter], at: int, width: int) -> int:
    used, end = 0, at
    while end < len(letters) and used + letters[end].width <= width:
        used += letters[end].width
        end += 1
    return max(end, at + 1)


def _cut(letters: list[_Letter], width: int) -> list[_Letter]:
    if _width(letters) <= width:
        return letters
    if width < 1:
        return []
    end = 0
    used = 0
    while used + letters[end].width <= width - 1:
        used += letters[end].width
        end += 1
    kept = letters[:end]
    if kept and kept[-1].mark in BRIGHT and letters[end].mark == kept[-1].mark and width > 3:
        # The bracket closes although its words are cut, so that the shape stays whole.
        while kept and used > width - 2:
            used -= kept.pop().width
        return [*kept, *_letters(f"{ELLIPSIS}]", letters[end].mark)]
    space = max((i for i, letter in enumerate(kept) if letter.text == " "), default=-1)
    if letters[end].text != " " and space >= 0 and used - _width(kept[:space]) <= _LONGEST_WASTE:
        # Half a word says less than a space before the sign does.
        kept = kept[: space + 1]
    elif kept and kept[-1].text == " ":
        kept.pop()
    if kept and "".join(letter.text for letter in kept).rstrip().endswith(ELLIPSIS):
        return kept
    # A sign after bright words is quiet: it is none of them.
    mark = letters[end].mark
    return [*kept, _Letter(ELLIPSIS, "dim" if mark in BRIGHT else mark, 1)]


def _word_before(letters: Sequence[_Letter], index: int, room: int) -> int:
    start = index
    at, used = index, 0
    while at > 0 and used + letters[at - 1].width <= room:
        at -= 1
        used += letters[at].width
        if at == 0 or letters[at - 1].text == " ":
            start = at
    return start


def _apart(marks: Sequence[Marked], start: int, end: int) -> list[Marked]:
    kept: list[Marked] = []
    at = start
    for left, right, name in sorted(marks, key=lambda mark: (mark[0], mark[1])):
        left, right = max(left, at), min(right, end)
        if left < right:
            kept.append((left, right, name))
            at = right
    return kept
