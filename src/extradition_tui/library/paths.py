"""File names as the library writes them down: any bytes, as text."""

from __future__ import annotations


def written_path(path: str) -> str:
    r"""The path as storable text: a byte that is no UTF-8 is written as an escape (``\udcff``)."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
