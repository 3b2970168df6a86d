"""Lines that stand on pages and are no article: the table ``furniture.toml``, and how it is asked.

A rule must match a whole line of moderate length, so that a sentence of an article that happens to
speak of cookies or of sharing is never taken.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

CAPTION = "photo caption"
COMMENTS = "comment form"
CONTROL = "page control"
LABEL = "section label"
RELATED = "related links"
RULER = "ruler"

_MOST_CHARACTERS = 600
_MOST_WORDS = 60
_ORNAMENTS = " \t*_|›»«‹>→•·-–—#~=+"
_PLAIN = {ord(a): b for a, b in zip("‘’“”", "''\"\"", strict=True)} | dict.fromkeys(
    (0x200B, 0x200C, 0x200D, 0xFEFF, 0xAD)
)
_CAPITAL_LEAD = re.compile(
    r"(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|MORE ON THIS)\b\s+\S.{0,200}"
)
_PICTURE_CREDIT = re.compile(
    r"[\[(](?:[A-Z][\w.’'-]* )+[A-Z]?[\w.’'-]*/[A-Z][\w .,’'/-]+[\])]\.?$"
    r"|[\[(][A-Z][\w.’'-]*/[A-Z][\w.,’'/-]*(?: [A-Z][\w.,’'/-]*)+[\])]\.?$"
)
_INVITATION = re.compile(r"(?:sign up|subscribe) (?:to|for) [^.!?]{1,40}")


def key_of(text: str) -> str:
    """The line as rules see it: lower case, plain quotation marks, no ornaments at its ends."""
    text = unicodedata.normalize("NFKC", text.translate(_PLAIN)).lower()
    return re.sub(r"\s+", " ", text).strip(_ORNAMENTS)


def furniture(text: str) -> str | None:
    """Why a line is certainly no part of an article, or None when it may be."""
    if len(text) > _MOST_CHARACTERS or len(text.split()) > _MOST_WORDS:
        return None
    key = key_of(text)
    if not key:
        return RULER
    table = _table()
    for why, pattern in table.rules:
        if pattern.fullmatch(key):
            return why
    if _PICTURE_CREDIT.search(text):
        return CAPTION
    return RELATED if _leads_elsewhere(text, key, table.leads) else None


def weak(text: str) -> bool:
    """Whether a line is furniture if it stands among furniture or at an end of the page."""
    if len(text) > 60:
        return False
    key = key_of(text).rstrip(":")
    return key in _table().weak or bool(_INVITATION.fullmatch(key))


def names_section(text: str) -> bool:
    """Whether a line is the name of a site's section or service, as in its navigation."""
    return len(text) <= 30 and key_of(text) in _table().navigation


def labels_section(text: str) -> bool:
    """Whether a line can stand over a title as the name of its section."""
    return len(text) <= 30 and key_of(text) in _table().labels


@dataclass(frozen=True, slots=True)
class _Table:
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    leads: re.Pattern[str]
    weak: frozenset[str]
    navigation: frozenset[str]
    labels: frozenset[str]


def _leads_elsewhere(text: str, key: str, leads: re.Pattern[str]) -> bool:
    """Whether the line names another article: "Also read: …", which has no full stop."""
    if text.rstrip().endswith("."):
        return False
    found = leads.fullmatch(key)
    if found:
        return 2 <= len(found["rest"].split()) <= 30
    return bool(_CAPITAL_LEAD.fullmatch(text))


@cache
def _table() -> _Table:
    """The table, read once and never changed."""
    read = tomllib.loads((files(__package__) / "furniture.toml").read_text(encoding="utf-8"))
    names = {
        "{NETWORK}": f"(?:{'|'.join(_words(read['networks']))})",
        "{AGENCY}": f"(?:{'|'.join(_words(read['agencies']))})",
    }
    leads = "|".join(read["leads"]["lines"])
    navigation = frozenset(_words(read["navigation"]))
    return _Table(
        rules=tuple((rule["why"], _pattern(rule["lines"], names)) for rule in read["rules"]),
        leads=re.compile(rf"(?:{leads})\s?(?:[:|»›→]|\s[-–—]\s)\s?(?P<rest>\S.{{0,240}})"),
        weak=frozenset(_words(read["weak"])),
        navigation=navigation,
        labels=navigation | frozenset(_words(read["labels"])),
    )


def _words(cell: Any) -> list[str]:
    return [" ".join(word.split()) for word in str(cell).split("|") if word.strip()]


def _pattern(lines: list[str], names: dict[str, str]) -> re.Pattern[str]:
    joined = "|".join(lines)
    for mark, pattern in names.items():
        joined = joined.replace(mark, pattern)
    return re.compile(rf"(?:{joined})\s?:?")
