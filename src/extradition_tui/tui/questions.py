"""What the screens ask the library. Each is asked in a thread of its own and answers with nouns."""

from __future__ import annotations

from collections.abc import Mapping

from extradition_tui.chosen_pipeline import chosen_pipeline
from extradition_tui.contrast_model import Event
from extradition_tui.library.articles import get_report, list_articles
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.claims_shown import ClaimCount, claims_per_article
from extradition_tui.library.contrasts import get_contrast
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError
from extradition_tui.library.listing import Order, read_order
from extradition_tui.library.people import this_person
from extradition_tui.library.pipelines import list_pipelines
from extradition_tui.library.search import search
from extradition_tui.memory import release_memory
from extradition_tui.model import ArticleSummary, Found

from .claim_margin import article_claims
from .page import Opened

Claims = Mapping[str, ClaimCount]
FIRST_PAGE, MOST_PLACES = 50, 200
"""Places that are shown while a query is typed, and when it is asked for."""


def read_list(
    library: Library, sort: str, read: Mapping[str, int]
) -> tuple[Order, Claims] | LibraryError:
    """All articles in an order, and how many claims each bears on; or why there is no answer.

    It goes through a door of its own: the order of very many articles takes a while, and whoever
    opens an article meanwhile does not wait, nor is it called off with another question.
    """
    try:
        with Library.open(library.path) as door:
            found = read_order(door, sort, read), claims_per_article(door, this_person())
        release_memory()
        return found
    except LibraryError as error:
        return error


def read_article(library: Library, article_id: str, event: Event | None) -> Opened:
    """An article with its analysis, the contrast of its event and the claims that it bears on."""
    me = this_person()
    report = get_report(library, article_id, tokens=False)
    contrast = get_contrast(library, event.id) if event else None
    claims = list_claims(library, viewer=me, article=report.article.id)
    release_memory()
    return Opened(report, event, contrast, article_claims(claims, report.article.id, me.id))


def read_pipelines(library: Library, name: str) -> tuple[str | None, tuple[str, ...]]:
    """The full name of the pipeline that settings name, and those that analysed the articles."""
    return chosen_pipeline(name), tuple(list_pipelines(library))


def find(
    library: Library, query: str, *, newest: bool = False
) -> tuple[tuple[Found, ArticleSummary], ...]:
    """The places of a query with the articles that they stand in; ``newest`` is the quick way."""
    places = search(library, query, limit=FIRST_PAGE if newest else MOST_PLACES, newest=newest)
    articles = {one.id: one for one in list_articles(library, {place.article for place in places})}
    return tuple((place, articles[place.article]) for place in places if place.article in articles)
