"""A contrast as one HTML page that an editor can be sent: no scripts, prints well.

Every passage links to the sentence in the full text below, and nothing is fetched from anywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from html import escape

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
from extradition_tui.safe import safe

_STYLE = """
:root { color-scheme: light dark; --dim: #6b6b6b; --line: #d8d8d8; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) { :root { --dim: #9a9a9a; --line: #3a3a3a; --mark: #5a4a12; } }
body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .92rem; }
th, td { border-top: 1px solid var(--line); padding: .5rem; text-align: left; vertical-align: top; }
th.kind, td.kind { width: 7.5rem; } tr.agreement td { color: var(--dim); }
td a { color: inherit; text-decoration: none; } td a:hover { text-decoration: underline; }
mark { background: var(--mark); color: inherit; font-weight: bold; }
.silent, .kind small, .why, .facts { color: var(--dim); }
.why { margin: .2rem 0; font-size: .85rem; }
article { max-width: 40rem; } article p { white-space: pre-line; }
:target { background: var(--mark); }
@media print { body { font-size: 10pt; max-width: none; margin: 0; } tr { break-inside: avoid; } }
"""


def to_html(contrast: Contrast, reports: Sequence[Report], title: str) -> str:
    """The page: sources, families, the table of statements, and the full texts."""
    names = source_names(reports)
    by_id = {report.article.id: report for report in reports}
    columns = "".join(f"<th>{_text(names[i])}</th>" for i in contrast.articles)
    starts = {i: _starts(by_id[i]) for i in contrast.articles}
    rows = "\n".join(_row(s, contrast.articles, names, starts) for s in contrast.statements)
    families = "".join(f"<li>{_text(line)}</li>" for line in family_lines(contrast, names))
    texts = "\n".join(_article(by_id[i], names[i]) for i in contrast.articles)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{_text(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_text(title)}</h1>
<p class="facts">{_text(counts(contrast))}</p>
<ul>{families}</ul>
<table>
<thead><tr><th class="kind"></th>{columns}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
<h2>The texts</h2>
{texts}
</body>
</html>
"""


def _row(
    statement: Statement,
    articles: Sequence[str],
    names: dict[str, str],
    starts: dict[str, list[int]],
) -> str:
    why = "".join(f'<p class="why">{_text(line)}</p>' for line in finding(statement, names))
    cells = "".join(_cell(statement, i, starts[i]) for i in articles)
    return (
        f'<tr class="{statement.kind}" id="{statement.id}"><td class="kind">'
        f"{KIND_MARKS[statement.kind]} {KIND_NAMES[statement.kind]}<br>"
        f"<small>{_text(witnesses(statement))}</small>{why}</td>{cells}</tr>"
    )


def _cell(statement: Statement, article: str, starts: list[int]) -> str:
    spans = statement.cells.get(article)
    if not spans:
        return '<td class="silent">does not say</td>'
    linked = (
        f'<a href="#{article}-{_sentence(starts, span)}">{_marked(statement, article, span)}</a>'
        for span in spans
    )
    return f"<td>{' […] '.join(linked)}</td>"


def _marked(statement: Statement, article: str, span: Span) -> str:
    return "".join(
        f"<mark>{_text(piece.text)}</mark>" if piece.differs else _text(piece.text)
        for piece in pieces(statement, article, span)
    )


def _article(report: Report, name: str) -> str:
    article, out, at = report.article, [], 0
    for sentence in report.analysis.sentences:
        out.append(_text(article.text[at : sentence.start]))
        words = _text(article.text[sentence.start : sentence.end])
        out.append(f'<span id="{article.id}-{sentence.start}">{words}</span>')
        at = sentence.end
    out.append(_text(article.text[at:]))
    about = " · ".join(filter(None, (article.author, article.published or "undated", article.url)))
    return (
        f'<article id="{article.id}"><h2>{_text(name)}</h2>'
        f'<p class="facts">{_text(about)}</p><p>{"".join(out)}</p></article>'
    )


def _starts(report: Report) -> list[int]:
    return [sentence.start for sentence in report.analysis.sentences]


def _sentence(starts: list[int], span: Span) -> int:
    """The start of the sentence that a passage begins in."""
    return starts[max(0, bisect_right(starts, span.start) - 1)] if starts else 0


def _text(text: str) -> str:
    return escape(safe(text))
