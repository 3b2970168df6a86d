"""One way of writing each word: what is typography, house style or spelling is no change.

``one_spelling`` is for words wherever they are compared. ``as_printed`` is for the words of a
quotation, where accents, the points of an abbreviation, British and American spelling and numbers
in digits or in letters are the newsroom's, not the speaker's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

APOSTROPHES = "'’‘‛´`′ʹʻʼ＇"
"""What is set for an apostrophe within a word."""

UNSEEN = "\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Loose accents, soft hyphens and others that part no word, to stand in a class of characters."""

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_DROPPED = re.compile(f"[{UNSEEN}]".replace("\u0300-\u036f", ""))
_ISE = re.compile(r"([a-z]{3})is(e|ed|es|ing|ation|ations)$")
_OUR = re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|hood|able|ite)")
_DOUBLED = re.compile(r"(?<=[a-z]{3}[aeiou])ll(?=(?:ed|ing|ers?|ment|ments|ful)$)")
_AMERICAN_TEXT = """
centre center, centring centering, theatre theater, metre meter, litre liter, fibre fiber,
spectre specter, lustre luster, sombre somber, calibre caliber, meagre meager, sabre saber,
defence defense, offence offense, licence license, pretence pretense, practis practic,
programme program, cheque check, plough plow, tyre tire, kerb curb, storey story, mould mold,
grey gray, aluminium aluminum, jewellery jewelry, sceptic skeptic, draught draft, logue log,
paediatr pediatr, anaesth anesth, haem hem, foet fet, manoeuvre maneuver,
manoeuvring maneuvering, oestr estr, archaeo archeo, paedi pedi, leukaem leukem, anaem anem,
rrhoea rrhea, gynaeco gyneco, mediaeval medieval, ageing aging, dgement dgment, lyse lyze,
lysing lyzing, labour labor, vour vor, neighbour neighbor, harbour harbor, colour color,
honour honor, humour humor, rumour rumor, armour armor, learnt learned, burnt burned,
spelt spelled, dreamt dreamed, leapt leaped, spoilt spoiled, spilt spilled, moustache mustache,
pyjama pajama, sulph sulf, artefact artifact, yoghurt yogurt, cosy cozy, gaol jail,
whilst while, amongst among, amidst amid, towards toward, afterwards afterward,
fulfilment fulfillment, enrolment enrollment, instalment installment, skilful skillful,
wilful willful
"""
_AMERICAN = dict(pair.split() for pair in _AMERICAN_TEXT.split(","))
_BRITISH = re.compile("|".join(sorted(_AMERICAN, key=len, reverse=True)))
_WHOLE_TEXT = """
fulfil fulfill, enrol enroll, mum mom, maths math, usa us, okay ok
"""
_WHOLE = dict(pair.split() for pair in _WHOLE_TEXT.split(","))
_UNITS_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS_TEXT = """
twenty thirty forty fifty sixty seventy eighty ninety
"""
_UNITS = {word: value for value, word in enumerate(_UNITS_TEXT.split())}
_SCALES = {"hundred": 100, "thousand": 1000}
_TENS = {word: 10 * (place + 2) for place, word in enumerate(_TENS_TEXT.split())}


def one_spelling(word: str) -> str:
    """A word in small letters and one spelling: typography and -our or -ise are no change."""
    plain = plainly(word).casefold()
    if len(plain) > 5:
        plain = _ISE.sub(r"\1iz\2", plain)
    return _OUR.sub("or", plain) if len(plain) > 4 else plain


def plainly(word: str) -> str:
    """A word in plain letters: one apostrophe, no ligature, no soft hyphen, no loose accent."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFKC", _DROPPED.sub("", _APOSTROPHE.sub("'", word)))


def as_printed(surfaces: Iterable[str]) -> list[str]:
    """The words of a quotation, as they are compared for what was changed between the marks.

    Numbers up to a million are in digits, and "per cent" is left out: it may be a sign.
    """
    folded = [_printed(surface) for surface in surfaces]
    return list(_without_percent(_scaled(in_digits(folded))))


@lru_cache(maxsize=8192)
def _printed(surface: str) -> str:
    plain = one_spelling(surface).replace(".", "")
    if plain[:1].isdigit():
        return plain.replace(",", "")
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in letters if not unicodedata.combining(char))
    plain = _BRITISH.sub(lambda match: _AMERICAN[match[0]], _WHOLE.get(plain, plain))
    return _DOUBLED.sub("l", plain)


def in_digits(words: Iterable[str]) -> Iterator[str]:
    """Words in small letters, those for a number below a hundred in digits: "forty", "eight"."""
    tens = 0
    for word in words:
        unit = _UNITS.get(word, 0)
        if tens and 0 < unit < 10:
            yield str(tens + unit)
            tens = 0
            continue
        if tens:
            yield str(tens)
        tens = _TENS.get(word, 0)
        if not tens:
            yield str(_UNITS.get(word, word))
    if tens:
        yield str(tens)


def _scaled(words: Iterable[str]) -> Iterator[str]:
    """The words with "4 thousand" as "4000"."""
    number = ""
    for word in words:
        if number and word in _SCALES:
            number = str(int(number) * _SCALES[word])
            continue
        if number:
            yield number
        number = word if word.isdecimal() and len(word) < 4 else ""
        if not number:
            yield word
    if number:
        yield number


def _without_percent(words: Iterable[str]) -> Iterator[str]:
    before = ""
    for word in words:
        if word == "cent" and before == "per":
            before = ""
            continue
        if before:
            yield before
        before = "" if word == "percent" else word
    if before:
        yield before
