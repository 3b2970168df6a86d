"""Cutting a run of capitalised words into names: peoples, places, offices and openings come off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import (
    is_given_name,
    known_label,
    peoples,
    titles,
)
from extradition_tui.language.name_words import Word
from extradition_tui.language.words import is_common, listed, lower_set, word_set

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a name: ``words`` of it, and whether a title stood before it.

    ``speaks`` tells that its last word is a person's in this text, by what it says or by a longer
    name; ``lower`` that its only word stands in lower case too.
    """

    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""
    headline: bool = False
    speaks: bool = False
    lower: bool = False
    model: str = ""
    hints: dict[str, float] = field(default_factory=dict)


def cut_run(
    text: str,
    run: Sequence[Word],
    middle: Collection[str],
    lower: Collection[str],
    proper: Collection[int] | None,
    names: Collection[str],
) -> Iterator[Candidate]:
    """The names in a run: peoples, places and titles before a person's name are cut off."""
    words = _without_opening(run, middle, lower, proper)
    title = ""
    while words:
        whole = _known_whole(text, words)
        if whole:
            yield candidate_of(words, title)
            return
        split = _title_at(text, words)
        if split is None:
            break
        begin, end = split
        if begin:
            yield from _plain(text, words[:begin], "", names)
        title = " ".join(word.text for word in words[begin:end])
        words = words[end:]
    if words:
        yield from _plain(text, words, title, names)


def _without_opening(
    run: Sequence[Word],
    middle: Collection[str],
    lower: Collection[str],
    proper: Collection[int] | None,
) -> list[Word]:
    words = list(run)
    while words and not words[-1].capital:
        words.pop()
    while words and (
        words[0].lower in listed("function_words")
        and not (
            words[0].text == "US"
            or (
                words[0].text in middle
                and words[0].lower not in ("the", "a", "an")
                and len(words) > 1
            )
        )
    ):
        if _is_initial(words):
            break
        if (
            words[0].lower in ("the", "la", "el")
            and known_label(" ".join(word.text for word in words))
            and words[0].lower != "the"
        ):
            break
        words.pop(0)
        while words and not words[0].capital:
            words.pop(0)
    if not words or not words[0].initial or words[0] is not run[0]:
        return words
    first = words[0]
    if proper is not None:
        is_name = first.start in proper
    else:
        is_name = first.text in middle or (not is_common(first.text) and first.lower not in lower)
    if len(words) > 1 and is_trade(first.lower) and not is_common(words[1].text):
        return words[1:]
    if is_name or (known_label(first.text) and first.lower not in lower):
        return words
    if len(words) == 1:
        return []
    heads = word_set("organisation_heads")
    titled = titles()
    if any(word.text in heads for word in words[1:]) or first.lower in titled:
        return words
    if first.text in word_set("given_names") and not is_common(words[1].text):
        return words
    if first.text in word_set("title_modifiers"):
        return words
    rest = words[1:]
    while rest and not rest[0].capital:
        rest.pop(0)
    return rest


def is_trade(word: str) -> bool:
    """Whether a word says what a body does, and is no part of its name ("Insurer")."""
    return word.endswith(("er", "or")) and word in listed("body_nouns")


def _is_initial(words: Sequence[Word]) -> bool:
    """Whether the first word is a letter with a full stop before another capital ("A. Lund")."""
    if len(words) < 2 or len(words[0].text) > 1:
        return False
    return words[1].capital and words[1].start - words[0].end == 2


def _known_whole(text: str, words: Sequence[Word]) -> bool:
    shape = text[words[0].start : words[-1].end]
    known = known_label(shape)
    return known is not None and (len(words) > 1 or known[1] >= 5)


def _title_at(text: str, words: Sequence[Word]) -> tuple[int, int] | None:
    """Where an office stands in a run, as a slice of it, when a name follows or nothing does."""
    offices, modifiers = titles(), lower_set("title_modifiers")
    heads = word_set("organisation_heads")
    for index, word in enumerate(words):
        if word.lower.rstrip(".") not in (offices if index == 0 else listed("clear_titles")):
            continue
        end = index + 1
        while end < len(words) and (
            words[end].lower in offices or (words[end].lower in modifiers and end + 1 <= len(words))
        ):
            end += 1
        rest = words[end:]
        if index and not rest and not _known_whole(text, words[:index]):
            continue
        headed = end < len(words) and (rest[0].text in heads or words[-1].text in heads)
        if headed and not (len(rest) > 1 and rest[0].text in word_set("given_names")):
            continue
        if index == 0 and word.lower not in listed("clear_titles") and not rest:
            return None
        begin = index
        while begin and words[begin - 1].lower in modifiers | offices:
            begin -= 1
        return begin, end
    return None


