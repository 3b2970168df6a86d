"""What a number counts: the head noun of the words behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extradition_tui.language.numbers import words_value
from extradition_tui.language.words import cue_forms, listed, word_map, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

OF_WORD = re.compile(r"[ -]?(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)")
"""A word after a space or a hyphen."""

_OF_NUMBER = re.compile(r" \d[\d,.]*(?= )")
_DIGIT_AFTER = re.compile(r" \d")
_OF_THE = re.compile(r" of (?:the|its|his|her|their|those|these|our)(?= \d)")
_NOT_COUNTED = frozenset(["them", "us", "you", "it", "each", "him", "her"])
_NO_MEN = frozenset(["abdomen", "acumen", "omen", "regimen", "semen", "specimen", "stamen"])
_MOST_WORDS = 7


def counted(
    text: str, at: int, pos: Mapping[int, str], *, plural: bool, direct: bool = False
) -> str | None:
    """The head noun of what is counted from ``at`` on: the last of the phrase, a plural first.

    ``pos`` gives the universal part of speech of the word that starts at a place, where tagged.
    ``direct`` tells that the number stands right before, so that a plural must follow it.
    """
    part = _OF_THE.match(text, at)
    if part:
        number = _OF_NUMBER.match(text, part.end())
        at = number.end() if number else part.end()
    seen = 0
    heads: list[str] = []
    while seen < _MOST_WORDS:
        match = OF_WORD.match(text, at)
        lower = match["word"].lower() if match else ""
        if match is None or (heads and words_value(lower) is not None):
            # Of nouns with a number right behind them ("crash kills four") the last is a verb.
            if len(heads) > 1 and (match or _DIGIT_AFTER.match(text, at)):
                heads.pop()
            break
        tag = pos.get(match.start("word"), "")
        skipped = lower in listed("skip")
        if (skipped and heads) or lower in listed("end") or lower in _NOT_COUNTED:
            break
        # More than one needs a plural: a tagger errs that takes the first for a verb.
        first = direct and plural and bool(heads) and not any(map(is_plural, heads))
        wanted = first and is_plural(lower)
        if heads and not (wanted and tag) and _is_verb(text, match, tag, heads[-1]):
            break
        at = match.end()
        seen += 1
        other = tag and tag not in ("NOUN", "PROPN") and not (wanted and tag == "VERB")
        if skipped or lower.endswith(("’s", "'s", "s’")) or other:
            continue
        heads.append(lower)
        if text[at : at + 1] not in (" ", "-"):
            break
    if plural:
        plurals = [word for word in heads if is_plural(word)]
        return plurals[-1] if plurals else None
    return heads[-1] if heads else None


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    if word.endswith("men"):
        return word not in _NO_MEN
    return word in listed("plurals") or (
        word.endswith("s") and not word.endswith(("ss", "ous", "us"))
    )


def _is_verb(text: str, match: re.Match[str], tag: str, head: str) -> bool:
    """Whether a word after the head of a phrase is the verb that follows it."""
    word = match["word"].lower()
    if tag:
        return tag in ("VERB", "AUX", "ADV", "ADP", "SCONJ", "DET", "PRON", "CCONJ")
    if word in cue_forms() and not word.endswith("s"):
        return True
    if word.endswith("s") and not word.endswith("ss"):
        if head in listed("plurals"):
            return True
        if not is_plural(head):
            return False
        following = OF_WORD.match(text, match.end())
        return following is not None and following["word"].lower() in listed("after_verb")
    return word.endswith(("ed", "ing")) or (
        word in word_map("irregular_forms")
        and not is_plural(word)
        and word in word_set("common_words")
    )
