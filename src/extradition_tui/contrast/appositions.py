"""What stands between a name and the office behind it, and how a place in a party is told."""

from __future__ import annotations

import re

_PLACE = r"[A-Z][\w.]*(?:\s[A-Z][\w.]*)?"
_PARTY = rf",\s+(?:Democrat|Republican)\s+of\s+{_PLACE}"
_SEAT = rf"(?:\s+of\s+{_PLACE}(?=,))?(?:{_PARTY}|,\s+[A-Z]-{_PLACE}|\s+\([A-Z](?:-[^)]*)?\))?"
"""Whose a lawmaker's seat is: "of Ohio", ", D-Ore.", "(R)", ", Democrat of Ohio"."""

_AGE = r"(?:,\s+\d{1,3}|\s+\(\d{1,3}\))?"
_CHOSEN = r"(?:named|appointed|elected|chosen)"
_WHO_IS = (
    rf"who\s+(?:is|serves\s+as|has\s+(?:been|served\s+as)|was\s+{_CHOSEN}(?:\s+as)?"
    r"|(?P<was>was\s+until\s+[\w\s]+?,?|until\s+[\w\s]+?\s+was|(?:formerly\s+|once\s+)?served\s+as))"
)
_APPOSED = re.compile(
    rf"^(?:(?:(?:['’]s)?{_SEAT}{_AGE}(?:,|\s+[–—-])|{_PARTY}\s+and)"
    rf"(?:\s+(?:{_WHO_IS}|now|currently|as|in\s+(?:his|her|their)\s+role\s+as))?"
    r"|\s+(?:is(?=\s+(?:the|its|an?)\b)|becomes|became"
    rf"|(?:was|has\s+been)\s+{_CHOSEN}(?:\s+as)?))"
    r"\s+(?:(?:the|its|a|an|their|his|her)\s+)?(?:(?:new|next|first)\s+)?"
)
_MADE = re.compile(
    r"\b(?:appoint|cho[os]|elect|hire|install|ma[dk]e|name|pick|select)\w*\s+(?:[^\W\d_]+\s+){0,2}$"
)
_MADE_WHAT = re.compile(
    r"^\s+as\s+(?:(?:the|its|a|an|their|his|her)\s+)?(?:(?:new|next|first)\s+)?"
)
_RANKED = re.compile(
    r"(?P<owner>(?:[\w.-]+\s+){0,3}[\w.]+['’]s?\s+)?"
    r"(?:No\.?\s*\d|[Nn]umber\s+(?:two|three|four)|\w+-(?:ranking|ranked|highest)|top|ranking)\s+"
    r"(?P<body>(?:[A-Z][\w.]*\s+){0,3}?)(?P<who>Democrat|Republican|Tory|member)\b"
)
_FILLS = {
    "chairs": "chairman",
    "commands": "commander",
    "directs": "director",
    "governs": "governor",
    "heads": "head",
    "leads": "leader",
    "manages": "manager",
    "runs": "head",
}
"""What people are who do as much."""

_DOES = re.compile(
    rf"^{_SEAT}{_AGE},\s+(?:(?:an?|the)\s+(?:[\w-]+\s+){{1,4}})?"
    rf"who\s+(?:now\s+)?(?P<does>{'|'.join(_FILLS)})\s+(?:the|its|a)\b"
)


def behind_name(head: str, tail: str) -> tuple[int, bool] | None:
    """Where in what follows a name an office may begin, and whether it is told as a former one.

    ``head`` is what stands before the name in its sentence.
    """
    found = _APPOSED.match(tail) or (_MADE.search(head) and _MADE_WHAT.match(tail))
    if not found:
        return None
    return found.end(), bool(found.groupdict().get("was"))


def act_of_office(tail: str) -> tuple[int, int, str] | None:
    """Where it is said what somebody does, and the office that this is: "who chairs the board"."""
    found = _DOES.match(tail)
    return (*found.span("does"), _FILLS[found["does"]]) if found else None


def place_in_party(text: str, begin: int, end: int) -> tuple[int, tuple[str, ...]] | None:
    """Where a place in a party ends, and the words of the body: "the No. 3 House Republican"."""
    found = _RANKED.match(text, begin, end)
    return (found.end(), _words(found)) if found else None


def _words(found: re.Match[str]) -> tuple[str, ...]:
    owner = re.sub(r"['’]s?\s+$", "", found["owner"] or "")
    return tuple(f"{owner} {found['body']}".casefold().split())
