"""The name of the chosen pipeline as analyses bear it, without opening it.

The reader, which never loads spaCy, learns so whether articles were analysed by another one.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path

RULES = "extradition_en_rules 1"
"""What is used where no trained pipeline is bundled; ``language`` calls it so."""


def chosen_pipeline(name: str) -> str | None:
    """The full name ("name version") of a pipeline that settings name ("" is the bundled one).

    None where nothing of that name is installed, or it does not say what it is.
    """
    if name == RULES.split()[0]:
        return RULES
    try:
        if not name:
            bundled = Path(__file__).parent / "language" / "bundled"
            return _described(bundled) if bundled.is_dir() else RULES
        if Path(name).is_dir():
            return _described(Path(name))
        # A name with a dot would import what stands before it.
        found = importlib.util.find_spec(name) if name.isidentifier() else None
        return _described(Path(found.origin).parent) if found and found.origin else None
    except (OSError, ValueError):
        return None


def wants_analysing_anew(
    pipeline: str | None, analysed_by: Iterable[str], before: str, *, chosen: bool
) -> bool:
    """Whether what is in a library should be analysed by ``pipeline`` without being asked for.

    ``analysed_by`` are the pipelines of the articles, ``before`` the one with which this person's
    reader last found or made the library up to date, or "". ``chosen``: the settings name one.
    In a library that several people fill, each with their own pipeline, it happens once for each
    change of mind and not at every start; and to open somebody's library changes nothing in it as
    long as one has chosen nothing oneself, unless it is the same pipeline in another version.
    """
    if pipeline is None:
        return False
    others = {name for name in analysed_by if name != pipeline}
    if not others or before == pipeline:
        return False
    older = any(_bare(name) == _bare(pipeline) for name in others)
    return bool(before) or chosen or older


def _described(folder: Path) -> str:
    """The name and version in a pipeline's ``meta.json``. Raises OSError, ValueError."""
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    if not isinstance(meta, dict):
        raise ValueError("a pipeline's meta.json is a table")
    name = str(meta.get("name", "") or "pipeline")
    return f"{meta.get('lang', '')}_{name} {meta.get('version', '')}"


def _bare(pipeline: str) -> str:
    return pipeline.rpartition(" ")[0]
