"""Comparing a claim with one candidate: how they differ, and whether they are one utterance."""

from dataclasses import replace
from typing import NamedTuple

from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.check.classify import classify_difference, unite_spellings
from quotes.check.findings import Match, Verdict
from quotes.check.speakers import agree
from quotes.check.windows import cut_candidate
from quotes.check.wording import Wording
from quotes.diff import compare
from quotes.names.speakers import Speakers
from quotes.text.rarity import measure_rarity
from quotes.text.sentences import find_breaks
from quotes.types import CharSpan, Difference, DiffOp, Flag, OpKind, Passage

# A claim is the candidate's utterance from one of these on: share of the claim's words that it has
# in order, and rarity in bits of the longest shared run. Set on drafts that bench/drafts.py makes;
# docs/evaluation.md has the figures.
_SAME_UTTERANCE = {
    Speakers.SAME: ((0.5, 6.25), (0.8, 4.0)),
    Speakers.UNKNOWN: ((0.6, 7.5),),
    Speakers.DIFFERENT: ((0.75, 12.0),),
}
# Of a claim that a candidate has word for word: how many words, and rarity in bits.
_VERBATIM = {
    Speakers.SAME: ((0, 0.0),),
    Speakers.UNKNOWN: ((0, 6.25),),
    Speakers.DIFFERENT: ((3, 10.0), (7, 8.0)),
}
_CUTS = {Verdict.CUT_BEFORE_CONDITION, Verdict.CUT_OPENING}
# What a few sentences must have of a claim, so that it is theirs rather than a splice.
_LOCALLY = 0.85


class Comparison(NamedTuple):
    """One candidate, or a stretch of it, and what the claim is to it.

    Attributes:
        match: The candidate, with the difference.
        verdict: What the words alone amount to.
        flags: What can change the meaning, speakers apart.
        notes: What else differs.
        speakers: Whether the speakers agree.
        share: Share of the claim's words that the candidate has in order.
        rarity: Of the longest run that both have, in bits.
        same: Whether they are one utterance.
    """

    match: Match
    verdict: Verdict
    flags: tuple[Flag, ...]
    notes: tuple[str, ...]
    speakers: Speakers
    share: float
    rarity: float
    same: bool

    @property
    def candidate(self) -> Candidate:
        """What the claim was compared with."""
        return self.match.candidate


def shares_nested_only(comparison: Comparison) -> bool:
    """Return True if all that a claim shares with a candidate are words of a quotation within it.

    That quotation is a candidate of its own.
    """
    record, nested = comparison.candidate.wording, comparison.candidate.nested
    if not nested:
        return False
    kept = (op.a for op in comparison.match.difference.ops if op.op is OpKind.EQUAL)
    words = (word for span in kept for word in record.words.comparison_within(*span))
    places = [CharSpan(*record.locate(word.start, word.end)) for word in words]
    return all(any(span.contains(place) for span in nested) for place in places)


def compare_candidate(claim: Claim, candidate: Candidate) -> Comparison:
    """Compare a claim with a candidate, or with a stretch of a long one."""
    record = candidate.wording
    difference = _compare_near(record, claim.wording)
    found = classify_difference(claim.wording, record, difference)
    if found.verdict is Verdict.SPLICED:
        local = _compare_locally(claim, candidate, difference)
        if local is not None:
            return local
    verdict, flags, notes, share = found
    kept = [op.a for op in difference.ops if op.op is OpKind.EQUAL]
    runs = [[word.norm for word in record.words.comparison_within(*span)] for span in kept]
    rarity = max(map(measure_rarity, runs), default=0.0)
    agreed = agree(claim, candidate)
    verbatim = verdict.stands or verdict in _CUTS
    limits = _VERBATIM[agreed] if verbatim else _SAME_UTTERANCE[agreed]
    much = len(claim.wording.words.comparison) if verbatim else share
    same = any(much >= least and rarity >= bits for least, bits in limits)
    match = Match(candidate, difference, share)
    return Comparison(match, verdict, flags, notes, agreed, share, rarity, same)


def _compare_locally(
    claim: Claim, candidate: Candidate, difference: Difference
) -> Comparison | None:
    """Compare a claim with the sentences alone that its longest run stands in.

    "We will raise taxes" lacks a word of "We will not raise taxes", though an earlier sentence
    may have "We will" as well.
    """
    text = candidate.wording.text
    run = max((op.a for op in difference.ops if op.op is OpKind.EQUAL), key=lambda a: a[1] - a[0])
    starts = [found.start for found in find_breaks(text, 0, run[0], any_case=True)]
    if not starts:
        return None
    local = cut_candidate(candidate, starts[-1], len(text))
    found = compare_candidate(claim, local)
    return found if found.share >= _LOCALLY and found.verdict is not Verdict.SPLICED else None


def _compare_near(record: Wording, claim: Wording) -> Difference:
    """Compare so that words exchanged at an end don't stand against all that the record goes on.

    Of a record's words that a claim ends in other words for, as many are exchanged as the claim
    has there; the rest is cut.
    """
    ours, theirs = record.text, claim.text
    difference = compare(Passage(ours), Passage(theirs))
    ops = [unite_spellings(op, ours, theirs) for op in difference.ops]
    first, last = ops[:1], ops[-1:]
    start, end = 0, len(ours)
    for op in last if len(ops) > 1 else ():
        room = len(claim.words.comparison_within(*op.b))
        gone = record.words.comparison_within(*op.a)
        if op.op is OpKind.REPLACE and len(gone) > room:
            end = gone[room - 1].end
    for op in first if len(ops) > 1 else ():
        room = len(claim.words.comparison_within(*op.b))
        gone = record.words.comparison_within(*op.a)
        if op.op is OpKind.REPLACE and len(gone) > room:
            start = gone[-room].start
    if (start, end) == (0, len(ours)):
        return difference
    near = compare(Passage(ours[start:end], start), Passage(theirs))
    before = (DiffOp(OpKind.DELETE, (0, start), (0, 0)),) if start else ()
    after = (len(theirs),) * 2
    rest = (DiffOp(OpKind.DELETE, (end, len(ours)), after),) if end < len(ours) else ()
    return replace(near, ops=(*before, *near.ops, *rest))
