"""GUM marks all noun phrases of a sentence, nested, in the last column of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence


def phrases(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """The marked noun phrases of a sentence: first word, word behind the last, kind.

    ``rows`` are its words as the ten columns of CoNLL-U.
    """
    opened: list[tuple[int, list[str]]] = []
    for index, row in enumerate(rows):
        marks = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for begin, end, close in re.findall(
            r"(\([^()]*)|([^()]+\))|(\))", marks[1] if marks else ""
        ):
            if begin:
                opened.append((index, [*begin[1:].split("-"), ""]))
                continue
            same = [k for k, (_, info) in enumerate(opened) if close or info[0] == end[:-1]]
            if same:
                start, info = opened.pop(same[-1])
                yield start, index + 1, info[1]
