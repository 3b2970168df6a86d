"""Keys that a slow line tears apart, or brings two in one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.tui.torn_keys import ESC, FAR, HERE, UNFINISHED, TornKeys, patience

SEQUENCES = ("\x1b[A", "\x1b[5~", "\x1bOP", "\x1b[Z", "\x1b[1;5D", "\x1b[27u", "\x1b[?2026;2$y")
PIECES = st.lists(st.sampled_from([*SEQUENCES, *"jkG/é漢"]), max_size=12)


def pieces(parts: list[tuple[float, str]], wait: float = FAR) -> list[str]:
    """What comes out of bytes that arrive at these times, in seconds."""
    torn = TornKeys(wait)
    out: list[str] = []
    for now, text in parts:
        out += [*torn.tick(now), *torn.feed(text, now)]
    return [*out, *torn.tick(now + UNFINISHED + wait)]


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_a_key_that_comes_byte_by_byte_is_one_key(sequence: str) -> None:
    assert pieces([(at * 0.5, byte) for at, byte in enumerate(sequence)]) == [sequence]


@given(PIECES, st.data())
def test_however_a_stream_of_keys_is_cut_it_is_the_same_keys(
    keys: list[str], data: st.DataObject
) -> None:
    stream = "".join(keys)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)), max_size=8)))
    parts = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    assert pieces([(at * 0.3, part) for at, part in enumerate(parts)]) == keys


def test_a_lone_escape_is_the_key_when_nothing_followed_in_time() -> None:
    torn = TornKeys(HERE)
    assert torn.feed(ESC, 0.0) == []
    assert torn.tick(HERE / 2) == []
    assert torn.tick(HERE) == [ESC]
    assert torn.feed("[A", 1.0) == ["[", "A"]


@pytest.mark.parametrize("typed", ["j", "]d", "[d", "q", "\x1bj"])
def test_what_is_typed_after_escape_and_comes_with_it_is_its_own_keys(typed: str) -> None:
    assert pieces([(0.0, ESC + typed)]) == [ESC, *typed]


def test_pasted_words_press_no_escape() -> None:
    pasted = "\x1b[200~a\x1bb\x1b\x1b[201~"
    assert pieces([(0.0, pasted)]) == ["\x1b[200~", "a", "b", "\x1b[201~"]
    assert pieces([(0.0, "\x1b[200~a\x1b"), (9.0, "\x1b[201~")])[-1] == "\x1b[201~"


def test_the_wait_is_longer_over_ssh_and_can_be_told() -> None:
    assert patience({}) == HERE
    assert patience({"SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}) == FAR
    assert patience({"SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22", "ESCDELAY": "50"}) == 0.05
    assert patience({"ESCDELAY": "soon"}) == HERE
