"""Finding names: runs of capitalised words, cut where one name ends and another begins.

What is found is a candidate with no label yet; ``entity_types`` weighs what it may be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import (
    countries,
    is_given_name,
    known_label,
    titles,
)
from extradition_tui.language.name_cuts import Candidate, candidate_of, cut_run
from extradition_tui.language.name_links import links, nickname
from extradition_tui.language.name_words import Word, words_of
from extradition_tui.language.words import is_common, listed, lower_set, word_set

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extradition_tui.model import EntityLabel


_GAP = re.compile(r"[ \u00a0]|\. ")


_DATELINE = re.compile(
    r"(?:, [A-Z][\w.]*(?: [A-Z]\w*)?)?"
    r"(?P<day>,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?\b)?(?P<agency> ?\([^()\n]{2,40}\))?"
    r" ?(?:--|[-–—])[ \n]"
)


_DATELINE_WEIGHT = 4.0


_MODEL_SILENT = 1.5


_YEAR_BEFORE = re.compile(r"\b(?:1[89]|20)\d\d $")
_ELECTION_AFTER = re.compile(
    r" (?:(?:general|presidential|federal|parliamentary|legislative|local|state|provincial"
    r"|municipal|gubernatorial|snap|primary|assembly|senate|mayoral|European|regional) ){0,2}"
    r"(?:elections?|referendum)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ModelName:
    """A name that a trained model found; ``label`` is None where it only knows that it is one."""

    start: int
    end: int
    label: EntityLabel | None


def find_candidates(
    text: str,
    sentences: Sequence[tuple[int, int]],
    proper: Collection[int] | None = None,
    model: Sequence[ModelName] = (),
    weight: float = 3.0,
) -> list[Candidate]:
    """Stretches of a text that look like names, in order, not overlapping.

    ``proper`` holds the starts of the words that a tagger calls proper nouns, where there is one;
    ``model`` the names that a model found: their labels weigh ``weight``, and where no run of
    capitals reaches one it is a candidate too.
    """
    found = _find(text, sentences, proper)
    return sorted(_with_model(text, found, model, weight), key=lambda item: item.start)


def _with_model(
    text: str, found: list[Candidate], model: Sequence[ModelName], weight: float
) -> list[Candidate]:
    if not model:
        return found
    starts = [item.start for item in found]
    added = []
    for name in model:
        first = max(0, bisect_left(starts, name.start) - 1)
        last = bisect_left(starts, name.end)
        over = [item for item in found[first:last] if item.end > name.start]
        if len(over) == 1 and name.label == "PERSON":
            _without_office(text, over[0], name)
        for item in over:
            exact = "same" if (item.start, item.end) == (name.start, name.end) else "other"
            item.model = f"{name.label} {exact}"
            if name.label:
                item.hints[name.label] = item.hints.get(name.label, 0.0) + weight
        if not over:
            added += _from_model(text, name, weight)
    for item in found:
        if not item.model:
            # A model that found names elsewhere in the text, and none here, says no.
            item.model = "none"
            if weight and not item.hints:
                item.hints["none"] = _MODEL_SILENT
    return found + added


def _without_office(text: str, item: Candidate, name: ModelName) -> None:
    """Cuts common words before a person's name off where the model does ("Clerk Ida Voss")."""
    words = words_of(text, item.start, name.start)
    if words and item.end == name.end and all(is_common(word.text) for word in words):
        item.start = name.start
        item.words = item.words[len(words) :]


def _from_model(text: str, name: ModelName, weight: float) -> list[Candidate]:
    words = [word for word in words_of(text, name.start, name.end) if word.start < name.end]
    while words and words[0].lower in listed("function_words"):
        words.pop(0)
    if not words or not any(word.capital for word in words):
        return []
    item = candidate_of(words, "")
    if name.label:
        item.hints[name.label] = weight
        item.model = f"{name.label} alone"
    return [item]


