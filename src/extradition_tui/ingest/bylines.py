"""Who wrote it and when: the lines between a title and its text that say so, and agency datelines.

A line is a byline when it is nothing else: "By Jane Doe and John Roe in Nairobi" is one,
"By Monday the river had risen" is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extradition_tui.ingest.blocks import ends_sentence
from extradition_tui.ingest.dates import day_in, is_stamp, stamp

BYLINE = "byline"
TIME_STAMP = "time stamp"
SOURCE_LINE = "source line"

_MOST_WORDS = 24
_LEAD = re.compile(
    r"(?:(?:this|an?|the|original|exclusive|special|guest)\s+){0,2}"
    r"(?:(?:article|story|report|text|words|analysis|opinion|comment|column|interview|review"
    r"|feature|written|reported|posted|published|reporting|compiled|news)\s+)?"
    r"by(?:\s*:\s*|\s+|$)|(?:authors?|writers?|reporters?|byline|words|text)\s*:\s*",
    re.IGNORECASE,
)
_PARTICLES: Final = frozenset(
    """
    de da del della di dos das du la le van von der den ter ten bin bint ibn al el y e of
    """.split()  # noqa: SIM905
)
_NO_NAMES: Final = frozenset(
    """
    the a an this that these those monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december today
    yesterday tomorrow his her its their our my your all no not some many most
    """.split()  # noqa: SIM905
)
_STAFF = re.compile(
    r"(?:our |the |a )?(?:\w+ )?(?:staff(?: (?:writers?|reporters?|correspondents?))?|admin"
    r"|(?:news|web|online|digital|monitoring) (?:desk|team)|agencies|correspondents?|reporters?"
    r"|editor(?:ial)?(?: (?:board|team|staff))?|newsroom|wire services?"
    r"|(?:[\w.]+ ){1,3}bureau)",
    re.IGNORECASE,
)
_AGENCIES: Final = (
    "Reuters|AFP|AP|The Associated Press|Associated Press|Agence France-Presse|Xinhua|DPA|dpa|EFE"
    "|ANSA|PTI|ANI|IANS|UPI|TASS|Bloomberg|PA Media|PA|Press Association|Kyodo|Yonhap|Anadolu"
    "|Anadolu Agency|AAP|CNA|Bernama|Interfax|ANP|APA|Belga|Lusa|NTB|TT|Ritzau|STT|KNA|GNA|NAN"
)
AGENCY = re.compile(rf"(?:{_AGENCIES})(?: Staff| News)?")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|bureau chief|contributor|journalist"
    r"|producer|staff|critic|fellow|analyst)s?\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:News|Agency|Press|Times|Post|Gazette|Tribune|Herald|Desk|Media|Network|Radio|TV|Online"
    r"|Today|Journal|Standard|Guardian|Chronicle|Broadcasting|Service)$"
)
_IN_PLACE = re.compile(r"in (?:[A-Z][\w'’-]*,? ?){1,5}")
_AFTER_NAMES = re.compile(
    r"(?:,|\||·|•|—|–|-|/|\(|in\b|for\b|from\b|at\b|on\b|with\b|published\b|updated\b|posted\b"
    r"|\d|@|near\b|special to\b)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|issued)|(?:publication |published )?date)"
    r"(?:\s+(?:on|at))?\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:and )?(?:last )?(?:update|updated|modified|edited|revised)(?:\s+(?:on|at))?"
    r"\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:(?:published|posted|updated|last updated)\s*:?\s*)?(?:(?:about |over )?"
    r"(?:\d+|an?|one|two|three)\s+(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\.?"
    r"|moments?)\s+ago|just now",
    re.IGNORECASE,
)
_CLOCK_ONLY = re.compile(
    r"(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?", re.IGNORECASE
)
_READING = re.compile(
    r"(?:reading time\s*:?\s*)?(?:about\s+)?\d{1,3}\s*-?\s*min(?:ute)?s?\.?"
    r"(?:\s+(?:of\s+)?read(?:ing)?(?:\s+time)?)?"
    r"|(?:reading time|read time|time to read)\s*:?\s*.{0,20}",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:\||·|•|●|\u2022|\s—\s|\s–\s|\s/\s)\s*")
_PRINTED_IN = re.compile(
    r"(?:this (?:article|story) (?:was )?)?(?:first |originally )?published (?:in|by) "
    r"(?P<name>.{2,40}?),? "
    r"(?:on )?(?P<date>\S+ \S+ \d{4})\.?",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"sources?\s*:\s*(?P<name>[A-Z][\w .&'’-]{1,40})", re.IGNORECASE)
_CREDITS = re.compile(
    r"\(?(?:additional |further )?(?:reporting|writing) by (?P<name>[^;.]{3,120})"
    r"(?:[;.]\s*(?:additional |further )?(?:reporting|writing|editing) by [^;.]{3,200}){0,4}"
    r"[;.]?\)?"
    r"|(?:editing|edited) by [^.]{3,120}\.?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[ ,./'’-]+[^\W\d_]+\.?){0,5}?)[,.]?\s*"
    r"(?P<date>[(,]?\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?"
    r"|,?\s*\d{1,2}\s+[A-Z][a-z]{2,8}(?:\s+\d{4})?)?"
    r"\s*\((?P<agency>[^()]{2,40})\)\s*[-–—]+\s"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line that is no article says: who, when, which outlet; ``why`` it is left out."""

    why: str
    author: str | None = None
    published: str | None = None
    source: str | None = None


