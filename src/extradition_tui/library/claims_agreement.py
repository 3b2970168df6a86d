"""How far the people of a library agree, without their verdicts being shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extradition_tui.claim_model import Agreement, Scheme
from extradition_tui.claims.agreement import Judgement, rating_agreement, stance_agreement
from extradition_tui.library.doors import Reading, Value
from extradition_tui.library.ids import event_id, has_claims


def agreements(
    library: Reading, schemes: Mapping[str, Scheme], *, event: str | None = None
) -> tuple[Agreement, ...]:
    """Agreement on the ratings of each scheme that is in use, and on the stances of articles.

    Individual verdicts count, adopted ones do not. Of a scheme that is not known here nothing can
    be told, so it is taken to have no order. Raises NotFound for an event.
    """
    with library.snapshot():
        if not has_claims(library):
            return ()
        of_event, values = _of_event(library, event)
        ratings = library.rows(
            tuple[str, str, str, str],
            "SELECT v.scheme, v.person, v.claim, v.rating FROM verdict v"
            " JOIN claim c ON c.id = v.claim WHERE v.role = 'individual'"
            f" AND coalesce(v.deleted_at, c.deleted_at) IS NULL{of_event}",
            values,
        )
        stances = library.rows(
            tuple[str, str, int, str],
            "SELECT e.person, e.claim, e.article, e.stance FROM evidence e"
            " JOIN claim c ON c.id = e.claim"
            f" WHERE coalesce(e.deleted_at, c.deleted_at) IS NULL{of_event}",
            values,
        )
    by_scheme: dict[str, list[Judgement]] = defaultdict(list)
    for scheme, person, claim, rating in ratings:
        by_scheme[scheme].append(Judgement(person, claim, rating))
    found = [
        rating_agreement(by_scheme[name], schemes.get(name) or _unknown(name))
        for name in sorted(by_scheme)
    ]
    said = (Judgement(who, (claim, article), stance) for who, claim, article, stance in stances)
    return (*found, stance_agreement(said))


def _of_event(library: Reading, event: str | None) -> tuple[str, list[Value]]:
    if event is None:
        return "", []
    name = event_id(library, event)
    return (
        " AND (c.event = ? OR c.event IN (SELECT alias FROM event_alias WHERE event = ?))",
        [name, name],
    )


def _unknown(name: str) -> Scheme:
    return Scheme(id=name, title=name, ordered=False, ratings=())
