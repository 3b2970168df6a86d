from __future__ import annotations

from dataclasses import dataclass

import pytest

from extradition_tui.ingest.articles import Reading, read_blocks
from extradition_tui.ingest.plain import plain_blocks
from extradition_tui.ingest.refused import Refused
from tests.ingest.samples import DAM, FERRY, MAYOR, RIVER, TITLE, lines, spread


def read(text: str) -> Reading:
    return read_blocks(plain_blocks(text))


def headings(reading: Reading) -> list[str]:
    for heading in reading.headings:
        assert reading.text[heading.start : heading.end] == heading.text
    return [heading.text for heading in reading.headings]


def removed(reading: Reading) -> dict[str, str]:
    return {line.text: line.why for line in reading.removed}


@dataclass(frozen=True)
class Layout:
    name: str
    text: str
    title: str | None = TITLE
    author: str | None = None
    published: str | None = None
    source: str | None = None
    headings: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    kept: tuple[str, ...] = (RIVER,)


LAYOUTS = (
    Layout(
        "byline and date under the title",
        lines(TITLE, "By Jane Doe and John Roe", "3 May 2025 · 5 min read", RIVER, FERRY),
        author="Jane Doe and John Roe",
        published="2025-05-03",
        gone=("By Jane Doe and John Roe", "3 May 2025 · 5 min read"),
    ),
    Layout(
        "a name between title and time stamp",
        spread("World", TITLE, "Jane Doe", "Updated 3 hours ago", RIVER, FERRY),
        author="Jane Doe",
        gone=("World", "Jane Doe", "Updated 3 hours ago"),
    ),
    Layout(
        "an agency's dateline with a full date",
        lines(f"LOWER MARSH, May 6, 2025 (Reuters) — {RIVER}", FERRY),
        title=None,
        source="Reuters",
        published="2025-05-06",
    ),
    Layout(
        "an agency's dateline without a year",
        lines(f"LOWER MARSH, May 6 (Reuters) — {RIVER}", FERRY),
        title=None,
        source="Reuters",
    ),
    Layout(
        "the date of what is reported is no date of publication",
        lines(TITLE, "The river rose on 3 May 2025, and on 5 May it reached the town.", RIVER),
    ),
    Layout(
        "an update is no publication",
        spread(TITLE, "Last updated: 4 May 2025", RIVER, FERRY),
        gone=("Last updated: 4 May 2025",),
    ),
    Layout(
        "a date that two countries read otherwise",
        spread(TITLE, "Published: 03/05/2025", RIVER, FERRY),
        gone=("Published: 03/05/2025",),
        kept=(RIVER, FERRY),
    ),
    Layout(
        "all capitals, carriage returns, words by",
        spread(TITLE.upper(), "Words by Jane Doe", "Published: 3 May 2025 at 10:44", RIVER)
        .replace("\n", "\r\n")
        .replace("\r\n", "\n"),
        title=TITLE.upper(),
        author="Jane Doe",
        published="2025-05-03",
    ),
    Layout(
        "a correspondent and headings",
        lines(
            TITLE, "Jane Doe, Correspondent", RIVER, "The dam holds", DAM, "What Comes Next", MAYOR
        ),
        author="Jane Doe",
        headings=("The dam holds", "What Comes Next"),
    ),
    Layout(
        "no title, as a paragraph comes first",
        lines(RIVER, "A Night on the Dyke", MAYOR, FERRY),
        title=None,
        headings=("A Night on the Dyke",),
    ),
    Layout(
        "an interview's questions are its text",
        spread(
            TITLE,
            RIVER,
            "How did you hear of it?",
            MAYOR,
            "Were you afraid?",
            DAM,
            "And now?",
            FERRY,
        ),
        kept=("How did you hear of it?", "Were you afraid?", "And now?"),
    ),
    Layout(
        "an explainer's questions are its headings",
        spread(TITLE, RIVER, "What happened to the ferry?", FERRY, "Is the dam safe?", DAM),
        headings=("What happened to the ferry?", "Is the dam safe?"),
    ),
    Layout(
        "a numbered list of headings",
        spread(TITLE, RIVER, "1. The dam held", DAM, "2. The ferry did not", FERRY),
        headings=("1. The dam held", "2. The ferry did not"),
    ),
    Layout(
        "a letter has no title",
        spread("Dear Editor,", RIVER, FERRY, "Yours sincerely,", "Jane Doe"),
        title=None,
        kept=("Dear Editor,", "Yours sincerely,", "Jane Doe"),
    ),
    Layout(
        "two lines are enough for a title",
        spread("Fire in Harbour Street", "One person was hurt."),
        title="Fire in Harbour Street",
        kept=("One person was hurt.",),
    ),
    Layout(
        "one sentence is no title",
        "One person was hurt in a fire in Harbour Street.",
        title=None,
        kept=("One person was hurt in a fire in Harbour Street.",),
    ),
    Layout(
        "the title ends in an abbreviation",
        spread("Ferry operator to sue the U.S.", RIVER, FERRY),
        title="Ferry operator to sue the U.S.",
    ),
    Layout(
        "a live blog keeps its times",
        spread(f"Live: {TITLE}", "10:45 GMT", RIVER, "09:30 GMT", FERRY, "09:00 GMT", DAM),
        title=f"Live: {TITLE}",
        kept=("10:45 GMT", "09:30 GMT", "09:00 GMT"),
    ),
    Layout(
        "a verse keeps its lines",
        spread(TITLE, RIVER, "The water came by night\nand took the lower road", FERRY),
        kept=("The water came by night", "and took the lower road"),
    ),
    Layout(
        "a list of points keeps its points",
        lines(TITLE, "• Two metres overnight", "• The ferry is stopped", RIVER, FERRY),
        kept=("• Two metres overnight", "• The ferry is stopped"),
    ),
    Layout(
        "a quotation pulled out is no heading",
        spread(TITLE, RIVER, "“We have seen worse”", MAYOR, DAM),
        kept=("“We have seen worse”",),
    ),
    Layout(
        "a page's menu, share links, caption, footer",
        lines(
            *("Home", "News", "Sport", "Weather", "Skip to content", TITLE, "Share", "Facebook"),
            *("WhatsApp", "Copy link", "Photo: Jane Doe/AFP", RIVER, "Advertisement", FERRY),
            *("Tags: floods, dams", "About us", "Contact", "Privacy policy"),
            "© 2025 The Gazette. All rights reserved.",
        ),
        gone=(
            *("Home", "News", "Sport", "Weather", "Skip to content", "Share", "Facebook"),
            *(
                "WhatsApp",
                "Copy link",
                "Photo: Jane Doe/AFP",
                "Advertisement",
                "Tags: floods, dams",
            ),
            *("About us", "Contact", "Privacy policy", "© 2025 The Gazette. All rights reserved."),
        ),
        kept=(RIVER, FERRY),
    ),
    Layout(
        "the end of a blog's page",
        spread(
            *(
                TITLE,
                RIVER,
                FERRY,
                DAM,
                MAYOR,
                "LEAVE A REPLY",
                "Please enter your comment!",
                "Share post:",
            ),
            *("post_img", "Popular", "Related", "A new bridge for Upper Marsh, at last"),
            *("The county has decided on a…", "Who pays for the school?", "Parents wait for..."),
        ),
        gone=(
            *("LEAVE A REPLY", "Please enter your comment!", "Share post:", "post_img", "Popular"),
            *("Related", "A new bridge for Upper Marsh, at last", "The county has decided on a…"),
            *("Who pays for the school?", "Parents wait for..."),
        ),
        kept=(RIVER, FERRY, DAM, MAYOR),
    ),
    Layout(
        "a list of others in the midst of the text",
        lines(TITLE, RIVER, FERRY, "Related stories", "Dam was never inspected, report says", DAM),
        gone=("Related stories", "Dam was never inspected, report says"),
        kept=(RIVER, FERRY, DAM),
    ),
    Layout(
        "also read, and a sign-off",
        lines(
            TITLE,
            RIVER,
            "Also Read: Why the valley floods",
            FERRY,
            "(Reporting by Jane Doe; Editing by John Roe)",
        ),
        author="Jane Doe",
        gone=("Also Read: Why the valley floods", "(Reporting by Jane Doe; Editing by John Roe)"),
    ),
    Layout(
        "a window's title before the title",
        spread(f"{TITLE} | The Marsh Gazette", TITLE, "By Staff Reporter", RIVER, FERRY),
        source="The Marsh Gazette",
        gone=(f"{TITLE} | The Marsh Gazette", "By Staff Reporter"),
    ),
    Layout(
        "an empty byline and a caption with an agency",
        spread(
            TITLE, "By", "FILE: Mayor Ilse Brandt on the dyke, May 2 2025. / Reuters", RIVER, FERRY
        ),
        gone=("By", "FILE: Mayor Ilse Brandt on the dyke, May 2 2025. / Reuters"),
    ),
    Layout(
        "a waiting page and a reader's hint",
        lines(
            *("Loading...", "Please wait a moment", "", "Click any word to look it up"),
            *("This article by Jane Doe in Lower Marsh", RIVER, FERRY),
        ),
        title=None,
        author="Jane Doe",
        gone=("Loading...", "Please wait a moment", "Click any word to look it up"),
    ),
    Layout(
        "a broadcaster's page: name, office, caption under its label, questions elsewhere",
        lines(
            *(TITLE, "5 hours ago", "Share", "Save", "Jane Doe", "Marsh News, Lower Marsh", RIVER),
            *(
                "Image source, Getty Images",
                "Image caption,",
                "The ferry has been stopped since dawn",
            ),
            *("Why did the river rise?", DAM, "You might also be interested in:"),
            *("Town rebuilds bridge", FERRY, "More on this story", "Bridge rebuilt after storm"),
            *("Related Topics", "Floods"),
        ),
        author="Jane Doe",
        headings=("Why did the river rise?",),
        gone=(
            *("5 hours ago", "Share", "Save", "Jane Doe", "Marsh News, Lower Marsh"),
            *("Image caption,", "The ferry has been stopped since dawn", "Town rebuilds bridge"),
            *("Bridge rebuilt after storm", "Related Topics", "Floods"),
        ),
        kept=(RIVER, DAM, FERRY),
    ),
    Layout(
        "a reader for the blind: the way to it, a list, a source",
        lines(
            *("News|Floods", TITLE, "The mayor says that worse will come to Lower Marsh."),
            *("A man wades through the water [Jane Doe/Reuters]", "By News Agencies"),
            *(
                "Published On 3 May 2025",
                "3 May 2025",
                "",
                RIVER,
                "Keep reading",
                "list of 2 items",
            ),
            *("Dam was never inspected", "Who owns the ferry?", "end of list", DAM),
            "Source: Marsh Wire",
        ),
        published="2025-05-03",
        source="Marsh Wire",
        gone=(
            *(
                "News|Floods",
                "A man wades through the water [Jane Doe/Reuters]",
                "By News Agencies",
            ),
            *("3 May 2025", "Keep reading", "list of 2 items", "Dam was never inspected"),
            *("Who owns the ferry?", "end of list", "Source: Marsh Wire"),
        ),
        kept=("The mayor says that worse will come to Lower Marsh.", RIVER, DAM),
    ),
    Layout(
        "a newspaper's page: names in a place, two stamps, a promotion",
        spread(
            *(TITLE, "Jane Doe and John Roe in Lower Marsh", "Sat 3 May 2025 10.44 BST", RIVER),
            *("Photograph: Jane Doe/The Gazette", FERRY, "skip past newsletter promotion"),
            *("Sign up to First Light", "after newsletter promotion", MAYOR),
            *("Explore more on these topics", "Flooding", "Rivers", "news", "Reuse this content"),
        ),
        author="Jane Doe and John Roe",
        published="2025-05-03",
        gone=(
            *("Jane Doe and John Roe in Lower Marsh", "Sat 3 May 2025 10.44 BST"),
            *("Photograph: Jane Doe/The Gazette", "skip past newsletter promotion"),
            *("Sign up to First Light", "after newsletter promotion"),
            *("Explore more on these topics", "Flooding", "Rivers", "news", "Reuse this content"),
        ),
        kept=(RIVER, FERRY, MAYOR),
    ),
    Layout(
        "a station's one line of date, time and name",
        lines(TITLE, "May 3, 2025 / 10:44 AM EDT / Marsh News", RIVER, FERRY),
        published="2025-05-03",
        source="Marsh News",
        gone=("May 3, 2025 / 10:44 AM EDT / Marsh News",),
    ),
    Layout(
        "a subtitle is no heading",
        lines(TITLE, "Ilse Brandt spent the night on the dyke", RIVER, MAYOR),
        kept=("Ilse Brandt spent the night on the dyke",),
    ),
    Layout(
        "a day among the paragraphs belongs to them",
        lines(
            TITLE,
            "How the water came, day by day, in the county's own account.",
            "3 May 2025",
            RIVER,
        ),
        headings=("3 May 2025",),
    ),
    Layout(
        "a whole page, pasted: the title is under the menu and over the byline",
        lines(
            *("Marsh Gazette", "My Gazette", "Boats", "Weekend Guide", "Jobs", "Tides and times"),
            *("Cartoons", TITLE, "By Jane Doe", "12:03 GMT, May 3, 2025", RIVER, FERRY, DAM),
        ),
        author="Jane Doe",
        published="2025-05-03",
        gone=("Marsh Gazette", "Boats", "Tides and times", "Cartoons", "12:03 GMT, May 3, 2025"),
        kept=(RIVER, FERRY, DAM),
    ),
    Layout(
        "a whole page, pasted, in which two lines could be the title: neither is",
        lines(
            *("Marsh Gazette", "My Gazette", "Boats", "Weekend Guide", "Jobs", "Tides", "Cartoons"),
            *("A bridge at last for Upper Marsh", TITLE, "By Jane Doe", RIVER, FERRY, DAM),
        ),
        title=None,
        author="Jane Doe",
        kept=(TITLE, RIVER, FERRY, DAM),
    ),
)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_an_article_is_told_from_its_page(layout: Layout) -> None:
    reading = read(layout.text)
    facts = reading.facts
    assert (facts.title, facts.author) == (layout.title, layout.author)
    assert (facts.published, facts.source) == (layout.published, layout.source)
    assert facts.published_from == ("text" if layout.published else None)
    assert headings(reading) == list(layout.headings)
    assert all(part in reading.text for part in layout.kept)
    paragraphs = reading.text.split("\n\n")
    assert not set(layout.gone) & set(paragraphs)
    assert set(layout.gone) <= set(removed(reading))
    if layout.title:
        assert paragraphs[0] == layout.title


def test_what_only_looks_like_furniture_stays() -> None:
    sentences = (
        "Share prices of the ferry operator fell by a tenth after the announcement.",
        "We use cookies of oats and honey to raise money for the flooded school, she said.",
        "By Monday the river had risen by another metre.",
        "Copyright law has nothing to say about the height of a river.",
        "Related or not, the two accidents worry the county.",
        "Please wait for the ferry at the upper landing, a sign told passengers.",
        "Comments by the mayor were met with silence in the council.",
        "Loading the ferry took two hours instead of one.",
        "Sign up for the night watch was slow, the volunteers said.",
    )
    reading = read(spread(TITLE, RIVER, *sentences, DAM))
    assert reading.removed == ()
    assert all(sentence in reading.text for sentence in sentences)


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(Refused, match="no article text"):
        read("Loading...\nPlease wait a moment\n")


def test_full_sentences_after_a_list_of_others_stay() -> None:
    reading = read(
        lines(TITLE, RIVER, FERRY, "You may also like", "A bridge at last for Marsh", DAM)
    )
    assert DAM in reading.text
    assert removed(reading)["A bridge at last for Marsh"] == "related links"
