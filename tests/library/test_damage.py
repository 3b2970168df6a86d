"""Libraries with changed bytes: never a fault of the program's, never a wrong text unsaid."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from extradition_tui.contrast_model import Contrast, Difference, Family, Statement, Value
from extradition_tui.library.articles import (
    get_article,
    get_report,
    list_articles,
    list_versions,
    set_facts,
)
from extradition_tui.library.contrasts import get_contrast, save_contrast
from extradition_tui.library.doors import Library
from extradition_tui.library.entities import entity_places, list_entities, list_quotes
from extradition_tui.library.errors import LibraryError
from extradition_tui.library.events import (
    EventDraft,
    candidates,
    get_features,
    list_events,
    save_events,
    unsettled,
)
from extradition_tui.library.health import doctor
from extradition_tui.library.history import first_break
from extradition_tui.library.known import find_known
from extradition_tui.library.people import this_person
from extradition_tui.library.search import search
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Article, Span
from tests.library.reports import BRIDGE, COMET, FERRY, keep, report

SEED = 20310303
REPORTS = [
    report(f"{text}\nEdition {number}.\n", origin=f"{number}.txt", published="2031-03-03")
    for number, text in enumerate([BRIDGE, FERRY, COMET] * 3)
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "own" / "library.db"
    create(path)
    keep(path, *REPORTS)
    names = [item.article.id for item in REPORTS]
    families = (Family(tuple(names[:2]), 0.5, None, True),)
    with writing(path, this_person(), "group") as work:
        event = save_events(
            work, [EventDraft(articles=tuple(names[:3]), title="Oldmere", families=families)]
        )[0]
        difference = Difference(
            id="d1", type="figure", values={names[0]: (Value("14", 0, 2),)}, confidence=0.5
        )
        row = Statement(
            id="s1",
            kind="differs",
            cells={names[0]: (Span(0, 6, "Bridge"),)},
            silent=(),
            witnesses=1,
            differences=(difference,),
        )
        save_contrast(work, Contrast(event=event, articles=tuple(names), statements=(row,)), "f")
    return path.read_bytes()


def _mutated(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.choice([1, 2, 5, 40, 400])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.1:
        del data[chance.randrange(len(data)) :]
    return bytes(data)


def _texts(path: Path, read: list[Article]) -> None:
    """Ask everything; keep the articles that were given back."""
    asked: list[Callable[[Library], object]] = [
        list_events,
        list_entities,
        list_quotes,
        unsettled,
        first_break,
        lambda library: search(library, "Oldmere cross"),
        lambda library: search(library, "entity:oldmere speaker:quill source:1 after:2000"),
        lambda library: entity_places(library, "Reed"),
        lambda library: candidates(library, ["word:bridge"]),
        lambda library: [get_contrast(library, event.id) for event in list_events(library)],
        lambda library: get_features(library, [item.article.id for item in REPORTS]),
        lambda library: find_known(library, REPORTS[0].article),
        lambda library: list_versions(library, REPORTS[0].article.id),
    ]
    for ask in asked:
        _said(path, ask)
    for item in REPORTS:
        name = item.article.id
        _said(path, lambda library, name=name: read.append(get_report(library, name).article))
    _said(
        path,
        lambda library: [
            read.append(get_article(library, item.id)) for item in list_articles(library)
        ],
    )


def _said(path: Path, ask: Callable[[Library], object]) -> None:
    try:
        with Library.open(path) as library:
            ask(library)
    except LibraryError as error:
        _is_one_line(str(error))


def _is_one_line(said: str) -> None:
    assert said.isprintable()


def _write(path: Path) -> None:
    try:
        with writing(path, this_person(), "article set") as work:
            set_facts(work, REPORTS[1].article.id, {"title": "Other"})
    except LibraryError as error:
        _is_one_line(str(error))


def _try(whole: bytes, tmp_path: Path, times: int, seed: int) -> None:
    right = {item.article.id: item.article.text for item in REPORTS}
    chance = random.Random(seed)
    path = tmp_path / "library.db"
    for turn in range(times):
        path.write_bytes(_mutated(whole, chance))
        read: list[Article] = []
        _texts(path, read)
        for article in read:
            assert right[article.id] == article.text
        if turn % 5 == 0:
            doctor(path)
            _write(path)
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)


def test_changed_bytes_give_no_fault_and_no_wrong_text(whole: bytes, tmp_path: Path) -> None:
    _try(whole, tmp_path, 60, SEED)


@pytest.mark.long
def test_ten_thousand_changed_libraries(whole: bytes, tmp_path: Path) -> None:
    _try(whole, tmp_path, 10_000, SEED + 1)
