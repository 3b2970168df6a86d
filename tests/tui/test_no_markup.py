"""No widget that reads markup, or that is measured to be slow, is used in the reader."""

from __future__ import annotations

import ast
from pathlib import Path

import extradition_tui.tui

ROOM = Path(extradition_tui.tui.__file__).parent
READ_MARKUP = {
    "Static",
    "Label",
    "OptionList",
    "ListView",
    "DataTable",
    "Tree",
    "Button",
    "Tabs",
    "Collapsible",
    "TextArea",
    "Input",
    "Markdown",
    "RichLog",
    "Log",
}
CALLS = {"notify", "from_markup", "render_markup", "open_url"}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "sub_title"}


def test_nothing_that_reads_markup_is_imported_called_or_set() -> None:
    found = []
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = {alias.name for alias in node.names} & READ_MARKUP
                if node.module.startswith("textual.widgets") or names:
                    found.append((path.name, node.lineno))
            elif isinstance(node, ast.Attribute) and (
                node.attr in CALLS or (node.attr in ATTRIBUTES and isinstance(node.ctx, ast.Store))
            ):
                found.append((path.name, node.lineno))
    assert found == []
