"""Whole drafts through `check_drafts`, with a reader that sees marks and "said" alone."""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quotes import check_drafts, open_store, read_quotations, read_transcript
from quotes.check import DraftCheck, Verdict
from quotes.store import Store
from quotes.text.annotated import AnnotatedText
from quotes.types import Article, CharSpan, Quotation, QuotationKind, ReaderInfo, Reading

TALK = """MAYOR ANN LEE: We do not expect the bridge to open before June, but only if the inspectors
agree to the new timetable.

MR. BOB RAY: The fishermen were promised compensation for every lost season.
"""
STORY = (
    "The council of the harbour town met on a rainy Thursday evening, and hardly anybody of those "
    "who came to hear about the bridge went home before midnight. “The bridge opens before June, "
    "and the tolls stay where they are,” said Ann Lee. Nobody in the hall had expected her to be "
    "that plain, least of all the two engineers who sat beside her with their folders closed."
)


class MarksReader:
    """Takes what stands in curly marks, and the name behind "said", for a quotation."""

    info = ReaderInfo("marks", "1")
    needs: frozenset[str] = frozenset()
    names = r"[A-Z]\w+ [A-Z]\w+"

    def read(self, text: AnnotatedText, doc: object) -> list[Quotation]:
        return [
            Quotation(
                QuotationKind.DIRECT,
                (CharSpan(*found.span("words")),),
                cue=(CharSpan(*found.span("cue")),),
                source=(CharSpan(*found.span("name")),),
            )
            for found in re.finditer(
                rf"“(?P<words>[^”]+)” (?P<cue>said) (?P<name>{self.names})", text.text
            )
        ]


@pytest.fixture
def store(blank_file: Path, tmp_path: Path) -> Iterator[Store]:
    path = Path(shutil.copy(blank_file, tmp_path / "quotes.db"))
    with open_store(path, writable=True) as opened:
        yield opened


def article(text: str, name: str = "draft.txt") -> Article:
    return Article(name, text, name, place=name)


def add(store: Store, text: str, name: str) -> None:
    for reading in read_quotations([article(text, name)], MarksReader()):
        assert isinstance(reading, Reading)
        store.add(reading)


def read_talk(talk: str) -> Reading:
    return read_transcript(article(talk, "talk.txt"))


def check(text: str, store: Store | None = None, talk: str = "") -> DraftCheck:
    transcripts = [read_talk(talk)] if talk else []
    drafts = [article(text)]
    (found,) = check_drafts(drafts, MarksReader(), store.check if store else None, transcripts)
    return found


def verdicts(found: DraftCheck) -> list[Verdict]:
    return [finding.verdict for finding in found.findings]


def test_transcripts_alone_decide() -> None:
    found = check(
        "“We do not expect the bridge to open before June,” said Ann Lee. “The fishermen were "
        "promised compensation for every lost season,” said Bob Ray.",
        talk=TALK,
    )
    assert verdicts(found) == [Verdict.CUT_BEFORE_CONDITION, Verdict.VERIFIED]
    assert "as in the transcript" in found.findings[1].notes


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(STORY, id="as-it-is"),
        pytest.param(STORY + "\n\nThe vote comes in May.", id="longer"),
        pytest.param(STORY.replace("rainy Thursday", "wet Friday"), id="edited"),
    ],
)
def test_a_draft_that_is_stored_elsewhere_does_not_verify_itself(store: Store, draft: str) -> None:
    add(store, STORY, "https://harbour.example.org/bridge")
    found = check(draft, store)
    assert verdicts(found) == [Verdict.NOT_FOUND]
    assert any("not count as a source for itself" in note for note in found.notes)


def test_another_article_with_the_same_quotation_is_a_source(store: Store) -> None:
    add(store, STORY, "https://harbour.example.org/bridge")
    told_otherwise = (
        "Ann Lee was the last to speak that night. “The bridge opens before June, and the tolls "
        "stay where they are,” said Ann Lee, who then left by the back door without taking one "
        "question from the people who had waited for her on the steps since the afternoon."
    )
    found = check(told_otherwise, store)
    assert verdicts(found) == [Verdict.VERIFIED]
    assert found.notes == ()


def test_a_quotation_of_thousands_of_words_gets_an_answer(store: Store) -> None:
    add(store, STORY, "story.txt")
    words = random.Random(1).choices(STORY.replace("“", "").replace("”", "").split(), k=5_000)
    found = check(f"“{' '.join(words)},” said Ann Lee.", store, TALK)
    assert verdicts(found) == [Verdict.NOT_FOUND]


