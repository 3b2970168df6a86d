import re
from dataclasses import replace

from extradition_tui.contrast.alignment import align
from extradition_tui.contrast.likeness import compared
from extradition_tui.contrast.reading import read
from extradition_tui.model import Token
from tests.contrast.build import report


def test_every_sentence_stands_in_one_row_in_any_order_of_the_articles():
    a = report("a", "The dam at Eldon cracked on Monday. Engineers opened two gates. It rained.")
    b = report("b", "Two gates were opened by engineers. A crack was seen in the dam at Eldon.")
    readings = [read(a), read(b)]
    groups = align(readings)
    places = sorted(line.key for group in groups for line in group.lines)
    assert places == sorted(line.key for item in readings for line in item.lines)
    assert [[line.key for line in g.lines] for g in align(readings[::-1])] == [
        [line.key for line in g.lines] for g in groups
    ]


def test_what_three_articles_say_is_one_row_and_what_one_alone_says_another():
    a = report("a", "The dam at Eldon cracked on Monday. Engineers opened two gates.")
    b = report("b", "Two gates were opened by engineers. A crack was seen in the dam at Eldon.")
    c = report("c", "At Eldon the dam had a crack. The mayor was on holiday in Lund.")
    said = [{line.article for line in group.lines} for group in align([read(x) for x in (a, b, c)])]
    assert sorted(map(sorted, said)) == [["a", "b"], ["a", "b", "c"], ["c"]]


def test_an_article_says_one_thing_in_one_row_though_its_subject_stands_everywhere():
    a = report(
        "a",
        "The Halden bridge was shut on Monday. The Halden bridge carries 9,000 lorries a day."
        " A firm from Lund built the Halden bridge.",
    )
    b = report(
        "b",
        "Officials shut the Halden bridge at noon on Monday. Each day 9,000 lorries use it."
        " Drivers waited for hours.",
    )
    rows = [
        sorted(line.text.split()[0] for line in group.lines)
        for group in align([read(a), read(b)])
        if len(group.articles) > 1
    ]
    assert ["Officials", "The"] in rows
    assert ["Each", "The"] in rows


def test_a_verb_is_the_same_in_any_of_its_forms_where_the_pipeline_tells():
    a = report("a", "The old mill sank. Two boys slept.")
    b = report("b", "A mill will sink. Rain is due in Lund.")
    lemmas = {"sank": "sink", "slept": "sleep"}
    readings = []
    for item in (a, b):
        words = re.finditer(r"\w+", item.article.text)
        tokens = tuple(
            Token(word.start(), word.end(), lemmas.get(word[0], word[0].lower()), pos="X")
            for word in words
        )
        readings.append(read(replace(item, analysis=replace(item.analysis, tokens=tokens))))
    alike = compared(line for reading in readings for line in reading.lines).pairs
    bare = compared(line for item in (a, b) for line in read(item).lines).pairs
    assert max(alike.values()) > max(bare.values())
