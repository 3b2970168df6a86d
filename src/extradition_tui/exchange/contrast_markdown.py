"""A contrast as Markdown: to paste into a note or a ticket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extradition_tui.contrast.rows import Row
from extradition_tui.exchange.contrast_view import ContrastView, Piece

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


def to_markdown(view: ContrastView) -> str:
    """The whole contrast: sources, families, then the rows in the order of their weight."""
    lines = [f"# {escaped(view.title)}", "", escaped(view.counts()), ""]
    for name in view.reports:
        about = view.article(name)
        known = f"{escaped(about.title or 'no title')}, {about.published or 'undated'} ({name})"
        lines.append(f"- **{escaped(view.names[name])}**: {known}")
    if view.families:
        lines += ["", *(escaped(f"{family}.") for family in view.families)]
    return "\n".join([*lines, *contrast_rows(view)]) + "\n"


def contrast_rows(view: ContrastView, heading: str = "##") -> Iterator[str]:
    """The rows alone, each under a heading."""
    for row in view.rows:
        yield from _row(view, row, heading)


def escaped(text: str) -> str:
    """Words as they stand in Markdown, on one line."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))


def _row(view: ContrastView, row: Row, heading: str) -> Iterator[str]:
    yield from ("", f"{heading} {escaped(f'{row.sign} {row.label}')}", "")
    if row.about:
        yield from (f"*{escaped(row.about)}*", "")
    for name in view.reports:
        passages = [_words(pieces) for _, pieces in view.passages(row, name)]
        if passages:
            yield f"- **{escaped(view.names[name])}**: {' […] '.join(passages)}"
    silent = view.silent(row)
    if silent:
        yield f"- *does not say: {escaped(', '.join(silent))}*"


def _words(pieces: tuple[Piece, ...]) -> str:
    return "".join(
        f"**{escaped(piece.text)}**" if piece.differs else escaped(piece.text) for piece in pieces
    )
