"""Puts a sentence together again that the page cut in two.

Pages break a paragraph after an abbreviation taken for the end of a sentence, or where a picture or
an advertisement stood in it. Two paragraphs are joined only on a sign that the first cannot be
complete; a doubtful pair stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extradition_tui.ingest.blocks import Block

_OPEN: Final = frozenset(
    """
    a an the of and or but nor than whose its their his her our my your every each between among
    into onto toward towards during including despite because although while via versus
    """.split()  # noqa: SIM905
)
_OPEN_BEFORE_LOWER = ("-", "–", "—", ",", "(", "[")
_BEFORE_NAME = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Sen|Gov|Rep|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Hon|Pres"
    r"|Supt|Insp|Det|Amb|Msgr|Fr|Sr\. Gen|Brig|Cpl|Pvt|Ald|Cllr|St|Mt|Ft|vs)\.$"
)
_MONTH_OR_NUMBER = re.compile(
    r"(?:^|\s)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|Art|Sec|Fig|approx|c|p|pp)\.$"
)
_COUNTRY = re.compile(r"(?:^|[\s(“\"'‘])(?P<name>(?:[A-Z]\.){2,5})$")
_ANY_ABBREVIATION = re.compile(
    r"\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|Ave|Blvd|Rd|a\.m|p\.m|etc|e\.g|i\.e|al)\.$"
)
_CANNOT_END_ON_COUNTRY: Final = frozenset(
    """
    a an of by with from to for into against between among former senior top current another
    several two three four five six seven eight nine ten many most some all other new first
    longtime veteran via as per under every each any no its their his her our western retired
    """.split()  # noqa: SIM905
)
_SUBORDINATE = re.compile(
    r"(?:While|Although|Though|Whereas|Because|If|Unless|When|Even though|Even if)\s+"
    r"(?!(?:then|that|this|so|not|possible|necessary)\b)"
)
_OWN_SUBJECT: Final = frozenset(
    """
    a an the this that these those he she it they we i you there who what when where why how his
    her its their our my your but and or so yet however meanwhile still if while although as
    after before since because in on at by for from with to under over during despite according
    last earlier later today now then both all some many most more several one no not
    """.split()  # noqa: SIM905
)
_LINK = re.compile(r"https?://|www\.")
_INFINITIVE = re.compile(r"(?:[A-Z][\w'’&-]*\s+|(?:of|and|for)\s+){1,6}to\s+[a-z]{2,}\b")


def rejoin(blocks: Sequence[tuple[Block, bool]]) -> list[tuple[Block, bool]]:
    """The blocks (each with whether it is a heading) with sentences that were cut put together."""
    joined: list[tuple[Block, bool]] = []
    for block, heading in blocks:
        if joined and not heading and not joined[-1][1]:
            before = joined[-1][0]
            if not before.level and not block.level and is_cut(before, block):
                whole = Block(
                    f"{before.text} {block.text}", before.lines + block.lines, 0, before.item
                )
                joined[-1] = (whole, False)
                continue
        joined.append((block, heading))
    return joined


def is_cut(before: Block, after: Block) -> bool:
    """Whether one sentence runs from the end of one paragraph into the next."""
    if after.item or not before.text or not after.text or before.words < 4:
        return False
    last = re.sub(r"^\W+", "", before.text.rpartition(" ")[2])
    if after.text[0].islower():
        # Items of a list begin small too, but have no sentence that ends in them.
        ends = last in _OPEN or bool(re.search(r"[.!?]", after.text))
        return ends and not _LINK.match(after.text) and _runs_on_in_lower_case(before)
    if not after.text[0].isalnum() and after.text[0] not in "\"“‘'(":
        return False
    if last in _OPEN and before.words >= 6:
        return True
    if _BEFORE_NAME.search(before.text):
        return after.text[0].isupper()
    if _MONTH_OR_NUMBER.search(before.text):
        return after.text[0].isdigit()
    country = _COUNTRY.search(before.text)
    return bool(country) and _runs_on_after_country(before.text, country, after.text)


def _runs_on_in_lower_case(before: Block) -> bool:
    """Before a small letter, whatever does not end a sentence, and abbreviations, run on."""
    text = before.text
    if text.endswith((".", "!", "?", "…")):
        patterns = (_COUNTRY, _BEFORE_NAME, _MONTH_OR_NUMBER, _ANY_ABBREVIATION)
        return before.words >= 6 and any(pattern.search(text) for pattern in patterns)
    if before.item or before.words < 8 or text.endswith((":", ";")):
        return False
    return text[-1].isalnum() or text.endswith(_OPEN_BEFORE_LOWER) or text[-1] in "\"”’')%"


def _runs_on_after_country(text: str, country: re.Match[str] | None, after: str) -> bool:
    """After "U.S.", which ends a sentence as often as not, the words around it must tell."""
    if country is None or not after[0].isupper():
        return False
    first = re.sub(r"\W+$", "", after.split(None, 1)[0]).lower()
    if first in _OWN_SUBJECT:
        return False
    words = text[: country.start("name")].split()
    word_before = re.sub(r"^\W+", "", words[-1]).lower() if words else ""
    if word_before in _CANNOT_END_ON_COUNTRY - {"of", "by", "with", "from", "to", "for", "into"}:
        return True
    if _INFINITIVE.match(after):
        return True
    return _is_clause_without_a_main_one(text)


def _is_clause_without_a_main_one(text: str) -> bool:
    """Whether the last sentence is "While … the U.S." with no clause that it could belong to."""
    start = max((m.end() for m in re.finditer(r"[.!?][\"”’')]*\s+(?=[A-Z])", text[:-1])), default=0)
    sentence = text[start:]
    return bool(_SUBORDINATE.match(sentence)) and "," not in sentence