def credit(text: str, *, beside: bool = False) -> Credit | None:
    """What a whole line says about the article, or None when it is something else.

    ``beside`` accepts a name or a time of day alone: the line stands beside a date or a byline.
    """
    if len(text) > 240 or len(text.split()) > _MOST_WORDS:
        return None
    parts = [part for part in _PARTS.split(text) if part]
    whole = _one(text.strip(), beside=beside)
    if whole or len(parts) < 2:
        return whole
    found = [_one(part, beside=True) for part in parts]
    known = [part for part in found if part]
    # A name alone tells nothing: one of the parts must be a date, a byline or the like.
    sure = any(_one(part, beside=False) for part in parts)
    if not sure or len(known) < len(parts) - 1 or (len(known) == 1 and len(text.split()) > 10):
        return None
    author = next((part.author for part in known if part.author), None)
    published = next((part.published for part in known if part.published), None)
    source = next((part.source for part in known if part.source), None)
    return Credit(BYLINE if author else TIME_STAMP, author, published, source)


def is_bare_date(text: str) -> bool:
    """Whether a line is a day and no more, which a text may have among its paragraphs."""
    return is_stamp(text) and not re.search(r"\d[:.]\d\d", text)


def goes_with_byline(text: str) -> bool:
    """Whether a line after a byline says no more than the outlet, the office or the place."""
    words = text.split()
    if not 1 <= len(words) <= 6 or ends_sentence(text):
        return False
    capital = all(word[:1].isupper() or word in ("in", "of", "the", "for", "at") for word in words)
    return capital and bool("," in text or _ROLE.search(text) or _OUTLET.search(text))


def sign_off(text: str) -> Credit | None:
    """What a line after the article says of it: "Reporting by …", "Published in …, 3 May 2025"."""
    if len(text) > 400:
        return None
    found = _CREDITS.fullmatch(text)
    if found:
        name = found["name"]
        main = name and not re.match(r"\(?(?:additional|further)", text, re.IGNORECASE)
        names = _names(re.sub(r"\s+in\s.*", "", name))[0] if main and name else None
        return Credit("credits", names)
    found = _SOURCE.fullmatch(text)
    if found:
        agencies = _STAFF.fullmatch(found["name"]) or "agenc" in found["name"].lower()
        return Credit(SOURCE_LINE, source=None if agencies else found["name"].strip())
    found = _PRINTED_IN.fullmatch(text)
    if found and (day := day_in(found["date"])):
        return Credit(SOURCE_LINE, None, day, found["name"].strip())
    return None


def dateline(text: str) -> Credit | None:
    """What an agency's dateline says: "NAIROBI, March 3, 2025 (Agency) — …". Nothing is removed."""
    found = _DATELINE.match(text[:160])
    if not found:
        return None
    agency = found["agency"].strip()
    if not found["place"].split()[0].isupper() and not (agency.isupper() and len(agency) <= 6):
        return None
    named = AGENCY.fullmatch(agency) or (len(agency.split()) <= 4 and agency[:1].isupper())
    day = day_in(found["date"] or "")
    return Credit("", None, day, agency if named else None)


