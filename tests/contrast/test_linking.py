from extradition_tui.contrast.linking import average_link


def test_two_things_of_one_owner_meet_only_through_a_third():
    links = {(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.5}
    assert average_link(["a", "b", "c"], links, 0.4) == ((0, 1, 2),)
    assert average_link(["a", "a", "b"], {(0, 2): 0.5, (1, 2): 0.5}, 0.4) == ((0, 1, 2),)
    assert average_link(["a", "a", "b"], {(0, 2): 0.5}, 0.4) == ((0, 2), (1,))


def test_a_chain_does_not_pull_unlike_things_together():
    links = {(0, 1): 0.5, (1, 2): 0.45, (2, 3): 0.5}
    assert average_link(["a", "b", "c", "d"], links, 0.4) == ((0, 1), (2, 3))


def test_nothing_is_merged_below_the_threshold():
    assert average_link(["a", "b"], {(0, 1): 0.39}, 0.4) == ((0,), (1,))
    assert average_link([], {}, 0.4) == ()


def test_centring_takes_in_what_has_a_little_of_all_members():
    links = {(0, 1): 0.5, (1, 2): 0.5, (0, 2): 0.1, (0, 3): 0.35, (1, 3): 0.35, (2, 3): 0.35}
    owners = ["a", "b", "c", "d"]
    assert average_link(owners, links, 0.4) == ((0, 1), (2,), (3,))
    assert average_link(owners, links, 0.4, centring=0.5) == ((0, 1, 2, 3),)
    assert average_link(owners, links, 0.45, centring=0.5) == ((0, 1), (2,), (3,))


def test_what_owners_say_again_must_be_more_alike():
    links = {(0, 2): 0.6, (1, 2): 0.45}
    assert average_link(["a", "a", "b"], links, 0.4) == ((0, 1, 2),)
    assert average_link(["a", "a", "b"], links, 0.4, repeating=0.7) == ((0, 2), (1,))


def test_formed_groups_that_are_each_much_more_alike_in_themselves_stay_two():
    def tight(group):
        return {(i, j): 0.9 for i in group for j in group if i < j}

    between = {(i, j): 0.42 for i in (0, 1, 2) for j in (3, 4, 5)}
    links = tight((0, 1, 2)) | tight((3, 4, 5)) | between
    assert average_link("abcdef", links, 0.4) == ((0, 1, 2, 3, 4, 5),)
    assert average_link("abcdef", links, 0.4, cohesion=0.5) == ((0, 1, 2), (3, 4, 5))
    pairs = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.42, (0, 3): 0.42, (1, 2): 0.42, (1, 3): 0.42}
    assert average_link("abcd", pairs, 0.4, cohesion=0.5) == ((0, 1, 2, 3),)
