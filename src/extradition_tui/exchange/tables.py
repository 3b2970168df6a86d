"""Claims, evidence, entities and quotations as CSV, for spreadsheets, which must run none of it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from extradition_tui.claim_model import Claim, Stance
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Reading
from extradition_tui.library.entities import list_entities, list_quotes
from extradition_tui.model import Person
from extradition_tui.safe import safe

TABLES = ("claims", "evidence", "entities", "quotes")

Row = Mapping[str, object]

# What begins a formula, also in the wide forms of East Asian keyboards.
_SIGNS = "=+\\-@＝＋－＠"
_AT_START = re.compile(rf"\A(?=[\s\"']*[{_SIGNS}]|[\t\r\n])")
# A spreadsheet may split a cell where its own country separates them.
_AFTER_SEPARATOR = re.compile(rf"(?<=[,;|\t\r\n])(?=[\s\"']*[{_SIGNS}])")


def table(library: Reading, name: str, viewer: Person) -> str:
    """One of ``TABLES`` as CSV, with a heading; ``viewer`` sees of verdicts what they may."""
    return to_csv(_COLUMNS[name], _rows(library, name, viewer))


def to_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows under their columns, every cell quoted, no cell a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([defused(_cell(row[column])) for column in columns] for row in rows)
    return out.getvalue()


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what would begin one."""
    return _AFTER_SEPARATOR.sub("'", _AT_START.sub("'", safe(cell)))


_STANCES: tuple[Stance, ...] = get_args(Stance)
_OF_VERDICT = ("scheme", "rating", "confidence", "because")
_COLUMNS: dict[str, tuple[str, ...]] = {
    "claims": (
        *("id", "statement", "type", "status", "speaker", "said_at", "event", "assignee"),
        *("created_by", "created_at", "revision", "tags"),
        *(*_OF_VERDICT, *_STANCES, "silent", "not_examined"),
    ),
    "evidence": (
        *("id", "claim", "statement", "article", "source", "version", "stance", "state"),
        *("start", "end", "exact", "note", "attributed_to", "reliability", "credibility"),
        *("tags", "by", "at"),
    ),
    "entities": ("entity", "name", "label", "aliases", "articles", "mentions"),
    "quotes": ("article", "start", "end", "text", "speaker", "speaker_entity", "kind"),
}


def _rows(library: Reading, name: str, viewer: Person) -> Iterable[Row]:
    if name == "claims":
        return map(_claim, list_claims(library, viewer=viewer))
    if name == "evidence":
        return _evidence(list_claims(library, viewer=viewer))
    return _entities(library) if name == "entities" else _quotes(library)


def _claim(claim: Claim) -> Row:
    adopted = next((one for one in claim.verdicts if one.role == "adopted"), None)
    stances = Counter(one.stance for one in claim.evidence)
    return {
        **{name: getattr(claim, name, None) for name in _COLUMNS["claims"]},
        **{name: getattr(adopted, name, None) for name in _OF_VERDICT},
        **{stance: stances[stance] for stance in _STANCES},
    }


def _evidence(claims: Iterable[Claim]) -> Iterator[Row]:
    for claim in claims:
        for one in claim.evidence:
            known = {name: getattr(one, name, None) for name in _COLUMNS["evidence"]}
            yield {**known, "statement": claim.statement}


def _entities(library: Reading) -> Iterator[Row]:
    for one in list_entities(library):
        yield {name: getattr(one, name) for name in _COLUMNS["entities"]}


def _quotes(library: Reading) -> Iterator[Row]:
    for one in list_quotes(library):
        yield {name: getattr(one, name) for name in _COLUMNS["quotes"]}


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
