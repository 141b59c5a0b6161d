"""Whether two speakers with different names may be one person: a score with its reasons.

Nothing is merged by it: it ranks what a person is asked.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz

from quotes.names.nicknames import nicknames_of
from quotes.names.parse import Name, consonants, sound
from quotes.resolve.profile import Traits, contradiction
from quotes.types import SpeakerKind

# Of 100: Zelensky and Zelenskyy have 94, Johnson and Johnston 93, Smith and Smits 80; Mohammed and
# Muhammad 63, with four consonants in common. Tim and Tom have two.
_CLOSE, _FAR, _CONSONANTS = 84, 60, 4
_SAME, _SOUNDS_ALIKE, _CLOSE_SPELLING, _NICKNAME, _INITIAL = 1.0, 0.9, 0.7, 0.8, 0.6
_FURTHER, _MIDDLE = 0.85, 0.7
# What is said beside the names moves a score by so much.
_AGREES, _DIFFERS = 0.1, 0.35
_SAME_WORDS = 0.2
# Of a name that many bear, likeness says less.
_COMMON, _MANY = 0.15, 4
_MOST = 0.99


@dataclass(frozen=True, slots=True)
class Likeness:
    """How surely two speakers are one person, from 0 to 1, and why, in plain words."""

    score: float
    reasons: tuple[str, ...]


def compare_speakers(
    a: Traits, b: Traits, *, same_words: int = 0, namesakes: int = 1
) -> Likeness | None:
    """Compare two speakers with full names.

    Args:
        a: One of them.
        b: The other.
        same_words: How many utterances articles give to one and to the other.
        namesakes: How many speakers have the rarer one of the two surnames.

    Returns:
        None where the names are not like each other, or something rules it out.
    """
    names = _compare_names(a.name, b.name)
    if names is not None and len(a.name.words) != len(b.name.words) and not _is_person(a, b):
        return None  # "New York" and "New York Bank"
    if names is None or _ruled_out(a, b):
        return None
    score, reasons = names
    against = contradiction(a, b)
    initials = a.name.initials[:1], b.name.initials[:1]
    told_apart = a.name.key != b.name.key or (all(initials) and initials[0] != initials[1])
    if against and told_apart and not same_words:
        return None
    if against:
        score -= _DIFFERS
        reasons.append(f"but told apart by {against}")
    if shared := a.seats & b.seats:
        score += _AGREES
        reasons.append(f"both {' and '.join(sorted(shared))}")
    elif a.fields & b.fields:
        score += _AGREES
        reasons.append(f"both in {' and '.join(sorted(a.fields & b.fields))}")
    if same_words:
        score += _SAME_WORDS
        reasons.append(f"the same words are given to both ({same_words} utterances)")
    if namesakes >= _MANY:
        score -= _COMMON
        reasons.append(f"but {namesakes} speakers have the surname")
    return Likeness(round(min(max(score, 0.0), _MOST), 2), tuple(reasons))


def _ruled_out(a: Traits, b: Traits) -> bool:
    """Return True if it can't be: bodies go by their names, and men are no women."""
    if SpeakerKind.ORGANISATION in {a.kind, b.kind}:
        return True
    return a.gender.contradicts(b.gender)


def _is_person(a: Traits, b: Traits) -> bool:
    return SpeakerKind.PERSON in {a.kind, b.kind}


def _compare_names(a: Name, b: Name) -> tuple[float, list[str]] | None:
    if not (a.is_full and b.is_full) or a.suffix != b.suffix:
        return None
    if a.key == b.key:
        return _SAME, ["the same name"]
    if a.words == b.words[::-1]:
        return _SOUNDS_ALIKE, ["the same words in another order"]
    surnames = _compare_surnames(a, b)
    if surnames is None:
        return None
    givens = _compare_givens(a.given, b.given)
    if givens is None:
        return None
    # Two spellings at once are weaker than either, so shares multiply.
    reasons = [reason for _, reason in (surnames, givens) if reason]
    return surnames[0] * givens[0], reasons


def _compare_surnames(a: Name, b: Name) -> tuple[float, str] | None:
    spelt = _compare_words(a.surname, b.surname)
    if spelt is not None:
        inner = (a.words[1:-1], b.words[1:-1])
        if inner[0] == inner[1]:
            return spelt
        if all(inner):
            return None  # two different middle names
        further = " ".join(inner[0] or inner[1]).title()
        return spelt[0] * _FURTHER, f"one has a further name, {further}"
    short, long = sorted((a, b), key=lambda name: len(name.words))
    if len(short.words) < len(long.words) and short.surname in long.words[1:-1]:
        return _MIDDLE, f"{short.surname.title()} is one of two surnames, as by marriage"
    return None


def _compare_givens(a: str, b: str) -> tuple[float, str] | None:
    spelt = _compare_words(a, b)
    if spelt is not None:
        return spelt
    if b in nicknames_of(a) or a in nicknames_of(b):
        return _NICKNAME, f"{a.title()} is short for {b.title()}, or the other way round"
    if min(len(a), len(b)) == 1 and a[0] == b[0]:
        return _INITIAL, f"{a.title()} may be the initial of {b.title()}"
    return None


def _compare_words(a: str, b: str) -> tuple[float, str] | None:
    if a == b:
        return _SAME, ""
    if min(len(a), len(b)) < 3:
        return None
    if sound(a) == sound(b):
        return _SOUNDS_ALIKE, f"{a.title()} and {b.title()} are ways of writing one sound"
    ratio = fuzz.ratio(a, b)
    heard = consonants(a)
    alike = ratio >= _FAR and len(heard) >= _CONSONANTS and heard == consonants(b)
    if ratio >= _CLOSE or alike:
        return _CLOSE_SPELLING, f"{a.title()} and {b.title()} are spelt almost alike"
    return None
