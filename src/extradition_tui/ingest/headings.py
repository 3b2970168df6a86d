"""Which line is the title and which are headings, where the source's markup does not tell.

Both are recognised by their shape and their neighbours. A text whose first line is a paragraph has
no title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extradition_tui.ingest.blocks import Block, ends_sentence, is_prose

_MOST_TITLE_WORDS = 28
_MOST_TITLE_CHARACTERS = 200
_MOST_HEADING_WORDS = 14
_MOST_HEADING_CHARACTERS = 100
_SMALL: Final = frozenset(
    """
    a an and as at but by for from in into its nor of off on onto or over per so than that the
    to up upon via vs with yet is are be it amid after before
    """.split()  # noqa: SIM905
)
_DANGLING: Final = frozenset(
    """
    a an the of to and or but with by for from in on at as that which who whose into its his her
    their our my your than
    """.split()  # noqa: SIM905
)
_SAYS = re.compile(r"\b(?:said|says|told|added|asked|replied|wrote|writes)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:you|your|yours|yourself|we|our|us)\b", re.IGNORECASE)
_GREETING = re.compile(r"(?:dear|to the editor|hi|hello|yours|sincerely|regards)\b", re.IGNORECASE)
_TIME = re.compile(r"\W*\d{1,2}([:.]\d{2})?\s*([ap]\.?m\.?)?\s*(\(?[A-Z]{2,5}\)?)?\W*", re.I)
_OPENING = "\"'“‘«„"


def is_title(blocks: Sequence[Block]) -> bool:
    """Whether the first of these blocks is the title of what follows."""
    if len(blocks) < 2:
        return False
    first, following = blocks[0], blocks[1:5]
    if first.item or not could_be_title(first.text):
        return False
    # A title stands over prose: a list of short lines, or a poem, has none that we could know.
    under = [block for block in following if ends_sentence(block.text) or block.words >= 12]
    return bool(under) and max(block.words for block in under) >= min(first.words, 6)


def could_be_title(text: str) -> bool:
    """Whether a line has the shape of a title."""
    if len(text) > _MOST_TITLE_CHARACTERS or len(text.split()) > _MOST_TITLE_WORDS:
        return False
    bare = text.rstrip("\"'”’»)] ")
    if not bare or bare.endswith((".", ",", ";", ":", "…", "-", "–", "—")):
        return bool(re.search(r"\b[A-Z]\.[A-Z]\.$", bare)) and len(text.split()) <= 16
    start = text.lstrip(_OPENING + "([¿¡ ")[:1]
    if not start or (start.islower() and not re.match(r"[a-z][A-Z]", text)):
        return False
    return not (_GREETING.match(text) or _TIME.fullmatch(text))


def heading_places(blocks: Sequence[Block]) -> frozenset[int]:
    """The indexes of the blocks that are headings, by their shape and neighbours."""
    shaped = [i for i, block in enumerate(blocks) if not block.level and _could_be_heading(block)]
    found = set()
    for i in shaped:
        if 0 < i < len(blocks) - 1 and _is_over_prose(blocks, i) and _is_after_prose(blocks, i):
            found.add(i)
    return frozenset(found - _questions_of_an_interview(blocks, found))


def _could_be_heading(block: Block) -> bool:
    text = block.text
    if len(text) > _MOST_HEADING_CHARACTERS or block.words > _MOST_HEADING_WORDS:
        return False
    numbered = re.match(r"\d{1,3}[.)]\s+", text)
    if block.item and not numbered:
        return False
    words = text[numbered.end() :] if numbered else text
    bare = words.rstrip("\"'”’»)] ")
    if not bare or (not bare[-1].isalnum() and bare[-1] not in "?!%"):
        return False
    if not words[:1].isupper() and not words[:1].isdigit() and words[:1] not in _OPENING:
        return False
    if words[0] in _OPENING and words[-1] in "\"'”’»" and not _is_title_case(words):
        # Somebody's words on a line of their own: a quotation pulled out, not a heading.
        return False
    if _GREETING.match(words) or _TIME.fullmatch(words) or not re.search(r"[^\W\d_]{2}", words):
        return False
    if re.sub(r"\W+$", "", bare).rpartition(" ")[2].lower() in _DANGLING:
        return False
    if _is_title_case(words) or words.isupper() or numbered:
        return not (re.search(r"[\"“”]", words) and _SAYS.search(words))
    return block.words <= 10 and not _SAYS.search(words)


def _is_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if w.lower() not in _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _is_over_prose(blocks: Sequence[Block], i: int) -> bool:
    following = blocks[i + 1]
    if following.level:
        return False
    if is_prose(following):
        return True
    # A heading may stand over a list, or over a short sentence with more after it.
    if following.item and ends_sentence(blocks[i].text) is False:
        return any(block.item for block in blocks[i + 2 : i + 3])
    return (
        following.words >= 4 and ends_sentence(following.text) and following.words > blocks[i].words
    )


def _is_after_prose(blocks: Sequence[Block], i: int) -> bool:
    before = blocks[i - 1]
    if i == 1 and not is_prose(before):
        # Right under the title stands a subtitle more often than a heading.
        return blocks[i].words <= 6 and _is_title_case(blocks[i].text)
    return (
        bool(before.level)
        or is_prose(before)
        or before.item
        or (ends_sentence(before.text) and before.words >= 3)
    )


def _questions_of_an_interview(blocks: Sequence[Block], found: set[int]) -> set[int]:
    """Questions that are put to somebody: they are the article's text, not its headings."""
    asked = {i for i in found if blocks[i].text.rstrip("\"'”’ ").endswith("?")}
    personal = {i for i in asked if _ADDRESS.search(blocks[i].text)}
    return asked if len(personal) * 3 >= len(asked) and personal else personal
