"""What the benchmark of stories counts as found, as extra, and as rightly left alone."""

from pathlib import Path

import pytest
from benchmarks.contrast_stories import STORIES, main
from benchmarks.stories_gold import Story, read_stories, read_story
from benchmarks.stories_scoring import Score, score

from extradition_tui.contrast_model import (
    Contrast,
    Difference,
    DifferenceType,
    Family,
    QuoteVersions,
    Statement,
    Value,
)
from extradition_tui.language.pipeline import RULES_NAME
from extradition_tui.model import Span

TEXTS = {
    "a": "Goat wins\n\n"
    "A goat won the race in Olmen. It ate 40 cabbages. Rain fell. “So be it,” he said.",
    "b": "Olmen race\n\n"
    "The race went to a goat. The goat ate 60 cabbages, they say. “So be it,” he said.",
    "c": "Cabbages\n\nA goat has won. It ate 40 cabbages. A band played. “So it be,” he said.",
}
GOLD = """
families = [["a", "c"], ["b"]]
differences = [{ kind = "figure", a = "40 cabbages", b = "60 cabbages", c = "40 cabbages" }]
allowed = [{ kind = "label", a = "won the race", b = "The race went" }]
quotations = [
  { a = "So be it", b = "So be it" },
  { b = "So be it", c = "So it be" },
]
agreements = [{ a = "A goat won the race", b = "The race went to a goat", c = "A goat has won" }]
only = [{ a = "Rain fell" }]
traps = [{ a = "40 cabbages", c = "40 cabbages", why = "the same" }]
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return written(tmp_path / "01-goat", GOLD)


def written(folder: Path, gold: str) -> Story:
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "gold.toml").write_text(gold, "utf-8")
    return read_story(folder)


def spans(story: Story, words: dict[str, str]) -> dict[str, tuple[Span, ...]]:
    """The places of some words, by outlet, as a contrast has them."""
    places = {}
    for outlet, passage in words.items():
        article = story.articles["abc".index(outlet)]
        start = article.text.index(passage)
        places[article.id] = (Span(start, start + len(passage), passage),)
    return places


def differing(
    story: Story, kind: DifferenceType, words: dict[str, str], *, hint: bool = False
) -> Difference:
    values = {
        name: tuple(Value(span.text, span.start, span.end) for span in found)
        for name, found in spans(story, words).items()
    }
    return Difference(id=kind, type=kind, values=values, confidence=0.8, hint=hint)


def found(story: Story, *rows: dict[str, str], differences: tuple[Difference, ...] = ()) -> Score:
    """The score of a contrast with these rows; the differences stand in the first of them."""
    statements = tuple(
        Statement(
            id=str(place),
            kind="agreement",
            cells=spans(story, row),
            silent=(),
            witnesses=1,
            differences=() if place else differences,
        )
        for place, row in enumerate(rows)
    )
    names = tuple(article.id for article in story.articles)
    return score(story, Contrast(event=None, articles=names, statements=statements))


RAIN = {"a": "Rain fell."}
ATE = {"a": "It ate 40 cabbages.", "b": "The goat ate 60 cabbages, they say."}


def test_a_difference_is_found_by_its_kind_and_its_places_in_two_articles(story: Story) -> None:
    for kind, words, number in (
        ("figure", {"a": "40", "b": "60"}, 1),
        ("figure", {"a": "It ate 40 cabbages.", "b": "60 cabbages, they say"}, 1),
        ("date", {"a": "40", "b": "60"}, 0),
        ("figure", {"a": "40", "b": "race"}, 0),
        ("figure", {"b": "60"}, 0),
    ):
        counts = found(story, RAIN, differences=(differing(story, kind, words),)).counts
        assert counts["gold", "figure"] == 1
        assert (counts["found", "figure"], counts["right", kind]) == (number, number), (kind, words)


def test_a_hint_is_no_finding_and_is_counted_apart(story: Story) -> None:
    hint = differing(story, "figure", {"a": "40", "b": "60"}, hint=True)
    counts = found(story, RAIN, ATE, differences=(hint,)).counts
    assert (counts["found", "figure"], counts["found or hint", "figure"]) == (0, 1)
    assert counts["in one row", "figure"] == 1
    assert counts["reported", "figure"] == 0


def test_what_may_be_reported_is_right_and_of_another_kind_is_told(story: Story) -> None:
    words = {"a": "won", "b": "went"}
    counts = found(story, RAIN, differences=(differing(story, "label", words),)).counts
    assert (counts["gold", "label"], counts["right", "label"]) == (0, 1)
    result = found(story, RAIN, differences=(differing(story, "softened", words),))
    assert result.counts["other kind", "softened"] == 1
    assert "01-goat: softened: not marked; as label it is" in "\n".join(result.lines)


def test_another_quotation_may_be_reported_and_the_same_one_may_not(story: Story) -> None:
    same = differing(story, "quote", {"a": "So be it", "b": "So be it"})
    other = differing(story, "quote", {"b": "So be it", "c": "So it be"})
    counts = found(story, RAIN, differences=(same, other)).counts
    assert (counts["right", "quote"], counts["reported", "quote"]) == (1, 2)


def test_shared_quotations_are_looked_for_among_the_quotations(story: Story) -> None:
    versions = spans(story, {"a": "So be it", "b": "So be it"})
    contrast = Contrast(
        event=None,
        articles=(),
        statements=(
            Statement(id="1", kind="only", cells=spans(story, RAIN), silent=(), witnesses=1),
        ),
        quotes=(QuoteVersions(speaker=None, versions=versions, altered=False),),
    )
    counts = score(story, contrast).counts
    assert (counts["found", "quotation"], counts["gold", "quotation"]) == (1, 2)


def test_an_agreement_stands_in_one_row_and_is_called_no_difference(story: Story) -> None:
    row = {"a": "A goat won the race in Olmen.", "b": "The race went to a goat."}
    for rows, every, number in (
        ((RAIN, row), 0, 1),
        ((RAIN, {**row, "c": "A goat has won."}), 1, 1),
        ((RAIN, {"a": row["a"]}, {"b": row["b"]}), 0, 0),
    ):
        counts = found(story, *rows).counts
        assert counts["found", "agreement"] == number
        assert counts["in every article", "agreement"] == every
    for kind, number in (("softened", 0), ("label", 1)):
        extra = differing(story, kind, {"a": "won", "b": "went"})
        counts = found(story, row, RAIN, differences=(extra,)).counts
        assert counts["found", "agreement"] == number


def test_what_one_source_says_stands_alone_or_with_its_family(story: Story) -> None:
    for others, number in (({}, 1), ({"c": "A band played."}, 1), ({"b": "The race"}, 0)):
        assert found(story, {**RAIN, **others}).counts["found", "only"] == number
    assert found(story, ATE).counts["found", "only"] == 0


def test_a_trap_is_fallen_into_by_a_difference_that_is_not_marked(story: Story) -> None:
    for kind, number in (("date", 1), ("figure", 0)):
        words = {"a": "40", "c": "40"}
        result = found(story, RAIN, differences=(differing(story, kind, words),))
        assert result.counts["caught", "trap"] == number


def test_families_are_right_as_a_whole(story: Story) -> None:
    a, b, c = (article.id for article in story.articles)
    rows = (Statement(id="1", kind="only", cells=spans(story, RAIN), silent=(), witnesses=1),)
    for kin, number in ((((a, c), (b,)), 2), (((a,), (b,), (c,)), 1)):
        contrast = Contrast(
            event=None,
            articles=(a, b, c),
            statements=rows,
            families=tuple(Family(names, 0.9, None, True) for names in kin),
        )
        assert score(story, contrast).counts["found", "family"] == number


@pytest.mark.parametrize("words", ["Snow fell", "o"])
def test_gold_quotes_what_stands_once_in_its_article(tmp_path: Path, words: str) -> None:
    gold = GOLD.replace('only = [{ a = "Rain fell" }]', f'only = [{{ a = "{words}" }}]')
    with pytest.raises(ValueError, match="01-goat, a: "):
        written(tmp_path / "01-goat", gold)


def test_the_stories_are_whole_and_those_from_the_thirty_first_on_are_kept_apart() -> None:
    stories = read_stories(STORIES)
    assert len(stories) >= 12
    for story in stories:
        assert story.apart == (int(story.name.split("-")[0]) >= 31), story.name
        assert len(story.articles) == 3
        assert len(story.marked["differences"]) >= 8
        assert all(len(item.places) > 1 for item in story.marked["differences"])


def test_tables_are_printed_and_nothing_is_shown_of_what_is_kept_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "01-goat", GOLD)
    written(tmp_path / "02-goat", "apart = true\n" + GOLD)
    main([str(tmp_path), "--pipeline", RULES_NAME, "--show"])
    printed = capsys.readouterr().out
    assert printed.count("| shared quotations ") == 2
    assert "\n01-goat: " in printed
    assert "\n02-goat: " not in printed
