"""What of the ``claim`` command only reads: the list, one claim, its history, agreement."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from extradition_tui.claim_model import Claim, ClaimChange, Comment, Evidence, Stance, Stand
from extradition_tui.cli.output import write_json, write_table, write_text
from extradition_tui.cli.places import open_library
from extradition_tui.library.claims_agreement import agreements
from extradition_tui.library.claims_reading import (
    claim_history,
    evidence_to_confirm,
    get_claim,
    list_claims,
)
from extradition_tui.library.ids import short_ids
from extradition_tui.library.people import this_person
from extradition_tui.library.rating_schemes import schemes_of


def read(arguments: argparse.Namespace) -> int:
    """``claim ACTION …`` for an action that changes nothing."""
    actions = {
        "list": _list,
        "show": _show,
        "history": _history,
        "confirm": _queue,
        "agreement": _agreement,
    }
    return actions[arguments.action](arguments)


def _list(arguments: argparse.Namespace) -> int:
    """``claim list``."""
    with open_library(arguments) as library:
        found = list_claims(
            library,
            viewer=this_person(),
            event=arguments.event,
            status=arguments.status,
            mine=arguments.mine,
        )
        short = short_ids(library)
    if arguments.json:
        write_json(found)
        return 0
    write_table(
        ("id", "status", "type", "evidence", "verdict", "claim"),
        [
            (short[one.id], one.status, one.type, _counted(one), _verdict(one), one.statement)
            for one in found
        ],
        empty="no claims; add one with: extradition-tui claim add STATEMENT",
    )
    return 0


def _show(arguments: argparse.Namespace) -> int:
    """``claim show CLAIM``."""
    with open_library(arguments) as library:
        found = get_claim(library, arguments.claim, viewer=this_person())
        short = short_ids(library)
    if arguments.json:
        write_json(found)
    else:
        write_text("\n".join(_page(found, short)))
    return 0


def _history(arguments: argparse.Namespace) -> int:
    """``claim history CLAIM``."""
    with open_library(arguments) as library:
        found = claim_history(library, arguments.claim, viewer=this_person())
    if arguments.json:
        write_json(found)
    else:
        write_table(
            ("#", "when", "who", "what", "about", "how"),
            [
                (one.seq, _when(one.at), one.by, one.what, one.subject[:8], _fields(one))
                for one in found
            ],
            empty="no history",
        )
    return 0


def _queue(arguments: argparse.Namespace) -> int:
    """``claim confirm`` alone: the evidence that waits for a person."""
    with open_library(arguments) as library:
        found = evidence_to_confirm(library)
        short = short_ids(library)
    if arguments.json:
        write_json(found)
    else:
        write_table(
            ("evidence", "claim", "article", "state", "points out", "difference"),
            [
                (
                    short.get(one.id, one.id),
                    short.get(one.claim, one.claim),
                    one.article,
                    one.state,
                    ", ".join(one.now.dangers) if one.now else "",
                    _difference(one),
                )
                for one in found
            ],
            empty="no evidence waits to be confirmed",
        )
    return 0


def _agreement(arguments: argparse.Namespace) -> int:
    """``claim agreement``."""
    with open_library(arguments) as library:
        found = agreements(library, schemes_of(library.path), event=arguments.event)
    if arguments.json:
        write_json({"agreement": found})
    else:
        write_table(
            ("on", "level", "#alpha", "#people", "#units", "#n", "#skipped", "note"),
            [
                (
                    one.what if one.scheme is None else f"{one.what} ({one.scheme})",
                    one.level,
                    "–" if one.alpha is None else f"{one.alpha:.3f}",
                    one.annotators,
                    one.units,
                    one.values,
                    one.skipped,
                    one.note or "",
                )
                for one in found
            ],
            empty="nothing has been judged",
        )
    return 0


def _page(claim: Claim, short: Mapping[str, str]) -> Iterator[str]:
    yield f"{short[claim.id]}  {claim.status}  {claim.type}  revision {claim.revision}"
    yield claim.statement
    yield f"added by {claim.created_by}, {_when(claim.created_at)}" + "".join(
        f"; {name} {value}"
        for name, value in (
            ("said by", claim.speaker),
            ("on", claim.said_at),
            ("event", claim.event),
            ("assigned to", claim.assignee),
            ("tagged", ", ".join(claim.tags)),
        )
        if value
    )
    yield "evidence" if claim.evidence else "no evidence"
    for stance in get_args(Stance):
        for one in claim.evidence:
            if one.stance == stance:
                yield from _evidence(one, short)
    yield f"silent        {', '.join(claim.silent) or '–'}"
    yield f"not examined  {', '.join(claim.not_examined) or '–'}"
    yield from _verdicts(claim)
    if claim.comments:
        yield "comments"
        yield from _threads(claim.comments, short)
    for link in claim.links:
        yield f"link {short[link.id]}: {short[link.claim]} {link.relation} {short[link.other]}"


def _evidence(one: Evidence, short: Mapping[str, str]) -> Iterator[str]:
    words = f" “{one.exact}”" if one.exact else ""
    yield f"  {short[one.id]}  {one.stance}  {one.article} {one.source}:{words} ({one.state})"
    difference = _difference(one)
    if difference:
        yield f"          now: {difference}"
    if one.now and one.now.dangers:
        yield f"          changed in it: {', '.join(one.now.dangers)}"
    about = [
        f"attributed to {one.attributed_to}" if one.attributed_to else "",
        f"{one.reliability or '–'}{one.credibility or '–'}"
        if one.reliability or one.credibility
        else "",
        one.note,
        ", ".join(one.tags),
    ]
    said = "; ".join(part for part in about if part)
    if said:
        yield f"          {said}"


def _verdicts(claim: Claim) -> Iterator[str]:
    if claim.verdicts or claim.hidden_verdicts:
        yield "verdicts"
    for one in claim.verdicts:
        role = "adopted, by " if one.role == "adopted" else ""
        sure = "" if one.confidence is None else f", {one.confidence} sure"
        because = f": {one.because}" if one.because else ""
        yield f"  {role}{one.by}: {one.rating} ({one.scheme}{sure}){because}"
    if claim.hidden_verdicts:
        yield f"  {claim.hidden_verdicts} by others, shown after your own"


def _threads(comments: Sequence[Comment], short: Mapping[str, str]) -> Iterator[str]:
    answers: dict[str | None, list[Comment]] = defaultdict(list)
    there = {one.id for one in comments}
    for one in comments:
        answers[one.parent if one.parent in there else None].append(one)
    waiting = [(one, 1) for one in reversed(answers[None])]
    while waiting:
        one, depth = waiting.pop()
        yield f"{'  ' * depth}{short[one.id]}  {one.by}, {_when(one.at)}: {one.text}"
        waiting += [(answer, depth + 1) for answer in reversed(answers[one.id])]


def _counted(claim: Claim) -> str:
    counts = Counter(one.stance for one in claim.evidence)
    return ", ".join(f"{stance} {counts[stance]}" for stance in get_args(Stance) if counts[stance])


def _verdict(claim: Claim) -> str:
    """The adopted verdict; else how many have judged."""
    adopted = [one.rating for one in claim.verdicts if one.role == "adopted"]
    if adopted:
        return adopted[0]
    count = len(claim.verdicts) + claim.hidden_verdicts
    return f"{count} given" if count else "–"


def _difference(one: Evidence) -> str:
    return "" if one.now is None else _marked(one.now)


def _marked(stand: Stand) -> str:
    if stand.places:
        return "at " + ", ".join(f"{start} to {end}" for start, end in stand.places)
    forms = {"kept": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(forms[piece.kind].format(piece.text) for piece in stand.pieces)


def _fields(change: ClaimChange) -> str:
    return "; ".join(
        f"{key}: {change.before[key]} → {value}" if key in change.before else f"{key}: {value}"
        for key, value in change.after.items()
        if value not in (None, "") or key in change.before
    )


def _when(at: str) -> str:
    return at[:16].replace("T", " ")
