"""A contrast as Markdown: to paste into a note or a ticket."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extradition_tui.exchange.contrast_view import (
    KIND_MARKS,
    KIND_NAMES,
    counts,
    family_lines,
    finding,
    pieces,
    source_names,
    witnesses,
)
from extradition_tui.model import Contrast, Report, Span, Statement

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


def to_markdown(contrast: Contrast, reports: Sequence[Report], title: str) -> str:
    """The whole contrast: sources, families, then the statements in the order of their weight."""
    names = source_names(reports)
    known = {report.article.id: report.article for report in reports}
    lines = [f"# {_escaped(title)}", "", counts(contrast), "", "## Sources", ""]
    for article in contrast.articles:
        about = known[article]
        lines.append(
            f"- **{_escaped(names[article])}**: {_escaped(about.title or 'no title')}, "
            f"{about.published or 'undated'} ({article})"
        )
    lines += ["", *(f"- {_escaped(line)}" for line in family_lines(contrast, names)), ""]
    lines += ["## Statements", ""]
    for statement in contrast.statements:
        lines += _statement(statement, names)
    return "\n".join(lines).rstrip() + "\n"


def _statement(statement: Statement, names: dict[str, str]) -> list[str]:
    mark, kind = KIND_MARKS[statement.kind], KIND_NAMES[statement.kind]
    lines = [f"### {_escaped(mark)} {kind} ({witnesses(statement)})", ""]
    lines += [f"- {_escaped(line)}" for line in finding(statement, names)]
    lines += [""] if statement.differences else []
    for article, spans in statement.cells.items():
        words = " […] ".join(_words(statement, article, span) for span in spans)
        lines += [f"> **{_escaped(names[article])}**: {words}", ">"]
    silent = ", ".join(_escaped(names[i]) for i in statement.silent)
    lines += [f"> *does not say: {silent}*"] if silent else lines.pop() and []
    return [*lines, ""]


def _words(statement: Statement, article: str, span: Span) -> str:
    return "".join(
        f"**{_escaped(piece.text.strip())}**" + " " * piece.text.endswith(" ")
        if piece.differs and piece.text.strip()
        else _escaped(piece.text)
        for piece in pieces(statement, article, span)
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
