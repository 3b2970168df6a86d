"""The same screen in fewer bytes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.tui.thrift import PLAIN, Style, Thrift, after

CODES = ("", "0", "1", "2", "3", "4", "7", "31", "97", "42", "104", "39", "49")
COLOURS = ("38;2;1;2;3", "48;2;9;8;7", "38;5;200", "48;5;17", "1;4;38;2;5;5;5;48;2;1;1;1")
PIECES = st.one_of(
    st.sampled_from([f"\x1b[{code}m" for code in (*CODES, *COLOURS)]),
    st.sampled_from(["word", " ", "\r\n", "\x1b[3;4H", "\x1b[K", "é="]),
)


def drawn(data: str) -> list[tuple[str, Style]]:
    """Every character that is drawn, and every clearing, with its style."""
    found: list[tuple[str, Style]] = []
    style = PLAIN
    for match in re.finditer(r"\x1b\[([0-9;]*)m|(\x1b\[K)|\x1b\[[0-9;]*H|\r|\n|(.)", data):
        if match[0].endswith("m") and match[0].startswith("\x1b"):
            codes = (match[1] or "0").split(";")
            while codes and codes[0] in TAKES:
                style = style._replace(shapes=style.shapes - TAKES[codes.pop(0)])
            style = after(style, ";".join(codes)) if codes else style
        elif match[2] or match[3]:
            found.append((match[0], style))
    return found


TAKES = {"22": {1, 2}, "23": {3}, "24": {4}, "27": {7}}
"""The codes that take shapes away, which come first in a sequence."""


def written(*frames: str) -> str:
    thrift = Thrift()
    return "".join(thrift(frame) for frame in frames)


def test_only_what_changes_between_two_stretches_goes_out() -> None:
    ground = "48;2;1;1;1"
    frame = f"\x1b[1;38;2;9;9;9;{ground}mone\x1b[0m\x1b[38;2;5;5;5;{ground}mtwo\x1b[0m"
    assert written(frame) == f"\x1b[1;38;2;9;9;9;{ground}mone\x1b[22;38;2;5;5;5mtwo\x1b[0m"


def test_a_style_goes_on_over_a_move_of_the_cursor() -> None:
    assert written("\x1b[1mone\x1b[0m\x1b[4;5H\x1b[1mtwo\x1b[0m") == "\x1b[1mone\x1b[4;5Htwo\x1b[0m"


def test_every_frame_leaves_the_terminal_as_its_maker_left_it() -> None:
    assert written("\x1b[1mone\x1b[0m", "two") == "\x1b[1mone\x1b[0mtwo"
    assert written("\x1b[1mone", "two\x1b[0m") == "\x1b[1monetwo\x1b[0m"


def test_a_style_that_is_not_known_goes_out_as_it_is() -> None:
    assert written("\x1b[53mone\x1b[0mtwo") == "\x1b[53mone\x1b[0mtwo"


@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=4))
def test_what_is_drawn_is_the_same(frames: list[str]) -> None:
    assert drawn(written(*frames)) == drawn("".join(frames))
