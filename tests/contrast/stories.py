"""Two invented events, three sources each, with planted differences and harmless variations.

The ferry: ``ferry_b`` retells ``ferry_a`` sentence by sentence; ``ferry_c`` is a report of its own.
The bridge: three reports of their own. A second ferry accident, elsewhere, looks like the first.
"""

from __future__ import annotations

from extradition_tui.model import Report
from tests.contrast.build import report

_PEOPLE = ("Marit Solvang", "Henrik Aune", "Marit Solvåg", "Solvang", "Aune", "Lena Brekke")
_PLACES = ("Lindholm", "Varsund", "Norway", "Tarvik")
_COUNTED = ("passengers", "tourists", "crew", "rafts", "people", "travellers", "workers", "jobs")


def ferry_a(article: str = "ferry_a") -> Report:
    """The first report: 143 passengers taken off a grounded ferry."""
    return report(
        article,
        "The rescue of 143 passengers from the ferry Havørn ended on Tuesday morning after the ship"
        " ran aground off Lindholm in thick fog.\n"
        "Transport Minister Marit Solvang called the operation “a triumph of calm seamanship” and"
        " praised volunteers who launched 11 rafts from the harbour.\n"
        "“We ought to chart a safer course before winter, and the pilots must be heard,” said"
        " Henrik Aune, who leads the coastal union.\n"
        "The Havørn struck a charted reef on 3 March 2031, 40 minutes after leaving Varsund.\n"
        "The captain was sober and rested, port officials found.\n"
        "The repair of the hull will cost the company far more than the grounding of its sister"
        " ship did two winters ago.\n"
        "Divers plan to inspect the torn hull before a tug pulls the ferry from the reef.",
        title="All safe as ferry Havørn runs aground",
        people=_PEOPLE,
        places=_PLACES,
        counted=_COUNTED,
        dates={"3 March 2031": "2031-03-03", "Tuesday": None},
        speakers={"a triumph": "Marit Solvang", "We": "Henrik Aune"},
    )


def ferry_b(article: str = "ferry_b") -> Report:
    """Retells the first, with the quotations changed and a forecast given to insurers."""
    return report(
        article,
        "The evacuation of 143 tourists from the ferry Havørn was completed on Tuesday morning"
        " after the ship ran aground off Lindholm in thick fog.\n"
        "Transport Minister Marit Solvang described the operation as “a triumph of calm"
        " seamanship” and thanked the volunteers who launched 11 rafts from the harbour.\n"
        "Henrik Aune, who leads the coastal union, said: “We should plot a better course"
        " before winter. The pilots must be heard.”\n"
        "The Havørn struck a charted reef on 3 March 2031, 40 minutes after leaving Varsund.\n"
        "The captain was sober and well rested, port officials found.\n"
        "Insurers say the repair of the hull will cost the company far more than the"
        " grounding of its sister ship did two winters ago.\n"
        "Divers will inspect the torn hull before a tug pulls the ferry off the reef.",
        people=_PEOPLE,
        places=_PLACES,
        counted=_COUNTED,
        dates={"3 March 2031": "2031-03-03", "Tuesday": None},
        speakers={"a triumph": "Marit Solvang", "We": "Henrik Aune"},
    )


def ferry_c(article: str = "ferry_c") -> Report:
    """A report of its own: other figures, another day, another office, and more besides."""
    return report(
        article,
        "Norway woke to pictures of 143 travellers wrapped in blankets on the quay at Lindholm, the"
        " ferry Havørn leaning on the rocks behind them.\n"
        "Transport Secretary Marit Solvang promised an inquiry.\n"
        "Volunteers launched 14 rafts from the harbour to reach the ferry, a rescue coordinator"
        " wrote.\n"
        "On 4 March 2031 the Havørn hit the charted reef soon after it had left Varsund for the"
        " islands, and lights went out on every deck.\n"
        "The captain was not sober, port officials found.\n"
        "The 1998 Pilotage Act exempts ferries from carrying a pilot, and Lena Brekke of the"
        " Seafarers' Council wants that changed.",
        title="Fog, rocks and a long night on the Havørn",
        people=_PEOPLE,
        places=_PLACES,
        counted=_COUNTED,
        dates={"4 March 2031": "2031-03-04", "1998": "1998"},
    )


def other_ferry(article: str = "other_ferry") -> Report:
    """Another accident of the same sort: another ship, place and number."""
    return report(
        article,
        "A ferry with 58 passengers ran aground near Tarvik in heavy snow on Friday, the second"
        " grounding on that coast this year.\n"
        "Lifeboats from two villages took everybody off the ship Skarven, and nobody was hurt.\n"
        "The owners said that the steering had failed and that passengers would be paid back.",
        title="Ferry aground near Tarvik",
        people=_PEOPLE,
        places=_PLACES,
        counted=_COUNTED,
    )


def bridge_a(article: str = "bridge_a") -> Report:
    """A council votes to close a bridge."""
    return report(
        article,
        "The council of Dunmore voted 23 to 18 to close the Weaver Bridge to lorries from next"
        " month.\n"
        "Engineers found 312 cracked bolts in the bridge deck during an inspection in April.\n"
        "Mayor Alistair Penhallow confirmed that the toll will rise for cars.\n"
        "Hauliers protested outside the town hall with horns and banners.",
        people=("Alistair Penhallow",),
        places=("Dunmore",),
        counted=("bolts",),
        published="2030-06-02",
    )


def bridge_b(article: str = "bridge_b") -> Report:
    """The same vote: another count of the bolts, rounded elsewhere, the toll denied."""
    return report(
        article,
        "Lorries will be banned from the Weaver Bridge after the council of Dunmore voted 23 to 18"
        " to close it to them from next month.\n"
        "An inspection in April found 412 cracked bolts in the bridge deck.\n"
        "Mayor Alistair Penhallow denied that the toll will rise for cars.\n"
        "A river museum beneath the northern arch stays open.",
        people=("Alistair Penhallow",),
        places=("Dunmore",),
        counted=("bolts",),
        published="2030-06-01",
    )


def bridge_c(article: str = "bridge_c") -> Report:
    """The same vote, shortly: the bolts rounded, the mayor's name misspelt."""
    return report(
        article,
        "Dunmore's council voted 23 to 18 to close the Weaver Bridge to lorries.\n"
        "Inspectors found about 310 cracked bolts in the bridge deck in April.\n"
        "Mayor Alistair Penhalow confirmed that the toll will rise for cars.",
        people=("Alistair Penhalow",),
        places=("Dunmore",),
        counted=("bolts",),
    )


def ferries() -> tuple[Report, ...]:
    """The three reports of the grounding of the Havørn."""
    return (ferry_a(), ferry_b(), ferry_c())


def bridges() -> tuple[Report, ...]:
    """The three reports of the council's vote."""
    return (bridge_a(), bridge_b(), bridge_c())
