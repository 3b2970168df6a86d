"""Keeps the details of a fault in a file, so that no traceback reaches a screen."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from pathlib import Path

from extradition_tui.settings import state_path


def keep_crash(error: BaseException) -> Path:
    """Write the traceback of a fault, without local values, to the person's own state folder.

    The file is readable by its owner alone and holds the newest fault only. Its path is returned
    even when it could not be written.
    """
    path = state_path() / "crash.log"
    details = "".join(traceback.format_exception(error))
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
    return path
