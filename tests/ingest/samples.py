"""Articles of our own writing on events that never happened, in the layouts that people save."""

from __future__ import annotations

RIVER = (
    "The river Alder rose by two metres overnight and reached the first houses of Lower Marsh at"
    " dawn, the county's flood office said on Tuesday."
)
FERRY = (
    "Residents carried furniture to the upper floors while the fire service pumped water out of the"
    " school's basement, and the ferry to Upper Marsh was stopped."
)
MAYOR = (
    "“We have seen worse, and we will see worse again,” said Mayor Ilse Brandt, who had spent the"
    " night on the dyke with forty volunteers."
)
DAM = (
    "Engineers inspected the dam above the town in the afternoon and found no damage, but asked for"
    " the lower gates to stay closed until Friday."
)
TITLE = "Floods cut off villages on the Alder"


def lines(*parts: str) -> str:
    """A text with a paragraph a line."""
    return "\n".join(parts) + "\n"


def spread(*parts: str) -> str:
    """A text with a blank line between paragraphs."""
    return "\n\n".join(parts) + "\n"
