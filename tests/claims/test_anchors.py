"""Words are found again in a changed text, and never called the same when they are not."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extradition_tui.claim_model import Stand
from extradition_tui.claims.anchors import CONTEXT, MOST, find_quote, locate, make_anchor

SENTENCES = (
    "The dam at Corrie Vale was opened on 4 May, the water board said.",
    "Inspectors found 12 cracks in the northern wall, and Ines Toller has approved the repair.",
    "“Nobody was in danger,” said Rolf Haaken, who runs the power station below it.",
    "About 340 people left their houses in Lower Corrie for two nights.",
    "The board may close the road to Tarn again if the rain goes on.",
    "It will pay 1,500 crowns to each household, according to the mayor.",
)
TEXT = "Dam at Corrie Vale mended\n\n" + " ".join(SENTENCES)

Edit = Callable[[str], str]
DANGEROUS: list[tuple[str, int, Edit]] = [
    ("digits", 1, lambda s: s.replace("12", "21")),
    ("digits", 3, lambda s: s.replace("two", "ten")),
    ("digits", 5, lambda s: s.replace("1,500", "15,000")),
    ("negation", 1, lambda s: s.replace("has approved", "has not approved")),
    ("negation", 2, lambda s: s.replace("Nobody", "Somebody")),
    ("negation", 4, lambda s: s.replace("may close", "will never close")),
    ("hedges", 0, lambda s: s.replace("was opened", "was reportedly opened")),
    ("hedges", 3, lambda s: s.replace("About ", "")),
    ("hedges", 4, lambda s: s.replace("may", "will")),
    ("names", 1, lambda s: s.replace("Ines Toller", "Ida Brandt")),
    ("names", 4, lambda s: s.replace("Tarn", "Hest")),
    ("quotation marks", 2, lambda s: s.replace("“", "").replace("”", "")),
    ("quotation marks", 0, lambda s: s.replace("opened", "“opened”")),
]


def stand_of(sentence: str, text: str, former: str = TEXT) -> Stand:
    start = former.index(sentence)
    return locate(make_anchor(former, start, start + len(sentence)), text, former)


@pytest.mark.parametrize(("danger", "number", "edit"), DANGEROUS)
def test_what_turns_the_meaning_is_pointed_out_with_the_difference(
    danger: str, number: int, edit: Edit
) -> None:
    sentence = SENTENCES[number]
    changed = edit(sentence)
    assert changed != sentence
    text = TEXT.replace(sentence, changed)
    stand = stand_of(sentence, text)
    assert stand.state == "changed"
    assert danger in stand.dangers
    assert stand.start is not None
    assert text[stand.start : stand.end] == changed
    assert "".join(p.text for p in stand.pieces if p.kind != "new") == sentence
    assert "".join(p.text for p in stand.pieces if p.kind != "gone") == changed


def test_changed_words_are_found_up_to_what_still_stands_beside_them() -> None:
    former = "The fair opens in May, the town of Hest said, and ends in a week."
    for words, changed in (("opens in May", "opens in June"), ("The fair", "The great fair")):
        start = former.index(words)
        anchor = make_anchor(former, start, start + len(words))
        text = "News. " + former.replace(words, changed)
        stand = locate(anchor, text, former)
        assert text[stand.start : stand.end] == changed


def test_a_mended_typo_is_a_change_without_dangers() -> None:
    former = TEXT.replace("wall", "wal")
    stand = stand_of(SENTENCES[1].replace("wall", "wal"), TEXT, former)
    assert stand.state == "changed"
    assert stand.dangers == ()


def test_a_reversed_word_is_called_a_negation() -> None:
    former = "The order of the court of Hest was lawful in all of its parts."
    stand = locate(make_anchor(former, 0, len(former)), former.replace("lawful", "unlawful"))
    assert stand.dangers == ("negation",)


def test_the_same_words_are_the_same_or_moved() -> None:
    sentence = SENTENCES[3]
    after = TEXT + "\n\nMore will follow."
    before = "Updated on Monday.\n\n" + TEXT
    assert stand_of(sentence, after).state == "same"
    moved = stand_of(sentence, before)
    assert moved.state == "moved"
    assert before[moved.start : moved.end] == sentence
    order = "Dam at Corrie Vale mended\n\n" + " ".join(reversed(SENTENCES))
    assert stand_of(sentence, order).state == "moved"


def test_words_that_stand_twice_are_ambiguous_with_both_places() -> None:
    sentence = SENTENCES[3]
    text = TEXT + "\n\n" + sentence
    stand = stand_of(sentence, text)
    assert stand.state == "ambiguous"
    assert [text[start:end] for start, end in stand.places] == [sentence, sentence]


def test_of_two_like_places_the_one_that_is_left_is_not_taken_for_the_other() -> None:
    former = "In Hest 12 people were hurt. In Tarn 12 people were hurt."
    anchor = make_anchor(former, 8, 28)
    assert anchor.exact == "12 people were hurt."
    text = former.replace("In Hest 12", "In Hest 21")
    assert text.count(anchor.exact) == 1
    assert locate(anchor, text, former).state == "ambiguous"


def test_words_whose_sentence_was_turned_beside_them_are_changed() -> None:
    former = "The council has approved the new harbour. It opens in June."
    start = former.index("approved the new harbour")
    anchor = make_anchor(former, start, start + len("approved the new harbour"))
    stand = locate(anchor, former.replace("has approved", "has not approved"), former)
    assert stand.state == "changed"
    assert stand.dangers == ("negation",)
    assert locate(anchor, former.replace("June", "July"), former).state == "same"


def test_a_few_words_among_all_other_neighbours_are_not_taken_for_the_same() -> None:
    former = "Storms came. The mayor fined Olaf Berg on Monday in Hest."
    anchor = make_anchor(former, former.index("Olaf"), former.index("Olaf") + 9)
    text = "Storms went by night. Nobody met Olaf Berg, it turned out."
    stand = locate(anchor, text)
    assert stand.state == "changed"
    assert stand.dangers == ("surroundings",)


def test_a_lookalike_about_something_else_waits_for_a_person_or_is_nowhere() -> None:
    text = TEXT.replace(
        SENTENCES[3], "About 90 sheep left their meadows in Upper Corrie for two weeks."
    )
    assert stand_of(SENTENCES[3], text).state in ("changed", "orphan")


def test_words_that_are_gone_are_an_orphan() -> None:
    text = TEXT.replace(SENTENCES[4], "")
    assert stand_of(SENTENCES[4], text).state == "orphan"
    assert stand_of(SENTENCES[4], "").state == "orphan"


def _typo(word: str, random_: random.Random) -> str:
    place = random_.randrange(len(word))
    return random_.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + random_.choice("aeinrst7") + word[place:],
            word[:place] + word[place:].swapcase(),
            word[::-1],
        ]
    )


def _edited(sentence: str, random_: random.Random) -> str:
    """A sentence with one to three changes at random, of every kind that an editor makes."""
    words = sentence.split(" ")
    for _ in range(random_.randint(1, 3)):
        place = random_.randrange(len(words))
        kind = random_.randrange(8)
        if kind == 0 and len(words) > 2:
            del words[place]
        elif kind == 1:
            words.insert(place, random_.choice(["not", "never", "reportedly", "Hest", "no"]))
        elif kind == 2:
            words[place] = str(random_.randint(1, 9999))
        elif kind == 3:
            words[place] = f"“{words[place]}”"
        elif kind == 4:
            other = random_.randrange(len(words))
            words[place], words[other] = words[other], words[place]
        elif kind == 5:
            words[place] = random_.choice(["Tarn", "may", "denied", "three", "without", "the"])
        elif kind == 6:
            words[place] = words[place].replace("e", "é")
        else:
            words[place] = _typo(words[place], random_) or "x"
    return " ".join(words)


@settings(max_examples=700, deadline=None)
@given(st.integers(0, len(SENTENCES) - 1), st.integers(0, 2**32), st.booleans(), st.booleans())
def test_edited_words_are_never_the_same_nor_moved(
    number: int, seed: int, opened: bool, shuffled: bool
) -> None:
    random_ = random.Random(seed)
    sentence = SENTENCES[number]
    changed = _edited(sentence, random_)
    rest = list(SENTENCES)
    rest[number] = changed
    if shuffled:
        random_.shuffle(rest)
    text = ("Corrected.\n\n" if opened else "") + TEXT.split("\n")[0] + "\n\n" + " ".join(rest)
    stand = stand_of(sentence, text)
    if sentence in text:
        assert stand.state in ("same", "moved", "changed")
    else:
        assert stand.state in ("changed", "ambiguous", "orphan")


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(max_size=60), st.data())
def test_whatever_is_found_is_there(former: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(former) - 1))
    end = data.draw(st.integers(start + 1, len(former)))
    if not former[start:end].strip():
        with pytest.raises(ValueError, match="no words"):
            make_anchor(former, start, end)
        return
    anchor = make_anchor(former, start, end)
    assert former[start - len(anchor.prefix) : end + len(anchor.suffix)] == (
        anchor.prefix + anchor.exact + anchor.suffix
    )
    stand = locate(anchor, text, former)
    if stand.state in ("same", "moved"):
        assert text[stand.start : stand.end] == anchor.exact
        assert text.count(anchor.exact) == 1
        assert (stand.state == "same") == (stand.start == start)
    elif stand.state == "changed":
        assert stand.start is not None
        assert stand.end is not None
        assert 0 <= stand.start < stand.end <= len(text)
    assert locate(anchor, former, former).state in ("same", "ambiguous", "changed")


def test_an_anchor_keeps_its_surroundings_and_refuses_what_is_no_place() -> None:
    anchor = make_anchor(TEXT, 27, 40)
    assert anchor.prefix == TEXT[:27][-CONTEXT:]
    assert anchor.suffix == TEXT[40 : 40 + CONTEXT]
    for start, end in ((5, 5), (6, 5), (-1, 4), (0, len(TEXT) + 1)):
        with pytest.raises(ValueError, match="no place"):
            make_anchor(TEXT, start, end)


def test_long_texts_without_sentences_are_searched_quickly() -> None:
    random_ = random.Random(5)
    words = ["".join(random_.choices("abcdefghij", k=6)) for _ in range(2000)]
    former = " ".join(random_.choices(words, k=40_000))
    anchor = make_anchor(former, 140_000, 140_000 + MOST)
    began = time.process_time()
    stand = locate(anchor, former.replace(former[142_000:142_006], "xxxx"), former)
    assert stand.state == "changed"
    assert time.process_time() - began < 5
    with pytest.raises(ValueError, match="are the most"):
        make_anchor(former, 0, MOST + 1)


def test_a_quotation_is_found_with_other_marks_and_line_ends() -> None:
    text = "He said: “It’s a long –\nlong road.” It’s a long story."
    assert find_quote(text, "It’s a long story") == ((36, 53),)
    (place,) = find_quote(text, '"It\'s a long - long road."')
    assert text[slice(*place)] == "“It’s a long –\nlong road.”"
    assert len(find_quote(text, "It's a long")) == 2
    assert find_quote(text, "short") == find_quote(text, "  ") == ()
    assert find_quote("aaa", "aa") == ((0, 2), (1, 3))
