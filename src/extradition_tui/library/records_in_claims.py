"""Claims and what belongs to them that come into a library: new, newer, changed by both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from extradition_tui.library.claims_anchors import follow_anchors
from extradition_tui.library.claims_rows import CHANGING, NAMES, Field, read_row
from extradition_tui.library.errors import NotFound
from extradition_tui.library.ids import KEPT, Kept
from extradition_tui.library.record_states import Relative, Step, compare, steps
from extradition_tui.library.records import (
    AgreedRecord,
    AnchorRecord,
    EvidenceRecord,
    KeptRecord,
)
from extradition_tui.library.records_taken import Histories, Taken

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

Numbers = Mapping[tuple[str, int], int]
"""The number here of each text version of the file, by article and its number there."""

_ALIKE: dict[Kept, tuple[str, str]] = {
    "verdict": ("claim = ? AND role = ? AND (role = 'adopted' OR person = ?)", "claim role person"),
    "tag": ("subject = ? AND name = ?", "subject name"),
    "claim_link": ("claim = ? AND relation = ? AND other = ?", "claim relation other"),
}
"""Of what there is but one that stands: the condition that finds it, and its fields."""


def take_anchors(
    writing: Writing,
    records: Sequence[tuple[int, AnchorRecord]],
    articles: Mapping[str, int],
    numbers: Numbers,
    taken: Taken,
) -> None:
    """Keep the anchors that are new here; without words where the article is not here any more."""
    for line, record in records:
        version = numbers.get((record.article, record.version), record.version)
        text = _text(writing, articles[record.article], version) if record.exact else None
        row: dict[str, str | int | None] = {
            "id": record.id,
            "article": articles[record.article],
            "text": text,
            "version": version,
            "start": record.start,
            "end": record.end,
            "exact": "" if text is None else record.exact,
            "prefix": "" if text is None else record.prefix,
            "suffix": "" if text is None else record.suffix,
        }
        known = writing.row(
            tuple[int, int, int, int, str],
            'SELECT article, version, "start", "end", exact FROM anchor WHERE id = ?',
            [record.id],
        )
        if known is None:
            writing.insert_one("anchor", row)
            taken.new["anchor"] += 1
        elif known[:4] != tuple(row[key] for key in ("article", "version", "start", "end")):
            taken.conflict(line, f"{record.id}: these are other words here; they stay")


def take_kept(
    writing: Writing,
    records: Sequence[tuple[int, Kept, KeptRecord]],
    articles: Mapping[str, int],
    numbers: Numbers,
    histories: Histories,
    taken: Taken,
) -> None:
    """Keep what people made about claims: what is new here, and what is newer."""
    # A comment may answer one that stands further down.
    writing.execute("PRAGMA defer_foreign_keys=ON")
    order = {kind: place for place, kind in enumerate(KEPT)}
    for line, kind, record in sorted(records, key=lambda one: order[one[1]]):
        row = _row(kind, record, articles, numbers)
        try:
            ours = read_row(writing, kind, record.id)
        except NotFound:
            _take_new(writing, line, kind, row, taken)
        else:
            theirs = steps((one.before, one.after) for one in histories.theirs(record.id))
            if isinstance(record, EvidenceRecord):
                theirs = tuple(_renumbered(step, record.article, numbers) for step in theirs)
            mine = steps((before, after) for _, before, after, _ in histories.ours(record.id))
            relative = compare(
                (ours.revision, ours.fields), mine, (record.revision, _changing(kind, row)), theirs
            )
            _merge(writing, (line, kind, row), ours.fields, relative, taken)
    cited = {record.article for _, _, record in records if isinstance(record, EvidenceRecord)}
    for name in sorted(cited):
        follow_anchors(writing, articles[name])


def take_agreed(
    writing: Writing, records: Sequence[tuple[int, AgreedRecord]], taken: Taken
) -> None:
    """Take over how people work together, where that was not agreed here yet."""
    for line, record in records:
        known = writing.row(tuple[str], "SELECT value FROM agreed WHERE key = ?", [record.key])
        if known is None:
            writing.insert_one("agreed", {"key": record.key, "value": record.value})
            taken.new["agreed"] += 1
        elif known[0] != record.value:
            taken.conflict(
                line, f"{record.key}: is {known[0]!r} here, {record.value!r} there; it stays"
            )


def _take_new(
    writing: Writing, line: int, kind: Kept, row: Mapping[str, Field], taken: Taken
) -> None:
    """Add what is not here; where another stands in its place, a verdict is told and left out."""
    alike = None if row["deleted_at"] else _alike(writing, kind, row)
    if alike is None:
        writing.insert_one(kind, row)
        taken.new[NAMES[kind]] += 1
    elif kind == "verdict":
        taken.conflict(line, f"{row['id']}: another verdict, {alike}, stands in its place here")


def _merge(
    writing: Writing,
    given: tuple[int, Kept, Mapping[str, Field]],
    ours: Mapping[str, Field],
    relative: Relative,
    taken: Taken,
) -> None:
    line, kind, row = given
    name = str(row["id"])
    lasting = [key for key in row if key not in (*CHANGING[kind], "deleted_at", "revision")]
    columns = ", ".join(f'"{key}"' for key in lasting)
    here = writing.rows(list[Field], f"SELECT {columns} FROM {kind} WHERE id = ?", [name])
    if here != [[row[key] for key in lasting]]:
        taken.conflict(line, f"{NAMES[kind]} {name}: is something else here; it stays")
    elif relative == "newer":
        alike = None if row["deleted_at"] else _alike(writing, kind, row)
        if alike is not None:
            taken.conflict(line, f"{NAMES[kind]} {name}: {alike} stands in its place here")
            return
        changed = {**_changing(kind, row), "revision": row["revision"]}
        settings = ", ".join(f'"{key}" = ?' for key in changed)
        writing.execute(f"UPDATE {kind} SET {settings} WHERE id = ?", [*changed.values(), name])
        taken.newer[NAMES[kind]] += 1
    elif relative == "both changed":
        theirs = _changing(kind, row)
        said = "; ".join(
            f"{key} is {value!r} here and {theirs[key]!r} there"
            for key, value in ours.items()
            if theirs[key] != value
        )
        taken.conflict(line, f"{NAMES[kind]} {name}: changed here and there: {said}; it stays")


def _row(
    kind: Kept, record: KeptRecord, articles: Mapping[str, int], numbers: Numbers
) -> dict[str, Field]:
    """The record as its table has it."""
    row: dict[str, Field] = asdict(record)
    if isinstance(record, EvidenceRecord):
        row["article"] = articles[record.article]
        row["version"] = numbers.get((record.article, record.version), record.version)
    return row


def _renumbered(step: Step, article: str, numbers: Numbers) -> Step:
    """A step with the numbers that text versions have here."""

    def here(given: Mapping[str, Field]) -> dict[str, Field]:
        version = given.get("version")
        if not isinstance(version, int):
            return dict(given)
        return {**given, "version": numbers.get((article, version), version)}

    return Step(step.revision, here(step.before), here(step.after))


def _changing(kind: Kept, row: Mapping[str, Field]) -> dict[str, Field]:
    return {key: row[key] for key in (*CHANGING[kind], "deleted_at")}


def _alike(writing: Writing, kind: Kept, row: Mapping[str, Field]) -> str | None:
    """What stands here, under another ID, where there can be but one."""
    if kind not in _ALIKE:
        return None
    condition, keys = _ALIKE[kind]
    found = writing.row(
        tuple[str],
        f"SELECT id FROM {kind} WHERE {condition} AND deleted_at IS NULL AND id <> ?",
        [*(row[key] for key in keys.split()), row["id"]],
    )
    return found[0] if found else None


def _text(writing: Writing, article: int, version: int) -> int | None:
    row = writing.row(
        tuple[int],
        "SELECT number FROM article_text WHERE article = ? AND version = ?",
        [article, version],
    )
    return row[0] if row else None
