"""The commands about events: the list, one of them and why it is one, and corrections by people."""

from __future__ import annotations

import argparse

import msgspec

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import write_json, write_table, write_text
from extradition_tui.cli.places import open_library
from extradition_tui.comparing import why_together
from extradition_tui.library.articles import get_article
from extradition_tui.library.events import get_event, list_events
from extradition_tui.library.people import this_person
from extradition_tui.model import Article, Event, Shared, Why, source_name
from extradition_tui.settings import library_path

_MOST_REASONS = 12
"""Things that two articles share, of which no more are shown in the terminal."""


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
        why = why_together(library, found) if arguments.why else None
    if arguments.json:
        document = msgspec.to_builtins(found)
        write_json(document if why is None else {**document, "why": why})
    else:
        _write_event(found, about, why or ())
    return 0


def _write_event(found: Event, about: dict[str, Article], why: tuple[Why, ...]) -> None:
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
    for pair in why:
        left, right = (source_name(about[i]) for i in pair.articles)
        write_text(f"\n{left} and {right} share:")
        write_table(
            ("kind", "text", "#weight"),
            [(s.kind, s.text, f"{s.weight:.2f}") for s in _weightiest(pair)],
            empty="nothing that weighs",
        )


def _weightiest(pair: Why) -> list[Shared]:
    """The things that weigh most, in the order in which they are given."""
    heavy = sorted(pair.shared, key=lambda item: -item.weight)[:_MOST_REASONS]
    return [item for item in pair.shared if item in heavy]


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
