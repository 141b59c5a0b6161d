"""Whether two speakers with different names may be one person: a score with its reasons.

Nothing is merged by it: it ranks what a person is asked.
"""

from dataclasses import dataclass

from quotes.names.answers import Answer
from quotes.names.compare import compare_parsed
from quotes.resolve.profile import Traits, contradiction
from quotes.text.inflection import count_of
from quotes.types import SpeakerKind

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


def score_speakers(
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
    if not (a.name.is_full and b.name.is_full) or _ruled_out(a, b):
        return None
    names = compare_parsed(a.name, b.name)
    if names.answer is Answer.DIFFERENT:
        return None
    score, reasons = names.score, list(names.reasons)
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
        reasons.append(f"the same words are given to both ({count_of(same_words, 'utterance')})")
    if namesakes >= _MANY:
        score -= _COMMON
        reasons.append(f"but {count_of(namesakes, 'speaker')} have the surname")
    return Likeness(round(min(max(score, 0.0), _MOST), 2), tuple(reasons))


def _ruled_out(a: Traits, b: Traits) -> bool:
    """Return True if it can't be: bodies go by their names, and men are no women."""
    if SpeakerKind.ORGANISATION in {a.kind, b.kind}:
        return True
    if len(a.name.words) != len(b.name.words) and SpeakerKind.PERSON not in {a.kind, b.kind}:
        return True  # "New York" and "New York Bank"
    return a.gender.contradicts(b.gender)
