"""Whether two names are one person's: one answer, with its reasons, for all who ask."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from quotes.names.bodies import are_initials, count_slips, is_body, said_words
from quotes.names.lexicon import load_lexicon
from quotes.names.nicknames import is_spelling, may_share, short_for
from quotes.names.parse import Name, read_name, sound
from quotes.names.shape import SON_OF, Shape, Unit, shape_of
from quotes.names.spelling import Spelling, compare_words
from quotes.names.suffixes import ELDER, generation
from quotes.names.titles import split_titles
from quotes.types import Gender

# What is left of the score, which is 1 for the same name, by how names differ. Two differences at
# once are weaker than either, so shares multiply. Below the least, two people are likelier: an
# initial with a slip in the surname.
_SOUND, _APART, _NICKNAME, _INITIAL, _FURTHER, _ORDER = 0.9, 0.95, 0.8, 0.6, 0.85, 0.9
_SLIP, _LOOSE, _OF_TWO, _MORE_INITIALS, _ELDER = 0.7, 0.6, 0.7, 0.9, 0.6
_SURNAME_ALONE, _FIRST_ALONE, _UNNAMED, _PART_OF_BODY = 0.8, 0.6, 0.5, 0.5
_LEAST = 0.45
# Shares of women among the bearers of a first name: from here on it is a man's, or a woman's.
_MANS, _WOMANS = 0.05, 0.95
# Names written apart or together: "O Hara" and "O'Hara".
_JOINED_LETTERS = "od"
# Names, and pairs of names, some words each.
_NAMES, _PAIRS = 16384, 65536


class Answer(StrEnum):
    """Whether two names are one person's.

    Attributes:
        SAME: One name, in whatever spelling, script or case, with or without an initial.
        COMPATIBLE: One says less, or says it otherwise: a surname alone, Bill for William.
        DOUBTFUL: One person only if there is a slip, or a rare short form.
        DIFFERENT: Two people.
    """

    SAME = "same"
    COMPATIBLE = "compatible"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class NameComparison:
    """The answer, how surely the names are one person's (0 to 1), and why in plain English."""

    answer: Answer
    score: float
    reasons: tuple[str, ...]


class _Step(NamedTuple):
    """What one part of two names amounts to; None in place of it: two people."""

    answer: Answer
    score: float
    reason: str = ""


_ONE_NAME = (Spelling.SAME, Spelling.SOUND)
_EQUAL = _Step(Answer.SAME, 1.0)
# The answers, the likest first.
RANK = (Answer.SAME, Answer.COMPATIBLE, Answer.DOUBTFUL, Answer.DIFFERENT)
_IDENTICAL = NameComparison(Answer.SAME, 1.0, ("the same name",))


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
        return NameComparison(Answer.DOUBTFUL, _UNNAMED, ("one gives a title without a name",))
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
        short, long = sorted((ours, theirs), key=lambda shape: bool(shape.given))
        return _sum_up([suffixes, _compare_single(short.surname, long)])
    return _compare_full(a, b, suffixes)


def _different(reason: str) -> NameComparison:
    return NameComparison(Answer.DIFFERENT, 0.0, (reason,))


def _sum_up(steps: Sequence[_Step]) -> NameComparison:
    """Take the worst answer; two doubts at once, or too little altogether, are two people."""
    score = 1.0
    for step in steps:
        score *= step.score
    answers = [step.answer for step in steps]
    reasons = tuple(step.reason for step in steps if step.reason) or ("the same name",)
    worst = max(answers, key=RANK.index)
    if answers.count(Answer.DOUBTFUL) > 1 or score < _LEAST or worst is Answer.DIFFERENT:
        return NameComparison(Answer.DIFFERENT, 0.0, reasons)
    return NameComparison(worst, round(score, 2), reasons)


def _compare_suffixes(a: Name, b: Name) -> _Step | None:
    """Tell fathers from sons: the bare name is the father's, as "Sr." may be left out."""
    ours, theirs = generation(a.suffix), generation(b.suffix)
    if ours == theirs or not (shape_of(a).given and shape_of(b).given):
        return None if ours and theirs and ours != theirs else _EQUAL
    if {ours, theirs} == {"", ELDER}:
        return _Step(Answer.DOUBTFUL, _ELDER, "only one is called the elder of the name")
    return None


