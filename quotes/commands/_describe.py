"""Quotations in words for people: used by every command that shows one at length."""

from collections.abc import Iterator

from quotes.commands._console import show_cell
from quotes.types import Article, Attribution, Reading, SpeakerStatus

GAP = " […] "


def describe_reading(reading: Reading) -> Iterator[str]:
    """Yield the lines that show one article's quotations."""
    article = reading.article
    known = [part for part in (article.outlet, article.published_at) if part]
    yield f"{article.id}" + (f" ({', '.join(known)})" if known else "")
    if not reading.attributions:
        yield "  no quotations"
    for attribution in reading.attributions:
        yield from _describe_attribution(article, attribution)
    yield ""


def _describe_attribution(article: Article, attribution: Attribution) -> Iterator[str]:
    quotation = attribution.quotation
    line = article.text.count("\n", 0, quotation.span.start) + 1
    source = " ".join(span.of(article.text) for span in quotation.source)
    speaker = describe_speaker(attribution.speakers, attribution.status, source)
    yield (
        f"  line {line}, {quotation.kind} (confidence {quotation.confidence:.2f}): "
        f"{speaker} ({attribution.confidence:.2f})"
    )
    wording = GAP.join(show_cell(span.of(article.text)) for span in quotation.content)
    yield f"    {wording}"


def describe_speaker(speakers: tuple[str, ...], status: SpeakerStatus, source: str | None) -> str:
    """Say who spoke, or why no name is given and in which words the article puts it."""
    if status is SpeakerStatus.NAMED:
        return " and ".join(speakers)
    words = f": {show_cell(source)}" if source else ""
    if status is SpeakerStatus.ANONYMOUS:
        return f"nobody named{words}"
    return f"speaker unknown{words}"
