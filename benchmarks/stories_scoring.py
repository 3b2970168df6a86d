"""What a contrast found of the things that a reader marked in a story.

Something is found where it was marked when its places overlap the marked passages in two articles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from extradition_tui.contrast_model import DifferenceType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.stories_gold import Marked, Story

    from extradition_tui.contrast_model import Contrast, Difference, Statement, Value
    from extradition_tui.model import Span

KINDS: tuple[str, ...] = get_args(DifferenceType)


@dataclass
class Score:
    """Counts over stories by (what, kind), and a line for everything that was missed or extra."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count what another score holds, too."""
        self.counts.update(other.counts)
        self.lines.extend(other.lines)


def score(story: Story, found: Contrast) -> Score:
    """How a contrast of a story's articles compares with what a reader marked in them."""
    result = Score()
    told = _Telling(story, result)
    reported = [item for row in found.statements for item in row.differences]
    sure = [item for item in reported if not item.hint]
    rows = [row.cells for row in found.statements]
    for item in story.marked["differences"]:
        _difference(item, reported, rows, told)
    for one in sure:
        _reported(one, story, told)
    for item in story.marked["traps"]:
        told.traps(item, [one for one in sure if _is_trapped(one, item, story)])
    for item in story.marked["quotations"]:
        told.shared("quotation", item, [quote.versions for quote in found.quotes])
    for item in story.marked["agreements"]:
        extra = [one for one in sure if meets(item, one.values) and not _is_marked(one, story)]
        told.shared("agreement", item, rows, extra)
    for item in story.marked["only"]:
        told.count("only", stands_alone(item, found.statements, story), item)
    kin = {frozenset(family.articles) for family in found.families}
    told.families(len(story.families & kin), len(story.families))
    return result


def meets(item: Marked, places: Mapping[str, Iterable[Value | Span]], articles: int = 2) -> bool:
    """Whether these places overlap the marked passages in that many articles."""
    return sum(_overlaps(place, places.get(name, ())) for name, place in item.places.items()) >= (
        articles
    )


def stands_alone(item: Marked, rows: Iterable[Statement], story: Story) -> bool:
    """Whether the row that holds most of a passage is of its article, or its family, alone."""
    ((article, (start, end)),) = item.places.items()
    held = [
        (sum(max(0, min(cell.end, end) - max(cell.start, start)) for cell in cells), row)
        for row in rows
        if (cells := row.cells.get(article))
    ]
    most, row = max(held, key=lambda pair: pair[0], default=(0, None))
    return row is not None and most > 0 and set(row.cells) <= story.family(article)


def _overlaps(place: tuple[int, int], spans: Iterable[Value | Span]) -> bool:
    return any(span.start < place[1] and place[0] < span.end for span in spans)


def _difference(
    item: Marked,
    reported: Sequence[Difference],
    rows: Sequence[Mapping[str, Sequence[Span]]],
    told: _Telling,
) -> None:
    matching = [one for one in reported if one.type == item.kind and meets(item, one.values)]
    is_found = any(not one.hint for one in matching)
    told.result.counts["gold", item.kind] += 1
    told.result.counts["found", item.kind] += is_found
    told.result.counts["found or hint", item.kind] += bool(matching)
    in_one_row = any(meets(item, row) for row in rows)
    told.result.counts["in one row", item.kind] += in_one_row
    if not is_found:
        note = "only a hint" if matching else "missed"
        where = "in one row" if in_one_row else "in other rows"
        told.say(f"{note}, {where}", item.kind, told.passages(item))


def _reported(one: Difference, story: Story, told: _Telling) -> None:
    told.result.counts["reported", one.type] += 1
    if _is_marked(one, story):
        told.result.counts["right", one.type] += 1
        return
    others = [item.kind for item in _meant(story) if meets(item, one.values)]
    if others:
        told.result.counts["other kind", one.type] += 1
    note = f"not marked; as {others[0]} it is" if others else "not marked"
    told.say(note, one.type, told.values(one) + f" [{one.confidence} {one.why}]")


def _meant(story: Story) -> tuple[Marked, ...]:
    return (*story.marked["differences"], *story.marked["allowed"])


def _is_marked(one: Difference, story: Story) -> bool:
    return any(item.kind == one.type and meets(item, one.values) for item in _meant(story))


def _is_trapped(one: Difference, trap: Marked, story: Story) -> bool:
    return meets(trap, one.values) and not _is_marked(one, story)


class _Telling:
    """Counts and says what came of each thing, with its words."""

    def __init__(self, story: Story, result: Score) -> None:
        self.result = result
        self._story = story
        self._texts = {article.id: article.text for article in story.articles}
        self._outlets = {
            article.id: "abcdefghij"[place] for place, article in enumerate(story.articles)
        }

    def count(self, what: str, is_found: bool, item: Marked) -> None:
        self.result.counts["gold", what] += 1
        self.result.counts["found", what] += is_found
        if not is_found:
            self.say("missed", what, self.passages(item))

    def shared(
        self,
        what: str,
        item: Marked,
        rows: Sequence[Mapping[str, Sequence[Span]]],
        extra: Sequence[Difference] = (),
    ) -> None:
        """Something of two articles or three: in one row, and not called a difference."""
        self.count(what, any(meets(item, row) for row in rows) and not extra, item)
        whole = any(meets(item, row, len(item.places)) for row in rows)
        self.result.counts["in every article", what] += whole and not extra
        for one in extra:
            self.say(f"called a {one.type}", what, self.values(one))

    def traps(self, item: Marked, caught: Sequence[Difference]) -> None:
        self.result.counts["gold", "trap"] += 1
        self.result.counts["caught", "trap"] += bool(caught)
        for one in caught:
            self.say(f"a {one.type}, and none ({item.why})", "trap", self.values(one))

    def families(self, right: int, whole: int) -> None:
        self.result.counts["gold", "family"] += whole
        self.result.counts["found", "family"] += right
        if right < whole:
            self.say(f"{right} of {whole} right", "family", "")

    def say(self, note: str, kind: str, words: str) -> None:
        self.result.lines.append(f"{self._story.name}: {kind}: {note}: {words}")

    def passages(self, item: Marked) -> str:
        return " | ".join(
            f"{self._outlets[name]} {self._texts[name][start:end]!r}"
            for name, (start, end) in item.places.items()
        )

    def values(self, one: Difference) -> str:
        return " | ".join(
            f"{self._outlets[name]} " + ", ".join(repr(value.text) for value in values)
            for name, values in one.values.items()
        )
