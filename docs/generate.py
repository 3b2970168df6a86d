"""Writes what is made from the code: ``commands.md``, ``keys.md``, ``settings.*``, ``share/``.

    python docs/generate.py

A test compares what stands here with what this would write.
"""

import json
import os
from dataclasses import fields
from pathlib import Path

from manual import COMPLETIONS, MANUAL, completions, manual

from extradition_tui.cli.parser import claim_command_parsers, command_parsers, reader_parser
from extradition_tui.settings import Settings, settings_schema
from extradition_tui.tui.actions import ACTIONS, CONTEXTS, shown_key

HERE = Path(__file__).parent


def main() -> None:
    """Write them all."""
    for name, text in documents().items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def documents() -> dict[str, str]:
    """The text of each document by its path from here."""
    os.environ["COLUMNS"] = "96"
    return {
        "commands.md": commands(),
        "keys.md": keys(),
        "settings.md": settings(),
        "settings.schema.json": json.dumps(settings_schema(), indent=2) + "\n",
        f"../share/{MANUAL}": manual(),
        **{f"../share/{COMPLETIONS[shell]}": text for shell, text in completions().items()},
    }


def commands() -> str:
    """Every command with its help, as the parser tells it."""
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


def settings() -> str:
    """Every setting, with what it is for and what stands there when nothing is chosen."""
    parts = [
        "# Settings",
        "",
        "`settings.toml` stands in `$XDG_CONFIG_HOME/extradition-tui/` (else "
        "`~/.config/extradition-tui/`); `--config FILE` names another. Nothing has to stand in it. "
        "[settings.schema.json](settings.schema.json) is its JSON Schema, for editors.",
        "",
        "| setting | default | what it is for |",
        "| --- | --- | --- |",
    ]
    for item in fields(Settings):
        bounds = item.metadata
        default = json.dumps(item.default) if item.default != () else "none"
        says = bounds["description"]
        if "minimum" in bounds:
            says += f" From {bounds['minimum']} to {bounds['maximum']}."
        if "enum" in bounds:
            says += f" One of {', '.join(bounds['enum'])}."
        parts.append(f"| `{item.name}` | {default} | {says} |")
    parts += [
        "",
        "A key of one's own, and one that is given up (a key that two actions would have, one that "
        "hides another, or one that terminals take for another is refused with its line):",
        "",
        "```toml",
        "[keys]",
        'next_article = ["J", "ctrl+n"]',
        'help = "?"',
        "",
        "[keys.list]",
        "group = []",
        "```",
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
