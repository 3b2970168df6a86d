"""The theme: legible, and readable without colour."""

from __future__ import annotations

import pytest

from extradition_tui.settings import THEMES
from extradition_tui.tui.theme import COLOURS, MARKS, SPARING, palette

MEANING = ("entity", "quote", "figure", "date", "differs", "diff", "hit", "hit-here", "heading")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [name for name in COLOURS if "background" in COLOURS[name]])
@pytest.mark.parametrize("under", ["background", "cursor"])
def test_every_mark_stands_out_from_what_is_under_it(theme: str, under: str) -> None:
    colours = COLOURS[theme]
    for name, look in MARKS.items():
        if look.colour and look.colour != "hairline":
            assert contrast(colours[look.colour], colours[under]) >= 4.5, name


@pytest.mark.parametrize("theme", [name for name in COLOURS if "claimed" in COLOURS[name]])
def test_the_words_of_a_claim_are_legible_and_seen_to_be_one(theme: str) -> None:
    colours = COLOURS[theme]
    for name in ("text", "title", "entity", "quote", "figure", "date", "differs"):
        assert contrast(colours[MARKS[name].colour], colours["claimed"]) >= 4.5, name
    assert colours["claimed"] not in (colours["background"], colours["cursor"])


@pytest.mark.parametrize("theme", [name for name in COLOURS if "claimed" not in COLOURS[name]])
def test_a_theme_without_grounds_shows_the_words_of_a_claim_by_a_shape(theme: str) -> None:
    assert palette(theme).style("claim").underline2
    assert palette(theme).style("claim").bgcolor is None


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


@pytest.mark.parametrize("term", ["linux", "screen", "xterm", "xterm-16color"])
def test_a_terminal_of_sixteen_colours_gets_its_own(
    monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setenv("TERM", term)
    assert [palette(name).name for name in ("dark", "light")] == ["ansi-dark", "ansi-light"]
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert palette("dark").name == "dark"


@pytest.mark.parametrize("term", ["xterm-256color", "tmux-256color", "xterm-kitty"])
def test_a_terminal_of_more_colours_gets_the_theme(
    monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setenv("TERM", term)
    assert palette("dark").name == "dark"


def test_marks_are_laid_over_each_other() -> None:
    both = palette("dark").style("quote entity")
    assert both.italic
    assert both.underline


def test_every_theme_of_the_settings_has_its_colours() -> None:
    assert set(THEMES) == set(COLOURS)


def test_the_theme_of_high_contrast_has_more_of_it_than_the_others() -> None:
    colours = COLOURS["high-contrast"]
    roles = {look.colour for look in MARKS.values() if look.colour} - {"hairline"}
    for under in ("background", "cursor"):
        assert min(contrast(colours[role], colours[under]) for role in roles) >= 7


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
def test_the_ansi_themes_use_the_sixteen_colours_of_the_terminal_alone(theme: str) -> None:
    for mark in MARKS:
        style = palette(theme).style(mark)
        assert style.bgcolor is None
        assert style.color is None or (style.color.number or 0) < 16


@pytest.mark.parametrize("theme", sorted(SPARING))
def test_a_slow_line_gets_the_colours_of_the_terminal(theme: str) -> None:
    assert palette(theme, sparing=True).ansi
    assert not palette(theme).ansi