def _compare_whole(a: Name, b: Name) -> _Step | None:
    """Compare words that stand in another order, or are written together; None for others."""
    if min(len(a.words), len(b.words)) > 1 and len(a.words) == len(b.words):
        ours, theirs = ([sound(word) for word in name.words] for name in (a, b))
        turned = (theirs[::-1], theirs[1:] + theirs[:1], theirs[-1:] + theirs[:-1])
        if ours in turned and ours != theirs:
            return _Step(Answer.COMPATIBLE, _ORDER, "the same words in another order")
    if len(a.words) == len(b.words) or "".join(a.words) != "".join(b.words):
        return None
    ends = a.words[0] == b.words[0] or a.words[-1] == b.words[-1]
    if (ends or 1 in {len(a.words), len(b.words)}) and not (a.initials or b.initials):
        return _Step(Answer.SAME, _APART, "the same letters, written together or apart")
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


def _compare_single(word: Unit, name: Shape) -> _Step:
    """Compare a name of one word with any name."""
    surnames = _compare_units(word, name.surname)
    if not name.given:
        return surnames or _Step(Answer.DIFFERENT, 0.0, f"{word} and {name.surname} differ")
    if surnames is not None and surnames.answer is not Answer.DOUBTFUL:
        reasons = ["one is the surname alone", surnames.reason]
        reason = ", ".join(filter(None, reasons))
        return _Step(Answer.COMPATIBLE, _SURNAME_ALONE * surnames.score, reason)
    if word.core == name.given or word.core in {unit.core for unit in name.middles}:
        return _Step(Answer.COMPATIBLE, _FIRST_ALONE, f"one is the name {word} alone")
    if is_spelling(word.core, name.given):
        return _Step(Answer.DOUBTFUL, _FIRST_ALONE, "one is the first name alone, spelt otherwise")
    if surnames is not None:
        return surnames._replace(score=surnames.score * _SURNAME_ALONE)
    return _Step(Answer.DIFFERENT, 0.0, f"{word} is not a part of the other name")


def _compare_full(a: Name, b: Name, suffixes: _Step) -> NameComparison:
    """Compare two names that have a first name and a surname."""
    ours, theirs = shape_of(a), shape_of(b)
    surnames = _compare_units(ours.surname, theirs.surname)
    middles = _compare_middles(ours, theirs)
    if surnames is None:
        surnames, middles = _compare_two_surnames(ours, theirs), _EQUAL
    givens = _compare_givens(ours.given, theirs.given)
    if surnames is None or givens is None:
        if ends := _compare_ends(a, b):
            return _sum_up([suffixes, ends])
        if surnames is None:
            return _different(f"{ours.surname} and {theirs.surname} are two surnames")
        return _different(f"{ours.given.title()} and {theirs.given.title()} are two first names")
    if middles is None:
        return _different(_tell_middles(ours, theirs))
    return _sum_up([suffixes, givens, middles, surnames])


def _compare_units(a: Unit, b: Unit) -> _Step | None:
    """Compare two surnames with their particles."""
    if a.core == b.core:
        if a.particles == b.particles:
            return _EQUAL
        if a.particles and b.particles:
            return _Step(Answer.DOUBTFUL, _SLIP, f"{a} and {b} differ in a particle")
        return _Step(Answer.COMPATIBLE, _SOUND, f"{a} and {b} differ in a particle")
    if a.joined == b.joined or _is_joined(a, b) or _is_joined(b, a):
        return _Step(Answer.SAME, _APART, f"{a} and {b} are one name, together or apart")
    return _compare_spelling(a.core, b.core)


def _is_joined(a: Unit, b: Unit) -> bool:
    """Return True if one writes together what the other writes apart: Elsisi and al-Sisi."""
    fronts = {"".join(a.particles), *(("al", "el") if a.particles == ("al",) else ())}
    return bool(a.particles) and not b.particles and b.core in {front + a.core for front in fronts}


def _compare_spelling(a: str, b: str) -> _Step | None:
    spelt = compare_words(a, b)
    both = f"{a.title()} and {b.title()}"
    if is_spelling(a, b):
        return _Step(Answer.SAME, _SOUND, f"{both} are spellings of one name")
    if spelt is Spelling.SOUND:
        return _Step(Answer.SAME, _SOUND, f"{both} are ways of writing one sound")
    if spelt is Spelling.SLIP:
        return _Step(Answer.DOUBTFUL, _SLIP, f"{both} are spelt almost alike")
    return _EQUAL if spelt is Spelling.SAME else None


