"""What an import has done so far, and what both libraries' histories say about a thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extradition_tui.library.doors import Reading
from extradition_tui.library.records import ChangeRecord
from extradition_tui.safe import safe_line


@dataclass(frozen=True, slots=True)
class Conflicting:
    """What both libraries changed and stays as it is here: its line in the file, and in words."""

    line: int
    said: str


@dataclass
class Taken:
    """What came of the records: how many of each kind were new or newer; conflicts; articles.

    ``articles`` are those of which the text that is read changed.
    """

    new: Counter[str] = field(default_factory=Counter)
    newer: Counter[str] = field(default_factory=Counter)
    conflicts: list[Conflicting] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    def conflict(self, line: int, said: str) -> None:
        """Note what both changed."""
        self.conflicts.append(Conflicting(line, safe_line(said)))


class Histories:
    """What was changed about a thing: here, before anything came in, and in the file."""

    def __init__(self, library: Reading, changes: Sequence[ChangeRecord]) -> None:
        self._library = library
        self._theirs: dict[str, list[ChangeRecord]] = defaultdict(list)
        for change in changes:
            if change.subject is not None:
                self._theirs[change.subject].append(change)

    def theirs(self, subject: str, what: str | None = None) -> list[ChangeRecord]:
        """The file's changes of a thing, or those of one kind."""
        return [one for one in self._theirs[subject] if what in (None, one.what)]

    def ours(self, subject: str) -> list[tuple[str, str | None, str | None, str]]:
        """Our changes of a thing: what, before, after, and the change's hash."""
        return self._library.rows(
            tuple[str, str | None, str | None, str],
            "SELECT what, before, after, hash FROM every_change WHERE subject = ?",
            [subject],
        )
