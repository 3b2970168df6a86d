"""The document of accuracy: what was measured, put into prose that a person wrote.

The prose stands in ``accuracy_template.md``, with ``${name}`` where a table or a list belongs.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy_parts import table
from benchmarks.accuracy_sets import ABOUT

from extradition_tui.language.pipeline import BUNDLED, RULES_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.accuracy_parts import Part, Size

    from extradition_tui.language.pipeline import PipelineInfo

TEMPLATE = Path(__file__).with_name("accuracy_template.md")
NOT_MEASURED = "Not measured in this run."
_SYNTAX = ("words", "pos", "tag", "lemma", "uas", "las", "sentences")
_NAMES = ("names", "precision", "recall", "typed", "untyped")


def draw(
    info: PipelineInfo,
    meta: Mapping[str, Any],
    tables: Mapping[str, str],
    parts: Mapping[str, Part],
) -> str:
    """The whole document. A table that was not measured says so."""
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    values = dict.fromkeys(template.get_identifiers(), NOT_MEASURED)
    values.update(tables)
    values["pipeline"] = _pipeline(info, meta)
    for name in ("entities", "dates", "planted"):
        lines = parts[name].examples if name in parts else ()
        values[f"{name}_examples"] = "\n".join(lines) or NOT_MEASURED
    return template.substitute(values)


def meta_of(pipeline: str) -> Mapping[str, Any]:
    """The meta.json of a pipeline in a folder or package, or of the one that ships.

    It is empty for the rules.
    """
    folder = Path(pipeline) if pipeline else BUNDLED
    package = find_spec(pipeline) if pipeline.isidentifier() else None
    if package is not None and package.origin:
        folder = Path(package.origin).parent
    path = folder / "meta.json"
    if pipeline == RULES_NAME or not path.is_file():
        return {}
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def learnt_from(meta: Mapping[str, Any], pipeline: str) -> Mapping[str, str]:
    """What the pipeline or the rules have learnt from each set, by the set's name."""
    sources = {source.get("name", "") for source in meta.get("sources") or []}
    said = {}
    for name, about in ABOUT.items():
        if about.source and about.source in sources:
            said[name] = "yes: the pipeline was trained on it"
        elif about.source and pipeline == RULES_NAME:
            said[name] = "yes: weights of the rules were learnt from it"
        elif about.source:
            said[name] = "the weights of the rules"
        else:
            said[name] = "no" if name in ("gum", "world") else "no, but its errors were read"
    return said


def sets_table(sizes: Mapping[str, Size], learnt: Mapping[str, str]) -> str:
    """What was measured on: size, source, licence, and what has been learnt from it."""
    rows = [
        [
            name,
            about.what,
            about.url,
            about.licence,
            *(f"{number:,}" for number in (size.texts, size.words, size.marks)),
            learnt[name],
        ]
        for name, about in ABOUT.items()
        if (size := sizes.get(name))
    ]
    head = ["set", "what", "published at", "licence", "texts", "words", "marks", "learnt from"]
    return table(head, rows)


def syntax_table(meta: Mapping[str, Any]) -> str:
    """What the training measured of tags, lemmas, dependencies and bare names, in per cent."""
    scores = meta.get("performance") or {}
    tables = []
    for head, columns in (("set", _SYNTAX), ("names by the pipeline alone", _NAMES)):
        rows = [
            [name, *(_number(item[column]) for column in columns)]
            for name, item in scores.items()
            if isinstance(item, dict) and all(column in item for column in columns)
        ]
        if rows:
            tables.append(table([head, *columns], rows))
    return "\n\n".join(tables) or "The pipeline's meta.json gives none."


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.1f}"


def _pipeline(info: PipelineInfo, meta: Mapping[str, Any]) -> str:
    trained = ", ".join(source["name"] for source in meta.get("sources") or [] if "name" in source)
    more = f", trained on {trained}" if trained else ""
    return (
        f"`{info.name}` {info.version}{more}; extradition-tui {version('extradition-tui')}, "
        f"spaCy {version('spacy')}"
    )
