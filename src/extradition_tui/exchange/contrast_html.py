"""A contrast as one HTML page that an editor can be sent: no scripts, prints well.

Every passage links to the sentence in the full text below, and every sentence on which sources
differ back to its rows; nothing is fetched from anywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from html import escape

from extradition_tui.contrast.rows import Row
from extradition_tui.exchange.contrast_view import ContrastView, Piece
from extradition_tui.model import Report
from extradition_tui.safe import safe

MOST_BESIDE = 5
"""Sources that have a column each; more of them stand under each other in every row."""

_STYLE = """
:root { color-scheme: light dark; --dim: #6b6b6b; --line: #d8d8d8; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) { :root { --dim: #9a9a9a; --line: #3a3a3a; --mark: #5a4a12; } }
body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .92em; }
th, td { border-top: 1px solid var(--line); padding: .5em; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th.kind, td.kind { width: 9em; } tr.agreement td { color: var(--dim); }
td a, th a { color: inherit; text-decoration: none; }
td a:hover, th a:hover { text-decoration: underline; }
mark { background: var(--mark); color: inherit; font-weight: bold; }
.silent, .kind small, .why, .facts { color: var(--dim); }
.why { margin: .2rem 0; font-size: .85em; font-weight: normal; }
article { max-width: 40rem; } article p { white-space: pre-line; }
article span a { font-size: .75rem; text-decoration: none; color: var(--dim); }
dl { margin: 0; } dt { color: var(--dim); font-size: .85em; } dd { margin: 0 0 .4em; }
:target { background: var(--mark); }
@media print {
  body { font-size: 9.5pt; max-width: none; margin: 0; padding: 0; } h1 { font-size: 14pt; }
  tr { break-inside: avoid; } h2 { break-after: avoid; } mark { print-color-adjust: exact; }
  th.kind, td.kind { width: 7em; }
}
"""


def to_html(view: ContrastView) -> str:
    """The page: sources, families, the table of rows, and the full texts."""
    beside = len(view.reports) <= MOST_BESIDE
    columns = "".join(_column(view, name) for name in view.reports if beside)
    rows = "\n".join(_row(view, number, row, beside) for number, row in enumerate(view.rows, 1))
    families = "".join(f"<li>{_text(line)}</li>" for line in view.families)
    back = _rows_by_sentence(view)
    texts = "\n".join(_article(one, view.names[i], back) for i, one in view.reports.items())
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
<thead><tr><th class="kind"></th>{columns or "<th></th>"}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
<h2>The texts</h2>
{texts}
</body>
</html>
"""


def _column(view: ContrastView, name: str) -> str:
    """The name of a source over its column, a link to its text, and its date."""
    day = _text(view.article(name).published or "undated")
    return f'<th><a href="#{name}">{_text(view.names[name])}</a><p class="why">{day}</p></th>'


def _row(view: ContrastView, number: int, row: Row, beside: bool) -> str:
    about = f'<p class="why">{_text(row.about)}</p>' if row.about else ""
    label = _text(f"{row.sign} {row.label}")
    kind = f'<td class="kind">{label}{about}</td>'
    cells = _beside(view, row) if beside else _in_turn(view, row)
    return f'<tr class="{row.standing}" id="row-{number}">{kind}{cells}</tr>'


def _beside(view: ContrastView, row: Row) -> str:
    """A cell for each source."""
    said = {name: _passages(view, row, name) for name in view.reports}
    return "".join(
        f"<td>{words}</td>" if words else '<td class="silent">does not say</td>'
        for words in said.values()
    )


def _in_turn(view: ContrastView, row: Row) -> str:
    """One cell, with the sources that speak under each other, and those that do not."""
    items = [
        f"<dt>{_text(view.names[name])}</dt><dd>{words}</dd>"
        for name in view.reports
        if (words := _passages(view, row, name))
    ]
    silent = ", ".join(view.silent(row))
    last = f'<p class="silent">does not say: {_text(silent)}</p>' if silent else ""
    return f"<td><dl>{''.join(items)}</dl>{last}</td>"


def _passages(view: ContrastView, row: Row, name: str) -> str:
    """What a source says in a row, each passage a link to its sentence; "" where it is silent."""
    report = view.reports[name]
    return " […] ".join(
        f'<a href="#{name}-{_sentence(report, start)}">{"".join(map(_piece, pieces))}</a>'
        for start, pieces in view.passages(row, name)
    )


def _rows_by_sentence(view: ContrastView) -> Mapping[str, Sequence[tuple[int, Row]]]:
    """The rows in which sources differ, with their numbers, by the sentence they are about."""
    found: dict[str, dict[int, Row]] = {}
    for number, row in enumerate(view.rows, 1):
        for name, cell in row.cells.items():
            for start, _, _ in cell.marks if row.differs else ():
                sentence = f"{name}-{_sentence(view.reports[name], start)}"
                found.setdefault(sentence, {})[number] = row
    return {sentence: list(rows.items()) for sentence, rows in found.items()}


def _piece(piece: Piece) -> str:
    return f"<mark>{_text(piece.text)}</mark>" if piece.differs else _text(piece.text)


def _article(report: Report, name: str, back: Mapping[str, Sequence[tuple[int, Row]]]) -> str:
    article, out, at = report.article, [], 0
    for sentence in report.analysis.sentences:
        out.append(_text(article.text[at : sentence.start]))
        words = _text(article.text[sentence.start : sentence.end])
        own = f"{article.id}-{sentence.start}"
        signs = "".join(
            f' <a href="#row-{number}" title="{_text(row.label)}">{_text(row.sign)}</a>'
            for number, row in back.get(own, ())
        )
        out.append(f'<span id="{own}">{words}{signs}</span>')
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
