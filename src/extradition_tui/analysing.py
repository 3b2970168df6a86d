"""Articles with all that is found in them: analyses and features, in one process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from extradition_tui.contrast.event_features import candidate_keys, features
from extradition_tui.language.pipeline import Pipeline
from extradition_tui.library.articles import Found, as_kept
from extradition_tui.library.event_places import packed_features
from extradition_tui.library.packing import without_surrogates
from extradition_tui.model import Analysis, Article, Report
from extradition_tui.sharing_out import share_out

_BATCH, _BATCH_CHARACTERS = 8, 50_000
"""How many articles, or how much text, one process is given at a time."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Ready:
    """An article with all that is found in it, ready to be stored."""

    article: Article
    found: Found


def ready_articles(
    pipeline: Pipeline, articles: Iterator[Article], workers: int
) -> Iterator[Ready]:
    """Each article with its analysis and features, in order; few are held at a time."""
    if workers <= 1:
        waiting: deque[Article] = deque()
        for analysis in pipeline.analyse(_remembered(articles, waiting)):
            article = waiting.popleft()
            yield Ready(article, _found(article, analysis))
        return
    sent: deque[list[Article]] = deque()
    batches = (_packed(batch) for batch in _remembered(_batches(articles), sent))
    for answer in share_out(lambda packed: _found_in(pipeline, packed), batches, workers):
        found = msgspec.msgpack.decode(answer, type=tuple[Found, ...])
        for article, one in zip(sent.popleft(), found, strict=True):
            yield Ready(article, one)


def renamed(ready: Ready, name: str) -> Ready:
    """The same under the ID of the article that it turned out to be."""
    article = replace(ready.article, id=name)
    packed = packed_features(*_features(Report(article, ready.found.analysis.rest)))
    return Ready(article, replace(ready.found, features=packed))


def _found(article: Article, analysis: Analysis) -> Found:
    return as_kept(analysis, *_features(Report(article, analysis)))


def _features(report: Report) -> tuple[bytes, tuple[str, ...]]:
    found = features(report)
    return msgspec.json.encode(found), candidate_keys(found)


def _found_in(pipeline: Pipeline, packed: bytes) -> bytes:
    """The work of one process: articles in, what is found in them out, both packed."""
    articles = msgspec.msgpack.decode(packed, type=tuple[Article, ...])
    analyses = zip(articles, pipeline.analyse(articles), strict=True)
    return msgspec.msgpack.encode([_found(article, analysis) for article, analysis in analyses])


def _packed(articles: Sequence[Article]) -> bytes:
    """Articles without what no analysis asks for."""
    bare = [
        replace(article, version=replace(article.version, original="", removed=()))
        for article in articles
    ]
    try:
        return msgspec.msgpack.encode(bare)
    except UnicodeEncodeError:
        return msgspec.msgpack.encode([without_surrogates(Article, article) for article in bare])


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    """Articles by the handful, so that no process waits for another's long one."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) >= _BATCH or sum(len(one.text) for one in batch) > _BATCH_CHARACTERS:
            yield batch
            batch = []
    if batch:
        yield batch


def _remembered(items: Iterator[Item], into: deque[Item]) -> Iterator[Item]:
    for item in items:
        into.append(item)
        yield item
