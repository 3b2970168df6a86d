"""The words that a person copied last, in a file of their own: no terminal says what it took."""

from __future__ import annotations

from pathlib import Path

from extradition_tui.settings import state_path

from .own_files import write_own


def keep_register(words: str) -> Path:
    """Keep the words, readable by their owner alone. Returns the file's path; raises OSError."""
    path = state_path() / "register.txt"
    write_own(path, words.encode("utf-8", "replace"))
    return path
