from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from extradition_tui.safe import safe
from extradition_tui.tui import runs as runs_module
from extradition_tui.tui.lines import Run
from extradition_tui.tui.runs import fitted, joined, marked, padded, width_of, window, wrapped

WORDS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n橋e\u0301[]\x1b\u202e"))
)


def words(runs):
    return "".join(run.text for run in runs)


def test_marked_words_stand_in_brackets_with_their_mark():
    runs = marked("the security minister spoke", 0, 27, [(13, 21, "diff")])
    assert words(runs) == "the security [minister] spoke"
    assert Run("[minister]", "diff") in runs


def test_marks_outside_the_words_are_left_out_and_overlaps_part():
    runs = marked("one two three four", 4, 13, [(0, 3, "diff"), (4, 9, "diff"), (8, 13, "altered")])
    assert words(runs) == "[two t][hree]"


def test_line_ends_and_controls_never_reach_a_line():
    runs = marked("a\n\n b\x1b[31m c", 0, 12)
    assert words(runs) == "a b␛[31m c"


def test_offsets_hold_where_characters_are_dropped():
    text = "so\u200bft hy\u00adphen word"
    start = text.index("word")
    assert words(marked(text, 0, len(text), [(start, start + 4, "diff")])) == "soft hyphen [word]"


def test_a_window_shows_the_marked_words_far_into_a_sentence():
    text = "a long sentence that goes on and on until it comes to negotiations at last"
    start = text.index("negotiations")
    runs = window(marked(text, 0, len(text), [(start, start + 12, "diff")]), 26)
    assert "[negotiations]" in words(runs)
    assert words(runs).startswith("…")
    assert words(runs).endswith("…")
    assert width_of(runs) <= 26


def test_marks_that_are_far_apart_are_drawn_together():
    text = "I believe that what they want in the end is to pursue the politicians who are in power"
    marks = [
        (text.index(word), text.index(word) + len(word), "diff") for word in ("believe", "pursue")
    ]
    assert words(window(marked(text, 0, len(text), marks), 30)) == "I [believe] … [pursue] the …"


def test_seams_between_blanks_and_words_are_taken_out():
    runs = joined(
        (Run("a", "dim"), Run("  "), Run("b", "dim"), Run("[c]", "diff"), Run(" ", "dim"))
    )
    assert runs == (Run("a  b", "dim"), Run("[c]", "diff"), Run(" ", "dim"))


def test_marked_words_that_are_too_long_keep_both_brackets():
    runs = window((Run("before "), Run("[a very long stretch of words]", "diff")), 16)
    assert words(runs).startswith("… [")
    assert words(runs).endswith("…]")
    assert width_of(runs) <= 16


def test_a_wide_character_is_never_halved():
    assert words(fitted((Run("橋橋橋"),), 4)) == "橋…"
    assert width_of(padded((Run("橋橋橋"),), 4)) == 4


def test_wrapping_breaks_at_spaces_and_loses_no_word():
    lines = wrapped((Run("the ferry struck the bridge"),), 10)
    assert [words(line) for line in lines] == ["the ferry", "struck the", "bridge"]


@given(WORDS, st.integers(2, 40), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_any_text_fits_and_stays_safe(text, width, places):
    marks = [(start, end, "diff") for start, end in places]
    runs = marked(text, 0, len(text), marks)
    for line in (window(runs, width), fitted(runs, width), *wrapped(runs, width)):
        shown = words(line)
        assert cell_len(shown) <= width
        assert shown == safe(shown)
        assert "\n" not in shown
    assert width_of(padded(runs, width)) == width


@given(WORDS, st.integers(2, 40))
def test_wrapping_keeps_every_letter(text, width):
    runs = marked(text, 0, len(text))
    kept = "".join(words(line) for line in wrapped(runs, width))
    assert kept.replace(" ", "") == words(runs).replace(" ", "")


def test_what_is_taken_to_be_one_cell_wide_is():
    singles = [chr(code) for code in range(0x3000) if runs_module._SINGLE.fullmatch(chr(code))]
    assert len(singles) > 700
    assert all(cell_len(char) == 1 for char in singles)
