from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast_model import Contrast, Difference, DifferenceType
from extradition_tui.model import Report
from tests.contrast.build import report
from tests.contrast.stories import bridge_a, bridge_b, bridges, ferries, ferry_a, ferry_b, ferry_c


def found(result: Contrast, kind: DifferenceType) -> list[dict[str, list[str]]]:
    return [
        {article: [value.text for value in values] for article, values in item.values.items()}
        for row in result.statements
        for item in row.differences
        if item.type == kind
    ]


def differences(result: Contrast) -> list[Difference]:
    return [item for row in result.statements for item in row.differences]


def test_another_figure_for_the_same_thing_is_a_difference():
    assert found(contrast(ferries()), "figure") == [
        {"ferry_a": ["11"], "ferry_b": ["11"], "ferry_c": ["14"]}
    ]


def test_a_rounded_figure_is_no_difference():
    a = report("a", "Inspectors found 312 cracked bolts in the deck.", counted=("bolts",))
    b = report("b", "Inspectors found about 310 cracked bolts in the deck.", counted=("bolts",))
    assert differences(contrast([a, b])) == []


def test_figures_of_other_things_are_not_compared():
    a = report("a", "The council voted to shut 12 schools in the valley.", counted=("schools",))
    b = report("b", "The council voted to shut 15 parks in the valley.", counted=("parks",))
    assert found(contrast([a, b]), "figure") == []


def test_another_day_is_a_difference_and_the_same_day_is_none():
    result = contrast(ferries())
    assert [sorted(item) for item in found(result, "date")] == [["ferry_a", "ferry_c"]]
    assert found(contrast([ferry_a(), ferry_b()]), "date") == []


def test_an_unresolved_date_is_no_difference():
    a = report(
        "a", "The ship Skarven sank on 3 May 2031 near Tarvik.", dates={"3 May 2031": "2031-05-03"}
    )
    b = report("b", "The ship Skarven sank on Wednesday near Tarvik.", dates={"Wednesday": None})
    assert found(contrast([a, b]), "date") == []


def test_a_changed_quotation_is_found_where_one_source_joins_what_another_splits():
    (item,) = [item for item in contrast(ferries()).quotes if item.altered]
    assert item.speaker == "Henrik Aune"
    assert len(item.versions["ferry_a"]) == 1
    assert len(item.versions["ferry_b"]) == 2
    assert "word" in item.changes


def test_the_same_words_in_other_typography_are_not_altered():
    a = report("a", "“It’s a matter of trust – and of time,” the mayor said at noon.")
    b = report("b", 'The mayor said at noon: "It\'s a matter of trust — and of time."')
    (item,) = contrast([a, b]).quotes
    assert not item.altered
    assert found(contrast([a, b]), "quote") == []


@pytest.mark.parametrize(
    ("other", "change"),
    [
        ("We never promised the farmers a new well this year", "trimmed"),
        ("We never promised the farmers … a second pump before harvest", "ellipsis"),
        ("We never promised the farmers [of Eldon] a new well this year or a second pump before"
         " harvest", "bracketed"),
        ("We never promised the growers a new well this year or a second pump before harvest",
         "word"),
    ],
)  # fmt: skip
def test_a_change_in_a_quotation_is_named(other, change):
    whole = "We never promised the farmers a new well this year or a second pump before harvest"
    a = report("a", f"“{whole},” said the minister.")
    b = report("b", f"“{other},” said the minister.")
    (item,) = contrast([a, b]).quotes
    assert item.altered
    assert change in item.changes


def test_other_words_for_the_same_people_and_the_same_act_are_labels():
    result = contrast(ferries())
    terms = [
        {article: {term.term for term in found} for article, found in item.terms.items()}
        for item in result.labels
    ]
    assert {"ferry_a": {"passengers"}, "ferry_b": {"tourists"}, "ferry_c": {"travellers"}} in terms
    assert {"ferry_a": {"rescue"}, "ferry_b": {"evacuation"}} in terms
    assert len(found(result, "label")) == 2


def test_another_office_of_the_same_kind_is_a_difference_of_title():
    (titles,) = found(contrast(ferries()), "title")
    assert titles["ferry_a"] == ["Transport Minister"]
    assert titles["ferry_c"] == ["Transport Secretary"]


def test_two_offices_of_different_kinds_may_both_be_held():
    a = report("a", "Opposition Leader and Senator Ada Quill spoke first.", people=("Ada Quill",))
    b = report("b", "Committee Chair Ada Quill spoke first.", people=("Ada Quill",))
    assert found(contrast([a, b]), "title") == []


