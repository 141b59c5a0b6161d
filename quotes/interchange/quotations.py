"""The shapes that other tools read: one place decides them, commands and exports use them.

Offsets count Python characters of the article's text, half open.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quotes.interchange.decisions import decision_object
from quotes.shown import is_shown
from quotes.text.spans import spans_of
from quotes.types import (
    Attribution,
    Difference,
    Failure,
    ReaderInfo,
    Reading,
)
from quotes.unread import Unread

if TYPE_CHECKING:
    from quotes.store import (
        ArticleDetail,
        ArticleRecord,
        FamilyRecord,
        MemberRecord,
        OutletRecord,
        PairDifference,
        Problem,
        QuotationDetail,
        QuotationRecord,
        ReadingRecord,
        RevisionRecord,
        SchemaStatus,
        TextSpan,
        UpgradeOutcome,
    )

SCHEMA = 1

JsonObject = dict[str, Any]

QUOTATION_FIELDS = (
    "id",
    "speaker",
    "speakers",
    "speaker_ids",
    "speaker_status",
    "carrier",
    "kind",
    "mode",
    "stance",
    "shown",
    "text",
    "outlet",
    "date",
    "title",
    "url",
    "article",
    "start",
    "end",
    "confidence",
    "speaker_confidence",
    "doubtful",
    "rule",
    "speaker_rule",
    "evidence",
)
"""The columns of quotations as CSV: what fits in a cell of what ``quotation_object`` gives."""


def extract_line(reading: Reading, unread: Sequence[Unread] | None = None) -> JsonObject:
    """Return one article's quotations as an object of ``quotes extract``.

    Quotations stand in text order and are numbered from 1; ``parent`` refers to that number.
    The text goes with them where the caller's input did not hold it as a field, since offsets
    mean nothing without the text that they count in. Passages in quotation marks that became no
    quotation are a key of their own, if they were asked for.
    """
    article = reading.article
    if reading.skipped is not None:
        return failure_line(Failure(article.origin, reading.skipped, article.id))
    line: JsonObject = {
        "schema": SCHEMA,
        "id": article.id,
        "sha256": article.sha256,
        "reader": reader_object(reading.reader),
        "quotes": _numbered(article.text, reading.attributions),
    }
    if unread is not None:
        line["unread"] = [unread_object(article.text, passage) for passage in unread]
    if not article.text_given:
        line["text"] = article.text
    return line


def unread_object(text: str, passage: Unread) -> JsonObject:
    """Return a passage in quotation marks that became no quotation, with the reason."""
    return {
        "span": [passage.span.start, passage.span.end],
        "text": passage.span.of(text),
        "reason": passage.reason.value,
        "evidence": passage.evidence,
    }


def failure_line(failure: Failure) -> JsonObject:
    """Return an article that could not be read as an object of ``quotes extract``."""
    return {"schema": SCHEMA, "id": failure.id or failure.origin, "error": failure.message}


def reader_object(reader: ReaderInfo) -> JsonObject:
    """Return a reader with its version, the hash of its weights and what ran them."""
    return {
        "name": reader.name,
        "version": reader.version,
        "weights": reader.weights,
        "runtime": reader.runtime,
    }


def quotation_object(record: "QuotationRecord") -> JsonObject:
    """Return a stored quotation as queries and exports return it.

    ``text`` is the wording on one line for reading; each of the ``parts`` is an exact slice.
    ``doubtful`` says whether the speaker is named, but not safely so; ``carrier`` has the words
    that name who passes it on; ``shown`` says whether lists have it without `--all`.
    """
    return {
        "id": record.id,
        "speaker": record.speaker,
        "speakers": list(record.speakers),
        "speaker_ids": list(record.speaker_ids),
        "speaker_status": record.status.value,
        "carrier": list(record.carriers),
        "kind": record.kind.value,
        "mode": record.mode.value,
        "stance": record.stance.value,
        "shown": record.shown,
        "text": record.wording,
        "outlet": record.outlet,
        "date": record.published_at,
        "title": record.title,
        "url": record.url,
        "article": record.article,
        "article_number": record.article_id,
        "start": record.parts[0].start,
        "end": record.parts[-1].end,
        "parts": [_slice_object(part) for part in record.parts],
        "cue": spans_of(record.cue),
        "source": spans_of(record.source),
        "confidence": record.confidence,
        "speaker_confidence": record.speaker_confidence,
        "doubtful": record.doubtful,
        "rule": record.rule,
        "speaker_rule": record.speaker_rule,
        "evidence": list(record.evidence),
        "parent": record.parent,
    }


def quotation_detail_object(
    detail: "QuotationDetail", families: Sequence["FamilyRecord"]
) -> JsonObject:
    """Return all that is known of a quotation, with the families that it belongs to."""
    return quotation_object(detail.quotation) | {
        "cue": [_slice_object(span) for span in detail.cue],
        "source": [_slice_object(span) for span in detail.source],
        "mention": _slice_object(detail.mention) if detail.mention else None,
        "context": {
            "before": detail.before,
            "passage": detail.passage,
            "after": detail.after,
        },
        "origin": detail.origin,
        "added_at": detail.added_at.isoformat(),
        "sha256": detail.sha256,
        "revision": detail.revision,
        "newest": detail.newest,
        "readings": [_reading_object(reading) for reading in detail.readings],
        "decisions": [decision_object(decision) for decision in detail.decisions],
        "families": [family_object(family) for family in families],
    }


def removal_object(record: "ArticleRecord", decisions: int) -> JsonObject:
    """Return which article has just been deleted, with how many decisions."""
    return {"number": record.id, "id": record.article, "decisions": decisions, "removed": True}


def article_object(record: "ArticleRecord") -> JsonObject:
    """Return an article of a store; ``number`` is what commands call it by."""
    return {
        "number": record.id,
        "id": record.article,
        "outlet": record.outlet,
        "date": record.published_at,
        "title": record.title,
        "url": record.url,
        "language": record.language,
        "added_at": record.added_at.isoformat(),
        "revisions": record.revisions,
        "quotations": record.quotations,
        "skipped": record.skipped,
    }


def article_detail_object(detail: "ArticleDetail") -> JsonObject:
    """Return all that is known of an article, with its newest text."""
    return article_object(detail.article) | {
        "identity": detail.identity,
        "authors": list(detail.authors),
        "revisions": [_revision_object(revision) for revision in detail.revisions],
        "readings": [_reading_object(reading) for reading in detail.readings],
        "extra": dict(detail.extra),
        "sha256": detail.sha256,
        "text": detail.text,
    }


def outlet_object(record: "OutletRecord") -> JsonObject:
    """Return an outlet with the counts of what queries show; null stands for none named."""
    return {"outlet": record.name, "articles": record.articles, "quotations": record.quotations}


def problem_object(problem: "Problem") -> JsonObject:
    """Return something stored that is not as it was written."""
    return {
        "article": problem.article,
        "quotation": problem.quotation,
        "decision": problem.decision,
        "message": problem.message,
    }


def schema_object(status: "SchemaStatus") -> JsonObject:
    """Return which revision of the tables a store has, its head, and what is damaged."""
    return {
        "store": status.target,
        "revision": status.revision,
        "newest": status.newest,
        "head": status.head,
        "damage": list(status.damage),
    }


def upgrade_object(outcome: "UpgradeOutcome") -> JsonObject:
    """Return what an upgrade of a store's tables did."""
    return {"before": outcome.before, "after": outcome.after, "backup": outcome.backup}


