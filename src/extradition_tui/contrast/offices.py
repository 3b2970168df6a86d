"""The offices that people hold, as news words them: which words name one, and what is the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STATES = """
president premier chancellor minister secretary undersecretary governor mayor senator
attorney-general solicitor-general governor-general inspector-general congressman congresswoman
representative ambassador envoy commissioner councillor councilor alderman speaker treasurer
ombudsman adviser advisor sheriff administrator whip
"""
_FORCES = """
general colonel major captain lieutenant admiral commodore brigadier sergeant corporal commander
inspector superintendent constable detective
"""
_CHURCHES = """
bishop archbishop cardinal pope priest pastor vicar rabbi imam king queen prince princess sultan
emir
"""
_BODIES = """
director director-general secretary-general chairman chairwoman chair executive manager founder
owner president treasurer secretary partner editor producer auditor actuary
"""
_SPORT_AND_ARTS = """
coach trainer captain manager conductor curator director goalkeeper referee umpire
"""
_COURTS = """
judge justice magistrate prosecutor attorney solicitor barrister coroner lawyer
"""
_LEARNING = """
professor doctor lecturer dean rector provost chancellor principal surgeon nurse researcher
"""
_TRADES = """
engineer architect surveyor scientist archaeologist geologist consultant officer guard driver
foreman technician analyst economist steward warden organiser organizer clerk spokesman
spokeswoman spokesperson head chief leader boss deputy coordinator director
"""
POSTS = tuple(
    frozenset(words.split()) for words in (_STATES, _FORCES, _CHURCHES, _BODIES, _SPORT_AND_ARTS)
)
"""Fields of which people hold one post, as a rule."""

FIELDS = (*POSTS, *(frozenset(words.split()) for words in (_COURTS, _LEARNING, _TRADES)))
OFFICES = frozenset().union(*FIELDS)

_LOOSE_TEXT = """
head chief leader boss representative official spokesman adviser coordinator member prosecutor
attorney lawyer researcher analyst economist
"""
LOOSE = frozenset(_LOOSE_TEXT.split())
"""Words that fit the holder of nearly any office."""

RANKS = frozenset(
    [
        "deputy",
        "vice",
        "assistant",
        "lieutenant",
        "acting",
        "guest",
        "under",
        "associate",
        "junior",
        "prime",
    ]
)
"""Words before an office that make another office of it."""

_GENERALS_TEXT = """
attorney auditor consul director governor inspector prosecutor secretary solicitor surgeon
"""
_GENERALS = frozenset(_GENERALS_TEXT.split())
"""Offices that are others with "general" behind them."""

_ALONE = tuple(
    frozenset(words.split())
    for words in (
        "president premier chancellor minister secretary undersecretary governor mayor ambassador"
        " commissioner",
        _FORCES.replace("commander", "").replace("detective", ""),
        "judge justice magistrate",
        "bishop archbishop cardinal pope priest pastor",
    )
)
"""Offices and ranks of which a person has one at a time."""

_WITH_CHIEFS = frozenset(["inspector", "superintendent", "sergeant", "constable", "justice"])
"""Ranks above which stands a chief one."""

_OF_FIELDS = frozenset(["minister", "secretary", "commissioner", "undersecretary"])
"""Offices of which a government has many, told apart by what they are for."""

_SAME_OFFICE = {
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "congresswoman": "congressman",
    "councilor": "councillor",
    "advisor": "adviser",
    "organizer": "organiser",
    "forewoman": "foreman",
    "prof": "professor",
    "dr": "doctor",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "lt": "lieutenant",
    "adm": "admiral",
    "cmdr": "commander",
    "sgt": "sergeant",
    "cpl": "corporal",
    "insp": "inspector",
    "supt": "superintendent",
    "det": "detective",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "pres": "president",
    "sec": "secretary",
    "atty": "attorney",
    "rev": "pastor",
    "reverend": "pastor",
    "cllr": "councillor",
    "asst": "assistant",
}
_SHORT = {
    "ceo": ("chief", "executive"),
    "cfo": ("chief", "financial", "officer"),
    "pm": ("prime", "minister"),
    "vp": ("vice", "president"),
    "ag": ("attorney", "general"),
    "md": ("managing", "director"),
}
_PART = re.compile(r"[^\W\d_]+")


def is_office(word: str) -> bool:
    """Whether a word names an office, in any of its forms."""
    plain = word.casefold().strip(".")
    return _SAME_OFFICE.get(plain, plain) in OFFICES or plain in _SHORT


def plain_office(words: str) -> tuple[str, ...]:
    """An office in small letters and full words, one form for each: Prof., chairwoman, CEO."""
    found: list[str] = []
    for part in _PART.findall(words.casefold().replace("'s", "").replace("’s", "")):
        found += _SHORT.get(part, (_SAME_OFFICE.get(part, part),))
    if found[-1:] == ["general"] and found[-2:-1] and found[-2] in _GENERALS:
        found[-2:] = [f"{found[-2]}-general"]
    # A chief executive officer is a chief executive.
    if found[-2:] == ["executive", "officer"]:
        found.pop()
    return tuple(found)


def one_sort_of_post(a: str, b: str) -> bool:
    """Whether two offices are posts of one sort, as chairman and president are."""
    return any(a in field and b in field for field in POSTS)


def one_field(a: str, b: str) -> bool:
    """Whether two offices are of one sort, so that nobody is likely to hold both."""
    return any(a in field and b in field for field in FIELDS)


def never_both(a: str, b: str) -> bool:
    """Whether nobody holds two offices at once: a bishop is no archbishop."""
    return a != b and any(a in field and b in field for field in _ALONE)


def same_office(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two offices may be one, the first of them said more or less exactly."""
    if not a or not b:
        return True
    if a[-1] != b[-1]:
        loose = a[-1] in LOOSE or b[-1] in LOOSE
        return loose and not _ranks(a) ^ _ranks(b)
    if _ranks(a) != _ranks(b):
        return False
    mine, yours = set(a[:-1]), set(b[:-1])
    return a[-1] not in _OF_FIELDS or not mine or not yours or bool(mine & yours)


def _ranks(office: Sequence[str]) -> frozenset[str]:
    chiefs = frozenset(["chief"]) if office[-1] in _WITH_CHIEFS else frozenset[str]()
    return frozenset(office[:-1]) & (RANKS | chiefs)
