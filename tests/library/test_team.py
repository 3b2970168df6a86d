"""One library and several accounts of one server, with every umask and mode of its folder."""

from __future__ import annotations

import grp
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from extradition_tui.claim_model import ClaimDraft, new_id
from extradition_tui.library.claims import add_claim
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError
from extradition_tui.library.health import doctor
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Check
from tests.library.accounts import GROUP, OUTSIDER, TEAM, as_account, needs_root, open_place

pytestmark = needs_root

SETGID, STICKY, PLAIN = 0o2770, 0o3770, 0o770
UMASKS = (0o000, 0o022, 0o007, 0o077)


@pytest.fixture
def place() -> Iterator[Path]:
    with open_place() as found:
        yield found


def made(place: Path, umask: int) -> Path:
    """A team's library, made by its first member with ``init --team``."""
    place.chmod(0o777)
    path = place / "team" / "library.db"
    name = grp.getgrgid(GROUP).gr_name

    def make() -> str:
        create(path, team=name)
        return "made"

    assert as_account(TEAM[0], umask, make) == "made"
    return path


def written(path: Path, statement: str) -> str:
    """Write a claim, and read all there are; or the one line that says why not."""
    try:
        with writing(path, this_person(), "test", deadline=2) as door:
            add_claim(door, ClaimDraft(id=new_id(), statement=statement))
        with Library.open(path) as library:
            return ",".join(sorted(claim.statement for claim in list_claims(library)))
    except LibraryError as error:
        return f"refused: {error}"


def permissions(path: Path) -> Check:
    return next(check for check in doctor(path) if check.name == "permissions")


@pytest.mark.parametrize("umask", UMASKS)
@pytest.mark.parametrize("mode", [SETGID, STICKY, PLAIN])
def test_three_accounts_write_one_library_or_are_told_why_not(
    place: Path, umask: int, mode: int
) -> None:
    path = made(place, umask)
    path.parent.chmod(mode)
    done: list[str] = []
    with Library.open(path):  # its log stays there: nobody is the last to close
        for turn, uid in enumerate((*TEAM, *reversed(TEAM))):
            said = as_account(uid, umask, lambda turn=turn: written(path, f"claim {turn}"))
            if said.startswith("refused: "):
                assert mode != SETGID, said
                assert len(said.splitlines()) == 1
            else:
                done.append(f"claim {turn}")
                assert said.split(",") == done
        modes = {stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()}
        groups = {found.stat().st_gid for found in path.parent.iterdir()}
    check = permissions(path)
    if mode == SETGID:
        assert (modes, groups) == ({0o660}, {GROUP})
        assert len(done) == 6
        assert check.ok
    else:
        assert not check.ok
        assert "2770" in (check.remedy or "")
    with Library.open(path) as library:
        assert sorted(claim.statement for claim in list_claims(library)) == done
        people = library.rows(tuple[int], "SELECT uid FROM person_alias ORDER BY uid")
    if mode == SETGID:
        assert [uid for (uid,) in people] == list(TEAM)


@pytest.mark.parametrize("umask", UMASKS)
def test_a_log_that_each_account_makes_anew_is_the_teams(place: Path, umask: int) -> None:
    path = made(place, umask)
    for turn, uid in enumerate((*TEAM, *TEAM)):  # each is alone, and makes the log and its index
        said = as_account(uid, umask, lambda turn=turn: written(path, f"claim {turn}"))
        assert said.endswith(f"claim {turn}"), said


def test_who_is_not_of_the_team_reads_and_writes_nothing(place: Path) -> None:
    path = made(place, 0o022)
    said = as_account(OUTSIDER, 0, lambda: written(path, "from outside"), team=False)
    assert said.startswith("refused: ")
    assert "Permission denied" in said
    assert as_account(TEAM[1], 0o022, lambda: written(path, "from inside")) == "from inside"


def test_who_may_only_read_the_file_is_told_that_and_reads(place: Path) -> None:
    path = made(place, 0o022)
    as_account(TEAM[0], 0o022, lambda: written(path, "a claim"))
    path.chmod(0o640)

    def read() -> str:
        with Library.open(path) as library:
            return f"{library.read_only}: {len(list_claims(library))}"

    with Library.open(path):
        assert "read-only" in as_account(TEAM[1], 0o022, read)
    assert "read-only" in as_account(TEAM[1], 0o022, lambda: written(path, "another"))
    assert not permissions(path).ok


@pytest.mark.parametrize(
    ("file", "folder", "group", "wanted"),
    [
        (0o660, 0o3770, GROUP, "sticky"),
        (0o660, 0o770, GROUP, "setgid"),
        (0o640, 0o2770, GROUP, "660"),
        (0o660, 0o2750, GROUP, "2770"),
        (0o660, 0o2770, 0, "group"),
        (0o666, 0o2770, GROUP, "660"),
        (0o660, 0o2777, GROUP, "2770"),
    ],
)
def test_the_doctor_says_which_mode_or_group_is_wrong_and_what_to_do(
    place: Path, file: int, folder: int, group: int, wanted: str
) -> None:
    path = made(place, 0o022)
    os.chown(path, -1, group)
    path.chmod(file)
    path.parent.chmod(folder)
    check = permissions(path)
    assert not check.ok
    assert wanted in f"{check.detail} {check.remedy}"


def test_the_doctor_says_of_a_file_beside_the_library_that_the_team_cannot_write(
    place: Path,
) -> None:
    path = made(place, 0o022)
    as_account(TEAM[0], 0o022, lambda: written(path, "a claim"))
    lock = path.with_name(path.name + "-lock")
    os.chown(lock, -1, 0)
    check = permissions(path)
    assert not check.ok
    assert "library.db-lock" in f"{check.detail} {check.remedy}"
    lock.unlink()
    assert permissions(path).ok


def test_who_asks_for_a_team_that_they_are_not_in_is_told_so(place: Path) -> None:
    place.chmod(0o777)
    path = place / "team" / "library.db"

    def make() -> str:
        try:
            create(path, team=grp.getgrgid(GROUP).gr_name)
        except LibraryError as error:
            return str(error)
        return "made"

    said = as_account(TEAM[0], 0o022, make, team=False)
    assert "you are not in the group" in said
    assert not path.exists()
    assert not path.parent.exists()
