"""Which spaCy pipelines analysed the articles of a library."""

from __future__ import annotations

from extradition_tui.library.doors import Reading
from extradition_tui.library.ids import article_number


def list_pipelines(library: Reading) -> dict[str, int]:
    """How many articles each pipeline analysed, by its name and version; reads an index alone."""
    return dict(
        library.rows(tuple[str, int], "SELECT pipeline, count(*) FROM analysis GROUP BY pipeline")
    )


def analysed_otherwise(library: Reading, pipeline: str) -> tuple[str, ...]:
    """The articles that another pipeline than this one (its name and version) analysed.

    Newest first, as lists show them.
    """
    rows = library.rows(
        tuple[str],
        "SELECT a.id FROM analysis n JOIN article a ON a.number = n.article"
        " WHERE n.pipeline <> ? ORDER BY a.sorted_by DESC, a.id",
        [pipeline],
    )
    return tuple(row[0] for row in rows)


def not_analysed(library: Reading) -> tuple[str, ...]:
    """The articles that came from another library and have no analysis of their own yet."""
    rows = library.rows(
        tuple[str],
        "SELECT a.id FROM analysis n JOIN article a ON a.number = n.article"
        " WHERE n.pipeline = '' ORDER BY a.sorted_by DESC, a.id",
    )
    return tuple(row[0] for row in rows)


def pipeline_of(library: Reading, id_prefix: str) -> str:
    """The name and version of the pipeline that analysed an article. Raises NotFound, Ambiguous."""
    row = library.row(
        tuple[str],
        "SELECT pipeline FROM analysis WHERE article = ?",
        [article_number(library, id_prefix)],
    )
    return row[0] if row else ""
