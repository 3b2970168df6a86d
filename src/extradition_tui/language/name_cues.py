"""What the words right beside a name say of what it names, from the table ``name_cues``."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from extradition_tui.language.words import listed, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extradition_tui.model import EntityLabel

Cue = tuple["EntityLabel", float]

_LONGEST = 3  # words of a cue; what a body said in a statement is the one exception
_WORDS_AFTER = re.compile(r"(['’]s?)? (\w[\w-]*)(?: ([\w-]+))?(?: ([\w-]+))?")
_WHICH = re.compile(r", which (\w+)")
_DONE_BY = re.compile(r",? (?:and )?(\w+ed|run|built) (?:by|in|on)\b")
_DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z]\w*)?)? ?(?:\([^()\n]{2,40}\) ?)?(?:--|[–—]|- )")
_BODY = 4.0


def cues_beside(before: str, after: str, *, opens: bool) -> Iterator[Cue]:
    """The labels that the words before and after a name speak for, with their weights.

    ``before`` and ``after`` end where the name's line does; ``opens`` tells that it starts a line.
    """
    words = before.rstrip().lower().rsplit(" ", _LONGEST + 1) if before.endswith(" ") else [""]
    if words[-1] in ("the", "a", "an"):
        words.pop()
    if words and words[-1] in _edges()["before"]:
        yield from _longest("before", words[-_LONGEST:], ending=True)
    found = _WORDS_AFTER.match(after)
    if found:
        side = "own" if found[1] else "after"
        if found[2].lower() in _edges()[side]:
            following = [word.lower() for word in found.groups()[1:] if word]
            yield from _longest(side, following, ending=False)
        return
    if not after.startswith((",", " ")):
        return
    which = _WHICH.match(after)
    if which:
        yield ("ORG", _BODY if which[1] in listed("bodies_do") else _BODY / 4)
    done = _DONE_BY.match(after) if after.startswith(",") else None
    if done and done[1] in listed("done_to_bodies"):
        yield "ORG", _BODY / 2
    if opens and _DATELINE.match(after):
        yield "GPE", _BODY


def _longest(side: str, words: list[str], *, ending: bool) -> Iterator[Cue]:
    """The cue of the most words that the words beside a name hold."""
    table = _cues()[side]
    for size in range(len(words), 0, -1):
        cue = table.get(" ".join(words[-size:] if ending else words[:size]))
        if cue:
            yield cue
            return


@cache
def _edges() -> Mapping[str, frozenset[str]]:
    """The words of cues that stand next to a name: most words do not, which saves looking on."""
    return MappingProxyType(
        {
            side: frozenset(words.split(" ")[-1 if side == "before" else 0] for words in table)
            for side, table in _cues().items()
        }
    )


@cache
def _cues() -> Mapping[str, Mapping[str, Cue]]:
    tables: dict[str, dict[str, Cue]] = {"before": {}, "after": {}, "own": {}}
    for row in rows("name_cues"):
        label, weight, side, phrases = row.split("|")
        cue = cast("EntityLabel", label), float(weight)
        tables[side].update(dict.fromkeys(phrases.split(","), cue))
    return MappingProxyType(tables)
