"""Whether two offices may be one, the one said more or less exactly than the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from extradition_tui.contrast.offices import FORCES, LOOSE, RANKS, ROLES, is_main_post
from extradition_tui.contrast.words import FUNCTION_WORDS, stem

_OF_ANY_RANK = frozenset([("official",), ("prosecutor",), ("attorney",), ("lawyer",), ("pilot",)])
"""Offices that leave the rank open: an assistant district attorney is a prosecutor."""

SEATS = frozenset(["congressman", "delegate", "lawmaker", "mep", "mp", "representative", "senator"])
"""What people are who sit in a parliament; its posts are held by them."""

_ARMED = FORCES - {"captain", "commander"}
"""Ranks that are borne beside a post; a captain may be that of a ship or a team."""

_POSTS_OF_SEATS = frozenset(["chairman", "floor-leader", "leader", "secretary", "speaker", "whip"])

_BENCHES = frozenset(["appeals", "bankruptcy", "circuit", "district", "magistrate", "superior"])
_STATE = frozenset(["city", "county", "district", "federal", "state"])
_KINDS = {
    "attorney": _STATE,
    "general": frozenset(["brigadier", "lieutenant", "major"]),
    "judge": _BENCHES,
    "floor-leader": frozenset(["majority", "minority"]),
    "member": frozenset(["board", "committee", "commission"]),
    "prosecutor": _STATE,
    "whip": frozenset(["majority", "minority"]),
}
"""What tells two offices of one word from each other, where both are said so exactly."""

_WITH_CHIEFS = frozenset(
    ["minister", "inspector", "superintendent", "sergeant", "constable", "judge"]
)
"""Ranks above which stands a chief one."""

_OF_FIELDS = frozenset(["minister", "secretary", "commissioner", "undersecretary"])
"""Offices of which a government has many, told apart by what they are for."""

_ANY_FIELD_TEXT = """
cabinet government senior junior state federal provincial regional national country former new
current chief permanent first general deputy vice assistant acting under associate prime public
"""
_ANY_FIELD = frozenset(_ANY_FIELD_TEXT.split())
"""Words beside "minister" that do not say what for."""

_ONE_FIELD = {
    "defence": "defense",
    "external": "foreign",
    "farm": "agriculture",
    "farming": "agriculture",
    "home": "interior",
    "internal": "interior",
    "mines": "mining",
    "mine": "mining",
    "transportation": "transport",
}
"""What ministers are for, in other words."""

_ON_THE_BENCH = frozenset(["judge", "magistrate"])
_AT_THE_BAR = frozenset(["attorney", "barrister", "lawyer", "prosecutor", "solicitor"])
_DEFENCE = frozenset(["defence", "defense"])
_OF_THE_PRESS = frozenset(
    ["affairs", "communications", "information", "media", "press", "public", "relations"]
)
"""What those are director or secretary of who speak for others."""


def same_office(
    a: Sequence[str], b: Sequence[str], field: Collection[str], other: Collection[str]
) -> bool:
    """Whether two offices may be one, the first of them said more or less exactly.

    ``field`` and ``other`` are what each is for, as `field_of` gives it.
    """
    if not a or not b:
        return True
    if a[-1] != b[-1]:
        if _opposed(a, b) or _opposed(b, a):
            return False
        if _within(a, b) or _within(b, a) or {a, b} & _OF_ANY_RANK:
            return True
        if _beside(a[-1], b[-1]) or _beside(b[-1], a[-1]):
            return True
        if _seated(a[-1], b[-1]) or _seated(b[-1], a[-1]):
            return True
        loose = _is_loose(a) or _is_loose(b)
        return loose and not _ranks(a) ^ _ranks(b)
    if _ranks(a) != _ranks(b):
        return False
    for kinds in (ROLES, _KINDS.get(a[-1], frozenset())):
        mine, yours = kinds & set(a[:-1]), kinds & set(b[:-1])
        if mine and yours and not mine & yours:
            return False
    return a[-1] not in _OF_FIELDS or not field or not other or bool(set(field) & set(other))


def field_of(words: Iterable[str]) -> frozenset[str]:
    """What a minister is minister of, in stems: words such as "senior" and "state" left aside."""
    return frozenset(
        stem(_ONE_FIELD.get(word, word))
        for word in words
        if word not in _ANY_FIELD and word not in FUNCTION_WORDS
    )


def is_borne(office: Sequence[str]) -> bool:
    """Whether an office is a rank or a seat, which people have beside the post that they fill."""
    return office[-1] in _ARMED | SEATS


def _within(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one office is a part of the other's name; an executive chairman is no executive."""
    return a[-1] in b and a[-1] != "executive"


def _beside(rank: str, post: str) -> bool:
    """Whether one is a rank and the other a post."""
    return rank in _ARMED and post not in _ARMED | {"captain"}


def _opposed(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one speaks for whoever holds the other, or pleads before a judge or an opponent."""
    if a[-1] in _AT_THE_BAR:
        pleads_against = a[-1] == "prosecutor" and not _DEFENCE.isdisjoint(b)
        return b[-1] in _ON_THE_BENCH or (b[-1] in _AT_THE_BAR and pleads_against)
    is_post = is_main_post(b[-1]) and b[-1] not in FORCES | {"officer"}
    return a[-1] == "spokesman" and is_post and _OF_THE_PRESS.isdisjoint((*a, *b))


def _seated(seat: str, post: str) -> bool:
    """Whether somebody may hold a post because of a seat in a parliament."""
    return seat in SEATS and (
        post in _POSTS_OF_SEATS or ("lawmaker" in (seat, post) and post in SEATS)
    )


def _is_loose(office: Sequence[str]) -> bool:
    """Whether an office fits the holder of nearly any; an executive does, a chief executive not."""
    return office[-1] in LOOSE or (office[-1] == "executive" and "chief" not in office)


def _ranks(office: Sequence[str]) -> frozenset[str]:
    chiefs = frozenset(["chief"]) if office[-1] in _WITH_CHIEFS else frozenset[str]()
    return frozenset(office[:-1]) & (RANKS | chiefs) - _KINDS.get(office[-1], frozenset())
