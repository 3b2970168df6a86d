"""Speakers who say something together: "A and B said in a joint statement".

A quotation has one speaker. Where two or more say it, a reader expects all of them, so the speaker
is their names joined as a list is in English ("A, B and C"), in the order of the text, each by the
name that the text knows them by; no single entity stands for them then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extradition_tui.language.cast import BODIES, WORD, Cast, Voice, is_role
from extradition_tui.language.words import cue_forms

if TYPE_CHECKING:
    from extradition_tui.model import Mention

_LINK = re.compile(r"(?P<mark>,? (?:and|&) |, )")
# "and his deputy, B", "and Dr B", "and team captain B": what may stand before a further name.
_OFFICE = re.compile(
    r"(?:(?:his|her|their|its|the|fellow) [^\W\d_][\w’' -]{1,50}?,? "
    r"|the |(?:[A-Z][\w.]* ){0,2}(?:[a-z][\w-]+ ){0,3})"
)
_TAIL = re.compile(
    r"(?: \([^()\n\0]{1,30}\))?(?:, [^,;:.\n\0]{2,70})?,?"
    r" (?:(?:both|also|jointly|later|have|had|\w+ly) ){0,2}(?P<verb>\w+)"
)
_END = re.compile(r"\s*(?:[.,;:()–—\n\0]|$)| (?:in|on|at|after|during|when|who|from|of)\b")
_GROUP = re.compile(
    r" and (?P<the>(?:the|its|their|his|her) )?(?P<other>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2}) "
)
_NAME_FARTHEST = 80
_MOST = 6
_NEAR_VERB = 5


def joint_name(text: str, masked: str, cast: Cast, voice: Voice, low: int) -> str | None:
    """The names of all who speak together with ``voice``; None where it speaks alone.

    ``low`` is where the sentence begins; ``masked`` the text with its quotations blotted out.
    """
    if voice.start < 0 or voice.name is None:
        return None
    mention = next(
        (
            item
            for item in cast.near(voice.start, voice.start + _NAME_FARTHEST)
            if item.entity == voice.entity
        ),
        None,
    )
    if mention is None:
        return _groups(text, masked, voice) if voice.entity is None else None
    if any(letter in masked[voice.start : mention.start] for letter in ".;:\0\n"):
        return None
    first = _first_named(masked, cast, mention, low) or mention
    row = _row(masked, cast, first)
    if len(row) < 2 or mention not in row or not _say(masked, row):
        return None
    names = list(dict.fromkeys(cast.voice(item).name or item.text for item in row))
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else None


def _row(masked: str, cast: Cast, first: Mention) -> list[Mention]:
    """The names in a row from ``first`` on that "and" ends: "A, B and C"."""
    row = [first]
    while len(row) < _MOST:
        link = _LINK.match(masked, row[-1].end)
        if link is None:
            return []
        ends = link["mark"] != ", "
        following = [
            item
            for item in cast.near(link.end(), link.end() + _NAME_FARTHEST)
            if item.start == link.end()
            or (ends and _OFFICE.fullmatch(masked, link.end(), item.start))
        ][:1]
        if not following or not _alike(first, following[0]):
            return []
        row += following
        if ends:
            return row
    return []


def _alike(one: Mention, other: Mention) -> bool:
    both = {one.label, other.label}
    return both == {"PERSON"} or both <= BODIES


def _first_named(masked: str, cast: Cast, mention: Mention, low: int) -> Mention | None:
    """Who opens the sentence, where a row of names leads from there to ``mention``."""
    people = [item for item in cast.near(low, mention.start) if _alike(item, mention)]
    if not people:
        return None
    opening = masked[low : people[0].start].strip(" \0,.").split()
    if len(opening) > _NEAR_VERB or any(word.lower() in cue_forms() for word in opening):
        return None
    if not all(word[:1].isupper() or is_role(word.lower()) for word in opening):
        return None
    return people[0] if mention in _row(masked, cast, people[0]) else None


def _say(masked: str, row: list[Mention]) -> bool:
    """Whether the whole row is the subject: the verb follows it, or it closes what follows one."""
    tail = _TAIL.match(masked, row[-1].end)
    if tail and tail["verb"].lower() in cue_forms() and not tail["verb"].endswith("ing"):
        return True
    before = masked[max(0, row[0].start - _NAME_FARTHEST) : row[0].start]
    clause = re.split(r"[.,;:()\n\0]", before)[-1].split()[-_NEAR_VERB:]
    told = any(word.lower() in cue_forms() for word in clause)
    return told and _END.match(masked, row[-1].end) is not None


def _groups(text: str, masked: str, voice: Voice) -> str | None:
    """Two bodies without names: "the council and the trust said"."""
    name = voice.name or ""
    at = text.find(name, voice.start, voice.start + len(name) + len("several "))
    link = _GROUP.match(masked, at + len(name)) if at >= 0 else None
    words = list(WORD.finditer(link["other"])) if link else []
    # The last word before a verb of saying ends the other's name: a role, or a noun with "the".
    for word in reversed(words):
        if link is None or not (link["the"] or is_role(word.group())):
            continue
        end = link.start("other") + word.end()
        tail = _TAIL.match(masked, end)
        if tail and tail["verb"].lower() in cue_forms():
            return f"{name} and {masked[link.start('other') : end]}"
    return None