def is_name(text: str) -> bool:
    """Whether words look like a person's name: two to five, capitalised but for particles."""
    words = text.split()
    if not 2 <= len(words) <= 5 or words[0].lower() in _NO_NAMES:
        return False
    if not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    return all(_is_name_word(word) for word in words)


def _one(text: str, *, beside: bool) -> Credit | None:
    """What one part of a line says."""
    text = text.strip(" .") if not _CLOCK_ONLY.fullmatch(text) else text
    if _AGO.fullmatch(text) or (beside and _CLOCK_ONLY.fullmatch(text)):
        return Credit(TIME_STAMP)
    if _READING.fullmatch(text):
        return Credit("reading time")
    if day := stamp(text):
        return Credit(TIME_STAMP, None, day)
    for pattern, counts in ((_PUBLISHED, True), (_UPDATED, False)):
        found = pattern.fullmatch(text)
        if found:
            rest = found["rest"].strip()
            if day := (stamp(rest) or (day_in(rest) if len(rest.split()) <= 12 else None)):
                return Credit(TIME_STAMP, None, day if counts else None)
            if is_stamp(rest) or _AGO.fullmatch(rest) or _CLOCK_ONLY.fullmatch(rest):
                return Credit(TIME_STAMP)
    return _byline(text, beside=beside)


def _byline(text: str, *, beside: bool) -> Credit | None:
    lead = _LEAD.match(text)
    if lead:
        rest = text[lead.end() :].strip()
        if not rest:
            return Credit(BYLINE)
        if _STAFF.fullmatch(re.split(r"\s*[,|]", rest)[0]):
            return Credit(BYLINE)
        author, after = _names(rest)
        said_more = _AFTER_NAMES.match(after) and len(after.split()) <= 9
        if author and (not after or (said_more and not ends_sentence(text))):
            return Credit(BYLINE, author, day_in(after))
        return None
    name, comma, role = text.partition(",")
    role = role.partition(",")[0]
    if comma and is_name(name) and _ROLE.search(role) and len(role.split()) <= 6:
        return Credit(BYLINE, name)
    if not beside:
        return None
    if _STAFF.fullmatch(text):
        return Credit(BYLINE)
    names, after = _names(text)
    if names and _OUTLET.search(names) and not after:
        return Credit(BYLINE, source=names)
    return Credit(BYLINE, names) if names and (not after or _IN_PLACE.fullmatch(after)) else None


def _names(text: str) -> tuple[str | None, str]:
    """The names at the start of a text ("Jane Doe, John Roe and Ann Poe") and what follows."""
    agency = AGENCY.match(text)
    if agency and not re.match(r"\w", text[agency.end() :]):
        return agency[0], text[agency.end() :].strip()
    taken: list[str] = []
    at = 0
    while True:
        name = _name_at(text, at)
        if not name:
            break
        taken.append(name)
        at += len(name)
        link = re.match(r"\s+(?:and|&)\s+|,\s+and\s+", text[at:])
        more = link or re.match(r",\s+(?=[^,]+(?:,[^,]+)*,?\s+(?:and|&)\s)", text[at:])
        if not more or not _name_at(text, at + more.end()):
            break
        at += more.end()
    return (text[:at].strip() or None, text[at:].strip()) if taken else (None, text)


def _name_at(text: str, at: int) -> str:
    """The longest name that starts at an offset, or nothing."""
    words = re.match(r"(?:[^\s,|·•/()&]+(?: |$|(?=[,|·•/()&]))){1,6}", text[at:])
    if not words:
        return ""
    found: list[str] = []
    for word in words[0].split():
        if word.lower() in ("and", "in", "for", "at", "on", "from") or not _is_name_word(word):
            break
        found.append(word)
    while found and found[-1].lower() in _PARTICLES:
        found.pop()
    name = " ".join(found)
    return name if is_name(name) and text.startswith(name, at) else ""


def _is_name_word(word: str) -> bool:
    if word.lower() in _PARTICLES:
        return True
    bare = re.sub(r"['’.-]", "", word)
    capital = word[:1].isupper() or word.startswith(("al-", "el-", "d'", "d’"))
    return capital and bare.isalpha() and word.lower() not in _NO_NAMES
