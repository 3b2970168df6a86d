"""The document of accuracy is drawn from what was measured, by one command, on any such sets."""

import json
from pathlib import Path

import pytest
from benchmarks.accuracy import main
from benchmarks.accuracy_dates import dates_part
from benchmarks.accuracy_document import meta_of, syntax_table
from benchmarks.accuracy_entities import entities_part, measure_names
from benchmarks.accuracy_events import b_cubed
from benchmarks.accuracy_gum import gum_dates, gum_names
from benchmarks.accuracy_parts import table
from benchmarks.accuracy_quotes import quotes_part
from benchmarks.accuracy_sets import Gold

from extradition_tui.language.pipeline import RULES_NAME, Pipeline, open_pipeline

SECRET = "Nobody may print these words of the publisher"
NAMED = [
    ("Mayor", "O"), ("Ingrid", "PER"), ("Solberg", "PER"), ("flew", "O"), ("to", "O"),
    ("Norway", "LOC"), ("with", "O"), ("quite", "O"), ("unlikely", "O"), ("Zorb", "ORG"),
    (".", "O"),
]  # fmt: skip


def columns(mark: str, prefix: str, kinds: dict[str, str], number: bool = False) -> str:
    rows = []
    for place, (word, kind) in enumerate(NAMED, start=1):
        tag = "O" if kind == "O" else prefix + kinds.get(kind, kind)
        rows.append(mark.join(([str(place)] if number else []) + [word, tag]))
    return "\n".join(rows) + "\n\n"


def gum_row(number: int, word: str, tag: str, head: int, more: str = "_") -> str:
    return "\t".join([str(number), word, word, tag, "_", "_", str(head), "_", "_", more])


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder laid out like the published sets, with a sentence or two in each."""
    folder = tmp_path_factory.mktemp("corpora")

    def write(path: str, text: str) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")

    write("ner/wikigold/wikigold.conll.txt", columns(" ", "I-", {}))
    kinds = {"PER": "person", "LOC": "country", "ORG": "organisation"}
    for part in ("train", "dev"):
        write(f"ner/crossner/politics/{part}.txt", columns("\t", "B-", kinds))
    write("ner/uner/en_ewt-ud-dev.iob2", columns("\t", "B-", {}, number=True))
    write("ner/meantime/meantime.conll", "1\t0\t1\tSolberg\n1\t0\t2\tspoke\n1\t0\t3\t.\n")
    write("ner/meantime/entities_mentions.json", json.dumps([]))
    rows = [
        gum_row(1, "Ingrid", "PROPN", 3, "Entity=(1-person-new"),
        gum_row(2, "Solberg", "PROPN", 1, "Entity=1)"),
        gum_row(3, "slept", "VERB", 0),
        gum_row(4, ".", "PUNCT", 3),
    ]
    write("gum/dev/GUM_news_nap.conllu", "\n".join(rows) + "\n\n")
    words = ["It", "rained", "on", '<date when="2019-06-03">', "June", "3", "</date>", "."]
    lines = ['<text id="GUM_news_rain" dateCreated="2019-06-05">', "<s>"]
    lines += [word if word.startswith("<") else f"{word}\tX" for word in words]
    write("gum/xml/GUM_news_rain.xml", "\n".join([*lines, "</s>", "</text>"]))
    text = f"“{SECRET},” Solberg said. She slept."
    start = text.index("“")
    said = {"content": [[start, len(SECRET) + 3]], "cue": [], "source": [[46, 46]]}
    said["source"] = [[text.index("Solberg"), text.index(" said")]]
    item = {"id": "p", "text": text, "attributions": [said]}
    write("develop/polnear/dev.jsonl", json.dumps(item) + "\n")
    stories = [
        {"id": str(number), "event": event, "sentences": [{"text": f"{SECRET} {words} {number}"}]}
        for number, (event, words) in enumerate(
            [("1", "ferry sank"), ("1", "ferry sank"), ("2", "goat won a prize")]
        )
    ]
    write("develop/ecb_plus/topics_1_35.jsonl", "\n".join(map(json.dumps, stories)))
    return folder


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with one story of two outlets."""
    folder = tmp_path_factory.mktemp("stories") / "01-race"
    folder.mkdir()
    for name, number in (("a", "forty"), ("b", "60")):
        (folder / f"{name}.txt").write_text(f"The goat ate {number} cabbages.\n", "utf-8")
    lists = ("quotations", "agreements", "only", "traps")
    gold = 'families = [["a"], ["b"]]\ndifferences = [{ kind = "figure", a = "forty", b = "60" }]\n'
    (folder / "gold.toml").write_text(gold + "".join(f"{name} = []\n" for name in lists), "utf-8")
    return str(folder.parent)


@pytest.fixture(scope="module")
def rules() -> Pipeline:
    return open_pipeline(RULES_NAME)


