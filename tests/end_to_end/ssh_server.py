"""A real sshd on this machine, with a key and settings that are thrown away with it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")

_SETTINGS = """
Port {port}
ListenAddress 127.0.0.1
HostKey {place}/host
AuthorizedKeysFile {place}/key.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
PermitRootLogin yes
"""


class SshServer:
    """Lets the person who runs it in, with ``key``."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self.key = place / "key"
        self.port = _free_port()

    def begin(self) -> None:
        assert SSHD is not None
        for name in ("host", "key"):
            _run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self._place / name))
        if os.getuid() == 0:
            # Where sshd of root locks itself in; a service makes it when the machine starts.
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        settings = self._place / "sshd_config"
        settings.write_text(_SETTINGS.format(port=self.port, place=self._place))
        with (self._place / "sshd.log").open("wb") as log:
            self._process = subprocess.Popen([SSHD, "-D", "-e", "-f", str(settings)], stderr=log)
        end = time.monotonic() + 10
        while not _listens(self.port):
            assert time.monotonic() < end, (self._place / "sshd.log").read_text()
            time.sleep(0.05)

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()

    def command(self, port: int, words: str) -> list[str]:
        """The ssh command that runs words in a terminal over there, through a port."""
        return [
            *("ssh", "-F", "none", "-q", "-tt", "-p", str(port), "-i", str(self.key)),
            *("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"),
            *("-o", "IdentitiesOnly=yes", "127.0.0.1", words),
        ]


@contextmanager
def ssh_server(place: Path) -> Iterator[SshServer]:
    """A server that is there as long as it is needed."""
    place.mkdir()
    server = SshServer(place)
    server.begin()
    try:
        yield server
    finally:
        server.end()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        port: int = plug.getsockname()[1]
    return port


def _listens(port: int) -> bool:
    with socket.socket() as plug:
        return plug.connect_ex(("127.0.0.1", port)) == 0
