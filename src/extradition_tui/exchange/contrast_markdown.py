"""A contrast as Markdown: to paste into a note or a ticket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extradition_tui.contrast.rows import Row
from extradition_tui.exchange.contrast_view import ContrastView, Piece

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


def to_markdown(view: ContrastView) -> str:
    """The whole contrast: sources, families, then the rows in the order of their weight."""
    lines = [f"# {_escaped(view.title)}", "", _escaped(view.counts()), ""]
    for name in view.reports:
        about = view.article(name)
        known = f"{_escaped(about.title or 'no title')}, {about.published or 'undated'} ({name})"
        lines.append(f"- **{_escaped(view.names[name])}**: {known}")
    if view.families:
        lines += ["", *(_escaped(f"{family}.") for family in view.families)]
    for row in view.rows:
        lines += _row(view, row)
    return "\n".join(lines) + "\n"


def _row(view: ContrastView, row: Row) -> Iterator[str]:
    yield from ("", f"## {_escaped(f'{row.sign} {row.label}')}", "")
    if row.about:
        yield from (f"*{_escaped(row.about)}*", "")
    for name in view.reports:
        passages = [_words(pieces) for _, pieces in view.passages(row, name)]
        if passages:
            yield f"- **{_escaped(view.names[name])}**: {' […] '.join(passages)}"
    silent = view.silent(row)
    if silent:
        yield f"- *does not say: {_escaped(', '.join(silent))}*"


def _words(pieces: tuple[Piece, ...]) -> str:
    return "".join(
        f"**{_escaped(piece.text)}**" if piece.differs else _escaped(piece.text) for piece in pieces
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
