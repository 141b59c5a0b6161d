"""What a resolver knows besides the words of a source: what was said, and who spoke before."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from quotes.attribute.entities.entity import Entity
from quotes.attribute.resolution import Resolution
from quotes.attribute.resolvers.index import ArticleIndex
from quotes.types import CharSpan, Quotation


@dataclass(frozen=True, slots=True)
class Context:
    """A quotation whose source is to be led to a name, and what came before it.

    Attributes:
        index: What resolvers look up in the article.
        quotation: What was said; it has a source.
        last_speaker: Who spoke the last quotation before of which that is known.
        last_place: Where that quotation's source stands.
        speakers: All who spoke before.
        answered: The last quotation before that has a speaker, and its answer.
        outer: The answer to the quotation that this one stands in.
    """

    index: ArticleIndex
    quotation: Quotation
    last_speaker: Entity | None = None
    last_place: int | None = None
    speakers: AbstractSet[Entity] = frozenset()
    answered: tuple[Quotation, Resolution] | None = None
    outer: Resolution | None = None

    @property
    def source(self) -> CharSpan:
        """Where the words stand that name who spoke."""
        return self.quotation.source[0]

    def of_part(self) -> "Context":
        """Return the same for a part of the source, which means no document from before."""
        return replace(self, answered=None)
