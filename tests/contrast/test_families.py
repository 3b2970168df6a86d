from dataclasses import replace

from extradition_tui.contrast.families import families
from extradition_tui.model import Report
from tests.contrast.build import report
from tests.contrast.stories import bridges, ferries, ferry_a, ferry_b


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


def test_a_copied_text_is_a_family_in_any_order_of_its_sentences():
    sentences = [line for line in ferry_a().article.text.split("\n") if line and "“" not in line]
    a = report("a", "\n".join(sentences))
    b = report("b", "\n".join(reversed(sentences)))
    (found,) = families([b, a])
    assert found.articles == ("a", "b")
    assert found.share > 0.9
    assert not found.same_order
