import random
from dataclasses import replace

import pytest

from extradition_tui.contrast.families import families
from extradition_tui.model import Report
from tests.contrast.build import report
from tests.contrast.stories import bridges, ferries, ferry_a, ferry_b


def word(draw: random.Random) -> str:
    """A word of three syllables that nobody knows."""
    return "".join(draw.choice("bdfgklmnprst") + draw.choice("aeiou") for _ in range(3))


def written(seed: int, sentences: int = 24) -> str:
    """An article of unknown words in sentences of one pattern, that nobody else has written."""
    draw = random.Random(seed)
    lines = []
    for _ in range(sentences):
        a, b, c, d, e = (word(draw) for _ in range(5))
        lines.append(f"The {a} in {b.capitalize()} saw {draw.randrange(99, 999)} {c} and {d} {e}.")
    return " ".join(lines)


def retold(text: str, share: float, seed: int) -> str:
    """The same article with that share of its words changed."""
    draw = random.Random(seed)
    words = text.split()
    for at in draw.sample(range(len(words)), int(share * len(words))):
        end = "." if words[at].endswith(".") else ""
        other = word(draw)
        words[at] = (other.capitalize() if words[at][0].isupper() else other) + end
    return " ".join(words)


@pytest.mark.parametrize("share", [0.1, 0.2, 0.3])
def test_a_retelling_with_up_to_a_third_of_its_words_changed_is_found(share):
    found = 0
    for seed in range(10):
        text = written(seed)
        pair = [report("a", text), report("b", retold(text, share, seed))]
        found += len(families(pair)) == 1
    assert found >= 9


def test_a_reprint_of_agency_copy_under_another_head_and_cut_short_is_one_family():
    copy = written(3, 30)
    short = ". ".join(copy.split(". ")[:12]) + "."
    a = report("a", copy, title="Counting in the valley")
    b = report("b", f"Readers were surprised this morning. {short}", title="A strange census")
    assert [item.articles for item in families([a, b])] == [("a", "b")]


def test_many_articles_are_compared_only_where_they_share_runs_of_words():
    reports = [report(f"{seed:03}", written(seed)) for seed in range(120)]
    copied = report("zzz", retold(written(7), 0.2, 1))
    found = [item.articles for item in families([*reports, copied]) if len(item.articles) > 1]
    assert found == [("007", "zzz")]


def test_of_two_without_dates_the_one_that_names_the_other_follows_it():
    text = written(5)
    first = report("b", text)
    first = Report(replace(first.article, source="Corran Wire"), first.analysis)
    second = report("a", f"{text} Corran Wire reported it.")
    (found,) = families([first, second])
    assert found.direction == ("b", "a")
    (unknown,) = families([first, report("a", text)])
    assert unknown.direction is None


def dated(item: Report, published: str) -> Report:
    return Report(replace(item.article, published=published), item.analysis)


def test_a_retelling_is_one_family_and_reports_of_their_own_are_not():
    found = families(ferries())
    assert [item.articles for item in found] == [("ferry_a", "ferry_b"), ("ferry_c",)]
    assert found[0].share > 0.6
    assert found[0].same_order
    assert [item.articles for item in families(bridges())] == [
        ("bridge_a",),
        ("bridge_b",),
        ("bridge_c",),
    ]


def test_the_direction_is_known_only_by_two_different_dates():
    assert families(ferries())[0].direction is None
    a, b = dated(ferry_a(), "2031-03-05"), dated(ferry_b(), "2031-03-04")
    assert families([a, b])[0].direction == ("ferry_b", "ferry_a")
    assert families([a, dated(ferry_b(), "2031-03-05")])[0].direction is None


def test_a_shared_quotation_alone_makes_no_family():
    speech = (
        "“We came here with nothing but rope and lamps, and we leave with every child alive."
        " I will not hear another word about delay from men who slept through that night,”"
    )
    a = report("a", f"{speech} the captain said. Rain fell on the harbour all week in Tarvik.")
    b = report("b", f"Asked about delays, the captain answered: {speech} and left the room.")
    assert [item.articles for item in families([a, b])] == [("a",), ("b",)]


def test_words_quoted_within_sentences_make_no_family():
    speech = written(9, 12).replace(". ", ", ")
    a = report("a", f"{written(1, 8)} The captain told the court: “{speech}” and sat down.")
    b = report("b", f"{written(2, 8)} According to the captain, “{speech}” is what he had seen.")
    assert [item.articles for item in families([a, b])] == [("a",), ("b",)]


def test_a_copied_text_is_a_family_in_any_order_of_its_sentences():
    sentences = [line for line in ferry_a().article.text.split("\n") if line and "“" not in line]
    a = report("a", "\n".join(sentences))
    b = report("b", "\n".join(reversed(sentences)))
    (found,) = families([b, a])
    assert found.articles == ("a", "b")
    assert found.share > 0.9
    assert not found.same_order
