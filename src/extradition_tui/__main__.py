"""``python -m extradition_tui``: the same as the ``extradition-tui`` command."""

from extradition_tui.cli.main import run

run()
