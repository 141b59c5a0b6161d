"""A text with what every step of reading asks of it, each worked out once and passed on."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from quotes.text.marks import Marked, detect_marked
from quotes.text.mask import mask_markup
from quotes.text.paragraphs import split_paragraphs
from quotes.text.sentences import Break, find_breaks
from quotes.types import CharSpan


@dataclass(frozen=True)
class AnnotatedText:
    """A text with its paragraphs, sentences and quotation marks, found when first asked for.

    Attributes:
        text: The text, with leftover markup masked: offsets are those of the article.
    """

    text: str

    @cached_property
    def paragraphs(self) -> tuple[CharSpan, ...]:
        """The paragraphs, in text order."""
        return tuple(split_paragraphs(self.text))

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        """The places between sentences, in text order."""
        return tuple(find_breaks(self.text))

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Where each sentence starts, 0 being the first."""
        return (0, *(found.start for found in self.breaks))

    @cached_property
    def marked(self) -> tuple[Marked, ...]:
        """The stretches in quotation marks, in the order of their opening marks."""
        return detect_marked(self.text, self.paragraphs)

    @cached_property
    def outermost(self) -> tuple[Marked, ...]:
        """The stretches that stand in no other."""
        return tuple(stretch for stretch in self.marked if stretch.level == 0)

    def quoted_parts(self, span: CharSpan) -> list[CharSpan]:
        """Return what stands in (outermost) quotation marks within a span.

        Returns:
            Spans in text order, each as long as the marks and the span allow.
        """
        return [
            CharSpan(max(whole.start, span.start), min(whole.end, span.end))
            for whole in self.quoted_whole(span)
        ]

    def quoted_whole(self, span: CharSpan) -> list[CharSpan]:
        """Return the (outermost) marked stretches that a span touches, each whole.

        What a reader takes of a long stretch may end before its mark.
        """
        first = bisect_right(self.outermost, span.start, key=lambda one: one.content.end)
        after = bisect_left(self.outermost, span.end, lo=first, key=lambda one: one.content.start)
        return [stretch.content for stretch in self.outermost[first:after]]

    def with_text(self, text: str) -> "AnnotatedText":
        """Return another text annotated; itself, if it is the same."""
        return self if text == self.text else AnnotatedText(text)


def annotate(text: str) -> AnnotatedText:
    """Mask leftover markup in an article's text, and hold it with what is found in it."""
    return AnnotatedText(mask_markup(text))
