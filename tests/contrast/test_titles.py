"""The offices that two articles give to one person."""

import pytest

from extradition_tui.contrast.statements import contrast
from tests.contrast.build import NAME, report, titles


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The works were opened by Transport Minister Ada Corn in the rain.",
            "The works were opened by Transport Secretary Ada Corn in the rain.",
            ["Transport Minister", "Transport Secretary"],
        ),
        (
            "The works were opened by the mayor, Ada Corn, in the rain.",
            "The works were opened by the deputy mayor, Ada Corn, in the rain.",
            ["mayor", "deputy mayor"],
        ),
        (
            "Ada Corn, the chairwoman of the Oldmere Quarry, opened the works.",
            "The works were opened by Ada Corn, treasurer of the Oldmere Quarry.",
            ["chairwoman", "treasurer"],
        ),
        (
            "The search of the moor was led by Captain Ada Corn for two days.",
            "The search of the moor was led by Major Ada Corn for two days.",
            ["Captain", "Major"],
        ),
        (
            "The works were opened by Health Minister Ada Corn in the rain.",
            "The works were opened by Transport Minister Ada Corn in the rain.",
            ["Health Minister", "Transport Minister"],
        ),
    ],
)
def test_offices_that_nobody_holds_at_once_differ(one, other, values):
    assert titles(one, other) == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The search of the moor was led by Captain Ada Corn for two days.",
            "The search of the moor was led by Capt. Ada Corn for two days.",
        ),
        (
            "The firm is run by its chief executive, Ada Corn, from a barn.",
            "The firm is run by its CEO, Ada Corn, from a barn.",
        ),
        (
            "The works were opened by Transport Minister Ada Corn in the rain.",
            "The works were opened by the minister, Ada Corn, in the rain.",
        ),
        (
            "The team was praised by its head coach, Ada Corn, after the match.",
            "The team was praised by coach Ada Corn after the match.",
        ),
        (
            "The park is run by its head, Ada Corn, from a hut by the lake.",
            "The park is run by its director, Ada Corn, from a hut by the lake.",
        ),
        (
            "The thief was held by police spokeswoman Ada Corn for an hour.",
            "The thief was held by police inspector Ada Corn for an hour.",
        ),
    ],
)
def test_one_office_in_other_words_is_no_difference(one, other):
    assert titles(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "“It will open in spring,” the union's president, Ada Corn, told the crowd.",
            "Union leader Ada Corn told the crowd that it would open in spring.",
            ["president", "Union leader"],
        ),
        (
            "The works were opened by Ada Corn, 51, who chairs the harbour board.",
            "The works were opened by the harbour board's president, Ada Corn.",
            ["chairs", "president"],
        ),
        (
            "She had the support of the Premier, Ada Corn, and of two parties.",
            "She had the support of two parties and of Prime Minister Ada Corn.",
            ["Premier", "Prime Minister"],
        ),
        (
            "The works were opened by Ada Corn, 51, the harbour minister.",
            "The works were opened by the harbour secretary, Prof Ada Corn.",
            ["harbour minister", "harbour secretary", "Prof"],
        ),
        (
            "The works were opened by the Minister of Ports and Lakes Ada Corn.",
            "The works were opened by Ports Secretary Ada Corn in the rain.",
            ["Minister", "Ports Secretary"],
        ),
        (
            "The medical director of the clinic, Dr Ada Corn, closed two wards.",
            "Two wards were closed by Ada Corn, financial director of the clinic.",
            ["medical director", "Dr", "financial director"],
        ),
        (
            "The rocks were dated by project geologist Ada Corn in a single week.",
            "The rocks were dated in a week by Ada Corn, manager of the project.",
            ["project geologist", "manager"],
        ),
        (
            "The plan was drawn by former mayor Ada Corn in the year of the flood.",
            "The plan was drawn by the mayor, Ada Corn, in the year of the flood.",
            ["mayor", "mayor"],
        ),
        (
            "The plan was drawn by Ada Corn, a former mayor, in the year of the flood.",
            "The plan was drawn by the mayor, Ada Corn, in the year of the flood.",
            ["mayor", "mayor"],
        ),
    ],
)
def test_the_offices_by_which_articles_introduce_a_person_differ(one, other, values):
    assert titles(one, other) == [values]
    assert [sorted(found) for found in titles(other, one)] == [sorted(values)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The works were opened by Ada Corn, the minister for defence.",
            "The works were opened by Defense Minister Ada Corn in the rain.",
        ),
        (
            "The town is run by council leader Ada Corn, its mayor, from a barn.",
            "The town is run by the mayor, Ada Corn, from a barn by the lake.",
        ),
        (
            "The plan was drawn by former mayor Ada Corn in the year of the flood.",
            "For thirty years Mayor Ada Corn has fed the ducks on the lake at dawn.",
        ),
        (
            "The plan was drawn by Ada Corn, a former mayor, in the year of the flood.",
            "The plan was drawn by the harbour secretary, Ada Corn, in the year of the flood.",
        ),
        (
            "The case was opened by prosecutor Ada Corn in the old town hall.",
            "The case was opened by assistant district attorney Ada Corn in the old town hall.",
        ),
        (
            "The sentence was passed by Justice Ada Corn in the old town hall.",
            "The sentence was passed by Judge Ada Corn in the old town hall.",
        ),
        (
            "The prize was handed over by the academy's president, Ada Corn, in the rain.",
            "The prize was handed over by marketing executive Ada Corn in the rain.",
        ),
        (
            "“As mayor, Senator Ada Corn will mend the pier,” her aide said at the lake.",
            "The pier was mended by Governor Ada Corn and a crew of nine.",
        ),
        (
            "The till was emptied by the bank's chief executive, Ada Corn, at noon.",
            "The till was emptied by the bank's president and chief executive, Ada Corn.",
        ),
        (
            "The mayor means to nominate Ada Corn as head of the fire brigade.",
            "The museum is sorry to lose Ada Corn as a trustee and wishes her well.",
        ),
        (
            "The singer hired her longtime attorney Ada Corn for the new case.",
            "The singer hired former attorney Ada Corn for the new case.",
        ),
        (
            "The search was led by Deputy Ada Corn with two dogs.",
            "The search was led by Deputy Sgt. Ada Corn with two dogs.",
        ),
        (
            "At 3:36 PM Ada Corn, the treasurer of the choir, left the hall.",
            "At noon the treasurer of the choir, Ada Corn, left the hall.",
        ),
        (
            "She had a hood over her head, Ada Corn said of the choir's singer.",
            "The choir's singer wore a hood, said its treasurer, Ada Corn.",
        ),
    ],
)
def test_offices_that_may_be_one_are_no_difference(one, other):
    assert titles(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The orchestra has chosen Ada Corn as its next principal conductor.",
            "The orchestra has chosen Ada Corn as its next guest conductor.",
            ["principal conductor", "guest conductor"],
        ),
        (
            "When Ada Corn became trade secretary she found the file on the shelf.",
            "Trade Minister Ada Corn found the file on the shelf.",
            ["trade secretary", "Trade Minister"],
        ),
    ],
)
def test_what_somebody_becomes_is_an_office(one, other, values):
    assert titles(one, other) == [values]


