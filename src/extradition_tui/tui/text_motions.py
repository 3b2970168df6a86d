"""Where the characters, words and paragraphs of a text begin and end. Pure; offsets into the text.

A character is what a reader takes for one: a letter with the marks that sit on it and whatever the
safe door leaves out behind it, or both halves of a flag. A word may hold an apostrophe, a hyphen, a
point or a comma between two letters or digits; other signs in a row are a word of their own, as in
``vi``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len

from extradition_tui.safe import safe

LONGEST = 2000
"""Characters of one kind in a row that are looked through; no key takes longer than that."""

_INSIDE = "'’-.,"
_MOST_HALVES = 64
_INK = re.compile(r"\S")


def character_after(text: str, at: int) -> int:
    """Where the next character begins: the end of the one at ``at``; the text's length at last."""
    at += 1
    while at < len(text) and _joins(text, at):
        at += 1
    return min(at, len(text))


def character_before(text: str, at: int) -> int:
    """Where the character before ``at`` begins; 0 at first."""
    at -= 1
    while at > 0 and _joins(text, at):
        at -= 1
    return max(at, 0)


def word_after(text: str, at: int) -> int:
    """Where the next word begins; the text's length after the last one."""
    return _after_kind(text, _word_end(text, at), "space")


def word_before(text: str, at: int) -> int:
    """Where the word that begins before ``at`` begins; 0 at first."""
    at = character_before(text, at)
    for _ in range(LONGEST):
        if at == 0 or _kind(text, at) != "space":
            break
        at = character_before(text, at)
    return _word_start(text, at)


def word_end_after(text: str, at: int) -> int:
    """Where the last character of a word begins: of this one, or of the next at its end."""
    at = _after_kind(text, character_after(text, at), "space")
    return character_before(text, _word_end(text, at))


def word_at(text: str, at: int) -> tuple[int, int]:
    """The word that the character at ``at`` is of, else the next one; empty where there is none."""
    for _ in range(LONGEST):
        if at >= len(text) or _kind(text, at) == "word":
            break
        at = character_after(text, at)
    return _word_start(text, at), _word_end(text, at)


def paragraph_after(text: str, at: int) -> int:
    """Where the next paragraph begins; the text's length after the last one."""
    line_end = text.find("\n", at)
    found = _INK.search(text, line_end) if line_end >= 0 else None
    return found.start() if found else len(text)


def paragraph_before(text: str, at: int) -> int:
    """Where the last paragraph that begins before ``at`` begins; 0 at first."""
    line_end = at
    while line_end > 0:
        line_start = text.rfind("\n", 0, line_end) + 1
        line = text[line_start:line_end]
        begin = line_start + len(line) - len(line.lstrip())
        if line.strip() and begin < at:
            return begin
        line_end = line_start - 1
    return 0


def paragraph_at(text: str, at: int) -> tuple[int, int]:
    """The paragraph in which ``at`` is, without the white space around it."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    begin = start + len(line) - len(line.lstrip())
    return begin, begin + len(line.strip())


def _word_start(text: str, at: int) -> int:
    kind = _kind(text, at)
    for _ in range(LONGEST):
        before = character_before(text, at)
        if kind == "space" or before == at or _kind(text, before) != kind:
            break
        at = before
    return at


def _word_end(text: str, at: int) -> int:
    kind = _kind(text, at)
    return at if kind == "space" else _after_kind(text, at, kind)


def _after_kind(text: str, at: int, kind: str) -> int:
    for _ in range(LONGEST):
        if at >= len(text) or _kind(text, at) != kind:
            break
        at = character_after(text, at)
    return at


def _kind(text: str, at: int) -> str:
    """Whether the character at ``at`` is white space, of a word, or another sign."""
    if at >= len(text) or text[at].isspace():
        return "space"
    if _of_word(text, at):
        return "word"
    if text[at] in _INSIDE and 0 < at < len(text) - 1:
        before, after = character_before(text, at), character_after(text, at)
        if _of_word(text, before) and after < len(text) and _of_word(text, after):
            return "word"
    return "sign"


def _of_word(text: str, at: int) -> bool:
    return text[at].isalnum() or text[at] == "_"


def _joins(text: str, at: int) -> bool:
    """Whether the code point at ``at`` is of the character before it."""
    char, before = text[at], text[at - 1]
    if before == "\n":
        return False
    if _is_half_flag(char):
        halves = 0
        while halves < min(at, _MOST_HALVES) and _is_half_flag(text[at - 1 - halves]):
            halves += 1
        return halves % 2 == 1
    return _takes_no_cell(char)


def _is_half_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


@lru_cache(4096)
def _takes_no_cell(char: str) -> bool:
    return not char.isspace() and cell_len(safe(char)) == 0
