"""Decisions, newest first, come to sets that stay together and pairs that stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.contrast.linking import average_link
from extradition_tui.contrast.ties import ties

EVERYTHING = "abcdef"


def test_the_newer_decision_stands_where_two_disagree():
    joined, parted = ["abc"], ["a", "bc"]
    assert ties([parted, joined], EVERYTHING).together == (frozenset("bc"),)
    assert ties([parted, joined], EVERYTHING).apart == {("a", "b")}
    assert ties([joined, parted], EVERYTHING).together == (frozenset("abc"),)
    assert ties([joined, parted], EVERYTHING).apart == frozenset()


def test_what_an_older_decision_says_of_others_still_holds():
    found = ties([["c", "ab"], ["abcd"], ["ef"]], EVERYTHING)
    assert set(found.together) == {frozenset("abd"), frozenset("ef")}


def test_articles_that_are_not_there_are_left_aside():
    assert ties([["ab", "cd"]], "a").together == ()
    assert ties([["ab", "cd"]], "ac").apart == {("a", "c")}


SIDES = st.lists(st.sets(st.sampled_from(EVERYTHING), min_size=1), min_size=1, max_size=3)


@given(st.lists(SIDES, max_size=5))
def test_no_pair_is_both_together_and_apart(decisions):
    disjoint = [_disjoint(sides) for sides in decisions]
    found = ties(disjoint, EVERYTHING)
    seen = [name for block in found.together for name in block]
    assert len(seen) == len(set(seen))
    blocks = {name: block for block in found.together for name in block}
    for a, b in found.apart:
        assert a < b
        assert b not in blocks.get(a, ())
    if disjoint:
        newest = disjoint[0]
        for side in newest:
            assert len({blocks.get(name, frozenset(name)) for name in side}) <= 1


def _disjoint(sides):
    taken = set()
    out = []
    for side in sides:
        out.append(side - taken)
        taken |= side
    return out


def test_what_is_tied_is_linked_so_and_likeness_decides_the_rest():
    links = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9, (2, 3): 0.5}
    names = list("abcd")
    assert average_link(names, links, 0.6, together=[[0, 3]]) == ((0, 3), (1, 2))
    assert average_link(names, links, 0.6, apart=[(0, 1)]) == ((0, 2), (1,), (3,))
    assert average_link(names, {}, 0.4, together=[[3, 1]], apart=[(0, 2)]) == ((0,), (1, 3), (2,))
