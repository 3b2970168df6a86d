"""The ``claim`` command: what changes claims. What only reads them is in ``claim_reading``."""

from __future__ import annotations

import argparse
import datetime
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from extradition_tui.claim_model import (
    ClaimDraft,
    EvidenceDraft,
    Stance,
    VerdictDraft,
    new_id,
)
from extradition_tui.claims.anchors import find_quote
from extradition_tui.claims.schemes import rating_named
from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import write_json, write_text
from extradition_tui.library import claims as kept
from extradition_tui.library import claims_evidence
from extradition_tui.library.articles import get_article
from extradition_tui.library.claims_evidence import article_of, cite, confirm, edit_evidence
from extradition_tui.library.claims_reading import get_claim, is_blind
from extradition_tui.library.claims_rows import read_row
from extradition_tui.library.claims_undo import TakenBack, redo_claims, undo_claims
from extradition_tui.library.doors import Library, Reading
from extradition_tui.library.errors import Ambiguous, NotFound
from extradition_tui.library.events import events_of
from extradition_tui.library.ids import claim_id, kept_id
from extradition_tui.library.people import this_person
from extradition_tui.library.rating_schemes import schemes_of
from extradition_tui.library.writing import Writing, writing
from extradition_tui.settings import library_path

_MOST_PLACES = 10
"""Places of a quotation that are listed."""


def change(arguments: argparse.Namespace) -> int:
    """``claim ACTION …`` for an action that changes something."""
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "add": _add,
        "cite": _cite,
        "edit": _edit,
        "remove": _remove,
        "confirm": _confirm,
        "judge": _judge,
        "comment": _comment,
        "tag": _tag,
        "assign": _assign,
        "status": _status,
        "link": _link,
        "undo": lambda asked: _take_back(asked, "undone", undo_claims),
        "redo": lambda asked: _take_back(asked, "done again", redo_claims),
        "blind": _blind,
    }
    return actions[arguments.action](arguments)


def _add(arguments: argparse.Namespace) -> int:
    name = _given_id(arguments)
    if arguments.article is None and _names_place(arguments):
        raise CommandError("a place in a text needs --article")
    with _door(arguments, "add a claim") as door:
        event = arguments.event
        if arguments.article is not None and event is None:
            article = get_article(door, arguments.article).id
            event = events_of(door, [article]).get(article)
        draft = ClaimDraft(
            id=name,
            statement=arguments.statement,
            type=arguments.type,
            speaker=arguments.speaker,
            said_at=_day(arguments.said_at),
            event=event,
        )
        kept.add_claim(door, draft)
        if arguments.article is not None:
            evidence = uuid.uuid5(uuid.UUID(name), "evidence").hex
            cite(door, _evidence_draft(door, arguments, evidence, name, arguments.stance))
        for tag in arguments.tag:
            kept.add_tag(door, name, tag)
    return _told(arguments, name, name)


def _cite(arguments: argparse.Namespace) -> int:
    if arguments.omits and _names_place(arguments):
        raise CommandError("--omits has no place in the text; leave out --start, --end and --quote")
    stance: Stance = "omits" if arguments.omits else arguments.stance
    with _door(arguments, "cite an article") as door:
        name = claim_id(door, arguments.claim)
        evidence = cite(door, _evidence_draft(door, arguments, _given_id(arguments), name, stance))
    return _told(arguments, name, evidence)


def _edit(arguments: argparse.Namespace) -> int:
    with _door(arguments, "edit a claim") as door:
        kind, name = kept_id(door, arguments.claim, ("claim", "evidence"))
        fields = kept.EDITED if kind == "claim" else claims_evidence.EDITED
        others = set(claims_evidence.EDITED + kept.EDITED) - set(fields)
        given = {key: value for key, value in vars(arguments).items() if value is not None}
        wrong = sorted(others & set(given))
        if wrong:
            option = wrong[0].replace("_", "-")
            raise CommandError(f"{name}: is {kind} and has no --{option}")
        changes = {key: given[key] for key in fields if key in given}
        if not changes:
            options = ", ".join("--" + key.replace("_", "-") for key in fields if key != "status")
            raise CommandError(f"{name}: say what to change: {options}")
        if changes.get("said_at"):
            changes["said_at"] = _day(changes["said_at"])
        if kind == "claim":
            kept.edit_claim(door, name, changes, revision=arguments.revision)
        else:
            edit_evidence(door, name, changes, revision=arguments.revision)
        whole = read_row(door, kind, name).claim
    return _told(arguments, whole, f"{name} is changed")


def _remove(arguments: argparse.Namespace) -> int:
    with _door(arguments, "remove a claim or a part of one") as door:
        kind, name = kept.remove_kept(door, arguments.claim, revision=arguments.revision)
    if arguments.json:
        write_json({"id": name, "kind": kind.replace("_", " ")})
    else:
        write_text(f"{name} is removed; take it back with: claim undo")
    return 0


def _confirm(arguments: argparse.Namespace) -> int:
    with _door(arguments, "confirm evidence") as door:
        name = kept_id(door, arguments.evidence, ("evidence",))[1]
        place = None
        if _names_place(arguments):
            article = get_article(door, article_of(door, name))
            place = _place(article.text, arguments)
        confirm(door, name, place, revision=arguments.revision)
        whole = read_row(door, "evidence", name).claim
    return _told(arguments, whole, f"{name} is confirmed")


