"""Whether a library's file, its folder and what lies beside it may be used by whom they are for."""

from __future__ import annotations

import grp
import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from extradition_tui.library.places import TEAM_MODE
from extradition_tui.model import Check
from extradition_tui.safe import safe_line

OWN_FILE, TEAM_FILE = 0o600, 0o660

Ill = tuple[str, str]
"""What is wrong, and the command that makes it right."""


def permissions(path: Path) -> Check:
    """Whether modes and groups are right, for one person or for a team, by the file's own mode.

    Raises OSError where the file or its folder cannot be looked at.
    """
    real = path.resolve()
    file, folder = real.stat(), real.parent.stat()
    team = bool(file.st_mode & stat.S_IRWXG)
    said = (
        f"file {stat.S_IMODE(file.st_mode):04o}, folder {stat.S_IMODE(folder.st_mode):04o}, "
        f"group {_group(file.st_gid)}"
    )
    ills = [*(_of_team(real) if team else _of_one(real)), *_beside(real, team=team)]
    if ills:
        whose = "a team's" if team else "one person's"
        wrong = "; ".join(what for what, _ in ills)
        remedy = "; ".join(dict.fromkeys(command for _, command in ills))
        detail = f"{whose}, but not as it should be: {wrong} ({said})"
        return Check("permissions", False, safe_line(detail), safe_line(remedy))
    if team:
        return Check("permissions", True, f"a team's: {said}")
    private = "" if stat.S_IMODE(folder.st_mode) & 0o077 == 0 else "; 700 is more private"
    return Check("permissions", True, f"one person's: {said}{private}")


def _of_one(file: Path) -> Iterator[Ill]:
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield "others may use the file", _command("chmod 600", file)


def _of_team(file: Path) -> Iterator[Ill]:
    own, folder = file.stat(), file.parent.stat()
    if stat.S_IMODE(own.st_mode) != TEAM_FILE:
        yield "the file's mode is not 660", _command("chmod 660", file)
    if own.st_gid != folder.st_gid:
        group = _group(folder.st_gid)
        wrong = f"the file's group is {_group(own.st_gid)}, the folder's is {group}"
        yield wrong, _command(f"chgrp {group}", file)
    mode = stat.S_IMODE(folder.st_mode)
    right = _command(f"chmod {TEAM_MODE:o}", file.parent)
    if not mode & stat.S_ISGID:
        yield "the folder does not pass its group on (no setgid)", right
    if mode & stat.S_ISVTX:
        yield "the folder is sticky, so that one may not open another's files", right
    if mode & 0o777 != TEAM_MODE & 0o777:
        yield "the folder's mode is not 2770", right
    # Whoever is not in the group looks at it from outside, as root may.
    if folder.st_gid not in (os.getgid(), *os.getgroups()) and os.getuid() not in (0, own.st_uid):
        group = _group(folder.st_gid)
        yield f"you are not in the group {group}", f"ask who keeps the group {group} to add you"


def _beside(file: Path, *, team: bool) -> Iterator[Ill]:
    """The log, its index and the lock have the mode and group of the library."""
    wanted, group = (TEAM_FILE if team else OWN_FILE), file.parent.stat().st_gid
    for ending in ("-wal", "-shm", "-lock"):
        one = file.with_name(file.name + ending)
        try:
            status = one.stat()
        except OSError:
            continue
        if stat.S_IMODE(status.st_mode) != wanted:
            yield f"{one.name}: its mode is not {wanted:o}", _command(f"chmod {wanted:o}", one)
        if team and status.st_gid != group:
            command = _command(f"chgrp {_group(group)}", one)
            yield f"{one.name}: its group is {_group(status.st_gid)}", command


def _command(words: str, path: Path) -> str:
    return f"{words} {shlex.quote(str(path))}"


def _group(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)
