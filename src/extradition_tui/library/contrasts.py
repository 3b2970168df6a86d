"""Contrasts kept by event, and the findings in them that a person dismissed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extradition_tui.contrast.marks import places_of
from extradition_tui.contrast_model import Contrast, Statement
from extradition_tui.library.doors import Reading
from extradition_tui.library.ids import event_id, finding_id
from extradition_tui.library.packing import pack, unpack

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing


@dataclass(frozen=True, slots=True)
class Whole:
    """A contrast with all that was found, and the IDs of the findings that were dismissed."""

    contrast: Contrast
    dismissed: frozenset[str]

    @property
    def left(self) -> Contrast:
        """What is shown: the contrast without the differences that were dismissed."""
        return without(self.contrast, self.dismissed)

    @property
    def set_aside(self) -> tuple[Statement, ...]:
        """The statements of dismissed differences, each with these alone."""
        if not self.dismissed:
            return ()
        found = (
            (one, tuple(item for item in one.differences if item.id in self.dismissed))
            for one in self.contrast.statements
        )
        return tuple(replace(one, differences=items) for one, items in found if items)


def get_contrast(library: Reading, event: str) -> Contrast | None:
    """The contrast that was kept for an event, without the differences that were dismissed.

    None where none was kept. Raises NotFound, Ambiguous.
    """
    whole = get_whole(library, event)
    return whole.left if whole is not None else None


def get_whole(library: Reading, event: str) -> Whole | None:
    """The contrast that was kept for an event, and what of it was dismissed. As get_contrast."""
    with library.snapshot():
        name = event_id(library, event)
        row = library.row(tuple[bytes], "SELECT payload FROM contrast WHERE event = ?", [name])
        if row is None:
            return None
        dismissed = frozenset(
            finding
            for (finding,) in library.rows(
                tuple[str],
                "SELECT d.finding FROM dismissed d JOIN finding f ON f.id = d.finding"
                " WHERE f.event = ?",
                [name],
            )
        )
    return Whole(unpack(Contrast, row[0], f"{name}: the contrast of this event"), dismissed)


def dismissed_findings(library: Reading) -> frozenset[str]:
    """The IDs of all findings that were dismissed, for a contrast that is not kept."""
    return frozenset(row[0] for row in library.rows(tuple[str], "SELECT finding FROM dismissed"))


def without(contrast: Contrast, dismissed: frozenset[str] | set[str]) -> Contrast:
    """The contrast without these differences. A statement left with none is in other words.

    A quotation whose difference was dismissed is not altered any more.
    """
    if not dismissed:
        return contrast
    same = {
        places_of(found.values)
        for statement in contrast.statements
        for found in statement.differences
        if found.type == "quote" and found.id in dismissed
    }
    return replace(
        contrast,
        statements=tuple(_left(statement, dismissed) for statement in contrast.statements),
        quotes=tuple(
            replace(quote, altered=False, changes=())
            if places_of(quote.versions) in same
            else quote
            for quote in contrast.quotes
        ),
    )


def _left(statement: Statement, dismissed: frozenset[str] | set[str]) -> Statement:
    kept = tuple(found for found in statement.differences if found.id not in dismissed)
    if len(kept) == len(statement.differences):
        return statement
    if statement.kind in ("differs", "altered") and all(found.hint for found in kept):
        statement = replace(statement, kind="wording")
    return replace(statement, differences=kept)


def contrast_fingerprint(library: Reading, event: str) -> str | None:
    """The fingerprint with which an event's contrast was kept, or None. Raises NotFound."""
    name = event_id(library, event)
    row = library.row(tuple[str], "SELECT fingerprint FROM contrast WHERE event = ?", [name])
    return row[0] if row else None


def save_contrast(writing: Writing, contrast: Contrast, fingerprint: str) -> None:
    """Keep the contrast of an event in the place of the one it has.

    ``fingerprint`` names what it was made from (versions of articles, pipelines), so that the
    caller can tell whether it is stale. Raises ValueError for a contrast without an event.
    """
    if contrast.event is None:
        raise ValueError("only the contrast of an event is kept")
    name = event_id(writing, contrast.event)
    payload = pack(contrast)
    writing.upsert(
        "contrast", {"event": name, "fingerprint": fingerprint, "payload": payload}, "event"
    )
    writing.execute("DELETE FROM finding WHERE event = ?", [name])
    findings = {
        difference.id for statement in contrast.statements for difference in statement.differences
    }
    writing.insert("finding", ("id", "event"), [(finding, name) for finding in sorted(findings)])
    writing.record("contrast made", name)


def dismiss(writing: Writing, finding_prefix: str) -> str:
    """Leave a finding out of every contrast from now on; gives back its whole ID.

    Raises NotFound, Ambiguous.
    """
    name = finding_id(writing, finding_prefix)
    writing.execute(
        "INSERT OR IGNORE INTO dismissed (finding, person, at) VALUES (?, ?, ?)",
        [name, writing.person.id, writing.at],
    )
    writing.record("finding dismissed", name)
    return name


def take_back(writing: Writing, finding: str, *, undo_of: int | None = None) -> None:
    """Show a dismissed finding again; ``undo_of`` is the number of the change that dismissed it.

    Raises NotFound, Ambiguous.
    """
    name = finding_id(writing, finding)
    writing.execute("DELETE FROM dismissed WHERE finding = ?", [name])
    writing.record("finding shown again", name, undo_of=undo_of)
