"""Whether pounds are a weight or money: the words around them tell."""

from __future__ import annotations

import re

from extradition_tui.language.words import listed

_WEIGHING = re.compile(
    r"\b(?:weigh(?:s|ed|ing)?|(?:lost|lose|loses|losing|gain|gains|gained|gaining|shed|sheds"
    r"|shedding|put on|puts on)(?: \w+)?) $|\bweigh(?:s|ed|ing)?\b[^.;!?\n]{0,40}$",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r" of (?:the |its |their |his |her |public |taxpayers?['’]? )*(?P<what>\w+)")
_BEHIND = re.compile(r" (?:heavier|lighter|overweight|underweight|in weight)\b")
_ATTRIBUTE = re.compile(r"[ -](?P<what>[a-z]+)")


def is_weight(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the pounds that a number counts (up to ``end``) are a weight.

    Large scales are money; behind "weigh", "lose" or "gain", before "of" with goods, and before a
    noun that no money is paid for ("a 400-pound bell") they are a weight.
    """
    if not match["money"].lower().startswith("pound") or match["land"] or match["scale"]:
        return False
    of = _OF_WHAT.match(text, end)
    if of:
        return of["what"].lower() not in listed("worth_pounds")
    if text[match.start("money") - 1] == "-":
        what = _ATTRIBUTE.match(text, end)
        return what is not None and what["what"] not in listed("worth_pounds")
    before = text[max(0, match.start() - 60) : match.start()]
    return bool(_BEHIND.match(text, end) or _WEIGHING.search(before))
