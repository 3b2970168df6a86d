"""How what is found is written in the shell."""

from extradition_tui.cli.output import quoted


def test_words_that_are_only_reported_are_shown_without_marks() -> None:
    assert quoted("we waited", "speech") == "“we waited”"
    assert quoted("they had waited", "indirect") == "they had waited"
