"""Offices as parliaments, courts, forces and firms have them, given to one person."""

import pytest

from tests.contrast.build import titles


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "House Majority Whip Ada Corn put off the vote on the canal.",
            "The vote on the canal was put off by Ada Corn, the No. 3 House Republican.",
            ["House Majority Whip", "No. 3 House Republican"],
        ),
        (
            "The No. 3 House Republican, Ada Corn of Ohio, put off the vote.",
            "The vote was put off by House Majority Whip Ada Corn.",
            ["No. 3 House Republican", "House Majority Whip"],
        ),
        (
            "The panel's chairwoman, Ada Corn, put off the vote.",
            "The vote was put off by Ada Corn, the panel's ranking member.",
            ["chairwoman", "panel's ranking member"],
        ),
        (
            "Deputy Danish envoy Ada Corn put off the vote on the canal.",
            "The vote on the canal was put off by Danish envoy Ada Corn.",
            ["Deputy Danish envoy", "envoy"],
        ),
        (
            "Ada Corn, who chairs the Canal Committee, put off the vote.",
            "The vote was put off by Ada Corn, the top Democrat on the Canal Committee.",
            ["chairs", "top Democrat"],
        ),
        (
            "Senator Ada Corn, D-Ohio, the Senate majority leader, put off the vote.",
            "Senator Ada Corn, the Senate minority leader, put off the vote.",
            ["Senate majority leader", "Senate minority leader"],
        ),
        (
            "Congresswoman Ada Corn put off the vote on the canal.",
            "The vote on the canal was put off by Senator Ada Corn of Ohio.",
            ["Congresswoman", "Senator"],
        ),
        (
            "Council member Ada Corn put off the vote on the canal.",
            "The vote on the canal was put off by Mayor Ada Corn.",
            ["Council member", "Mayor"],
        ),
        (
            "Magistrate Judge Ada Corn closed the canal in the morning.",
            "The canal was closed by District Judge Ada Corn in the morning.",
            ["Magistrate Judge", "District Judge"],
        ),
        (
            "US Attorney Ada Corn closed the canal in the morning.",
            "The canal was closed by District Attorney Ada Corn in the morning.",
            ["US Attorney", "District Attorney"],
        ),
        (
            "Major General Ada Corn, the head of the guard, closed the canal.",
            "The canal was closed by the head of the guard, Brigadier General Ada Corn.",
            ["Major General", "Brigadier General"],
        ),
        (
            "Finance chief Ada Corn closed the mill in the morning.",
            "The mill was closed in the morning by its chief executive, Ada Corn.",
            ["Finance chief", "chief executive"],
        ),
        (
            "President Ada Corn closed the mill in the morning.",
            "The mill was closed in the morning by President-elect Ada Corn.",
            ["President", "President-elect"],
        ),
        (
            "Judge Ada Corn closed the hearing in the morning.",
            "The hearing ended in the morning, said a lawyer, Ada Corn.",
            ["Judge", "lawyer"],
        ),
        (
            "Prosecutor Ada Corn closed her case in the morning.",
            "The case was closed in the morning by defence lawyer Ada Corn.",
            ["Prosecutor", "defence lawyer"],
        ),
        (
            "Chief Minister Ada Corn closed the canal in the morning.",
            "The canal was closed in the morning by Home Minister Ada Corn.",
            ["Chief Minister", "Home Minister"],
        ),
        (
            "The paper was closed by its editor, Ada Corn, in the morning.",
            "The paper was closed by deputy editor Ada Corn in the morning.",
            ["editor", "deputy editor"],
        ),
        (
            "The defence minister, General Ada Corn, closed the canal.",
            "The canal was closed by General Ada Corn, the trade minister.",
            ["defence minister", "trade minister"],
        ),
        (
            "Sheriff Ada Corn closed the canal in the morning.",
            "The canal was closed in the morning, said Ada Corn, a spokeswoman.",
            ["Sheriff", "spokeswoman"],
        ),
        (
            "The captain, Ada Corn, closed the hatch in the morning.",
            "The hatch was closed in the morning by the first officer, Ada Corn.",
            ["captain", "first officer"],
        ),
        (
            "The mayor's chief of staff, Ada Corn, closed the canal.",
            "The canal was closed by Ada Corn, the mayor's deputy chief of staff.",
            ["chief", "deputy chief"],
        ),
        (
            "Ada Corn, chief executive since May, closed the canal.",
            "The canal was closed by Ada Corn, the executive chairwoman.",
            ["chief executive", "executive chairwoman"],
        ),
        (
            "The canal was closed by Ada Corn (R-Ohio), the senator who chairs the board.",
            "The canal was closed by the treasurer of the board, Ada Corn.",
            ["chairs", "treasurer"],
        ),
        (
            "The canal was closed by Ada Corn, who was until May the harbour director.",
            "The canal was closed in May by Ada Corn, the harbour director.",
            ["harbour director", "harbour director"],
        ),
    ],
)
def test_posts_in_parliaments_courts_and_forces_differ(one, other, values):
    assert titles(one, other) == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Congresswoman Ada Corn, R-Ohio, the House majority whip, put off the vote.",
            "The vote was put off by House Majority Whip Ada Corn.",
        ),
        (
            "Representative Ada Corn, Republican of Ohio, put off the vote.",
            "The vote was put off by Congresswoman Ada Corn.",
        ),
        (
            "Senator Ada Corn put off the vote on the canal.",
            "The vote was put off by Ada Corn, who chairs the committee.",
        ),
        (
            "Interim director Ada Corn closed the canal in the morning.",
            "The canal was closed in the morning by its acting director, Ada Corn.",
        ),
        (
            "Major General Ada Corn closed the canal in the morning.",
            "The canal was closed in the morning by Ada Corn, commander of the guard.",
        ),
        (
            "Major General Ada Corn closed the canal in the morning.",
            "The canal was closed in the morning by General Ada Corn.",
        ),
        (
            "Judge Ada Corn closed the canal in the morning.",
            "The canal was closed in the morning by Magistrate Judge Ada Corn.",
        ),
        (
            "Editor-in-chief Ada Corn closed the paper in the morning.",
            "The paper was closed in the morning by its editor, Ada Corn.",
        ),
        (
            "Finance director Ada Corn closed the mill in the morning.",
            "The mill was closed in the morning by its financial director, Ada Corn.",
        ),
        (
            "Prosecutor Ada Corn closed her case in the morning.",
            "The case was closed in the morning by a government lawyer, Ada Corn.",
        ),
        (
            "After talks with the mayor, Ada Corn closed the canal.",
            "The canal was closed in the morning by Governor Ada Corn.",
        ),
        (
            "President Ada Corn closed the canal in the morning.",
            "The canal was closed in the morning by Ada Corn, the head of state.",
        ),
        (
            "Ada Corn and the mayor closed the canal in the morning.",
            "Senator Ada Corn closed the canal in the morning.",
        ),
        (
            "Ada Corn, a member of the family, closed the canal.",
            "Governor Ada Corn closed the canal in the morning.",
        ),
    ],
)
def test_a_seat_or_a_rank_is_borne_beside_a_post(one, other):
    assert titles(one, other) == []
