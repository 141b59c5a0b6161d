"""Whether two names are one person's: one answer, with its reasons, for all who ask."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.names.answers import EQUAL, RANK, Answer, NameComparison, Share, Step
from quotes.names.bodies import are_initials, count_slips, is_body, said_words
from quotes.names.forenames import compare_givens, compare_initials, compare_middles
from quotes.names.nicknames import is_spelling
from quotes.names.parse import Name, read_name, sound
from quotes.names.shape import SON_OF, Shape, Unit, shape_of
from quotes.names.suffixes import ELDER, YOUNGER, generation
from quotes.names.surnames import compare_surnames, find_among_two
from quotes.names.titles import split_titles
from quotes.types import Gender

# Names written apart or together: "O Hara" and "O'Hara".
_JOINED_LETTERS = "od"
# Names, and pairs of names, some words each.
_IDENTICAL = NameComparison(Answer.SAME, 1.0, ("the same name",))
_NAMES, _PAIRS = 16384, 65536


class _Person(NamedTuple):
    name: Name
    gender: Gender
    nameless: bool


def compare_names(a: str, b: str) -> NameComparison:
    """Compare two names as articles, drafts or people write them; symmetric.

    Titles, case, accents and alphabets make no difference; initials and suffixes tell father and
    son apart.

    >>> compare_names("Bill Hart", "Sen. William Hart").answer
    <Answer.COMPATIBLE: 'compatible'>
    >>> compare_names("Dorian H. W. Ostrow", "Dorian W. Ostrow").reasons
    ('the initials H. W. and W. differ',)
    """
    return _IDENTICAL if a == b else _compare_written(*sorted((a, b)))


def compare_lists(a: Sequence[str], b: Sequence[str]) -> NameComparison | None:
    """Compare those named on two sides by the two who are most alike; None where nobody is."""
    pairs = (compare_names(one, other) for one in a for other in b)
    return max(pairs, key=lambda one: (-RANK.index(one.answer), one.score), default=None)


@lru_cache(maxsize=_PAIRS)
def _compare_written(a: str, b: str) -> NameComparison:
    ours, theirs = _read_person(a), _read_person(b)
    if ours.name != theirs.name and (ours.nameless or theirs.nameless):
        return NameComparison(Answer.DOUBTFUL, Share.UNNAMED, ("one gives a title without a name",))
    if ours.gender.contradicts(theirs.gender):
        return _different("one has a man's title, the other a woman's")
    return compare_parsed(ours.name, theirs.name)


@lru_cache(maxsize=_NAMES)
def _read_person(name: str) -> _Person:
    whole = read_name(name)
    if is_body(whole.words):
        return _Person(whole, Gender.UNKNOWN, nameless=False)
    titled = split_titles(name)
    return _Person(read_name(titled.name), titled.gender, titled.is_nameless)


@lru_cache(maxsize=_PAIRS)
def compare_parsed(a: Name, b: Name) -> NameComparison:
    """Compare two names that were taken apart, without titles; symmetric."""
    a, b = sorted((a, b), key=lambda name: (name.words, name.initials, name.suffix))
    if a == b:
        return _IDENTICAL
    bodies = is_body(a.words), is_body(b.words)
    if any(bodies):
        return _compare_bodies(a, b, both=all(bodies))
    a, b = _join_letter(a, b)
    suffixes = _compare_suffixes(a, b)
    if suffixes is None:
        said = (name.suffix.title() or "no suffix" for name in (a, b))
        return _different(f"one has {' and the other '.join(said)}")
    whole = _compare_whole(a, b)
    if whole is not None:
        return _sum_up([suffixes, whole])
    ours, theirs = shape_of(a), shape_of(b)
    if not ours.given or not theirs.given:
        short, long = sorted((a, b), key=lambda name: bool(shape_of(name).given))
        return _sum_up([suffixes, _compare_single(shape_of(short).surname, long)])
    return _compare_full(a, b, suffixes)


def _different(reason: str) -> NameComparison:
    return NameComparison(Answer.DIFFERENT, 0.0, (reason,))


def _sum_up(steps: Sequence[Step]) -> NameComparison:
    """Take the worst answer; two doubts at once, or too little altogether, are two people."""
    score = 1.0
    for step in steps:
        score *= step.score
    answers = [step.answer for step in steps]
    reasons = tuple(step.reason for step in steps if step.reason) or ("the same name",)
    worst = max(answers, key=RANK.index)
    if answers.count(Answer.DOUBTFUL) > 1 or score < Share.LEAST or worst is Answer.DIFFERENT:
        return NameComparison(Answer.DIFFERENT, 0.0, reasons)
    return NameComparison(worst, round(score, 2), reasons)


def _compare_suffixes(a: Name, b: Name) -> Step | None:
    """Tell fathers from sons; None for two people."""
    ours, theirs = generation(a.suffix), generation(b.suffix)
    if ours == theirs:
        return EQUAL
    if ours and theirs:
        return None
    bare, told = (b, a) if ours else (a, b)
    if not bare.is_full:
        # A surname alone leaves out all else; beside another surname alone it may tell them apart.
        return (
            EQUAL if told.is_full else Step(Answer.DOUBTFUL, Share.ELDER, "only one has a suffix")
        )
    if generation(told.suffix) == YOUNGER:
        return None
    if generation(told.suffix) == ELDER:
        return Step(Answer.DOUBTFUL, Share.ELDER, "only one is called the elder of the name")
    return Step(Answer.COMPATIBLE, Share.MORE_INITIALS, "one leaves out the suffix")


def _compare_whole(a: Name, b: Name) -> Step | None:
    """Compare words that stand in another order, or are written together; None for others."""
    if min(len(a.words), len(b.words)) > 1 and len(a.words) == len(b.words):
        ours, theirs = ([sound(word) for word in name.words] for name in (a, b))
        turned = (theirs[::-1], theirs[1:] + theirs[:1], theirs[-1:] + theirs[:-1])
        if ours in turned and ours != theirs:
            return Step(Answer.COMPATIBLE, Share.ORDER, "the same words in another order")
    joined = "".join(a.words) == "".join(b.words) and len(a.words) != len(b.words)
    if not joined or compare_initials(a.initials, b.initials) is None:
        return None
    ends = a.words[0] == b.words[0] or a.words[-1] == b.words[-1]
    if ends or 1 in {len(a.words), len(b.words)}:
        return Step(Answer.SAME, Share.APART, "the same letters, written together or apart")
    return None


def _join_letter(a: Name, b: Name) -> tuple[Name, Name]:
    """Read "Pat O Hara" as "Pat O'Hara" beside that name, rather than with an initial."""
    for one, other in ((a, b), (b, a)):
        letter = one.initials[-1:]
        if letter and letter in _JOINED_LETTERS and letter + one.surname == other.surname:
            words = (*one.words[:-1], other.surname)
            joined = Name(words, one.initials[:-1], one.suffix, one.lettered)
            return (joined, b) if one is a else (a, joined)
    return a, b


def _compare_single(word: Unit, name: Name) -> Step:
    """Compare a name of one word with any name."""
    whole = shape_of(name)
    surnames = compare_surnames(word, whole.surname, alone=True)
    if not whole.given:
        return surnames or Step(Answer.DIFFERENT, 0.0, f"{word} and {whole.surname} differ")
    if surnames is not None and surnames.answer is not Answer.DOUBTFUL:
        reasons = ["one is the surname alone", surnames.reason]
        reason = ", ".join(filter(None, reasons))
        return Step(Answer.COMPATIBLE, Share.SURNAME_ALONE * surnames.score, reason)
    if word.core in name.words:
        return Step(Answer.COMPATIBLE, Share.FIRST_ALONE, f"one is the name {word} alone")
    if is_spelling(word.core, whole.given):
        return Step(
            Answer.DOUBTFUL, Share.FIRST_ALONE, "one is the first name alone, spelt otherwise"
        )
    if surnames is not None:
        return surnames._replace(score=surnames.score * Share.SURNAME_ALONE)
    return Step(Answer.DIFFERENT, 0.0, f"{word} is not a part of the other name")


def _compare_full(a: Name, b: Name, suffixes: Step) -> NameComparison:
    """Compare two names that have a first name and a surname."""
    ours, theirs = shape_of(a), shape_of(b)
    surnames = compare_surnames(ours.surname, theirs.surname)
    middles = compare_middles(ours, theirs)
    if surnames is None:
        surnames, middles = find_among_two(ours, theirs), EQUAL
    givens = compare_givens(ours.given, theirs.given)
    if surnames is None or givens is None:
        if ends := _compare_ends(a, b):
            return _sum_up([suffixes, ends])
        if surnames is None:
            return _different(f"{ours.surname} and {theirs.surname} are two surnames")
        return _different(f"{ours.given.title()} and {theirs.given.title()} are two first names")
    if middles is None:
        return _different(_tell_middles(ours, theirs))
    return _sum_up([suffixes, givens, middles, surnames])


def _tell_middles(a: Shape, b: Shape) -> str:
    told = [
        " ".join([*(str(unit) for unit in one.middles), *(f"{c.upper()}." for c in one.initials)])
        for one in (a, b)
    ]
    what = "initials" if not (a.middles or b.middles) else "middle names"
    return f"the {what} {' and '.join(told)} differ"


def _compare_ends(a: Name, b: Name) -> Step | None:
    """Find who goes by the end of a name: Suu Kyi; but Rashid is the father of Ali bin Rashid."""
    short, long = sorted((name.words for name in (a, b)), key=len)
    before = long[: -len(short)]
    if before and long[len(before) :] == short and before[-1] not in SON_OF:
        return Step(Answer.COMPATIBLE, Share.FIRST_ALONE, "one is the end of the other")
    return None


def _compare_bodies(a: Name, b: Name, *, both: bool) -> NameComparison:
    """Compare two names of which at least one is an organisation's."""
    ours, theirs = said_words(a.words), said_words(b.words)
    if Counter(ours) == Counter(theirs):
        return NameComparison(
            Answer.SAME, Share.APART, ("the same words of an organisation's name",)
        )
    if are_initials(a.words, b.words) or are_initials(b.words, a.words):
        return NameComparison(Answer.COMPATIBLE, Share.NICKNAME, ("one is the other's initials",))
    slips = count_slips(ours, theirs) if both else None
    if slips is not None and slips < 2:
        answer = Answer.DOUBTFUL if slips else Answer.SAME
        return NameComparison(answer, Share.SLIP if slips else Share.SOUND, ("spelt almost alike",))
    if set(ours) < set(theirs) or set(theirs) < set(ours):
        return NameComparison(
            Answer.DOUBTFUL, Share.PART_OF_BODY, ("one has more words of a name",)
        )
    return _different("two organisations" if both else "an organisation and somebody else")
