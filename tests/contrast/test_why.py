from extradition_tui.contrast.event_features import features
from extradition_tui.contrast.events import similarity
from extradition_tui.contrast.why import why_one_event
from tests.contrast.stories import ferry_a, ferry_c


def test_why_is_told_in_the_words_of_the_text_names_and_figures_first():
    a, b = features(ferry_a()), features(ferry_c())
    found = why_one_event(ferry_a(), a, b).shared
    kinds = [item.kind for item in found]
    assert kinds == sorted(kinds, key=["name", "figure", "date", "word"].index)
    told = {item.kind: [one.text for one in found if one.kind == item.kind] for item in found}
    assert {"Marit Solvang", "Lindholm", "Varsund"} <= set(told["name"])
    assert "143 passengers" in told["figure"]
    assert all(item.text in ferry_a().article.text for item in found if item.kind != "figure")


def test_the_weights_add_up_to_the_likeness_and_nothing_stands_twice():
    a, b = features(ferry_a()), features(ferry_c())
    found = why_one_event(ferry_a(), a, b).shared
    assert abs(sum(item.weight for item in found) - similarity(a, b)) < 0.001
    assert len({(item.kind, item.text) for item in found}) == len(found)