def _plain(text: str, words: list[Word], title: str, names: Collection[str]) -> Iterator[Candidate]:
    heads = word_set("organisation_heads")
    while words and not words[-1].capital:
        words = words[:-1]
    while words and not words[0].capital:
        words = words[1:]
    if not words:
        return
    if title and words[0].lower in listed("function_words"):
        return
    first = known_label(words[0].text)
    headed = any(word.text in heads for word in words)
    rest = words[1:]
    if first and rest and not title and not headed and not _known_whole(text, words):
        two = known_label(text[words[0].start : words[1].end])
        if two and len(words) > 2 and two[1] >= 5 and not _goes_on(two[0], words[2]):
            yield candidate_of(words[:2], "")
            yield from _plain(text, words[2:], "", names)
            return
        if first[0] == "NORP" and not two and not _is_body(rest):
            yield candidate_of(words[:1], "")
            yield from _plain(text, rest, "", names)
            return
    person = 0 if title else _person_after_body(words)
    if person:
        yield candidate_of(words[:person], "")
        yield from _plain(text, words[person:], "", names)
        return
    if title and first and first[0] == "NORP" and rest:
        yield candidate_of(words[:1], "")
        yield from _plain(text, rest, title, names)
        return
    if _is_name(text, words, title, names):
        item = candidate_of(words, title)
        if text[item.end : item.end + 1] == "." and words[-1].text in listed("dotted_endings"):
            item.end += 1  # the full stop of "Inc." is part of the name
        yield item


def _person_after_body(words: Sequence[Word]) -> int:
    """Where a person's name starts right after a body's ("Rural Party Ida Lund"), else 0."""
    heads = word_set("organisation_heads")
    for index in range(2, len(words) - 1):
        rest = words[index:]
        if words[index - 1].text in heads and is_given_name(rest[0].text) and len(rest) < 4:
            plain = not any(is_common(word.text) or word.text in heads for word in rest)
            return index if plain else 0
    return 0


def _goes_on(label: str, following: Word) -> bool:
    """Whether a word after a known name is likely part of a longer one ("Red Cross Society")."""
    person = is_given_name(following.text) or following.lower in titles()
    return label == "ORG" and not person and following.lower not in lower_set("roles")


def _is_body(rest: Sequence[Word]) -> bool:
    """Whether common words after a people's name make a name with it ("Danish Refugee Aid")."""
    offices, modifiers = titles(), lower_set("title_modifiers")
    return all(
        (is_common(word.text) or word.lower in peoples())
        and word.lower not in offices | modifiers | lower_set("roles")
        for word in rest
        if word.capital
    ) and not (len(rest) == 1 and rest[0].lower in peoples())


def _is_name(text: str, words: Sequence[Word], title: str, names: Collection[str]) -> bool:
    capitals = [word for word in words if word.capital]
    shape = text[words[0].start : words[-1].end]
    if known_label(shape):
        return shape != "Us"
    if all(
        word.lower in listed("function_words") | listed("calendar") or word.text.isdigit()
        for word in capitals
    ):
        return False
    if len(capitals) == 1:
        word = capitals[0]
        if word.text in names:
            return True
        if re.split("['’]", word.lower)[0] in listed("function_words") and word.text != "US":
            return False
        if len(word.text) == 1 or (is_common(word.text) and not word.text.isupper()):
            return bool(title) and len(word.text) > 1
        return not (word.text.isupper() and is_common(word.text) and len(word.text) > 5)
    offices, modifiers = titles(), lower_set("title_modifiers")
    return not all(word.lower in offices | modifiers for word in capitals) or any(
        word.text in word_set("organisation_heads") for word in capitals[1:]
    )


def candidate_of(words: Sequence[Word], title: str) -> Candidate:
    """The words as one candidate."""
    return Candidate(words[0].start, words[-1].end, tuple(word.text for word in words), title=title)
