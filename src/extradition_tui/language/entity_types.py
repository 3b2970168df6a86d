"""What kind of thing a name names: cues in the name and around it, weighed and added up."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import (
    cities,
    countries,
    is_given_name,
    is_surname,
    known_label,
)
from extradition_tui.language.name_cues import cues_beside
from extradition_tui.language.words import (
    cue_forms,
    is_common,
    listed,
    lower_set,
    word_map,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extradition_tui.language.name_cuts import Candidate
    from extradition_tui.model import EntityLabel

# What the label of a trained model weighs against the features of a name, in logits.
MODEL_WEIGHT = 2.0
_CONTEXT = 60
_LAST = re.compile(r" ([\w’'-]+)")  # read from behind: a search would begin at every place
_LAST_TWO = re.compile(r"([\w’'-]+) ([\w’'-]+) ?$")
_NEXT = re.compile(r"(?:['’]s)? ([\w-]+)")
_CALLED = re.compile(
    r"\b(?:agency|band|cartel|charity|company|faction|firm|gang|group|militia|movement|network"
    r"|newspaper|organi[sz]ation|outfit|party|website),? (?:(?:now|so-|also|better) ?)?"
    r"(?:called|known as|named|dubbed) $"
)
_AGE = re.compile(r", (?:aged )?\d{1,2}(?:,|\.|$| and )")
_APPOSITION = re.compile(r", (?:an? |the |his |her |their |its )?((?:[\w’'-]+ ){0,5}[\w’'-]+)")
_COUNTRY_AFTER = re.compile(r", ((?:[A-Z][\w.]+ ?){1,3})")
# "ArcelorMittal", but not "McDonald", "DiCaprio" or "Al-Said".
_INNER_CAPITAL = re.compile(r"(?!Ma?c[A-Z]|[DL][aeiu][A-Z]|Fitz|Van)\w*[a-z][A-Z]")
_AFTER_NOUN = ("of", "for", "in", "that", "which", "with", "from", "on", "now", "at", "by", "led")
_EVENT_OPENERS = ("Operation", "Hurricane", "Typhoon", "Cyclone", "Battle")
_INITIALS = re.compile(r"^[A-Z]\.?$")


def weigh(text: str, item: Candidate) -> dict[EntityLabel, float]:
    """The evidence for each label that one candidate and its surroundings give."""
    votes: dict[EntityLabel, float] = defaultdict(float)
    _by_name(item, text[item.start : item.end], votes)
    _by_context(text, item, votes)
    return votes


def decide(votes: Mapping[EntityLabel, float]) -> EntityLabel:
    """The label with the most evidence; a name without any is taken for an organisation's."""
    best = max(votes.items(), key=lambda vote: (vote[1], vote[0]), default=("ORG", 0.0))
    return best[0] if best[1] > 0 else "ORG"


def _by_name(item: Candidate, shape: str, votes: dict[EntityLabel, float]) -> None:
    known = known_label(shape)
    if known:
        votes[known[0]] += known[1]
    words = item.words
    last = words[-1]
    if item.title:
        votes["PERSON"] += 6
    if len(words) > 1:
        _by_head(words, votes)
        _by_person_shape(words, shape, votes)
    elif not known:
        _by_single(last, votes)


def _by_head(words: tuple[str, ...], votes: dict[EntityLabel, float]) -> None:
    heads = word_set("organisation_heads")
    before_link = words
    for index, word in enumerate(words):
        if index and word in ("of", "for"):
            before_link = words[:index]
            break
    last = before_link[-1]
    if last.lower() in listed("law_last"):
        votes["LAW"] += 6
    elif last.lower() in listed("event_last") or words[0] in _EVENT_OPENERS:
        votes["EVENT"] += 6
    elif last in heads or words[0] in listed("foreign_heads"):
        votes["ORG"] += 6
    elif last in word_set("facility_heads"):
        votes["FAC"] += 4
    elif last in word_map("place_heads"):
        votes[word_map("place_heads")[last]] += 4  # type: ignore[index]
    elif words[0] in listed("facility_openers"):
        votes["FAC"] += 5
    elif last.lower() in listed("members") and len(before_link) < len(words):
        votes["ORG"] += 5  # "Sons of the …", "Doctors for …"
    elif last in listed("body_words") or last in listed("trade_words"):
        votes["ORG"] += 3
    elif words[0] in word_set("place_openers"):
        votes["GPE"] += 2.5
    elif known_label(words[0]) and not is_given_name(words[0]):
        votes["ORG"] += 2
    if "&" in words or "and" in words:
        votes["ORG"] += 4 if len(words) == 3 else 2
    if any(_INNER_CAPITAL.match(word) for word in words):
        votes["ORG"] += 2
    if last.lower() in countries() and not (is_common(words[0]) or is_given_name(words[0])):
        votes["ORG"] += 3  # a company's arm: the names of countries themselves are known
    if any(word.isupper() and len(word) > 2 for word in words):
        votes["ORG"] += 1


