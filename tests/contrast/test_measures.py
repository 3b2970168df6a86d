import pytest

from extradition_tui.contrast.measures import in_one_unit
from extradition_tui.contrast.sizes import compatible
from extradition_tui.model import Figure


def figure(value, unit):
    return Figure(0, 1, "x", value, value, value, False, False, unit, None)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (figure(2, "week"), figure(14, "day")),
        (figure(1.5, "km"), figure(1500, "m")),
        (figure(20, "mile"), figure(32, "km")),
        (figure(2, "year"), figure(24, "month")),
    ],
)
def test_the_same_measure_in_other_units_is_one_number(a, b):
    assert compatible(in_one_unit(a), in_one_unit(b))
    assert in_one_unit(a).unit == in_one_unit(b).unit


def test_money_keeps_its_currency():
    assert in_one_unit(figure(5, "USD")) == figure(5, "USD")
