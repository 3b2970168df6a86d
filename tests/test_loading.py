"""The workflow from files to contrasts, with the real pipeline and a real library."""

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
import spacy

from extradition_tui.comparing import read_reports
from extradition_tui.contrast.statements import contrast as contrast_of
from extradition_tui.ingest import in_time
from extradition_tui.language.pipeline import Pipeline, open_pipeline
from extradition_tui.library.articles import get_article, get_report, list_articles, list_versions
from extradition_tui.library.contrasts import get_contrast
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import NotFound
from extradition_tui.library.events import get_event, list_events, unsettled
from extradition_tui.library.packing import pack
from extradition_tui.library.people import this_person
from extradition_tui.library.pipelines import analysed_otherwise, list_pipelines
from extradition_tui.loading import (
    Comparing,
    Ended,
    Grouping,
    InputDone,
    Started,
    Step,
    analyse_anew,
    correct,
    forget,
    full_name,
    load,
)
from extradition_tui.model import Outcome
from tests.stories import COURIER, GAZETTE, STORIES, write_stories

PERSON = this_person()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


def outcomes(found: tuple[Outcome, ...]) -> dict[str, str]:
    return {Path(outcome.path).name: outcome.outcome for outcome in found}


def events_by_name(path: Path) -> set[frozenset[str]]:
    with Library.open(path) as library:
        names = {a.id: Path(a.path or "").name for a in list_articles(library)}
        return {frozenset(names[i] for i in event.articles) for event in list_events(library)}


