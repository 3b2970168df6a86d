import re
from dataclasses import replace

from extradition_tui.contrast.alignment import align
from extradition_tui.contrast.likeness import compared
from extradition_tui.contrast.reading import read
from extradition_tui.contrast.weighing import weighed
from extradition_tui.model import Report, Token
from tests.contrast.build import report

_REST = " Trams stopped in the old town. Nobody would speak of the cost."
_NOUN, _VERB = "NOUN", "VERB"


def parsed(made: Report, told: dict[str, tuple[str, str]]) -> Report:
    """A report with the part of speech and the dependency of some of its words."""
    text = made.article.text
    tokens = [
        Token(text.index(word), text.index(word) + len(word), word.casefold(), "", *given)
        for word, given in told.items()
    ]
    tokens.sort(key=lambda token: token.start)
    return replace(made, analysis=replace(made.analysis, tokens=tuple(tokens)))


def alike(a: Report, b: Report, number: int = 0, twin: int = 0) -> float:
    """How alike two sentences are, by their numbers."""
    mine, yours = read(a).lines, read(b).lines
    return weighed(compared([*mine, *yours])).get((number, len(mine) + twin), 0.0)


def test_one_subject_makes_sentences_more_alike_than_the_same_word_elsewhere():
    a = report("a", "Farmers blocked the harbour." + _REST)
    b = report("b", "Angry farmers marched on the ministry." + _REST)
    subject = parsed(a, {"Farmers": (_NOUN, "nsubj")})
    assert alike(subject, parsed(b, {"farmers": (_NOUN, "nsubj")})) > alike(
        subject, parsed(b, {"farmers": (_NOUN, "obl")})
    )


def test_one_act_and_one_object_count_each():
    a = parsed(
        report("a", "Divers raised the wreck." + _REST),
        {"raised": (_VERB, "root"), "wreck": (_NOUN, "obj")},
    )
    text = "A crane raised the wreck of the trawler."
    neither = report("b", text + _REST)
    act = parsed(neither, {"raised": (_VERB, "root")})
    both = parsed(neither, {"raised": (_VERB, "root"), "wreck": (_NOUN, "obj")})
    assert alike(a, both) > alike(a, act) > alike(a, neither)


def test_a_subject_of_many_sentences_tells_little():
    told = {"Farmers": (_NOUN, "nsubj")}
    a = parsed(report("a", "Farmers blocked the harbour." + _REST), told)
    b = report("b", "Farmers marched on the ministry." + _REST)
    again = "They sang. Later farmers rested. Some farmers slept. Other farmers read."
    rare = alike(a, parsed(b, told)) / alike(a, b)
    many = report("b", "Farmers marched on the ministry. " + again)
    heads = [
        Token(match.start(), match.end(), "farmers", "", _NOUN, "nsubj")
        for match in re.finditer("farmers", many.article.text, re.IGNORECASE)
    ]
    all_over = replace(many, analysis=replace(many.analysis, tokens=tuple(heads)))
    assert 1 < alike(a, all_over) / alike(a, many) < rare


def test_what_stands_as_far_down_is_more_alike():
    filler = " Rain fell on Arlen. A choir sang there. The market closed. Buses ran late."
    a = report("a", "The lighthouse keeper retired." + filler)
    first = report("b", "A keeper left the lighthouse." + filler)
    last = report("b", filler.strip() + " A keeper left the lighthouse.")
    assert alike(a, first) > alike(a, last, twin=4)


def test_nothing_is_more_alike_than_wholly_or_less_than_not_at_all():
    a = report("a", "The lighthouse keeper of Arlen retired on Monday." + _REST)
    b = report("b", "The lighthouse keeper of Arlen retired on Monday." + _REST)
    known = compared([*read(a).lines, *read(b).lines])
    assert all(0 <= value <= 1 for value in weighed(known).values())


def test_a_frame_of_subject_act_and_object_brings_sentences_of_few_common_words_together():
    told = {"council": (_NOUN, "nsubj"), "closed": (_VERB, "root"), "pier": (_NOUN, "obj")}
    text = "On Tuesday evening, after a stormy debate, the council closed its pier for good."
    a = report("a", text + _REST)
    b = report("b", "Anglers protested. The council closed a pier while dredgers worked upstream.")
    bare = alike(a, b, twin=1)
    framed = alike(parsed(a, told), parsed(b, told), twin=1)
    assert framed > 1.5 * bare > 0
    rows = align([read(parsed(a, told)), read(parsed(b, told))])
    row = next(row for row in rows if any(line.text == text for line in row.lines))
    assert row.articles == ("a", "b")
