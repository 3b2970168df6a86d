"""No rule is written for one text: what the seed articles name, count or quote is nowhere in the
source, nor in the tables that hold rules. Tables drawn from registers (given names, surnames,
cities, countries and the like) and weights learnt from published sets are data about the world.
"""

import re
from pathlib import Path

import pytest

from extradition_tui.language.gazetteers import known_label
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.language.words import is_common
from extradition_tui.model import Analysis, Article, TextVersion

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
REGISTERS = {
    "cities.txt",
    "clusters.txt",
    "common_words.txt",
    "countries.txt",
    "frequencies.tsv",
    "given_names.txt",
    "irregular_forms.txt",
    "meanings.txt",
    "name_weights.txt",
    "NOTICE.md",
    "organisations.txt",
    "peoples.txt",
    "places.txt",
    "regions.txt",
    "surnames.txt",
    "towns.txt",
}
_RUN = 4  # words of a quotation in a row that no source says by chance


def analysed(text: str) -> Analysis:
    version = TextVersion(original=text, text=text)
    return next(iter(open_pipeline().analyse([Article(id="a", origin="a", version=version)])))


@pytest.fixture(scope="module")
def source() -> str:
    """All source and all rule-like tables, in one lower-case line of single spaces."""
    files = [
        path
        for path in sorted((ROOT / "src").rglob("*"))
        if path.suffix in (".py", ".txt", ".toml", ".tsv", ".tcss", ".css", ".md")
        and path.name not in REGISTERS
    ]
    assert len(files) > 50
    return plain(" ".join(path.read_text("utf-8") for path in files))


def plain(text: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", text.lower())) + " "


def of_the_seeds() -> tuple[set[str], set[str], set[str]]:
    """Names, counted numbers, and runs of quoted words."""
    names, numbers, runs = set(), set(), set()
    for path in SEEDS:
        found = analysed(path.read_text("utf-8"))
        for mention in found.mentions:
            words = mention.text.split()
            if len(words) > 1 and not known_label(mention.text):
                names.add(mention.text)
            if mention.label == "PERSON":
                names.update(word for word in words if len(word) > 3 and not is_common(word))
        numbers.update(
            f"{figure.text} {figure.of}"
            for figure in found.figures
            if figure.of and (figure.value or 0) > 12
        )
        for quote in found.quotes:
            words = plain(quote.text).split()
            runs.update(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return names, numbers, runs


@pytest.mark.skipif(not SEEDS, reason="the seed articles are not in this checkout")
def test_nothing_of_the_seeds_stands_in_the_source(source: str) -> None:
    names, numbers, runs = of_the_seeds()
    assert len(names) > 20
    assert len(runs) > 100
    assert not sorted(name for name in names if plain(name) in source)
    assert not sorted(number for number in numbers if plain(number) in source)
    assert not sorted(run for run in runs if f" {run} " in source)
