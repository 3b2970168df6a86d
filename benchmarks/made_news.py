"""Invented news for benchmarks: as many articles as wanted, the same ones every time.

Three to five sources report each event, in words of their own, so that grouping and contrast have
something to do; names, figures, quotations and dates come about as often as in real reports.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

FIRST = [
    "Ines",
    "Oda",
    "Tomas",
    "Mirela",
    "Jonas",
    "Petra",
    "Ruth",
    "Alan",
    "Dora",
    "Felix",
    "Hanna",
    "Igor",
    "Lena",
    "Marek",
    "Nora",
]
SECOND = [
    "Val",
    "Brek",
    "Hall",
    "Kost",
    "Lind",
    "Mar",
    "Nor",
    "Osk",
    "Pell",
    "Quar",
    "Ros",
    "Sten",
    "Tarn",
    "Ulv",
    "Wend",
]
ENDING = ["arra", "ke", "gren", "ova", "strom", "ley", "by", "er", "ton", "mann", "sen", "ic"]
PLACE = ["Port", "North", "New", "Lower", "East", "Old"]
TOWN = ["Ellery", "Marrow", "Tarn", "Hest", "Oldmere", "Arlen", "Calder", "Brin", "Corrow", "Selby"]
THING = [
    "bridge",
    "ferry",
    "hospital",
    "dam",
    "reactor",
    "railway",
    "harbour",
    "pipeline",
    "stadium",
    "school",
]
TROUBLE = [
    "a fire",
    "a flood",
    "a strike",
    "a collapse",
    "an explosion",
    "a power cut",
    "a leak",
    "a landslide",
]
BODY = ["transport ministry", "city council", "health department", "coastguard", "police", "court"]

SENTENCES = """
Officials said on {day} that {trouble} had closed the {thing} at {place}.
At least {small} people were hurt and {large} had to leave their homes, the {body} said.
“We will not rest until every one of the {small} families has an answer,” {person} told reporters.
{person}, who heads the {body} of {place}, called the response “a disgrace”.
The {thing}, which opened in {year}, serves about {large} people every day.
According to the {body}, repairs could cost as much as ${money} million.
{other} of the {org} rejected the criticism and said that the warnings had been ignored.
“Nobody told us anything for {hours} hours,” said {other}, a resident of {place}.
The government in {place} has promised {percent} percent of the money by {date}.
Rescue workers from {place} arrived shortly after {hours} a.m. and worked through the night.
The {org} said in a statement that it was cooperating fully with the investigation.
It was the third such incident in the region since {year}, when {small} people died.
Opposition leader {other} asked for an inquiry and for the resignation of {person}.
Schools and shops near the {thing} will stay closed until at least {date}, the {body} said.
Experts had warned in {year} that the {thing} needed to be replaced within {hours} years.
“It sounded like thunder and then everything went dark,” {person} recalled on {day}.
Traffic was diverted through neighbouring towns, and trains were up to {hours} hours late.
A spokesman for the {org} declined to comment while the investigation is under way.
The weather is expected to improve later in the week, which should help the work.
Many residents spent the night with friends or in a sports hall that had been opened for them.
""".strip().splitlines()
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = ["January", "March", "April", "May", "June", "September", "October"]


@dataclass(frozen=True, slots=True)
class Made:
    """One invented article: a name for its file, and its text with the title as first line."""

    name: str
    text: str


def made_news(count: int, *, sentences: int = 26) -> Iterator[Made]:
    """So many articles of about 450 words."""
    number = 0
    event = 0
    while number < count:
        chance = random.Random(event)
        facts = _facts(chance)
        for source in range(chance.randint(3, 5)):
            if number == count:
                return
            yield Made(f"{number:06}.txt", _article(chance, facts, source, sentences))
            number += 1
        event += 1


def _facts(chance: random.Random) -> dict[str, str]:
    return {
        "day": chance.choice(DAYS),
        "date": f"{chance.randint(1, 28)} {chance.choice(MONTHS)} 2031",
        "trouble": chance.choice(TROUBLE),
        "thing": chance.choice(THING),
        "place": f"{chance.choice(PLACE)} {chance.choice(TOWN)}",
        "body": chance.choice(BODY),
        "org": f"{chance.choice(SECOND)}{chance.choice(ENDING)} Group",
        "small": str(chance.randint(3, 90)),
        "large": f"{chance.randint(2, 90)},{chance.randint(100, 999)}",
        "money": f"{chance.randint(2, 400)}.{chance.randint(1, 9)}",
        "year": str(chance.randint(1950, 2020)),
        "hours": str(chance.randint(2, 11)),
        "percent": str(chance.randint(5, 95)),
        "person": _name(chance),
        "other": _name(chance),
    }


def _name(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(SECOND)}{chance.choice(ENDING)}"


def _article(chance: random.Random, facts: dict[str, str], source: int, sentences: int) -> str:
    told = dict(facts)
    if source:
        # Sources differ on something.
        told["small"] = str(int(facts["small"]) + chance.randint(0, 2))
    chosen = [chance.choice(SENTENCES) for _ in range(sentences)]
    chosen = [SENTENCES[0], *dict.fromkeys(chosen)]
    while len(chosen) < sentences:
        extra = {**told, "person": _name(chance), "other": _name(chance)}
        chosen.append(chance.choice(SENTENCES[1:]).format(**extra))
    written = [sentence.format(**told) for sentence in chosen]
    title = "{thing} at {place} closed after {trouble}".format(**facts)
    title = title[0].upper() + title[1:]
    paragraphs = [" ".join(written[at : at + 2]) for at in range(0, len(written), 2)]
    return f"{title}\n\n" + "\n\n".join(paragraphs) + "\n"
