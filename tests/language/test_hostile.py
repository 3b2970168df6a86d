from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from extradition_tui.language.pipeline import RULES_NAME, Pipeline, open_pipeline
from extradition_tui.model import Article, TextVersion

# Three times as much text may take three times as long, and what else the machine does on top;
# work that grows with the square of the text takes nine times as long.
GROWTH = 3
MOST = 6.0
SYLLABLES = ("ka", "lo", "mi", "ra", "ten", "vor", "sel", "dun", "pe", "gri", "ost", "bar")


def words(number: int) -> list[str]:
    """Different words with a capital, the same ones every time."""
    choice = random.Random(7)
    made = {"".join(choice.choices(SYLLABLES, k=4)).capitalize(): None for _ in range(2 * number)}
    return list(made)[:number]


def pairs(form: str) -> Callable[[int], str]:
    def text(number: int) -> str:
        two = words(2 * number)
        return " ".join(
            form.format(a=a, b=b, A=a.upper(), first=a[0] + b[0])
            for a, b in zip(two[:number], two[number:], strict=True)
        )

    return text


def repeated(piece: str) -> Callable[[int], str]:
    return lambda number: piece * number


TEXTS = {
    "marks alone": (repeated('"'), 10_000),
    "a verb of saying before every quotation, on one line": (repeated('said "x y" '), 700),
    "a verb of saying after every quotation": (repeated("“x,” said A. "), 1_000),
    "quotations that stay open": (repeated("“A "), 2_000),
    "quotations of one letter": (repeated("“a ” "), 2_000),
    "pronouns that speak": (repeated('Ada Lund came.\n"We go," he said.\n'), 500),
    "titles without names": (repeated("Mr. "), 10_000),
    "one long number": (repeated("7"), 50_000),
    "shares": (repeated("1 of 2 "), 1_000),
    "weekdays": (repeated("Monday "), 1_000),
    "letters": (repeated("A B C "), 2_000),
    "people who are named in full and shortly": (pairs("Ada {a} {b} met {b}.\n"), 800),
    "ministries": (pairs("The {a} {b} Ministry met.\n"), 400),
    "letters and the unions that they stand for": (
        pairs("The {a} {b} Union ({first}U) met.\n"),
        400,
    ),
    "one list of names": (pairs("{a} and {b}, "), 500),
    "one name of small words": (repeated("Ministry of Health and "), 1_000),
    "firms that share a first word": (pairs("Nordvik {a} Holdings met {b} and Nordvik.\n"), 400),
    "people who each say something": (pairs("{a} {b} said: “We go on now.”\n"), 300),
    "names with a colon": (pairs("{a}: “We go on.”\n"), 400),
    "datelines": (pairs("PORT {A}, May 3 ({b}) - The town met.\n"), 300),
}


@pytest.fixture(scope="module")
def rules() -> Pipeline:
    return open_pipeline(RULES_NAME)


@pytest.mark.parametrize("name", TEXTS)
def test_work_grows_with_a_hostile_text_and_not_with_its_square(rules: Pipeline, name: str) -> None:
    text, number = TEXTS[name]
    seconds(rules, text(number // 10))
    # What else the machine does may fall on one measure, hardly on three.
    assert any(grows_little(rules, text(number), text(GROWTH * number)) for _ in range(3))


def grows_little(rules: Pipeline, text: str, longer: str) -> bool:
    return seconds(rules, longer) < MOST * max(seconds(rules, text), 0.02)


def seconds(rules: Pipeline, text: str) -> float:
    """The processor time that an analysis takes."""
    version = TextVersion(original=text, text=text)
    article = Article(id="0" * 12, origin="hostile", version=version, published="2024-05-06")
    begin = time.process_time()
    (_,) = rules.analyse([article])
    return time.process_time() - begin
