"""What the store gives out about speakers: frozen values, never ORM rows."""

from dataclasses import dataclass

from quotes.store.records.decisions import DecisionAction, DecisionRecord
from quotes.text.shown import quote_for_shell
from quotes.types import Gender, SpeakerKind


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """A named speaker and how much of theirs queries show.

    Attributes:
        id: Number of the speaker in this store.
        name: The name that is shown: given by a person, else the form that most articles have.
        kind: Person, organisation or other.
        gender: As far as articles tell it.
        quotations: How many quotations queries show.
        articles: In how many articles.
        outlets: Of how many outlets.
    """

    id: int
    name: str
    kind: SpeakerKind
    gender: Gender
    quotations: int
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """Which speakers a name that somebody gave stands for.

    Attributes:
        ids: Their numbers.
        taken: The name that was taken for it, where nobody is called just so.
    """

    ids: tuple[int, ...]
    taken: str | None = None


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """A name that a speaker goes by, and in how many articles; 0 for one that a person gave."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class SpeakerDetail:
    """All that the store knows of one speaker.

    Attributes:
        speaker: The record that lists show.
        roles: Titles and roles that articles give, in lower case.
        seats: Parties and states, as "R-IA".
        aliases: Names, the commonest first.
        joined: Why other found speakers are this one, in plain words: decisions and offices.
        decisions: What people decided about the speaker, the newest last.
    """

    speaker: SpeakerRecord
    roles: tuple[str, ...]
    seats: tuple[str, ...]
    aliases: tuple[AliasRecord, ...]
    joined: tuple[str, ...]
    decisions: tuple[DecisionRecord, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two speakers that may be one, or a surname that may stand for a speaker wherever it is.

    Attributes:
        action: What a person would decide: merge, or alias.
        speaker: Who would be taken into the other; of an alias, one of those of that name.
        other: Who they may be.
        score: From 0 to 1.
        reasons: Why, in plain words.
    """

    action: DecisionAction
    speaker: SpeakerRecord
    other: SpeakerRecord
    score: float
    reasons: tuple[str, ...]

    @property
    def command(self) -> str:
        """What a person types to accept it."""
        if self.action is DecisionAction.ALIAS:
            return f"quotes speakers alias {self.other.id} {quote_for_shell(self.speaker.name)}"
        return f"quotes speakers merge {self.speaker.id} {self.other.id}"
