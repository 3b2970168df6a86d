"""How commands write: JSON documents, aligned tables on a terminal, tabs between columns in a pipe.

Nothing else writes to stdout, and all of it goes through the safe door.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extradition_tui.model import QuoteKind
from extradition_tui.safe import json_text, safe, safe_line


def write_json(value: object) -> None:
    """One JSON document; dataclasses become objects with their fields as keys."""
    _write(json_text(msgspec.to_builtins(value)) + "\n")


def write_text(text: str) -> None:
    """Text as it is, made safe."""
    _write(safe(text).rstrip("\n") + "\n")


def write_lines(lines: Iterable[str]) -> None:
    """Lines that hold nothing that a terminal would obey, as they are."""
    for line in lines:
        sys.stdout.buffer.write(line.encode("utf-8"))
    sys.stdout.buffer.flush()


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str) -> None:
    """Rows under headings; ``empty`` is said on stderr when there are none.

    A column whose name begins with "#" holds numbers and is aligned to the right.
    """
    cells = [[safe_line("" if cell is None else str(cell)) for cell in row] for row in rows]
    if not cells:
        sys.stderr.write(safe_line(empty) + "\n")
    elif not sys.stdout.isatty():
        _write("".join("\t".join(row) + "\n" for row in cells))
    else:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in columns:
            right = column.startswith("#")
            table.add_column(
                Text(column.removeprefix("#")),
                justify="right" if right else "left",
                no_wrap=column in ("id", "published", "event") or right,
            )
        for row in cells:
            table.add_row(*(Text(cell) for cell in row))
        console().print(table)


def console() -> Console:
    """A console for tables on stdout, which reads no markup, emoji names or highlights."""
    return _OurConsole(markup=False, emoji=False, highlight=False)


class _OurConsole(Console):
    def on_broken_pipe(self) -> None:
        """Whoever read has seen enough: no fault here, where Rich would leave with exit code 1."""
        raise BrokenPipeError


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def quoted(text: str, kind: QuoteKind) -> str:
    """Words as they are shown: between marks, unless the article only reports them."""
    return text if kind == "indirect" else f"“{text}”"
