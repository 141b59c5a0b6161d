"""What the difference between a record's words and a claim's amounts to, speakers apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotes.check.findings import Verdict
from quotes.check.omissions import Treatment, find_omissions, hidden_flags, treatment_of
from quotes.check.truncation import flag_cut_opening, opens_clause
from quotes.check.wording import Wording
from quotes.diff.render import shorten
from quotes.text.nuance_lexicon import load_lexicon
from quotes.text.numbers import read_numbers
from quotes.text.sentences import ends_within
from quotes.text.tokens import ComparisonWord
from quotes.text.words import read_words
from quotes.types import Difference, DiffOp, Flag, OpKind

_LETTERS = re.compile(r"[^\W\d_]+(?:[\s’'\-‑][^\W\d_]+)*")
# A currency may stand on either side of a number's minus.
_MINUS = re.compile(r"(?:^|[\s(\[“\"‘'«])((?:[$£€¥₹₴₽]\s?)?[-−–](?:[$£€¥₹₴₽]\s?)?)\Z")
_SIGN_REACH = 6
# So many letters at the beginning make an inflected word the same one.
_STEM = 3
# Fewer words than these name something and state nothing: "the tragedy in Mariupol".
_CLAUSE = 5
# What brackets may explain, beside pronouns.
_POINTING = frozenset(("this", "that", "these", "those", "here", "there", "the", "such"))
# A wording's frame: the marks that a sentence around it asks for.
_FRAME = " \t\n.,;:-–—"


class Classification(NamedTuple):
    """What a difference amounts to.

    Attributes:
        verdict: By the words alone.
        flags: What can change the meaning.
        notes: All else, in plain words.
        share: Share of the claim's own words that the record has in order.
    """

    verdict: Verdict
    flags: tuple[Flag, ...]
    notes: tuple[str, ...]
    share: float


def classify_difference(claim: Wording, record: Wording, difference: Difference) -> Classification:
    """Name what a difference amounts to.

    Words in brackets are the draft's, and say so: they reword nothing, unless they change a
    number, a name, a negation and the like.

    Args:
        claim: What the draft quotes.
        record: What is on record.
        difference: From the record (a) to the claim (b).
    """
    ops = [unite_spellings(op, record.text, claim.text) for op in difference.ops]
    bracketed = [op for op in ops if _is_editors(op, record, claim, difference.flags)]
    flags = tuple(
        flag
        for flag in difference.flags
        if not (bracketed and _is_pronoun_of(flag, bracketed, claim.text))
    )
    changed = [op for op in ops if op.op not in {OpKind.EQUAL, OpKind.DELETE}]
    notes = tuple(_note_changes(ops, record, claim))
    share = _share(claim, ops)
    signs = tuple(_lost_signs(ops, record, claim))
    if signs:
        return Classification(Verdict.REWORDED, (*signs, *flags), notes, share)
    if changed != bracketed or share < 1:
        return Classification(Verdict.REWORDED, flags, notes, share)
    if len(changed) == sum(op.op is not OpKind.EQUAL for op in ops):
        exact = not changed and _is_verbatim(claim, record)
        verdict = Verdict.VERIFIED if exact else Verdict.TYPOGRAPHY
        return Classification(verdict, (), notes, share)
    verdict, more, note = _classify_cuts(claim, record, ops, flags)
    return Classification(verdict, tuple(dict.fromkeys((*more, *flags))), (*note, *notes), share)


def unite_spellings(op: DiffOp, ours: str, theirs: str) -> DiffOp:
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


def _is_editors(op: DiffOp, record: Wording, claim: Wording, flags: Sequence[Flag]) -> bool:
    """Return True if all that a claim adds or exchanges stands in brackets, and does no harm.

    Names and nouns may stand for a pronoun ("[Ray]" for "he"), an ending may change; other words
    may be added, but not exchanged.
    """
    if op.op not in {OpKind.INSERT, OpKind.REPLACE}:
        return False
    words = claim.words.comparison_within(*op.b)
    if not words or not all(word.bracketed for word in words):
        return False
    told = claim.text[slice(*op.b)]
    if any(flag.kind != "pronoun" and flag.b and flag.b in told for flag in flags):
        return False
    gone = record.words.comparison_within(*op.a)
    stem = gone[0].norm[:_STEM] if len(gone) == 1 else ""
    inflected = len(stem) == _STEM and any(word.norm.startswith(stem) for word in words)
    pronouns = load_lexicon().kinds["pronoun"]
    return inflected or all((one.norm,) in pronouns or one.norm in _POINTING for one in gone)


def _lost_signs(ops: Sequence[DiffOp], record: Wording, claim: Wording) -> Iterator[Flag]:
    """Flag a minus before a number that one wording has and the other lacks."""
    for op in ops:
        pairs = zip(
            record.words.comparison_within(*op.a),
            claim.words.comparison_within(*op.b),
            strict=False,
        )
        for one, two in pairs if op.op is OpKind.EQUAL else ():
            if not one.norm[0].isdigit():
                continue
            starts = _minus_start(record.text, one.start), _minus_start(claim.text, two.start)
            if (starts[0] is None) != (starts[1] is None):
                told = [
                    wording.text[word.start if start is None else start : word.end]
                    for wording, word, start in zip(
                        (record, claim), (one, two), starts, strict=True
                    )
                ]
                yield Flag("number", *told)


def _minus_start(text: str, start: int) -> int | None:
    """Return where the minus directly before a number begins, if no word stands before it."""
    found = _MINUS.search(text, max(0, start - _SIGN_REACH), start)
    return found.start(1) if found else None


def _is_pronoun_of(flag: Flag, bracketed: Sequence[DiffOp], claim: str) -> bool:
    """Return True if a flag is for a pronoun that the draft shows to be its own."""
    return flag.kind == "pronoun" and any(flag.b in claim[slice(*op.b)] for op in bracketed)


def _share(claim: Wording, ops: Sequence[DiffOp]) -> float:
    """Return the share of a claim's words, those in brackets apart, that a record has."""
    own = sum(not word.bracketed for word in claim.words.comparison)
    if not own:
        return 1.0
    kept = (
        word for op in ops if op.op is OpKind.EQUAL for word in claim.words.comparison_within(*op.b)
    )
    return sum(not word.bracketed for word in kept) / own


