"""The folder a library lives in: one's own, or a team's."""

from __future__ import annotations

import grp
import os
import stat
from pathlib import Path

from extradition_tui.library.errors import LibraryError
from extradition_tui.safe import safe_line

OWN_MODE, TEAM_MODE = 0o700, 0o2770
"""A team's folder passes its group on to what is made in it (setgid). It is not sticky: a sticky
one fails where the system protects regular files in group-writable folders."""


def make_folder(folder: Path) -> None:
    """Make a folder of one's own where it is missing; one that exists is left as it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=OWN_MODE)
    except FileExistsError:
        return
    folder.chmod(OWN_MODE)


def make_team_folder(folder: Path, group: str) -> None:
    """Make a team's folder, or take an empty one. Raises LibraryError when it cannot be the team's.

    A folder that already holds something is never given away: it must already be as it should.
    """
    try:
        number = grp.getgrnam(group).gr_gid
    except (KeyError, ValueError):
        raise LibraryError(
            safe_line(f"{group}: there is no such group; `getent group` lists them")
        ) from None
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=OWN_MODE)
    except FileExistsError:
        if any(folder.iterdir()):
            _check_team_folder(folder, number, group)
            return
    try:
        os.chown(folder, -1, number)
    except PermissionError:
        folder.rmdir()  # it is empty: there was none, or one that waited for a library
        raise LibraryError(
            safe_line(f"you are not in the group {group}; name one of yours (`id -Gn` lists them)")
        ) from None
    folder.chmod(TEAM_MODE)


def _check_team_folder(folder: Path, number: int, group: str) -> None:
    status = folder.stat()
    if status.st_gid == number and stat.S_IMODE(status.st_mode) & 0o3770 == TEAM_MODE:
        return
    raise LibraryError(
        safe_line(
            f"{folder}: holds other files and is not set up for the group {group}; name a new "
            f"folder, or: chgrp {group} and chmod 2770 it"
        )
    )
