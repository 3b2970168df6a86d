"""The words that are copied."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.model import Article, Span, TextVersion
from extradition_tui.tui.citing import MOST_BYTES, citation, copied, for_terminal


def test_a_citation_has_words_title_source_date_and_place() -> None:
    text = "Weir mended\n\nThe weir held."
    article = Article(
        id="0123456789ab",
        origin="https://tarn.example/weir",
        version=TextVersion(number=2, original=text, text=text),
        title="Weir mended",
        source="Tarn Post",
        published="2031-02-21",
        url="https://tarn.example/weir",
    )
    assert citation(article, Span(13, 27, "The weir held.")) == (
        "“The weir held.”\n"
        "“Weir mended”, Tarn Post, 2031-02-21, https://tarn.example/weir"
        " [0123456789ab, version 2, characters 13-27]\n"
    )


def test_an_article_without_facts_is_cited_by_its_file() -> None:
    article = Article(
        id="0123456789ab",
        origin="weir.txt",
        version=TextVersion(original="It held.", text="It held."),
    )
    assert citation(article, Span(0, 8, "It held.")) == (
        "“It held.”\nweir, undated [0123456789ab, version 1, characters 0-8]\n"
    )


@given(st.text())
def test_nothing_that_is_obeyed_is_copied(words: str) -> None:
    kept = copied(words)
    kept.encode("utf-8")
    assert all(char in "\n\t" or char.isprintable() or ord(char) > 0x9F for char in kept)
    assert copied("línea\n\t橋🇩🇪") == "línea\n\t橋🇩🇪"


def test_a_terminal_gets_no_more_than_it_takes() -> None:
    assert for_terminal("橋" * 10) == "橋" * 10
    cut = for_terminal("橋" * 100_000)
    assert MOST_BYTES - 3 < len(cut.encode()) <= MOST_BYTES
