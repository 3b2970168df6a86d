from __future__ import annotations

import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from extradition_tui.language.pipeline import RULES_NAME, Pipeline, open_pipeline
from extradition_tui.model import Article, TextVersion

# Three times as much text is three times the work; what grows with the square of it is nine times.
GROWTH = 3
MOST = 4.5
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
    "marks alone": (repeated('"'), 3_000),
    "a verb of saying before every quotation, on one line": (repeated('said "x y" '), 233),
    "a verb of saying after every quotation": (repeated("“x,” said A. "), 300),
    "quotations that stay open": (repeated("“A "), 600),
    "quotations of one letter": (repeated("“a ” "), 600),
    "pronouns that speak": (repeated('Ada Lund came.\n"We go," he said.\n'), 150),
    "titles without names": (repeated("Mr. "), 3_000),
    "one long number": (repeated("7"), 15_000),
    "shares": (repeated("1 of 2 "), 300),
    "weekdays": (repeated("Monday "), 300),
    "letters": (repeated("A B C "), 600),
    "people who are named in full and shortly": (pairs("Ada {a} {b} met {b}.\n"), 270),
    "ministries": (pairs("The {a} {b} Ministry met.\n"), 130),
    "letters and the unions that they stand for": (
        pairs("The {a} {b} Union ({first}U) met.\n"),
        130,
    ),
    "one list of names": (pairs("{a} and {b}, "), 150),
    "one name of small words": (repeated("Ministry of Health and "), 300),
    "firms that share a first word": (pairs("Nordvik {a} Holdings met {b} and Nordvik.\n"), 130),
    "people who each say something": (pairs("{a} {b} said: “We go on now.”\n"), 100),
    "names with a colon": (pairs("{a}: “We go on.”\n"), 130),
    "datelines": (pairs("PORT {A}, May 3 ({b}) - The town met.\n"), 100),
}


@pytest.fixture(scope="module")
def rules() -> Pipeline:
    return open_pipeline(RULES_NAME)


@pytest.mark.parametrize("name", TEXTS)
def test_work_grows_with_a_hostile_text_and_not_with_its_square(rules: Pipeline, name: str) -> None:
    text, number = TEXTS[name]
    work(rules, text(number // 10))  # what is read and remembered once
    assert work(rules, text(GROWTH * number)) < MOST * work(rules, text(number))


def work(rules: Pipeline, text: str) -> int:
    """How many lines of this program an analysis runs: the same on any machine."""
    version = TextVersion(original=text, text=text)
    article = Article(id="0" * 12, origin="hostile", version=version, published="2024-05-06")
    lines = 0

    def count(frame: FrameType, event: str, _: object) -> Callable[..., object] | None:
        nonlocal lines
        lines += event == "line"
        return count if "extradition_tui" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(count)
    try:
        (_,) = rules.analyse([article])
    finally:
        sys.settrace(before)
    return lines
