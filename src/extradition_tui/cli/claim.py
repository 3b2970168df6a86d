"""The ``claim`` command: sends its action to the room that reads, or to the one that writes."""

from __future__ import annotations

import argparse

_READING = ("history", "list", "show", "agreement")


def claim(arguments: argparse.Namespace) -> int:
    """``claim ACTION …``."""
    waiting = arguments.action == "confirm" and arguments.evidence is None
    if arguments.action in _READING or waiting:
        from extradition_tui.cli import claim_reading

        return claim_reading.read(arguments)
    # Writing brings sqlite-utils, which the actions that only read do without.
    from extradition_tui.cli import claiming

    return claiming.change(arguments)
