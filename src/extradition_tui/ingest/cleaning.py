"""Tells an article from the page around it, and says for every line left out why.

Precision comes first: a stray line that stays is a smaller harm than a sentence that goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extradition_tui.ingest.blocks import Block, ends_sentence, is_prose
from extradition_tui.ingest.bylines import credit
from extradition_tui.ingest.furniture import (
    CAPTION,
    COMMENTS,
    CONTROL,
    LABEL,
    RELATED,
    furniture,
    key_of,
    labels_section,
    names_section,
    weak,
)

_MOST_TEASER_WORDS = 45
_MOST_LIST_MEAN = 24
_MID_LIST = 8
_CAPTION_LABELS = ("image caption", "photo caption", "picture caption", "caption")


def mark_furniture(blocks: Sequence[Block]) -> list[str | None]:
    """For each block, why it is no part of the article, or None when it is."""
    marks = [furniture(block.text) for block in blocks]
    _mark_labelled_captions(blocks, marks)
    _mark_runs_of_navigation(blocks, marks)
    _mark_weak(blocks, marks)
    _mark_tail(blocks, marks)
    _mark_lists_inside(blocks, marks)
    _mark_section_label(blocks, marks)
    return marks


def _mark_labelled_captions(blocks: Sequence[Block], marks: list[str | None]) -> None:
    """A caption on the line after the words "Image caption" or the like."""
    for i, block in enumerate(blocks[:-1]):
        if key_of(block.text).rstrip(",:") in _CAPTION_LABELS and blocks[i + 1].words <= 40:
            marks[i] = CAPTION
            marks[i + 1] = marks[i + 1] or CAPTION


def _mark_runs_of_navigation(blocks: Sequence[Block], marks: list[str | None]) -> None:
    """A run of three or more tiny lines, two of which name sections of a site."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and _is_tiny(blocks[end], marks[end]):
            end += 1
        known = sum(names_section(block.text) for block in blocks[start:end])
        if end - start >= 3 and known >= 2 and known * 3 >= end - start:
            for i in range(start, end):
                marks[i] = marks[i] or "navigation"
        start = max(end, start + 1)


def _is_tiny(block: Block, mark: str | None) -> bool:
    if mark:
        return block.words <= 6
    return block.words <= 3 and not ends_sentence(block.text) and not credit(block.text)


def _mark_weak(blocks: Sequence[Block], marks: list[str | None]) -> None:
    """Lines such as "Share" or "Popular", where other furniture or an end of the page is near."""
    prose = [i for i, block in enumerate(blocks) if marks[i] is None and is_prose(block)]
    first, last = (prose[0], prose[-1]) if prose else (0, len(blocks))
    weaks = [i for i, block in enumerate(blocks) if marks[i] is None and weak(block.text)]
    for i in (*weaks, *reversed(weaks)):
        beside = [marks[j] for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
        if any(beside) or i < first or i > last:
            key = key_of(blocks[i].text).rstrip(":")
            marks[i] = (
                RELATED if key in ("popular", "related", "trending", "recommended") else CONTROL
            )


def _mark_tail(blocks: Sequence[Block], marks: list[str | None]) -> None:
    """After the head of a comment form or of a list of other articles: the rest of the page."""
    for i, mark in enumerate(marks):
        if mark not in (COMMENTS, RELATED) or _names_one_article(blocks[i]):
            continue
        before = sum(b.words for b, m in zip(blocks[:i], marks[:i], strict=True) if m is None)
        rest = [j for j in range(i + 1, len(blocks)) if marks[j] is None]
        if not rest or before < sum(blocks[j].words for j in rest):
            continue
        lines = [blocks[j] for j in rest]
        if mark == COMMENTS and _are_comments(blocks[i:]):
            why = "reader comments"
        elif _are_titles(lines) or _are_titles_with_teasers(lines):
            why = RELATED
        else:
            continue
        for j in rest:
            marks[j] = why
        return


def _are_titles(blocks: Sequence[Block]) -> bool:
    """Whether there is no full sentence among these: titles, and teasers that break off."""
    sizes = [block.words for block in blocks]
    if max(sizes) > _MOST_TEASER_WORDS or sum(sizes) > _MOST_LIST_MEAN * len(sizes):
        return False
    return not any(_is_full_sentence(block) and block.words >= 8 for block in blocks)


def _are_titles_with_teasers(blocks: Sequence[Block]) -> bool:
    """Whether a title and a sentence take turns, twice at least and without exception."""
    titles, teasers = blocks[::2], blocks[1::2]
    return (
        len(titles) == len(teasers) >= 2
        and all(block.words <= 20 and not ends_sentence(block.text) for block in titles)
        and all(block.words <= _MOST_TEASER_WORDS for block in teasers)
        and all(ends_sentence(block.text) for block in teasers)
    )


def _are_comments(blocks: Sequence[Block]) -> bool:
    """Whether readers' comments stand here: somebody "says:", and others may reply."""
    keys = [key_of(block.text) for block in blocks if block.words <= 12]
    says = sum(key.endswith((" says:", " says")) for key in keys)
    return says >= 1 and any(key in ("reply", "report", "like", "upvote") for key in keys)


def _is_full_sentence(block: Block) -> bool:
    text = block.text.rstrip("\"'”’ ")
    return ends_sentence(text) and not text.endswith(("...", "…"))


def _mark_lists_inside(blocks: Sequence[Block], marks: list[str | None]) -> None:
    """Titles of other articles under "Related stories" in the midst of a text."""
    for i, mark in enumerate(marks):
        if mark != RELATED or _names_one_article(blocks[i]):
            continue
        for j in range(i + 1, min(i + 1 + _MID_LIST, len(blocks))):
            if marks[j] is None and not _is_other_title(blocks, marks, j):
                break
            marks[j] = marks[j] or RELATED


def _is_other_title(blocks: Sequence[Block], marks: Sequence[str | None], j: int) -> bool:
    """Whether a line in a list of other articles is a title, and not the text going on."""
    block = blocks[j]
    if block.level or not 3 <= block.words <= 22:
        return False
    if not ends_sentence(block.text):
        return True
    # A question may be a heading of this article: not where more of the list follows.
    over_prose = j + 1 < len(blocks) and marks[j + 1] is None and is_prose(blocks[j + 1])
    return block.text.rstrip("\"'”’").endswith("?") and not over_prose


def _names_one_article(block: Block) -> bool:
    """Whether the line holds the other article's title itself ("Also read: …")."""
    return block.words > 7


def _mark_section_label(blocks: Sequence[Block], marks: list[str | None]) -> None:
    """A section's name over the title ("World", "Special report")."""
    places = [i for i, mark in enumerate(marks) if mark is None]
    for i, following in pairwise(places[:3]):
        if not _is_label(blocks[i].text) or blocks[following].words < 4:
            return
        marks[i] = LABEL


def _is_label(text: str) -> bool:
    """Whether a line names a section, or the way to it ("News | Floods")."""
    first, mark, _ = text.partition("|")
    return labels_section(text) or (bool(mark) and len(text) <= 60 and names_section(first))
