"""Which words differ: the places that are marked in the cells and in the whole texts.

Pure functions. A difference's values are marked as they are; whole sentences and utterances are
compared word by word, and only what is not in the other versions is marked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from extradition_tui.contrast_model import Contrast, Difference, Value
from extradition_tui.model import Span

Marked = tuple[int, int, str]
"""A stretch of a text by its offsets, and how it is marked: "diff", or "altered" for a hint."""

_LONG = 3
"""A value of more words than this is compared word by word, and only what differs is marked."""
_PHRASE = 4
"""Values longer than this are whole sentences; shorter ones are what differs already."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def difference_marks(contrast: Contrast) -> dict[str, tuple[Marked, ...]]:
    """All differing words of all statements, by article, in the order of the text."""
    marks: dict[str, set[Marked]] = {}
    for statement in contrast.statements:
        for difference in statement.differences:
            for article, found in marks_of(difference).items():
                marks.setdefault(article, set()).update(found)
    return {article: tuple(sorted(found)) for article, found in marks.items()}


def marks_of(difference: Difference) -> dict[str, tuple[Marked, ...]]:
    """The places of a difference. A value that is a whole sentence is narrowed to what differs."""
    spans = {
        article: [Span(value.start, value.end, value.text) for value in values]
        for article, values in difference.values.items()
    }
    long = [
        one for one, found in spans.items() if any(len(_words([span])) > _PHRASE for span in found)
    ]
    places = (
        narrowed(spans) if len(long) > 1 else {one: _places(found) for one, found in spans.items()}
    )
    mark = "altered" if difference.hint else "diff"
    return {
        article: tuple((start, end, mark) for start, end in found)
        for article, found in places.items()
    }


def places_of(values: Mapping[str, Sequence[Span | Value]]) -> frozenset[tuple[str, int, int]]:
    """Where values stand: a quotation and the difference found in it have the same places."""
    return frozenset(
        (article, value.start, value.end) for article, found in values.items() for value in found
    )


def _places(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def narrowed(versions: Mapping[str, Sequence[Span]]) -> dict[str, list[tuple[int, int]]]:
    """The places where the words of each version differ from those of some other version.

    Single words and short phrases differ as wholes. Case and punctuation make no difference.
    """
    words = {article: _words(spans) for article, spans in versions.items()}
    plain = {article: tuple(word for word, _, _ in found) for article, found in words.items()}
    long = {article for article, found in words.items() if len(found) > _LONG}
    out: dict[str, list[tuple[int, int]]] = {}
    for article, spans in versions.items():
        if article not in long or len(long) < 2:
            out[article] = _places(spans)
            continue
        # Those who print the very same words differ in none, and what two print is compared once.
        others = {plain[other] for other in long} - {plain[article]}
        # One who says less differs in what is left out: where others say it otherwise, that counts.
        otherwise = {other for other in others if _unmatched(other, plain[article])} or others
        odd = {index for other in otherwise for index in _unmatched(plain[article], other)}
        out[article] = _stretches(words[article], odd)
    if any(out[article] for article in long):
        return out
    return {article: _places(spans) for article, spans in versions.items()}


def _words(spans: Iterable[Span]) -> list[tuple[str, int, int]]:
    return [
        (
            match[0].casefold().replace("’", "'"),
            span.start + match.start(),
            span.start + match.end(),
        )
        for span in spans
        for match in _WORD.finditer(span.text)
    ]


def _unmatched(words: Sequence[str], other: Sequence[str]) -> set[int]:
    matcher = difflib.SequenceMatcher(None, words, other, autojunk=False)
    matched = {
        index
        for block in matcher.get_matching_blocks()
        for index in range(block.a, block.a + block.size)
    }
    return set(range(len(words))) - matched


def _stretches(words: Sequence[tuple[str, int, int]], odd: set[int]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    last = -2
    for index in sorted(odd):
        _, start, end = words[index]
        if index == last + 1 and stretches:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
        last = index
    return stretches
