"""Which of the speakers already known a name in an article stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quotes.resolve.profile import Traits, contradiction

# Somebody who is in the news is named by at least this many articles, and this many times as often
# as a namesake.
_OFTEN, _TIMES = 5, 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A known speaker, or that it is a new one.

    Attributes:
        speaker: Number of the known speaker; None for a new one.
        alone: Whether a new one stays with its article, since several of the name may be meant.
        among: Those several.
    """

    speaker: int | None
    alone: bool = False
    among: tuple[int, ...] = field(default=(), compare=False)


def choose_speaker(traits: Traits, known: Mapping[int, Traits]) -> Choice:
    """Decide whom a full name stands for.

    Speakers of one name are one person unless what articles tell of them contradicts it. Where
    several are known already, it is the only one of whom the same is told.

    Args:
        traits: What the article tells.
        known: What is known of each speaker of this name, by number.
    """
    fitting = {id_: one for id_, one in known.items() if contradiction(one, traits) is None}
    if len(fitting) <= 1:
        return Choice(next(iter(fitting), None))
    grades = {id_: _agreement(one, traits) for id_, one in fitting.items()}
    most = max(grades.values())
    agreeing = [id_ for id_, grade in grades.items() if grade == most]
    if most and len(agreeing) == 1:
        return Choice(agreeing[0])
    return Choice(None, alone=True, among=tuple(agreeing))


def predominant(articles: Mapping[int, int]) -> int | None:
    """Return whom of several of one name an article means that tells nothing of them, if anybody.

    That is one who is in the news again and again while the others hardly are: a slip that made
    two of one person once must not part all that comes later.

    Args:
        articles: In how many articles each is named, by number.
    """
    ranked = sorted(articles, key=lambda id_: -articles[id_])
    if not ranked or articles[ranked[0]] < _OFTEN:
        return None
    others = [articles[id_] for id_ in ranked[1:]]
    return ranked[0] if not others or articles[ranked[0]] >= _TIMES * others[0] else None


def _agreement(known: Traits, traits: Traits) -> int:
    """Say how much of what is told of two is the same: a state, initials, a field or nothing."""
    if known.states & traits.states:
        return 3
    if known.name.initials and known.name.initials == traits.name.initials:
        return 2
    return 1 if known.fields & traits.fields else 0
