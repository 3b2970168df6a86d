"""Where sentences end in news text.

A line break always ends one. Within a line a full stop does unless it belongs to an abbreviation,
an initial or a number; closing quotation marks and brackets stay with the sentence they close.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extradition_tui.language.words import cue_forms, is_common, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_STOP = re.compile(r"(?<![.!?…。！？])[.!?…。！？]++[\"'”’»›)\]]*+(?=\s|$)")
_NEXT = re.compile(r"\s+([\"“‘'«„(\[—–-]*)(\S{0,40})")
_CUE_AFTER = re.compile(r"(?:[\w’'-]+\s+){0,3}?([a-z]+)\b")
_LAST_WORD = re.compile(r"[^\s\"“”‘«(\[—–]{1,40}$")
_DOTTED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?$")
LONGEST_SENTENCE = 20_000  # characters: what is longer is a list or noise to a parser
_PIECE = 400


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), in order, without the white space around them.

    Together they cover every character that is not white space, and none overlaps another.
    """
    return [bounds for line in _LINE.finditer(text) for bounds in _in_line(text, *line.span())]


def in_reach(text: str, bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same sentences, those that no parser takes cut at spaces into pieces of a paragraph.

    Who says what is told near by, and looking for it in a sentence without an end takes for ever.
    """
    pieces = []
    for start, end in bounds:
        begin = start
        while end - start > LONGEST_SENTENCE and end - begin > _PIECE:
            space = text.rfind(" ", begin + 1, begin + _PIECE)
            cut = space + 1 if space > 0 else begin + _PIECE
            pieces.append((begin, cut))
            begin = cut
        pieces.append((begin, end))
    return pieces


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() >= end or _ends_here(text, begin, stop, end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_here(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    after = _NEXT.match(text, stop.end(), end)
    if after is None:
        return True
    opening, word = after.groups()
    if not word and not opening:
        return True
    if word[:1].islower():
        return False
    mark = stop.group()
    if mark[0] != "." or len(mark) > 1:
        return not (mark[-1] in "\"”’'»" and mark[0] in "?!" and _cue_follows(text, after, end))
    return not _abbreviated(text, begin, stop.start(), opening, word)


def _cue_follows(text: str, after: re.Match[str], end: int) -> bool:
    """Whether "Name said" stands after a closing mark: the quotation's sentence then goes on."""
    found = _CUE_AFTER.match(text, after.start(2), min(end, after.start(2) + 80))
    return found is not None and found.group(1) in cue_forms()


def _abbreviated(text: str, begin: int, dot: int, opening: str, word: str) -> bool:
    last = _LAST_WORD.search(text, max(begin, dot - 40), dot)
    if last is None:
        return False
    shape = last.group()
    short = shape.lower().rstrip(".")
    if short in ("no", "nos", "fig", "art", "ch", "p", "pp", "vol"):
        return word[:1].isdigit()
    if shape in ("v", "vs", "cf", "incl", "approx"):
        return True
    if short == "sec":
        return word[:1].isdigit() or shape[:1].isupper()
    if short in ("sun", "sat", "mon", "wed", "mar", "dec", "miss", "mass", "wash", "ill", "ore"):
        office = word.rstrip(".") in ("Gov", "Sen", "Rep", "Sens", "Reps")
        return (word[:1].isdigit() or office) and shape[:1].isupper()
    if short in listed("before_name"):
        return shape[:1].isupper() or "." in shape
    if short in listed("may_end"):
        return not opening and not _starts_sentence(word)
    if len(shape) == 1 and shape.isalpha() and shape.isupper():
        return not opening and _initial(text, begin, last.start(), word)
    if _DOTTED.match(shape):
        return not opening and not _starts_sentence(word)
    return False


def _initial(text: str, begin: int, start: int, word: str) -> bool:
    """Whether a lone capital is part of a name: a name or nothing before it, a name after it."""
    if _starts_sentence(word):
        return False
    before = text[max(begin, start - 30) : start].split()
    return not before or before[-1][:1].isupper() or not is_common(word.strip(".,;:!?’'s"))


def _starts_sentence(word: str) -> bool:
    return word.lower().split("’")[0].split("'")[0].rstrip(",.:;") in listed("sentence_starters")
