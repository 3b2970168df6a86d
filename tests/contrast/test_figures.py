import pytest

from extradition_tui.contrast.sizes import compatible
from extradition_tui.model import Figure


def figure(value=None, low=None, high=None, *, approximate=False, ordinal=False):
    return Figure(0, 1, "x", value, low, high, ordinal, approximate, None, "people")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (figure(37), figure(37)),
        (figure(70, low=70), figure(100, approximate=True)),
        (figure(None, high=50), figure(48)),
        (figure(1000, approximate=True), figure(987)),
        (figure(1.2e9), figure(1.23e9)),
        (figure(310), figure(312)),
        (figure(2, ordinal=True), figure(2)),
    ],
)
def test_bounds_that_meet_and_rounding_fit_each_other(a, b):
    assert compatible(a, b)
    assert compatible(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (figure(312), figure(412)),
        (figure(40), figure(37)),
        (figure(None, low=50), figure(48)),
        (figure(11), figure(14, approximate=True)),
    ],
)
def test_other_numbers_do_not(a, b):
    assert not compatible(a, b)
    assert not compatible(b, a)
