"""The embedding of words by what the word tables know of them."""

import numpy
import spacy
from spacy.tokens import Doc

from extradition_tui.language.embedding import lexicon_embed, word_classes
from extradition_tui.language.words import clusters

FORM = ["NORM", "SHAPE"]


def given_names_alone() -> list[str]:
    """Words that the table of given names holds and no other, and that no cluster has."""
    only = word_classes()["aaliyah"]
    return sorted(
        word for word, found in word_classes().items() if found == only and word not in clusters()
    )


def test_a_word_has_the_class_of_all_tables_that_hold_it() -> None:
    classes = word_classes()
    assert len(given_names_alone()) > 1000
    assert len({classes["aaliyah"], classes["peru"], classes["ministry"], classes["walk"]}) == 4
    assert "qwrtzp" not in classes


def test_names_that_no_training_has_seen_share_what_the_tables_tell() -> None:
    nlp = spacy.blank("en")
    model = lexicon_embed(
        width=8, attrs=["IS_ASCII"], rows=[10], lexicon_rows=300, cluster_rows=[50, 10]
    )
    model.initialize()
    words = [*filter(str.isascii, given_names_alone())][:2]
    (vectors,) = model.predict([Doc(nlp.vocab, words=[*words, "qwrtzp"])])
    assert numpy.allclose(vectors[0], vectors[1])
    assert not numpy.allclose(vectors[0], vectors[2])


def test_documents_of_any_length_are_embedded() -> None:
    nlp = spacy.blank("en")
    model = lexicon_embed(
        width=8, attrs=FORM, rows=[20, 20], lexicon_rows=50, cluster_rows=[50, 10]
    )
    model.initialize()
    docs = [nlp.make_doc(text) for text in ("", "Peru", "one\n\ntwo three")]
    assert [len(found) for found in model.predict(docs)] == [0, 1, 4]
