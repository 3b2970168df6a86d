"""Which language a text is written in (py3langid, a naive Bayes classifier over byte n-grams)."""

from __future__ import annotations

from functools import cache
from typing import Any

ENGLISH = "en"

_LANGUAGES = frozenset(
    """
    ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv mk ms nl no pl pt ro ru
    sk sl sq sr sv sw ta th tl tr uk ur vi zh
    """.split()  # noqa: SIM905
)
_ENOUGH = 2000
_SHORT = 200
_SHORTEST = 60
_COMMON = frozenset(
    """
    the and of to is with said by from has that it were would this are which
    """.split()  # noqa: SIM905
)


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language.

    A short text that has some of the commonest English words is English: names from elsewhere weigh
    heavily in a few lines, and a wrong answer would leave the text without analysis.
    """
    words = text[:_ENOUGH].lower().split()
    common = sum(word in _COMMON for word in words)
    short = (len(text) < _SHORT and common) or (len(text) < _SHORTEST and text.isascii())
    if short or common >= len(words) / 5:
        return ENGLISH
    return str(_identifier().classify(text[:_ENOUGH])[0])


@cache
def _identifier() -> Any:
    """The classifier, read once (0.1 s) and never changed afterwards."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(_LANGUAGES.intersection(identifier.labels)))
    return identifier
