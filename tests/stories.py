"""Invented news: three reports of one event, one of another, for tests that need whole articles."""

from pathlib import Path

GAZETTE = """Harbour bridge at Port Ellery closed after cracks are found

By Ines Valdarra

Published: 12 March 2024

Engineers have closed the harbour bridge at Port Ellery after an inspection on Tuesday found \
cracks in 14 of its hangers, the transport ministry said.

“We will not reopen the bridge until every hanger has been tested,” Transport Minister Oda \
Brekke told reporters. “Safety comes before convenience.”

About 38,000 vehicles cross the bridge every day. Ferries will run every 20 minutes until \
repairs are finished, which is expected to take six weeks.

The cracks were first reported by a crane operator, according to the Port Ellery dockers' \
union.
"""

COURIER = """Cracks shut Port Ellery bridge; ferries to run for six weeks

The harbour bridge at Port Ellery was shut on Tuesday evening after cracks were discovered in \
19 hangers.

“We will not reopen the bridge until every single hanger has been checked,” said Oda Brekke, \
the infrastructure minister. “Safety comes before convenience.”

Some 38,000 vehicles use the crossing daily. The ministry expects repairs to take six weeks \
and will run ferries every 20 minutes.

Opposition leader Tomas Hallgren called the closure “a scandal years in the making” and said \
that the government had ignored two earlier warnings.
"""

WIRE = """PORT ELLERY, March 12 — Port Ellery's harbour bridge has been closed to traffic after \
inspectors found cracks in 14 hangers, the transport ministry said on Tuesday.

Transport Minister Oda Brekke said that repairs would take six weeks. The bridge, which opened \
in 1971, carries about 38,000 vehicles a day.
"""

ORCHARD = """Late frost threatens cherry harvest in the Arlen valley

Growers in the Arlen valley fear for the cherry harvest after three nights of frost in a row.

“I have not seen blossom freeze like this since 1991,” said Mirela Kostova, who runs a \
60-hectare orchard near Arlen.

The growers' association expects losses of up to 40 percent and has asked for aid of 2.5 \
million euros.
"""

STORIES = {
    "gazette.txt": GAZETTE,
    "courier.txt": COURIER,
    "wire.txt": WIRE,
    "orchard.txt": ORCHARD,
}
SOURCES = """["gazette.txt"]
source = "The Ellery Gazette"

["courier.txt"]
source = "Northern Courier"
"""


def write_stories(folder: Path) -> Path:
    """The four articles with a ``sources.toml``, in a folder that is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    return folder
