"""Dates of one act that two articles give otherwise, as the bundled pipeline reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extradition_tui.contrast.date_evidence import WEIGHTS, likelihood
from extradition_tui.contrast.statements import contrast
from extradition_tui.language.pipeline import Pipeline, open_pipeline
from extradition_tui.model import Article, Report, TextVersion

Differing = Callable[..., list[list[str]]]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return open_pipeline()


@pytest.fixture
def dates(pipeline: Pipeline) -> Differing:
    """The words of the dates that differ, hints aside, between reports of one day."""

    def found(*texts: str, published: str | None = "2031-05-14") -> list[list[str]]:
        articles = [
            Article(
                id=f"a{place}",
                origin=f"a{place}",
                version=TextVersion(original=text, text=text),
            )
            for place, text in enumerate(texts)
        ]
        if published:
            articles = [
                replace(item, published=published, published_from="user") for item in articles
            ]
        reports = list(map(Report, articles, pipeline.analyse(articles)))
        return [
            [value.text for article in sorted(item.values) for value in item.values[article]]
            for row in contrast(reports).statements
            for item in row.differences
            if item.type == "date" and not item.hint
        ]

    return found


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (
            "Burglars emptied the chapel of its silver on the night of 6 March 1997.",
            "The thieves came in the night of March 7, 1997, the verger says.",
            ["6 March 1997", "March 7, 1997"],
        ),
        (
            "The kiln was lit again on 3 April, when the strike ended.",
            "Since 5 April the kiln has been burning, as the strike is over.",
            ["3 April", "5 April"],
        ),
        (
            "The orchestra was founded in 1987 by two dentists.",
            "A pair of dentists founded it in 1989, and it plays in barns.",
            ["1987", "1989"],
        ),
        (
            "A quarrel over fees parted the partners in June 2030.",
            "It was in July 2030 that the partners fell out.",
            ["June 2030", "July 2030"],
        ),
    ],
)
def test_dates_near_each_other_that_only_one_article_gives_differ(
    dates: Differing, one: str, other: str, differ: list[str]
) -> None:
    assert dates(one, other) == [differ]


def test_a_date_that_the_other_article_gives_for_that_act_differs_from_none(
    dates: Differing,
) -> None:
    one = "The weir at Orrin broke on 3 May. The dredger was sold on 5 May to a Dane."
    other = "The weir at Orrin broke on 3 May. On 4 May the dredger was sold to a Dane."
    assert dates(one, other) == [["5 May", "4 May"]]
    assert dates(one, one) == []


def test_a_vaguer_date_that_holds_the_other_is_no_difference(dates: Differing) -> None:
    exact = "The chapel of Orrin was robbed on 6 March 1997."
    assert dates(exact, "The chapel of Orrin was robbed in March 1997.") == []
    assert dates(exact, "The chapel of Orrin was robbed in 1997.") == []


def test_what_lies_far_apart_is_of_two_acts(dates: Differing) -> None:
    one = "The chapel was built in 1871 by masons from Orrin."
    other = "A museum of toys opened in 1994 in the old ropeworks."
    assert dates(one, other) == []


def test_years_that_only_lie_near_each_other_are_of_two_acts(dates: Differing) -> None:
    one = "She taught the oboe at Harnes from 1987 and wrote of birds."
    other = "Her second novel won a prize for sailors in 1989."
    assert dates(one, other) == []


def test_dates_of_a_list_and_those_told_from_others_are_of_many_acts(dates: Differing) -> None:
    listed = "The regatta was held at Orrin on 3 May and 5 May, to the joy of all."
    assert dates(listed, "A second regatta was held on 4 May on the lake.") == []
    before = "The mill was sold on 3 May; the miller had left the day before."
    assert dates(before, "On 5 May the miller left. The mill was sold on 3 May.") == []


def test_words_of_many_sentences_tie_no_two_of_them(dates: Differing) -> None:
    about = "".join(
        f"Wexcombe lighthouse has a {word}. " for word in ["door", "lamp", "stair", "bell"]
    )
    one = about + "Wexcombe lighthouse got a roof of tin in April."
    other = about + "Of Wexcombe lighthouse a painting hung in Harnes in December."
    assert dates(one, other) == []


def test_two_acts_between_words_that_are_much_the_same_are_two(dates: Differing) -> None:
    left = "The ferry left the harbour of Orrin on 3 May with all its crew aboard."
    sank = "The ferry sank in the harbour of Orrin on 5 May with all its crew aboard."
    foundered = "The ferry foundered in the harbour of Orrin on 6 May with all its crew aboard."
    assert dates(left, sank) == []
    assert dates(sank, foundered) == [["5 May", "6 May"]]


def test_the_day_of_the_article_is_of_no_act_but_of_one_told_alike(dates: Differing) -> None:
    one = "The mayor said on Wednesday that she was glad."
    other = "Fishermen blocked the quay on Tuesday."
    assert dates(one, other) == []


def test_the_date_of_a_page_is_of_no_act(dates: Differing) -> None:
    one = "12 May 2031\n\nThe weir at Orrin broke."
    other = "13 May 2031\n\nThe weir at Orrin broke."
    assert dates(one, other) == []


def test_a_year_that_names_a_law_is_of_no_act(dates: Differing) -> None:
    opens = "The governor closed the ferry under the "
    closes = "The governor, who closed the ferry, used a law that was last used in 2004."
    assert dates(opens + "2003 Ferries and Bridges Act.", closes) == []
    assert dates(opens + "Ferries Act of 2003.", closes) == []
    assert dates("The governor closed the ferry law in 2003.", "He closed the ferry law in 2004.")


def test_days_of_articles_without_a_date_are_compared_by_what_they_name(dates: Differing) -> None:
    one = "The sluice of Orrin will be opened on Tuesday."
    other = "The sluice of Orrin will be opened on Friday."
    assert dates(one, other, published=None) == [["Tuesday", "Friday"]]
    one, other = one.replace("Tuesday", "3 May"), other.replace("Friday", "4 May")
    assert dates(one, other, published=None) == [["3 May", "4 May"]]
    assert dates(one, other.replace("4 May", "Friday"), published=None) == []


def test_what_goes_with_a_verb_is_of_its_time(dates: Differing) -> None:
    one = "In March 2029 the wall of the quarry gave way and buried two diggers."
    other = "Two diggers were buried at the quarry in April 2029, when its wall slid."
    assert dates(one, other) == [["March 2029", "April 2029"]]


def test_a_date_is_reported_once_and_beside_the_likeliest(dates: Differing) -> None:
    one = "The bell was cast on 3 May. The tower was painted on 9 May."
    other = "The bell was cast on 4 May. The tower was painted on 8 May."
    assert sorted(dates(one, other)) == [["3 May", "4 May"], ["9 May", "8 May"]]


def test_what_speaks_for_one_act_makes_it_likelier() -> None:
    nothing = dict.fromkeys(WEIGHTS, 0.0)
    for name, weight in WEIGHTS.items():
        assert (likelihood(nothing | {name: 1.0}) > likelihood(nothing)) == (weight > 0)
    assert 0 < likelihood(nothing) < likelihood(dict.fromkeys(WEIGHTS, 1.0)) < 1
