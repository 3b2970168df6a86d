"""What ties the words of one name together: small words between them, and nicknames in marks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import linked_organisations
from extradition_tui.language.words import is_common, listed, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.name_words import Word

_BEFORE_OF = ("house", "gulf", "strait", "bay", "sea", "cape", "republic")
_NICK_OPEN = re.compile(r"\.? [\"“‘'(][\"“‘']?")
_NICK_CLOSE = re.compile(r"[\"”’'][\")]? ")


def links(text: str, words: Sequence[Word], index: int, run: Sequence[Word]) -> int:
    """How many words from ``index`` on belong to the run although small words lead to them."""
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
    """The words from ``index`` on of an organisation that is known by a name with small words."""
    for name in linked_organisations().get(first.lower, ()):
        end = first.start + len(name)
        if text[first.start : end].lower() != name:
            continue
        for count in range(1, len(words) - index + 1):
            if words[index + count - 1].end == end:
                return count
    return 0


def _org_link(
    links: Sequence[str], run: Sequence[Word], following: Word, words: Sequence[Word], at: int
) -> bool:
    heads = word_set("organisation_heads")
    has_head = any(word.text in heads for word in run if word.capital)
    linked = any(word.text in ("of", "for") for word in run)
    if links[0] in ("of", "for") and links[1:] in ([], ["the"]):
        if run[-1].initial and run[-1].lower.endswith("ers"):
            return False  # "Fighters of the …" opens a sentence
        if run[-1].text in heads or run[-1].lower in _BEFORE_OF:
            return True
        if linked and has_head and following.lower in ("republic", "kingdom"):
            return True
        return run[-1].lower in listed("last_labels") and is_common(following.text)
    if links == ["and"] or links == ["&"]:
        if links == ["&"]:
            return True
        if not (is_common(run[-1].text) and is_common(following.text)):
            return False
        if run[-1].text in heads and not linked:
            return False
        later = [word.text for word in words[at : at + 4] if word.capital]
        return (has_head and linked) or any(word in heads for word in later)
    if links in (["on"], ["against"], ["in"], ["to"], ["in", "the"], ["on", "the"]):
        return has_head and is_common(following.text) and run[-1].text in heads
    return False
