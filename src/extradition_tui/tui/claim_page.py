"""The lines of a claim's page: what is said, who says it, and what people made of it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from extradition_tui.claim_model import (
    Claim,
    ClaimChange,
    Comment,
    Evidence,
    Stance,
    Stand,
    Verdict,
)

from .claim_words import STATES, verdict_words, when
from .lines import Line, Run, flat
from .runs import Runs, said, width_of, wrapped

MOST_COLUMNS = 96
_INDENT = 4
_LEAST = 16
"""Columns of words beside who wrote them, however long the name is."""


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """A claim with what is shown around it.

    ``sources`` are the names of articles, ``titles`` those of events, ``others`` the statements of
    claims that it is tied to, each by ID.
    """

    claim: Claim
    history: tuple[ClaimChange, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)


def page_heading(sheet: ClaimSheet) -> Line:
    """Status, type and what was adopted."""
    claim = sheet.claim
    facts: list[str] = [claim.status, *([claim.type] if claim.type != "other" else [])]
    verdict = verdict_words(claim)
    if verdict:
        facts.append(verdict)
    return Line(
        (Run("CLAIM", "pane"), Run(f"  {' · '.join(facts)}", "text")),
        right=(Run(f"{claim.created_by}, {when(claim.created_at)}", "dim"),),
    )


def page_lines(sheet: ClaimSheet, width: int) -> list[Line]:
    """The page at a width. A line's key is a kind and an ID: ``evidence 1f…``, ``comment 2a…``."""
    columns = max(20, min(width - 2, MOST_COLUMNS))
    claim = sheet.claim
    lines = _rows(said(claim.statement, "strong"), columns, key=f"claim {claim.id}")
    about = _about(sheet)
    if about:
        lines += _rows(said(" · ".join(about), "dim"), columns)
    for title, count, rows in (
        ("EVIDENCE", len(claim.evidence), _evidence(sheet, columns)),
        ("READ, AND SILENT", len(claim.silent), _silent(claim.silent, sheet)),
        ("NOT EXAMINED", len(claim.not_examined), _silent(claim.not_examined, sheet)),
        ("VERDICTS", len(claim.verdicts) + claim.hidden_verdicts, _verdicts(claim, columns)),
        ("COMMENTS", len(claim.comments), _comments(claim, columns)),
        ("LINKS", len(claim.links), _links(sheet, columns)),
        ("HISTORY", len(sheet.history), _history(sheet, columns)),
    ):
        if count or title == "EVIDENCE":
            lines.append(Line(selectable=False))
            lines.append(
                Line((Run(title, "dim"),), selectable=False, right=(Run(str(count), "dim"),))
            )
            lines += rows
    return lines


def difference_runs(stand: Stand) -> Runs:
    """What is gone, in brackets with a minus, and what is new, with a plus, among what is kept."""
    runs: list[Run] = []
    for piece in stand.pieces:
        # Not trimmed as a line of its own is: the blanks at its ends part it from its neighbours.
        words = flat(piece.text)
        if piece.kind == "kept":
            runs.append(Run(words))
        else:
            runs.append(Run(f"[{'-' if piece.kind == 'gone' else '+'}{words}]", "diff"))
    return tuple(runs)


def _about(sheet: ClaimSheet) -> list[str]:
    claim = sheet.claim
    pairs = (
        ("said by", claim.speaker),
        ("on", claim.said_at),
        ("event:", sheet.titles.get(claim.event or "", claim.event)),
        ("assigned to", claim.assignee),
        ("tags:", ", ".join(claim.tags)),
    )
    return [f"{name} {value}" for name, value in pairs if value]


def _evidence(sheet: ClaimSheet, columns: int) -> Iterator[Line]:
    claim = sheet.claim
    if not claim.evidence:
        yield Line.of("none yet: a in a text, + - o in a contrast", "dim", selectable=False)
        return
    by_article: dict[str, list[Evidence]] = defaultdict(list)
    for one in claim.evidence:
        by_article[one.article].append(one)
    order = get_args(Stance)
    for article, found in by_article.items():
        name = sheet.sources.get(article) or found[0].source or article
        yield Line(said(name, "bright"), selectable=False)
        for one in sorted(found, key=lambda one: order.index(one.stance)):
            yield from _evidence_rows(one, columns)


