"""Numbers that count or measure something: their value, bounds, unit and what they count.

What is a date, a time, a telephone number or part of a name is no figure.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from extradition_tui.language.counted import OF_WORD, counted
from extradition_tui.language.figure_units import CURRENCIES, MEASURES, NATIONAL, SIGNS
from extradition_tui.language.numbers import (
    DIGITS,
    NEAR_NUMBER,
    ORDINAL,
    SCALES,
    WORDS,
    digits_value,
    ordinal_value,
    words_value,
)
from extradition_tui.language.pounds import is_weight
from extradition_tui.language.shares import find_shares, find_vague
from extradition_tui.language.words import is_common, listed, word_set
from extradition_tui.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LOW = (
    "at least|more than|no fewer than|no less than|not less than|upwards of|upward of|in excess of"
    "|well over|north of|rarely fewer than|never fewer than|rarely less than|never less than|over"
    "|above|exceeding"
)
_HIGH = (
    "at most|up to|as many as|as much as|fewer than|less than|no more than|not more than|well under"
    "|rarely more than|seldom more than|hardly ever more than|never more than|under|below"
    "|a maximum of"
)
_NEAR_LOW = (
    "nearly|almost|close to|just under|just below|just short of|just shy of|shy of|a little under"
    "|a bit under|slightly under|slightly below|slightly less than|slightly fewer than"
    "|a little less than|a little fewer than|not quite|approaching|near"
)
_NEAR = (
    "about|around|roughly|approximately|some|an estimated|estimated|circa|just over|just above"
    "|just more than|a little over|a bit over|slightly over|slightly above|slightly more than"
    "|a little more than|little more than|hardly more than|scarcely more than"
    "|in the neighborhood of|in the neighbourhood of|in the region of"
)
_MONEY_WORD = "|".join(f"{word}s?" for word in CURRENCIES)
_LAND = "|".join(dict.fromkeys(re.escape(name.rsplit(" ", 1)[0]) for name in NATIONAL))
_SIGN = "|".join(re.escape(sign) for sign in SIGNS)


def _spaced(pattern: str) -> str:
    """A pattern for use in a verbose one, where a plain space means nothing."""
    return pattern.replace(" ", r"\x20")


_BOUNDS = _spaced(f"{_LOW}|{_HIGH}|{_NEAR_LOW}|{_NEAR}")
_SCALE = "hundred|thousand|million|billion|trillion|dozen|lakh|crore|mn|bn|tn|[mk](?=\\b)"
_GLUED = "(?:kg|km/h|km|cm|mm|kph|mph|lbs?|ft|kWh|MW|GW|m(?=[ ])|g|t|°C|°F|C|F)(?![\\w/])"
_GLUED_UNITS: Final = MappingProxyType({"C": "°C", "F": "°F", "°C": "°C", "°F": "°F"})
_NUMBER = re.compile(
    rf"""(?<![\w.,/:+#-])
    (?:(?P<bound>\b(?:{_BOUNDS})[ ])(?:the[ ]|a[ ](?={_SIGN}|\d))?)?
    (?P<body>
      (?P<between>between[ ])?
      (?P<minus>minus[ ]|(?<![\w\d])[-−](?=\d))?
      (?P<sign>{_SIGN})?[ ]?
      (?:(?P<digits>{DIGITS})|(?P<ordinal>{_spaced(ORDINAL)})|(?P<words>{_spaced(WORDS)})
         |(?P<scaled>(?:hundred|thousand|million|billion|trillion)(?=-(?:{_MONEY_WORD}))))
      (?:[ -]?(?P<scale>{_SCALE})\b)?
      (?P<glued>(?-i:{_GLUED}))?
      (?P<percent1>%|[ ]percent(?=[ ](?:to|and|or)[ ])|[ ]per[ ]cent(?=[ ](?:to|and|or)[ ]))?
      (?:[ ]?(?:-|–|—|to|and|or)[ ]?(?P<sign2>(?(percent1)(?!))(?:{_SIGN}))?
         (?:(?P<digits2>{DIGITS})|(?P<words2>{_spaced(WORDS)}))
         (?:[ -]?(?P<scale2>{_SCALE})\b)?(?P<glued2>(?-i:{_GLUED}))?)?
      (?:(?P<percent>[ ]?%|[ ](?:percent|per[ ]cent|pct)\b|[ ]percentage[ ]points?\b)
         |[ -](?:(?P<land>{_LAND})[ ])?(?P<money>{_MONEY_WORD})\b)?
      (?P<after>-plus\b|-odd\b|\+|[ ]or[ ](?:more|so|fewer|less)\b)?
    )(?![\w]|[.,]\d|/\d|:\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_HOURLY = re.compile(r"/h\b| (?:an|per) hour\b")
_OF_A_WAY: Final = MappingProxyType({"km": "km/h", "mile": "mph"})
_DEGREES = re.compile(r" degrees? (celsius|fahrenheit|[CF]\b)", re.IGNORECASE)
_BASIS = re.compile(r" basis points\b")
_SQUARE = re.compile(r"[ -](?P<power>square|sq\.?|cubic)[ -](?P<word>[^\W\d_]+)")
_APPOSED = re.compile(r"(?P<who>[^\W\d_]+), $")
_OLDEST = 110
_SUPERLATIVE = re.compile(r"-(?:[a-z]+est|most|placed|ranked)\b")
_TELEPHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ -]?\(?\d|\(?0\d)\d{0,4}\)?[ -]?\d{3,4}(?:[ -]\d{3,4})*(?![\w,])"
)
_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")
_PARTS_AFTER = re.compile(
    r"-(?:thirds|quarters|(?:four|fif|six|seven|eigh|nin|ten)ths)\b"
    r"|\s(?:thirds|quarters|(?:four|fif|six|seven|eigh|nin|ten)ths) of\b",
    re.IGNORECASE,
)
"""What makes a number the upper one of a fraction: "three quarters of an hour"."""

_OR_SO = re.compile(r"(?:[ -][a-z]+){1,2} (or (?:more|so|fewer|less))\b(?! than)")
_NOT = re.compile(r"\bnot (?:even )?$", re.IGNORECASE)
_FOLLOWS_NAME = re.compile(r"(?:[A-Z][\w.’'-]*|No\.|[Pp]age|[Cc]hapter|[Aa]rticle|#) $")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ -]$")
_TIME_AFTER = re.compile(r" ?(?:[ap]\.?m\b|o['’]clock|GMT|hrs\b)", re.IGNORECASE)


