from importlib import resources

import pytest

from extradition_tui.contrast.kin import kin
from extradition_tui.contrast.words import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("cellars", "basements"), ("dropped", "fell"), ("seamen", "sailors"), ("cost", "spent")],
)
def test_words_that_tell_of_one_thing_are_kin(one: str, other: str) -> None:
    assert kin([stem(one)]) & kin([stem(other)])


def test_words_for_opposite_changes_are_not_kin() -> None:
    assert not kin([stem("rose")]) & kin([stem("fell")])
    assert not kin([stem("rose")]) & kin([stem("dropped")])


def test_the_name_of_an_act_is_found_as_its_stem_is() -> None:
    assert kin(["close"]) == kin([stem("close")]) != frozenset()
    assert kin(["marmalade", ""]) == frozenset()


def test_every_group_of_the_table_has_a_name_of_its_own_and_several_words() -> None:
    table = resources.files("extradition_tui.contrast").joinpath("kin.tsv")
    lines = [line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    names = [line.split("\t")[0] for line in lines]
    assert len(set(names)) == len(names)
    assert all(len(set(line.split("\t")[1].split())) > 1 for line in lines)
