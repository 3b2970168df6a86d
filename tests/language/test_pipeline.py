"""Articles through pipelines: our own, others', and any text whatever."""

from itertools import chain
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extradition_tui.language.components import COMPONENTS
from extradition_tui.language.parts import parts_of
from extradition_tui.language.pipeline import (
    BUNDLED,
    RULES_NAME,
    Pipeline,
    PipelineMissing,
    open_pipeline,
)
from extradition_tui.model import Analysis, Article, TextVersion

STORY = (
    "President Ingrid Solberg opened the Ministry of Fisheries in Norway on Wednesday.\n\n"
    "“We waited 12 years,” Solberg said. At least 40 boats came."
)


def article(text: str, *, language: str = "en", published: str | None = None) -> Article:
    version = TextVersion(original=text, text=text, language=language)
    return Article(id="a", origin="a", version=version, published=published)


def one(pipeline: Pipeline, item: Article) -> Analysis:
    (found,) = pipeline.analyse([item])
    return found


def assert_offsets(text: str, found: Analysis) -> None:
    for item in chain(found.mentions, found.quotes, found.figures, found.dates):
        assert text[item.start : item.end] == item.text


def test_an_article_is_analysed_in_every_part(pipeline: Pipeline) -> None:
    found = one(pipeline, article(STORY, published="2024-03-14"))
    assert_offsets(STORY, found)
    assert len(found.sentences) == 3
    assert {mention.text for mention in found.mentions} >= {"Ingrid Solberg", "Norway"}
    assert found.quotes[0].speaker == "Ingrid Solberg"
    assert "boats" in {figure.of for figure in found.figures}
    assert "2024-03-13" in {date.value for date in found.dates}
    assert "boat" in {token.lemma for token in found.tokens}
    assert found.pipeline == f"{pipeline.info.name} {pipeline.info.version}"


def test_a_day_is_no_figure_where_the_year_is_unknown_and_a_span_of_time_is(
    pipeline: Pipeline,
) -> None:
    found = one(pipeline, article("On 4 February (and 13 March) it rained. Three weeks went by."))
    assert [date.text for date in found.dates] == ["4 February", "13 March", "Three weeks"]
    assert [(figure.text, figure.unit) for figure in found.figures] == [("Three", "week")]


def test_lone_surrogates_are_kept_in_the_words(pipeline: Pipeline) -> None:
    text = "Ingrid Solberg said “it \ud800 broke”."
    found = one(pipeline, article(text))
    assert found.quotes[0].text == "it \ud800 broke"


def test_many_articles_are_analysed_in_order_as_each_is_by_itself(pipeline: Pipeline) -> None:
    items = [article(STORY), article("Nothing.", language="fr"), article("They met in Peru.")] * 5
    assert list(pipeline.analyse(items)) == [one(pipeline, item) for item in items]


def test_only_the_words_of_the_first_texts_are_kept() -> None:
    pipeline = open_pipeline(RULES_NAME)
    known = []
    for first in range(0, 120_000, 20_000):
        numbers = range(first, first + 20_000, 4)
        made_up = "".join(f"Qorvun{number} zelphed the brask{number}. " for number in numbers)
        list(pipeline.analyse([article(made_up)]))
        known.append(len(pipeline._nlp.vocab.strings))
    assert known[0] < known[1]
    assert known[3:] == [known[2]] * 3


def test_where_no_sentence_ends_no_model_is_asked() -> None:
    seen: list[str] = []

    @Language.component("count_documents")
    def count(doc: Doc) -> Doc:
        seen.append(doc.text)
        return doc

    opened = open_pipeline(RULES_NAME)
    opened._nlp.add_pipe("count_documents")
    endless = [words * 11_000 for words in ("7 ", "Mr. ", "[ ", "“So ‘", "and so on ")]
    texts = [STORY, *endless, STORY]
    first, *between, last = opened.analyse([article(text) for text in texts])
    assert seen == [STORY, STORY]
    assert first == last
    for text, found in zip(texts[1:-1], between, strict=True):
        assert found.tokens
        assert_offsets(text, found)


