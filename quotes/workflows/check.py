"""Checking drafts: reading them, asking the store and the transcripts, giving findings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.check import (
    Acceptance,
    Claim,
    Claims,
    DraftCheck,
    Finding,
    Hint,
    Source,
    Verdict,
    decide,
    read_claims,
)
from quotes.check.self_match import Prose
from quotes.check.speakers import agree
from quotes.check.transcripts import Given
from quotes.families import fingerprints
from quotes.names.speakers import Speakers
from quotes.text.rarity import measure_rarity
from quotes.text.words import read_words
from quotes.types import Article, Failure, Reading
from quotes.workflows.read import list_unread, read_quotations

if TYPE_CHECKING:
    from quotes.detect.reader import Reader
    from quotes.store.checks.store import CheckStore

# A wording is looked for word for word by so many of its words: those that are rarest together.
_PHRASE = 5
# Of the articles that share most with a draft, so many are read for being the draft itself.
_MAYBE_ITSELF = 8
# Reported speech is shown with so much of what its speaker is on record with.
_HINTS = 3


def check_drafts(
    drafts: Iterable[Article | Failure],
    reader: "Reader",
    store: "CheckStore | None" = None,
    transcripts: Iterable[Reading] = (),
) -> Iterator[DraftCheck]:
    """Hold the quotations of drafts against a store and against transcripts.

    A draft that the store holds does not count as a source for itself.

    Args:
        drafts: What ingest gives; a failure becomes the result of its draft.
        reader: Who finds the quotations of the drafts.
        store: What is on record, as ``Store.check``; None for the transcripts alone.
        transcripts: What was said word for word, as ``read_transcript`` gives it.

    Yields:
        One result a draft, in order.
    """
    given = Given(transcripts)
    for item in read_quotations(drafts, reader):
        if isinstance(item, Failure):
            yield DraftCheck(item.origin, failure=item.message)
        elif item.skipped:
            yield DraftCheck(item.article.origin, item.article.text, failure=item.skipped)
        else:
            yield _check(item, store, given)


class _Record:
    """What a store has for one draft, asked for all its claims at once.

    Attributes:
        own: The articles that are the draft itself, in whatever state.
    """

    def __init__(self, store: "CheckStore", article: Article, claims: Claims) -> None:
        self.store = store
        marks = {claim: _marks_of(claim) for claim in (*claims.quoted, *claims.reported)}
        shared = store.sharing(frozenset[int]().union(*marks.values()))
        prose = Prose(article.text, claims.quoted)
        alike = store.texts(shared.nearest_articles(_MAYBE_ITSELF))
        self.own = store.own(article).union(id_ for id_, text in alike.items() if prose.is_of(text))
        self._chosen = {claim: shared.choose(some, self.own) for claim, some in marks.items()}
        self._sources = store.sources({id_ for ids in self._chosen.values() for id_ in ids})

    def like(self, claim: Claim) -> list[Source]:
        """Return the sources that share fingerprints with a claim, those that share most first."""
        return [one for id_ in self._chosen[claim] for one in self._sources.get(id_, ())]


def _check(reading: Reading, store: "CheckStore | None", given: Given) -> DraftCheck:
    article = reading.article
    claims = read_claims(reading, list_unread(reading))
    record = _Record(store, article, claims) if store else None
    findings = [_check_claim(claim, record, given) for claim in claims.quoted]
    if store:
        settled = store.accepted({finding.claim.key for finding in findings})
        findings = [_settle(finding, settled.get(finding.claim.key)) for finding in findings]
    notes = []
    if record and record.own:
        notes.append("the store holds this draft: it does not count as a source for itself")
    if not claims.quoted:
        notes.append("no quotations: nothing to check")
    if any(mark in (article.title or "") for mark in '“”"«'):
        notes.append("the title has quotation marks: its words are not checked")
    if claims.passed:
        what = "1 passage" if claims.passed == 1 else f"{claims.passed} passages"
        notes.append(f"{what} in quotation marks taken for titles, names or scare quotes")
    hints = tuple(_find_hints(claims.reported, record, given))
    return DraftCheck(article.origin, article.text, tuple(findings), hints, tuple(notes))


def _check_claim(claim: Claim, record: _Record | None, given: Given) -> Finding:
    """Gather what may be a claim's source, and decide; ask for more only where that fails."""
    marks = _marks_of(claim)
    sources = given.like(claim, marks)
    known = given.said(claim.speakers) if claim.speakers else None
    if record is None:
        return decide(claim, sources, known)
    store, own = record.store, record.own
    sources += record.like(claim)
    phrase = _rarest_words(claim.text)
    if not marks and phrase:
        sources += store.saying(phrase, own)
    finding = decide(claim, sources, known)
    if finding.verdict.stands:
        return finding
    if phrase and (finding.verdict in {Verdict.NOT_FOUND, Verdict.REWORDED}):
        sources += store.superseded(phrase, own)
        finding = decide(claim, sources, known)
    if finding.verdict is not Verdict.NOT_FOUND or known is None:
        return finding
    known += store.said(claim.speakers, own)
    if phrase:
        sources += store.in_texts(claim.speakers, phrase, own)
    return decide(claim, sources, known)


def _marks_of(claim: Claim) -> frozenset[int]:
    """Return the fingerprints of a claim, and of each of its parts."""
    return fingerprints(claim.text).union(*map(fingerprints, claim.wording.texts))


def _rarest_words(text: str) -> str:
    """Return the words in a row that are rarest together, as the text has them."""
    words, norms = read_words(text).surface, read_words(text).surface_norms
    if not words:
        return ""
    starts = range(max(1, len(words) - _PHRASE + 1))
    at = max(starts, key=lambda at: measure_rarity(norms[at : at + _PHRASE]))
    last = words[min(at + _PHRASE, len(words)) - 1]
    return text[words[at].start : last.end].replace('"', " ")


def _settle(finding: Finding, accepted: Acceptance | None) -> Finding:
    """Note what a person settled, unless the finding is worse by now."""
    if accepted is None:
        return finding
    if finding.verdict.rank < accepted.verdict.rank:
        note = f"{accepted.who} settled it as {accepted.verdict}: it is worse now"
        return replace(finding, notes=(note, *finding.notes))
    return replace(finding, accepted=accepted)


def _find_hints(claims: Sequence[Claim], record: _Record | None, given: Given) -> Iterator[Hint]:
    """Give what speakers are on record with, of those whom a draft reports."""
    for claim in claims:
        sources = given.like(claim, _marks_of(claim)) + (record.like(claim) if record else [])
        theirs = [
            source
            for source in sources
            if not source.reported and agree(claim, source) is Speakers.SAME
        ]
        if theirs:
            yield Hint(claim, tuple(sorted(theirs, key=lambda one: one.order)[:_HINTS]))