def _find(
    text: str, sentences: Sequence[tuple[int, int]], proper: Collection[int] | None
) -> list[Candidate]:
    lines = [(bounds, words_of(text, *bounds)) for bounds in sentences]
    body = [words for bounds, words in lines if not _is_headline(text, bounds, words)]
    middle = {w.text for ws in body for w in ws if w.capital and not w.initial}
    names = _surnames(text, body, middle)
    lower = {w.text for ws in body for w in ws if not w.capital}
    found: list[Candidate] = []
    agencies: list[tuple[int, int]] = []
    for words in body:
        for run in _runs(text, words):
            dateline = _dateline(text, run)
            if dateline:
                place = candidate_of(run, "")
                place.hints["GPE"] = _DATELINE_WEIGHT
                found.append(place)
                agencies.append(dateline.span("agency"))
            else:
                found += cut_run(text, run, middle | names, lower, proper, names)
    for item in found:
        if any(start < item.start and item.end < end for start, end in agencies):
            item.hints["ORG"] = _DATELINE_WEIGHT
        item.speaks = item.words[-1] in names
        item.lower = len(item.words) == 1 and item.words[0].lower() in lower
    known = {text[item.start : item.end] for item in found}
    known.update(word for item in found for word in item.words if not is_common(word))
    for bounds, words in lines:
        if _is_headline(text, bounds, words):
            found += _in_headline(text, words, known)
    return [_election(text, item) for item in _bridged(text, found)]


def _surnames(text: str, body: Sequence[Sequence[Word]], middle: Collection[str]) -> frozenset[str]:
    """Common words that are names in this text: last in a person's name, or said to say something.

    A president or a player may be called by a word that stands in every dictionary.
    """
    offices, heads = titles(), word_set("organisation_heads")
    found: set[str] = set()
    # A family name may come first, and then stand alone ("Moon Ji-ae … Moon said").
    leading = {
        left.text
        for words in body
        for left, right in pairwise(words)
        if left.capital and _is_syllables(right) and text[left.end : right.start] == " "
    }
    for words in body:
        for left, right in pairwise(words):
            if (
                not left.capital
                or left.possessive
                or text[left.end : right.start] not in (" ", ". ")
            ):
                continue
            if right.capital:
                named = left.text in word_set("given_names") or left.lower in offices
                plain = right.lower not in offices and right.text not in heads
                if (
                    named
                    and plain
                    and right.lower not in listed("function_words") | listed("calendar")
                ):
                    found.add(right.text)
                continue
            speaks = right.lower in ("said", "says", "told", "added", "tweeted")
            opens = left.text in leading or (not left.initial and left.text in middle)
            named = opens and left.lower not in offices
            if speaks and named and not right.capital:
                found.add(left.text)
    return frozenset(word for word in found if not known_label(word) and len(word) > 2)


def _is_syllables(word: Word) -> bool:
    """Whether a word is a given name of syllables ("Ji-ae")."""
    first, _, rest = word.text.partition("-")
    return word.capital and rest.islower() and first.lower() not in listed("hyphen_prefixes")


def _is_headline(text: str, bounds: tuple[int, int], words: Sequence[Word]) -> bool:
    """A line without a full stop in which nearly every longer word has a capital."""
    if not 3 <= len(words) <= 30 or text[bounds[1] - 1] in '.”"':
        return False
    if bounds[0] and text[bounds[0] - 1] != "\n":
        return False
    long = [word for word in words if len(word.text) > 3 and not word.text[0].isdigit()]
    capital = sum(word.capital for word in long)
    if not long or capital < 0.7 * len(long) or len(long) < 3:
        return False
    return any(word.capital and is_common(word.text) for word in words[1:])


def _dateline(text: str, run: Sequence[Word]) -> re.Match[str] | None:
    """What follows a place in capitals that opens a paragraph ("PORT ADA, May 3 (Agency) - …")."""
    start, end = run[0].start, run[-1].end
    if (start and text[start - 1] != "\n") or not text[start:end].isupper() or end - start < 4:
        return None
    rest = _DATELINE.match(text, end)
    plain = rest and not rest["day"] and not rest["agency"]
    return None if plain and all(is_common(word.text) for word in run) else rest


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    index = 0
    while index < len(words):
        word = words[index]
        if not word.capital or (word.lower in listed("calendar") and not run):
            if run:
                yield run
                run = []
            index += 1
            continue
        if run and not _joined(text, run[-1], word):
            yield run
            run = []
        run.append(word)
        index += 1
        skipped = 0 if word.possessive else links(text, words, index, run)
        if skipped:
            run += words[index : index + skipped]
            index += skipped
            continue
        nick = 0 if word.possessive else nickname(text, words, index, run)
        if nick:
            run += words[index : index + nick + 1]
            index += nick + 1
    if run:
        yield run


