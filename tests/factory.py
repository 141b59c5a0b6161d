"""Small builders of articles, quotations and readings for all tests.

Quotations are built from the words that they quote, so that a test shows wordings, not offsets.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from typer.testing import Result

from quotes.attribute import attribute_quotations
from quotes.diff import compare
from quotes.store import FamilyRecord, MemberRecord, PairDifference, QuotationRecord, TextSpan
from quotes.types import (
    Article,
    Attribution,
    CharSpan,
    Failure,
    Mode,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerStatus,
    Stance,
)

Run = Callable[..., Result]
READER = ReaderInfo(name="rules", version="0.1.0", weights=None)

HARBOUR = (
    "The storm came in the night. “We will not open the flood gates before the storm has "
    "passed,” said Olena Hart. “The pier is shut,” said Sam Ito."
)
COAST = (
    "The council met. “We will open the flood gates before the storm has passed,” said Olena "
    "Hart. “=2+2 is the sum of it,” said a voice."
)
BAY = "All is calm. “Every boat is back in the harbour tonight,” said Olena Hart."
FOREIGN = "Guten Abend. Der Hafen ist zu."


def span_of(text: str, words: str, occurrence: int = 1) -> CharSpan:
    """Return where the words stand in the text; ``occurrence`` counts from 1."""
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return CharSpan(start, start + len(words))


def build_article(text: str, **fields: Any) -> Article:
    """Build an article; unless said otherwise it comes from a file of some outlet."""
    given: dict[str, Any] = {
        "id": "port.txt",
        "origin": "port.txt",
        "outlet": "Harbour Daily",
        "title": "At the port",
        "published_at": "2022-04-11",
    }
    return Article(text=text, **(given | fields))


def build_quotation(
    text: str,
    content: str | Sequence[str],
    *,
    cue: str | None = None,
    source: str | None = None,
    carriers: Sequence[str] = (),
    **fields: Any,
) -> Quotation:
    """Build a quotation from words of the text; several contents make one of several parts."""
    parts = [content] if isinstance(content, str) else content
    given: dict[str, Any] = {
        "kind": QuotationKind.DIRECT,
        "rule": "direct/marks",
        "confidence": 0.9,
        "evidence": ("stands in quotation marks",),
    }
    return Quotation(
        content=tuple(span_of(text, part) for part in parts),
        cue=(span_of(text, cue),) if cue else (),
        source=(span_of(text, source),) if source else (),
        carriers=tuple(span_of(text, carrier) for carrier in carriers),
        **(given | fields),
    )


def build_attribution(
    quotation: Quotation, *speakers: str, status: SpeakerStatus | None = None, **fields: Any
) -> Attribution:
    """Build an attribution: named where there are speakers, else unknown unless told."""
    known = SpeakerStatus.NAMED if speakers else SpeakerStatus.UNKNOWN
    given: dict[str, Any] = {"confidence": 0.8, "evidence": ("the source names the speaker",)}
    return Attribution(
        quotation=quotation,
        named=tuple(map(Profile, speakers)),
        status=status or known,
        **(given | fields),
    )


def build_reading(
    article: Article,
    *attributions: Attribution,
    reader: ReaderInfo = READER,
    skipped: str | None = None,
) -> Reading:
    """Build one reader's result on an article."""
    return Reading(article=article, reader=reader, attributions=attributions, skipped=skipped)


def attribute_sources(text: str, *sources: str) -> list[Attribution]:
    """Attribute a quotation for each source; "source@2" is its second occurrence."""
    quotations = []
    for source in sources:
        words, _, occurrence = source.partition("@")
        span = span_of(text, words, int(occurrence or 1))
        quotations.append(Quotation(QuotationKind.INDIRECT, (CharSpan(0, 1),), (), (span,)))
    return attribute_quotations(text, quotations)


def answer_of(text: str, sources: str) -> tuple[str, str]:
    """Attribute sources that stand between " | "; return the answer to the last, and its rule.

    The answer is the names, "nobody" where the article names none, or "unknown".
    """
    *_, found = attribute_sources(text, *sources.split(" | "))
    assert found.evidence
    assert (found.confidence == 0) == (found.status is SpeakerStatus.UNKNOWN)
    assert found.confidence == 0 or 0.5 < found.confidence <= 1
    if found.status is SpeakerStatus.NAMED:
        return " + ".join(found.speakers), found.rule
    assert not found.speakers
    return {"anonymous": "nobody", "unknown": "unknown"}[found.status], found.rule