def test_a_long_speech_is_found_in_its_transcript() -> None:
    rng = random.Random(2)
    names = [
        f"{a}{b}" for a in ("Hartwell", "Lindmoor", "Oskarby") for b in ("ton", "mere", "dale")
    ]
    sentences = [
        f"In {rng.choice(names)} we counted {rng.randint(2, 999)} boats and paid for each of them."
        for _ in range(300)
    ]
    spoken = " ".join(sentences)
    found = check(f"“{spoken}” said Ann Lee.", talk=f"MAYOR ANN LEE: Well. {spoken} Good night.")
    assert verdicts(found) == [Verdict.TRIMMED]
    changed = spoken.replace(sentences[140], "In Nowhere we counted no boats at all.", 1)
    found = check(f"“{changed}” said Ann Lee.", talk=f"MAYOR ANN LEE: {spoken}")
    assert verdicts(found) == [Verdict.REWORDED]


def test_nothing_on_record_is_said_so(store: Store) -> None:
    found = check("“The bridge opens before June,” said Ann Lee.", store)
    assert verdicts(found) == [Verdict.NOT_FOUND]
    assert "nothing that Ann Lee said is on record" in found.findings[0].notes


def test_a_transcript_without_names_holds_the_words_alone() -> None:
    found = check(
        "“The bridge opens before June,” said Ann Lee.", talk="The bridge opens before June."
    )
    assert verdicts(found) == [Verdict.VERIFIED]
    assert "no speaker is named on record: the speaker is not confirmed" in found.findings[0].notes


def test_a_draft_without_quotations_says_so() -> None:
    assert check("The bridge opens in June.").notes == ("no quotations: nothing to check",)


OVERLOOKED = """“The bridge opens before June,” said Ann Lee.

She was asked about the boats. The fishermen of the northern quay would be paid for every season
that they lost. On a poster behind her stood “we mean to read the letters out tonight”.
"""


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("The fishermen of the northern quay would be paid", Verdict.REPORTED_ONLY),
        ("we mean to read the letters out tonight", Verdict.VERIFIED),
        ("The fishermen of the southern shore were never paid", Verdict.NOT_FOUND),
    ],
)
def test_what_no_reader_took_for_a_quotation_is_found_in_the_speakers_articles(
    store: Store, words: str, verdict: Verdict
) -> None:
    add(store, OVERLOOKED, "overlooked.txt")
    found = check(f"“{words},” said Ann Lee.", store)
    assert verdicts(found) == [verdict]
    (finding,) = found.findings
    if verdict is not Verdict.NOT_FOUND:
        assert any("not read as a quotation" in note for note in finding.notes)
        assert not finding.confirmed
        candidate = finding.matches[0].candidate
        start = candidate.wording.start
        assert OVERLOOKED[start:].startswith(candidate.wording.texts[0])


def test_words_that_a_colon_introduces_are_a_quotation_of_their_own() -> None:
    class Joining(MarksReader):
        def read(self, text: AnnotatedText, doc: object) -> list[Quotation]:
            first, second = super().read(text, doc)
            return [replace(first, content=first.content + second.content)]

    text = (
        "“The fishermen were promised compensation,” said Bob Ray and took a letter from his coat: "
        "“We shall never be paid for the lost season,” said Bob Ray."
    )
    (found,) = check_drafts([article(text)], Joining(), None, [])
    assert [finding.claim.text for finding in found.findings] == [
        "The fishermen were promised compensation,",
        "We shall never be paid for the lost season,",
    ]


def test_of_a_long_quotation_nothing_goes_unchecked() -> None:
    class Partial(MarksReader):
        def read(self, text: AnnotatedText, doc: object) -> list[Quotation]:
            (whole,) = super().read(text, doc)
            (span,) = whole.content
            third = (span.end - span.start) // 3
            ends = (CharSpan(span.start, span.start + third), CharSpan(span.end - third, span.end))
            return [
                replace(whole, content=(ends[1],)),
                replace(whole, content=(ends[0],), source=()),
            ]

    said = "We met the pilots first, and we never promised them a berth, but they have a letter"
    text = f"“{said.replace('never ', '')},” said Ann Lee."
    (found,) = check_drafts(
        [article(text)], Partial(), None, [read_talk(f"MAYOR ANN LEE: {said}.")]
    )
    (finding,) = found.findings
    assert finding.verdict is Verdict.REWORDED
    assert finding.claim.speaker == "Ann Lee"


