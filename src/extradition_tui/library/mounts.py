"""On what kind of disk a path lies. WAL needs one host, so network file systems are refused."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from extradition_tui.library.errors import LibraryError
from extradition_tui.safe import safe_line
from extradition_tui.settings import APP

NETWORK = frozenset(
    (
        *("afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "gpfs"),
        *("lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "pvfs2", "smb2", "smb3", "smbfs"),
        *("fuse.ceph", "fuse.curlftpfs", "fuse.davfs2", "fuse.glusterfs", "fuse.goofys"),
        *("fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
    )
)
"""Types of file system that several hosts may write at once."""


@dataclass(frozen=True, slots=True)
class Mount:
    """One mounted file system: where, of which type, from what."""

    point: str
    type: str
    device: str


def mount_of(path: Path, table: str | None = None) -> Mount | None:
    """The mount on which ``path`` lies, or None where the system does not tell.

    ``table`` is the text of ``/proc/self/mountinfo`` (read when it is None). Of mounts on one
    point the last one counts, for it hides the others.
    """
    if table is None:
        try:
            table = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
        except OSError:
            return None
    real = path.resolve()
    found: Mount | None = None
    for line in table.splitlines():
        mount = _parsed(line)
        if mount is None or not real.is_relative_to(mount.point):
            continue
        if found is None or len(mount.point) >= len(found.point):
            found = mount
    return found


def refuse_network(path: Path, mount: Mount | None) -> None:
    """Raise LibraryError when the mount is a network file system, offering a local path."""
    if mount is None or mount.type not in NETWORK:
        return
    local = Path("/var/tmp") / f"{APP}-{os.getuid()}" / path.name
    raise LibraryError(
        safe_line(
            f"{path}: lies on a network file system ({mount.type}, mounted at {mount.point}), "
            f"where a library cannot be kept safe; name a path on a local disk, such as "
            f"--library {local}"
        )
    )


def _parsed(line: str) -> Mount | None:
    before, dash, after = line.partition(" - ")
    fields, kind = before.split(" "), after.split(" ")
    if not dash or len(fields) < 5 or len(kind) < 2:
        return None
    return Mount(_unescaped(fields[4]), kind[0], _unescaped(kind[1]))


def _unescaped(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)
