"""The table of actions: what help, palette and keys are made from."""

from __future__ import annotations

from collections import Counter

import pytest

from extradition_tui.tui.actions import (
    ACTIONS,
    CONTEXTS,
    EVERYWHERE,
    FORBIDDEN,
    Action,
    actions_for,
    shown_keys,
)
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.claim_contrast import ContrastClaims
from extradition_tui.tui.claim_desk import ClaimDesk
from extradition_tui.tui.claim_editing import ClaimEditing
from extradition_tui.tui.claim_judging import ClaimJudging
from extradition_tui.tui.claim_review import ReviewScreen
from extradition_tui.tui.claim_screen import ClaimScreen
from extradition_tui.tui.claim_text import TextClaims
from extradition_tui.tui.claims_screen import ClaimsScreen
from extradition_tui.tui.contrast_screen import ContrastScreen
from extradition_tui.tui.contrast_view import ContrastView
from extradition_tui.tui.draft_desk import DraftDesk
from extradition_tui.tui.events_view import EventsView
from extradition_tui.tui.help_desk import HelpDesk
from extradition_tui.tui.library_screen import LibraryScreen
from extradition_tui.tui.line_view import LineView
from extradition_tui.tui.loading_desk import LoadingDesk
from extradition_tui.tui.name_screen import NameScreen, NameView
from extradition_tui.tui.pages import help_lines
from extradition_tui.tui.text_view import TextView

DOERS: dict[str, tuple[type, ...]] = {
    "list": (EventsView, LibraryScreen),
    "text": (TextView, LibraryScreen, TextClaims),
    "facts": (LineView, LibraryScreen),
    "contrast": (ContrastView, ContrastScreen, ContrastClaims),
    "name": (NameView, NameScreen),
    "claims": (LineView, ClaimsScreen),
    "review": (LineView, ReviewScreen),
    "claim": (LineView, ClaimScreen, ClaimEditing, ClaimJudging),
    "lines": (LineView, LibraryScreen),
    EVERYWHERE: (LibraryScreen, ReaderApp, ClaimDesk, DraftDesk, LoadingDesk, HelpDesk),
}


def test_no_key_stands_twice_in_a_context() -> None:
    counted = Counter((action.context, key) for action in ACTIONS for key in action.keys)
    assert [pair for pair, count in counted.items() if count > 1] == []


def test_no_key_is_also_the_beginning_of_another() -> None:
    for context in CONTEXTS:
        keys = {key for action in actions_for((context, EVERYWHERE)) for key in action.keys}
        beginnings = {key.split(" ")[0] for key in keys if " " in key}
        assert not keys & beginnings


def test_no_key_is_taken_from_the_terminal_or_its_multiplexers() -> None:
    strokes = {stroke for action in ACTIONS for key in action.keys for stroke in key.split(" ")}
    assert not strokes & FORBIDDEN


def test_every_context_is_named_for_help() -> None:
    assert {action.context for action in ACTIONS} <= set(CONTEXTS)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: f"{action.context}-{action.name}")
def test_every_action_is_done_by_somebody(action: Action) -> None:
    assert any(hasattr(doer, f"do_{action.name}") for doer in DOERS[action.context])


def test_an_inner_context_takes_a_key_from_an_outer_one() -> None:
    table = (
        Action("inner", ("x",), "list", "inner"),
        Action("outer", ("x", "y"), EVERYWHERE, "outer"),
    )
    found = actions_for(("list", EVERYWHERE), table)
    assert [(action.name, action.keys) for action in found] == [
        ("inner", ("x",)),
        ("outer", ("y",)),
    ]


def test_help_shows_every_key_of_the_context() -> None:
    contexts = ("text", "lines", EVERYWHERE)
    shown = "\n".join(line.text for line in help_lines(actions_for(contexts)))
    for action in actions_for(contexts):
        assert shown_keys(action) in shown
        assert action.description in shown
