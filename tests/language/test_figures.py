"""What is counted and measured."""

import pytest

from extradition_tui.language.figures import find_figures


@pytest.mark.parametrize(
    ("text", "shape", "value", "low", "high", "unit", "of"),
    [
        ("The 18 striking bus drivers met.", "18", 18, 18, 18, None, "drivers"),
        ("At least 20 farmers left.", "At least 20", 20, 20, None, None, "farmers"),
        ("Up to 1,200 trees fell.", "Up to 1,200", 1200, None, 1200, None, "trees"),
        ("Some twenty-six boats sank.", "Some twenty-six", 26, None, None, None, "boats"),
        ("It cost £20bn.", "£20bn", 2e10, 2e10, 2e10, "GBP", None),
        ("It cost 1.2 billion euros.", "1.2 billion euros", 1.2e9, 1.2e9, 1.2e9, "EUR", None),
        ("A 50% rise in rents.", "50%", 50, 50, 50, "%", "rise"),
        ("Between 20 and 30 people came.", "Between 20 and 30", None, 20, 30, None, "people"),
        ("It was the fifth such storm.", "fifth", 5, 5, 5, None, "storm"),
        ("Two dozen sheep dogs ran.", "Two dozen", 24, 24, 24, None, "dogs"),
        ("Second tram crash hurts four.", "Second", 2, 2, 2, None, "crash"),
        ("They found 40 tonnes of copper.", "40", 40, 40, 40, "t", "copper"),
    ],
)
def test_a_figure_has_value_bounds_unit_and_noun(
    text: str,
    shape: str,
    value: float | None,
    low: float | None,
    high: float | None,
    unit: str | None,
    of: str | None,
) -> None:
    figure = find_figures(text)[0]
    assert figure.text == shape == text[figure.start : figure.end]
    assert (figure.value, figure.low, figure.high) == (value, low, high)
    assert (figure.unit, figure.of) == (unit, of)


@pytest.mark.parametrize(
    "text", ["The Boeing 737 landed.", "COVID-19 spread.", "It began in 2016.", "Call 555-1234."]
)
def test_numbers_in_names_years_and_telephones_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()
