"""Stretches of rows go to the terminal from where they begin."""

from __future__ import annotations

import re

from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate
from textual.strip import Strip

from extradition_tui.tui.partial_update import cropped


def written(*spans: tuple[int, int, int]) -> str:
    left, right = Strip([Segment("abcdefghij")], 10), Strip([Segment("klmnopqrst")], 10)
    update = ChopsUpdate([{0: left, 10: right}], list(spans), [[10, 20]])
    out = cropped(update).render_segments(Console(force_terminal=True, color_system=None))
    return re.sub(r"\x1b\[(\d+);(\d+)H", r"<\1,\2>", out)


def test_a_stretch_inside_one_widget_is_all_that_is_written() -> None:
    assert written((0, 3, 6)) == "<1,4>def"


def test_a_stretch_over_two_widgets_is_written_in_two_parts() -> None:
    assert written((0, 8, 12)) == "<1,9>ij<1,11>kl"


def test_two_stretches_of_one_row_are_written_without_what_is_between() -> None:
    assert written((0, 0, 1), (0, 14, 20)) == "<1,1>a<1,15>opqrst"


def test_what_is_no_part_of_the_screen_is_left_as_it_is() -> None:
    assert cropped(None) is None
    assert cropped("words") == "words"
