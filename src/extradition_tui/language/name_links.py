"""What ties the words of one name together: small words between them, and nicknames in marks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import known_label, linked_names
from extradition_tui.language.words import is_common, listed, lower_set, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.name_words import Word

_BEFORE_OF = frozenset(
    ("house", "gulf", "strait", "bay", "sea", "cape", "republic", "isle", "horn", "kingdom")
)
_ABSTRACT = ("ity", "tion", "sion", "ance", "ence", "ment", "ness", "ship", "ism")
_SHORTEST_ABSTRACT = 4
_LONGEST_NAME = 24  # words: what is longer is a list, or no language at all
_NICK_OPEN = re.compile(r"\.? [\"“‘'(][\"“‘']?")
_NICK_CLOSE = re.compile(r"[\"”’'][\")]? ")


def links(text: str, words: Sequence[Word], index: int, run: Sequence[Word]) -> int:
    """How many words from ``index`` on belong to the run although small words lead to them."""
    if len(run) > _LONGEST_NAME:
        return 0
    whole = _known_links(text, words, index, run[-1])
    if whole:
        return whole
    count = 0
    while index + count < len(words) and count < 3:
        word = words[index + count]
        if word.capital:
            break
        count += 1
        if word.text not in listed("name_particles") and word.text not in listed("org_links"):
            return 0
    if not count or index + count >= len(words) or not words[index + count].capital:
        return 0
    chain = [run[-1], *words[index : index + count + 1]]
    if any(text[left.end : right.start] != " " for left, right in pairwise(chain)):
        return 0
    small = [word.text for word in chain[1:-1]]
    if words[index + count].lower in listed("calendar"):
        return 0
    if all(link in listed("name_particles") for link in small):
        return count
    return count if _org_link(small, run, chain[-1], words, index + count) else 0


def nickname(text: str, words: Sequence[Word], index: int, run: Sequence[Word]) -> int:
    """How many words from ``index`` on are a nickname in marks inside a person's name."""
    if index >= len(words) or is_common(run[-1].text):
        return 0
    if not _NICK_OPEN.fullmatch(text[run[-1].end : words[index].start]):
        return 0
    for count in range(1, 5):
        if index + count >= len(words) or not words[index + count - 1].text[0].isalnum():
            return 0
        gap = text[words[index + count - 1].end : words[index + count].start]
        if _NICK_CLOSE.fullmatch(gap):
            ready = words[index].capital and words[index + count].capital
            return count if ready else 0
        if gap != " ":
            return 0
    return 0


def _known_links(text: str, words: Sequence[Word], index: int, first: Word) -> int:
    """The words from ``index`` on, but the last, of a name that is known with its small words."""
    for name in linked_names().get(first.lower, ()):
        end = first.start + len(name)
        if text[first.start : end].lower() != name:
            continue
        for count in range(1, len(words) - index + 1):
            if words[index + count - 1].end == end:
                return count - 1
    return 0


def _org_link(
    links: Sequence[str], run: Sequence[Word], following: Word, words: Sequence[Word], at: int
) -> bool:
    """Whether small words after a run lead on to more of the name of a body."""
    heads = word_set("organisation_heads")
    has_head = any(word.text in heads for word in run if word.capital)
    linked = any(word.text in ("of", "for") for word in run)
    if links[0] in ("of", "for") and links[1:] in ([], ["the"]):
        return _of_link(run, following, has_head=has_head, linked=linked)
    if links == ["&"]:
        return True
    if links == ["and"]:
        later = [word.text for word in words[at : at + 4] if word.capital]
        headed = (has_head and linked) or any(word in heads for word in later)
        return _and_link(run, words[at:], headed=headed, linked=linked)
    if links in (["on"], ["against"], ["in"], ["to"], ["in", "the"], ["on", "the"]):
        return has_head and is_common(following.text) and run[-1].text in heads
    return False


def _of_link(run: Sequence[Word], following: Word, *, has_head: bool, linked: bool) -> bool:
    last = run[-1]
    if last.text in listed("company_forms"):
        return False  # where a company is from ("Nordisk AG of Basel")
    if last.initial and last.lower.endswith("ers"):
        return False  # "Fighters of the …" opens a sentence
    if last.text in word_set("organisation_heads") or last.lower in _BEFORE_OF:
        return True
    if linked and has_head and following.lower in ("republic", "kingdom"):
        return True
    if linked and _is_place(following) and (is_common(last.text) or _is_plural_people(last)):
        return True  # "House of Commons of Canada"
    if last.lower in listed("last_labels"):
        return is_common(following.text)
    if linked and has_head and is_common(last.text) and is_common(following.text):
        return True
    return _is_group(run) and (len(run) > 1 or is_common(following.text))


def _is_group(run: Sequence[Word]) -> bool:
    """Whether a run is of people who have come together ("United Daughters of the …")."""
    last, heads = run[-1], word_set("organisation_heads")
    return (
        last.lower in listed("members")
        and not run[0].initial
        and all(_is_wordlike(word.text) or word.text in heads for word in run if word.capital)
    )


def _is_place(word: Word) -> bool:
    known = known_label(word.text)
    return known is not None and known[0] in ("GPE", "LOC")


def _is_plural_people(word: Word) -> bool:
    known = known_label(word.text)
    return known is not None and known[0] == "NORP" and word.text.endswith("s")


def _and_link(
    run: Sequence[Word], following: Sequence[Word], *, headed: bool, linked: bool
) -> bool:
    last, first = run[-1], following[0]
    if headed and linked and run[-2].text in ("of", "for") and _is_place(last):
        return _is_place(first)  # "Commission for England and Wales"
    if not all(_is_wordlike(word.text) or _is_plural_people(word) for word in (last, first)):
        return False
    heads = word_set("organisation_heads")
    if last.text in heads and not linked:
        return False
    if headed:
        return True
    alone = len(run) == 1 and not (len(following) > 1 and following[1].capital)
    offices = lower_set("titles") | lower_set("title_modifiers") | listed("function_words")
    # "Order and Solidarity": two ideas with capitals inside a sentence are a movement's name.
    return alone and not any(
        word.initial or word.text in heads or _is_plural(word.text) or word.lower in offices
        for word in (last, first)
    )


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _is_wordlike(word: str) -> bool:
    """Whether a word is a noun of the dictionary, though it may not be a frequent one."""
    if is_common(word):
        return True
    return word.lower().endswith(_ABSTRACT) and len(word) > _SHORTEST_ABSTRACT
