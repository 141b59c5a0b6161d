"""What people decide about whom an article means by a speaker's name: somebody else."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, NotNullable, select
from sqlalchemy.orm import aliased

from quotes.errors import StoreError
from quotes.store.decisions.log import Written, write_decision
from quotes.store.decisions.speaker_names import require_name
from quotes.store.decisions.speaker_rows import name_of
from quotes.store.engine.errors import no_article
from quotes.store.records.decisions import Decider, DecisionAction
from quotes.store.refresh.article import derive_article
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import ArticleRow, EntityRow, ReadingRow, RevisionRow, SpeakerRow
from quotes.store.speakers.linking import add_speaker
from quotes.store.sql.decision_log import holds


def split_speaker(
    connection: Connection,
    speaker: int,
    articles: Sequence[int],
    decider: Decider,
    *,
    name: str | None,
) -> list[Written]:
    """Write down that what some articles say of a speaker is about another, who is new.

    Args:
        connection: A writing transaction.
        speaker: A canonical speaker.
        articles: The articles; each must name the speaker.
        decider: Who decides.
        name: What the other is called; else as this one.

    Returns:
        The decisions, one for each article.

    Raises:
        NotFoundError: There is no such article.
        StoreError: An article does not name the speaker.
    """
    for article_id in articles:
        _require_named(connection, speaker, article_id)
    if name is not None:
        require_name(name)
    wanted = name or name_of(connection, speaker)
    some = list(dict.fromkeys(articles))
    if known := _split_before(connection, speaker, some, wanted):
        return [Written(number, repeated=True) for number in known]
    kind = connection.execute(select(SpeakerRow.kind).where(SpeakerRow.id == speaker)).scalar_one()
    other = add_speaker(connection, wanted, kind)
    return [split_article(connection, speaker, other, article_id, decider) for article_id in some]


def split_article(
    connection: Connection, speaker: int, other: int, article_id: int, decider: Decider
) -> Written:
    """Write down that whom an article takes for one speaker is another."""
    written = write_decision(
        connection,
        DecisionAction.SPLIT,
        decider,
        speaker_id=speaker,
        other_speaker_id=other,
        article_id=article_id,
    )
    derive_article(connection, article_id)
    return written


def taken_by_splits(connection: Connection, *, after: int) -> dict[int, set[int]]:
    """Return what later splits than one decision take from their articles: entities, by split."""
    before, named = aliased(SpeakerRow), aliased(SpeakerRow)
    query = (
        select(DecisionRow.id, EntityRow.id)
        .select_from(DecisionRow)
        .join(before, before.id == DecisionRow.speaker_id)
        .join(RevisionRow, RevisionRow.article_id == DecisionRow.article_id)
        .join(ReadingRow, ReadingRow.revision_id == RevisionRow.id)
        .join(EntityRow, EntityRow.reading_id == ReadingRow.id)
        .join(named, named.id == EntityRow.speaker_id)
        .where(
            holds(DecisionAction.SPLIT),
            DecisionRow.id > after,
            named.canonical_id == before.canonical_id,
        )
    )
    taken: dict[int, set[int]] = defaultdict(set)
    for number, entity_id in connection.execute(query):
        taken[number].add(entity_id)
    return taken


def _split_before(
    connection: Connection, speaker: int, articles: Sequence[int], name: str
) -> list[int]:
    """Return the decisions that split all of some articles off to one speaker of a name."""
    before, other = aliased(SpeakerRow), aliased(SpeakerRow)
    query = (
        select(NotNullable(DecisionRow.article_id), DecisionRow.id, other.id, other.name)
        .join(before, before.id == DecisionRow.speaker_id)
        .join(other, other.id == DecisionRow.other_speaker_id)
        .where(
            holds(DecisionAction.SPLIT),
            DecisionRow.article_id.in_(articles),
            before.canonical_id == speaker,
        )
        .order_by(DecisionRow.id)
    )
    numbers: dict[int, int] = {}
    others: dict[int, tuple[int, str]] = {}
    for article_id, number, other_id, known in connection.execute(query):
        # Of several about one article the last counts.
        numbers[article_id], others[article_id] = number, (other_id, known)
    to_one = len(set(others.values())) == 1 and all(known == name for _, known in others.values())
    return [numbers[id_] for id_ in articles] if to_one and len(numbers) == len(articles) else []


def _require_named(connection: Connection, speaker: int, article_id: int) -> None:
    if connection.execute(select(ArticleRow.id).filter_by(id=article_id)).first() is None:
        raise no_article(article_id)
    named = (
        select(EntityRow.id)
        .join(SpeakerRow, SpeakerRow.id == EntityRow.speaker_id)
        .join(ReadingRow, ReadingRow.id == EntityRow.reading_id)
        .join(RevisionRow, RevisionRow.id == ReadingRow.revision_id)
        .where(RevisionRow.article_id == article_id, SpeakerRow.canonical_id == speaker)
    )
    if connection.execute(named.limit(1)).first() is None:
        message = f"article {article_id} has nothing by {name_of(connection, speaker)}"
        raise StoreError(message)