def test_one_command_draws_every_part_and_names_the_pipeline(
    corpora: Path, stories: str, tmp_path: Path
) -> None:
    articles = tmp_path / "own"
    articles.mkdir()
    (articles / "one.txt").write_text("“It is over now,” said Ingrid Solberg in Norway.\n", "utf-8")
    quote = {"text": "It is over now", "start": 1, "speaker": "Solberg", "kind": "speech"}
    names = [[0, 0, "PERSON", "Ingrid Solberg"], [0, 0, "GPE", "Norway"]]
    gold = {"articles": {"a": {"file": "one.txt", "entities": names, "quotes": [quote]}}}
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    target = tmp_path / "accuracy.md"
    given = [str(corpora), "--pipeline", RULES_NAME, "--document", str(target)]
    given += ["--stories", stories, "--planted-every", "40"]
    main([*given, "--gold", str(tmp_path / "gold.json"), "--articles", str(articles)])
    text = target.read_text("utf-8")
    assert f"`{RULES_NAME}` 1" in text
    assert "${" not in text
    for name in ("gum", "meantime", "wikigold", "politics", "uner", "polnear", "events"):
        assert f"\n| {name} " in text
    assert "weights of the rules were learnt from it" in text
    assert "their speakers" in text
    assert "| in 1 stories " in text
    assert "1.000 (1/1)" in text
    assert "meta.json gives none" in text


def test_no_sentence_of_a_publisher_is_shown_and_open_ones_are(
    corpora: Path, stories: str, tmp_path: Path
) -> None:
    target = tmp_path / "accuracy.md"
    given = [str(corpora), "--pipeline", RULES_NAME, "--stories", stories]
    given += ["--planted-every", "40"]
    main([*given, "--document", str(target)])
    text = target.read_text("utf-8")
    assert SECRET not in text
    assert "**Zorb**" in text
    assert "Not measured in this run." in text


def test_a_part_of_the_sets_makes_no_document(corpora: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main([str(corpora), "--part", "dates", "--document", str(tmp_path / "no.md")])


def test_tables_are_printed_for_a_terminal(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(corpora), "--pipeline", RULES_NAME, "--part", "dates"])
    printed = capsys.readouterr().out
    assert "| day   | 1.000 |" in printed


def test_gold_of_gum_is_names_headed_by_proper_nouns_and_dates_with_values(corpora: Path) -> None:
    (named,) = gum_names(corpora)
    assert [(named.text[a:b], label) for a, b, label in named.spans] == [
        ("Ingrid Solberg", "PERSON")
    ]
    (dated,) = gum_dates(corpora)
    assert [(dated.text[a:b], value) for a, b, value in dated.dates] == [("June 3", "2019-06-03")]


@pytest.mark.parametrize(
    ("words", "gold", "row"),
    [
        ("on 3 June 2019", "2019-06-03", ["1.000", "0.000", "0.000"]),
        ("on 4 June 2019", "2019-06-03", ["0.000", "1.000", "0.000"]),
        ("in June 2019", "2019-06-03", ["0.000", "0.000", "1.000"]),
        ("on 3–5 June 2019", "2019-06-03", ["1.000", "0.000", "0.000"]),
    ],
)
def test_a_date_is_right_wrong_or_missed(
    rules: Pipeline, words: str, gold: str, row: list[str]
) -> None:
    text = f"It rained {words}."
    part = dates_part(rules, [Gold("a", text, dates=((10, len(text) - 1, gold),))])
    line = next(line for line in part.tables["dates"].splitlines() if line.startswith("| day "))
    assert [cell.strip() for cell in line.split("|")[2:5]] == row


def test_a_name_counts_where_words_and_class_are_right_titles_aside(rules: Pipeline) -> None:
    text = "Mrs Ingrid Solberg flew to Norway with quite unlikely Zorb."
    person, place = text.index("Mrs"), text.index("Norway")
    spans = ((person, person + 18, "PERSON"), (place, place + 6, "ORG"))
    names = measure_names(rules, [Gold("a", text, spans=spans)])
    assert names.counts["PERSON", "right"] == 1
    assert names.confused["ORG", "place"] == 1
    part = entities_part({"mine": names}, ["mine"])
    assert "ORG taken for place (1)" in part.examples[0]


def test_a_pronoun_is_counted_both_ways(rules: Pipeline) -> None:
    text = "Ingrid Solberg arrived late. “We lost the last boat,” she said."
    start = text.index("We")
    she = text.index("she")
    sources = ((0, "Ingrid Solberg"), (she, "she"))
    quotes = ((start, start + 21, ((she, "she"),)),)
    part = quotes_part(rules, [Gold("a", text, quotes=quotes, sources=sources)])
    lines = {line.split("|")[1].strip(): line for line in part.tables["quotes"].splitlines()}
    assert "1.000 (1/1)" in lines["speaker, any source"]
    assert "0.000 (0/1)" in lines["speaker, any source, every pronoun counted as wrong"]


def test_b_cubed_weighs_each_article_alike() -> None:
    events = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed([("a", "b"), ("c",)], events) == (1.0, 1.0)
    precision, recall = b_cubed([("a", "b", "c")], events)
    assert precision == pytest.approx(5 / 9)
    assert recall == 1.0


def test_a_table_holds_its_cells_apart() -> None:
    assert table(["a", "b"], [["x|y", "1"]]).splitlines()[-1] == "| x\\|y |   1 |"


def test_the_meta_of_a_folder_and_of_a_package_is_read_and_the_rules_have_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "en_ferry_words"
    folder.mkdir()
    scores = {"words": 10, "pos": 96.25, "tag": 95.0, "lemma": 97.0, "uas": 84.0, "las": 81.0}
    meta = {"performance": {"the set": {**scores, "sentences": 97.0}}, "sources": []}
    (folder / "meta.json").write_text(json.dumps(meta), "utf-8")
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert meta_of(str(folder)) == meta_of("en_ferry_words") == meta
    assert "| the set |    10 | 96.2 |" in syntax_table(meta)
    assert meta_of(RULES_NAME) == {}
