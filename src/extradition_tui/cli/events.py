"""The commands about events: the list, one of them and why it is one, and corrections by people."""

from __future__ import annotations

import argparse

import msgspec

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import write_json, write_table, write_text
from extradition_tui.cli.places import open_library
from extradition_tui.comparing import reasons_of_event, related_events, why_together
from extradition_tui.contrast.bonds import NOTHING_ELSE, Bond, Reasons, bond, bond_said, told_said
from extradition_tui.contrast_model import Event
from extradition_tui.library.articles import get_article
from extradition_tui.library.events import get_event, list_events
from extradition_tui.library.people import this_person
from extradition_tui.model import Article, source_name
from extradition_tui.settings import library_path


def events(arguments: argparse.Namespace) -> int:
    """``events``: the list."""
    with open_library(arguments) as library:
        found = list_events(library)
    if arguments.json:
        write_json(found)
    else:
        write_table(
            ("id", "first", "last", "#articles", "#families", "title"),
            [
                (e.id, e.first or "–", e.last or "–", len(e.articles), len(e.families), e.title)
                for e in found
            ],
            empty="no events yet; add articles with: extradition-tui load PATH",
        )
    return 0


def event(arguments: argparse.Namespace) -> int:
    """``event ID``, and the corrections ``move``, ``merge``, ``split`` and ``undo``."""
    word, *rest = arguments.words
    if word in ("move", "merge", "split"):
        return _correct(arguments, word, rest)
    if word == "undo":
        return _undo(arguments, rest)
    if rest:
        raise CommandError("event shows one at a time; give one ID")
    with open_library(arguments) as library:
        found = get_event(library, word)
        about = {name: get_article(library, name) for name in found.articles}
        if arguments.json:
            document = msgspec.to_builtins(found)
            if arguments.why:
                document["why"] = why_together(library, found)
                document["why_related"] = related_events(library, found)
            write_json(document)
            return 0
        reasons = reasons_of_event(library, found) if arguments.why else None
    _write_event(found, about)
    if reasons is not None:
        _write_reasons(found, reasons)
    return 0


def _write_event(found: Event, about: dict[str, Article]) -> None:
    write_text(f"{found.title}\n")
    write_table(
        ("id", "published", "source", "title"),
        [(i, a.published or "undated", source_name(a), a.title or "–") for i, a in about.items()],
        empty="no articles",
    )
    for family in found.families:
        if len(family.articles) > 1:
            told = ", ".join(source_name(about[i]) for i in family.articles)
            write_text(f"\none family: {told} ({family.share:.0%} of the shorter is retold)")


def _write_reasons(found: Event, reasons: Reasons) -> None:
    """Why its articles belong together, and which events are related to it, and how."""
    if len(found.articles) < 2:
        write_text(f"\n{NOTHING_ELSE}")
    for one in reasons.bonds:
        write_text(f"\n{bond_said(one, reasons.names, len(found.articles))} share:")
        _write_bond(one)
    for other in reasons.kindred:
        write_text(f"\nrelated: {other.event}  {other.title}")
        if other.why is not None:
            between = bond([other.why])
            write_text(f"{bond_said(between, reasons.names, 2)} share:")
            _write_bond(between)


def _write_bond(one: Bond) -> None:
    write_table(
        ("kind", "text", "#weight"),
        [(kind, told_said(t, one), f"{t.weight:.2f}") for kind, held in one.kinds for t in held],
        empty="nothing that weighs",
    )
    if one.more:
        write_text(f"and {one.more} more that weigh less")


def _correct(arguments: argparse.Namespace, what: str, words: list[str]) -> int:
    # Writing brings sqlite-utils, which the commands that only read do without.
    from extradition_tui import correcting

    path, person = library_path(arguments.library), this_person()
    if what == "move":
        corrected = correcting.move(path, person, *_two(what, words, "an ARTICLE and an EVENT"))
    elif what == "merge":
        corrected = correcting.merge(path, person, *_two(what, words, "two EVENTs"))
    else:
        if len(words) < 2:
            raise CommandError("event split needs an EVENT and at least one ARTICLE of it")
        corrected = correcting.split(path, person, words[0], words[1:])
    _write_events(arguments, corrected.events, {})
    return 0


def _undo(arguments: argparse.Namespace, words: list[str]) -> int:
    from extradition_tui import correcting

    if words:
        raise CommandError("event undo takes nothing: it takes back your last correction")
    undone, corrected = correcting.undo(library_path(arguments.library), this_person())
    if undone.finding:
        said: dict[str, str] = {"finding": undone.subject}
        text = f"{undone.subject} is shown again"
    else:
        said = {"undone": undone.what, "subject": undone.subject}
        text = f"taken back: {undone.what} ({undone.subject})"
    if not arguments.json:
        write_text(text)
    _write_events(arguments, corrected.events, said)
    return 0


def _write_events(
    arguments: argparse.Namespace, found: tuple[Event, ...], said: dict[str, str]
) -> None:
    """The events as they are now, after a correction."""
    if arguments.json:
        write_json({**said, "events": found})
    elif found:
        write_table(
            ("id", "#articles", "articles", "title"),
            [(e.id, len(e.articles), " ".join(e.articles), e.title) for e in found],
            empty="",
        )


def _two(what: str, words: list[str], needed: str) -> tuple[str, str]:
    if len(words) != 2:
        raise CommandError(f"event {what} takes {needed}")
    return words[0], words[1]