def _by_person_shape(words: tuple[str, ...], shape: str, votes: dict[EntityLabel, float]) -> None:
    capitals = [word for word in words if word[0].isupper()]
    if len(words) > 6:
        votes["ORG"] += 1
        return
    if is_given_name(words[0]):
        votes["PERSON"] += 3
    elif words[0] in word_set("given_names"):
        votes["PERSON"] += 1.5
    if is_surname(words[-1]) or is_given_name(words[-1]):
        votes["PERSON"] += 1
    if any(_INITIALS.match(word) for word in words):
        votes["PERSON"] += 2.5
    if any(word in listed("person_particles") for word in words[1:-1]):
        votes["PERSON"] += 1
    if any(mark in shape for mark in '“"‘'):
        votes["PERSON"] += 5
    common = sum(is_common(word) for word in capitals)
    if common == 0 and len(capitals) in (2, 3):
        votes["PERSON"] += 1.5
    elif common == len(capitals):
        votes["ORG"] += 2
    elif common:
        votes["ORG"] += 1


def _by_single(word: str, votes: dict[EntityLabel, float]) -> None:
    if word.isupper() and len(word.replace(".", "")) > 1:
        votes["ORG"] += 2.5
    elif is_surname(word) or is_given_name(word):
        votes["PERSON"] += 1.5
    if word[1:].lower() != word[1:] and not word.isupper() and not word.startswith(("Mc", "Mac")):
        votes["ORG"] += 1
    if word.startswith(("Mc", "O'", "O’")) or word.lower().startswith(("al-", "el-")):
        votes["PERSON"] += 2
    if word.endswith(("stan", "burg", "ville", "shire", "grad", "pur", "abad", "sk", "borough")):
        votes["GPE"] += 1


def _by_context(text: str, item: Candidate, votes: dict[EntityLabel, float]) -> None:
    before = text[max(0, item.start - _CONTEXT) : item.start].rsplit("\n", 1)[-1]
    after = text[item.end : item.end + _CONTEXT].split("\n", 1)[0]
    opens = not before and (not item.start or text[item.start - 1] == "\n")
    for label, weight in cues_beside(before, after, opens=opens):
        votes[label] += weight
    _by_before(before, item, votes)
    _by_after(after, votes)


def _by_before(before: str, item: Candidate, votes: dict[EntityLabel, float]) -> None:
    found = _LAST.match(before[::-1])
    if found is None:
        return
    last = found.group(1)[::-1].lower()
    single = len(item.words) <= 2
    if last in ("alias", "aka", "nicknamed", "née"):
        votes["PERSON"] += 4
    elif last in listed("place_words"):
        votes["GPE"] += 2.0 if last == "in" and single else 1.2
    elif last in listed("directions"):
        votes["GPE"] += 2.5
    elif last == "the":
        votes["PERSON"] -= 1.5
        votes["ORG"] += 1.2
    elif last == "at":
        votes["ORG"] += 0.8
    elif last in listed("body_nouns") or _CALLED.search(before):
        votes["ORG"] += 8
    elif last in lower_set("roles") or last in lower_set("titles"):
        votes["PERSON"] += 4
    elif last == "by" or last in cue_forms() or last == "with":
        votes["PERSON"] += 0.4
    two = _LAST_TWO.search(before) if last == "of" else None
    if two and two.group(1).lower() in listed("place_nouns"):
        votes["GPE"] += 4
    elif two and two.group(1).lower() in ("leader", "president", "minister"):
        votes["GPE"] += 0.8


def _by_after(after: str, votes: dict[EntityLabel, float]) -> None:
    if _AGE.match(after):
        votes["PERSON"] += 4
    if after.startswith("-based"):
        votes["GPE"] += 4
    country = _COUNTRY_AFTER.match(after)
    if country:
        where = country.group(1).strip().rstrip(".").lower()
        label = known_label(country.group(1).strip())
        if where in countries() or (label and label[0] == "GPE" and where not in cities()):
            votes["GPE"] += 3
    apposition = _APPOSITION.match(after)
    if apposition and after.startswith((", a ", ", an ", ", the ", ", his ", ", her ", ", who")):
        words = apposition.group(1).split()
        if "who" in words[:1]:
            votes["PERSON"] += 2
        elif _heads(words) in listed("body_nouns"):
            votes["ORG"] += 3
        elif any(_is_role(word) for word in words[:5]):
            votes["PERSON"] += 2.5
        elif any(word in listed("org_nouns") for word in words[:5]):
            votes["ORG"] += 1.5
        elif any(word in listed("place_nouns") for word in words[:4]):
            votes["GPE"] += 1.5
    following = _NEXT.match(after)
    if following is None:
        return
    word = following.group(1)
    if word in cue_forms() and word not in ("charges", "claims", "reports", "find", "call"):
        votes["PERSON"] += 1.2
    elif word in listed("org_nouns") and not after.startswith(("'", "’")):
        votes["ORG"] += 1.5
    elif word in ("who", "himself", "herself"):
        votes["PERSON"] += 2


def _heads(words: Sequence[str]) -> str:
    """The noun that an apposition turns on: the last of its words, or the one before a link."""
    for index, word in enumerate(words):
        if word in _AFTER_NOUN or (index and word.endswith("ed")):
            return words[index - 1] if index else ""
    return words[-1]


def _is_role(word: str) -> bool:
    return word in lower_set("roles")
