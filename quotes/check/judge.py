"""Holding one quotation of a draft against one source: what the difference amounts to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes.check.gaps import find_gaps, hidden_flags, name_gap
from quotes.check.values import Claim, Match, Source, Verdict
from quotes.check.windows import find_windows
from quotes.check.wording import norms_of
from quotes.diff import compare
from quotes.diff.words import read_words as read_compared
from quotes.families.features import Speakers, compare_speakers
from quotes.families.normalise import Word
from quotes.families.rarity import measure_rarity
from quotes.types import Difference, DiffOp, Flag, OpKind, Passage, Relation, SpeakerKind

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
    Speakers.DIFFERENT: ((0, 10.0), (7, 8.0)),
}
# A wording's frame: the marks that a sentence around it asks for.
_FRAME = " \t\n.,;:-–—"
_LONGEST_NOTE = 80
# What makes the words after it a mere condition.
_SUPPOSING = (("if",), ("unless",), ("until",), ("provided",), ("as", "long", "as"))


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


def judge(claim: Claim, source: Source) -> list[Judged]:
    """Hold a claim against a source; against each place of a long one that is like it."""
    return [_judge_window(claim, window) for window in find_windows(claim, source)]


def _judge_window(claim: Claim, source: Source) -> Judged:
    ours = Passage(source.wording.text)
    difference = _compare_near(ours, Passage(claim.text))
    kept = [op for op in difference.ops if op.op is OpKind.EQUAL]
    ours_words = read_compared(source.wording.text)
    words = len(norms_of(claim.text))
    covered = sum(len(_between(ours_words, op.a)) for op in kept)
    share = covered / words if words else float(not ours_words)
    runs = [[word.norm for word in _between(ours_words, op.a)] for op in kept]
    rarity = max(map(measure_rarity, runs), default=0.0)
    agreed = agree(claim, source)
    verdict, flags, notes = _weigh(claim, source, difference, share)
    cut = {Verdict.CUT_BEFORE_CONDITION, Verdict.CUT_OPENING}
    verbatim = verdict.stands or verdict in cut
    limits = VERBATIM[agreed] if verbatim else SAME_UTTERANCE[agreed]
    much = words if verbatim else share
    same = any(much >= least and rarity >= bits for least, bits in limits)
    match = Match(source, difference, share)
    return Judged(match, verdict, flags, notes, agreed, share, rarity, same)


def _compare_near(ours: Passage, theirs: Passage) -> Difference:
    """Compare so that words exchanged at an end don't stand against all that the source goes on.

    Of a source's words that a claim ends in other words for, as many are exchanged as the claim
    has there; the rest is cut.
    """
    difference = compare(ours, theirs)
    first, last = difference.ops[:1], difference.ops[-1:]
    start, end = 0, len(ours.text)
    for op in last if len(difference.ops) > 1 else ():
        room = len(norms_of(theirs.text[slice(*op.b)]))
        gone = _between(read_compared(ours.text), op.a)
        if op.op is OpKind.REPLACE and len(gone) > room:
            end = gone[room - 1].end
    for op in first if len(difference.ops) > 1 else ():
        room = len(norms_of(theirs.text[slice(*op.b)]))
        gone = _between(read_compared(ours.text), op.a)
        if op.op is OpKind.REPLACE and len(gone) > room:
            start = gone[-room].start
    if (start, end) == (0, len(ours.text)):
        return difference
    near = compare(Passage(ours.text[start:end], start), theirs)
    before = (DiffOp(OpKind.DELETE, (0, start), (0, 0)),) if start else ()
    after = (len(theirs.text),) * 2
    rest = (DiffOp(OpKind.DELETE, (end, len(ours.text)), after),) if end < len(ours.text) else ()
    return replace(near, ops=(*before, *near.ops, *rest))


def agree(claim: Claim, source: Source) -> Speakers:
    """Say whether claim and source name one speaker.

    Somebody who speaks for an organisation is not told from it: that is left open.
    """
    found = compare_speakers(claim.speakers, source.speakers)
    if found is not Speakers.DIFFERENT:
        return found
    if compare_speakers(claim.speakers, source.aliases) is Speakers.SAME:
        return Speakers.SAME
    kinds = {*claim.kinds, *source.kinds}
    if {SpeakerKind.PERSON, SpeakerKind.ORGANISATION} <= kinds or source.doubtful:
        return Speakers.UNKNOWN
    return Speakers.DIFFERENT


def _between(words: Sequence[Word], span: tuple[int, int]) -> list[Word]:
    return [word for word in words if word.start >= span[0] and word.end <= span[1]]


def _weigh(
    claim: Claim, source: Source, difference: Difference, share: float
) -> tuple[Verdict, tuple[Flag, ...], tuple[str, ...]]:
    """Name what a difference amounts to."""
    ours, theirs = source.wording.text, claim.text
    if difference.relation is Relation.IDENTICAL or ours.strip(_FRAME) == theirs.strip(_FRAME):
        return Verdict.VERIFIED, (), ()
    if difference.relation is Relation.TYPOGRAPHY:
        return Verdict.TYPOGRAPHY, (), ()
    notes = tuple(_note_changes(difference.ops, ours, theirs))
    others = {op.op for op in difference.ops} - {OpKind.EQUAL, OpKind.DELETE}
    if share < 1 or others:
        return Verdict.REWORDED, difference.flags, notes
    gaps = list(find_gaps(difference.ops, claim.wording, ours))
    kinds = {name_gap(gap, claim.wording, ours) for gap in gaps}
    if "joined" in kinds:
        note = "two passages are joined, and what stood between is not marked"
        return Verdict.SPLICED, difference.flags, (note, *notes)
    if "silent" in kinds:
        note = "words are left out without a mark"
        return Verdict.REWORDED, difference.flags, (note, *notes)
    hidden = tuple(flag for gap in gaps for flag in hidden_flags(gap, ours))
    if hidden or "marked" in kinds:
        return Verdict.ELLIPSIS_HIDES, tuple(dict.fromkeys((*hidden, *difference.flags))), notes
    return _weigh_cut(difference, ours), difference.flags, notes


def _weigh_cut(difference: Difference, ours: str) -> Verdict:
    """Tell a harmless cut from one that takes away a condition, a negation or a hedge."""
    kinds = {flag.kind for flag in difference.flags}
    if "condition" in kinds:
        return Verdict.CUT_BEFORE_CONDITION
    if kinds & {"negation", "hedge"} or _supposed(difference.ops, ours):
        return Verdict.CUT_OPENING
    return Verdict.TRIMMED


def _supposed(ops: Sequence[DiffOp], ours: str) -> bool:
    """Whether what stood right before a claim made it a condition: "if the inspectors agree"."""
    if ops[0].op is not OpKind.DELETE or re.search(r"[.!?…]", ours[ops[0].a[1] : ops[1].a[0]]):
        return False
    before = norms_of(ours[slice(*ops[0].a)])
    return any(before[-len(phrase) :] == phrase for phrase in _SUPPOSING)


def _note_changes(ops: Sequence[DiffOp], ours: str, theirs: str) -> Iterator[str]:
    """Say in plain words what was cut, left out, added and exchanged."""
    for at, op in enumerate(ops):
        gone, new = shorten(ours[slice(*op.a)]), shorten(theirs[slice(*op.b)])
        if op.op is OpKind.DELETE and at == 0:
            yield f"cut opening: '{gone}'"
        elif op.op is OpKind.DELETE and at == len(ops) - 1:
            yield f"cut ending: '{gone}'"
            if _ends_early(ours[ops[at - 1].a[1] : op.a[0]], theirs):
                yield "a full stop ends what went on"
        elif op.op is OpKind.DELETE:
            yield f"left out: '{gone}'"
        elif op.op is OpKind.INSERT:
            yield f"not in the source: '{new}'"
        elif op.op is OpKind.REPLACE:
            yield f"'{new}' for '{gone}'"


def _ends_early(between: str, theirs: str) -> bool:
    """Say whether a claim closes a sentence that the source goes on with."""
    return theirs.rstrip().endswith((".", "!", "?")) and not re.search(r"[.!?…]", between)


def shorten(text: str) -> str:
    """Return words on one line, of long ones the beginning and the end."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_NOTE:
        return line
    half = _LONGEST_NOTE // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
