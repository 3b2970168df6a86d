"""The written forms of a contrast: everything escaped, every finding with its passages."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from extradition_tui.cli.main import main
from extradition_tui.contrast_model import Contrast, Family, Statement
from extradition_tui.exchange import contrast_html
from extradition_tui.exchange.contrast_view import ContrastView, view_of
from extradition_tui.model import Analysis, Article, Report, Sentence, Span, TextVersion
from tests.stories import write_stories


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pages")
    folder = write_stories(place / "news")
    hostile = (folder / "gazette.txt").read_text()
    hostile = hostile.replace(
        "dockers' union", "<script>alert(1)</script> & [x](javascript:y) union"
    )
    (folder / "gazette.txt").write_text(hostile)
    assert main(["--library", str(place / "l.db"), "load", str(folder)]) == 0
    return place / "l.db"


def written(library: Path, capsys: pytest.CaptureFixture[str], form: str) -> str:
    main(["--library", str(library), "events"])
    lines = capsys.readouterr().out.splitlines()
    event = next(line.split("\t")[0] for line in lines if "\t3\t" in line)
    assert main(["--library", str(library), "contrast", event, "--format", form]) == 0
    return capsys.readouterr().out


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name == "src":
                self.sources.append(value or "")


def test_the_page_has_no_scripts_and_fetches_nothing(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = written(library, capsys, "html")
    page = Page()
    page.feed(text)
    assert "script" not in page.tags
    assert page.sources == []
    assert all(link.startswith("#") for link in page.links)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; [x]" in text


def test_every_link_of_the_page_leads_to_a_sentence_in_it(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Page()
    page.feed(written(library, capsys, "html"))
    assert len(page.links) > 10
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_a_sentence_on_which_sources_differ_leads_back_to_its_row(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = written(library, capsys, "html")
    page = Page()
    page.feed(text)
    back = [link.removeprefix("#") for link in page.links if link.startswith("#row-")]
    assert len(back) > 2
    assert set(back) <= set(page.ids)
    (row,) = re.findall(r'<tr class="conflict" id="(row-\d+)"><td class="kind">≠ figure', text)[:1]
    assert row in back


def test_of_many_sources_each_row_names_those_that_speak_and_those_that_do_not(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contrast_html, "MOST_BESIDE", 2)
    text = written(library, capsys, "html")
    assert text.count("<th>") == 1
    assert "<dt>" in text
    assert '<p class="silent">does not say: ' in text


def test_each_source_stands_under_its_name_where_families_bring_columns_together() -> None:
    reports = [_report(name) for name in "abc"]
    cells = {name: (Span(0, 4, f"By {name}"),) for name in "abc"}
    view = view_of(
        Contrast(
            event="e",
            articles=("a", "b", "c"),
            statements=(Statement(id="s", kind="agreement", cells=cells, silent=(), witnesses=2),),
            families=(Family(("a", "c"), 0.9, ("a", "c"), True), Family(("b",), 0, None, False)),
        ),
        reports,
        "Three of them",
    )
    text = contrast_html.to_html(view)
    heads = re.findall(r'<th><a href="#(\w)">Source (\w)</a>', text)
    assert heads == [("a", "a"), ("c", "c"), ("b", "b")]
    assert re.findall(r'<td><a href="#(\w)-0">By (\w)</a></td>', text) == heads


def _report(name: str) -> Report:
    text = f"By {name}."
    article = Article(
        id=name,
        origin=name,
        source=f"Source {name}",
        version=TextVersion(original=text, text=text),
    )
    return Report(article, Analysis(pipeline="none 1", sentences=(Sentence(0, 5),)))


def test_markdown_says_all_and_keeps_its_own_marks(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = written(library, capsys, "markdown")
    assert text.startswith("# ")
    assert re.search(r"^## ≠ figure", text, re.MULTILINE)
    assert "**14**" in text
    assert "**19**" in text
    assert "<script>" not in text
    assert "](javascript" not in text
    assert "does not say: " in text


def test_the_table_marks_what_differs(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = written(library, capsys, "table")
    assert "[14]" in text
    assert "[19]" in text
    assert "does not say" in text


def test_what_is_left_out_of_too_many_sources_is_said() -> None:
    view = ContrastView(title="", reports={}, names={}, families=(), rows=(), left_out=3)
    assert view.counts() == "0 of 3 sources, the newest of each family"
