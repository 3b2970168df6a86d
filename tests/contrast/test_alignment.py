from extradition_tui.contrast.alignment import align
from extradition_tui.contrast.reading import read
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
