"""Families of wordings as the store gives them out."""

from dataclasses import dataclass

from quotes.types import (
    Difference,
    Mode,
    Passage,
    Relation,
    Stance,
)


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """One wording of an utterance: a passage, where it stands and who is taken to have spoken.

    Attributes:
        passage_id: Number of the passage; None for a part that takes no part in families.
        quotation: Number of the quotation that it belongs to.
        article_id: Number of the article in this store.
        article: The id that the article was added with.
        outlet: Who published it.
        published_at: ISO 8601 date, or time in UTC.
        url: Address.
        start: Where it begins in the article's text.
        end: Where it ends.
        text: The exact slice.
        mode: Speech, writing or thought.
        stance: Whether the words are put forward as said.
        confidence: From 0 to 1, that the quotation is one with these edges.
        speakers: Full names, as far as named.
        doubtful: Whether they are named, but not safely so.
    """

    passage_id: int | None
    quotation: int
    article_id: int
    article: str
    outlet: str | None
    published_at: str | None
    url: str | None
    start: int
    end: int
    text: str
    mode: Mode
    stance: Stance
    confidence: float
    speakers: tuple[str, ...]
    doubtful: bool

    @property
    def speaker(self) -> str | None:
        """The first of the speakers, if any is named."""
        return self.speakers[0] if self.speakers else None

    @property
    def passage(self) -> Passage:
        """The value that scoring and comparing take."""
        return Passage(self.text, self.start, self.speakers, stance=self.stance)


@dataclass(frozen=True, slots=True)
class PairDifference:
    """How member ``a`` differs from member ``b``: positions among the family's members."""

    a: int
    b: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class FamilyRecord:
    """The wordings of one utterance in different articles.

    Attributes:
        id: The same as long as the family only grows by newer articles.
        speaker: Whom most members name; None where none does.
        members: By date, the earliest first; undated ones last.
        differences: Every pair of members that share words, a before b.
        paraphrases: Reported speech of the same speaker about the same, in the same order; its
            words are the reporters', so they are compared with none.
        repeated: What the speaker said much the same on another occasion, in the same order.
        elsewhere: What has the words with another stance, as where they are denied; same order.
    """

    id: int
    speaker: str | None
    members: tuple[MemberRecord, ...]
    differences: tuple[PairDifference, ...]
    paraphrases: tuple[MemberRecord, ...] = ()
    repeated: tuple[MemberRecord, ...] = ()
    elsewhere: tuple[MemberRecord, ...] = ()

    @property
    def wordings(self) -> tuple[tuple[int, ...], ...]:
        """The members with the same words, by position: each wording where it first appeared."""
        wording_of: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(self.members))}
        for pair in self.differences:
            if pair.difference.relation in {Relation.IDENTICAL, Relation.TYPOGRAPHY}:
                both = tuple(sorted({*wording_of[pair.a], *wording_of[pair.b]}))
                wording_of.update(dict.fromkeys(both, both))
        return tuple(dict.fromkeys(wording_of.values()))

    @property
    def outlets(self) -> frozenset[str]:
        """Who printed it; an article without an outlet counts as one of its own."""
        return frozenset(member.outlet or member.article for member in self.members)

    @property
    def doubtful(self) -> bool:
        """Whether no member names the family's speaker safely."""
        naming = [member for member in self.members if member.speaker == self.speaker]
        return self.speaker is not None and all(member.doubtful for member in naming)
