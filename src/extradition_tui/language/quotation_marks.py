"""Which stretches of a text stand between quotation marks.

One pass over the marks, paragraph by paragraph. Straight, curly, low and angled marks are known;
apostrophes are told from single marks; a quotation inside another belongs to it; a paragraph that
opens with a mark and does not close it goes on in the next paragraph that opens with one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚'＂]")
_CLOSERS = {
    "“": '”“"',
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    '"': '"”',
    "＂": "＂",
    "'": "'’",
}
_SINGLE = frozenset("‘'‚’")
_ELISIONS = re.compile(
    r"['’‘](?:\d0s\b|\d\d\b|em\b|til\b|cause\b|tis\b|twas\b|n['’])", re.IGNORECASE
)
_TYPED_OPENING = re.compile(r"(?<![^\s(\[—–\-/:\"])(?:''|``)(?=[^\s'`])")
_TYPED_CLOSING = re.compile(r"(?<=[^\s'\d])''(?!')")
_SHORT_AND = re.compile(r" ['’‘]n['’]$")
_LONGEST_SINGLE = 600
# No quotation holds more marks than this; it keeps the pass linear on a text of marks alone.
_MOST_MARKS = 30


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks: ``start`` and ``end`` without, ``opening`` and ``closing`` with them.

    ``closed`` tells whether a closing mark was found in the paragraph; ``continues`` that the words
    go on from the paragraph before, so that they have the same speaker.
    """

    start: int
    end: int
    opening: int
    closing: int
    closed: bool
    continues: bool
    single: bool


def find_quoted(text: str) -> list[Quoted]:
    """The quoted stretches of a text in order, outermost marks only, none of them empty."""
    if "''" in text or "``" in text:
        return _with_typed_marks(text)
    return _find_quoted(text)


def _with_typed_marks(text: str) -> list[Quoted]:
    """Marks typed as two single ones are read as double ones, and count with both characters."""
    plain = _TYPED_CLOSING.sub("” ", _TYPED_OPENING.sub(" “", text))
    found = []
    for item in _find_quoted(plain):
        opening, closing = item.opening, item.closing
        if text[opening - 1 : opening + 1] in ("''", "``"):
            opening -= 1
        if text[closing - 1 : closing + 1] == "''":
            closing += 1
        found.append(replace(item, opening=opening, closing=closing))
    return found


def _find_quoted(text: str) -> list[Quoted]:
    found: list[Quoted] = []
    running = ""
    for paragraph in _PARAGRAPH.finditer(text):
        begin, end = paragraph.span()
        first = _first_visible(text, begin, end)
        goes_on = bool(running) and first < end and text[first] == running
        stretches = _in_paragraph(text, begin, end)
        for index, item in enumerate(stretches):
            continues = goes_on and index == 0 and item.opening == first
            found.append(
                Quoted(
                    item.start,
                    item.end,
                    item.opening,
                    item.closing,
                    item.closed,
                    continues,
                    item.single,
                )
            )
        if first < end:
            open_end = bool(stretches) and not stretches[-1].closed
            running = text[stretches[-1].opening] if open_end else ""
    return found


def _first_visible(text: str, begin: int, end: int) -> int:
    while begin < end and text[begin].isspace():
        begin += 1
    return begin


def _in_paragraph(text: str, begin: int, end: int) -> list[Quoted]:
    found: list[Quoted] = []
    marks = [mark.start() for mark in _MARK.finditer(text, begin, end)]
    index = 0
    while index < len(marks):
        at = marks[index]
        if not _opens(text, at, begin, end):
            index += 1
            continue
        is_single = text[at] in _SINGLE
        close = _closing(text, marks, index, end)
        if close is None:
            if is_single or not _may_stay_open(text, at, begin):
                index += 1
                continue
            found += _stretch(text, at, end, end, closed=False)
            break
        found += _stretch(text, at, marks[close], marks[close] + 1, closed=True)
        index = close + 1
    return found


def _stretch(text: str, opening: int, end: int, closing: int, *, closed: bool) -> list[Quoted]:
    start = opening + 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end or not any(letter.isalnum() for letter in text[start:end][:400]):
        return []
    single = text[opening] in _SINGLE
    return [Quoted(start, end, opening, closing, closed, False, single)]


def _before(text: str, at: int, begin: int) -> str:
    return text[at - 1] if at > begin else " "


def _after(text: str, at: int, end: int) -> str:
    return text[at + 1] if at + 1 < end else " "


def _opens(text: str, at: int, begin: int, end: int) -> bool:
    mark, before, after = text[at], _before(text, at, begin), _after(text, at, end)
    if mark in "”›" or (after.isspace() and mark not in "«"):
        return False
    if mark == "»":
        return (before.isspace() or before in "(") and after.isalnum()
    if mark in "“„‟«‹":
        return True
    loose = before.isspace() or before in "([{—–-/\"“:,;…‘'." or not before.isprintable()
    if mark in '"＂':
        return loose
    if mark in "‘'‚":
        return loose and not _ELISIONS.match(text, at) and not after.isspace()
    return False


def _may_stay_open(text: str, at: int, begin: int) -> bool:
    """Whether an unclosed mark is a quotation at all: a lone straight one rarely is."""
    return text[at] != '"' or not text[begin:at].strip() or text[at - 1].isspace()


def _closing(text: str, marks: list[int], index: int, end: int) -> int | None:
    """The index in ``marks`` of the mark that closes the one at ``index``, if any does."""
    mark = text[marks[index]]
    if mark in _SINGLE:
        return _closing_single(text, marks, index)
    depth = 0
    closers = _CLOSERS[mark]
    for other in range(index + 1, min(len(marks), index + _MOST_MARKS)):
        at = marks[other]
        here = text[at]
        if here == mark and mark in "“«„‹" and not (mark == "“" and _closes_anyway(text, at, end)):
            depth += 1
        elif here in closers:
            if here == '"' and _opens(text, at, 0, end) and not _closes_anyway(text, at, end):
                continue
            if depth:
                depth -= 1
            else:
                return other
    if depth and mark in "“«„":
        return _last_closer(text, marks, index, closers)
    return None


def _last_closer(text: str, marks: list[int], index: int, closers: str) -> int | None:
    """Where marks do not balance, the next closing one ends the quotation."""
    for other in range(index + 1, min(len(marks), index + _MOST_MARKS)):
        if text[marks[other]] in closers:
            return other
    return None


def _closes_anyway(text: str, at: int, end: int) -> bool:
    before, after = text[at - 1] if at else " ", _after(text, at, end)
    return not before.isspace() and (after.isspace() or after in ".,;:!?)]—–'’")


def _closing_single(text: str, marks: list[int], index: int) -> int | None:
    begin = marks[index]
    closers = _CLOSERS.get(text[begin], "'’")
    possessive: int | None = None
    for other in range(index + 1, min(len(marks), index + _MOST_MARKS)):
        at = marks[other]
        if at - begin > _LONGEST_SINGLE:
            break
        if text[at] not in closers:
            continue
        before = text[at - 1]
        after = text[at + 1] if at + 1 < len(text) else " "
        if before.isspace() or after.isalnum() or _SHORT_AND.search(text, at - 3, at + 1):
            continue
        if before in "sS" and after == " " and text[at + 2 : at + 3].islower():
            possessive = other if possessive is None else possessive
            continue
        return other
    return possessive
