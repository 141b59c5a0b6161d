"""Reading articles: a stream of articles through a reader, in batches, each with its speakers."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeGuard

from quotes.attribute import attribute_quotations
from quotes.detect.reader import Reader, load_reader
from quotes.detect.transcript import TRANSCRIPT_READER, read_transcript
from quotes.detect.unread import find_unread
from quotes.text.mask import mask_markup
from quotes.types import Article, ArticleKind, Failure, ReaderInfo, Reading, Unread

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["list_unread", "load_reader", "read_quotations"]

LANGUAGE = "en"
# Articles that are parsed together: enough to keep the parser busy, few enough to stay small.
BATCH = 32


def read_quotations(
    articles: Iterable[Article | Failure], reader: Reader
) -> Iterator[Reading | Failure]:
    """Read articles, in order and in batches.

    Args:
        articles: What ingest gives; failures are handed on.
        reader: Who finds the quotations.

    Yields:
        A reading for each article; one that is not in English is kept unread and says so.

    Raises:
        PipelineError: If the language model that the reader needs can't be loaded.
    """
    remaining = iter(articles)
    while batch := list(islice(remaining, BATCH)):
        if reader.needs:
            yield from _read_parsed(batch, reader)
        else:
            yield from (_read(item, reader, None) for item in batch)


def reader_of(article: Article, reader: Reader) -> ReaderInfo:
    """Return who reads an article: of transcripts, the labels tell who said what."""
    return TRANSCRIPT_READER if article.kind is ArticleKind.TRANSCRIPT else reader.info


def list_unread(reading: Reading) -> list[Unread]:
    """Return the passages in quotation marks that a reading made no quotation of, with reasons.

    An article that was skipped has none: nobody looked for quotations in it.
    """
    if reading.skipped is not None or reading.article.kind is ArticleKind.TRANSCRIPT:
        return []
    quotations = [attribution.quotation for attribution in reading.attributions]
    return find_unread(mask_markup(reading.article.text), quotations)


def _read_parsed(batch: list[Article | Failure], reader: Reader) -> Iterator[Reading | Failure]:
    from quotes.detect.rules.spacy_model import load_pipeline  # noqa: PLC0415 - imports spaCy

    nlp = load_pipeline(reader.needs)
    # What one batch adds to the vocabulary is dropped with it, so that memory stays flat.
    with nlp.memory_zone():
        texts = (mask_markup(item.text) for item in batch if _is_readable(item))
        docs = nlp.pipe(texts, batch_size=BATCH)
        for item in batch:
            yield _read(item, reader, next(docs) if _is_readable(item) else None)


def _is_readable(item: Article | Failure) -> TypeGuard[Article]:
    return isinstance(item, Article) and item.language == LANGUAGE


def _read(item: Article | Failure, reader: Reader, doc: "Doc | None") -> Reading | Failure:
    if isinstance(item, Failure):
        return item
    if item.kind is ArticleKind.TRANSCRIPT and _is_readable(item):
        return read_transcript(item)
    if not _is_readable(item):
        return Reading(item, reader.info, skipped=f"its language is {item.language!r}, not English")
    text = mask_markup(item.text)
    attributions = attribute_quotations(text, reader.read(text, doc))
    return Reading(item, reader.info, tuple(attributions))
