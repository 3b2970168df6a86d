from importlib import resources

from extradition_tui.contrast.concepts import concepts


def test_a_verb_and_its_noun_are_one_act():
    table = concepts()
    assert table.act("attack") == table.act("raid")
    assert table.act("turn_down") == table.act("reject")
    assert table.act("knit") == "knit"


def test_a_word_may_be_weaker_in_one_group_and_equal_in_none():
    ranks = concepts().ranks
    assert ranks["fell"]["fall-of-prices"] < ranks["plunged"]["fall-of-prices"]
    assert ranks["died"]["death"] == ranks["killed"]["death"]


def test_every_line_of_the_table_is_of_a_known_kind():
    text = resources.files("extradition_tui.contrast").joinpath("concepts.tsv").read_text("utf-8")
    kinds = {line.split("\t")[0] for line in text.splitlines() if not line.startswith("#")}
    assert kinds == {"fate", "people", "crowd", "person", "act", "label", "graded", "shell"}
