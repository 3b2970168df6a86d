"""Plain text and Markdown: from lines to paragraphs.

Two layouts of plain text are common: a paragraph a line, and lines wrapped at a column with blank
lines between paragraphs. The second is recognised by how full its lines are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extradition_tui.ingest.blocks import Block, spaced

_LINE_END = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[-*•·‣▪●–]\s+|\d{1,3}[.)]\s+|\(\w\)\s+)")
_WIDEST = 120
_NARROWEST = 40
_ENOUGH_PAIRS = 3
_RAGGED = 7


def plain_blocks(text: str) -> list[Block]:
    """The paragraphs of a plain text: one a line, or the wrapped lines of each joined again."""
    runs = list(_runs(_LINE_END.split(text)))
    width = _wrapped_at(runs)
    blocks: list[Block] = []
    for run in runs:
        for lines in _paragraphs(run, width):
            blocks.append(_block(lines))
    return blocks


def join_lines(lines: Iterable[str]) -> str:
    """Wrapped lines as one. A word parted at a hyphen is put together; only a soft one goes."""
    joined = ""
    parted = False
    for line in lines:
        words = spaced(line)
        if not joined or parted or (re.search(r"[^\W\d_]-$", joined) and words[:1].islower()):
            joined += words
        else:
            joined += f" {words}"
        parted = line.rstrip().endswith("\u00ad")
    return joined


def is_item(line: str) -> bool:
    """Whether a line begins as a list item does."""
    return bool(_ITEM.match(line))


def _block(lines: Sequence[str]) -> Block:
    sources = tuple(line.strip() for line in lines)
    return Block(join_lines(lines), sources, item=is_item(lines[0]))


def _runs(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines in runs between blank lines."""
    run: list[str] = []
    for line in lines:
        if spaced(line):
            run.append(line.rstrip())
        elif run:
            yield run
            run = []
    if run:
        yield run


def _paragraphs(run: Sequence[str], width: int | None) -> Iterator[list[str]]:
    if width is None:
        yield from ([line] for line in run)
        return
    current = [run[0]]
    for before, line in pairwise(run):
        indented = line[:1].isspace() and not before[:1].isspace()
        if _is_full(before, line, width) and not indented and not is_item(line):
            current.append(line)
        else:
            yield current
            current = [line]
    yield current


def _wrapped_at(runs: Sequence[Sequence[str]]) -> int | None:
    """The column at which the text's lines are wrapped, or None when they are whole paragraphs."""
    lengths = sorted(len(line) for run in runs for line in run if " " in line.strip())
    if not lengths:
        return None
    # A long link or headline may stand out over the column: one line in twenty may be longer.
    width = lengths[-1 - len(lengths) // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    pairs = [(a, b) for run in runs for a, b in pairwise(run)]
    full = [(a, b) for a, b in pairs if _is_full(a, b, width)]
    open_ended = sum(not _ends_sentence(line) for line, _ in full)
    if len(full) < _ENOUGH_PAIRS or len(full) < 0.6 * len(pairs) or open_ended < 0.6 * len(full):
        return None
    return width


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one.

    Lines that were broken by hand may stop a little before the column, inside a sentence.
    """
    wanted = len(line) + 1 + len(following.split(None, 1)[0])
    return wanted > width or (wanted > width - _RAGGED and not _ends_sentence(line))


def _ends_sentence(line: str) -> bool:
    return line.rstrip("\"'”’)").endswith((".", "!", "?", ":"))
