"""Jump mode: letters on panes and marks, and where they lead."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from extradition_tui.tui.jump_mode import LETTERS, names

from .ferry import COAST
from .test_library_screen import Reading, drawn, reading
from .test_text_screen import open_coast


@pytest.mark.parametrize("count", [0, 1, 26, 27, 300])
def test_no_name_begins_another(count: int) -> None:
    found = sorted(names(count))
    assert len(found) == count
    assert not any(after.startswith(before) for before, after in pairwise(found))
    assert set("".join(found)) <= set(LETTERS)


def label_of(there: Reading, words: str) -> str:
    """The label that stands on words of the text."""
    text = there.screen.text
    lines = text.text_lines
    assert lines is not None
    start = COAST.index(words)
    at = next((x, y) for x, y, go in text.jump_targets() if getattr(go, "args", ())[0] == start)
    return next(name for x, name in text._labels[at[1]] if x == at[0])


async def test_a_letter_leads_to_a_mark(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        await there.press("escape")
        before = drawn(there.screen.text)
        await there.type("gj")
        assert "go where it stands" in there.screen.bottom.render_line(0).text
        name = label_of(there, "Ines Calloway")
        assert drawn(there.screen.text) != before
        await there.type(name)
        assert there.screen.view is there.screen.text
        assert COAST[there.screen.text.place :].startswith("Ines Calloway")
        assert drawn(there.screen.text).replace("›", " ") == before.replace("›", " ")
        await there.press("ctrl+o")
        assert there.screen.text.place == 0


async def test_a_letter_leads_to_a_pane(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        await there.type("gj")
        (_, name) = there.screen.facts._labels[0][0]
        await there.type(name)
        assert there.screen.view is there.screen.facts
        await there.type("j")
        assert there.screen.facts.cursor > 0


@pytest.mark.parametrize("key", ["escape", "enter", "9"])
async def test_any_other_key_leaves_it(library: Path, key: str) -> None:
    async with reading(library) as there:
        await open_coast(there)
        before = drawn(there.screen.text)
        await there.type("gj")
        await there.press(key)
        assert drawn(there.screen.text) == before
        assert there.screen.view is there.screen.text
        await there.type("w")
        assert there.screen.text.place > 0