def _is_verbatim(claim: Wording, record: Wording) -> bool:
    """Return True if two wordings are the same to the letter, but for the frame and at breaks.

    Where one of them is interrupted ("she said"), a comma stands for a full stop.
    """
    one, two = record.words.comparison, claim.words.comparison
    if not one or not two:
        return record.text.strip(_FRAME) == claim.text.strip(_FRAME)
    same = all(_written(a, record) == _written(b, claim) for a, b in zip(one, two, strict=True))
    between = zip(_between(record), _between(claim), strict=True)
    return same and all(
        a.strip(_FRAME) == b.strip(_FRAME) if broken_a or broken_b else a == b
        for (a, broken_a), (b, broken_b) in between
    )


def _written(word: ComparisonWord, wording: Wording) -> str:
    return wording.text[word.start : word.end]


def _between(wording: Wording) -> Iterator[tuple[str, bool]]:
    """Yield what stands before, between and after words, and whether the frame may differ there."""
    words = wording.words.comparison
    ends = (0, *(word.end for word in words))
    starts = (*(word.start for word in words), len(wording.text))
    for at, (end, start) in enumerate(zip(ends, starts, strict=True)):
        outer = at in {0, len(words)}
        yield wording.text[end:start], outer or wording.is_broken(end, start)


def _classify_cuts(
    claim: Wording, record: Wording, ops: Sequence[DiffOp], flags: Sequence[Flag]
) -> tuple[Verdict, tuple[Flag, ...], tuple[str, ...]]:
    """Tell what was left out: in the middle, or at the ends."""
    omissions = list(find_omissions(ops, claim, record))
    treatments = {treatment_of(one, claim, record) for one in omissions}
    if Treatment.JOINED in treatments:
        note = "two passages are joined, and what was left out between them is not marked"
        return Verdict.SPLICED, (), (note,)
    if Treatment.SILENT in treatments:
        return Verdict.REWORDED, (), ("words are left out without an ellipsis",)
    hidden = tuple(flag for one in omissions for flag in hidden_flags(one, record))
    if hidden or Treatment.MARKED in treatments:
        return Verdict.ELLIPSIS_HIDES, hidden, ()
    found = {flag.kind for flag in flags}
    if "condition" in found:
        return Verdict.CUT_BEFORE_CONDITION, (), ()
    if len(claim.words.comparison) < _CLAUSE and not opens_clause(ops, record, claim):
        return Verdict.TRIMMED, (), ()
    opening = tuple(flag_cut_opening(ops, record))
    if opening or found & {"negation", "hedge"}:
        return Verdict.CUT_OPENING, () if found & {"negation", "hedge"} else opening, ()
    return Verdict.TRIMMED, (), ()


def _note_changes(ops: Sequence[DiffOp], record: Wording, claim: Wording) -> Iterator[str]:
    """Say in plain words what was cut, left out, added and exchanged."""
    for at, op in enumerate(ops):
        gone, new = shorten(record.text[slice(*op.a)]), shorten(claim.text[slice(*op.b)])
        if op.op is OpKind.DELETE and at == 0:
            yield f"cut opening: '{gone}'"
        elif op.op is OpKind.DELETE and at == len(ops) - 1:
            yield f"cut ending: '{gone}'"
            if _ends_early(record.text, (ops[at - 1].a[1], op.a[0]), claim.text):
                yield "ends with a full stop where the source goes on"
        elif op.op is OpKind.DELETE:
            yield f"left out: '{gone}'"
        elif op.op is not OpKind.EQUAL:
            words = claim.words.comparison_within(*op.b)
            where = "in brackets: " if words and all(word.bracketed for word in words) else ""
            told = f"'{new}' for '{gone}'" if gone else f"not in the source: '{new}'"
            yield where + told


def _ends_early(record: str, between: tuple[int, int], claim: str) -> bool:
    """Return True if a claim closes a sentence that the record goes on with."""
    goes_on = not ends_within(record, *between, any_case=True)
    return claim.rstrip().endswith((".", "!", "?")) and goes_on
