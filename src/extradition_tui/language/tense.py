"""Whether a day of which a text speaks lies ahead, by the verbs around it."""

from __future__ import annotations

import re

from extradition_tui.language.calendar_words import SENTENCE_END

_BEFORE = 400
_AFTER = 90
_VERBS = re.compile(
    r"\b(?:(?P<ahead>"
    # What will be, with the verb that belongs to it, so that its ending is not taken for a past.
    r"(?:will|shall|could|may|might|should|must|can|would(?! have)|[’']ll)"
    r"(?: (?:not|also|now|then|only|be|have|been|\w+ly))*(?: [a-z]\w*)?"
    r"|(?:is|are|was|were|be|being|been) (?:now )?"
    r"(?:expected|due|scheduled|set|planned|slated|likely)\b"
    r"|(?:is|are|was|were) to be\b(?: \w+)?"
    r"|(?:is|are|am|[’'][mr]e?) (?:on|to|going to|being)\b(?: [a-z]\w*)?"
    r"|(?:scheduled|planned|slated|set|due) (?:for|on|back|to)\b"
    r"|(?:plan|hope|want|intend|aim|prepare|vow|promise|threaten)s? to\b"
    r"|upcoming|ahead of|run-up to"
    # What stands in a programme is told in the present.
    r"|opens|starts|begins|resumes|closes|ends|meets|expires|leaves"
    r"|(?:takes?|taking) (?:place|effect)|(?:kicks?|kicking) off|(?:comes?|coming) into"
    r"|(?:goes|(?<!to )go) (?:to|on|into|under)|falls on|returns to"
    r"|(?:(?<=s )|(?<=\b[Ww]e )|(?<=\b[Tt]hey ))(?:open|begin|resume|close|meet|start)"
    r"(?= (?:again )?(?:on|at|in|from)\b)"
    r")|(?P<past>"
    r"was|were|had|did|has been|have been|says|said|told|(?!need\b|indeed\b|speed\b|hundred\b"
    r"|feed\b|seed\b|breed\b)[a-z]\w+ed"
    r"|became|began|blew|broke|brought|built|burst|came|caught|chose|drew|drove|fell|felt|fled|flew"
    r"|fought|found|froze|gave|got|grew|heard|held|kept|knew|laid|lost|left|made|met|paid|ran|rose"
    r"|sang|sank|saw|sent|shook|shot|slew|sold|spent|spoke|stole|stood|struck|swept|swore|taught"
    r"|threw|took|went|withdrew|woke|won|wrote"
    r"))\b"
)
_PRESENT_PASSIVE = re.compile(r"\b(?:is|are) [a-z]\w+ed$")
_UNTIL = re.compile(r"\b(?:by|until|till|from|starting|beginning)(?: on)? (?:the )?(?:end of )?$")


def lies_ahead(text: str, start: int, end: int) -> bool:
    """Whether the day named from ``start`` to ``end`` is to come, seen from the day of writing.

    Without a verb that tells a day is past: news mostly tells what happened.
    """
    return tense(text, start, end) == "ahead"


def tense(text: str, start: int, end: int) -> str:
    """Whether what happens at a place in the text is "past" or "ahead", "" where nothing tells.

    The verb nearest before it in its sentence tells; where none stands before it, the first one
    behind it.
    """
    before = SENTENCE_END.split(text[max(0, start - _BEFORE) : start])[-1]
    after = SENTENCE_END.split(text[end : end + _AFTER])[0]
    verbs = list(_VERBS.finditer(before))
    last = verbs[-1] if verbs else None
    if _UNTIL.search(before):
        passive = last is not None and _PRESENT_PASSIVE.search(before[: last.end()])
        if last is None or passive:
            first = _VERBS.search(after)
            return "past" if first and first["past"] else "ahead"
    last = last or _VERBS.search(after)
    return (last.lastgroup or "") if last else ""