def test_paragraphs_that_each_name_the_speaker_are_apart() -> None:
    class Joining(MarksReader):
        def read(self, text: AnnotatedText, doc: object) -> list[Quotation]:
            first, second = super().read(text, doc)
            return [replace(first, content=first.content + second.content)]

    text = "“The ferries stay in port,” said Ann Lee.\n\n“The pilots go home,” said Ann Lee."
    (found,) = check_drafts([article(text)], Joining(), None, [])
    assert len(found.findings) == 2


def test_the_draft_in_another_format_does_not_verify_itself(store: Store) -> None:
    short = "“The ferries stay in port until the storm is over,” said Ann Lee."
    add(store, short, "draft.md")
    found = check(f"{short}\n", store)
    assert verdicts(found) == [Verdict.NOT_FOUND]
    assert "nothing that Ann Lee said is on record" in found.findings[0].notes


def test_a_title_with_marks_is_not_passed_over_in_silence() -> None:
    headed = replace(article("The bridge opens in June."), title="“We give up,” says Lee")
    (found,) = check_drafts([headed], MarksReader(), None, [])
    assert any("the title" in note for note in found.notes)


SAID_BY = "“The fishermen were promised compensation for every lost season,” said {}."


def test_a_nickname_in_a_draft_is_its_speaker(store: Store) -> None:
    add(store, SAID_BY.format("William Hart"), "article.txt")
    (finding,) = check(SAID_BY.format("Bill Hart"), store).findings
    assert finding.verdict is Verdict.VERIFIED
    assert finding.confirmed


def test_words_of_a_father_are_not_his_sons(store: Store) -> None:
    class InitialsReader(MarksReader):
        names = r"[A-Z]\w+(?: [A-Z]\.)* [A-Z]\w+"

    both = (
        "Dorian H. W. Ostrow met Dorian W. Ostrow. "
        + SAID_BY.format("Dorian H. W. Ostrow")
        + " “We shall never sell the lighthouse to anybody,” said Dorian W. Ostrow."
    )
    for reading in read_quotations([article(both, "article.txt")], InitialsReader()):
        assert isinstance(reading, Reading)
        store.add(reading)
    drafts = [article(SAID_BY.format(f"Dorian {initials} Ostrow")) for initials in ("W.", "H. W.")]
    found = [
        finding.verdict
        for draft in check_drafts(drafts, InitialsReader(), store.check)
        for finding in draft.findings
    ]
    assert found == [Verdict.WRONG_SPEAKER, Verdict.VERIFIED]


def test_a_draft_of_many_claims_asks_for_each_stage_only_in_need(store: Store) -> None:
    add(store, "“We leave before the mines are laid,” said Bob Ray.", "old.txt")
    add(store, "“The ferries stay in port tonight,” said Bob Ray.", "old.txt")
    text = (
        "“We leave before the mines are laid,” said Bob Ray.\n\n"
        "“So it is,” said Bob Ray.\n\n“The ferries stay in port tonight,” said Bob Ray."
    )
    found = check(text, store, talk="MR. BOB RAY: So it is, my friends.")
    assert verdicts(found) == [Verdict.REVISED, Verdict.TRIMMED, Verdict.VERIFIED]


def test_common_words_are_found_in_a_store(store: Store) -> None:
    add(store, "“It is what it is,” said Bob Ray.", "old.txt")
    assert verdicts(check("Then “It is what it is,” said Bob Ray.", store)) == [Verdict.VERIFIED]
    found = check("“It is what it was,” said Bob Ray.", store)
    assert verdicts(found) == [Verdict.NOT_FOUND]
    assert "Bob Ray is on record with 1 quotation, which is not similar" in found.findings[0].notes


def test_turns_and_quotations_of_a_speaker_are_counted_together(store: Store) -> None:
    add(store, "“The ferries stay in port tonight,” said Bob Ray.", "old.txt")
    found = check(
        "“Nobody ever sold a lighthouse,” said Bob Ray.",
        store,
        talk="MR. BOB RAY: The council is late.\n\nMAYOR ANN LEE: It is, and has been for years.",
    )
    assert "Bob Ray is on record with 2 quotations, none of them similar" in found.findings[0].notes
