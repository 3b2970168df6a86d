"""A contrast as one HTML page that an editor can be sent: no scripts, prints well.

Every passage links to the sentence in the full text below, and nothing is fetched from anywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from html import escape

from extradition_tui.contrast.rows import Row
from extradition_tui.exchange.contrast_view import ContrastView, Piece
from extradition_tui.model import Report
from extradition_tui.safe import safe

_STYLE = """
:root { color-scheme: light dark; --dim: #6b6b6b; --line: #d8d8d8; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) { :root { --dim: #9a9a9a; --line: #3a3a3a; --mark: #5a4a12; } }
body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .92rem; }
th, td { border-top: 1px solid var(--line); padding: .5rem; text-align: left; vertical-align: top; }
th.kind, td.kind { width: 9rem; } tr.agreement td { color: var(--dim); }
td a { color: inherit; text-decoration: none; } td a:hover { text-decoration: underline; }
mark { background: var(--mark); color: inherit; font-weight: bold; }
.silent, .kind small, .why, .facts { color: var(--dim); }
.why { margin: .2rem 0; font-size: .85rem; }
article { max-width: 40rem; } article p { white-space: pre-line; }
:target { background: var(--mark); }
@media print { body { font-size: 10pt; max-width: none; margin: 0; } tr { break-inside: avoid; } }
"""


def to_html(view: ContrastView) -> str:
    """The page: sources, families, the table of rows, and the full texts."""
    columns = "".join(f"<th>{_text(name)}</th>" for name in view.names.values())
    rows = "\n".join(_row(view, number, row) for number, row in enumerate(view.rows, start=1))
    families = "".join(f"<li>{_text(line)}</li>" for line in view.families)
    texts = "\n".join(_article(report, view.names[i]) for i, report in view.reports.items())
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{_text(view.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_text(view.title)}</h1>
<p class="facts">{_text(view.counts())}</p>
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


def _row(view: ContrastView, number: int, row: Row) -> str:
    cells = "".join(_cell(view, row, name) for name in view.reports)
    about = f'<p class="why">{_text(row.about)}</p>' if row.about else ""
    label = _text(f"{row.sign} {row.label}")
    kind = f'<td class="kind">{label}{about}</td>'
    return f'<tr class="{row.standing}" id="row-{number}">{kind}{cells}</tr>'


def _cell(view: ContrastView, row: Row, name: str) -> str:
    report = view.reports[name]
    linked = [
        f'<a href="#{name}-{_sentence(report, start)}">{"".join(map(_piece, pieces))}</a>'
        for start, pieces in view.passages(row, name)
    ]
    if not linked:
        return '<td class="silent">does not say</td>'
    return f"<td>{' […] '.join(linked)}</td>"


def _piece(piece: Piece) -> str:
    return f"<mark>{_text(piece.text)}</mark>" if piece.differs else _text(piece.text)


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


def _sentence(report: Report, start: int) -> int:
    """The start of the sentence in which a passage begins; the first one's before them all."""
    starts = [sentence.start for sentence in report.analysis.sentences]
    return starts[max(0, bisect_right(starts, start) - 1)] if starts else 0


def _text(text: str) -> str:
    return escape(safe(text))
