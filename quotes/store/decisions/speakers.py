"""What people decide about speakers: the rows, and what follows from them.

What queries return is worked out from all decisions that hold.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, or_, select, update

from quotes.errors import StoreError
from quotes.names.parse import LONGEST_NAME, fold, read_name
from quotes.store.decisions.log import write_decision
from quotes.store.engine.bulk import insert_rows
from quotes.store.engine.errors import no_article
from quotes.store.records.decisions import Decider, DecisionAction, DecisionRecord
from quotes.store.refresh.article import derive_article
from quotes.store.refresh.speakers import refresh_articles_of
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import (
    AliasRow,
    ArticleRow,
    EntityRow,
    ReadingRow,
    RevisionRow,
    SpeakerRow,
)
from quotes.store.speakers.canonical import renew_identity
from quotes.store.speakers.linking import add_speaker, alias_keys
from quotes.store.sql.attribution import shown_name
from quotes.store.sql.decision_log import holds, read_decision
from quotes.store.sql.joins import article_of


def merge_speakers(connection: Connection, speaker: int, into: int, decider: Decider) -> int:
    """Write down that one canonical speaker is another, who is shown from now on.

    Raises:
        StoreError: They are one already, or somebody decided that they are not.
    """
    if speaker == into:
        message = f"{_name(connection, speaker)} is one speaker already: name two"
        raise StoreError(message)
    _refuse_if_apart(connection, speaker, into)
    number = write_decision(
        connection, DecisionAction.MERGE, decider, speaker_id=speaker, other_speaker_id=into
    )
    _apply(connection, [speaker, into])
    return number


def keep_apart(connection: Connection, speaker: int, other: int, decider: Decider) -> int:
    """Write down that two canonical speakers are not one; they are not suggested again.

    Raises:
        StoreError: They are one, or this was decided before.
    """
    if speaker == other:
        message = (
            f"{_name(connection, speaker)} is one speaker: `quotes speakers split` takes an article"
            " from a speaker, and `quotes undo` undoes a merge"
        )
        raise StoreError(message)
    _refuse_if_apart(connection, speaker, other)
    number = write_decision(
        connection, DecisionAction.APART, decider, speaker_id=speaker, other_speaker_id=other
    )
    _apply(connection, [speaker, other])
    return number


def split_speaker(
    connection: Connection,
    speaker: int,
    articles: Sequence[int],
    decider: Decider,
    *,
    name: str | None,
) -> list[int]:
    """Write down that what some articles say of a speaker is about another, who is new.

    Args:
        connection: A writing transaction.
        speaker: A canonical speaker.
        articles: The articles; each must name the speaker.
        decider: Who decides.
        name: What the other is called; else as this one.

    Returns:
        The numbers of the decisions, one for each article.

    Raises:
        NotFoundError: There is no such article.
        StoreError: An article does not name the speaker.
    """
    for article_id in articles:
        _require_named(connection, speaker, article_id)
    if name is not None:
        _require_name(name)
    kind = connection.execute(select(SpeakerRow.kind).where(SpeakerRow.id == speaker)).scalar_one()
    other = add_speaker(connection, name or _name(connection, speaker), kind)
    return [
        split_article(connection, speaker, other, article_id, decider)
        for article_id in dict.fromkeys(articles)
    ]


def split_article(
    connection: Connection, speaker: int, other: int, article_id: int, decider: Decider
) -> int:
    """Write down that whom an article takes for one speaker is another."""
    number = write_decision(
        connection,
        DecisionAction.SPLIT,
        decider,
        speaker_id=speaker,
        other_speaker_id=other,
        article_id=article_id,
    )
    derive_article(connection, article_id)
    return number


def add_alias(connection: Connection, speaker: int, name: str, decider: Decider) -> int:
    """Write down that whoever is called so is a canonical speaker, unless articles contradict.

    Raises:
        StoreError: The name is empty, or given to somebody already.
    """
    key = _require_name(name)
    given = select(DecisionRow.id).where(holds(DecisionAction.ALIAS), DecisionRow.name_key == key)
    if known := connection.execute(given).scalar():
        decision = read_decision(connection, known)
        message = (
            f"{decision.what} already, as {decision.who} decided: take that back first with "
            f"`quotes undo {known}`"
        )
        raise StoreError(message)
    number = write_decision(
        connection, DecisionAction.ALIAS, decider, speaker_id=speaker, name=name, name_key=key
    )
    alias = {"speaker_id": speaker, "name": name}
    if connection.execute(select(AliasRow.name).filter_by(**alias)).first() is None:
        insert_rows(connection, AliasRow, [{**alias, **alias_keys(read_name(name))}])
    _apply(connection, _called(connection, key))
    return number


def rename_speaker(connection: Connection, speaker: int, name: str, decider: Decider) -> int:
    """Write down what a canonical speaker is shown as.

    Raises:
        StoreError: The name is empty.
    """
    _require_name(name)
    number = write_decision(
        connection, DecisionAction.RENAME, decider, speaker_id=speaker, name=name
    )
    _show_name(connection, speaker)
    return number


def reassign_quotation(
    connection: Connection, quotation_id: int, speaker: int | None, decider: Decider
) -> int:
    """Write down who spoke a quotation; None for that nobody can be named.

    Raises:
        NotFoundError: There is no such quotation.
    """
    article_id = article_of(connection, quotation_id)
    number = write_decision(
        connection,
        DecisionAction.REASSIGN,
        decider,
        speaker_id=speaker,
        quotation_id=quotation_id,
    )
    derive_article(connection, article_id)
    return number


def unapply(connection: Connection, decision: DecisionRecord) -> None:
    """Work out again what followed from a decision that was taken back."""
    match decision.action:
        case DecisionAction.RENAME:
            _show_name(connection, decision.speakers[0])
        case DecisionAction.REASSIGN:
            derive_article(connection, article_of(connection, decision.quotations[0]))
        case DecisionAction.SPLIT if decision.article is not None:
            derive_article(connection, decision.article)
        case DecisionAction.ALIAS if decision.name is not None:
            _forget_alias(connection, decision.speakers[0], decision.name)
            _apply(connection, _called(connection, read_name(decision.name).key))
        case _:
            _apply(connection, decision.speakers)


def canonical_of(connection: Connection, speaker: int) -> int:
    """Return the canonical speaker of a row."""
    query = select(SpeakerRow.canonical_id).where(SpeakerRow.id == speaker)
    found = connection.execute(query).scalar_one()
    return speaker if found is None else found


def _apply(connection: Connection, speakers: Sequence[int]) -> None:
    refresh_articles_of(connection, renew_identity(connection, speakers))


def _called(connection: Connection, key: str) -> Sequence[int]:
    return connection.scalars(select(SpeakerRow.id).where(SpeakerRow.name_key == key)).all()


def _forget_alias(connection: Connection, speaker: int, name: str) -> None:
    """Drop a name that only a person gave."""
    found = select(EntityRow.id).where(EntityRow.speaker_id == speaker, EntityRow.name == name)
    if connection.execute(found.limit(1)).first() is None:
        gone = delete(AliasRow).where(AliasRow.speaker_id == speaker, AliasRow.name == name)
        connection.execute(gone)


def _show_name(connection: Connection, speaker: int) -> None:
    """Show a speaker by the last name that a person gave, if one holds."""
    given = (
        select(DecisionRow.name)
        .where(holds(DecisionAction.RENAME), DecisionRow.speaker_id == speaker)
        .order_by(DecisionRow.id.desc())
        .limit(1)
    )
    name = connection.execute(given).scalar()
    connection.execute(update(SpeakerRow).where(SpeakerRow.id == speaker).values(renamed=name))
    same = select(SpeakerRow.id).where(SpeakerRow.canonical_id == speaker)
    refresh_articles_of(connection, connection.scalars(same).all())


def _require_name(name: str) -> str:
    """Return a name's key.

    Raises:
        StoreError: It has no letter or entity, or is no name by its length.
    """
    if len(name) > LONGEST_NAME:
        message = f"a name has at most {LONGEST_NAME} characters, not {len(name)}"
        raise StoreError(message)
    if not any(sign.isalnum() for sign in fold(name)):
        message = f"{name!r} is no name: give one with letters"
        raise StoreError(message)
    return read_name(name).key


def _refuse_if_apart(connection: Connection, speaker: int, other: int) -> None:
    ours = select(SpeakerRow.id).where(SpeakerRow.canonical_id == speaker)
    theirs = select(SpeakerRow.id).where(SpeakerRow.canonical_id == other)
    query = select(DecisionRow.id).where(
        holds(DecisionAction.APART),
        or_(
            DecisionRow.speaker_id.in_(ours) & DecisionRow.other_speaker_id.in_(theirs),
            DecisionRow.speaker_id.in_(theirs) & DecisionRow.other_speaker_id.in_(ours),
        ),
    )
    if known := connection.execute(query.limit(1)).scalar():
        decision = read_decision(connection, known)
        message = (
            f"{decision.what}, as {decision.who} decided: take that back first with "
            f"`quotes undo {known}`"
        )
        raise StoreError(message)


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
        message = f"article {article_id} has nothing by {_name(connection, speaker)}"
        raise StoreError(message)


def _name(connection: Connection, speaker: int) -> str:
    return connection.execute(select(shown_name()).where(SpeakerRow.id == speaker)).scalar_one()