def test_an_input_that_takes_too_long_is_refused_and_the_rest_go_on(
    tmp_path: Path, library: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_stories(tmp_path / "news")
    load([str(folder / "wire.txt")], tmp_path / "first.db", PERSON, pipeline)
    (folder / "a.txt").write_text("\n".join(f"item {number}" for number in range(400_000)))
    monkeypatch.setattr(in_time, "SECONDS_PER_INPUT", 1.0)
    found = load([str(folder)], library, PERSON, pipeline)
    assert outcomes(found) == {**dict.fromkeys(STORIES, "added"), "a.txt": "refused"}
    (late,) = [one for one in found if one.outcome == "refused"]
    assert "takes longer than 1 s" in (late.why or "")


def test_a_folder_becomes_articles_events_and_a_contrast(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    found = load([str(folder)], library, PERSON, pipeline)
    assert outcomes(found) == dict.fromkeys(STORIES, "added")
    assert events_by_name(library) == {
        frozenset({"gazette.txt", "courier.txt", "wire.txt"}),
        frozenset({"orchard.txt"}),
    }
    with Library.open(library) as opened:
        event = max(list_events(opened), key=lambda event: len(event.articles))
        contrast = get_contrast(opened, event.id)
        reports = read_reports(opened, event.articles)
    assert contrast is not None
    assert set(contrast.articles) == set(event.articles)
    assert contrast == contrast_of(reports, event=event.id)


def test_steps_are_told_as_they_happen(tmp_path: Path, library: Path, pipeline: Pipeline) -> None:
    steps: list[Step] = []
    load([str(write_stories(tmp_path / "n"))], library, PERSON, pipeline, report=steps.append)
    assert steps[0] == Started(4)
    done = [step for step in steps if isinstance(step, InputDone)]
    assert [(step.done, step.total) for step in done] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    compared = [step.done for step in steps if isinstance(step, Comparing)]
    grouped = [step.done for step in steps if isinstance(step, Grouping)]
    assert compared[0] == 0
    assert grouped == sorted(grouped)
    assert (grouped[0], grouped[-1]) == (0, 4)
    assert steps[-1] == Ended({"added": 4})


def test_the_same_again_changes_nothing(tmp_path: Path, library: Path, pipeline: Pipeline) -> None:
    folder = write_stories(tmp_path / "news")
    load([str(folder)], library, PERSON, pipeline)
    before = events_by_name(library)
    moved = shutil.copytree(folder, tmp_path / "elsewhere")
    assert set(outcomes(load([str(moved)], library, PERSON, pipeline)).values()) == {"unchanged"}
    assert events_by_name(library) == before


def test_what_sources_toml_says_of_a_known_text_is_taken(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    load([str(folder)], library, PERSON, pipeline)
    (folder / "sources.toml").write_text('["wire.txt"]\nsource = "The Wire"\n')
    load([str(folder)], library, PERSON, pipeline)
    with Library.open(library) as opened:
        sources = {Path(a.path or "").name: a.source for a in list_articles(opened)}
    assert sources["wire.txt"] == "The Wire"


def test_changed_words_make_a_version_and_keep_the_old(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    (first,) = load([str(folder / "courier.txt")], library, PERSON, pipeline)
    (folder / "courier.txt").write_text(COURIER.replace("19 hangers", "21 hangers"))
    (second,) = load([str(folder / "courier.txt")], library, PERSON, pipeline)
    assert (second.outcome, second.id) == ("version", first.id)
    with Library.open(library) as opened:
        versions = list_versions(opened, first.id or "")
        assert ["19 hangers" in version.text for version in versions] == [True, False]
        assert get_article(opened, first.id or "").version.number == 2


def test_one_text_under_two_names_is_two_articles_and_said(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    shutil.copy(folder / "wire.txt", folder / "zz_reprint.txt")
    load([str(folder / "wire.txt")], library, PERSON, pipeline)
    (reprint,) = load([str(folder / "zz_reprint.txt")], library, PERSON, pipeline)
    assert reprint.outcome == "same"
    assert (reprint.why or "").startswith("same text as ")
    assert events_by_name(library) == {frozenset({"wire.txt", "zz_reprint.txt"})}


def test_two_files_of_one_name_are_two_articles(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    for folder, text in (("a", STORIES["wire.txt"]), ("b", STORIES["orchard.txt"])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    found = load([str(tmp_path / "a"), str(tmp_path / "b")], library, PERSON, pipeline)
    assert [outcome.outcome for outcome in found] == ["added", "added"]
    assert len({outcome.id for outcome in found}) == 2


def test_the_order_of_loading_does_not_matter(tmp_path: Path, pipeline: Pipeline) -> None:
    folder = write_stories(tmp_path / "news")
    names = sorted(STORIES)
    results = []
    for seed in range(3):
        library = tmp_path / f"library{seed}.db"
        random.Random(seed).shuffle(names)
        for name in names:
            load([str(folder / name)], library, PERSON, pipeline)
        with Library.open(library) as opened:
            found = [get_contrast(opened, event.id) for event in list_events(opened)]
            (contrast,) = [contrast for contrast in found if contrast is not None]
            results.append((events_by_name(library), contrast.statements, contrast.quotes))
    assert results[0] == results[1] == results[2]


def test_a_bad_input_is_named_and_the_rest_go_on(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    os.mkfifo(folder / "pipe")
    found = load([str(folder), str(tmp_path / "missing.txt")], library, PERSON, pipeline)
    refused = {Path(o.path).name: o.why for o in found if o.outcome == "refused"}
    assert set(refused) == {"empty.txt", "binary.txt", "pipe", "missing.txt"}
    assert all(why and "\n" not in why for why in refused.values())
    assert sum(outcome.outcome == "added" for outcome in found) == 4


def test_another_language_is_kept_and_said_to_be_not_analysed(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    text = (
        "Die Brücke über den Hafen bleibt nach Angaben des Ministeriums für sechs Wochen "
        "gesperrt. Fachleute hatten bei einer Prüfung Risse in mehreren Hängern entdeckt. Die "
        "Ministerin sagte, die Sicherheit der Menschen gehe vor. Bis dahin fahren "
        "Fähren im Takt von zwanzig Minuten."
    )
    (tmp_path / "bruecke.txt").write_text(text)
    (found,) = load([str(tmp_path / "bruecke.txt")], library, PERSON, pipeline)
    assert (found.outcome, found.why) == ("added", "in de: not analysed")
    with Library.open(library) as opened:
        report = get_report(opened, found.id or "")
    assert report.analysis.mentions == ()
    assert report.analysis.sentences


def test_what_a_person_sets_stands_through_every_later_load(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(STORIES["wire.txt"])
    (found,) = load([str(path)], library, PERSON, pipeline)
    name = found.id or ""
    facts = {"source": "The Wire", "published": "2024-03-12"}
    correct(library, PERSON, name, facts, lambda: pipeline)
    with Library.open(library) as opened:
        dates = {date.text: date.value for date in get_report(opened, name).analysis.dates}
    assert dates["on Tuesday" if "on Tuesday" in dates else "Tuesday"] == "2024-03-12"
    path.write_text(STORIES["wire.txt"] + "\nThe ferries are free.\n")
    load([str(path)], library, PERSON, pipeline, again=True)
    with Library.open(library) as opened:
        article = get_article(opened, name)
    assert (article.source, article.published, article.published_from) == (
        "The Wire",
        "2024-03-12",
        "user",
    )
    assert "ferries are free" in article.text


def test_a_forgotten_article_leaves_its_event_and_its_contrast(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    found = load([str(write_stories(tmp_path / "news"))], library, PERSON, pipeline)
    ids = {Path(outcome.path).name: outcome.id or "" for outcome in found}
    forget(library, PERSON, ids["courier.txt"][:8])
    assert events_by_name(library) == {
        frozenset({"gazette.txt", "wire.txt"}),
        frozenset({"orchard.txt"}),
    }
    with Library.open(library) as opened:
        with pytest.raises(NotFound):
            get_article(opened, ids["courier.txt"])
        event = max(list_events(opened), key=lambda event: len(event.articles))
        contrast = get_contrast(opened, event.id)
    assert contrast is not None
    assert ids["courier.txt"] not in contrast.articles


def test_an_event_keeps_its_name_while_it_grows(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    names = []
    for name in ("gazette.txt", "courier.txt", "wire.txt"):
        load([str(folder / name)], library, PERSON, pipeline)
        with Library.open(library) as opened:
            (event,) = list_events(opened)
            names.append(event.id)
            assert get_event(opened, names[0]).id == event.id
    assert len(set(names)) == 1


def test_a_load_that_was_cut_short_is_finished_by_the_next(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")

    def cut(step: Step) -> None:
        if isinstance(step, InputDone) and step.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load([str(folder)], library, PERSON, pipeline, report=cut)
    load([str(folder)], library, PERSON, pipeline)
    assert frozenset({"gazette.txt", "courier.txt", "wire.txt"}) in events_by_name(library)


def test_articles_of_one_run_that_are_the_same_are_told_apart_from_new_ones(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for folder in ("a", "b"):
        (tmp_path / folder / "gazette.txt").write_text(GAZETTE)
    found = load([str(tmp_path / "a"), str(tmp_path / "b")], library, PERSON, pipeline)
    assert [outcome.outcome for outcome in found] == ["added", "unchanged"]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """A second pipeline, which tags a word as the first one does not."""
    nlp = spacy.blank("en", meta={"name": "harbour", "version": "2.1.0"})
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "hangers"}]], {"TAG": "HNG"})  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("pipelines") / "harbour"
    nlp.to_disk(folder)
    return open_pipeline(str(folder))


def tags_in(library: Path) -> set[str]:
    with Library.open(library) as opened:
        reports = [get_report(opened, article.id) for article in list_articles(opened)]
    return {token.tag for report in reports for token in report.analysis.tokens}


def texts_in(library: Path) -> dict[str, list[str]]:
    with Library.open(library) as opened:
        return {
            article.id: [version.text for version in list_versions(opened, article.id)]
            for article in list_articles(opened)
        }


def test_another_pipeline_analyses_what_is_stored_and_leaves_the_texts(
    tmp_path: Path, library: Path, pipeline: Pipeline, other: Pipeline
) -> None:
    load([str(write_stories(tmp_path / "news"))], library, PERSON, pipeline)
    shutil.rmtree(tmp_path / "news")
    texts, events = texts_in(library), events_by_name(library)
    assert "HNG" not in tags_in(library)
    steps: list[Step] = []
    found = analyse_anew(library, PERSON, other, report=steps.append)
    assert "HNG" in tags_in(library)
    assert (texts_in(library), events_by_name(library)) == (texts, events)
    assert {outcome.outcome for outcome in found} == {"unchanged"}
    assert steps[0] == Started(4)
    assert [step.done for step in steps if isinstance(step, InputDone)] == [1, 2, 3, 4]
    with Library.open(library) as opened:
        assert list_pipelines(opened) == {full_name(other): 4}
        event = max(list_events(opened), key=lambda event: len(event.articles))
        assert get_contrast(opened, event.id) is not None
        assert unsettled(opened) == ()


def test_what_the_pipeline_in_use_has_analysed_is_not_analysed_again(
    tmp_path: Path, library: Path, pipeline: Pipeline, other: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    load([str(folder)], library, PERSON, pipeline)
    assert analyse_anew(library, PERSON, pipeline) == ()

    def cut(step: Step) -> None:
        if isinstance(step, InputDone):
            raise KeyboardInterrupt

    (folder / "orchard.txt").rename(folder / "frost.txt")
    load([str(folder / "frost.txt")], library, PERSON, other, again=True)
    with pytest.raises(KeyboardInterrupt):
        analyse_anew(library, PERSON, other, report=cut)
    with Library.open(library) as opened:
        done = list_pipelines(opened).get(full_name(other), 0)
        left = analysed_otherwise(opened, full_name(other))
        assert unsettled(opened) != ()
    assert done + len(left) == sum(1 for _ in texts_in(library))
    found = analyse_anew(library, PERSON, other)
    assert {outcome.id for outcome in found} == set(left)
    with Library.open(library) as opened:
        assert unsettled(opened) == ()
        assert set(list_pipelines(opened)) == {full_name(other)}


def test_what_a_person_set_stands_when_another_pipeline_analyses(
    tmp_path: Path, library: Path, pipeline: Pipeline, other: Pipeline
) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(STORIES["wire.txt"])
    (found,) = load([str(path)], library, PERSON, pipeline)
    facts = {"source": "The Wire", "published": "2024-03-12"}
    correct(library, PERSON, found.id or "", facts, lambda: pipeline)
    analyse_anew(library, PERSON, other)
    with Library.open(library) as opened:
        report = get_report(opened, found.id or "")
    assert (report.article.source, report.article.published) == ("The Wire", "2024-03-12")
    assert "2024-03-12" in {date.value for date in report.analysis.dates}


def test_a_library_of_an_older_program_is_brought_up_first(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    load([str(folder / "wire.txt")], library, PERSON, pipeline)
    connection = sqlite3.connect(library)
    connection.executescript(
        "DROP TABLE unsettled; DROP INDEX analysis_pipeline; PRAGMA user_version = 1;"
        "DELETE FROM _sqlite_migrations WHERE name LIKE '0002%'"
    )
    connection.close()
    load([str(folder)], library, PERSON, pipeline)
    assert frozenset({"gazette.txt", "courier.txt", "wire.txt"}) in events_by_name(library)


def test_articles_that_an_older_program_compared_otherwise_are_compared_anew(
    tmp_path: Path, library: Path, pipeline: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    load([str(folder / "wire.txt")], library, PERSON, pipeline)
    connection = sqlite3.connect(library)
    connection.execute(
        "UPDATE event_feature SET features = ?",
        [pack(b'{"article": "x", "published": null, "weights": {"word:bridge": 1.0}}')],
    )
    connection.executescript(
        "DROP TABLE event_link; DROP TABLE decision_side; DROP TABLE decision;"
        "PRAGMA user_version = 2; DELETE FROM _sqlite_migrations WHERE name LIKE '0003%'"
    )
    connection.close()
    load([str(folder)], library, PERSON, pipeline)
    assert frozenset({"gazette.txt", "courier.txt", "wire.txt"}) in events_by_name(library)
    with Library.open(library) as opened:
        assert unsettled(opened) == ()


def test_two_workers_store_what_one_stores(
    tmp_path: Path, pipeline: Pipeline, other: Pipeline
) -> None:
    folder = write_stories(tmp_path / "news")
    (folder / "half.txt").write_text(GAZETTE.replace("cracks", "cr\ud83dacks"), "utf-8", "replace")
    found = []
    for workers in (1, 2):
        library = tmp_path / str(workers) / "library.db"
        load([str(folder)], library, PERSON, pipeline, workers=workers)
        analyse_anew(library, PERSON, other, workers=workers)
        with Library.open(library) as opened:
            names = sorted(article.id for article in list_articles(opened))
            found.append([get_report(opened, name) for name in names])
        found.append(events_by_name(library))  # type: ignore[arg-type]
    assert found[:2] == found[2:]
