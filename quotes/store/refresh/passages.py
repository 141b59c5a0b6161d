"""Which stretches of an article become passages, and whose words they are."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotes.text.spans import own_words
from quotes.types import CharSpan, Mode, QuotationKind, Stance

if TYPE_CHECKING:
    from quotes.text.annotated import AnnotatedText

Speakers = tuple[str, ...]
Spans = tuple[CharSpan, ...]


class Place(NamedTuple):
    """Where a passage stands: what makes it the same one when it is derived again."""

    quotation_id: int
    start: int
    end: int


class Part(NamedTuple):
    """One span of a shown quotation's content."""

    reading_id: int
    quotation_id: int
    parent_id: int | None
    start: int
    end: int
    kind: QuotationKind
    mode: Mode
    stance: Stance

    @property
    def span(self) -> CharSpan:
        """The span itself."""
        return CharSpan(self.start, self.end)

    @property
    def is_reported(self) -> bool:
        """Whether it is in the reporter's words."""
        return self.kind is QuotationKind.INDIRECT


class SpokenAs(NamedTuple):
    """What decides on a passage's links besides its words.

    Attributes:
        speakers: Full names, as far as named.
        reported: Whether it is reported speech.
        stance: Whether the words are put forward as said.
        nested: What in it are the words of a quotation within it, by place in the article; None
            where what is stored can't be read.
    """

    speakers: Speakers
    reported: bool
    stance: Stance
    nested: Spans | None


def find_passages(
    rows: Sequence[Part], text: str, speakers: Mapping[int, Speakers]
) -> dict[Place, SpokenAs]:
    """Return the passages of a reading, each stretch of a text once.

    Where one reported clause stands in another, both hold the same quoted words: they are a
    passage of the outer one. Of the same words uttered and thought, the utterance has the passage.
    Reported speech has one where it holds no quoted words and its speaker is known.

    A quotation that is known to stand in another one has its own words, so that they are nobody
    else's: the outer one has a passage if it has words beside these, which notes what is nested.
    """
    from quotes.text.annotated import annotate  # noqa: PLC0415 - look-ups do without

    annotated = annotate(text)
    thoughts = {row.quotation_id for row in rows if row.mode is Mode.THOUGHT}
    stances = {row.quotation_id: row.stance for row in rows}
    wanted: dict[Place, SpokenAs] = {}
    for is_reported in (False, True):
        taken = [CharSpan(place.start, place.end) for place in wanted]
        these = [row for row in rows if row.is_reported is is_reported]
        nested = _nested(these)
        levels: dict[int, list[tuple[CharSpan, int]]] = defaultdict(list)
        depths = _depths(these)
        for row in these:
            id_ = row.quotation_id
            if is_reported and (id_ not in speakers or id_ in thoughts):
                continue
            levels[depths[id_]] += [(one, id_) for one in _stretches(annotated, row)]
        for _, stretches in sorted(levels.items()):
            for span, id_ in _outermost(stretches, taken, thoughts):
                within = _within(span, nested[id_])
                if not within or _has_own_words(text, span, within):
                    spoken_as = SpokenAs(speakers.get(id_, ()), is_reported, stances[id_], within)
                    wanted[Place(id_, span.start, span.end)] = spoken_as
    return wanted


def _nested(rows: Sequence[Part]) -> Mapping[int, Sequence[CharSpan]]:
    """Return the content of what stands in each quotation."""
    nested: dict[int, list[CharSpan]] = defaultdict(list)
    for row in rows:
        if row.parent_id is not None:
            nested[row.parent_id].append(row.span)
    return nested


def _depths(rows: Sequence[Part]) -> Mapping[int, int]:
    """Return within how many of these quotations each of them stands."""
    here = {row.quotation_id for row in rows}
    parents = {row.quotation_id: row.parent_id for row in rows if row.parent_id in here}
    depths = {}
    for id_ in here:
        passed = [id_]
        while (parent := parents.get(passed[-1])) is not None and parent not in passed:
            passed.append(parent)
        depths[id_] = len(passed) - 1
    return depths


def _within(span: CharSpan, nested: Iterable[CharSpan]) -> Spans:
    return tuple(
        CharSpan(max(span.start, one.start), min(span.end, one.end))
        for one in sorted(set(nested))
        if one.overlaps(span)
    )


def _has_own_words(text: str, span: CharSpan, nested: Spans) -> bool:
    return bool(own_words(span.of(text), span.start, nested))


def _stretches(annotated: "AnnotatedText", row: Part) -> Sequence[CharSpan]:
    """Return what is quoted word for word: of mixed speech only what stands in marks."""
    mixed = row.kind is QuotationKind.MIXED
    return annotated.quoted_parts(row.span) if mixed else (row.span,)


def _outermost(
    stretches: Iterable[tuple[CharSpan, int]], taken: Iterable[CharSpan], thoughts: Collection[int]
) -> Iterator[tuple[CharSpan, int]]:
    """Give stretches in order, without those that lie in others or touch what is taken."""
    ends = sorted((span.start, span.end) for span in taken)
    reached = 0
    for span, quotation_id in sorted(
        stretches, key=lambda one: (one[0].start, -one[0].end, one[1] in thoughts, one[1])
    ):
        before = bisect_left(ends, (span.end,))
        if span.end > reached and (not before or ends[before - 1][1] <= span.start):
            yield span, quotation_id
            reached = span.end