def export_object(path: str, quotations: int, head: str) -> JsonObject:
    """Return what an export wrote, and the head that the store's ledger had."""
    return {"path": path, "quotations": quotations, "head": head}


def family_object(record: "FamilyRecord") -> JsonObject:
    """Return a family as an object of ``quotes families``; a and b index its members."""
    return {
        "id": record.id,
        "speaker": record.speaker,
        "members": [member_object(member) for member in record.members],
        "differences": [_indexed_pair_object(pair) for pair in record.differences],
        "paraphrases": [member_object(member) for member in record.paraphrases],
        "repeated": [member_object(member) for member in record.repeated],
        "elsewhere": [member_object(member) for member in record.elsewhere],
    }


def member_object(member: "MemberRecord") -> JsonObject:
    """Return one wording of an utterance and where it stands."""
    return {
        "quotation": member.quotation,
        "article": member.article,
        "outlet": member.outlet,
        "date": member.published_at,
        "url": member.url,
        "start": member.start,
        "end": member.end,
        "text": member.text,
        "mode": member.mode.value,
        "stance": member.stance.value,
        "speaker": member.speaker,
        "doubtful": member.doubtful,
    }


def difference_object(difference: Difference) -> JsonObject:
    """Return how two wordings differ; offsets count in their two articles."""
    return {
        "relation": difference.relation.value,
        "flags": [{"kind": flag.kind, "a": flag.a, "b": flag.b} for flag in difference.flags],
        "notes": list(difference.notes),
        "ops": [
            {"op": step.op.value, "a": list(step.a), "b": list(step.b)} for step in difference.ops
        ],
    }


