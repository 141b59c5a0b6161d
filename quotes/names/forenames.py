"""Comparing first names, middle names and initials."""

from collections import Counter

from quotes.names.answers import EQUAL, Answer, Share, Step
from quotes.names.lexicon import load_lexicon
from quotes.names.nicknames import may_share, short_for
from quotes.names.shape import Shape
from quotes.names.spelling import Spelling, compare_words
from quotes.names.surnames import compare_spelling

# Shares of women among the bearers of a first name: from here on it is a man's, or a woman's.
_MANS, _WOMANS = 0.05, 0.95
# Of those called Chris one in nine is a woman, so that it is seldom short for Christine.
_SELDOM = 0.2
_ONE_NAME = (Spelling.SAME, Spelling.SOUND)


def compare_givens(a: str, b: str) -> Step | None:
    """Compare two first names, or letters of them; None for two people."""
    if a == b:
        return EQUAL
    if min(len(a), len(b)) == 1:
        return _compare_letter(*sorted((a, b), key=len))
    if short := short_for(a, b):
        return _compare_short(*short)
    spelt = compare_spelling(a, b)
    if spelt is not None and spelt.answer is Answer.SAME:
        return spelt
    if _are_man_and_woman(a, b):
        return None
    if spelt is None and may_share(a, b):
        reason = f"{a.title()} and {b.title()} may be short for one"
        return Step(Answer.DOUBTFUL, Share.LOOSE, reason)
    return spelt


def _compare_letter(letter: str, name: str) -> Step | None:
    if len(name) == 1 or letter != name[0]:
        return None
    reason = f"{letter.title()}. may be the initial of {name.title()}"
    return Step(Answer.COMPATIBLE, Share.INITIAL, reason)


def _compare_short(short: str, full: str) -> Step:
    reason = f"{short.title()} is short for {full.title()}"
    if _are_man_and_woman(short, full, seldom=_SELDOM):
        return Step(Answer.DOUBTFUL, Share.LOOSE, f"{reason}, but seldom")
    return Step(Answer.COMPATIBLE, Share.NICKNAME, reason)


def _are_man_and_woman(a: str, b: str, *, seldom: float = _MANS) -> bool:
    """Return True if of two first names one is a man's and the other a woman's.

    Args:
        a: One of them.
        b: The other.
        seldom: Of the bearers of the first, so few at most are of the other's gender.
    """
    women = load_lexicon().women
    ours, theirs = women.get(a, 0.5), women.get(b, 0.5)
    if theirs <= _MANS:
        return ours >= 1 - seldom
    return theirs >= _WOMANS and ours <= seldom


def compare_middles(a: Shape, b: Shape) -> Step | None:
    """Compare what stands between first name and surname; None if it tells two people apart."""
    short, long = sorted((a, b), key=lambda shape: len(shape.middles))
    if not long.middles:
        return compare_initials(a.initials, b.initials)
    if not short.middles and short.initials:
        return _fit_initials(short.initials, long)
    names = [unit.core for unit in long.middles]
    for unit in short.middles:
        fitting = [name for name in names if compare_words(unit.core, name) in _ONE_NAME]
        if not fitting:
            return None
        names.remove(fitting[0])
    if not names:
        return compare_initials(a.initials, b.initials)
    further = " ".join(name.title() for name in names)
    return Step(Answer.COMPATIBLE, Share.FURTHER, f"one has a further name, {further}")


def _fit_initials(initials: str, name: Shape) -> Step | None:
    """Compare initials with middle names, or with both of which the order isn't known."""
    letters = "".join(unit.core[0] for unit in name.middles)
    if not name.initials:
        return compare_initials(initials, letters)
    fits = Counter(initials) <= Counter(letters + name.initials)
    return Step(Answer.COMPATIBLE, Share.MORE_INITIALS, "one has a further name") if fits else None


def compare_initials(a: str, b: str) -> Step | None:
    """Compare middle initials: those of one may go on, but "W." is no part of "H. W."."""
    if not a or not b or a == b:
        return EQUAL
    if a.startswith(b) or b.startswith(a):
        return Step(Answer.COMPATIBLE, Share.MORE_INITIALS, "one has a further initial")
    return None
