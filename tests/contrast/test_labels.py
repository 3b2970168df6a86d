"""What sources call the same people and things, as the bundled pipeline reads it."""

from __future__ import annotations

from tests.contrast.build import Differing


def test_the_last_word_of_a_headline_labels_nobody(differing: Differing) -> None:
    headline = "Painter dies in prison Vincent Hale, who painted the harbour, was 71."
    plain = "The fisherman Vincent Hale, who painted the harbour, was 71."
    assert differing("label", headline, plain) == []


def test_the_end_of_an_address_labels_nobody(differing: Differing) -> None:
    address = "www. tarn - news. example / hale. html Vincent Hale painted the harbour."
    plain = "The fisherman Vincent Hale painted the harbour."
    assert differing("label", address, plain) == []


def test_nouns_of_relatives_with_one_surname_are_not_of_one_person(differing: Differing) -> None:
    one = "The house was left to the pianist Greta Osk and her nephew."
    other = "The house was left to the sculptor Wanda Osk and her nephew."
    assert differing("label", one, other) == []


def test_a_number_whose_sentence_has_both_words_is_not_called_otherwise(
    differing: Differing,
) -> None:
    one = "The storm over Tarn damaged the roofs of at least 340 barns on Monday."
    other = "The storm over Tarn on Monday damaged 340 roofs, most of them of slate."
    assert differing("label", one, other) == []


def test_verbs_of_one_meaning_with_other_objects_are_no_labels(differing: Differing) -> None:
    one = "Customs officers stopped the smugglers near Oldmere and apprehended the crew."
    other = "Customs officers stopped the smugglers near Oldmere and seized three boats."
    assert differing("label", one, other) == []


def test_nouns_of_one_meaning_that_each_keeps_to_are_labels_where_it_first_uses_them(
    differing: Differing,
) -> None:
    one = (
        "The pit at Tarn has lost its permit. The mining authority in Oldmere said on Monday that"
        " the permit of 2019 had violated the rights of eleven villages."
    )
    other = (
        "The mining authority in Oldmere on Monday struck down the licence of the Tarn pit, which"
        " had been granted without a hearing of the eleven villages."
    )
    assert differing("label", one, other) == [["permit", "permit", "licence"]]


def test_what_somebody_calls_them_in_a_quotation_is_not_the_articles_word(
    differing: Differing,
) -> None:
    one = "The harbour police of Tarn held 23 smugglers on a barge after a chase on Monday."
    other = "“We held 23 rascals on a barge after a chase on Monday,” the harbour police said."
    assert differing("label", one, other) == []


def test_votes_are_no_other_word_for_those_who_cast_them(differing: Differing) -> None:
    one = "The dyke bill was passed with 148 votes on Tuesday in Orrin."
    other = "The dyke bill was passed by 148 members on Tuesday in Orrin."
    assert differing("label", one, other) == []
