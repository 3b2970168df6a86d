import random

from extradition_tui.contrast.likeness import compare
from extradition_tui.contrast.reading import read
from extradition_tui.model import Report
from tests.contrast.build import report

_REST = " Trams stopped in the old town. Nobody would speak of the cost."


def alike(one: Report, other: Report, number: int = 0, twin: int = 0) -> float:
    """How alike two sentences are, by their numbers."""
    mine, yours = read(one).lines, read(other).lines
    return compare([*mine, *yours]).get((number, len(mine) + twin), 0.0)


def test_figures_that_agree_tell_more_than_figures_that_differ():
    a = report("a", "Growers lost 14,200 hectares of rice." + _REST)
    b = report("b", "Locusts ate 14,200 hectares." + _REST)
    c = report("b", "Locusts ate 900 hectares." + _REST)
    assert alike(a, b) > 1.3 * alike(a, c) > 0


def test_a_day_is_the_same_however_it_is_written():
    days = {"6 October": "2031-10-06", "Oct. 6": "2031-10-06", "Oct. 9": "2031-10-09"}
    a = report("a", "Delegates from Lund arrive on 6 October." + _REST, dates=days)
    b = report("b", "Visitors land in the capital on Oct. 6 from Lund." + _REST, dates=days)
    c = report("b", "Visitors land in the capital on Oct. 9 from Lund." + _REST, dates=days)
    assert alike(a, b) > 1.3 * alike(a, c) > 0


def test_a_pronoun_stands_for_the_person_named_before_it():
    text = "Ingrid Tarvold opened the museum. She resigned in the evening." + _REST
    b = report("b", "Tarvold resigned, an aide said." + _REST, people=("Tarvold",))
    named = alike(report("a", text, people=("Ingrid Tarvold",)), b, number=1)
    assert named > 1.1 * alike(report("a", text), b, number=1) > 0


def test_neighbours_that_are_alike_support_a_sentence_of_few_words():
    a = report("a", "The dam at Eldon cracked on Monday. Engineers wept." + _REST)
    b = report("b", "A crack ran through the dam at Eldon. Some engineers smiled." + _REST)
    c = report("b", "Some engineers smiled. A crack ran through the dam at Eldon." + _REST)
    assert alike(a, b, 1, 1) > alike(a, c, 1, 0) > 0


def test_sentences_of_one_article_are_not_compared():
    lines = read(report("a", "The dam cracked. The dam cracked again.")).lines
    assert compare(lines) == {}


def test_articles_that_say_one_thing_over_and_over_make_few_pairs():
    def much(name: str) -> Report:
        lines = [f"The harbour of Tarvik flooded in ward {number}." for number in range(100)]
        return report(name, " ".join(lines))

    lines = [line for name in "ab" for line in read(much(name)).lines]
    assert len(compare(lines)) <= 100 * 24


def test_sentences_of_random_words_are_not_all_compared_in_full():
    chance = random.Random(7)
    stock = ["".join(chance.choices("bdgklmnprst", k=6)) for _ in range(150)]

    def jumbled(name: str) -> Report:
        lines = [" ".join(chance.choices(stock, k=12)).capitalize() + "." for _ in range(120)]
        return report(name, " ".join(lines))

    lines = [line for name in "abcdefgh" for line in read(jumbled(name)).lines]
    made = len(lines) ** 2 * 7 // 16
    assert len(lines) > 900
    assert 0 < len(compare(lines)) <= 25_000 < made // 10


def test_a_large_figure_and_the_same_one_rounded_are_more_alike_than_two_others():
    a = report("a", "Divers brought up 3,215 coins." + _REST, counted=("coins",))
    b = report("b", "About 3,200 coins were found." + _REST, counted=("coins",))
    c = report("b", "About 4,600 coins were found." + _REST, counted=("coins",))
    assert alike(a, b) > 1.1 * alike(a, c) > 0
