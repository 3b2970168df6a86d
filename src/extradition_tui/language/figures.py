"""Numbers that count or measure something: their value, bounds, unit and what they count.

What is a date, a time, a telephone number or part of a name is no figure.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from extradition_tui.language.numbers import (
    DIGITS,
    ORDINAL,
    SCALES,
    WORDS,
    digits_value,
    ordinal_value,
    words_value,
)
from extradition_tui.language.words import cue_forms, is_common, listed, word_map, word_set
from extradition_tui.model import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOW = (
    "at least|more than|no fewer than|no less than|not less than|upwards of|in excess of|over"
    "|above|exceeding"
)
_HIGH = (
    "at most|up to|as many as|as much as|fewer than|less than|no more than|not more than|under"
    "|below|a maximum of"
)
_NEAR_LOW = "nearly|almost|close to|just under|approaching|near"
_NEAR = "about|around|roughly|approximately|some|an estimated|estimated|circa|just over"
_SIGNS: Final = MappingProxyType(
    {
        "US$": "USD",
        "A$": "AUD",
        "AU$": "AUD",
        "C$": "CAD",
        "CA$": "CAD",
        "NZ$": "NZD",
        "HK$": "HKD",
        "S$": "SGD",
        "R$": "BRL",
        "$": "USD",
        "£": "GBP",
        "€": "EUR",
        "¥": "JPY",
        "₹": "INR",
        "₽": "RUB",
        "₩": "KRW",
        "₪": "ILS",
        "₺": "TRY",
        "₴": "UAH",
        "₦": "NGN",
    }
)
_CURRENCIES: Final = MappingProxyType(
    {
        "dollar": "USD",
        "euro": "EUR",
        "pound": "GBP",
        "yen": "JPY",
        "yuan": "CNY",
        "renminbi": "CNY",
        "ruble": "RUB",
        "rouble": "RUB",
        "zloty": "PLN",
        "hryvnia": "UAH",
        "shekel": "ILS",
        "baht": "THB",
        "rand": "ZAR",
        "naira": "NGN",
        "lira": "TRY",
        "won": "KRW",
        "cent": "cent",
        "peso": "peso",
        "rupee": "rupee",
        "franc": "franc",
        "krona": "krona",
        "krone": "krone",
        "dinar": "dinar",
        "shilling": "shilling",
        "riyal": "riyal",
        "dirham": "dirham",
    }
)
_MEASURES: Final = MappingProxyType(
    {
        form: unit
        for unit, forms in {
            "km": "km kilometer kilometers kilometre kilometres",
            "m": "metre metres meter meters",
            "cm": "cm centimetre centimetres centimeter centimeters",
            "mile": "mile miles",
            "ft": "ft foot feet",
            "inch": "inch inches",
            "yard": "yard yards",
            "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
            "g": "gram grams gramme grammes",
            "t": "tonne tonnes ton tons",
            "lb": "lb lbs",
            "ha": "hectare hectares",
            "acre": "acre acres",
            "l": "litre litres liter liters",
            "gallon": "gallon gallons",
            "barrel": "barrel barrels",
            "mph": "mph",
            "km/h": "kph km/h kmh",
            "degree": "degree degrees",
            "MW": "MW megawatt megawatts",
            "year": "year years year-old",
            "month": "month months",
            "week": "week weeks",
            "day": "day days",
            "hour": "hour hours",
            "minute": "minute minutes",
            "second": "seconds",
        }.items()
        for form in forms.split()
    }
)
_MONEY_WORD = "|".join(f"{word}s?" for word in _CURRENCIES)
_SIGN = "|".join(re.escape(sign) for sign in _SIGNS)


def _spaced(pattern: str) -> str:
    """A pattern for use in a verbose one, where a plain space means nothing."""
    return pattern.replace(" ", r"\x20")


_BOUNDS = _spaced(f"{_LOW}|{_HIGH}|{_NEAR_LOW}|{_NEAR}")
_SCALE = "hundred|thousand|million|billion|trillion|dozen|lakh|crore|mn|bn|tn|[mk](?=\\b)"
_NUMBER = re.compile(
    rf"""(?<![\w.,/:+#-])
    (?:(?P<bound>\b(?:{_BOUNDS})[ ])(?:the[ ]|a[ ](?={_SIGN}|\d))?)?
    (?P<body>
      (?P<between>between[ ])?
      (?P<sign>{_SIGN})?[ ]?
      (?:(?P<digits>{DIGITS})|(?P<ordinal>{_spaced(ORDINAL)})|(?P<words>{_spaced(WORDS)})
         |(?P<scaled>(?:hundred|thousand|million|billion|trillion)(?=-(?:{_MONEY_WORD}))))
      (?:[ -]?(?P<scale>{_SCALE})\b)?
      (?:[ ]?(?:-|–|—|to|and|or)[ ]?(?P<sign2>{_SIGN})?
         (?:(?P<digits2>{DIGITS})|(?P<words2>{_spaced(WORDS)}))
         (?:[ -]?(?P<scale2>{_SCALE})\b)?)?
      (?:(?P<percent>[ ]?%|[ ](?:percent|per[ ]cent|pct)\b|[ ]percentage[ ]points?\b)
         |[ -](?:US[ ]|U\.S\.[ ])?(?P<money>{_MONEY_WORD})\b)?
      (?P<after>-plus\b|\+|[ ]or[ ](?:more|so|fewer|less)\b)?
    )(?![\w]|[.,]\d|/\d|:\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?P<vague>dozens|scores|hundreds|thousands|tens of thousands|hundreds of thousands|millions"
    r"|billions)(?= of\b|\W)",
    re.IGNORECASE,
)
_VAGUE_LOW: Final = MappingProxyType(
    {
        "dozens": 24.0,
        "scores": 40.0,
        "hundreds": 200.0,
        "thousands": 2000.0,
        "tens of thousands": 20000.0,
        "hundreds of thousands": 200000.0,
        "millions": 2e6,
        "billions": 2e9,
    }
)
_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")
_FOLLOWS_NAME = re.compile(r"(?:[A-Z][\w.’'-]*|No\.|[Pp]age|[Cc]hapter|[Aa]rticle|#) $")
_TIME_AFTER = re.compile(r" ?(?:[ap]\.?m\b|o['’]clock|GMT|hrs\b)", re.IGNORECASE)
_OF_WORD = re.compile(r"[ -]?(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_DIGIT_AFTER = re.compile(r" \d")
_NOT_COUNTED = frozenset(["them", "us", "you", "it", "each", "him", "her"])


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
        busy[start:end] = b"\1" * (end - start)
    found = [
        figure
        for match in _NUMBER.finditer(text)
        if (figure := _figure(text, match, busy, pos or {})) is not None
    ]
    for item in found:
        busy[item.start : item.end] = b"\1" * (item.end - item.start)
    for match in _VAGUE.finditer(text):
        if not any(busy[match.start() : match.end()]):
            low = _VAGUE_LOW[match["vague"].lower()]
            of = _counted(text, match.end(), pos or {}, plural=True)
            start, end = match.span()
            found.append(Figure(start, end, match.group(), None, low, None, False, True, None, of))
    return tuple(sorted(found, key=lambda item: item.start))


def _figure(
    text: str, match: re.Match[str], busy: bytearray, pos: Mapping[int, str]
) -> Figure | None:
    body = match.span("body")
    if any(busy[body[0] : body[1]]) or _is_no_figure(text, match):
        return None
    value = _value(match["digits"], match["words"] or match["scaled"], match["scale"])
    ordinal = match["ordinal"] is not None
    if ordinal:
        value = ordinal_value(match["ordinal"])
    if value is None:
        return None
    end = match.end("body")
    second = _value(match["digits2"], match["words2"], match["scale2"])
    if second is not None:
        if not match["scale"] and match["scale2"] and value < second:
            value *= SCALES[match["scale2"].lower()] if value < 1000 else 1.0
        if second <= value or match["ordinal"]:
            return None
    bound = (match["bound"] or "").strip().lower()
    unit = _unit(text, match, end)
    start = match.start("bound") if bound else match.start("body")
    while text[start].isspace():
        start += 1
    measured = unit[1] if unit else 0
    plural = second is not None or value != 1
    plural = plural and not ordinal and not match["percent"] and not measured
    of = None
    if not measured:
        of = _counted(text, end, pos, plural=plural)
    elif (
        text.startswith((" of ", " man", " woman"), measured)
        or text[measured - 4 : measured] == "-old"
    ):
        of = _counted(text, measured, pos, plural=False)
    if match["words"] and match["words"].lower() == "one" and not (of in listed("single") or unit):
        return None
    if ordinal and (of is None or of in ("century", "time", "place", "party")):
        return None
    low, high, approximate = _bounds(bound, (match["after"] or "").strip().lower(), value)
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


def _is_no_figure(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("body")
    before = text[max(0, start - 24) : start]
    digits = match["digits"]
    plain = digits and not (match["sign"] or match["scale"] or match["percent"] or match["money"])
    if plain and _YEAR.match(digits or ""):
        following = _counted(text, end, {}, plural=True)
        if match["digits2"] or not (following and following.endswith("s") and match["bound"]):
            return True
    if plain and _FOLLOWS_NAME.search(before) and not match["bound"] and not _starts(text, start):
        return not _counted(text, end, {}, plural=True)
    if digits and _TIME_AFTER.match(text, end):
        return True
    lower = match.group("body").lower()
    if lower in ("second", "first") and text[end : end + 1] in ("-", ",", "."):
        return True
    if match["ordinal"] and text[end : end + 1] == "-":
        return True
    telephone = digits and match["digits2"] and len(match["digits2"]) == 4 and "-" in lower
    return bool(plain and (telephone or (match["digits2"] and text[end : end + 1] == "-")))


def _starts(text: str, at: int) -> bool:
    """Whether the capital before a number only opens a sentence ("Police found 12")."""
    before = text[max(0, at - 60) : at].rstrip()
    word = before.rsplit(" ", 1)[-1].rsplit("\n", 1)[-1]
    rest = before[: len(before) - len(word)].rstrip(" ")
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
    if bound in _NEAR.split("|") or after == "or so":
        return None, None, True
    return value, value, False


def _unit(text: str, match: re.Match[str], end: int) -> tuple[str, int] | None:
    if match["percent"]:
        return "%", 0
    sign = match["sign"] or match["sign2"]
    if sign:
        return _SIGNS.get(sign.upper(), _SIGNS.get(sign, "USD")), 0
    if match["money"]:
        word = match["money"].lower()
        return _CURRENCIES.get(word) or _CURRENCIES.get(word[:-1], word), 0
    following = _OF_WORD.match(text, end)
    if following and not match["ordinal"]:
        word = following["word"]
        measure = _MEASURES.get(word) or _MEASURES.get(word.split("-")[0])
        if measure:
            return measure, following.end()
    return None


def _counted(text: str, at: int, pos: Mapping[int, str], *, plural: bool) -> str | None:
    """The head noun of what is counted: the last noun before the phrase ends, a plural first."""
    words: list[str] = []
    heads: list[str] = []
    while len(words) < 7:
        match = _OF_WORD.match(text, at)
        lower = match["word"].lower() if match else ""
        if match is None or words_value(lower) is not None:
            # Of nouns with a number right behind them ("crash kills four") the last is a verb.
            if len(heads) > 1 and (match or _DIGIT_AFTER.match(text, at)):
                heads.pop()
            break
        at = match.end()
        tag = pos.get(match.start("word"), "")
        if lower in listed("skip") and not heads:
            words.append(lower)
            continue
        if (
            lower in listed("end")
            or lower in _NOT_COUNTED
            or (heads and _is_verb(lower, tag))
            or lower in listed("skip")
        ):
            break
        words.append(lower)
        if lower.endswith(("’s", "'s", "s’")):
            continue
        if tag and tag not in ("NOUN", "PROPN"):
            continue
        heads.append(lower)
        if text[at : at + 1] not in (" ", "-"):
            break
    if plural:
        plurals = [word for word in heads if _is_plural(word)]
        return plurals[-1] if plurals else None
    return heads[-1] if heads else None


def _is_plural(word: str) -> bool:
    return word in listed("plurals") or (
        word.endswith("s") and not word.endswith(("ss", "ous", "us"))
    )


def _is_verb(word: str, tag: str) -> bool:
    if tag:
        return tag in ("VERB", "AUX", "ADV", "ADP", "SCONJ")
    if word in cue_forms() and not word.endswith("s"):
        return True
    return word.endswith(("ed", "ing")) or (
        word in word_map("irregular_forms")
        and not _is_plural(word)
        and word in word_set("common_words")
    )
