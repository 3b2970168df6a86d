"""Libraries that leave as JSON Lines and come in to others."""

from __future__ import annotations

from pathlib import Path

from extradition_tui.exchange.json_lines import read_lines, write_lines
from extradition_tui.library import corrections
from extradition_tui.library.articles import get_article
from extradition_tui.library.claims import (
    edit_claim,
)
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.health import doctor
from extradition_tui.library.records_in import merge_records
from extradition_tui.library.records_out import read_records
from extradition_tui.library.records_taken import Taken
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Person
from tests.library.claiming import (
    FERRY_ID,
    door_of,
    shown,
)

CAY = Person("person-cay", "Cay Holm")


def exported(path: Path) -> bytes:
    with Library.open(path) as library, library.snapshot():
        return "".join(write_lines(read_records(library))).encode()


def imported(path: Path, data: bytes, person: Person = CAY) -> Taken:
    with writing(path, person, "import a file") as door:
        return merge_records(door, read_lines(data))


def another(path: Path, name: str = "other.db") -> Path:
    other = path.with_name(name)
    create(other)
    return other


def well(path: Path) -> bool:
    return all(check.ok for check in doctor(path) if check.name != "permissions")


def claims(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [claim.id for claim in list_claims(library)]


def statement(path: Path, claim: str) -> str:
    return shown(path, claim).statement


def edit(path: Path, claim: str, words: str, person: Person) -> None:
    with door_of(path, person) as door:
        edit_claim(door, claim, {"statement": words})


def source(path: Path) -> str | None:
    with Library.open(path) as library:
        return get_article(library, FERRY_ID).source


def decided(path: Path) -> int:
    with Library.open(path) as library:
        return len(corrections.decisions(library, [FERRY_ID]))
