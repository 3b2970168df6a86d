"""Keys to actions, as a table."""

from __future__ import annotations

import pytest

from extradition_tui.tui.actions import EVERYWHERE
from extradition_tui.tui.routing import NOTHING, Pending, choices, route, stroke_of

TEXT = ("text", "lines", EVERYWHERE)
LIST = ("list", "lines", EVERYWHERE)


def typed(strokes: str, contexts: tuple[str, ...]) -> tuple[list[tuple[str, int | None]], Pending]:
    pending, done = NOTHING, []
    for stroke in strokes.split():
        routed = route(pending, stroke, contexts)
        pending = routed.pending
        if routed.action is not None:
            done.append((routed.action, routed.count))
    return done, pending


@pytest.mark.parametrize(
    ("strokes", "contexts", "done"),
    [
        ("j", LIST, [("cursor_down", None)]),
        ("5 j", LIST, [("cursor_down", 5)]),
        ("1 0 k", LIST, [("cursor_up", 10)]),
        ("1 2 G", TEXT, [("last_line", 12)]),
        ("g g", TEXT, [("first_line", None)]),
        ("3 g g", TEXT, [("first_line", 3)]),
        ("g 1", TEXT, [("pane_1", None)]),
        ("g /", LIST, [("search_library", None)]),
        ("] q", TEXT, [("next_quote", None)]),
        ("] e", LIST, []),
        ("2 ] e", TEXT, [("next_entity", 2)]),
        ("g escape j", LIST, [("cursor_down", None)]),
        ("7 escape j", LIST, [("cursor_down", None)]),
        ("escape", LIST, [("leave", None)]),
        ("g j", LIST, [("jump_mode", None)]),
        ("g h", LIST, []),
        ("0", LIST, []),
        ("0", TEXT, [("line_start", None)]),
        ("1 0 l", TEXT, [("character_right", 10)]),
        ("' a", TEXT, [("go_to_mark", None)]),
        ("x", LIST, [("pick", None)]),
        ("x", TEXT, []),
        ("ctrl+c ctrl+c", LIST, [("quit", None)]),
        ("ctrl+d", TEXT, [("half_page_down", None)]),
        ("9 9 9 9 9 9 9 9 9 9 9 j", LIST, [("cursor_down", 9_999_999)]),
    ],
)
def test_keys_lead_to_actions(
    strokes: str, contexts: tuple[str, ...], done: list[tuple[str, int | None]]
) -> None:
    assert typed(strokes, contexts) == (done, NOTHING)


def test_a_key_may_end_in_any_small_letter() -> None:
    routed = route(Pending(prefix="m"), "q", TEXT)
    assert (routed.action, routed.letter) == ("set_mark", "q")
    assert route(Pending(prefix="m"), "Q", TEXT).action is None
    assert route(Pending(prefix="m"), "7", TEXT).action is None
    assert ("a-z", "set_mark") in [
        (stroke, action.name) for stroke, action in choices(Pending(prefix="m"), TEXT)
    ]


def test_a_first_stroke_waits_and_shows_its_choices() -> None:
    _, pending = typed("g", LIST)
    assert pending == Pending(prefix="g")
    assert {stroke for stroke, _ in choices(pending, LIST)} >= {"g", "1", "2", "3", "/"}


def test_a_count_waits_for_its_key() -> None:
    assert typed("1 2", LIST) == ([], Pending(count="12"))


@pytest.mark.parametrize(
    ("key", "character", "stroke"),
    [
        ("question_mark", "?", "?"),
        ("slash", "/", "/"),
        ("G", "G", "G"),
        ("space", " ", "space"),
        ("enter", "\r", "enter"),
        ("escape", "\x1b", "escape"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("down", None, "down"),
    ],
)
def test_a_stroke_is_what_was_typed(key: str, character: str | None, stroke: str) -> None:
    assert stroke_of(key, character) == stroke