@pytest.mark.parametrize("marks", ["[", '"', "7", "a-", "“‘", "Mr."])
def test_a_long_stretch_without_a_space_is_one_word(pipeline: Pipeline, marks: str) -> None:
    text = f"It rained. {marks * 1000} They left."
    assert len(one(pipeline, article(text)).tokens) <= 8


def test_another_language_gets_its_sentences_alone(pipeline: Pipeline) -> None:
    found = one(pipeline, article("Il pleut. Elle part.", language="fr"))
    assert len(found.sentences) == 2
    assert not found.tokens


def test_a_long_text_is_analysed_in_parts_that_join(pipeline: Pipeline) -> None:
    text = (STORY + "\n\n") * 1400
    assert len(parts_of(text)) > 1
    found = one(pipeline, article(text))
    assert_offsets(text, found)
    assert len(found.quotes) == 1400
    assert all(text[token.start : token.end].strip() for token in found.tokens[-50:])


@pytest.mark.parametrize("piece", ["“", '"a ', "[", "A ", "“A” said b. ", "'", "1 "])
def test_hostile_repetition_takes_no_more_than_linear_time(pipeline: Pipeline, piece: str) -> None:
    text = (piece * 20000)[:20000]
    assert_offsets(text, one(pipeline, article(text)))


@pytest.mark.parametrize(("person", "place"), [("PERSON", "GPE"), ("PER", "LOC")])
def test_the_names_of_another_pipeline_are_used(tmp_path: Path, person: str, place: str) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": person, "pattern": "Zorvald"}, {"label": place, "pattern": "Umbrelia"}]
    )
    nlp.to_disk(tmp_path / "other")
    other = open_pipeline(str(tmp_path / "other"))
    found = one(other, article("There Zorvald met friends. Ships reach Umbrelia."))
    labels = {mention.text: mention.label for mention in found.mentions}
    assert labels["Zorvald"] == "PERSON"
    assert labels["Umbrelia"] in ("GPE", "LOC")
    assert other.info.labels == tuple(sorted((person, place)))


def test_a_component_works_alone_in_anybodys_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extradition_quotes")
    doc = nlp("“It broke,” said Ingrid Solberg.")
    assert [span.text for span in doc.spans["extradition_quotes"]] == ["It broke,"]
    assert doc._.extradition_quotes[0]["speaker"] == "Ingrid Solberg"


def test_the_rules_alone_can_be_asked_for_by_name() -> None:
    rules = open_pipeline(RULES_NAME)
    assert rules.info.name == RULES_NAME
    assert rules.info.components == COMPONENTS
    assert one(rules, article(STORY)).quotes[0].speaker == "Ingrid Solberg"


def test_without_its_folder_the_default_works_by_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extradition_tui.language.pipeline.BUNDLED", tmp_path / "none")
    assert open_pipeline().info.name == RULES_NAME


@pytest.mark.skipif(not BUNDLED.is_dir(), reason="no trained pipeline is packaged")
def test_the_bundled_pipeline_tags_parses_and_keeps_paragraphs_apart() -> None:
    bundled = open_pipeline()
    assert {"tagger", "morphologizer", "lemmatizer", "parser", "ner"} <= set(
        bundled.info.components
    )
    text = "Minister opens harbour in Lima\n\nPolice counted forty boats on Monday."
    found = one(bundled, article(text))
    assert len(found.sentences) == 2
    assert all(text[token.start : token.end].strip() for token in found.tokens)
    tags = {text[token.start : token.end]: (token.pos, token.lemma) for token in found.tokens}
    assert tags["counted"] == ("VERB", "count")
    assert tags["Lima"][0] == "PROPN"


def test_a_missing_pipeline_says_what_to_do() -> None:
    with pytest.raises(PipelineMissing, match="pip install") as error:
        open_pipeline("no_such_pipeline")
    assert "\n" not in str(error.value)


def test_a_parse_that_takes_a_verb_for_an_adjective_does_not_give_its_object_the_words() -> None:
    text = (
        "Earlier this month, President Owen Pryce chilled regional leaders by suggesting that after"
        " “closing down” the port, the ferry would “stop for good” this autumn."
    )
    found = one(open_pipeline(), article(text))
    assert [quote.speaker for quote in found.quotes] == ["Owen Pryce", "Owen Pryce"]