def test_own_voice_here_and_a_source_there_is_a_difference_of_attribution():
    (item,) = found(contrast(ferries()), "attribution")
    assert item["ferry_b"] == ["Insurers say"]
    assert item["ferry_a"][0].startswith("The repair of the hull")


def test_affirmed_here_and_denied_there_is_a_difference_of_polarity():
    assert {"bridge_a": ["confirmed"], "bridge_b": ["denied"]} in found(
        contrast(bridges()), "polarity"
    )
    assert found(contrast(ferries()), "polarity")[0]["ferry_c"] == ["not sober"]


def test_a_name_spelt_otherwise_is_found_and_an_accent_is_not_one():
    names = found(contrast(bridges()), "name")
    assert names
    assert names[0]["bridge_c"] == ["Alistair Penhalow"]
    a = report("a", "The judge freed Inés Castaño on bail.", people=("Inés Castaño",))
    b = report("b", "The judge freed Ines Castano on bail.", people=("Ines Castano",))
    assert found(contrast([a, b]), "name") == []


def test_a_vague_number_here_and_a_figure_there_is_softened():
    a = report("a", "Police arrested dozens of workers at the mine gate in Eldon.")
    b = report("b", "Police arrested 48 workers at the mine gate in Eldon.", counted=("workers",))
    (item,) = found(contrast([a, b]), "softened")
    assert item == {"a": ["dozens of workers"], "b": ["48"]}


def test_what_one_source_adds_stands_alone_even_within_a_sentence():
    result = contrast(ferries())
    alone = [row for row in result.statements if row.kind == "only"]
    assert any("1998 Pilotage Act" in row.cells["ferry_c"][0].text for row in alone if
               "ferry_c" in row.cells)  # fmt: skip
    assert all(row.witnesses == 1 for row in alone)


def test_what_one_family_alone_says_stands_as_only_here_and_one_family_alone_can_agree():
    result = contrast(ferries())
    kinds = {tuple(row.cells): row.kind for row in result.statements if not row.differences}
    assert kinds["ferry_a", "ferry_b"] == "only"
    pair = contrast([ferry_a(), ferry_b()])
    assert len(pair.families) == 1
    assert any(row.kind == "agreement" for row in pair.statements)


def test_what_most_families_carry_and_one_leaves_out_comes_first_of_what_is_agreed():
    dam = "The dam at Eldon cracked in the night."
    gates = "Engineers opened two sluice gates."
    school = "Pupils of the Halden school slept in tents."
    both = "Ministers promised new turbines by spring."
    texts = {
        "a": (dam, both, gates, school),
        "b": (dam, gates, both, school),
        "c": (dam, school, gates, "A choir sang."),
        "d": (dam, "Trams kept running in Lund.", "Fog hid the coast.", gates),
    }
    result = contrast([report(name, " ".join(said)) for name, said in texts.items()])
    agreed = [row for row in result.statements if row.kind == "agreement"]
    words = [next(iter(row.cells.values()))[0].text for row in agreed]
    assert words[0] == school
    assert agreed[0].silent == ("d",)
    assert {dam, gates, both} == set(words[1:])


def test_the_questions_of_an_interview_are_no_statements():
    asked = (
        "Why was the ferry late?\nThe tide was low.\n"
        "Who knew of the crack?\nNobody on board had seen it.\n"
        "Will you resign?\nI will stay until spring."
    )
    other = report("b", "The tide was low when the ferry left. A crack was found by divers.")
    said = [
        cell.text
        for row in contrast([report("a", asked), other]).statements
        for cell in row.cells.get("a", ())
    ]
    assert sorted(said) == [
        "I will stay until spring.",
        "Nobody on board had seen it.",
        "The tide was low.",
    ]


def test_a_question_in_an_article_that_is_no_interview_is_a_statement():
    text = "Who knew of the crack?\nThe tide was low.\nDivers went down at noon."
    other = report("b", "The tide was low when the ferry left.")
    rows = contrast([report("a", text), other]).statements
    assert any("Who knew" in cell.text for row in rows for cell in row.cells.get("a", ()))


def test_a_title_is_no_statement():
    result = contrast(ferries())
    texts = [span.text for row in result.statements for cell in row.cells.values() for span in cell]
    assert texts
    assert not any("All safe as ferry" in text for text in texts)


def test_retold_sources_are_one_witness():
    result = contrast(ferries())
    both = [row for row in result.statements if set(row.cells) == {"ferry_a", "ferry_b"}]
    assert both
    assert all(row.witnesses == 1 for row in both)
    assert all(row.silent == ("ferry_c",) for row in both)


