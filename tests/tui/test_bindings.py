"""Keys that a person binds otherwise: what they do, what help and hints show, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.tui.actions import ACTIONS, EVERYWHERE, Action
from extradition_tui.tui.bindings import BindingError, rebound, shown_now
from extradition_tui.tui.routing import NOTHING, route

TEXT = ("text", "lines", EVERYWHERE)
NAME = ("name", "lines", EVERYWHERE)


def action_of(stroke: str, table: tuple[Action, ...], contexts: tuple[str, ...] = TEXT) -> str:
    return route(NOTHING, stroke, contexts, table).action or ""


def test_no_bindings_leave_the_table_as_it_is() -> None:
    assert rebound(()) == ACTIONS


def test_an_action_has_the_keys_that_are_given_to_it_and_no_others() -> None:
    table = rebound([("next_article", ("ctrl+n", "F"))])

    assert action_of("ctrl+n", table) == action_of("F", table) == "next_article"
    assert action_of("J", table) == ""


def test_a_binding_with_its_context_holds_there_alone() -> None:
    table = rebound([("text.next_article", ("F",))])

    assert action_of("F", table) == "next_article"
    assert action_of("J", table, NAME) == "next_article"
    assert action_of("F", table, NAME) == ""


def test_the_binding_that_names_its_context_wins_in_either_order() -> None:
    narrow, wide = ("text.next_article", ("F",)), ("next_article", ("ctrl+n",))

    for keys in ([narrow, wide], [wide, narrow]):
        table = rebound(keys)
        assert action_of("F", table) == "next_article"
        assert action_of("ctrl+n", table, NAME) == "next_article"


def test_an_empty_list_takes_the_keys_away() -> None:
    table = rebound([("quit", ())])

    assert action_of("Q", table) == ""


@pytest.mark.parametrize("written", ["] x", "]x"])
def test_two_strokes_may_be_written_together(written: str) -> None:
    table = rebound([("next_entity", (written,))])

    pending = route(NOTHING, "]", TEXT, table).pending
    assert route(pending, "x", TEXT, table).action == "next_entity"


@pytest.mark.parametrize("written", ["Esc", "PgDn", "Enter"])
def test_keys_are_called_as_help_calls_them(written: str) -> None:
    free = tuple(
        Action(one.name, () if one.name != "pick" else one.keys, one.context, one.description)
        for one in ACTIONS
    )

    assert rebound([("pick", (written,))], free) != free


@pytest.mark.parametrize(
    ("setting", "key", "said"),
    [
        ("fly", "F", "no action is named 'fly'"),
        ("contrast.fly", "F", "no action is named"),
        ("next_article", "K", "also the key of previous_article"),
        ("zoom", "J", "also the key of next_article"),
        ("text.marks", "z", "also the key of zoom"),
        ("next_article", "]", "hide each other"),
        ("zoom", "J x", "hide each other"),
        ("zoom", "ctrl+b", "cannot be bound"),
        ("zoom", "5", "digits are counts"),
        ("zoom", "a b c", "not one key or two"),
        ("zoom", "", "not one key or two"),
        ("zoom", "\x1b[A", "not the name of a key"),
    ],
)
def test_what_cannot_be_bound_is_refused_with_the_reason(setting: str, key: str, said: str) -> None:
    with pytest.raises(BindingError, match=said) as error:
        rebound([(setting, (key,))])

    assert error.value.setting == setting
    assert "\n" not in str(error.value)


def test_hints_show_the_keys_that_hold() -> None:
    table = rebound([("next_difference", ("ctrl+n",)), ("cursor_down", ("E",)), ("zoom", ())])

    assert shown_now("]d", TEXT, table) == "ctrl+n"
    assert shown_now("j k", TEXT, table) == "E k"
    assert shown_now("z", TEXT, table) == ""
    assert shown_now("↓ ↑", (EVERYWHERE,), table) == "↓ ↑"


NAMES = st.sampled_from([f"{one.context}.{one.name}" for one in ACTIONS] + ["zoom", "fly"])
STROKES = st.sampled_from([*"abcdefghijklmnopqrstuvwxyzGHJ][|", "ctrl+n", "enter", "f3"])
KEYS = STROKES | st.builds("{} {}".format, STROKES, STROKES) | st.text(max_size=6)


@given(st.lists(st.tuples(NAMES, st.lists(KEYS, max_size=2)), max_size=4))
def test_whatever_is_bound_no_key_stands_twice_in_one_place(
    keys: list[tuple[str, list[str]]],
) -> None:
    try:
        table = rebound(keys)
    except BindingError:
        return
    held = [(one.context, key) for one in table for key in dict.fromkeys(one.keys)]
    assert len(held) == len(set(held))