def test_what_somebody_takes_over_is_none():
    one = "Ada Corn is taking over the director's chair for the second film."
    other = "The second film will be shot by director Ada Corn."
    assert titles(one, other) == []


def test_what_somebody_is_to_another_person_is_no_office():
    one = "The treasurer of the choir, Ada Corn, closed the hall for the winter."
    other = "He rang his old boss, Ada Corn, when the hall was closed for the winter."
    assert titles(one, other) == []


def test_a_namesake_with_another_office_is_left_aside():
    one = "The bishop, Tom Corn, wept. The works were opened by the mayor, Ada Corn."
    other = "The works were opened by the mayor, Ada Corn, in the rain."
    people = (NAME, "Tom Corn")
    result = contrast([report("a", one, people=people), report("b", other, people=people)])
    assert not [d for row in result.statements for d in row.differences if d.type == "title"]


def test_one_person_under_two_spellings_is_one_person():
    people = ("Ada Torvan", "Ada Torfan")
    one = "The search of the moor was led by Inspector Ada Torvan for two days."
    other = "The search of the moor was led by Superintendent Ada Torfan for two days."
    result = contrast([report("a", one, people=people), report("b", other, people=people)])
    assert [d for row in result.statements for d in row.differences if d.type == "title"]


def test_a_name_that_the_pipeline_saw_in_the_other_article_alone_is_a_person():
    one = "The canal was closed by Mayor Ada Corn in the morning."
    other = "The canal was closed by Deputy Mayor Ada Corn in the morning."
    result = contrast([report("a", one, people=(NAME,)), report("b", other)])
    assert [d for row in result.statements for d in row.differences if d.type == "title"]
