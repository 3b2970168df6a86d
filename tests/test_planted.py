"""The script that plants errors: it plants one, where it says, and the same at every run."""

import random
import re

import pytest
from benchmarks.planted_articles import ALIKE, MARKED, Edit, draft, edits, sources
from benchmarks.planted_cases import HARMLESS, KINDS, cases
from benchmarks.planted_variation import Ways, plain, second

STILL = Ways(synonyms=0, turned=0, moved=0, opened=0, dropped=False, style=5)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_articles_are_as_many_and_as_long_as_reports_are():
    texts = [plain(draft(source, None)).text for source in sources()]
    assert len(texts) >= 40
    assert all(145 <= len(words_of(text)) <= 320 for text in texts)
    assert not any("{" in text or "|" in text for text in texts)


def test_an_edit_changes_its_words_and_nothing_else():
    for source in sources():
        for edit in edits(source, (*MARKED, *ALIKE)):
            marked = draft(source, edit)
            before, after = plain(marked), second(marked, random.Random(0), STILL)
            assert before.targets
            assert len(before.targets) == len(after.targets)
            gaps = [
                [
                    made.text[b:a]
                    for (_, b), (a, _) in zip(made.targets, made.targets[1:], strict=False)
                ]
                for made in (before, after)
            ]
            assert gaps[0] == gaps[1]
            assert before.text[: before.targets[0][0]] == after.text[: after.targets[0][0]]


def test_a_name_is_changed_wherever_it_stands():
    source = next(source for source in sources() if source.name == "dam")
    edit = Edit("name", "Ilse Marwick", "Ilse Morwick")
    made = second(draft(source, edit), random.Random(0), STILL)
    assert "Marwick" not in made.text
    assert {made.text[start:end] for start, end in made.targets} == {"Morwick"}


@pytest.fixture(scope="module")
def drawn():
    return list(cases())


def test_every_run_draws_the_same_pairs(drawn):
    again = list(cases())
    assert [(c.first.text, c.second.text) for c in drawn] == [
        (c.first.text, c.second.text) for c in again
    ]


def test_there_are_enough_errors_of_every_kind_and_as_many_harmless_changes(drawn):
    kinds = [case.kind for case in drawn]
    assert sum(kind in KINDS for kind in kinds) >= 400
    assert sum(kind in HARMLESS for kind in kinds) >= 400
    assert all(kinds.count(kind) >= 40 for kind in KINDS)
    assert 0.3 < sum(case.apart for case in drawn) / len(drawn) < 0.37


def test_words_in_quotation_marks_are_varied_by_the_planted_error_alone(drawn):
    for case in drawn:
        if case.kind not in ("word", "name", "person", "bound", "round"):
            said = set(re.findall(r"“([^”]*?)[,.]?”", case.first.text))
            text = " ".join(words_of(case.second.text))
            assert all(" ".join(words_of(words)) in text for words in said), case.source
