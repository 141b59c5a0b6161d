"""Which of the speakers already known a name in an article stands for."""

from collections.abc import Mapping
from dataclasses import dataclass

from quotes.resolve.traits import Traits, contradiction


@dataclass(frozen=True, slots=True)
class Choice:
    """A known speaker, or that it is a new one.

    Attributes:
        speaker: Number of the known speaker; None for a new one.
        alone: Whether a new one stays with its article, since several of the name may be meant.
    """

    speaker: int | None
    alone: bool = False


def choose_speaker(traits: Traits, known: Mapping[int, Traits]) -> Choice:
    """Decide whom a full name stands for.

    Speakers of one name are one person unless what articles tell of them contradicts it. Where
    several are known already, it is the only one of whom the same is told.

    Args:
        traits: What the article tells.
        known: What is known of each speaker of this name, by number.
    """
    fitting = {id_: one for id_, one in known.items() if contradiction(one, traits) is None}
    if len(fitting) > 1:
        agreeing = [id_ for id_, one in fitting.items() if _agrees(one, traits)]
        return Choice(agreeing[0]) if len(agreeing) == 1 else Choice(None, alone=True)
    return Choice(next(iter(fitting), None))


def _agrees(known: Traits, traits: Traits) -> bool:
    if known.name.initials and known.name.initials == traits.name.initials:
        return True
    return bool(known.states & traits.states) or bool(known.fields & traits.fields)
