"""A whole library as JSON Lines, both ways: the form in which nothing is lost but file paths.

The first line says what the file is, the last one how many lines there are; each line between is
one record, with what it is under ``kind``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

import msgspec

from extradition_tui.library.records import KINDS, Record
from extradition_tui.library.records_check import BadRecord, Lines
from extradition_tui.safe import json_made_safe

FORMAT = "extradition-tui library"
VERSION = 1

_NAMES = {shape: kind for kind, shape in KINDS.items()}


def write_lines(records: Iterable[Record]) -> Iterator[str]:
    """The lines of the file, each with its line end."""
    yield _line({"kind": FORMAT, "version": VERSION})
    count = 2
    for record in records:
        count += 1
        yield _line({"kind": _NAMES[type(record)], **msgspec.to_builtins(record)})
    yield _line({"kind": "end", "lines": count})


def is_json_lines(data: bytes) -> bool:
    """Whether a file begins as one that ``write_lines`` made."""
    return FORMAT.encode() in data[:200].split(b"\n", 1)[0]


def read_lines(data: bytes) -> Lines:
    """The records of a file with the numbers of their lines.

    Raises BadRecord for the first line that is not what it should be, and for a file cut short.
    """
    lines = data.split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    head = _decoded(1, lines[0] if lines else b"")
    if head.get("kind") != FORMAT:
        raise BadRecord(1, f"this is no {FORMAT} in JSON Lines")
    if head.get("version") != VERSION:
        raise BadRecord(1, f"version {head.get('version')} of this form; upgrade extradition-tui")
    found: list[tuple[int, Record]] = []
    for number, line in enumerate(lines[1:-1], 2):
        found.append((number, _record(number, line)))
    last = _decoded(len(lines), lines[-1])
    if len(lines) < 2 or last != {"kind": "end", "lines": len(lines)}:
        raise BadRecord(len(lines), "the file is cut short, or put together; export it anew")
    return found


def _line(value: dict[str, object]) -> str:
    return json_made_safe(msgspec.json.encode(value).decode("utf-8")) + "\n"


def _record(number: int, line: bytes) -> Record:
    raw = _decoded(number, line)
    kind = raw.pop("kind", None)
    shape = KINDS.get(kind) if isinstance(kind, str) else None
    if shape is None:
        raise BadRecord(number, f"{kind!r}: no such kind of record")
    unknown = raw.keys() - {field.name for field in fields(shape)}
    if unknown:
        raise BadRecord(number, f"{min(unknown)!r}: nothing that a record of {kind} has")
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        raise BadRecord(number, f"not a record of {kind}: {error}") from None


def _decoded(number: int, line: bytes) -> dict[str, object]:
    try:
        return msgspec.json.decode(line, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadRecord(number, f"not a JSON object ({error})") from None
