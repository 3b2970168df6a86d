"""How the benchmark of lookalike events reads its files and counts what was found."""

import re
from datetime import date, timedelta
from itertools import combinations

import pytest
from benchmarks.lookalikes import APART, REPORTS, read_lookalikes, totals, wrong

from extradition_tui.model import Article

TEXT = """\
## fair-olmen | 2025-03-11
Goat wins at Olmen fair

A goat called Pim won the race at the fair of Olmen on Monday. It ate forty cabbages on its way.

The mayor, Anneke Rust, handed over a bell.
## fair-olmen | 2025-03-12
The bell of Olmen hangs on a goat now, and its owner could not be prouder, as she told us.
## fair-tessin
A goose won the race at the fair of Tessin.
"""


@pytest.fixture(scope="module")
def apart() -> tuple[Article, ...]:
    return read_lookalikes(APART.read_text("utf-8"))


def test_a_text_has_several_paragraphs_and_a_headline() -> None:
    first = read_lookalikes(TEXT)[0]
    assert first.title == "Goat wins at Olmen fair"
    assert first.text.startswith("Goat wins at Olmen fair\n\nA goat called Pim")
    assert first.text.endswith(
        "forty cabbages on its way.\n\nThe mayor, Anneke Rust, handed over a bell."
    )


def test_reports_of_one_event_have_its_name_and_their_own_ids_and_days() -> None:
    found = read_lookalikes(TEXT)
    assert [item.origin for item in found] == ["fair-olmen", "fair-olmen", "fair-tessin"]
    assert [item.published for item in found] == ["2025-03-11", "2025-03-12", None]
    assert [item.published_from for item in found] == ["user", "user", None]
    assert len({item.id for item in found}) == 3


def test_a_report_without_a_day_is_its_one_paragraph() -> None:
    last = read_lookalikes(TEXT)[2]
    assert last.text == "A goose won the race at the fair of Tessin."
    assert last.title is None


def test_a_line_of_three_marks_begins_no_report() -> None:
    assert len(read_lookalikes(TEXT + "\n### Who came second\n\nA duck did, by a beak.\n")) == 3


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A goat won.\n## fair-olmen\nIt ran.\n", "no line with an event before 'A goat won.'"),
        ("## fair-olmen | 2025-02-30\nA goat won.\n", "day"),
        ("## fair-olmen | Monday\nA goat won.\n", "Monday"),
        ("## fair-olmen\n\n## fair-tessin\nA goose won.\n", "missing at 'fair-olmen'"),
        ("## | 2025-03-11\nA goat won.\n", "missing at '| 2025-03-11'"),
    ],
)
def test_a_file_that_is_not_of_this_form_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        read_lookalikes(text)


def test_a_file_without_reports_has_no_articles() -> None:
    assert read_lookalikes("\n") == ()


def test_what_is_joined_and_what_is_split_is_wrong() -> None:
    events = {"a": "one", "b": "one", "c": "two", "d": "two", "e": "three", "f": "three"}
    groups = [["a", "b"], ["c"], ["d", "e", "f"]]
    assert wrong(groups, events) == ("two", "three, three, two")
    count, shares = totals(groups, events)
    assert count == "6 articles, 3 events, 3 found, 1 of them exactly"
    assert shares.startswith("B-cubed: precision 0.778, recall 0.833")


def test_the_short_reports_are_read_as_they_stand() -> None:
    for article in read_lookalikes(REPORTS.read_text("utf-8")):
        assert article.text == article.version.original
        assert article.published is None


def test_every_event_apart_is_told_three_times_within_three_days(
    apart: tuple[Article, ...],
) -> None:
    days: dict[str, list[date]] = {}
    for article in apart:
        days.setdefault(article.origin, []).append(date.fromisoformat(article.published or ""))
    assert len(days) == 32
    for told in days.values():
        assert len(told) == 3
        assert max(told) - min(told) <= timedelta(days=3)


def test_every_report_apart_is_read_whole_with_its_headline(apart: tuple[Article, ...]) -> None:
    for article in apart:
        assert article.text == article.version.original
        assert article.title == article.text.split("\n", 1)[0]
        assert 90 <= len(article.text.split()) <= 150


def test_no_two_reports_apart_share_a_sentence_but_for_what_is_quoted(
    apart: tuple[Article, ...],
) -> None:
    sentences = [
        {part.strip() for part in article.text.replace("\n", ". ").split(". ") if '"' not in part}
        for article in apart
    ]
    for one, other in combinations(sentences, 2):
        assert not {part for part in one & other if len(part.split()) > 4}
