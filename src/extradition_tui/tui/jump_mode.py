"""Jump mode: a letter on every pane and mark in view; what is typed leads there.

How to use it: a screen makes a ``JumpMode`` of its panes and gives it each stroke, until ``done``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, product

from .line_view import LineView

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The letters, those under the fingers first."""


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere to go: where in its view the letter stands, and what goes there."""

    view: LineView
    x: int
    y: int
    go: Callable[[], None]


def names(count: int) -> list[str]:
    """As many names: single letters, or pairs where these are too few. None begins another."""
    length = 1 if count <= len(LETTERS) else 2
    return list(islice(map("".join, product(LETTERS, repeat=length)), count))


class JumpMode:
    """The targets in view by their names, and what is typed of a name so far."""

    def __init__(self, panes: Sequence[LineView], focus: Callable[[LineView], None]) -> None:
        self._panes = panes
        self._typed = ""
        targets = [Target(pane, 0, 0, partial(focus, pane)) for pane in panes]
        for pane in panes:
            targets += _of(pane, focus)
        self._targets = dict(zip(names(len(targets)), targets, strict=False))
        self._show()

    @property
    def done(self) -> bool:
        """Whether nothing is left to be typed."""
        return not self._targets

    def type(self, stroke: str) -> None:
        """Take a letter: go, or wait for the second one; any other key leaves the mode."""
        self._typed += stroke
        left = {
            name: target for name, target in self._targets.items() if name.startswith(self._typed)
        }
        found = left.get(self._typed)
        self._targets = {} if found is not None else left
        self._show()
        if found is not None:
            found.go()

    def _show(self) -> None:
        for pane in self._panes:
            labels: dict[int, list[tuple[int, str]]] = {}
            for name, target in self._targets.items():
                if target.view is pane:
                    labels.setdefault(target.y, []).append((target.x, name))
            pane.show_labels(labels)


def _of(pane: LineView, focus: Callable[[LineView], None]) -> list[Target]:
    """The marks that a pane shows; of two in each other's way the first."""

    def going(go: Callable[[], None]) -> Callable[[], None]:
        def there() -> None:
            focus(pane)
            go()

        return there

    found: list[Target] = []
    for x, y, go in sorted(pane.jump_targets(), key=lambda target: (target[1], target[0])):
        if not found or found[-1].y != y or x - found[-1].x >= 2:
            found.append(Target(pane, x, y, going(go)))
    return found
