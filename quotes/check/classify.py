"""What the difference between a source's words and a claim's amounts to, speakers apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes.check.omissions import find_gaps, hidden_flags, name_gap
from quotes.check.truncation import flag_opening
from quotes.check.types import Verdict, Wording
from quotes.diff.render import shorten
from quotes.text.nuance_lexicon import load_lexicon
from quotes.text.numbers import read_numbers
from quotes.text.sentences import ends_within
from quotes.text.tokens import ComparisonWord
from quotes.text.words import read_words
from quotes.types import Difference, DiffOp, Flag, OpKind

_LETTERS = re.compile(r"[^\W\d_]+(?:[\s’'\-‑][^\W\d_]+)*")
_MINUS = re.compile(r"(?:^|[\s(])[-−–]\Z")
# So many letters at the beginning make an inflected word the same one.
_STEM = 3
# Fewer words than these name something and state nothing: "the tragedy in Mariupol".
_CLAUSE = 5
# What brackets may explain, beside pronouns.
_POINTING = frozenset(("this", "that", "these", "those", "here", "there", "the", "such"))
# A wording's frame: the marks that a sentence around it asks for.
_FRAME = " \t\n.,;:-–—"


class Weighed(NamedTuple):
    """What a difference amounts to.

    Attributes:
        verdict: By the words alone.
        flags: What can change the meaning.
        notes: All else, in plain words.
        share: Of the claim's own words, how many the source has in order.
    """

    verdict: Verdict
    flags: tuple[Flag, ...]
    notes: tuple[str, ...]
    share: float


def weigh(claim: Wording, source: Wording, difference: Difference) -> Weighed:
    """Name what a difference amounts to.

    Words in brackets are the draft's, and say so: they reword nothing, unless they change a
    number, a name, a negation and the like.

    Args:
        claim: What the draft quotes.
        source: What is on record.
        difference: From the source (a) to the claim (b).
    """
    ours, theirs = source.text, claim.text
    ops = [unite(op, ours, theirs) for op in difference.ops]
    bracketed = [op for op in ops if _is_editors(op, ours, theirs, difference.flags)]
    flags = tuple(
        flag
        for flag in difference.flags
        if not (bracketed and _is_pronoun_of(flag, bracketed, theirs))
    )
    changed = [op for op in ops if op.op not in {OpKind.EQUAL, OpKind.DELETE}]
    notes = tuple(_note_changes(ops, ours, theirs))
    share = _share(claim, ops)
    signs = tuple(_lost_signs(ops, ours, theirs))
    if signs:
        return Weighed(Verdict.REWORDED, (*signs, *flags), notes, share)
    if changed != bracketed or share < 1:
        return Weighed(Verdict.REWORDED, flags, notes, share)
    if len(changed) == sum(op.op is not OpKind.EQUAL for op in ops):
        exact = not changed and _is_verbatim(claim, source)
        return Weighed(Verdict.VERIFIED if exact else Verdict.TYPOGRAPHY, (), notes, share)
    verdict, more, note = _weigh_cuts(claim, source, ops, flags)
    return Weighed(verdict, tuple(dict.fromkeys((*more, *flags))), (*note, *notes), share)


def unite(op: DiffOp, ours: str, theirs: str) -> DiffOp:
    """Take "healthcare" for "health care", and "five thousand" for "5,000"."""
    if op.op is not OpKind.REPLACE:
        return op
    one, two = ours[slice(*op.a)], theirs[slice(*op.b)]
    if _LETTERS.fullmatch(one) and _LETTERS.fullmatch(two):
        same = [re.sub(r"\W", "", text).casefold() for text in (one, two)]
    else:
        same = [_amounts(text) for text in (one, two)]
    return replace(op, op=OpKind.EQUAL) if same[0] and same[0] == same[1] else op


def _amounts(text: str) -> str:
    """Return what a text says, if that is nothing but numbers."""
    words = read_words(text).comparison
    found = read_numbers(words)
    alone = sum(one.end - one.start for one in found) == len(words)
    return " ".join(one.value for one in found) if alone else ""


def _is_editors(op: DiffOp, ours: str, theirs: str, flags: Sequence[Flag]) -> bool:
    """Return True if all that a claim adds or exchanges stands in brackets, and does no harm.

    Names and nouns may stand for a pronoun ("[Ray]" for "he"), an ending may change; other words
    may be added, but not exchanged.
    """
    if op.op not in {OpKind.INSERT, OpKind.REPLACE}:
        return False
    words = words_between(theirs, op.b)
    told = theirs[slice(*op.b)]
    harmful = any(flag.kind != "pronoun" and flag.b and flag.b in told for flag in flags)
    if not words or harmful or not all(word.bracketed for word in words):
        return False
    gone = words_between(ours, op.a)
    stem = gone[0].norm[:_STEM] if len(gone) == 1 else ""
    inflected = len(stem) == _STEM and any(word.norm.startswith(stem) for word in words)
    pronouns = load_lexicon().kinds["pronoun"]
    return inflected or all((one.norm,) in pronouns or one.norm in _POINTING for one in gone)


def _lost_signs(ops: Sequence[DiffOp], ours: str, theirs: str) -> Iterator[Flag]:
    """Flag a minus before a number that one wording has and the other lacks."""
    for op in ops:
        pairs = zip(words_between(ours, op.a), words_between(theirs, op.b), strict=False)
        for one, two in pairs if op.op is OpKind.EQUAL else ():
            if not one.norm[0].isdigit():
                continue
            signs = _has_minus(ours, one.start), _has_minus(theirs, two.start)
            if signs[0] != signs[1]:
                told = [
                    text[word.start - sign : word.end]
                    for text, word, sign in zip((ours, theirs), (one, two), signs, strict=True)
                ]
                yield Flag("number", *told)


def _has_minus(text: str, start: int) -> bool:
    """Return True if a minus stands directly before an offset, and no word before the minus."""
    return bool(_MINUS.search(text, max(0, start - 2), start))


def _is_pronoun_of(flag: Flag, bracketed: Sequence[DiffOp], theirs: str) -> bool:
    """Return True if a flag is for a pronoun that the draft shows to be its own."""
    return flag.kind == "pronoun" and any(flag.b in theirs[slice(*op.b)] for op in bracketed)


def words_between(text: str, span: tuple[int, int]) -> tuple[ComparisonWord, ...]:
    """Return the words of a wording that lie within a span of it."""
    return read_words(text).comparison_within(*span)


def _share(claim: Wording, ops: Sequence[DiffOp]) -> float:
    own = [word for word in read_words(claim.text).comparison if not word.bracketed]
    if not own:
        return 1.0
    kept = [op.b for op in ops if op.op is OpKind.EQUAL]
    covered = [word for word in own if any(a <= word.start and word.end <= b for a, b in kept)]
    return len(covered) / len(own)


def _is_verbatim(claim: Wording, source: Wording) -> bool:
    """Return True if two wordings are the same to the letter, but for the frame and at breaks.

    Where one of them is interrupted ("she said"), a comma stands for a full stop.
    """
    one, two = read_words(source.text).comparison, read_words(claim.text).comparison
    if not one or not two:
        return source.text.strip(_FRAME) == claim.text.strip(_FRAME)
    same = all(_written(a, source) == _written(b, claim) for a, b in zip(one, two, strict=True))
    gaps = zip(_gaps(one, source), _gaps(two, claim), strict=True)
    return same and all(
        a.strip(_FRAME) == b.strip(_FRAME) if broken_a or broken_b else a == b
        for (a, broken_a), (b, broken_b) in gaps
    )


def _written(word: ComparisonWord, wording: Wording) -> str:
    return wording.text[word.start : word.end]


def _gaps(words: Sequence[ComparisonWord], wording: Wording) -> Iterator[tuple[str, bool]]:
    """Yield what stands before, between and after words, and whether the frame may differ there."""
    edges = [0, *(edge for word in words for edge in (word.start, word.end)), len(wording.text)]
    for at in range(0, len(edges), 2):
        start, end = edges[at], edges[at + 1]
        outer = at in {0, len(edges) - 2}
        yield wording.text[start:end], outer or any(start <= one <= end for one in wording.breaks)


def _weigh_cuts(
    claim: Wording, source: Wording, ops: Sequence[DiffOp], flags: Sequence[Flag]
) -> tuple[Verdict, tuple[Flag, ...], tuple[str, ...]]:
    """Tell what was left out: in the middle, or at the ends."""
    ours = source.text
    gaps = list(find_gaps(ops, claim, ours))
    kinds = {name_gap(gap, claim, ours) for gap in gaps}
    if "joined" in kinds:
        note = "two passages are joined, and what stood between is not marked"
        return Verdict.SPLICED, (), (note,)
    if "silent" in kinds:
        return Verdict.REWORDED, (), ("words are left out without a mark",)
    hidden = tuple(flag for gap in gaps for flag in hidden_flags(gap, ours))
    if hidden or "marked" in kinds:
        return Verdict.ELLIPSIS_HIDES, hidden, ()
    found = {flag.kind for flag in flags}
    if "condition" in found:
        return Verdict.CUT_BEFORE_CONDITION, (), ()
    if len(read_words(claim.text).comparison) < _CLAUSE:
        return Verdict.TRIMMED, (), ()
    opening = tuple(flag_opening(ops, source))
    if opening or found & {"negation", "hedge"}:
        return Verdict.CUT_OPENING, () if found & {"negation", "hedge"} else opening, ()
    return Verdict.TRIMMED, (), ()


def _note_changes(ops: Sequence[DiffOp], ours: str, theirs: str) -> Iterator[str]:
    """Say in plain words what was cut, left out, added and exchanged."""
    for at, op in enumerate(ops):
        gone, new = shorten(ours[slice(*op.a)]), shorten(theirs[slice(*op.b)])
        if op.op is OpKind.DELETE and at == 0:
            yield f"cut opening: '{gone}'"
        elif op.op is OpKind.DELETE and at == len(ops) - 1:
            yield f"cut ending: '{gone}'"
            if _ends_early(ours, (ops[at - 1].a[1], op.a[0]), theirs):
                yield "a full stop ends what went on"
        elif op.op is OpKind.DELETE:
            yield f"left out: '{gone}'"
        elif op.op is not OpKind.EQUAL:
            words = words_between(theirs, op.b)
            where = "in brackets: " if words and all(word.bracketed for word in words) else ""
            told = f"'{new}' for '{gone}'" if gone else f"not in the source: '{new}'"
            yield where + told


def _ends_early(ours: str, between: tuple[int, int], theirs: str) -> bool:
    """Return True if a claim closes a sentence that the source goes on with."""
    goes_on = not ends_within(ours, *between, any_case=True)
    return theirs.rstrip().endswith((".", "!", "?")) and goes_on
