"""Lines are safe, and nothing is cut off without a sign."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from extradition_tui.safe import safe
from extradition_tui.tui.lines import Place, Run, clipped, flat, fold, with_hits

texts = st.text(max_size=60)


@given(st.lists(texts, max_size=5), st.integers(0, 50))
def test_clipped_runs_fit_and_say_when_something_is_missing(words: list[str], room: int) -> None:
    runs = tuple(Run(word) for word in words)
    kept = "".join(run.text for run in clipped(runs, room))
    whole = "".join(flat(word) for word in words)
    assert cell_len(kept) <= room
    assert kept == whole or room == 0 or kept.endswith("…")


@given(texts)
def test_what_is_drawn_has_passed_the_safe_door(text: str) -> None:
    drawn = clipped((Run(text),), 500)[0].text
    assert drawn == safe(drawn)
    assert "\n" not in drawn


def test_wide_characters_are_counted_as_two() -> None:
    assert clipped((Run("橋の上の船"),), 7)[0].text == "橋の上…"


@given(texts)
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_marking_a_place_changes_no_word(text: str, one: int, other: int) -> None:
    runs = (Run(text[:7]), Run(text[7:], "bright"))
    place = Place(0, min(one, other), max(one, other))
    marked = with_hits(runs, [(0, place)], 0)
    assert "".join(run.text for run in marked) == flat(text[:7]) + flat(text[7:])
    lit = "".join(run.text for run in marked if "hit-here" in run.mark)
    assert lit == (flat(text[:7]) + flat(text[7:]))[place.start : place.end]