def _joined(text: str, left: Word, right: Word) -> bool:
    if right.lower in listed("calendar"):
        return False
    if left.possessive:
        # "People's Army" is one name, "Peru's Army" two.
        owned = (
            left.lower in listed("own_possessive")
            or _is_known(text, left, right)
            or (_is_office(left) and right.text in word_set("organisation_heads"))
        )
        return bool(owned) and text[left.end + 2 : right.start] == " "
    gap = text[left.end : right.start]
    if gap == ", ":
        return right.text in listed("after_comma") or _is_known(text, left, right)
    if gap in ("' ", "’ "):
        # "Young Lawyers' Association", but not "the Lawyers' President".
        return left.lower in listed("members") and right.text in word_set("organisation_heads")
    if gap == ". ":
        ending = left.text in listed("dotted_endings") and right.text in listed("dotted_endings")
        short = ending or left.lower in titles() or left.lower in listed("name_short")
        return len(left.text) == 1 or short
    return bool(_GAP.fullmatch(gap))


def _is_known(text: str, left: Word, right: Word) -> bool:
    return known_label(text[left.start : right.end]) is not None


def _is_office(word: Word) -> bool:
    """Whether a word inside a sentence is an office with a capital ("the Governor's Office")."""
    return not word.initial and (word.lower in titles() or word.lower in lower_set("roles"))


def _in_headline(text: str, words: Sequence[Word], known: Collection[str]) -> Iterator[Candidate]:
    """In a headline with capitals throughout, only what is known from elsewhere is a name."""
    index = 0
    while index < len(words):
        size = _headline_size(text, words, index, known)
        if size:
            item = candidate_of(words[index : index + size], "")
            item.headline = True
            yield item
        index += size or 1


def _headline_size(text: str, words: Sequence[Word], index: int, known: Collection[str]) -> int:
    if not words[index].capital or (
        words[index].lower in listed("function_words") and words[index].text != "US"
    ):
        return 0
    for size in range(min(6, len(words) - index), 0, -1):
        last = words[index + size - 1]
        shape = text[words[index].start : last.end]
        if "\n" in shape or not last.capital:
            continue
        found = known_label(shape)
        if shape in known or (found and (found[1] >= 4 and (size > 1 or not is_common(shape)))):
            return size
        if size in (2, 3) and is_given_name(words[index].text):
            rest = words[index + 1 : index + size]
            if all(word.capital and not is_common(word.text) for word in rest):
                return size
    return 0


def _election(text: str, item: Candidate) -> Candidate:
    """A place or people between a year and "election" is part of that election's name."""
    year = _YEAR_BEFORE.search(text, max(0, item.start - 6), item.start)
    held = _ELECTION_AFTER.match(text, item.end) if year else None
    if year is None or held is None:
        return item
    words = (year.group().strip(), *item.words, *held.group().split())
    return Candidate(year.start(), held.end(), words, hints={"EVENT": 12.0})


def _bridged(text: str, found: list[Candidate]) -> Iterator[Candidate]:
    """A country's letters at a line's end and a department on the next line are one name.

    Programs that cut text into sentences take the full stop of "U.S." for the end of one.
    """
    heads = word_set("organisation_heads")
    ordered = sorted(found, key=lambda item: item.start)
    index = 0
    while index < len(ordered):
        item = ordered[index]
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        shape = text[item.start : item.end]
        if (
            following
            and shape.endswith(".")
            and shape.lower() in countries()
            and following.words[-1] in heads
            and text[item.end : following.start].isspace()
        ):
            yield Candidate(item.start, following.end, item.words + following.words)
            index += 2
            continue
        yield item
        index += 1
