"""What a trained model sees of a word: its form, and what the word tables know of it.

``extradition.LexiconEmbed.v1`` is a spaCy embedding layer for the bundled pipeline. Beside the
usual features of a word's form it embeds the word's *class*: the set of tables that hold it (given
names, family names, cities, countries, words that head the name of an organisation...), and its
*cluster*: the words that are used like it. A model of a few megabytes cannot remember tens of
thousands of names; the tables do that for it.
The method is spaCy's ``MultiHashEmbed`` with a few columns more.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import numpy
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from extradition_tui.language.gazetteers import (
    cities,
    countries,
    organisations,
    peoples,
    places,
    regions,
    towns,
)
from extradition_tui.language.words import clusters, is_common, lower_set, word_map, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from spacy.tokens import Doc
    from thinc.types import Floats2d, Ints2d

_BRANCH = 63  # the first six steps of a cluster's path
_TOLD = 3  # columns that the word tables give: class, cluster, branch
_SHORTEST = 3  # shorter words inside the names of places ("of", "La") say nothing of places


@registry.architectures("extradition.LexiconEmbed.v1")  # type: ignore[untyped-decorator]
def lexicon_embed(
    width: int,
    attrs: Sequence[str],
    rows: Sequence[int],
    lexicon_rows: int,
    cluster_rows: Sequence[int],
) -> Model[list[Doc], list[Floats2d]]:
    """An embedding of words by their form (``attrs``, ``rows`` each), their class and cluster.

    ``lexicon_rows`` is the size of the table of classes: there are some hundreds of them;
    ``cluster_rows`` are the sizes for clusters (a thousand) and for their branches.
    """
    sizes = [*rows, lexicon_rows, *cluster_rows]
    embeds: list[Model[Ints2d, Floats2d]] = [
        HashEmbed(width, size, column=column, seed=8 + column, dropout=0.0)
        for column, size in enumerate(sizes)
    ]
    mixed: Model[Any, Any] = Maxout(width, width * len(sizes), nP=3, dropout=0.0, normalize=True)
    features: Model[Any, Any] = Model(
        "extradition_features", _forward, attrs={"columns": list(attrs)}
    )
    return chain(
        features,
        list2ragged(),
        with_array(concatenate(*embeds)),
        with_array(mixed),
        ragged2list(),
    )


@cache
def word_classes() -> Mapping[str, int]:
    """Every word that a table holds, in lower case, with its class: one bit for each table."""
    tables: tuple[Iterable[str], ...] = (
        lower_set("given_names"),
        lower_set("surnames"),
        _parts(cities()),
        _parts(countries()),
        peoples(),
        lower_set("organisation_heads"),
        lower_set("titles"),
        word_set("common_words"),
        {*lower_set("facility_heads"), *(word.lower() for word in word_map("place_heads"))},
        _parts(places()),
        _parts(organisations()),
        _names(towns()),
        _names(regions()),
    )
    classes: dict[str, int] = {}
    for bit, table in enumerate(tables):
        for word in table:
            classes[word] = classes.get(word, 0) | 1 << bit
    return MappingProxyType(classes)


def _parts(names: Iterable[str]) -> set[str]:
    return {
        word for name in names for word in name.split() if len(word) >= _SHORTEST or word == name
    }


def _names(places: Iterable[str]) -> set[str]:
    """The words of towns and regions that are not rather common words ("Green Bay")."""
    return {word for word in _parts(places) if not is_common(word)}


def _forward(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[Any], list[Doc]]]:
    columns: list[str] = model.attrs["columns"]
    found = []
    for doc in docs:
        form = doc.to_array(["ORTH", *columns]).reshape(len(doc), 1 + len(columns))
        words, places = numpy.unique(form[:, 0], return_inverse=True)
        known = [_known(doc.vocab.strings[word]) for word in words]
        told = numpy.array(known, dtype="uint64").reshape(len(words), _TOLD)[places]
        array = numpy.hstack([form[:, 1:], told])
        found.append(model.ops.asarray2i(cast("Ints2d", array), dtype="uint64"))
    return found, lambda _: []


def _known(word: str) -> tuple[int, int, int]:
    cluster = clusters().get(word, 0)
    return word_classes().get(word.lower(), 0) + 1, cluster + 1, (cluster & _BRANCH) + 1
