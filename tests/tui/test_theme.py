"""The theme: legible, and readable without colour."""

from __future__ import annotations

import pytest

from extradition_tui.tui.theme import COLOURS, MARKS, palette

MEANING = ("entity", "quote", "figure", "date", "differs", "diff", "hit", "hit-here", "heading")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("under", ["background", "cursor"])
def test_every_mark_stands_out_from_what_is_under_it(theme: str, under: str) -> None:
    colours = COLOURS[theme]
    for name, look in MARKS.items():
        if look.colour and look.colour != "hairline":
            assert contrast(colours[look.colour], colours[under]) >= 4.5, name


@pytest.mark.parametrize("mark", MEANING)
def test_what_carries_meaning_has_a_shape_as_well(mark: str) -> None:
    assert MARKS[mark].shape


def test_the_classes_of_mark_are_told_apart_by_shape_alone() -> None:
    shapes = [MARKS[mark].shape for mark in ("text", "entity", "quote", "figure", "date", "hit")]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize(
    ("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "vt100")]
)
def test_without_colour_there_are_shapes_alone(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    plain = palette("dark")
    for mark in MARKS:
        style = plain.style(mark)
        assert style.color is None
        assert style.bgcolor is None
    assert plain.style("entity").underline


def test_marks_are_laid_over_each_other() -> None:
    both = palette("dark").style("quote entity")
    assert both.italic
    assert both.underline
