"""What is counted and measured: a table of sentences from life, and what is no figure."""

from itertools import chain
from pathlib import Path

import pytest

from extradition_tui.language.figures import find_figures
from extradition_tui.model import Figure

CASES = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (Path(__file__).parent / "figure_cases.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
NONE = ("no figure",)


def amount(figure: Figure) -> str:
    """The amount of a figure in the table's words."""
    if figure.ordinal:
        return f"#{figure.value:g}"
    if figure.value is None:
        return f"~>{figure.low:.10g}" if figure.high is None else f"{figure.low:g}..{figure.high:g}"
    value = f"{figure.value:.10g}"
    if figure.approximate:
        return ("<~" if figure.high is not None else "~") + value
    if figure.high is None:
        return f">={value}"
    return f"<={value}" if figure.low is None else value


def plain(shape: str) -> str:
    """An amount of the table with its numbers written the same way."""
    marks = shape[: len(shape) - len(shape.lstrip("<>=~#"))]
    numbers = shape[len(marks) :].split("..")
    form = "{:g}" if len(numbers) > 1 or marks == "#" else "{:.10g}"
    return marks + "..".join(form.format(float(number)) for number in numbers)


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len({case[0] for case in CASES}) == len(CASES) >= 300


@pytest.mark.parametrize(
    ("text", "shape", "size", "unit", "of"), [case for case in CASES if case[1:] != NONE]
)
def test_a_figure_has_value_bounds_unit_and_noun(
    text: str, shape: str, size: str, unit: str, of: str
) -> None:
    figure = next(item for item in find_figures(text) if item.text == shape)
    assert text[figure.start : figure.end] == shape
    assert (amount(figure), figure.unit or "", figure.of or "") == (plain(size), unit, of)


@pytest.mark.parametrize(
    "text",
    [
        *(case[0] for case in CASES if case[1:] == NONE),
        "The Boeing 737 landed.",
        "COVID-19 spread.",
        "It began in 2016.",
        "Call 555-1234.",
        "Room 101 is locked.",
        "Flight 370 vanished.",
        "The G20 met in June.",
        "The A380 landed.",
        "The home side won 3-1.",
        "The court voted 6-3.",
        "It starts at 7:30 p.m. sharp.",
        "The 5G network works.",
        "No one was hurt.",
        "Article 50 was invoked.",
        "Turn to page 12.",
        "The train leaves at 6pm.",
        "He lives on Highway 61.",
        "One of them laughed.",
        "The .22 rifle jammed.",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert find_figures(text) == ()


def test_a_tagger_tells_the_noun_from_the_verb() -> None:
    text = "The 12 sports cars races past."
    places = {text.index(word): tag for word, tag in (("sports", "NOUN"), ("cars", "NOUN"))}
    (figure,) = find_figures(text, pos={**places, text.index("races"): "VERB"})
    assert figure.of == "cars"
    text = "It was a transfer of 26 Danish harbour operatives to Oslo."
    (figure,) = find_figures(text, pos={text.index("harbour"): "NOUN", text.index("op"): "VERB"})
    assert figure.of == "operatives"
    text = "A third of the budget goes on pensions."
    tags = {"budget": "NOUN", "goes": "VERB"}
    (figure,) = find_figures(text, pos={text.index(word): tag for word, tag in tags.items()})
    assert figure.of == "budget"


def test_figures_stay_out_of_dates_and_names() -> None:
    text = "In 2019 the 7 Eleven sold 40 cakes."
    taken = [(3, 7)]
    names = [(text.index("7 E"), text.index(" sold"))]
    assert [figure.text for figure in find_figures(text, taken, names)] == ["40"]


def test_figures_are_in_order_and_do_not_overlap() -> None:
    found = find_figures(" ".join(case[0] for case in CASES))
    places = list(chain.from_iterable((figure.start, figure.end) for figure in found))
    assert places == sorted(places)
