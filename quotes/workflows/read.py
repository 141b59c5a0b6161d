"""Reading articles: a stream of articles through a reader, in batches, each with its speakers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from quotes.attribute import attribute_quotations
from quotes.detect.reader import Reader, load_reader
from quotes.detect.transcript import TRANSCRIPT_READER, read_transcript
from quotes.detect.unread import find_unread
from quotes.text.annotated import AnnotatedText, annotate
from quotes.types import Article, ArticleKind, Failure, ReaderInfo, Reading
from quotes.unread import Unread

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["list_unread", "load_reader", "read_quotations"]

LANGUAGE = "en"
# Articles that are parsed together: enough to keep the parser busy, few enough to stay small.
BATCH = 32


class AnnotatedReading(NamedTuple):
    """A reading and the text that it is of, for the steps behind it.

    Attributes:
        reading: What was found.
        annotated: The article's text.
    """

    reading: Reading
    annotated: AnnotatedText


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
    for item in read_annotated(articles, reader):
        yield item if isinstance(item, Failure) else item.reading


def read_annotated(
    articles: Iterable[Article | Failure], reader: Reader
) -> Iterator[AnnotatedReading | Failure]:
    """Read articles as ``read_quotations`` does, and give each text with its reading."""
    remaining = iter(articles)
    while batch := list(islice(remaining, BATCH)):
        if reader.needs:
            yield from _read_parsed(batch, reader)
        else:
            yield from (_read_unparsed(item, reader) for item in batch)


def reader_of(article: Article, reader: Reader) -> ReaderInfo:
    """Return who reads an article: of transcripts, the labels tell who said what."""
    return TRANSCRIPT_READER if article.kind is ArticleKind.TRANSCRIPT else reader.info


def list_unread(reading: Reading) -> list[Unread]:
    """Return the passages in quotation marks that a reading made no quotation of, with reasons.

    An article that was skipped has none: nobody looked for quotations in it.
    """
    return unread_of(AnnotatedReading(reading, annotate(reading.article.text)))


def unread_of(read: AnnotatedReading) -> list[Unread]:
    """Return what ``list_unread`` does, for a text that is annotated already."""
    reading = read.reading
    if reading.skipped is not None or reading.article.kind is ArticleKind.TRANSCRIPT:
        return []
    quotations = [attribution.quotation for attribution in reading.attributions]
    return find_unread(read.annotated, quotations)


def _read_unparsed(item: Article | Failure, reader: Reader) -> AnnotatedReading | Failure:
    return item if isinstance(item, Failure) else _read(item, annotate(item.text), reader)


def _read_parsed(
    batch: Sequence[Article | Failure], reader: Reader
) -> Iterator[AnnotatedReading | Failure]:
    from quotes.detect.rules.spacy_model import load_pipeline  # noqa: PLC0415 - imports spaCy

    nlp = load_pipeline(reader.needs)
    texts = {id(item): annotate(item.text) for item in batch if isinstance(item, Article)}
    # What one batch adds to the vocabulary is dropped with it, so that memory stays flat.
    with nlp.memory_zone():
        parsed = (texts[id(item)].text for item in batch if _is_readable(item))
        docs = nlp.pipe(parsed, batch_size=BATCH)
        for item in batch:
            if isinstance(item, Failure):
                yield item
            else:
                doc = next(docs) if _is_readable(item) else None
                yield _read(item, texts[id(item)], reader, doc)


def _is_readable(item: Article | Failure) -> TypeGuard[Article]:
    return isinstance(item, Article) and item.language == LANGUAGE


def _read(
    article: Article, annotated: AnnotatedText, reader: Reader, doc: "Doc | None" = None
) -> AnnotatedReading:
    if not _is_readable(article):
        skipped = f"its language is {article.language!r}, not English"
        reading = Reading(article, reader.info, skipped=skipped)
    elif article.kind is ArticleKind.TRANSCRIPT:
        reading = read_transcript(article)
    else:
        attributions = attribute_quotations(annotated, reader.read(annotated, doc))
        reading = Reading(article, reader.info, tuple(attributions))
    return AnnotatedReading(reading, annotated)
