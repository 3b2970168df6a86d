"""Writes the documents that are made from the code: ``commands.md`` and ``keys.md``.

    python docs/generate.py

A test compares what stands here with what this would write.
"""

import os
from pathlib import Path

from extradition_tui.cli.parser import claim_command_parsers, command_parsers, reader_parser
from extradition_tui.tui.actions import ACTIONS, CONTEXTS, shown_key

HERE = Path(__file__).parent


def main() -> None:
    """Write both documents."""
    for name, text in documents().items():
        (HERE / name).write_text(text, encoding="utf-8")


def documents() -> dict[str, str]:
    """The text of each document by file name."""
    return {"commands.md": commands(), "keys.md": keys()}


def commands() -> str:
    """Every command with its help, as the parser tells it."""
    os.environ["COLUMNS"] = "96"
    parts = [
        "# Commands",
        "",
        "What `--help` says, command by command. The JSON that each writes is in "
        "[formats.md](formats.md).",
        "",
        "```text",
        reader_parser().format_help().rstrip(),
        "```",
    ]
    for name, parser in command_parsers().items():
        parts += ["", f"## {name}", "", "```text", parser.format_help().rstrip(), "```"]
        if name == "claim":
            for action, of_claim in claim_command_parsers().items():
                shown = of_claim.format_help().rstrip()
                parts += ["", f"### claim {action}", "", "```text", shown, "```"]
    return "\n".join(parts) + "\n"


def keys() -> str:
    """Every key, by where it holds."""
    parts = [
        "# Keys",
        "",
        "`?` shows the ones that hold where you are. Digits before a key are a count: `5j`, `12G`.",
    ]
    for context, heading in CONTEXTS.items():
        rows = [action for action in ACTIONS if action.context == context]
        if not rows:
            continue
        parts += ["", f"## {heading}", "", "| keys | what they do | name |", "| --- | --- | --- |"]
        for action in rows:
            shown = " ".join(f"`{shown_key(key)}`" for key in action.keys).replace("|", r"\|")
            parts.append(f"| {shown} | {action.description} | `{action.name}` |")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
