"""Measures of one thing in one unit: a week is seven days, and 20 miles are about 32 km."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from extradition_tui.model import Figure

_EXACTLY = MappingProxyType(
    {
        "second": ("day", 1 / 86400),
        "minute": ("day", 1 / 1440),
        "hour": ("day", 1 / 24),
        "day": ("day", 1.0),
        "week": ("day", 7.0),
        "month": ("year", 1 / 12),
        "year": ("year", 1.0),
        "mm": ("m", 0.001),
        "cm": ("m", 0.01),
        "m": ("m", 1.0),
        "km": ("m", 1000.0),
        "g": ("kg", 0.001),
        "kg": ("kg", 1.0),
        "t": ("kg", 1000.0),
        "MW": ("MW", 1.0),
        "GW": ("MW", 1000.0),
    }
)
_ABOUT = MappingProxyType(
    {
        "share": ("%", 100.0),
        "decade": ("year", 10.0),
        "century": ("year", 100.0),
        "mile": ("m", 1609.344),
        "yard": ("m", 0.9144),
        "ft": ("m", 0.3048),
        "inch": ("m", 0.0254),
        "lb": ("kg", 0.45359),
        "oz": ("kg", 0.02835),
        "stone": ("kg", 6.35),
        "acre": ("ha", 0.40469),
        "mph": ("km/h", 1.609344),
        "gallon": ("l", 3.785),
    }
)


def in_one_unit(figure: Figure) -> Figure:
    """The figure in the unit that others of its measure are told in.

    A conversion between systems makes it approximate, for sources round what they convert.
    """
    unit = figure.unit or ""
    if unit in _EXACTLY:
        return _times(figure, *_EXACTLY[unit])
    if unit in _ABOUT:
        return replace(_times(figure, *_ABOUT[unit]), approximate=True)
    return figure


def _times(figure: Figure, unit: str, factor: float) -> Figure:
    def scaled(number: float | None) -> float | None:
        return None if number is None else round(number * factor, 9)

    return replace(
        figure,
        unit=unit,
        value=scaled(figure.value),
        low=scaled(figure.low),
        high=scaled(figure.high),
    )
