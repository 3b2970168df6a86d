"""Doing something as another account, as several people on one server do. Needs root."""

from __future__ import annotations

import os
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extradition_tui.claim_model import ClaimDraft, new_id
from extradition_tui.library.claims import add_claim
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.health import doctor
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import create, writing

GROUP = 100
"""A group that every system has ("users"), as the team's."""

TEAM = (61001, 61002, 61003)
"""Three accounts, each with a group of its own besides the team's."""

OUTSIDER = 61009

needs_root = [
    pytest.mark.root,
    pytest.mark.skipif(os.getuid() != 0, reason="needs root, to become other accounts"),
]


def as_account(uid: int, umask: int, what: Callable[[], str], *, team: bool = True) -> str:
    """What ``what`` returned in a process of that account; a fault's last line after "fault: "."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            become(uid, umask, team=team)
            said = what()
        except BaseException as error:
            said = "fault: " + traceback.format_exception_only(error)[-1]
        os.write(send, said.encode()[:60_000])
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, encoding="utf-8") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def warm(place: Path) -> None:
    """Import all that a write needs: another account may not be able to read where Python lies."""
    path = place / "warm" / "library.db"
    create(path)
    with writing(path, this_person(), "warm") as door:
        add_claim(door, ClaimDraft(id=new_id(), statement="warm"))
    with Library.open(path) as library:
        list_claims(library)
    doctor(path)
    shutil.rmtree(path.parent)


def become(uid: int, umask: int, *, team: bool = True) -> None:
    """Be this account from here on, without a way back."""
    os.setgroups([GROUP] if team else [])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    os.umask(umask)


@contextmanager
def open_place() -> Iterator[Path]:
    """A folder that every account may look into; a test's own is for its owner alone."""
    place = Path(tempfile.mkdtemp(dir="/var/tmp"))
    place.chmod(0o755)
    warm(place)
    try:
        yield place
    finally:
        shutil.rmtree(place)
