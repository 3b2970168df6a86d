"""Days that another day of the text tells: "the next day", "polling day, 2 May"."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extradition_tui.language.calendar_words import COUNT, SENTENCE_END, iso_moved, no_value, rule
from extradition_tui.language.nearby import nearby
from extradition_tui.language.numbers import words_value
from extradition_tui.model import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extradition_tui.language.calendar_words import Rule

_PART: Final = "day|night|morning|afternoon|evening"
_CLOSED: Final = r"(?=[.,;:!?)”\"’\n]|$| (?:in|at|on|when|as|and|but|by|with)\b)"
_AFTER_THAT: Final = (
    rf"(?:the )?(?:same|very same) (?:{_PART})|that (?:{_PART})|(?:the )?(?:next|following) "
    rf"(?:{_PART})(?! or)|the day after{_CLOSED}|(?:the )?previous (?:{_PART})"
    rf"|the (?:day|night) before{_CLOSED}|{COUNT} days? (?:later|earlier|afterwards)"
    r"|(?<=of )the day(?=[.,;:)])"
)
_WORDS: Final = "|".join(
    (
        "day after|day before|night before|day later|days later|day earlier|days earlier",
        "afterwards|of the day",
        *(
            f"{first} {part}"
            for first in ("same", "that", "next", "following", "previous")
            for part in _PART.split("|")
        ),
    )
)
_NEAR_DAYS: Final = nearby(["day", _PART], 60, 40)
_COUNTED = re.compile(rf"{COUNT} days? (later|earlier|afterwards)", re.IGNORECASE)
_BACK = re.compile(r"previous|before|earlier", re.IGNORECASE)
_NO_SHIFT = re.compile(r"(?:the )?(?:very )?same|that|the day$", re.IGNORECASE)
_FAR = 300
_SENTENCES = 2
_DAY = len("2000-01-01")
_CALLED = re.compile(
    r"\b(?:(?:the|its|their|our|his|her) )?(?P<name>(?:opening|closing|election|polling|voting|race"
    r"|match|wedding|launch|results|graduation|market) (?:day|night)|day (?:one|two|three|four"
    r"|five|six|seven|eight|nine|ten|\d\d?))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?: (?:{_PART}))?"
    r"(?:,|:| –| —|(?:,? which)? (?:is|was|falls|fell|will be)(?: on)?)? ?(?:on )?"
)

TOLD: Final[tuple[Rule, ...]] = (
    rule(
        rf"\b(?P<date>{_AFTER_THAT})(?!\w)",
        no_value,
        lambda match, text: not _is_idle(match, text),
        any_case=True,
        words=_WORDS,
        near=_NEAR_DAYS,
    ),
)
"""Days that have no value before the one that they are told from is known."""


def told(text: str, dates: Sequence[Date]) -> tuple[Date, ...]:
    """The dates of a text in order, with those that others tell; ``dates`` are in order."""
    known: list[Date] = []
    for date in dates:
        fits = date.value is None and TOLD[0].pattern.fullmatch(date.text)
        known.append(replace(date, value=_from_last(text, date, known)) if fits else date)
    called = tuple(_called(text, known))
    return tuple(sorted((*known, *called), key=lambda date: date.start))


def _is_idle(match: re.Match[str], text: str) -> bool:
    """Whether "the day" only belongs to a set phrase ("order of the day")."""
    before = text[max(0, match.start() - 40) : match.start()]
    return match["date"].lower() == "the day" and not re.search(
        r"\b(?:first|second|third|last|final|only|opening|closing) \w+ of $", before
    )


def _from_last(text: str, date: Date, known: Sequence[Date]) -> str | None:
    """The value of a day told from the last full one, which must stand close before it."""
    days = [item for item in known if item.value and len(item.value) == _DAY]
    last = days[-1] if days else None
    if last is None or date.start - last.end > _FAR:
        return None
    if len(SENTENCE_END.findall(text, last.end, date.start)) > _SENTENCES:
        return None
    return iso_moved(datetime.date.fromisoformat(last.value or ""), _shift(date.text))


def _shift(words: str) -> int:
    if _NO_SHIFT.match(words):
        return 0
    counted = _COUNTED.match(words)
    amount = 1.0
    if counted:
        count = counted["count"].lower()
        amount = float(count) if count.isdigit() else (words_value(count) or 1.0)
    return -int(amount) if _BACK.search(words) else int(amount)


def _called(text: str, known: Sequence[Date]) -> Iterator[Date]:
    """Days that the text calls by a name and gives a date once ("polling day, 2 May").

    The name stands for that day wherever the text has it, unless it gives it two.
    """
    busy = {place for date in known for place in range(date.start, date.end)}
    names = [match for match in _NEAR_DAYS.matches(_CALLED, text) if match.start() not in busy]
    starts = {date.start: date for date in known if date.value and len(date.value) == _DAY}
    ends = {date.end: date for date in starts.values()}
    values: dict[str, set[str]] = defaultdict(set)
    own: dict[int, str] = {}
    for match in names:
        beside = _BETWEEN.match(text, match.end())
        date = starts.get(beside.end()) if beside else None
        date = date or _just_before(text, match.start(), ends)
        if date is not None and date.value:
            own[match.start()] = date.value
            values[match["name"].lower()].add(date.value)
    for match in names:
        all_of_it = values[match["name"].lower()]
        value = own.get(match.start()) or (next(iter(all_of_it)) if len(all_of_it) == 1 else None)
        if value:
            yield Date(match.start(), match.end(), match.group(), value)


def _just_before(text: str, at: int, ends: dict[int, Date]) -> Date | None:
    for end in range(at - 1, max(0, at - 16), -1):
        if end in ends and re.fullmatch(rf"(?: (?:{_PART}))?, ", text[end:at]):
            return ends[end]
    return None
