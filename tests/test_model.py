"""What the nouns say of themselves."""

from extradition_tui.model import quoted


def test_words_that_are_only_reported_are_shown_without_marks() -> None:
    assert quoted("we waited", "speech") == "“we waited”"
    assert quoted("they had waited", "indirect") == "they had waited"
