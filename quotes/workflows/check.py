"""Checking drafts: reading them, asking the store and the transcripts, giving findings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.check import (
    Acceptance,
    Candidate,
    Claim,
    ClaimCheck,
    Claims,
    DraftCheck,
    Finding,
    Hint,
    Verdict,
    read_claims,
)
from quotes.check.self_match import Prose
from quotes.check.speakers import agree
from quotes.check.transcripts import Transcripts
from quotes.families import fingerprints
from quotes.names.speakers import Speakers
from quotes.text.inflection import count_of
from quotes.text.rarity import measure_rarity
from quotes.text.words import read_words
from quotes.types import Article, Failure, Reading, Stance
from quotes.workflows.read import AnnotatedReading, read_annotated, unread_of

if TYPE_CHECKING:
    from quotes.detect.reader import Reader
    from quotes.store.checks.store import CheckStore

# A wording is looked up word for word by this many of its words: those that are rarest together.
_PHRASE = 5
# How many of the articles that share most with a draft may turn out to be the draft itself.
_MAYBE_ITSELF = 8
# How much of what its speaker is on record with is shown beside reported speech.
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
    spoken = Transcripts(transcripts)
    for item in read_annotated(drafts, reader):
        if isinstance(item, Failure):
            yield DraftCheck(item.origin, failure=item.message)
        elif item.reading.skipped:
            article = item.reading.article
            yield DraftCheck(article.origin, article.text, failure=item.reading.skipped)
        else:
            yield _check(item, store, spoken)


class _Evidence:
    """What transcripts and a store have for the claims of one draft.

    Attributes:
        own: The articles of the store that are the draft itself, in whatever state.
    """

    def __init__(
        self,
        article: Article,
        claims: Claims,
        store: "CheckStore | None",
        transcripts: Transcripts,
    ) -> None:
        """Ask for what is like any of the claims, for all of them at once."""
        every = (*claims.quoted, *claims.reported)
        self._store = store
        self._transcripts = transcripts
        self._fingerprints = {claim: _fingerprints_of(claim) for claim in every}
        self._chosen: dict[Claim, list[int]] = {}
        self._candidates: dict[int, list[Candidate]] = {}
        self.own: frozenset[int] = frozenset()
        if store:
            hits = store.hits(frozenset[int]().union(*self._fingerprints.values()))
            prose = Prose(article.text, claims.quoted)
            alike = store.texts(hits.nearest_articles(_MAYBE_ITSELF))
            itself = (id_ for id_, text in alike.items() if prose.is_of(text))
            self.own = store.own(article).union(itself)
            self._chosen = {
                claim: hits.choose(some, self.own) for claim, some in self._fingerprints.items()
            }
            chosen = {id_ for ids in self._chosen.values() for id_ in ids}
            self._candidates = store.candidates(chosen)

    def find_like(self, claim: Claim) -> list[Candidate]:
        """Return what shares fingerprints with a claim: transcripts, then quotations in print."""
        stored = self._chosen.get(claim, ())
        return [
            *self._transcripts.find_like(claim, self._fingerprints[claim]),
            *(one for id_ in stored for one in self._candidates.get(id_, ())),
        ]

    def find_saying(self, claim: Claim, phrase: str) -> list[Candidate]:
        """Return the quotations that have the phrase of a claim too common for fingerprints."""
        if self._store is None or self._fingerprints[claim] or not phrase:
            return []
        return self._store.saying(phrase, self.own)

    def find_superseded(self, phrase: str) -> list[Candidate]:
        """Return what had a phrase in texts that were replaced."""
        return self._store.superseded(phrase, self.own) if self._store and phrase else []

    def find_in_texts(self, claim: Claim, phrase: str) -> list[Candidate]:
        """Return what has a phrase in the articles that quote the speaker of a claim."""
        if self._store is None or not phrase:
            return []
        return self._store.in_texts(claim.speakers, phrase, self.own)

    def count_in_transcripts(self, claim: Claim) -> int | None:
        """Return how many turns the speaker of a claim has; None if nobody is named."""
        return self._transcripts.count_said(claim.speakers) if claim.speakers else None

    def count_in_store(self, claim: Claim) -> int:
        """Return how many quotations the store has of the speaker of a claim."""
        return self._store.said(claim.speakers, self.own) if self._store else 0


def _check(
    read: AnnotatedReading, store: "CheckStore | None", transcripts: Transcripts
) -> DraftCheck:
    article = read.reading.article
    claims = read_claims(read.reading, read.annotated, unread_of(read))
    evidence = _Evidence(article, claims, store, transcripts)
    findings = [_check_claim(claim, evidence) for claim in claims.quoted]
    if store:
        settled = store.accepted({finding.claim.key for finding in findings})
        findings = [_settle(finding, settled.get(finding.claim.key)) for finding in findings]
    notes = []
    if evidence.own:
        notes.append("the store holds this draft: it does not count as a source for itself")
    if not claims.quoted:
        notes.append("no quotations: nothing to check")
    if any(mark in (article.title or "") for mark in '“”"«'):
        notes.append("the title has quotation marks: its words are not checked")
    if claims.passed:
        what = count_of(claims.passed, "passage")
        notes.append(f"{what} in quotation marks taken for titles, names or scare quotes")
    if claims.unsaid:
        what = count_of(claims.unsaid, "quotation")
        notes.append(f"{what} not checked: put forward as not said, hypothetical, asked or fiction")
    hints = tuple(_find_hints(claims.reported, evidence))
    return DraftCheck(article.origin, article.text, tuple(findings), hints, tuple(notes))


def _check_claim(claim: Claim, evidence: _Evidence) -> Finding:
    """Hold a claim against one stage of evidence after another, until it stands."""
    phrase = _rarest_words(claim.text)
    known = evidence.count_in_transcripts(claim)
    check = ClaimCheck(claim)
    check.add(evidence.find_like(claim))
    check.add(evidence.find_saying(claim, phrase))
    finding = check.adjudicate(known)
    if finding.verdict in {Verdict.NOT_FOUND, Verdict.REWORDED}:
        superseded = evidence.find_superseded(phrase)
        if superseded:
            check.add(superseded)
            finding = check.adjudicate(known)
    if finding.verdict is Verdict.NOT_FOUND and known is not None:
        check.add(evidence.find_in_texts(claim, phrase))
        finding = check.adjudicate(known + evidence.count_in_store(claim))
    return finding


def _fingerprints_of(claim: Claim) -> frozenset[int]:
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
        note = f"{accepted.who} accepted it as {accepted.verdict}: it is worse now"
        return replace(finding, notes=(note, *finding.notes))
    return replace(finding, accepted=accepted)


def _find_hints(claims: Sequence[Claim], evidence: _Evidence) -> Iterator[Hint]:
    """Give what speakers are on record with, of those whom a draft reports."""
    for claim in claims:
        theirs = [
            candidate
            for candidate in evidence.find_like(claim)
            if candidate.stance is Stance.SAID
            and not candidate.reported
            and agree(claim, candidate) is Speakers.SAME
        ]
        if theirs:
            yield Hint(claim, tuple(sorted(theirs, key=lambda one: one.order)[:_HINTS]))