def test_differing_claims_come_before_quotations_wording_and_agreement():
    kinds = [row.kind for row in contrast(ferries()).statements]
    order = ["differs", "altered", "wording", "only", "agreement"]
    assert kinds == sorted(kinds, key=order.index)


def test_the_order_of_the_articles_changes_nothing():
    expected = contrast(ferries(), event="e1")
    assert all(contrast(order, event="e1") == expected for order in permutations(ferries()))


def test_fewer_than_two_more_than_ten_or_the_same_article_twice_is_refused():
    with pytest.raises(ValueError, match="1 articles"):
        contrast([ferry_a()])
    with pytest.raises(ValueError, match="11 articles"):
        contrast([ferry_a(f"a{i}") for i in range(11)])
    with pytest.raises(ValueError, match="twice"):
        contrast([bridge_a("x"), bridge_b("x")])


def assert_whole(reports: list[Report], result: Contrast) -> None:
    """Every span is exact; every sentence that is no heading is covered, no character twice."""
    texts = {item.article.id: item.article.text for item in reports}
    held = {article: [0] * len(text) for article, text in texts.items()}
    for row in result.statements:
        for article, spans in row.cells.items():
            for span in spans:
                assert texts[article][span.start : span.end] == span.text
                for place in range(span.start, span.end):
                    held[article][place] += 1
        for item in row.differences:
            for article, values in item.values.items():
                for value in values:
                    assert texts[article][value.start : value.end] == value.text
    for item in reports:
        heads = [(head.start, head.end) for head in item.article.version.headings]
        for sentence in item.analysis.sentences:
            if any(start <= sentence.start and sentence.end <= end for start, end in heads):
                continue
            for place in range(sentence.start, sentence.end):
                count = held[item.article.id][place]
                assert count <= 1
                if not texts[item.article.id][place].isspace() and item.article.title is None:
                    assert count == 1


def test_every_sentence_stands_in_one_statement_and_spans_are_exact():
    for reports in (list(ferries()), list(bridges()), [ferry_b(), ferry_c(), bridge_b()]):
        assert_whole(reports, contrast(reports))


_NEWS = """the minister said 14 ferries sank , while storms hit — “not true” . US Marit Solvang\n
dozens of and 3 May 2031 ? which made [him] ‘go’ ; president 40% é 🛟 \t \n\n"""
_WORDS = st.sampled_from(_NEWS.split(" "))
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=60).map(" ".join))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_TEXTS, min_size=2, max_size=4))
def test_no_text_breaks_it_and_any_order_gives_the_same(texts):
    reports = [
        report(f"a{place}", text, people=("Marit Solvang",), counted=("ferries",))
        for place, text in enumerate(texts)
    ]
    result = contrast(reports)
    assert result == contrast(reports[::-1])
    assert_whole(reports, result)
    ids = [row.id for row in result.statements]
    assert len(set(ids)) == len(ids)


def test_a_headline_with_another_word_than_the_text_is_an_altered_quotation():
    a = report("a", "The minister called it a “painful necessity” at noon.")
    b = report(
        "b",
        "The minister said it was a “painful necessity” of her office.",
        title='Minister defends "painful duty"',
    )
    (item,) = contrast([a, b]).quotes
    assert item.altered
    assert "word" in item.changes
    assert [span.text for span in item.versions["b"]] == ["painful duty", "painful necessity"]


def test_british_and_american_spelling_is_no_change():
    a = report("a", "“We recognised the colour of the neighbourhood flag,” she said.")
    b = report("b", "“We recognized the color of the neighborhood flag,” she said.")
    (item,) = contrast([a, b]).quotes
    assert not item.altered


def test_a_number_that_both_merely_have_names_no_referent():
    filler = "Rain fell on the harbour.\nNobody spoke of it.\n"
    a = report("a", f"{filler}The tug waited with 14 sailors on deck.", counted=("sailors",))
    b = report("b", f"{filler}A bakery in the square sold 14 loaves.", counted=("loaves",))
    assert contrast([a, b]).labels == ()


def test_what_an_article_repeats_is_compared_once_and_still_stands_in_a_statement() -> None:
    said = "The council met on Tuesday in the town hall of Marrow Bay. "
    one, other = report("one", said * 40 + "It rained."), report("other", said * 30)
    found = contrast((one, other))
    spans = [s for row in found.statements for s in row.cells.get("one", ())]
    assert len({span.start for span in spans}) == len(spans) == 41
    together = [row for row in found.statements if len(row.cells) == 2]
    assert len(together) == 1
