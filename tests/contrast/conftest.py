"""Short reports that the bundled pipeline has analysed, side by side."""

from __future__ import annotations

import pytest

from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast_model import DifferenceType
from extradition_tui.language.pipeline import Pipeline
from tests.contrast.build import Differing, analysed, words

_DAY = "2031-05-14"


@pytest.fixture
def differing(pipeline: Pipeline) -> Differing:
    """The words of the differences of a kind, hints aside, between short reports of one day."""

    def found(kind: DifferenceType, *texts: str) -> list[list[str]]:
        reports = analysed(pipeline, *((text, _DAY) for text in texts))
        return words(contrast(reports), kind)

    return found
