"""The JSON that other programs rely on: its shapes, and offsets that reproduce their words."""

from pathlib import Path

from .conftest import Ask


def keys(document: dict[str, object]) -> set[str]:
    return set(document)


def test_articles(ask: Ask) -> None:
    articles = ask("articles")
    assert len(articles) == 4
    assert keys(articles[0]) >= {
        "id", "title", "source", "published", "path", "event", "words", "entities", "quotes",
    }  # fmt: skip
    by_name = {Path(a["path"]).name: a for a in articles}
    assert by_name["gazette.txt"]["source"] == "The Ellery Gazette"
    assert by_name["gazette.txt"]["published"] == "2024-03-12"
    assert by_name["wire.txt"]["title"] is None
    assert all(a["words"] > 30 for a in articles)


def test_article(ask: Ask) -> None:
    for listed in ask("articles"):
        article = ask("article", listed["id"][:6])
        assert keys(article) >= {
            "id", "version", "title", "source", "url", "author", "published", "published_from",
            "path", "language", "text", "headings", "removed", "sentences", "entities", "quotes",
            "figures", "dates",
        }  # fmt: skip
        for part in ("headings", "entities", "quotes", "figures", "dates"):
            for item in article[part]:
                assert article["text"][item["start"] : item["end"]] == item["text"]
        for sentence in article["sentences"]:
            assert keys(sentence) == {"start", "end"}
        assert keys(article["entities"][0]) == {"start", "end", "text", "label", "entity"}
        assert keys(article["figures"][0]) == {
            "start", "end", "text", "value", "low", "high", "ordinal", "approximate", "unit", "of",
        }  # fmt: skip


def test_quotes_have_their_speaker_and_kind(ask: Ask) -> None:
    quotes = ask("quotes")
    assert keys(quotes[0]) == {
        "article", "start", "end", "text", "speaker", "speaker_entity", "kind",
    }  # fmt: skip
    said = {quote["speaker"] for quote in ask("quotes", "--kind", "speech")}
    assert "Mirela Kostova" in said
    only = ask("quotes", "--speaker", "Mirela Kostova")
    assert only
    assert {quote["speaker"] for quote in only} == {"Mirela Kostova"}


def test_entities_and_the_places_of_one(ask: Ask) -> None:
    entities = ask("entities")
    assert keys(entities[0]) >= {"entity", "name", "label", "aliases", "articles", "mentions"}
    (entity,) = [e for e in ask("entities", "Oda Brekke") if e["label"] == "PERSON"]
    assert entity["articles"] == 3
    texts = {a["id"]: ask("article", a["id"])["text"] for a in ask("articles")}
    for place in entity["places"]:
        assert texts[place["article"]][place["start"] : place["end"]] == place["text"]


def test_events_hold_every_article_once(ask: Ask) -> None:
    events = ask("events")
    assert keys(events[0]) >= {"id", "title", "articles", "first", "last", "families", "related"}
    listed = [article for event in events for article in event["articles"]]
    assert sorted(listed) == sorted(a["id"] for a in ask("articles"))
    for event in events:
        told = [article for family in event["families"] for article in family["articles"]]
        assert sorted(told) == sorted(event["articles"])


def test_why_articles_belong_together(ask: Ask) -> None:
    event = max(ask("events"), key=lambda event: len(event["articles"]))
    assert "why" not in ask("event", event["id"])
    why = ask("event", event["id"], "--why")["why"]
    assert len(why) == 3
    assert keys(why[0]) == {"articles", "shared"}
    assert keys(why[0]["shared"][0]) == {"kind", "text", "weight", "place"}


def test_related_events_are_told_with_what_is_shared(ask: Ask) -> None:
    related = [event for event in ask("events") if event["related"]]
    for event in related:
        told = ask("event", event["id"], "--why")["why_related"]
        assert [one["event"] for one in told] == event["related"]
        for one in told:
            assert keys(one) == {"event", "title", "why"}
            own, other = one["why"]["articles"]
            assert own in event["articles"]
            assert other not in event["articles"]
            assert one["why"]["shared"]


def test_contrast(ask: Ask) -> None:
    event = max(ask("events"), key=lambda event: len(event["articles"]))
    contrast = ask("contrast", event["id"])
    assert keys(contrast) == {"event", "articles", "statements", "quotes", "labels", "families"}
    assert contrast["event"] == event["id"]
    texts = {i: ask("article", i)["text"] for i in contrast["articles"]}
    kinds = set()
    for statement in contrast["statements"]:
        assert keys(statement) >= {"id", "kind", "cells", "silent", "witnesses", "differences"}
        assert sorted([*statement["cells"], *statement["silent"]]) == sorted(texts)
        kinds.add(statement["kind"])
        for article, spans in statement["cells"].items():
            for span in spans:
                assert texts[article][span["start"] : span["end"]] == span["text"]
        for difference in statement["differences"]:
            assert keys(difference) == {"id", "type", "values", "confidence", "hint", "why"}
            for article, values in difference["values"].items():
                for value in values:
                    assert texts[article][value["start"] : value["end"]] == value["text"]
    assert kinds <= {"differs", "altered", "wording", "only", "agreement"}
    figures = [
        {v["text"] for values in d["values"].values() for v in values}
        for s in contrast["statements"]
        for d in s["differences"]
        if d["type"] == "figure" and not d["hint"]
    ]
    assert any({"14", "19"} <= found for found in figures)


def test_chosen_articles_are_contrasted_whatever_their_events(ask: Ask) -> None:
    ids = [article["id"] for article in ask("articles")][:2]
    contrast = ask("contrast", *ids)
    assert contrast["event"] is None
    assert sorted(contrast["articles"]) == sorted(ids)


def test_search(ask: Ask) -> None:
    found = ask("search", "hangers", "source:courier")
    assert len(found) == 1
    assert keys(found[0]) == {"article", "start", "end", "snippet", "score"}
    text = ask("article", found[0]["article"])["text"]
    assert text[found[0]["start"] : found[0]["end"]] == "hangers"
    assert ask("search", "C++ \"unclosed (don't") == []


def test_load_says_what_became_of_each_input(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("The council of Marrow voted to close its only library. " * 5)
    (folder / "b.txt").write_text("")
    inputs = ask("load", str(folder), library=tmp_path / "new.db")["inputs"]
    assert [keys(item) for item in inputs] == [{"path", "outcome", "id", "why"}] * 2
    became = {Path(item["path"]).name: item["outcome"] for item in inputs}
    assert became == {"a.txt": "added", "b.txt": "refused"}


def test_doctor_and_model(ask: Ask) -> None:
    checks = ask("doctor")["checks"]
    assert keys(checks[0]) == {"name", "ok", "detail", "remedy"}
    assert all(check["ok"] for check in checks)
    assert keys(ask("model")) == {"name", "version", "labels", "components"}


def test_what_is_set_and_removed_is_told_as_json_too(own: Path, ask: Ask) -> None:
    article = ask("articles")[0]["id"]
    told = ask("article", "set", article, "published=20250503", library=own)
    assert (told["id"], told["published"], told["published_from"]) == (
        article,
        "2025-05-03",
        "user",
    )
    assert ask("article", "remove", article[:8], library=own) == {"id": article}