def read_by_marks(items: Iterable[Article | Failure]) -> Iterable[Reading | Failure]:
    """Stand in for ``read_quotations``: no language model, so tests stay quick."""
    for item in items:
        yield item if isinstance(item, Failure) else read_marks(item)


def read_marks(article: Article) -> Reading:
    """Find each “…”, said by the name that follows "said", if one does."""
    if article.language != "en":
        return build_reading(article, skipped=f"not in English ({article.language})")
    found = []
    at = article.text.find("“")
    while at >= 0:
        end = article.text.index("”", at)
        quotation = Quotation(
            QuotationKind.DIRECT,
            (CharSpan(at + 1, end),),
            rule="direct/marks",
            confidence=0.9,
            evidence=("stands in quotation marks",),
        )
        found.append(_attribute(article.text, quotation, end + 1))
        at = article.text.find("“", end)
    return build_reading(article, *found)


def _attribute(text: str, quotation: Quotation, after: int) -> Attribution:
    sentence = text[after:].split(".", maxsplit=1)[0]
    name = sentence.removeprefix(" said ").strip()
    return build_attribution(quotation, *([name] if sentence.startswith(" said ") else []))


def build_record(wording: str | Sequence[str] = "We will open", **fields: Any) -> QuotationRecord:
    """Build a quotation as look-ups give it; several parts stand ten characters apart."""
    parts, at = [], 10
    for part in [wording] if isinstance(wording, str) else wording:
        parts.append(TextSpan(at, at + len(part), part))
        at += len(part) + 10
    given: dict[str, Any] = {
        "id": 1,
        "kind": QuotationKind.DIRECT,
        "mode": Mode.SPEECH,
        "stance": Stance.SAID,
        "parts": tuple(parts),
        "cue": (),
        "source": (),
        "carriers": (),
        "speakers": ("Olena Hart",),
        "speaker_ids": tuple(range(1, 1 + len(fields.get("speakers", ("Olena Hart",))))),
        "status": SpeakerStatus.NAMED,
        "confidence": 0.9,
        "speaker_confidence": 0.8,
        "rule": "direct/marks",
        "speaker_rule": "name",
        "evidence": ("stands in quotation marks", "the source names the speaker"),
        "parent": None,
        "article_id": 1,
        "article": "port.txt",
        "outlet": "Harbour Daily",
        "title": "At the port",
        "url": None,
        "published_at": "2022-04-11",
    }
    return QuotationRecord(**(given | fields))


def build_member(text: str, **fields: Any) -> MemberRecord:
    """Build a wording of a family."""
    given: dict[str, Any] = {
        "passage_id": 1,
        "quotation": 1,
        "article_id": 1,
        "article": "port.txt",
        "outlet": "Harbour Daily",
        "published_at": "2022-04-11",
        "url": None,
        "start": 10,
        "end": 10 + len(text),
        "text": text,
        "mode": Mode.SPEECH,
        "stance": Stance.SAID,
        "confidence": 0.9,
        "speakers": ("Olena Hart",),
        "doubtful": False,
    }
    return MemberRecord(**(given | fields))


def build_family(*members: MemberRecord, id: int = 1) -> FamilyRecord:  # noqa: A002
    """Build a family with the difference of each pair of its members."""
    pairs = combinations(range(len(members)), 2)
    return FamilyRecord(
        id=id,
        speaker="Olena Hart",
        members=members,
        differences=tuple(
            PairDifference(a, b, compare(members[a].passage, members[b].passage)) for a, b in pairs
        ),
    )


def sample_articles() -> list[Article]:
    """Return the articles that the filled store holds, in the order of their numbers."""
    return [
        build_article(HARBOUR, id="harbour.txt", origin="harbour.txt"),
        build_article(
            COAST,
            id="coast.txt",
            origin="coast.txt",
            outlet="Coast Post",
            published_at="2022-04-12",
            url="https://coast.example/gates",
        ),
        build_article(
            BAY, id="bay.txt", origin="bay.txt", outlet=None, published_at=None, title=None
        ),
        build_article(FOREIGN, id="abend.txt", origin="abend.txt", language="de"),
    ]
