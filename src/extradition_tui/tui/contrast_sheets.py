"""Which sheet the Contrast screen shows of a comparison: a list of rows, or the whole texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extradition_tui.contrast.bonds import Reasons
from extradition_tui.contrast.rows import Row

from . import contrast_aligned, contrast_detail, contrast_families, contrast_layout, contrast_table
from .claim_marking import Cited
from .comparison import Comparison
from .contrast_lists import DISMISSED, FAMILIES, LISTS
from .contrast_sheet import Columns, Sheet, columns
from .lines import Line
from .runs import Runs

BESIDE = "side by side"
HINTS_OF: Mapping[str, Sequence[tuple[str, str]]] = {
    BESIDE: (
        ("]d", "next difference"),
        ("|", "the table"),
        ("=", "each text by itself"),
        ("Enter", "open"),
        ("?", "help"),
        ("+ - o", "evidence"),
        ("h l", "source"),
        ("D", "dismiss"),
    ),
    DISMISSED: (
        ("D", "show it again"),
        ("_", "other lists"),
        ("Enter", "open"),
        ("?", "help"),
        ("q", "back"),
    ),
    FAMILIES: (
        ("j k", "move"),
        ("h l", "what is shared"),
        ("Enter", "its words"),
        ("_", "other lists"),
        ("|", "side by side"),
        ("?", "help"),
        ("q", "back"),
    ),
}
"""The keys that help with whole texts, with what was dismissed, and with the families."""
NOTHING_HINTS = (("_", "other lists"), ("|", "side by side"), ("?", "help"), ("q", "back"))
"""The keys that help where a list is empty."""
_LEAST_BESIDE = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a comparison: one of LISTS or BESIDE, its rows, the first source in view."""

    comparison: Comparison
    name: str = LISTS[0]
    rows: Sequence[Row] = ()
    aligned: Sequence[contrast_aligned.Aligned] = ()
    first: int = 0
    _columns: dict[int, Columns | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """What was worked out, by width: it is asked for with every move of the cursor."""

    @classmethod
    def of(cls, comparison: Comparison, name: str, first: int) -> Shown:
        """A list of a comparison, or its whole texts."""
        if name != BESIDE:
            return cls(comparison, name, comparison.rows(name), first=first)
        aligned = contrast_aligned.align(comparison.contrast, comparison.reports)
        return cls(comparison, name, aligned=aligned, first=first)

    @property
    def hints(self) -> Sequence[tuple[str, str]] | None:
        """The keys that help with it; None for those of rows."""
        empty = self.name != BESIDE and self.name != FAMILIES and not self.rows
        return NOTHING_HINTS if empty else HINTS_OF.get(self.name)

    def list_after(self, step: int) -> str:
        """The name of the list that follows, round and round; of whole texts, the first."""
        lists = self.comparison.lists
        at = lists.index(self.name) + step if self.name in lists else 0
        return lists[at % len(lists)]

    def brought(self, step: int, width: int) -> Shown:
        """The same with other sources in view, as far to the right as they go, or to the left."""
        columns, sources = self.columns(width), self.comparison.sources
        if columns is None:
            return self
        at = sources.index(columns.shown[0])
        first = max(0, min(at + step, len(sources) - len(columns.shown)))
        return self if first == at else replace(self, first=first)

    def columns(self, width: int) -> Columns | None:
        """Which sources stand beside each other, or None where they stand in turn."""
        if width not in self._columns:
            self._columns[width] = self._shared_out(width)
        return self._columns[width]

    def sheet(self, width: int) -> Sheet:
        """The lines for a width."""
        comparison, columns = self.comparison, self.columns(width)
        texts, names = comparison.texts, comparison.names
        if self.name == FAMILIES:
            return contrast_families.families(comparison.contrast, names, comparison.reasons, width)
        if columns is not None and self.name == BESIDE:
            return contrast_aligned.side_by_side(self.aligned, texts, comparison.marks, columns)
        if columns is not None:
            return contrast_table.table(self.rows, texts, columns)
        if self.rows:
            return contrast_table.stacked(self.rows, texts, names, comparison.sources, width)
        return contrast_layout.nothing(self._why_nothing(), width)

    def head(self, width: int) -> list[Line]:
        """What happened, whose reports these are, and which list is shown."""
        known = self.comparison
        lines = contrast_layout.head(
            known.title, known.contrast, known.names, width, known.left_out
        )
        lists = (*known.lists, BESIDE)
        return [*lines, contrast_layout.lists_line(lists, self.name, known.statements, width)]

    def heading(self, width: int, current: str) -> Line | None:
        """The names of the sources over their columns, where they stand beside each other."""
        columns, known = self.columns(width), self.comparison
        if columns is None:
            return None
        runs = contrast_layout.source_heading(columns, known.names, known.sources, current)
        return Line(runs, selectable=False)

    def row(self, number: int) -> Row | None:
        """A row of the list, if there is one of that number."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def words(self, number: int, current: str, width: int, whole: bool) -> Sequence[Line]:
        """The words of a row, all of them or a few, those of the current source first."""
        row, known = self.row(number), self.comparison
        if row is None:
            return ()
        if whole:
            return contrast_detail.detail(row, known.texts, known.names, known.sources, width)
        return contrast_detail.brief(row, known.texts, known.names, known.sources, width, current)

    def about(self, number: int) -> Runs:
        """Which row it is, and what it is."""
        row = self.row(number)
        place = f"{number + 1} of {len(self.rows)}"
        return contrast_detail.heading(row, place) if row is not None else ()

    def passages(self, article: str, row: int | None = None) -> list[tuple[int, int]]:
        """An article's passages (offsets) in the order of its text, up to a row of whole texts."""
        held = self.aligned if row is None else self.aligned[: row + 1]
        found = [one.passages[article] for one in held if article in one.passages]
        return [(passage.start, passage.end) for passage in found]

    @property
    def lacks_reasons(self) -> bool:
        """Whether it is still to be read why the articles belong together."""
        return self.name == FAMILIES and self.comparison.reasons is None

    def with_reasons(self, reasons: Reasons) -> Shown:
        """The same, and why the articles belong together."""
        return replace(self, comparison=replace(self.comparison, reasons=reasons))

    def again(self, comparison: Comparison) -> Shown:
        """The same list of what is known now; the reasons stay while the sources do."""
        if comparison.sources == self.comparison.sources:
            comparison = replace(comparison, reasons=self.comparison.reasons)
        return Shown.of(comparison, self.name, self.first)

    def difference(self, number: int, article: str, place: tuple[int, int] | None) -> Row | None:
        """The row of this number; of whole texts, the difference at a place of an article."""
        if self.name != BESIDE:
            return self.row(number)
        return self.comparison.difference_at(article, *place) if place else None

    def cited(self, number: int, article: str, place: tuple[int, int] | None) -> Cited:
        """What an article says in a row, whole, as evidence; no words where it is silent."""
        known, row = self.comparison, self.row(number)
        cell = row.cells.get(article) if row is not None else None
        if cell is not None:
            at = cell.place[0]
            place = next((span for span in cell.spans if span[0] <= at < span[1]), cell.place)
        report = next(one for one in known.reports if one.article.id == article)
        return Cited(
            article,
            known.names[article],
            report.article.version.number,
            known.contrast.event,
            place,
            report.article.text[slice(*place)] if place is not None else "",
        )

    def row_of(self, article: str, start: int) -> int:
        """The row of the whole texts with the passage of an article around an offset, or -1."""
        for number, row in enumerate(self.aligned):
            passage = row.passages.get(article)
            if passage is not None and passage.start <= start < passage.end:
                return number
        return -1

    def _shared_out(self, width: int) -> Columns | None:
        sources = self.comparison.sources
        if self.name == BESIDE:
            return columns(sources, self.first, width, label=1, least=_LEAST_BESIDE)
        if not self.rows or width + 3 < contrast_table.STACKED_UNDER:
            return None
        label = contrast_table.label_width(self.rows, width)
        return columns(sources, self.first, width, label=label)

    def _why_nothing(self) -> str:
        if len(self.comparison.sources) < 2:
            return (
                "Only one source reports this event, so there is nothing to set against it. "
                "In the list, x picks articles of any event, and c sets them side by side."
            )
        if self.name == DISMISSED:
            return "Nothing is dismissed any more; _ goes to the other lists."
        return f"The sources have no {self.name} to set against each other."
