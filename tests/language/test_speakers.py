"""Who says what, in passages written after the habits of real news."""

import pytest

from tests.language.passages import speakers_of

PASSAGES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    # Who speaks is told beside the verb.
    "inverted cue with a title": (
        "“The pier is unsafe,” said Mr. Hale, the harbour master.",
        [("The pier is unsafe", "Hale")],
    ),
    "inverted cue with an abbreviated office": (
        "“Nobody asked us,” said Rep. Dana Whitlock (R-Ohio), the committee’s chair.",
        [("Nobody asked us", "Dana Whitlock")],
    ),
    "inverted cue with a reverend": (
        "“We are tired,” said the Rev. Samuel Osei, of Holy Cross Church.",
        [("We are tired", "Samuel Osei")],
    ),
    "cue before a long apposition": (
        "“It burned for hours,” said Marta Lindqvist, a retired fire officer who lives two doors"
        " from the mill.",
        [("It burned", "Marta Lindqvist")],
    ),
    "speaker, apposition, cue": (
        "“They never came back,” Owen Pryce, a ferry captain from Milford, said on Tuesday.",
        [("They never", "Owen Pryce")],
    ),
    "speaker in front of a relative clause": (
        "Owen Pryce, who has run the ferry for thirty years, said: “They never came back.”",
        [("They never", "Owen Pryce")],
    ),
    "speaker in front of a relative clause with another name": (
        "Owen Pryce, who succeeded Helen Marsh in 2019, said: “They never came back.”",
        [("They never", "Owen Pryce")],
    ),
    "brackets beside the speaker": (
        "“I was there,” Lena Fuchs (41) said.",
        [("I was there", "Lena Fuchs")],
    ),
    "dashes beside the speaker": (
        "“I was there,” Lena Fuchs – the club’s treasurer – said.",
        [("I was there", "Lena Fuchs")],
    ),
    "told a paper, before": (
        "Lena Fuchs told Reuters: “I was there all night.”",
        [("I was there", "Lena Fuchs")],
    ),
    "told a broadcaster, after": (
        "“I was there all night,” Lena Fuchs told the BBC.",
        [("I was there", "Lena Fuchs")],
    ),
    "told a paper, inverted order of clauses": (
        "Speaking to the Guardian, Lena Fuchs said: “I was there all night.”",
        [("I was there", "Lena Fuchs")],
    ),
    "in an interview with somebody else": (
        "In an interview with Peter Novak, Lena Fuchs said “the books were never open”.",
        [("the books", "Lena Fuchs")],
    ),
    "statement of an organisation": (
        "“We regret the delay,” Halden Rail said in a statement.",
        [("We regret", "Halden Rail")],
    ),
    "a statement that is read": (
        "In a statement, the Ministry of Health said: “The vaccine is safe and stocks are full.”",
        [("The vaccine", "Ministry of Health")],
    ),
    "a spokesman of a body": (
        "“The line will reopen on Monday,” a spokesman for Halden Rail said.",
        [("The line", "spokesman for Halden Rail")],
    ),
    "a ministry by itself": (
        "“The border stays open,” the ministry said.",
        [("The border", "ministry")],
    ),
    "a spokeswoman by itself": (
        "“The border stays open,” said a spokeswoman.",
        [("The border", "spokeswoman")],
    ),
    "a spokeswoman with a name": (
        "“The border stays open,” said ministry spokeswoman Irina Kral.",
        [("The border", "Irina Kral")],
    ),
    "officials without names": (
        "“The border stays open,” two senior officials told reporters.",
        [("The border", "senior officials")],
    ),
    "a group": (
        "“Where are the boats?” angry villagers shouted.",
        [("Where are", "angry villagers")],
    ),
    "adding": (
        "Lena Fuchs said the books were open, adding: “Nobody ever came to look at them.”",
        [("Nobody ever", "Lena Fuchs")],
    ),
    "according to": (
        "The boat was “a floating ruin”, according to Owen Pryce.",
        [("a floating ruin", "Owen Pryce")],
    ),
    "as somebody put it": (
        "It was, as Owen Pryce put it, “a floating ruin”.",
        [("a floating ruin", "Owen Pryce")],
    ),
    "in the words of": (
        "In the words of Owen Pryce, “a floating ruin”.",
        [("a floating ruin", "Owen Pryce")],
    ),
    "a tweet with a colon": (
        "Lena Fuchs tweeted: “Tonight the bells ring for everyone.”",
        [("Tonight the", "Lena Fuchs")],
    ),
    "wrote on a platform": (
        "“Tonight the bells ring for everyone,” Lena Fuchs wrote on Facebook.",
        [("Tonight the", "Lena Fuchs")],
    ),
    "headline in single marks": (
        "‘The river took everything’, says farmer Joseph Adeyemi",
        [("The river", "Joseph Adeyemi")],
    ),
    "headline with a colon": (
        "Adeyemi: ‘The river took everything’",
        [("The river", "Adeyemi")],
    ),
    "a verb between two parts": (
        "“The river,” said Joseph Adeyemi, “took everything we had.”",
        [("The river", "Joseph Adeyemi"), ("took everything", "Joseph Adeyemi")],
    ),
    "a passive with an agent": (
        "The plan was called “a gift to speculators” by Joseph Adeyemi.",
        [("a gift", "Joseph Adeyemi")],
    ),
    # The speaker stands further off.
    "carried over inside a paragraph": (
        "“It broke at noon,” said Owen Pryce. “By one it was gone.”",
        [("It broke", "Owen Pryce"), ("By one", "Owen Pryce")],
    ),
    "carried over to the next paragraph": (
        "“It broke at noon,” said Owen Pryce.\n\n“By one it was gone.”",
        [("It broke", "Owen Pryce"), ("By one", "Owen Pryce")],
    ),
    "carried over behind a person who is only mentioned": (
        "“It broke at noon,” said Owen Pryce, who was on deck with Helen Marsh. “By one it was"
        " gone.”",
        [("It broke", "Owen Pryce"), ("By one", "Owen Pryce")],
    ),
    "the sentence before names the speaker": (
        "Owen Pryce blamed the owners. “They knew it was rotten.”",
        [("They knew", "Owen Pryce")],
    ),
    "a paragraph that runs on in the next": (
        "“It broke at noon,” said Owen Pryce.\n\n“By one it was gone. We waved.\n\n“Nobody waved"
        " back.”",
        [("By one", "Owen Pryce"), ("Nobody waved", "Owen Pryce")],
    ),
    "paragraphs with the tag behind the last": (
        "“We waited.\n\n“We hoped for hours.\n\n“Nobody came,” Helen Marsh said.",
        [("We waited", "Helen Marsh"), ("We hoped", "Helen Marsh"), ("Nobody", "Helen Marsh")],
    ),
    "a new speaker in the next paragraph": (
        "“It broke at noon,” said Owen Pryce.\n\nHelen Marsh disagreed. “It was still afloat at"
        " dusk.”",
        [("It broke", "Owen Pryce"), ("It was still", "Helen Marsh")],
    ),
    "a colon across a line": (
        "Owen Pryce had this to say:\n\n“It broke at noon and by one it was gone.”",
        [("It broke", "Owen Pryce")],
    ),
    "a quotation and then a long tag": (
        "“It broke at noon,” the ferry’s former captain, Owen Pryce, told the inquiry in Milford.",
        [("It broke", "Owen Pryce")],
    ),
    # Pronouns.
    "he for a man": (
        "Owen Pryce met Helen Marsh in Milford. “It broke at noon,” he said.",
        [("It broke", "Owen Pryce")],
    ),
    "she for a woman": (
        "Owen Pryce met Helen Marsh in Milford. “It broke at noon,” she said.",
        [("It broke", "Helen Marsh")],
    ),
    "she for the subject of two women": (
        "Helen Marsh criticised the engineer Laura Finch for the delay. “It broke at noon,” she"
        " said.",
        [("It broke", "Helen Marsh")],
    ),
    "he across a paragraph": (
        "Owen Pryce runs the ferry. It was built in 1971.\n\n“It broke at noon,” he said.",
        [("It broke", "Owen Pryce")],
    ),
    "she for a role": (
        "The mayor visited the school on Monday. “We will rebuild it,” she said.",
        [("We will rebuild", "mayor")],
    ),
    "they for a body": (
        "Norland Bank apologised on Monday. “We were slow,” it said.",
        [("We were slow", "Norland Bank")],
    ),
    "he for the last speaker": (
        "“It broke at noon,” said Owen Pryce. The crew of six got off. “By one it was gone,” he"
        " added.",
        [("It broke", "Owen Pryce"), ("By one", "Owen Pryce")],
    ),
    "he between two men": (
        "Owen Pryce sold the ferry to Mark Tully last year. “It was sound,” he said.",
        [("It was sound", "Owen Pryce")],
    ),
    "what he calls": (
        "Owen Pryce is fighting what he calls “a slow theft of the harbour”.",
        [("a slow theft", "Owen Pryce")],
    ),
    # Marks.
    "single marks with an apostrophe inside": (
        "'It's the boys' fault,' said Owen Pryce.",
        [("It's the boys' fault", "Owen Pryce")],
    ),
    "curly single marks with an apostrophe inside": (
        "‘It’s nobody’s fault,’ said Owen Pryce, ‘and it’s nobody’s boat.’",
        [("It’s nobody’s fault", "Owen Pryce"), ("and it’s", "Owen Pryce")],
    ),
    "a quotation inside a quotation": (
        "“He told me ‘never again’ and left,” said Helen Marsh.",
        [("He told me", "Helen Marsh")],
    ),
    "guillemets": (
        "«It broke at noon,» said Owen Pryce.",
        [("It broke", "Owen Pryce")],
    ),
    "typed double marks": (
        "''It broke at noon,'' said Owen Pryce.",
        [("It broke", "Owen Pryce")],
    ),
    "an unclosed mark": (
        "“It broke at noon, said Owen Pryce.\n\nThe ferry was built in 1971.",
        [("It broke", None)],
    ),
    "a block with a dash": (
        "“It broke at noon and by one it was gone.”\n— Owen Pryce, ferry captain",
        [("It broke", "Owen Pryce")],
    ),
    # Nobody is said to say it.
    "a scare quote": (
        "The town opened a “living room” for cyclists on Monday.",
        [("living room", None)],
    ),
    "a scare quote in a sentence with a person": (
        "Owen Pryce moved into a so-called “smart home” in Milford last year.",
        [("smart home", None)],
    ),
    "a sign": (
        "A sign on the gate read “No entry after dark”.",
        [("No entry", "sign")],
    ),
    "a slogan": (
        "The march went under the motto “Bread for all”.",
        [("Bread for all", None)],
    ),
    "a word that is explained": (
        "The word “dugnad” means work that is done together.",
        [("dugnad", None)],
    ),
    "a law by its words": (
        "The treaty forbids “any act of war” on the lake.",
        [("any act", None)],
    ),
    "nobody near": (
        "“Keep left.”\n\nThe bridge was closed in March.",
        [("Keep left", None)],
    ),
    # The wrong person is near.
    "possessive before the cue": (
        "“We had no warning,” Helen Marsh’s lawyer said.",
        [("We had", "lawyer")],
    ),
    "the lawyer by name": (
        "“We had no warning,” Helen Marsh’s lawyer, Paul Irwin, said.",
        [("We had", "Paul Irwin")],
    ),
    "a person who is asked": (
        "Asked by Helen Marsh about the ferry, Owen Pryce said: “It broke at noon.”",
        [("It broke", "Owen Pryce")],
    ),
    "somebody said of somebody": (
        "“She was the best of us,” Owen Pryce said of Helen Marsh.",
        [("She was", "Owen Pryce")],
    ),
    "accusing somebody": (
        "Owen Pryce accused Helen Marsh of “cooking the books”.",
        [("cooking the books", "Owen Pryce")],
    ),
    "described somebody": (
        "Helen Marsh was described by Owen Pryce as “a stubborn saint”.",
        [("a stubborn saint", "Owen Pryce")],
    ),
    "two speakers in one sentence": (
        "Owen Pryce called it “a shame”, while Helen Marsh spoke of “a new start”.",
        [("a shame", "Owen Pryce"), ("a new start", "Helen Marsh")],
    ),
    "the city stands for no person": (
        "“It broke at noon,” an official in Milford said.",
        [("It broke", "official")],
    ),
    "a source who is not named": (
        "“It broke at noon,” said one resident, who asked not to be named.",
        [("It broke", "resident")],
    ),
    "a member of parliament behind brackets and an aside": (
        "“It is strange stuff,” Rep. Jim Harding (R-Ohio), an oversight panel member, said in a"
        " phone interview.",
        [("It is strange", "Jim Harding")],
    ),
    "two asides before the verb": (
        "“It is an invasion,” Scott Prewitt, the attorney general of Ohio, one of the states that"
        " sued, said.",
        [("It is an", "Scott Prewitt")],
    ),
    "a verb in front of the main clause": (
        "After saying her foot was “so swollen that I could not walk,” Helen Marsh went home.",
        [("so swollen", "Helen Marsh")],
    ),
    "a claim of somebody": (
        "The paper looked into Owen Pryce’s claim that there had been “thousands of leaks”.",
        [("thousands of", "Owen Pryce")],
    ),
    "remarks are no verb behind a possessive": (
        "Helen Marsh called the mayor’s remarks on Sunday “a wake-up call”.",
        [("a wake-up", "Helen Marsh")],
    ),
    "footage of somebody saying": (
        "The clip ends with footage of Owen Pryce saying “nobody will miss it”.",
        [("nobody will", "Owen Pryce")],
    ),
    "a person who is new after one who is known": (
        "Mark Tully owns the quay. Nobody spoke for Mark Tully at the hearing but Owen Pryce, a"
        " ferry captain. “It was sound,” he said.",
        [("It was sound", "Owen Pryce")],
    ),
    "it is no person": (
        "“I was there,” said Helen Marsh. “The line is open,” it said.",
        [("I was there", "Helen Marsh"), ("The line", None)],
    ),
    "infinitive of saying": (
        "Owen Pryce stepped forward to say: “It broke at noon.”",
        [("It broke", "Owen Pryce")],
    ),
    "as saying": (
        "The paper quoted Owen Pryce as saying “it broke at noon”.",
        [("it broke", "Owen Pryce")],
    ),
    "was quoted as saying": (
        "Owen Pryce was quoted as saying: “It broke at noon.”",
        [("It broke", "Owen Pryce")],
    ),
    "interview by names at line starts": (
        "PRYCE: “It broke at noon.”\n\nMARSH: “It was still afloat at dusk.”",
        [("It broke", "PRYCE"), ("It was still", "MARSH")],
    ),
}


@pytest.mark.parametrize("passage", PASSAGES)
def test_the_speaker_of_each_quotation(passage: str) -> None:
    text, wanted = PASSAGES[passage]
    given = speakers_of(text, [words for words, _ in wanted])
    assert given == [speaker for _, speaker in wanted]
