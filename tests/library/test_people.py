from __future__ import annotations

import os
import pwd
import uuid
from pathlib import Path

import pytest

from extradition_tui.library.doors import Library
from extradition_tui.library.people import Account, person_of, this_account, this_person
from tests.library.reports import keep, report


def test_a_person_is_named_by_the_password_database_and_not_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = this_person()
    for name in ("USER", "LOGNAME", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody-else")
    assert this_person() == before
    assert this_account().login == pwd.getpwuid(os.getuid()).pw_name
    assert uuid.UUID(before.id)


def test_the_same_number_on_another_machine_is_another_person() -> None:
    here, there = Account("here", 1000, "ada", "Ada"), Account("there", 1000, "ada", "Ada")
    assert person_of(here) == person_of(here)
    assert person_of(here).id != person_of(there).id


def test_who_works_as_root_is_told_apart_by_who_logged_in() -> None:
    ada = Account("here", 0, "root", "root (login ada)", 1000)
    tom = Account("here", 0, "root", "root (login tom)", 1001)
    assert person_of(ada).id != person_of(tom).id


def test_a_person_without_an_entry_is_called_by_number(tmp_path: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("needs root, to become nobody's uid")
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(54321)
        os.write(send, this_person().name.encode())
        os._exit(0)
    os.close(send)
    with os.fdopen(receive) as pipe:
        assert pipe.read() == "uid 54321"
    os.waitpid(child, 0)


def test_who_wrote_is_in_the_library_with_their_account(library_path: Path) -> None:
    keep(library_path, report())
    with Library.open(library_path) as library:
        (row,) = library.rows(
            tuple[str, str, int, str],
            "SELECT p.id, p.name, a.uid, a.login FROM person p"
            " JOIN person_alias a ON a.person = p.id",
        )
    person, account = this_person(), this_account()
    assert row == (person.id, person.name, account.uid, account.login)
