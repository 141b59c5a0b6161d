"""Holding one quotation of a draft against one source: what the difference amounts to."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from quotes.check.classify import unite, weigh, words_between
from quotes.check.speakers import agree
from quotes.check.types import Claim, Match, Source, Verdict
from quotes.check.windows import cut_source, find_windows
from quotes.diff import compare
from quotes.names.speakers import Speakers
from quotes.text.rarity import measure_rarity
from quotes.text.sentences import find_breaks
from quotes.text.words import read_words
from quotes.types import Difference, DiffOp, Flag, OpKind, Passage

# A claim is the source's utterance from one of these on: share of the claim's words that the source
# has in order, and rarity in bits of the longest shared run. Set on drafts that bench/drafts.py
# makes; docs/evaluation.md has the figures.
SAME_UTTERANCE = {
    Speakers.SAME: ((0.5, 6.25), (0.8, 4.0)),
    Speakers.UNKNOWN: ((0.6, 7.5),),
    Speakers.DIFFERENT: ((0.75, 12.0),),
}
# Of a claim that stands in the source word for word: how many words, and rarity in bits.
VERBATIM = {
    Speakers.SAME: ((0, 0.0),),
    Speakers.UNKNOWN: ((0, 6.25),),
    Speakers.DIFFERENT: ((3, 10.0), (7, 8.0)),
}


# What a few sentences must have of a claim, so that it is theirs rather than a splice.
_LOCALLY = 0.85
# What a claim is compared with, and its parts.
_REMEMBERED = 256


class Judged(NamedTuple):
    """One source, and what the claim is to it.

    Attributes:
        match: The source, with the difference.
        verdict: What the words alone amount to.
        flags: What can change the meaning, speakers apart.
        notes: What else differs.
        speakers: Whether the speakers agree.
        share: Of the claim's words, how many the source has in order.
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
    def source(self) -> Source:
        """What the claim was held against."""
        return self.match.source


@lru_cache(maxsize=_REMEMBERED)
def judge(claim: Claim, source: Source) -> tuple[Judged, ...]:
    """Hold a claim against a source; against each place of a long one that is like it.

    Remembered, since a claim is decided again when more sources are asked for.
    """
    return tuple(_judge_window(claim, window) for window in find_windows(claim, source))


def _judge_window(claim: Claim, source: Source) -> Judged:
    ours = Passage(source.wording.text)
    difference = _compare_near(ours, Passage(claim.text))
    weighed = weigh(claim.wording, source.wording, difference)
    if weighed.verdict is Verdict.SPLICED:
        local = _judge_locally(claim, source, difference)
        if local is not None:
            return local
    verdict, flags, notes, share = weighed
    kept = [op.a for op in difference.ops if op.op is OpKind.EQUAL]
    runs = [[word.norm for word in words_between(ours.text, span)] for span in kept]
    rarity = max(map(measure_rarity, runs), default=0.0)
    agreed = agree(claim, source)
    cut = {Verdict.CUT_BEFORE_CONDITION, Verdict.CUT_OPENING}
    verbatim = verdict.stands or verdict in cut
    limits = VERBATIM[agreed] if verbatim else SAME_UTTERANCE[agreed]
    much = len(read_words(claim.text).comparison) if verbatim else share
    same = any(much >= least and rarity >= bits for least, bits in limits)
    match = Match(source, difference, share)
    return Judged(match, verdict, flags, notes, agreed, share, rarity, same)


def _judge_locally(claim: Claim, source: Source, difference: Difference) -> Judged | None:
    """Hold a claim against the sentences alone that its longest run stands in.

    "We will raise taxes" lacks a word of "We will not raise taxes", though an earlier sentence
    may have "We will" as well.
    """
    text = source.wording.text
    run = max((op.a for op in difference.ops if op.op is OpKind.EQUAL), key=lambda a: a[1] - a[0])
    starts = [found.start for found in find_breaks(text, 0, run[0], any_case=True)]
    if not starts:
        return None
    local = cut_source(source, starts[-1], len(text))
    found = _judge_window(claim, local)
    return found if found.share >= _LOCALLY and found.verdict is not Verdict.SPLICED else None


def _compare_near(ours: Passage, theirs: Passage) -> Difference:
    """Compare so that words exchanged at an end don't stand against all that the source goes on.

    Of a source's words that a claim ends in other words for, as many are exchanged as the claim
    has there; the rest is cut.
    """
    difference = compare(ours, theirs)
    ops = [unite(op, ours.text, theirs.text) for op in difference.ops]
    first, last = ops[:1], ops[-1:]
    start, end = 0, len(ours.text)
    for op in last if len(ops) > 1 else ():
        room = len(read_words(theirs.text[slice(*op.b)]).comparison)
        gone = words_between(ours.text, op.a)
        if op.op is OpKind.REPLACE and len(gone) > room:
            end = gone[room - 1].end
    for op in first if len(ops) > 1 else ():
        room = len(read_words(theirs.text[slice(*op.b)]).comparison)
        gone = words_between(ours.text, op.a)
        if op.op is OpKind.REPLACE and len(gone) > room:
            start = gone[-room].start
    if (start, end) == (0, len(ours.text)):
        return difference
    near = compare(Passage(ours.text[start:end], start), theirs)
    before = (DiffOp(OpKind.DELETE, (0, start), (0, 0)),) if start else ()
    after = (len(theirs.text),) * 2
    rest = (DiffOp(OpKind.DELETE, (end, len(ours.text)), after),) if end < len(ours.text) else ()
    return replace(near, ops=(*before, *near.ops, *rest))
