"""Opens the reader under a pseudo-terminal, headless, and waits until a folder's articles show.

    open_reader.py PROGRAM FOLDER

Exit code 0 when every article that is shown by ``articles --json`` came from the folder, the reader
drew a screen, and ``Q`` ended it with code 0. It needs nothing but the standard library, so that a
plain install can be tried with it.
"""

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

SECONDS = 90


def open_reader(program: str, folder: Path) -> str:
    """What the reader drew. Raises SystemExit with a line that says what did not happen."""
    expected = sorted(path.name for path in folder.glob("*.txt"))
    with tempfile.TemporaryDirectory() as place:
        library = str(Path(place) / "library.db")
        process, terminal = _start([program, "--library", library, str(folder)])
        drawn = _read_until(terminal, lambda: _loaded(program, library) == expected)
        os.write(terminal, b"Q")
        code = _end(process, terminal)
        if _loaded(program, library) != expected:
            raise SystemExit(f"loaded {_loaded(program, library)}, expected {expected}")
    if code != 0:
        raise SystemExit(f"the reader left with code {code}")
    if len(drawn) < 1000:
        raise SystemExit("the reader drew nothing to speak of")
    return drawn.decode("utf-8", "replace")


def _start(command: list[str]) -> tuple[subprocess.Popen[bytes], int]:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    return process, ours


def _loaded(program: str, library: str) -> list[str]:
    listed = subprocess.run(
        [program, "--library", library, "articles", "--json"], capture_output=True, check=False
    )
    return sorted(Path(a["path"]).name for a in json.loads(listed.stdout or "[]"))


def _read_until(terminal: int, done: object) -> bytes:
    assert callable(done)
    drawn, until, look = b"", time.monotonic() + SECONDS, 0.0
    while time.monotonic() < until:
        drawn += _read(terminal)
        if time.monotonic() > look:
            if done():
                return drawn + _read(terminal, 2.0)
            look = time.monotonic() + 1
    raise SystemExit(f"the articles did not appear within {SECONDS} s")


def _read(terminal: int, seconds: float = 0.2) -> bytes:
    ready, _, _ = select.select([terminal], [], [], seconds)
    try:
        return os.read(terminal, 1 << 16) if ready else b""
    except OSError:
        return b""


def _end(process: subprocess.Popen[bytes], terminal: int) -> int:
    until = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < until:
        _read(terminal)
    if process.poll() is None:
        process.kill()
        raise SystemExit("the reader did not leave on Q within 10 s")
    return process.returncode


if __name__ == "__main__":
    screen = open_reader(sys.argv[1], Path(sys.argv[2]))
    print(f"the reader opened, showed every article and left: {len(screen)} characters drawn")
