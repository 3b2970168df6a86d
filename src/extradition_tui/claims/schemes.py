"""Rating schemes, which are data: three come with the program, and a team may have its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources

import msgspec

from extradition_tui.claim_model import Rating, Scheme

DEFAULT = "six-step"
"""The scheme of a verdict that names none."""


def schemes(own: Sequence[Scheme] = ()) -> dict[str, Scheme]:
    """The schemes by ID: those of the program, the default first, then ``own``.

    One of one's own with the ID of another stands in its place.
    """
    data = resources.files("extradition_tui.claims").joinpath("schemes.toml").read_text("utf-8")
    found = {one.id: one for one in read_schemes(tomllib.loads(data))}
    return found | {one.id: one for one in own}


def read_schemes(tables: Mapping[str, object]) -> tuple[Scheme, ...]:
    """Schemes from TOML's tables, each by its ID. Raises ValueError, which says what is wrong."""
    found = []
    for name, table in tables.items():
        try:
            raw = msgspec.convert(table, _Table)
        except msgspec.ValidationError as error:
            raise ValueError(f"{name}: not a rating scheme: {error}") from None
        ratings = tuple(Rating(*pair) for pair in raw.ratings)
        outside = tuple(Rating(*pair) for pair in raw.outside)
        names = [rating.name.casefold() for rating in ratings + outside]
        if len(ratings) < 2 or len(set(names)) < len(names) or "" in names:
            raise ValueError(f"{name}: a rating scheme needs two ratings or more, none twice")
        found.append(
            Scheme(id=name, title=raw.title, ordered=raw.ordered, ratings=ratings, outside=outside)
        )
    return tuple(found)


def rating_named(scheme: Scheme, name: str) -> str:
    """A scheme's rating as it is written there, whatever case it was typed in.

    Raises ValueError, which names the ratings that there are.
    """
    wanted = " ".join(name.casefold().split())
    for rating in scheme.ratings + scheme.outside:
        if wanted in (rating.name.casefold(), rating.name.casefold().replace(" ", "-")):
            return rating.name
    known = ", ".join(rating.name for rating in scheme.ratings + scheme.outside)
    raise ValueError(f"{name}: no rating of the scheme {scheme.id}; it has: {known}")


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    """One scheme as TOML holds it."""

    title: str
    ratings: list[tuple[str, str]]
    ordered: bool = False
    outside: list[tuple[str, str]] = []
