"""Lines of a contrast that are laid out when somebody looks at them."""

from __future__ import annotations

from functools import partial

from extradition_tui.tui.contrast_sheet import LinesInView
from extradition_tui.tui.lines import Line, index_of_key


def test_only_the_lines_that_are_looked_at_are_laid_out_and_once() -> None:
    laid: list[int] = []

    def line(number: int) -> Line:
        laid.append(number)
        return Line.of(f"line {number}", key=str(number))

    numbers = range(1000)
    lines = LinesInView([str(number) for number in numbers], [partial(line, n) for n in numbers])
    assert len(lines) == 1000
    assert index_of_key(lines, "7") == 7
    assert laid == []
    assert [one.text for one in lines[3:5]] == ["line 3", "line 4"]
    assert lines[-1].text == "line 999"
    assert lines[4].key == "4"
    assert laid == [3, 4, 999]


def test_a_line_and_its_place_from_the_end_are_one() -> None:
    lines = LinesInView(["a"], [lambda: Line(key="a")])
    assert lines[0] is lines[-1]
