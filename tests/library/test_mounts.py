from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.library.errors import LibraryError
from extradition_tui.library.mounts import Mount, mount_of, refuse_network

TABLE = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /home rw,relatime shared:2 master:3 - nfs4 server:/export/home rw,vers=4.2
31 30 0:27 / /home/local rw - xfs /dev/sdb1 rw
32 22 0:28 / /mnt/with\\040space rw - cifs //host/share rw
33 22 0:29 / /over rw - ext4 /dev/sdc1 rw
34 22 0:30 / /over rw - fuse.sshfs me@host: rw
a line that is none
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/l.db", "ext4"),
        ("/home/ada/l.db", "nfs4"),
        ("/homely/l.db", "ext4"),
        ("/home/local/l.db", "xfs"),
        ("/mnt/with space/l.db", "cifs"),
        ("/over/l.db", "fuse.sshfs"),
    ],
)
def test_a_path_lies_on_the_nearest_mount(path: str, kind: str) -> None:
    mount = mount_of(Path(path), TABLE)
    assert mount is not None
    assert mount.type == kind


def test_a_network_disk_is_refused_with_a_local_path_offered() -> None:
    path = Path("/home/ada/l.db")
    with pytest.raises(LibraryError) as error:
        refuse_network(path, mount_of(path, TABLE))
    assert "nfs4" in str(error.value)
    assert "--library /var/tmp/" in str(error.value)
    assert "l.db" in str(error.value)
    refuse_network(Path("/x"), None)
    refuse_network(Path("/x"), Mount("/", "ext4", "/dev/sda1"))


def test_this_machines_own_table_is_read(tmp_path: Path) -> None:
    mount = mount_of(tmp_path)
    if not Path("/proc/self/mountinfo").exists():
        pytest.skip("this system has no mountinfo")
    assert mount is not None
    assert tmp_path.resolve().is_relative_to(mount.point)


@given(st.text())
def test_any_table_can_be_read(table: str) -> None:
    mount_of(Path("/"), table)