def _evidence_rows(one: Evidence, columns: int) -> Iterator[Line]:
    words = said(f"“{one.exact}”") if one.exact else ()
    code = f"{one.reliability or '–'}{one.credibility or '–'}"
    right = tuple(
        Run(part, mark)
        for part, mark in (
            (f"{STATES[one.state]} ", "differs"),
            (f"{code} " if one.reliability or one.credibility else "", "dim"),
            (one.by, "dim"),
        )
        if part.strip()
    )
    room = max(_LEAST, columns - _INDENT - width_of(right))
    first, *others = wrapped((Run(f"{one.stance} ", "accent"), *words), room)
    yield Line((Run("  "), *first), key=f"evidence {one.id}", right=right)
    for runs in others:
        yield _under(runs)
    if one.now is not None:
        for runs in wrapped((Run("now: ", "dim"), *difference_runs(one.now)), columns - _INDENT):
            yield _under(runs)
        if one.now.dangers:
            yield _under((Run("changed in it: " + ", ".join(one.now.dangers), "differs"),))
    notes = [
        f"attributed to {one.attributed_to}" if one.attributed_to else "",
        one.note,
        f"tags: {', '.join(one.tags)}" if one.tags else "",
    ]
    told = " · ".join(note for note in notes if note)
    if told:
        for runs in wrapped(said(told, "dim"), columns - _INDENT):
            yield _under(runs)


def _silent(articles: Sequence[str], sheet: ClaimSheet) -> Iterator[Line]:
    for article in articles:
        name = sheet.sources.get(article, article)
        yield Line((Run("  "), *said(name)), key=f"article {article}")


def _verdicts(claim: Claim, columns: int) -> Iterator[Line]:
    for one in sorted(claim.verdicts, key=lambda one: one.role != "adopted"):
        yield from _verdict_rows(one, columns)
    if claim.hidden_verdicts:
        yield Line.of(
            f"  {claim.hidden_verdicts} of others, shown after your own", "dim", selectable=False
        )


def _verdict_rows(one: Verdict, columns: int) -> Iterator[Line]:
    sure = "" if one.confidence is None else f", {one.confidence} in 100 sure"
    adopted = "adopted: " if one.role == "adopted" else ""
    yield Line(
        (Run("  "), Run(adopted, "accent"), *said(one.rating, "strong"), Run(sure)),
        key=f"verdict {one.id}",
        right=(*said(f"{one.scheme} · {one.by}, {when(one.at)}", "dim"),),
    )
    if one.because:
        for runs in wrapped(said(one.because), columns - _INDENT):
            yield _under(runs)


def _comments(claim: Claim, columns: int) -> Iterator[Line]:
    answers: dict[str | None, list[Comment]] = defaultdict(list)
    there = {one.id for one in claim.comments}
    for one in claim.comments:
        answers[one.parent if one.parent in there else None].append(one)
    waiting = [(one, 0) for one in reversed(answers[None])]
    while waiting:
        one, depth = waiting.pop()
        indent = 2 + 2 * min(depth, 8)
        right = said(f"{one.by}, {when(one.at)}", "dim")
        room = max(_LEAST, columns - indent - width_of(right) - 2)
        first, *others = wrapped(said(one.text), room)
        yield Line((Run(" " * indent), *first), key=f"comment {one.id}", right=right)
        for runs in others:
            yield Line((Run(" " * indent), *runs), selectable=False)
        waiting += [(answer, depth + 1) for answer in reversed(answers[one.id])]


def _links(sheet: ClaimSheet, columns: int) -> Iterator[Line]:
    own = sheet.claim.id
    for link in sheet.claim.links:
        other = link.other if link.claim == own else link.claim
        relation = link.relation if link.claim == own else _BACK[link.relation]
        words = said(f"“{sheet.others.get(other, other)}”")
        first, *others = wrapped((Run(f"{relation} ", "accent"), *words), columns - _INDENT)
        yield Line((Run("  "), *first), key=f"link {other}")
        for runs in others:
            yield _under(runs)


_BACK = {
    "same": "same",
    "contradicts": "contradicts",
    "narrower": "wider than",
    "rests on": "carries",
}
"""What a claim is to the one that is said to be so to it."""


def _history(sheet: ClaimSheet, columns: int) -> Iterator[Line]:
    for change in reversed(sheet.history):
        fields = "; ".join(
            f"{key}: {change.before[key]} → {value}" if key in change.before else f"{key}: {value}"
            for key, value in change.after.items()
            if key in _TOLD and (value not in (None, "") or key in change.before)
        )
        words = (Run(f"{when(change.at)}  ", "dim"), *said(f"{change.by}: {change.what}"))
        told = (Run(" "), *said(f"({fields})", "dim")) if fields else ()
        first, *others = wrapped((*words, *told), columns - _INDENT)
        yield Line((Run("  "), *first), key=f"change {change.seq}")
        for runs in others:
            yield _under(runs)


_TOLD = frozenset(
    (
        *("statement", "type", "status", "speaker", "said_at", "stance", "rating", "confidence"),
        *("because", "text", "name", "note", "attributed_to", "reliability", "credibility"),
    )
)
"""The fields that the history tells; IDs say nothing to a reader."""


def _rows(runs: Runs, columns: int, key: str = "") -> list[Line]:
    first, *others = wrapped(runs, columns)
    return [
        Line(first, key=key, selectable=bool(key)),
        *(Line(more, selectable=False) for more in others),
    ]


def _under(runs: Runs) -> Line:
    return Line((Run(" " * _INDENT), *runs), selectable=False)