def pair_object(a: "MemberRecord", b: "MemberRecord", difference: Difference) -> JsonObject:
    """Return two wordings with how they differ, as ``quotes diff`` gives them."""
    return {"a": member_object(a), "b": member_object(b)} | difference_object(difference)


def _indexed_pair_object(pair: "PairDifference") -> JsonObject:
    return {"a": pair.a, "b": pair.b} | difference_object(pair.difference)


def _reading_object(reading: "ReadingRecord") -> JsonObject:
    return {
        "reader": reader_object(reading.reader),
        "read_at": reading.read_at.isoformat(),
        "revision": reading.revision,
        "quotations": reading.quotations,
        "skipped": reading.skipped,
    }


def _revision_object(revision: "RevisionRecord") -> JsonObject:
    return {
        "number": revision.number,
        "sha256": revision.sha256,
        "added_at": revision.added_at.isoformat(),
        "origin": revision.origin,
        "characters": revision.characters,
        "newest": revision.newest,
    }


def _slice_object(span: "TextSpan") -> JsonObject:
    return {"start": span.start, "end": span.end, "text": span.text}


def _numbered(text: str, attributions: Sequence[Attribution]) -> list[JsonObject]:
    order = sorted(range(len(attributions)), key=lambda at: _place(attributions[at]))
    numbers = {position: number for number, position in enumerate(order, start=1)}
    return [_attributed(text, attributions[at], numbers, numbers[at]) for at in order]


def _place(attribution: Attribution) -> tuple[int, int]:
    """Sort by where a quotation begins; the longer, which may hold the other, first."""
    span = attribution.quotation.span
    return span.start, -span.end


def _attributed(
    text: str, attribution: Attribution, numbers: dict[int, int], number: int
) -> JsonObject:
    quotation = attribution.quotation
    mode, stance = quotation.mode, quotation.stance
    return {
        "id": number,
        "kind": quotation.kind.value,
        "mode": mode.value,
        "stance": stance.value,
        "shown": is_shown(mode, stance, quotation.confidence),
        "content": spans_of(quotation.content),
        "cue": spans_of(quotation.cue),
        "source": spans_of(quotation.source),
        "speaker": attribution.speaker,
        "speakers": list(attribution.speakers),
        "speaker_status": attribution.status.value,
        "carrier": [span.of(text) for span in quotation.carriers],
        "confidence": quotation.confidence,
        "speaker_confidence": attribution.confidence,
        "rule": quotation.rule,
        "speaker_rule": attribution.rule,
        "evidence": [*quotation.evidence, *attribution.evidence],
        "parent": None if quotation.parent is None else numbers[quotation.parent],
    }
