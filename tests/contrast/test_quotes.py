"""Which quotations are one utterance, and what counts as a change of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extradition_tui.contrast.quotes import quote_versions
from extradition_tui.contrast.reading import read
from extradition_tui.contrast_model import QuoteVersions
from extradition_tui.model import Quote, Report
from tests.contrast.build import report

TRUST = "The harbour belongs to those who work in it and to nobody else."


def _versions(*reports: Report) -> tuple[QuoteVersions, ...]:
    return quote_versions([read(item) for item in reports])


def test_a_space_beside_an_apostrophe_is_no_change():
    a = report(
        "a",
        "“We’ll keep the old set-up of the fish market until the summer feast,” the mayor said.",
    )
    b = report(
        "b",
        "“We’ ll keep the old setup of the fish market until the summer feast,” the mayor said.",
    )
    (item,) = _versions(a, b)
    assert not item.altered


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        ("Ada Quill", "Tom Reed", True),
        ("Ada Quill", "Ada Quilley", False),
        ("Ada Quill", "Quill", False),
        ("Ada Quill", "The ministry", False),
    ],
)
def test_words_are_given_to_another_where_each_article_names_a_person_beside_them(
    one, other, changed
):
    people = tuple(name for name in (one, other) if not name.startswith("The"))
    a, b = (
        report(article, f"“{TRUST[:-1]},” {who} said.", people=people, speakers={"The": who})
        for article, who in (("a", one), ("b", other))
    )
    (item,) = _versions(a, b)
    assert ("speaker" in item.changes) is changed
    assert item.altered is changed


def test_a_speaker_who_was_found_through_a_pronoun_is_not_another_speaker():
    a = report("a", f"“{TRUST[:-1]},” she said.", speakers={"The": "Ada Quill"})
    words = f"“{TRUST[:-1]},” Tom Reed said."
    b = report("b", words, people=("Tom Reed",), speakers={"The": "Tom Reed"})
    (item,) = _versions(a, b)
    assert not item.altered


def test_an_office_before_the_name_that_the_other_article_gives_is_not_another_speaker():
    text = f"“{TRUST[:-1]},” said Secretary for Ports Tom Reed."
    a = report("a", text, speakers={"The": "Secretary"})
    b = report("b", f"“{TRUST[:-1]},” Reed said.", people=("Reed",), speakers={"The": "Reed"})
    (item,) = _versions(a, b)
    assert not item.altered


def test_a_catchword_does_not_make_one_utterance_of_two():
    a = report("a", "“I am proud of everything that Grey Heron did for us,” Ada Quill said.")
    b = report("b", "They called her “Grey Heron” at the port. She was fond of the name.")
    c = report("c", "“It was me whom the sailors always called Grey Heron,” Ada Quill said.")
    assert not any(item.altered for item in _versions(a, b, c))
    assert not any({"a", "c"} <= set(item.versions) for item in _versions(a, b, c))


def test_one_rare_word_in_common_makes_no_utterance():
    a = report("a", "“He ran off while the smuggler tried to hide the crates,” Ada Quill said.")
    b = report("b", "“He is a smuggler.” Tom Reed said so at noon.")
    assert _versions(a, b) == ()


def test_a_catchword_in_another_number_is_no_change():
    a = report("a", "These became known as “harbour rules”. Few were kept.")
    b = report("b", "Each of them was called a “harbour rule”. Few were kept.")
    assert not any(item.altered for item in _versions(a, b))


def test_what_follows_a_mark_within_a_quotation_is_not_relied_upon():
    b = report("b", f"“{TRUST} “We go on,” she said. The mayor spoke for an hour to nobody.")
    text = b.article.text
    end = text.index(" “We")
    open_ended = Quote(1, len(text), text[1:], "mayor", None, None, "speech")
    b = replace(b, analysis=replace(b.analysis, quotes=(open_ended,)))
    a = report("a", f"“{TRUST}” the mayor said. “The mayor spoke for an hour to nobody.”")
    spans = [span for item in _versions(a, b) for span in item.versions.get("b", ())]
    assert spans
    assert all(span.end <= end for span in spans)


def test_a_title_before_a_name_ends_no_sentence_of_a_quotation():
    words = "When I stood on the quay I saw Mrs{} Hall fall down."
    a = report("a", f"“{words.format('.')}” Ada Quill said so at the hearing.")
    b = report("b", f"“{words.format('')}” Ada Quill said so at the hearing.")
    (item,) = _versions(a, b)
    assert not item.altered


def test_another_utterance_beside_one_that_both_print_is_not_cut():
    shared = "“The tide has its rightful place at the heart of the Harbour Safety Act,” she said."
    a = report("a", shared)
    b = report("b", f"{shared} It serves “the purposes of the Harbour Safety Act” as well.")
    assert [item.altered for item in _versions(a, b)] == [False]


def test_who_said_it_is_no_part_of_a_quotation_that_lacks_its_closing_mark():
    a = report("a", f"“{TRUST[:-1]},” the two wardens said in a statement.")
    b = report("b", f"“{TRUST[:-1]}, the two wardens said in a statement. “It closes at six.”")
    whole = b.article.text.index(". “It")
    quote = replace(b.analysis.quotes[0], end=whole, text=b.article.text[1:whole])
    b = replace(b, analysis=replace(b.analysis, quotes=(quote,)))
    (item,) = _versions(a, b)
    assert not item.altered


def test_a_number_in_digits_is_the_number_in_words():
    a = report("a", "It was “a blow to four thousand families,” he said.")
    b = report("b", "It was “a blow to 4,000 families,” he said.")
    (item,) = _versions(a, b)
    assert not item.altered


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tide does not wait.", "The tide doesn’t wait."),
        ("Forty-two boats in one night.", "We lost 42 boats in one night."),
        ("The gulls came first, all dead.", "The gulls died first, and later our hens fell ill."),
        ("I ask for my old berth back.", "I never broke the rules and I want my old berth back."),
    ],
)
def test_one_utterance_is_found_in_the_words_of_two_translators(one, other):
    a, b = (
        report(
            article,
            f"“{said[:-1]},” Ada Quill said.",
            people=("Ada Quill",),
            speakers={said[:5]: "Ada Quill"},
        )
        for article, said in (("a", one), ("b", other))
    )
    assert len(_versions(a, b)) == 1


def test_two_sentences_of_one_speaker_about_one_thing_are_two_utterances():
    a, b = (
        report(
            article,
            f"“{said},” Ada Quill said.",
            people=("Ada Quill",),
            speakers={said[:5]: "Ada Quill"},
        )
        for article, said in (
            ("a", "This quay gives its young no work, no boats and nothing but anger"),
            ("b", "Tonight we saw anger, rage and tears, and the young ran from the quay"),
        )
    )
    assert not _versions(a, b)
