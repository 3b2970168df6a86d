"""Everything that a library holds, as records, in an order that depends on nothing else."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields

import msgspec

from extradition_tui.library.article_facts import read_about
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import damaged
from extradition_tui.library.ids import has_claims
from extradition_tui.library.other_histories import chain_of, other_chains, own_chain
from extradition_tui.library.records import (
    KEPT_KINDS,
    AboutRecord,
    AccountRecord,
    AgreedRecord,
    AnchorRecord,
    ArticleRecord,
    DecisionRecord,
    DismissedRecord,
    EventRecord,
    FactRecord,
    KeptRecord,
    PersonRecord,
    Record,
    VersionRecord,
)
from extradition_tui.library.texts import read_versions

IMPORTED = "imported"
"""What an import is called in the history."""

DECISION_IMPORTED = "correction imported"
"""What a decision about events is called in the history of a library that it was imported into."""

_NOBODYS = (
    *(IMPORTED, DECISION_IMPORTED, "article analysed", "event formed", "event merged"),
    *("contrast made", "evidence to be confirmed", "load articles", "group articles"),
    *("compare articles", "contrast an event", "import a file"),
)
"""What the program does by itself, or only brings in what others did."""

_PEOPLE = (
    *("SELECT person FROM article_fact", "SELECT person FROM decision"),
    "SELECT person FROM dismissed",
)


def read_records(library: Reading) -> Iterator[Record]:
    """All records, people first. Raises LibraryDamaged.

    A history in which nobody did anything, but imported what others had done, says nothing of what
    the library holds and is left out. To be read within one ``snapshot``.
    """
    chains = _chains(library)
    yield from _people(library, chains)
    yield from _articles(library)
    yield from _events(library)
    yield from _decisions(library)
    yield from _dismissed(library)
    if has_claims(library):
        yield from _agreed(library)
        for kind, shape in KEPT_KINDS.items():
            if kind == "evidence":
                yield from _anchors(library)
            yield from _kept(library, kind, shape)
    for chain in chains:
        yield from chain_of(library, chain)


def _chains(library: Reading) -> list[str]:
    own = own_chain(library)
    done = library.row(
        tuple[int],
        "SELECT 1 FROM change WHERE what NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
        [json.dumps(_NOBODYS)],
    )
    chains = [own] if own is not None and done is not None else []
    return sorted([*chains, *other_chains(library)])


def _people(library: Reading, chains: list[str]) -> Iterator[PersonRecord]:
    asked = list(_PEOPLE)
    if has_claims(library):
        asked += [f"SELECT person FROM {kind}" for kind in KEPT_KINDS]
        asked.append("SELECT assignee FROM claim")
    if chains:
        own = own_chain(library)
        asked += ["SELECT person FROM change"] if own in chains else []
        asked += ["SELECT person FROM other_change"] if set(chains) - {own} else []
    accounts: dict[str, list[AccountRecord]] = defaultdict(list)
    for person, machine, uid, login, login_uid in library.rows(
        tuple[str, str, int, str, int | None],
        "SELECT person, machine, uid, login, login_uid FROM person_alias"
        " ORDER BY person, machine, uid",
    ):
        accounts[person].append(
            AccountRecord(machine=machine, uid=uid, login=login, login_uid=login_uid)
        )
    for name, called, seen in library.rows(
        tuple[str, str, str],
        "SELECT id, name, first_seen FROM person"
        f" WHERE id IN ({' UNION '.join(asked)}) ORDER BY id",
    ):
        yield PersonRecord(id=name, name=called, first_seen=seen, accounts=tuple(accounts[name]))


def _articles(library: Reading) -> Iterator[ArticleRecord]:
    for number, name, origin, loaded, removed, last in library.rows(
        tuple[int, str, str, str, str | None, int],
        "SELECT number, id, origin, loaded, removed_at, versions FROM article ORDER BY id",
    ):
        current = library.row(
            tuple[int],
            "SELECT t.version FROM article a JOIN article_text t ON t.number = a.current"
            " WHERE a.number = ?",
            [number],
        )
        yield ArticleRecord(
            id=name,
            origin=origin,
            loaded=loaded,
            removed_at=removed,
            last_version=last,
            current=None if current is None else current[0],
            about=None if removed else _about(library, number),
            facts=_facts(library, number),
            versions=tuple(_versions(library, number)),
        )


def _about(library: Reading, number: int) -> AboutRecord:
    found = read_about(library, number)
    return AboutRecord(**{key.name: getattr(found, key.name) for key in fields(AboutRecord)})


def _facts(library: Reading, number: int) -> dict[str, FactRecord]:
    rows = library.rows(
        tuple[str, str, str, str],
        "SELECT key, value, person, at FROM article_fact WHERE article = ? ORDER BY key",
        [number],
    )
    return {key: FactRecord(value=value, person=who, at=at) for key, value, who, at in rows}


def _versions(library: Reading, number: int) -> Iterator[VersionRecord]:
    loaded = dict(
        library.rows(
            tuple[int, str], "SELECT version, loaded FROM article_text WHERE article = ?", [number]
        )
    )
    for version in read_versions(library, number):
        yield VersionRecord(
            number=version.number,
            loaded=loaded[version.number],
            sha256=version.sha256,
            language=version.language,
            encoding=version.encoding,
            text=version.text,
            original=version.original,
            headings=version.headings,
            removed=version.removed,
        )


def _events(library: Reading) -> Iterator[EventRecord]:
    for name, aliases, articles in library.rows(
        tuple[str, str, str],
        "SELECT e.id,"
        " (SELECT json_group_array(alias) FROM event_alias WHERE event = e.id),"
        " (SELECT json_group_array(a.id) FROM event_article ea JOIN article a"
        "  ON a.number = ea.article WHERE ea.event = e.id) FROM event e ORDER BY e.id",
    ):
        yield EventRecord(
            id=name,
            aliases=tuple(sorted(json.loads(aliases))),
            articles=tuple(sorted(json.loads(articles))),
        )


def _decisions(library: Reading) -> Iterator[DecisionRecord]:
    sides: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for decision, side, name in library.rows(
        tuple[int, int, str],
        "SELECT s.decision, s.side, a.id FROM decision_side s JOIN article a"
        " ON a.number = s.article ORDER BY s.decision, s.side, a.id",
    ):
        sides[decision][side].append(name)
    for seq, person, before, digest in library.rows(
        tuple[int, str, str, str],
        "SELECT d.change, d.person, d.before,"
        f" iif(c.what = '{DECISION_IMPORTED}', json_extract(c.after, '$.of'), c.hash)"
        " FROM decision d JOIN change c ON c.seq = d.change ORDER BY d.change",
    ):
        try:
            was = msgspec.json.decode(before, type=dict[str, tuple[str, ...]])
        except (msgspec.DecodeError, UnicodeError):
            raise damaged("the events before a correction") from None
        yield DecisionRecord(
            id=digest,
            person=person,
            sides=tuple(tuple(held) for _, held in sorted(sides[seq].items())),
            before=was,
        )


def _dismissed(library: Reading) -> Iterator[DismissedRecord]:
    for finding, person, at in library.rows(
        tuple[str, str, str], "SELECT finding, person, at FROM dismissed ORDER BY finding"
    ):
        yield DismissedRecord(finding=finding, person=person, at=at)


def _agreed(library: Reading) -> Iterator[AgreedRecord]:
    for key, value in library.rows(tuple[str, str], "SELECT key, value FROM agreed ORDER BY key"):
        yield AgreedRecord(key=key, value=value)


def _anchors(library: Reading) -> Iterator[AnchorRecord]:
    yield from library.rows(
        AnchorRecord,
        'SELECT n.id, a.id AS article, n.version, n."start", n."end", n.exact, n.prefix, n.suffix'
        " FROM anchor n JOIN article a ON a.number = n.article ORDER BY n.id",
    )


def _kept(library: Reading, kind: str, shape: type[KeptRecord]) -> Iterator[KeptRecord]:
    columns = [f'o."{field.name}"' for field in fields(shape)]
    joined = ""
    if kind == "evidence":
        columns[columns.index('o."article"')] = "a.id AS article"
        joined = " JOIN article a ON a.number = o.article"
    yield from library.rows(
        shape, f"SELECT {', '.join(columns)} FROM {kind} o{joined} ORDER BY o.at, o.rowid"
    )
