from itertools import permutations

import msgspec

from extradition_tui.contrast.event_features import Features, candidate_keys, features
from extradition_tui.contrast.event_titles import event_title
from extradition_tui.contrast.events import group, related, shared, similarity
from tests.contrast.build import report
from tests.contrast.stories import bridges, ferries, ferry_a, ferry_c, other_ferry


def test_reports_of_one_happening_are_one_event_and_a_lookalike_is_another():
    found = [features(item) for item in (*ferries(), *bridges(), other_ferry())]
    assert group(found) == (
        ("bridge_a", "bridge_b", "bridge_c"),
        ("ferry_a", "ferry_b", "ferry_c"),
        ("other_ferry",),
    )


def test_the_order_of_loading_changes_nothing():
    found = [features(item) for item in (*ferries(), other_ferry())]
    assert {group(order) for order in permutations(found)} == {group(found)}


def test_likeness_is_one_with_itself_symmetric_and_within_bounds():
    a, b = features(ferry_a()), features(ferry_c())
    assert 0.99 <= similarity(a, a) <= 1.0
    assert 0.0 < similarity(a, b) == similarity(b, a) < 1.0


def test_what_is_shared_is_heaviest_first_and_adds_up_to_the_likeness():
    a, b = features(ferry_a()), features(ferry_c())
    found = shared(a, b)
    weights = [item.weight for item in found]
    assert weights == sorted(weights, reverse=True)
    assert abs(sum(weights) - similarity(a, b)) < 0.001
    assert {"name", "figure", "word"} <= {item.kind for item in found}


def test_articles_of_one_event_share_candidate_keys():
    a, b = candidate_keys(features(ferry_a())), candidate_keys(features(ferry_c()))
    assert set(a) & set(b)
    assert len(a) <= 60


def test_days_between_lower_the_likeness_but_never_to_nothing():
    text = "The ferry Havørn ran aground off Lindholm with 143 passengers on board."
    a = features(report("a", text, published="2031-03-04"))
    near = features(report("b", text, published="2031-03-05"))
    far = features(report("c", text, published="2033-03-05"))
    assert similarity(a, far) < similarity(a, near) <= 1.0
    assert similarity(a, far) > 0.5


def test_a_date_that_is_none_is_left_aside():
    a = features(report("a", "The ferry Havørn ran aground.", published="spring"))
    assert similarity(a, a) > 0.8


def test_kindred_happenings_are_related_and_others_are_not():
    ferry = [features(item) for item in ferries()]
    bridge = [features(item) for item in bridges()]
    assert related(ferry[:1], ferry[1:])
    assert not related(ferry, bridge)


def test_features_survive_serialising():
    found = features(ferry_a())
    assert msgspec.json.decode(msgspec.json.encode(found), type=Features) == found


def test_an_empty_article_is_an_event_of_its_own():
    found = [features(report("a", "")), features(report("b", "")), features(ferry_a())]
    assert group(found) == (("a",), ("b",), ("ferry_a",))
    assert group([]) == ()


def test_an_event_is_called_by_the_title_that_says_what_all_report():
    assert event_title(ferries()) == "All safe as ferry Havørn runs aground"
    assert event_title(ferries()[::-1]) == event_title(ferries())


def test_without_titles_a_first_sentence_is_shortened():
    title = event_title(bridges())
    assert title.startswith(("The council of Dunmore", "Dunmore's council", "Lorries will be"))
    assert len(title) <= 91
    assert event_title([report("a", "")]) == ""