def _judge(arguments: argparse.Namespace) -> int:
    known = schemes_of(library_path(arguments.library))
    if arguments.scheme not in known:
        raise CommandError(f"{arguments.scheme}: no such scheme; there are: {', '.join(known)}")
    try:
        rating = rating_named(known[arguments.scheme], arguments.rating)
    except ValueError as error:
        raise CommandError(str(error)) from None
    draft = VerdictDraft(
        id=new_id(),
        scheme=arguments.scheme,
        rating=rating,
        confidence=arguments.confidence,
        because=arguments.because,
        role="adopted" if arguments.adopt else "individual",
    )
    with _door(arguments, "judge a claim") as door:
        name = claim_id(door, arguments.claim)
        kept.judge(door, name, draft)
    how = "adopted as" if arguments.adopt else "judged"
    return _told(arguments, name, f"{name} is {how} {rating}")


def _comment(arguments: argparse.Namespace) -> int:
    with _door(arguments, "comment on a claim") as door:
        name = kept.add_comment(
            door,
            arguments.claim,
            arguments.text,
            reply_to=arguments.reply_to,
            name=_given_id(arguments),
        )
        whole = read_row(door, "comment", name).claim
    return _told(arguments, whole, name)


def _tag(arguments: argparse.Namespace) -> int:
    with _door(arguments, "tag a claim") as door:
        kind, name = kept_id(door, arguments.claim, ("claim", "evidence"))
        for tag in arguments.tags:
            if arguments.remove:
                kept.remove_tag(door, name, tag)
            else:
                kept.add_tag(door, name, tag)
        whole = read_row(door, kind, name).claim
    return _told(arguments, whole, f"{name} is {'untagged' if arguments.remove else 'tagged'}")


def _assign(arguments: argparse.Namespace) -> int:
    person = None if arguments.person == "nobody" else arguments.person
    with _door(arguments, "assign a claim") as door:
        name = claim_id(door, arguments.claim)
        whom = kept.assign(door, name, door.person.id if person == "me" else person)
    return _told(arguments, name, f"{name} is assigned to {whom or 'nobody'}")


def _status(arguments: argparse.Namespace) -> int:
    with _door(arguments, "set the status of a claim") as door:
        name = claim_id(door, arguments.claim)
        kept.edit_claim(door, name, {"status": arguments.status})
    return _told(arguments, name, f"{name} is {arguments.status}")


def _link(arguments: argparse.Namespace) -> int:
    with _door(arguments, "link two claims") as door:
        name = claim_id(door, arguments.claim)
        link = kept.link_claims(door, name, arguments.relation, arguments.other)
    return _told(arguments, name, link)


def _take_back(
    arguments: argparse.Namespace, how: str, take_back: Callable[[Writing], TakenBack]
) -> int:
    with _door(arguments, f"claim {arguments.action}") as door:
        taken = take_back(door)
    if arguments.json:
        write_json({"what": taken.what, "ids": taken.subjects})
    else:
        write_text(f"{how}: {taken.what} ({', '.join(taken.subjects)})")
    return 0


def _blind(arguments: argparse.Namespace) -> int:
    path = library_path(arguments.library)
    if arguments.blind is not None:
        with _door(arguments, "agree on blind verdicts") as door:
            kept.set_blind(door, arguments.blind == "on")
    with Library.open(path) as library:
        blind = is_blind(library)
    if arguments.json:
        write_json({"blind": blind})
    else:
        write_text("others' verdicts are shown " + ("after one's own" if blind else "at once"))
    return 0


@contextmanager
def _door(arguments: argparse.Namespace, what: str) -> Iterator[Writing]:
    with writing(library_path(arguments.library), this_person(), what) as door:
        yield door


def _told(arguments: argparse.Namespace, claim_name: str, said: str) -> int:
    """Say what was done, or with ``--json`` show the claim as it is now."""
    if arguments.json:
        with Library.open(library_path(arguments.library)) as library:
            write_json(get_claim(library, claim_name, viewer=this_person()))
    else:
        write_text(said)
    return 0


def _evidence_draft(
    library: Reading, arguments: argparse.Namespace, name: str, claim_name: str, stance: Stance
) -> EvidenceDraft:
    article = get_article(library, arguments.article)
    omits = stance == "omits"
    start, end = (None, None) if omits else _place(article.text, arguments)
    given = vars(arguments)
    return EvidenceDraft(
        id=name,
        claim=claim_name,
        article=article.id,
        stance=stance,
        start=start,
        end=end,
        note=arguments.note or "",
        attributed_to=given.get("attributed_to"),
        reliability=given.get("reliability"),
        credibility=given.get("credibility"),
    )


def _names_place(arguments: argparse.Namespace) -> bool:
    return any(given is not None for given in (arguments.start, arguments.end, arguments.quote))


def _place(text: str, arguments: argparse.Namespace) -> tuple[int, int]:
    """The place that was named, by offsets or by words that stand there once."""
    offsets = (arguments.start, arguments.end)
    if arguments.quote is None:
        if None in offsets:
            raise CommandError("say which words: --quote TEXT, or --start N and --end N")
        return arguments.start, arguments.end
    if offsets != (None, None):
        raise CommandError("give either --quote or --start and --end")
    places = find_quote(text, arguments.quote)
    if not places:
        raise NotFound(f"“{arguments.quote[:60]}” does not stand in the article; check the words")
    if len(places) > 1:
        listed = ", ".join(f"{start} to {end}" for start, end in places[:_MOST_PLACES])
        more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
        raise Ambiguous(
            f"“{arguments.quote[:60]}” stands in {len(places)} places: {listed}{more}; "
            "name one with --start and --end"
        )
    return places[0]


def _given_id(arguments: argparse.Namespace) -> str:
    if arguments.id is None:
        return new_id()
    try:
        return uuid.UUID(arguments.id).hex
    except ValueError:
        raise CommandError(f"{arguments.id}: not a UUID; make one with uuidgen") from None


def _day(value: str | None) -> str | None:
    if not value:
        return value
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise CommandError(f"{value}: not a date; write it as 2025-05-03") from None
