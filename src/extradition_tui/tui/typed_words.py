"""Words that are being typed, and the place among them: what each key of editing does to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .lines import flat


@dataclass(frozen=True, slots=True)
class TypedWords:
    """The words so far, always safe and on one line, and the cursor between them."""

    text: str = ""
    at: int = 0

    @classmethod
    def of(cls, text: str) -> TypedWords:
        """These words, with the cursor behind them."""
        shown = flat(text)
        return cls(shown, len(shown))

    def with_words(self, words: str, most: int) -> TypedWords:
        """With words put in at the cursor, as far as there is room for ``most`` characters."""
        added = flat(words)[: max(0, most - len(self.text))]
        return TypedWords(self.text[: self.at] + added + self.text[self.at :], self.at + len(added))

    def after(self, key: str) -> TypedWords:
        """What a key makes of it; one that edits nothing leaves it as it is."""
        edit = _EDITS.get(key)
        return edit(self) if edit is not None else self


def _back(typed: TypedWords) -> TypedWords:
    start = max(0, typed.at - 1)
    return TypedWords(typed.text[:start] + typed.text[typed.at :], start)


def _word_back(typed: TypedWords) -> TypedWords:
    before = typed.text[: typed.at].rstrip()
    start = before.rfind(" ") + 1
    return TypedWords(typed.text[:start] + typed.text[typed.at :], start)


def _delete(typed: TypedWords) -> TypedWords:
    return TypedWords(typed.text[: typed.at] + typed.text[typed.at + 1 :], typed.at)


def _word_left(typed: TypedWords) -> TypedWords:
    return TypedWords(typed.text, typed.text[: typed.at].rstrip().rfind(" ") + 1)


def _word_right(typed: TypedWords) -> TypedWords:
    rest = typed.text[typed.at :]
    gap = len(rest) - len(rest.lstrip())
    end = rest.find(" ", gap)
    return TypedWords(typed.text, len(typed.text) if end < 0 else typed.at + end)


_EDITS: dict[str, Callable[[TypedWords], TypedWords]] = {
    "backspace": _back,
    "delete": _delete,
    "ctrl+u": lambda typed: TypedWords(typed.text[typed.at :], 0),
    "ctrl+k": lambda typed: TypedWords(typed.text[: typed.at], typed.at),
    "ctrl+w": _word_back,
    "left": lambda typed: TypedWords(typed.text, max(0, typed.at - 1)),
    "right": lambda typed: TypedWords(typed.text, min(len(typed.text), typed.at + 1)),
    "ctrl+left": _word_left,
    "ctrl+right": _word_right,
    "home": lambda typed: TypedWords(typed.text, 0),
    "end": lambda typed: TypedWords(typed.text, len(typed.text)),
}
