"""A contrast as one HTML page that an editor can be sent: no scripts, prints well.

Every passage links to the sentence in the full text below, and every sentence on which sources
differ back to its rows; nothing is fetched from anywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from extradition_tui.contrast.rows import Row
from extradition_tui.exchange.contrast_view import ContrastView, Piece
from extradition_tui.exchange.html_page import html_page, html_text
from extradition_tui.model import Report

MOST_BESIDE = 5
"""Sources that have a column each; more of them stand under each other in every row."""


def to_html(view: ContrastView) -> str:
    """The page: sources, families, the table of rows, and the full texts."""
    body = f"<h1>{html_text(view.title)}</h1>\n{contrast_table(view)}\n{full_texts(view)}"
    return html_page(view.title, body)


def contrast_table(view: ContrastView) -> str:
    """How many rows there are, the families, and the rows."""
    beside = len(view.reports) <= MOST_BESIDE
    columns = "".join(_column(view, name) for name in view.reports if beside)
    rows = "\n".join(_row(view, number, row, beside) for number, row in enumerate(view.rows, 1))
    families = "".join(f"<li>{html_text(line)}</li>" for line in view.families)
    return f"""<p class="facts">{html_text(view.counts())}</p>
<ul>{families}</ul>
<table>
<thead><tr><th class="kind"></th>{columns or "<th></th>"}</tr></thead>
<tbody>
{rows}
</tbody>
</table>"""


def full_texts(view: ContrastView) -> str:
    """The texts of the sources, each sentence on which they differ with a way back to its rows."""
    back = _rows_by_sentence(view)
    texts = "\n".join(_article(one, view.names[i], back) for i, one in view.reports.items())
    return f"<h2>The texts</h2>\n{texts}"


def sentence_id(report: Report, start: int) -> str:
    """What the sentence is named on the page in which a passage begins."""
    return f"{report.article.id}-{_sentence(report, start)}"


def _column(view: ContrastView, name: str) -> str:
    """The name of a source over its column, a link to its text, and its date."""
    day = html_text(view.article(name).published or "undated")
    return f'<th><a href="#{name}">{html_text(view.names[name])}</a><p class="why">{day}</p></th>'


def _row(view: ContrastView, number: int, row: Row, beside: bool) -> str:
    about = f'<p class="why">{html_text(row.about)}</p>' if row.about else ""
    label = html_text(f"{row.sign} {row.label}")
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
        f"<dt>{html_text(view.names[name])}</dt><dd>{words}</dd>"
        for name in view.reports
        if (words := _passages(view, row, name))
    ]
    silent = ", ".join(view.silent(row))
    last = f'<p class="silent">does not say: {html_text(silent)}</p>' if silent else ""
    return f"<td><dl>{''.join(items)}</dl>{last}</td>"


def _passages(view: ContrastView, row: Row, name: str) -> str:
    """What a source says in a row, each passage a link to its sentence; "" where it is silent."""
    report = view.reports[name]
    return " […] ".join(
        f'<a href="#{sentence_id(report, start)}">{"".join(map(_piece, pieces))}</a>'
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
    return f"<mark>{html_text(piece.text)}</mark>" if piece.differs else html_text(piece.text)


def _article(report: Report, name: str, back: Mapping[str, Sequence[tuple[int, Row]]]) -> str:
    article, out, at = report.article, [], 0
    for sentence in report.analysis.sentences:
        out.append(html_text(article.text[at : sentence.start]))
        words = html_text(article.text[sentence.start : sentence.end])
        own = f"{article.id}-{sentence.start}"
        signs = "".join(
            f' <a href="#row-{number}" title="{html_text(row.label)}">{html_text(row.sign)}</a>'
            for number, row in back.get(own, ())
        )
        out.append(f'<span id="{own}">{words}{signs}</span>')
        at = sentence.end
    out.append(html_text(article.text[at:]))
    about = " · ".join(filter(None, (article.author, article.published or "undated", article.url)))
    return (
        f'<article id="{article.id}"><h2>{html_text(name)}</h2>'
        f'<p class="facts">{html_text(about)}</p><p>{"".join(out)}</p></article>'
    )


def _sentence(report: Report, start: int) -> int:
    """The start of the sentence in which a passage begins; the first one's before them all."""
    starts = [sentence.start for sentence in report.analysis.sentences]
    return starts[max(0, bisect_right(starts, start) - 1)] if starts else 0
