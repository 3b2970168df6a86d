"""No text whatever breaks the analysis, and what is found stands where it says it stands."""

import os
from itertools import chain, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_tui.language.pipeline import RULES_NAME, Pipeline, open_pipeline
from extradition_tui.language.words import rows
from extradition_tui.model import Analysis, Article, TextVersion

ANOTHER = "EXTRADITION_TUI_TEST_PIPELINE"
"""Names a pipeline, or its folder, that the long run tries beside the rules."""

PIECES = [
    "President Ingrid Solberg opened the Ministry of Fisheries in Norway on Wednesday.\n\n",
    "“We waited 12 years,” Solberg said. ",
    "At least 40–50 boats came, one in five of them from the U.S. ",
    "“A ‘b’ \u202e“ said 3 ",
    "\ud800",
    "e\u0301\u0300\u200d\U0001f468\u200d\U0001f469",
    "$1.2bn, ₹3 lakh crore, ٣٢ ²³ ½ 10⁶ ",
    "between 31 February and 3/5/2015, polling day, 29 Feb 2023 – 1 March 9999. ",
    "the next day, two days later, a week on Monday, in 999 weeks’ time ",
    "\r\n\x00\x85\u2028\ufeff\t",
    "\"\"\"'''«»„‟—--...!?;",
    "İSTANBUL ǅ ß ﬁ 𝟙𝟚 Ⅷ 〇",
    "A" * 300,
    " " * 50,
]
WORDS = st.sampled_from(
    [*rows("common_words"), *rows("given_names"), "12", "3,000", "a", "one", "of"]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.text(alphabet=st.characters()),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(), max_size=8))).map("".join),
)
PUBLISHED = st.one_of(st.none(), st.dates().map(str))


def analysed(pipeline: Pipeline, text: str, published: str | None) -> Analysis:
    version = TextVersion(original=text, text=text, language="en")
    item = Article(id="a", origin="a", version=version, published=published)
    (found,) = pipeline.analyse([item])
    return found


def assert_exact(text: str, found: Analysis) -> None:
    for item in chain(found.mentions, found.quotes, found.figures, found.dates):
        assert text[item.start : item.end] == item.text
    for place in chain(found.tokens, found.sentences):
        assert 0 <= place.start < place.end <= len(text)
    for dates in (found.dates, found.figures):
        assert all(a.end <= b.start for a, b in pairwise(dates))


@settings(max_examples=60, deadline=None)
@given(TEXTS, PUBLISHED)
def test_no_text_raises_and_offsets_are_exact(
    pipeline: Pipeline, text: str, published: str | None
) -> None:
    assert_exact(text, analysed(pipeline, text, published))


@pytest.mark.long
@pytest.mark.parametrize("name", sorted({RULES_NAME, os.environ.get(ANOTHER, "")}))
def test_ten_thousand_texts_raise_nothing_and_offsets_are_exact(name: str) -> None:
    pipeline = open_pipeline(name)
    tried = 0

    @settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
    @given(TEXTS, PUBLISHED)
    def run(text: str, published: str | None) -> None:
        nonlocal tried
        tried += 1
        assert_exact(text, analysed(pipeline, text, published))

    run()
    assert tried >= 10_000
