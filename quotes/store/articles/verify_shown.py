"""Checking that what look-ups show follows from what readers found and people decided."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from quotes.names.parse import read_name
from quotes.store.records.decisions import DecisionAction
from quotes.store.records.maintenance import Problem
from quotes.store.refresh.stale import stale_quotations
from quotes.store.schema.decision_tables import DecisionRow
from quotes.store.schema.tables import AliasRow, ArticleRow, SpeakerRow
from quotes.store.sql.decision_log import holds

_ARTICLES_AT_ONCE = 500


def find_stale(connection: Connection) -> Iterator[Problem]:
    """Give what is shown otherwise: quotations, their speakers, what speakers are called."""
    articles = select(ArticleRow.id, ArticleRow.label).order_by(ArticleRow.id)
    options = {"yield_per": _ARTICLES_AT_ONCE}
    for article_id, label in connection.execute(articles.execution_options(**options)):
        for quotation_id in stale_quotations(connection, article_id):
            message = "whether it is shown, or its speaker, does not follow from what was found"
            yield Problem(label, quotation_id, f"{message} and decided")
    yield from _misnamed(connection)
    yield from _renamed(connection)
    yield from _merged(connection)


def _misnamed(connection: Connection) -> Iterator[Problem]:
    """Check that speakers have a name that they were found by, in whatever spelling."""
    known = select(AliasRow.name).where(
        AliasRow.speaker_id == SpeakerRow.id, AliasRow.name == SpeakerRow.name
    )
    unknown = select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.name_key).where(~known.exists())
    for number, name, key in connection.execute(unknown.order_by(SpeakerRow.id)):
        if read_name(name).key != key:
            yield Problem(None, None, f"speaker {number} has a name that nobody gives it")


def _renamed(connection: Connection) -> Iterator[Problem]:
    """Check that speakers are shown as people last said."""
    last = (
        select(func.max(DecisionRow.id))
        .where(holds(DecisionAction.RENAME), DecisionRow.speaker_id == SpeakerRow.id)
        .correlate(SpeakerRow)
        .scalar_subquery()
    )
    decided = select(DecisionRow.name).where(DecisionRow.id == last).scalar_subquery()
    renamed = select(SpeakerRow.id).where(SpeakerRow.renamed.is_distinct_from(decided))
    for number in connection.scalars(renamed.order_by(SpeakerRow.id)):
        message = f"speaker {number} is shown under a name that nobody decided on"
        yield Problem(None, None, message)


def _merged(connection: Connection) -> Iterator[Problem]:
    """Check that nobody is shown as another without a reason, and all that were merged are.

    Which holder of an office a surname with that office means ("President Hart") depends on all
    articles that name one, and isn't worked out again: that there is an office is reason enough.
    """
    given = select(DecisionRow.id).where(
        or_(
            holds(DecisionAction.MERGE) & (DecisionRow.speaker_id == SpeakerRow.id),
            holds(DecisionAction.ALIAS) & (DecisionRow.name_key == SpeakerRow.name_key),
        )
    )
    unlike = SpeakerRow.canonical_id.is_distinct_from(SpeakerRow.id)
    no_reason = select(SpeakerRow.id).where(unlike, SpeakerRow.office.is_(None), ~given.exists())
    one, other = aliased(SpeakerRow), aliased(SpeakerRow)
    apart = (
        select(one.id)
        .join(DecisionRow, DecisionRow.speaker_id == one.id)
        .join(other, other.id == DecisionRow.other_speaker_id)
        .where(holds(DecisionAction.MERGE), one.canonical_id.is_distinct_from(other.canonical_id))
    )
    for number in sorted({*connection.scalars(no_reason), *connection.scalars(apart)}):
        message = f"whom speaker {number} is taken for does not follow from what was decided"
        yield Problem(None, None, message)