def find_figures(
    text: str,
    taken: Sequence[tuple[int, int]] = (),
    names: Sequence[tuple[int, int]] = (),
    pos: Mapping[int, str] | None = None,
) -> tuple[Figure, ...]:
    """The figures of a text in order: none in the dates (``taken``) nor in the ``names``.

    ``pos`` gives the universal part of speech of the word that starts at a place, where tagged.
    """
    busy = bytearray(len(text))
    for start, end in (*taken, *names):
        if text[end : end + 1] != "$":  # "US$5 million" is money, and no name
            busy[start:end] = b"\1" * (end - start)
    for match in _TELEPHONE.finditer(text):
        busy[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found = _kept(find_shares(text, pos or {}), busy)
    found += _kept(_numbers(text, busy, pos or {}), busy)
    found += _kept(find_vague(text, pos or {}), busy)
    return tuple(sorted(found, key=lambda item: item.start))


def _kept(figures: Iterable[Figure], busy: bytearray) -> list[Figure]:
    """Those figures that take no place which is taken; they take theirs."""
    kept = []
    for item in figures:
        if not any(busy[item.start : item.end]):
            busy[item.start : item.end] = b"\1" * (item.end - item.start)
            kept.append(item)
    return kept


def _numbers(text: str, busy: bytearray, pos: Mapping[int, str]) -> Iterator[Figure]:
    for match in NEAR_NUMBER.matches(_NUMBER, text):
        figure = _figure(text, match, busy, pos)
        if figure is not None:
            yield figure


def _figure(
    text: str, match: re.Match[str], busy: bytearray, pos: Mapping[int, str]
) -> Figure | None:
    body = match.span("body")
    if any(busy[body[0] : body[1]]) or _is_no_figure(text, match):
        return None
    metres = _is_metres(text, match, pos)
    scale = None if metres else match["scale"]
    value = _value(match["digits"], match["words"] or match["scaled"], scale)
    ordinal = match["ordinal"] is not None
    if ordinal:
        value = ordinal_value(match["ordinal"])
    if value is None:
        return None
    value = -value if match["minus"] else value
    end = match.end("body")
    second = _value(match["digits2"], match["words2"], match["scale2"])
    if second is not None and second <= value and match["percent1"]:
        second, end = None, match.end("percent1")
    if second is not None:
        if not match["scale"] and match["scale2"] and value < second:
            value *= SCALES[match["scale2"].lower()] if value < 1000 else 1.0
        if second <= value or match["ordinal"]:
            return None
    bound = (match["bound"] or "").strip().lower()
    unit = ("m", end) if metres else _unit(text, match, end)
    start = match.start("bound") if bound else match.start("body")
    while text[start].isspace():
        start += 1
    measured = unit[1] if unit else 0
    plural = second is not None or value != 1
    plural = plural and not ordinal and not (unit and unit[0] == "%") and not measured
    of = None
    if not measured:
        attribute = text[end : end + 1] == "-" or (unit is not None and _is_attribute(text, match))
        of = counted(text, end, pos, plural=plural and not attribute, direct=True)
    elif (
        text.startswith((" of ", " man", " woman"), measured)
        or text[measured - 4 : measured] == "-old"
        or (text[end : end + 1] == "-" and text[measured : measured + 1] == " ")
        or (measured == end and _is_attribute(text, match))
    ):
        of = counted(text, measured, pos, plural=False)
    if (match["words"] or "").lower() == "one" and not (of in listed("single") or unit):
        return None
    if (match["words"] or "").lower() == "one" and _is_none(text, match):
        return None
    if ordinal and (of is None or of in ("century", "time", "place", "party")):
        return None
    low, high, approximate = _bounds(bound, _said_after(text, match, end), value)
    if second is not None:
        low, high = value, second
    shape = text[start:end]
    return Figure(
        start,
        end,
        shape,
        None if second is not None else value,
        low,
        high,
        ordinal,
        approximate,
        unit[0] if unit else None,
        of,
    )


def _is_attribute(text: str, match: re.Match[str]) -> bool:
    """Whether a sum of money stands before what it is the price or size of ("the £2bn loan")."""
    before = _LAST_WORD.search(text, max(0, match.start() - 12), match.start())
    word = before.group(1).lower() if before else ""
    body = match["body"].lower()
    return word in ("the", "a", "an", "its", "his", "her", "their", "this") and "%" not in body


def _is_none(text: str, match: re.Match[str]) -> bool:
    """Whether nothing is counted: "not one house burned"."""
    return _NOT.search(text, max(0, match.start("body") - 10), match.start("body")) is not None


def _said_after(text: str, match: re.Match[str], end: int) -> str:
    """What is said of a number behind it, or behind what it counts: "300 homes or so"."""
    behind = None if match["after"] else _OR_SO.match(text, end)
    return (behind[1] if behind else match["after"] or "").strip().lower()


def _is_age(text: str, match: re.Match[str]) -> bool:
    """Whether a number between commas behind a person is an age ("a driver, 34, was hurt")."""
    start, end = match.span("body")
    if match["body"] != match["digits"] or not match["digits"].isdigit() or match["bound"]:
        return False
    apposed = _APPOSED.search(text, max(0, start - 24), start)
    if apposed is None or not 0 < int(match["digits"]) <= _OLDEST or text[end : end + 1] != ",":
        return False
    who = apposed["who"]
    named = who[0].isupper() or who.endswith("man")
    return named or who in listed("single") or who in word_set("roles")


def _is_metres(text: str, match: re.Match[str], pos: Mapping[int, str]) -> bool:
    """Whether an "m" behind a number is metres, not millions: nothing is paid or counted."""
    if match["scale"] not in ("m", "M") or match["sign"] or not match["digits"]:
        return False
    glued = text[match.end("digits") : match.start("scale")] in ("", " ")
    end = match.end("body")
    return glued and not match["money"] and counted(text, end, pos, plural=True) is None


def _is_no_figure(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("body")
    before = text[max(0, start - 24) : start]
    digits = match["digits"]
    plain = digits and not (match["sign"] or match["scale"] or match["percent"] or match["money"])
    if plain and match["minus"] is None and _is_numbered(text, start, end, before):
        return True
    if plain and _YEAR.match(digits or ""):
        following = counted(text, end, {}, plural=True)
        if match["digits2"] or not (following and following.endswith("s") and match["bound"]):
            return True
    if plain and _FOLLOWS_NAME.search(before) and not match["bound"] and not _starts(text, start):
        return not counted(text, end, {}, plural=True)
    if digits and _TIME_AFTER.match(text, end):
        return True
    if match["words"] and _PARTS_AFTER.match(text, end):
        return True
    lower = match.group("body").lower()
    superlative = _SUPERLATIVE.match(text, end) is not None
    if lower in ("second", "first") and text[end : end + 1] in ("-", ",", ".") and not superlative:
        return True
    if match["ordinal"] and text[end : end + 1] == "-" and not superlative:
        return True
    telephone = digits and match["digits2"] and len(match["digits2"]) == 4 and "-" in lower
    return bool(plain and (telephone or (match["digits2"] and text[end : end + 1] == "-")))


def _is_numbered(text: str, start: int, end: int, before: str) -> bool:
    """Whether a number only tells one of a kind from the others ("room 101", "Flight 370")."""
    word = _LAST_WORD.search(before)
    named = word is not None and word.group(1).lower() in listed("numbered")
    return named and counted(text, end, {}, plural=True) is None


def _starts(text: str, at: int) -> bool:
    """Whether the capital before a number only opens a sentence ("Police found 12")."""
    before = text[max(0, at - 60) : at].rstrip()
    word = before.rsplit(" ", 1)[-1].rsplit("\n", 1)[-1]
    rest = before[: len(before) - len(word)].rstrip(" ")
    if word.lower() in listed("function_words"):
        return True
    return is_common(word) and (not rest or rest[-1] in '.!?\n”"')


def _value(digits: str | None, words: str | None, scale: str | None) -> float | None:
    factor = SCALES[scale.lower()] if scale else 1.0
    if digits:
        return round(digits_value(digits) * factor, 6)
    if words:
        value = words_value(words)
        return value * factor if value is not None else None
    return None


def _bounds(bound: str, after: str, value: float) -> tuple[float | None, float | None, bool]:
    if bound in _LOW.split("|") or after in ("-plus", "+", "or more"):
        return value, None, False
    if bound in _HIGH.split("|") or after in ("or fewer", "or less"):
        return None, value, False
    if bound in _NEAR_LOW.split("|"):
        return None, value, True
    if bound in _NEAR.split("|") or after in ("or so", "-odd"):
        return None, None, True
    return value, value, False


def _unit(text: str, match: re.Match[str], end: int) -> tuple[str, int] | None:
    if match["percent"] or match["percent1"]:
        return "%", 0
    glued = match["glued2"] or match["glued"]
    if glued:
        return _GLUED_UNITS.get(glued, MEASURES.get(glued, glued)), end
    before = _LAST_WORD.search(text, max(0, match.start() - 8), match.start())
    aged = before and before.group(1).lower() in ("aged", "age") and match["digits"]
    if aged or _is_age(text, match):
        return "year", end
    sign = match["sign"] or match["sign2"]
    if sign:
        return SIGNS.get(sign.upper(), SIGNS.get(sign, "USD")), 0
    if match["money"]:
        word = match["money"].lower()
        if is_weight(text, match, end):
            return "lb", end
        named = f"{match['land'] or ''} {word}".strip().lower()
        for shape in (named, named.removesuffix("s")):
            if shape in NATIONAL:
                return NATIONAL[shape], 0
        return CURRENCIES.get(word) or CURRENCIES.get(word[:-1], word), 0
    following = OF_WORD.match(text, end)
    if following and not match["ordinal"]:
        word = following["word"]
        degrees = _DEGREES.match(text, end)
        if degrees:
            return f"°{degrees.group(1)[0].upper()}", degrees.end()
        square = _SQUARE.match(text, end)
        if square and square["word"] in MEASURES:
            power = "cubic" if square["power"] == "cubic" else "sq"
            return f"{power} {MEASURES[square['word']]}", square.end()
        if _BASIS.match(text, end):
            return "basis point", end + len(" basis points")
        measure = MEASURES.get(word) or MEASURES.get(word.split("-")[0])
        hourly = _HOURLY.match(text, following.end())
        if hourly and measure and measure in _OF_A_WAY:
            return _OF_A_WAY[measure], hourly.end()
        if measure:
            return measure, following.end()
    return None
