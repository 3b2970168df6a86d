"""The label sets of other pipelines, mapped to the ten labels of this program."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extradition_tui.model import EntityLabel

PLACES: Final[frozenset[EntityLabel]] = frozenset({"GPE", "LOC", "FAC"})

_NAMES: Mapping[str, EntityLabel] = MappingProxyType(
    {
        "PERSON": "PERSON",
        "PER": "PERSON",
        "ORG": "ORG",
        "ORGANIZATION": "ORG",
        "ORGANISATION": "ORG",
        "GPE": "GPE",
        "LOC": "LOC",
        "LOCATION": "LOC",
        "FAC": "FAC",
        "FACILITY": "FAC",
        "NORP": "NORP",
        "LAW": "LAW",
        "EVENT": "EVENT",
        "PRODUCT": "PRODUCT",
        "WORK_OF_ART": "WORK_OF_ART",
    }
)
_OTHER_NAMES: Final = frozenset({"MISC", "MISCELLANEOUS"})


def entity_label(label: str) -> EntityLabel | None:
    """The label that another pipeline's label stands for: OntoNotes, CoNLL and UNER names.

    ``MISC`` says that something is a name, not of what kind: it gives None, as do dates, numbers,
    amounts and labels that are not known; ``is_name`` tells these apart.
    """
    return _NAMES.get(label.upper())


def is_name(label: str) -> bool:
    """Whether a pipeline's label marks a name, of whatever kind."""
    return label.upper() in _NAMES or label.upper() in _OTHER_NAMES


def group(label: EntityLabel) -> str:
    """The coarse group of a label: places are one, so that a re-typed place keeps its entity."""
    return "PLACE" if label in PLACES else label
