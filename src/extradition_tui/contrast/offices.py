"""The offices that people hold, as news words them: which words name one, and what is the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_STATES = """
president premier chancellor minister secretary undersecretary governor mayor senator
attorney-general solicitor-general governor-general inspector-general
adjutant-general congressman congresswoman
representative ambassador envoy commissioner councillor councilor alderman speaker treasurer
ombudsman adviser advisor sheriff administrator whip
consul prefect delegate lawmaker negotiator marshal comptroller
mep reeve burgomaster taoiseach intendant controller regent viceroy
rapporteur monarch mp floor-leader
"""
_FORCES_TEXT = """
general colonel major captain lieutenant admiral commodore brigadier sergeant corporal commander
inspector superintendent constable detective
"""
_CHURCHES = """
bishop archbishop cardinal pope priest pastor vicar rabbi imam king queen prince princess sultan
emir
deacon archdeacon abbot abbess provost patriarch metropolitan chaplain
"""
_BODIES = """
director director-general secretary-general chairman chairwoman chair executive manager founder
owner president treasurer secretary partner editor producer auditor actuary
registrar trustee supervisor
convener convenor organiser organizer deputy principal chancellor vice-chancellor
member chief-of-staff provost administrator liquidator receiver
"""
_SPORT_AND_ARTS = """
coach trainer captain manager conductor curator director goalkeeper referee umpire
groundsman choreographer producer
"""
_COURTS = """
judge magistrate prosecutor attorney solicitor barrister coroner lawyer
registrar jurist investigator
counsel counsellor mediator arbitrator notary advocate clerk
"""
_LEARNING = """
professor doctor lecturer dean rector provost chancellor principal surgeon nurse researcher
epidemiologist virologist microbiologist physician headteacher
biologist chemist physicist astronomer ecologist oceanographer glaciologist volcanologist
planetologist geochemist immunologist paediatrician pediatrician veterinarian vet medic statistician
historian psychologist
"""
_TRADES = """
engineer architect surveyor scientist archaeologist geologist consultant officer guard driver
foreman technician analyst economist steward warden organiser organizer clerk spokesman
spokeswoman spokesperson head chief leader boss deputy coordinator director
seismologist hydrologist meteorologist biologist chemist physicist astronomer negotiator
investigator ranger master pilot copilot representative envoy arbiter trooper
forecaster planner builder contractor commissioner paramedic firefighter marshal constable agent
"""
_CREWS = """
captain copilot purser boatswain helmsman
"""
POSTS = tuple(
    frozenset(words.split())
    for words in (_STATES, _FORCES_TEXT, _CHURCHES, _BODIES, _SPORT_AND_ARTS, _CREWS)
)
"""Fields of which people hold one post, as a rule."""

FIELDS = (*POSTS, *(frozenset(words.split()) for words in (_COURTS, _LEARNING, _TRADES)))
OFFICES = frozenset().union(*FIELDS)

_LOOSE_TEXT = """
head chief leader boss representative official spokesman adviser coordinator prosecutor
attorney lawyer researcher analyst economist
"""
FORCES = frozenset(_FORCES_TEXT.split())
"""Ranks in an army, a navy or a police force."""

LOOSE = frozenset(_LOOSE_TEXT.split())
"""Words that fit the holder of nearly any office."""


CHIEFS = frozenset(["head", "chief", "leader", "boss"])
"""Words for whoever is at the head of something, whatever the office is called."""

RELATIONS = frozenset(["boss", "chief", "head", "leader", "deputy", "partner", "lawyer", "agent"])
"""Words that, behind a person, say who somebody is to that person: "her old boss"."""

ENGAGED = frozenset(["lawyer", "attorney", "agent", "partner", "doctor"])
"""What people are for somebody: a former one may be so again."""

COURTESIES = frozenset(["doctor", "professor"])
"""Titles that people bear beside their office."""

RANKS = frozenset(
    [
        "deputy",
        "vice",
        "assistant",
        "lieutenant",
        "acting",
        "shadow",
        "elect",
        "guest",
        "under",
        "associate",
        "junior",
        "prime",
    ]
)
"""Words before an office that make another office of it."""

_GENERALS_TEXT = """
adjutant attorney auditor consul director governor inspector prosecutor secretary solicitor surgeon
"""
_GENERALS = frozenset(_GENERALS_TEXT.split())
"""Offices that are others with "general" behind them."""

_MAIN_POSTS_TEXT = """
chief-of-staff counsel spokesman sheriff
meteorologist seismologist hydrologist volcanologist forecaster
president premier minister secretary undersecretary governor mayor ambassador envoy commissioner
administrator director director-general secretary-general manager executive chairman officer
epidemiologist virologist physician physicist geologist scientist engineer investigator
negotiator surgeon superintendent inspector consul
commander architect archaeologist geologist conductor curator dean rector principal headteacher
"""
_MAIN_POSTS = frozenset(_MAIN_POSTS_TEXT.split())
"""Posts that fill a life, as a rule."""

_ROLES_TEXT = """
executive managing medical health technical sports sporting artistic creative musical
financial finance commercial operations operating marketing legal scientific research project
programme program mission flight construction technology information communications press
security safety nursing sales general
"""
ROLES = frozenset(_ROLES_TEXT.split())
"""What tells directors, managers and officers of one body from each other."""


_BODIES_OF_MEMBERS = frozenset(
    ["assembly", "board", "cabinet", "commission", "committee", "council", "panel", "senate"]
)

_ALONE = tuple(
    frozenset(words.split())
    for words in (
        "president premier chancellor minister secretary undersecretary governor mayor ambassador"
        " commissioner",
        _FORCES_TEXT.replace("commander", "").replace("detective", ""),
        "judge magistrate lawyer prosecutor attorney solicitor barrister",
        "bishop archbishop cardinal pope priest pastor",
    )
)
"""Offices and ranks of which a person has one at a time."""


_SAME_OFFICE = {
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "congresswoman": "congressman",
    "councilwoman": "councillor",
    "councilman": "councillor",
    "headmistress": "headteacher",
    "headmaster": "headteacher",
    "councilmember": "councillor",
    "legislator": "lawmaker",
    "parliamentarian": "lawmaker",
    "assemblyman": "lawmaker",
    "assemblywoman": "lawmaker",
    "interim": "acting",
    "alderwoman": "alderman",
    "convenor": "convener",
    "pediatrician": "paediatrician",
    "vet": "veterinarian",
    "organizer": "organiser",
    "brig": "brigadier",
    "skipper": "captain",
    "ombudswoman": "ombudsman",
    "councilor": "councillor",
    "advisor": "adviser",
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
    "rep": "congressman",
    "pres": "president",
    "sec": "secretary",
    "atty": "attorney",
    "rev": "pastor",
    "reverend": "pastor",
    "justice": "judge",
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
_OF_FIRMS = frozenset(
    [
        "commercial",
        "finance",
        "financial",
        "legal",
        "marketing",
        "operations",
        "sales",
        "technology",
    ]
)
"""What the chief of it in a firm is its officer for: the finance chief."""

_PART = re.compile(r"[^\W\d_]+")


def is_office(word: str) -> bool:
    """Whether a word names an office, in any of its forms."""
    plain = word.casefold().strip(".")
    return _SAME_OFFICE.get(plain, plain) in OFFICES or plain in _SHORT


def is_modifier(word: str) -> bool:
    """Whether a word before an office makes another office of it: "acting", "managing"."""
    plain = word.casefold()
    return _SAME_OFFICE.get(plain, plain) in RANKS | ROLES


def plain_office(words: str) -> tuple[str, ...]:
    """An office in small letters and full words, one form for each: Prof., chairwoman, CEO."""
    found: list[str] = []
    for part in _PART.findall(words.casefold().replace("'s", "").replace("’s", "")):
        found += _SHORT.get(part, (_SAME_OFFICE.get(part, part),))
    if found[-1:] == ["general"] and found[-2:-1] and found[-2] in _GENERALS:
        found[-2:] = [f"{found[-2]}-general"]
    if found[-2:] == ["general", "secretary"]:
        found[-2:] = ["secretary-general"]
    for country in (["u", "s"], ["us"], ["united", "states"]):
        if found[-len(country) - 1 :] == [*country, "attorney"]:
            found[-len(country) - 1 :] = ["federal", "attorney"]
    if found[-2:] in (["majority", "leader"], ["minority", "leader"]):
        found[-1] = "floor-leader"
    if found[-2:] == ["council", "member"]:
        found[-2:] = ["councillor"]
    if found[-2:] in (["first", "officer"], ["co", "pilot"]):
        found[-2:] = ["copilot"]
    if found[-2:] == ["in", "chief"]:
        del found[-2:]
    if found[-1:] == ["elect"]:
        found = ["elect", *found[:-1]]
    if found[-1:] == ["chief"] and found[-2:-1] and found[-2] in _OF_FIRMS:
        found[-2:] = ["chief", found[-2], "officer"]
    if found[-1:] in (["officer"], ["director"]):
        found = ["financial" if word == "finance" else word for word in found]
    # A chief executive officer is a chief executive.
    if found[-2:] == ["executive", "officer"]:
        found.pop()
    return tuple(found)


def is_member(office: Sequence[str], of: Collection[str]) -> bool:
    """Whether a member is one of a body of which people are told to be: a board, no family."""
    return not _BODIES_OF_MEMBERS.isdisjoint((*office, *of))


def one_sort_of_post(a: str, b: str) -> bool:
    """Whether two offices are posts of one sort, as chairman and president are."""
    return any(a in field and b in field for field in POSTS)


def one_field(a: str, b: str) -> bool:
    """Whether two offices are of one sort, so that nobody is likely to hold both."""
    return any(a in field and b in field for field in FIELDS)


def never_both(a: str, b: str) -> bool:
    """Whether nobody holds two offices at once: a bishop is no archbishop."""
    return a != b and any(a in field and b in field for field in _ALONE)


def heads_a_body(office: str) -> bool:
    """Whether the holder of an office is at the head of a state, a town, a firm or a force."""
    return any(office in words.split() for words in (_STATES, _FORCES_TEXT, _BODIES))


def is_main_post(office: str) -> bool:
    """Whether an office is what a person is introduced by, rather than held beside another."""
    return office in _MAIN_POSTS
