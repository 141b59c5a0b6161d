"""The texts of stored articles, where a check asks for more than their quotations."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, select

from quotes.check.candidates import Candidate
from quotes.check.wording import Wording
from quotes.store.schema.tables import (
    ArticleRow,
    QuotationRow,
    RevisionRow,
    ShownSpeakerRow,
)
from quotes.store.speakers.lookup import speakers_called
from quotes.text.annotated import annotate
from quotes.types import CharSpan

# Of the articles that quote a speaker, the newest are searched: more would keep a person waiting.
_SEARCHED = 400


def read_texts(connection: Connection, articles: Collection[int]) -> dict[int, str]:
    """Return the newest texts of articles, by their numbers."""
    texts = select(RevisionRow.article_id, RevisionRow.text).where(
        RevisionRow.newest, RevisionRow.article_id.in_(articles)
    )
    return {row.article_id: row.text for row in connection.execute(texts)}


def find_in_texts(
    connection: Connection, names: Sequence[str], words: str, own: Collection[int]
) -> list[Candidate]:
    """Return the paragraphs, or the marked words, that have words in a row.

    Searched are the articles that quote a speaker: what a reader overlooks in them would
    otherwise count as said by nobody.

    Args:
        connection: An open transaction.
        names: Of the speaker.
        words: As a text may have them.
        own: Articles that are the draft itself.
    """
    quoting = (
        select(QuotationRow.revision_id)
        .join(ShownSpeakerRow, ShownSpeakerRow.quotation_id == QuotationRow.id)
        .where(ShownSpeakerRow.speaker_id.in_(speakers_called(connection, names)))
        .distinct()
        .order_by(QuotationRow.revision_id.desc())
        .limit(_SEARCHED)
    )
    query = (
        select(ArticleRow.label, RevisionRow.outlet, RevisionRow.published_at, RevisionRow.text)
        .join(ArticleRow, ArticleRow.id == RevisionRow.article_id)
        .where(RevisionRow.id.in_(quoting.scalar_subquery()), RevisionRow.newest)
        .where(
            RevisionRow.article_id.not_in(own), RevisionRow.text.icontains(words, autoescape=True)
        )
    )
    return [
        Candidate(
            Wording.of_spans(row.text, (span,)),
            row.label,
            outlet=row.outlet,
            date=row.published_at,
            reported=reported,
        )
        for row in connection.execute(query)
        for span, reported in _places(row.text, words)
    ]


def _places(text: str, words: str) -> Iterator[tuple[CharSpan, bool]]:
    """Yield what holds the words: the marked stretch, or the paragraph, which is the reporter's."""
    at = text.casefold().find(words.casefold())
    if at < 0:
        return
    for marked in annotate(text).outermost:
        if marked.content.start <= at < marked.content.end:
            yield marked.content, False
            return
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    yield CharSpan(start, end if end >= 0 else len(text)), True
