"""The same words in other typography read the same, and places are those of the text itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.language.typography import plainly_set
from extradition_tui.model import Analysis, Article, Sentence, TextVersion


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("thirty‑eight", "thirty-eight"),
        ("9\u202f400 bees", "9,400 bees"),
        ("9 400 bees", "9,400 bees"),
        ("12’500 francs", "12,500 francs"),
        ("On May 12 400 people came", "On May 12 400 people came"),
        ("in 2031 300 came", "in 2031 300 came"),
        ("11½ miles", "11.5 miles"),
        ("the 21ˢᵗ", "the 21st"),
        ("the ﬁnal oﬃce", "the final office"),
        ("a soft\u00adly set word", "a softly set word"),
        ("Zoe\u0308 Pen\u0303a", "Zoë Peña"),
        ("don´t", "don’t"),
        ("‘No,’ she said", "‘No,’ she said"),
        ("３７", "37"),
        ("4\u00a0May", "4 May"),
        ("minus −4", "minus −4"),
    ],
)
def test_a_text_is_set_plainly(text, plain):
    assert plainly_set(text).text == plain


@given(st.text(alphabet="ab9 \u00a0\u202f\u00ad\u0301ﬁ½‑’'\ud800\n,."))
def test_every_place_has_its_way_back(text):
    plain = plainly_set(text)
    sentences = tuple(Sentence(at, at + 1) for at in range(len(plain.text)))
    back = plain.back(Analysis(pipeline="none", sentences=sentences)).sentences
    assert len(back) == len(plain.text)
    last = 0
    for character, place in zip(plain.text, back, strict=True):
        assert last <= place.start < place.end <= len(text)
        last = place.start
        if character in "ab\n":
            assert text[place.start : place.end].startswith(character)


def test_what_is_found_stands_at_its_place_in_the_text_as_it_is(pipeline):
    text = "On 4\u00a0May Zoe\u0308 Sundt sold 9\u202f400 jars of ho\u00adney, thirty‑eight dark."
    version = TextVersion(original=text, text=text)
    (found,) = pipeline.analyse([Article(id="a", origin="a", version=version)])
    assert [text[item.start : item.end] for item in found.dates] == ["4\u00a0May"]
    assert [item.value for item in found.figures] == [9400.0, 38.0]
    assert [item.text for item in found.figures] == ["9\u202f400", "thirty‑eight"]
    assert [text[item.start : item.end] for item in found.mentions] == ["Zoe\u0308 Sundt"]
    assert [item.name for item in found.entities] == ["Zoë Sundt"]
    assert all(text[item.start : item.end].strip() for item in found.tokens)
