"""What stands around the rows of a contrast: the head, the names over the columns, the lists.

Pure functions to lines of a given width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extradition_tui.contrast.rows import Row, chosen_said, families_said
from extradition_tui.contrast_model import Contrast

from .contrast_sheet import TEXT_WIDTH, Columns, Sheet, Spot
from .lines import Line, Run
from .runs import Runs, fitted, padded, said, width_of, wrapped

_BAR = Run(" │ ", "hairline")


def source_heading(
    cols: Columns, names: Mapping[str, str], sources: Sequence[str], current: str
) -> Runs:
    """The names of the sources over their columns, and signs where others are out of view."""
    total = len(sources)
    first = sources.index(cols.shown[0]) if cols.shown else 0
    runs: list[Run] = []
    if cols.label:
        out = total - len(cols.shown)
        more = f"{first + 1}–{first + len(cols.shown)} of {total}" if out and cols.label > 8 else ""
        runs += [*padded((Run(more, "dim"),), cols.label), _BAR]
    for index, article in enumerate(cols.shown):
        left = "‹ " if index == 0 and first > 0 else ""
        more_right = first + len(cols.shown) < total and index == len(cols.shown) - 1
        right = " ›" if more_right else ""
        mark = "pane" if article == current else "bright"
        name = fitted(said(names[article], mark), cols.cell - len(left) - len(right))
        name = (Run(left, "accent"), *name)
        runs += padded(name, cols.cell - len(right))
        runs += [Run(right, "accent")] if right else []
        runs += [_BAR] if index < len(cols.shown) - 1 else []
    return tuple(runs)


def nothing(words: str, width: int) -> Sheet:
    """A few lines that say why there are no rows."""
    lines = [Line(runs, selectable=False) for runs in wrapped(said(words), min(width, TEXT_WIDTH))]
    return Sheet((Line(selectable=False), *lines), (Spot(-1),) * (len(lines) + 1), ())


def head(
    title: str, contrast: Contrast, names: Mapping[str, str], width: int, left_out: int = 0
) -> tuple[Line, ...]:
    """The title, the sources and who retells whom: on one line where it fits, else on two."""
    families = ", ".join(families_said(contrast.families, names))
    shown = len(contrast.articles)
    sources = chosen_said(shown, left_out) or _counted(shown, "source", "sources")
    if contrast.families:
        sources += "," if left_out else ""
        sources += f" in {_counted(len(contrast.families), 'family', 'families')}"
    title_runs = said(title, "title")
    facts = said(f"{sources} ({families})" if families else sources, "dim")
    if width_of(title_runs) + width_of(facts) + 3 <= width:
        return (Line(title_runs, selectable=False, right=facts),)
    return (Line(title_runs, selectable=False), Line(facts, selectable=False))


def lists_line(lists: Sequence[str], shown: str, rows: Sequence[Row], width: int) -> Line:
    """The names of the lists, the one in view lit; at the right what the statements hold.

    Where there is no room for all, the last one goes, which has a key of its own.
    """
    runs = _named(lists, shown)
    if width_of(runs) > width and shown != lists[-1]:
        runs = _named(lists[:-1], shown)
    if width_of(runs) > width:
        runs = [Run(shown, "pane-focused"), Run("   _ shows others", "dim")]
    room = width - width_of(runs) - 2
    right = next(
        (words for words in (_long_counts(rows), _short_counts(rows)) if len(words) <= room), ""
    )
    return Line(tuple(runs), selectable=False, right=(Run(right, "text"),))


def _named(lists: Sequence[str], shown: str) -> list[Run]:
    runs: list[Run] = []
    for name in lists:
        runs += [Run("   ")] if runs else []
        runs.append(Run(name, "pane-focused" if name == shown else "dim"))
    return runs


def _long_counts(rows: Sequence[Row]) -> str:
    """How many rows of each kind there are, as "3 titles · 2 figures · 9 only here"."""
    counts: dict[str, int] = {}
    for row in rows:
        kind = {"only": "only here", "agreement": "agree"}.get(row.standing)
        kind = kind or ("hint" if row.standing == "hint" else row.label.split(" ")[0])
        counts[kind] = counts.get(kind, 0) + 1
    fixed = ("only here", "agree", "differs", "wording")
    return " · ".join(
        f"{count} {kind}" if kind in fixed or count == 1 else f"{count} {kind}s"
        for kind, count in counts.items()
    )


def _short_counts(rows: Sequence[Row]) -> str:
    """The same by signs alone, as "≠ 5  ~ 9  · 23"."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.sign] = counts.get(row.sign, 0) + 1
    return "  ".join(f"{sign} {count}" for sign, count in counts.items())


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