def _compare_givens(a: str, b: str) -> _Step | None:
    """Compare two first names, or letters of them."""
    if a == b:
        return _EQUAL
    if min(len(a), len(b)) == 1:
        letter, name = sorted((a, b), key=len)
        if letter != name[0] or len(name) == 1:
            return None
        reason = f"{letter.title()}. may be the initial of {name.title()}"
        return _Step(Answer.COMPATIBLE, _INITIAL, reason)
    if short := short_for(a, b):
        reason = f"{short[0].title()} is short for {short[1].title()}"
        return _Step(Answer.COMPATIBLE, _NICKNAME, reason)
    spelt = _compare_spelling(a, b)
    if spelt is not None and spelt.answer is Answer.SAME:
        return spelt
    if _are_man_and_woman(a, b):
        return None
    if spelt is None and may_share(a, b):
        return _Step(Answer.DOUBTFUL, _LOOSE, f"{a.title()} and {b.title()} may be short for one")
    return spelt


def _are_man_and_woman(a: str, b: str) -> bool:
    women = load_lexicon().women
    least, most = sorted((women.get(a, 0.5), women.get(b, 0.5)))
    return least <= _MANS and most >= _WOMANS


def _compare_middles(a: Shape, b: Shape) -> _Step | None:
    """Compare what stands between first name and surname; None if it tells two people apart."""
    short, long = sorted((a, b), key=lambda shape: len(shape.middles))
    if not long.middles:
        return _compare_initials(a.initials, b.initials)
    if not short.middles and short.initials:
        return _fit_initials(short.initials, long)
    names = [unit.core for unit in long.middles]
    for unit in short.middles:
        fitting = [name for name in names if compare_words(unit.core, name) in _ONE_NAME]
        if not fitting:
            return None
        names.remove(fitting[0])
    if not names:
        return _compare_initials(a.initials, b.initials)
    further = " ".join(name.title() for name in names)
    return _Step(Answer.COMPATIBLE, _FURTHER, f"one has a further name, {further}")


def _fit_initials(initials: str, name: Shape) -> _Step | None:
    """Compare initials with middle names, or with both of which the order isn't known."""
    letters = "".join(unit.core[0] for unit in name.middles)
    if not name.initials:
        return _compare_initials(initials, letters)
    fits = Counter(initials) <= Counter(letters + name.initials)
    return _Step(Answer.COMPATIBLE, _MORE_INITIALS, "one has a further name") if fits else None


def _compare_initials(a: str, b: str) -> _Step | None:
    if not a or not b or a == b:
        return _EQUAL
    if a.startswith(b) or b.startswith(a):
        return _Step(Answer.COMPATIBLE, _MORE_INITIALS, "one has a further initial")
    return None


def _tell_middles(a: Shape, b: Shape) -> str:
    told = [
        " ".join([*(str(unit) for unit in one.middles), *(f"{c.upper()}." for c in one.initials)])
        for one in (a, b)
    ]
    what = "initials" if not (a.middles or b.middles) else "middle names"
    return f"the {what} {' and '.join(told)} differ"


def _compare_two_surnames(a: Shape, b: Shape) -> _Step | None:
    """Find a surname among two, as by marriage: Ann Lee and Ann Lee Hart."""
    short, long = sorted((a, b), key=lambda shape: len(shape.middles))
    cores = [unit.core for unit in long.middles]
    if len(short.middles) < len(long.middles) and short.surname.core in cores:
        reason = f"{short.surname} is one of two surnames, as by marriage"
        return _Step(Answer.COMPATIBLE, _OF_TWO, reason)
    return None


def _compare_ends(a: Name, b: Name) -> _Step | None:
    """Find who goes by the end of a name: Suu Kyi; but Rashid is the father of Ali bin Rashid."""
    short, long = sorted((name.words for name in (a, b)), key=len)
    before = long[: -len(short)]
    if before and long[len(before) :] == short and before[-1] not in SON_OF:
        return _Step(Answer.COMPATIBLE, _FIRST_ALONE, "one is the end of the other")
    return None


def _compare_bodies(a: Name, b: Name, *, both: bool) -> NameComparison:
    """Compare two names of which at least one is an organisation's."""
    ours, theirs = said_words(a.words), said_words(b.words)
    if Counter(ours) == Counter(theirs):
        return NameComparison(Answer.SAME, _APART, ("the same words of an organisation's name",))
    if are_initials(a.words, b.words) or are_initials(b.words, a.words):
        return NameComparison(Answer.COMPATIBLE, _NICKNAME, ("one is the other's initials",))
    slips = count_slips(ours, theirs) if both else None
    if slips is not None and slips < 2:
        answer = Answer.DOUBTFUL if slips else Answer.SAME
        return NameComparison(answer, _SLIP if slips else _SOUND, ("spelt almost alike",))
    if set(ours) < set(theirs) or set(theirs) < set(ours):
        return NameComparison(Answer.DOUBTFUL, _PART_OF_BODY, ("one has more words of a name",))
    return _different("two organisations" if both else "an organisation and somebody else")
