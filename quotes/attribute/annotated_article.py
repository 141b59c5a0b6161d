"""What the resolution of speakers looks at: a text with its clusters, sentence by sentence."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from quotes.attribute.entities.coreference import Clusters, cluster_mentions
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.mentions.detect import Mention, find_mentions
from quotes.attribute.mentions.link_boilerplate import mask_link_boilerplate
from quotes.names.lexicon import Lexicon, load_lexicon
from quotes.text.annotated import AnnotatedText
from quotes.types import CharSpan

# Beyond this many characters from a name the article speaks of something else.
_INTRODUCTION = 60
_BREAK = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article's text, and whom it names where.

    Attributes:
        text: The text, with markup masked.
        annotated: The same, with its marks and sentences.
        lexicon: Lists of words.
        mentions: All names, in text order.
        clusters: Whom they stand for.
        sentences: Where each sentence starts, in text order.
        unquoted: Mentions outside quotation marks: the reporter's own.
        paragraphs: Where each paragraph starts, in text order.
    """

    text: str
    annotated: AnnotatedText
    lexicon: Lexicon
    mentions: tuple[Mention, ...]
    clusters: Clusters
    sentences: tuple[int, ...]
    unquoted: tuple[Mention, ...]
    paragraphs: tuple[int, ...]

    def entity(self, mention: Mention) -> Entity | None:
        """Return whom a mention stands for, or None where it can't be told."""
        return self.clusters.of_mention.get(mention)

    def within(self, span: CharSpan) -> list[Mention]:
        """Return the mentions whose name begins in a span; titles may stand before it."""
        first = bisect_right(self.mentions, span.start - 1, key=lambda one: one.own)
        last = bisect_right(self.mentions, span.end - 1, key=lambda one: one.own)
        return list(self.mentions[first:last])

    def unquoted_in_sentence(self, offset: int, back: int) -> list[Mention]:
        """Return the reporter's mentions in the sentence some sentences before an offset.

        Args:
            offset: A place in the text; nothing behind it is returned.
            back: 0 for its own sentence, 1 for the one before, and so on.
        """
        number = bisect_right(self.sentences, offset) - 1 - back
        if number < 0:
            return []
        start = self.sentences[number]
        end = offset if back == 0 else self.sentences[number + 1]
        first = bisect_right(self.unquoted, start - 1, key=lambda one: one.span.start)
        last = bisect_right(self.unquoted, end - 1, key=lambda one: one.span.start)
        return list(self.unquoted[first:last])

    def introduction(self, mention: Mention) -> str:
        """Return what the article may say of somebody around a mention.

        That is its sentence, from the person named before to the one named after.
        """
        number = bisect_right(self.sentences, mention.own)
        start = max(self.sentences[number - 1], mention.span.start - _INTRODUCTION)
        end = self.sentences[number] if number < len(self.sentences) else len(self.text)
        end = min(end, mention.span.end + _INTRODUCTION)
        for other in self.within(CharSpan(start, max(end, start + 1))):
            entity = self.entity(other)
            if other == mention or entity is None or not is_person(entity):
                continue
            if other.own < mention.own:
                start = other.span.end
            else:
                end = min(end, other.span.start)
        return self.text[start:end]

    def names_ambiguously(self, span: CharSpan) -> bool:
        """Return True if somebody is named in a span by a name that several people have."""
        return any(
            one in self.clusters.ambiguous and self.clusters.of_mention.get(one) is None
            for one in self.within(span)
        )

    def paragraphs_between(self, start: int, end: int) -> int:
        """Count the paragraph breaks between two offsets."""
        return bisect_right(self.paragraphs, end) - bisect_right(self.paragraphs, start)

    def sentence_start(self, offset: int) -> int:
        """Return where the sentence that holds an offset starts."""
        return self.sentences[bisect_right(self.sentences, offset) - 1]

    def sentence_of(self, offset: int) -> str:
        """Return the sentence that holds an offset."""
        number = bisect_right(self.sentences, offset)
        end = self.sentences[number] if number < len(self.sentences) else len(self.text)
        return self.text[self.sentences[number - 1] : end]


def annotate_article(annotated: AnnotatedText) -> AnnotatedArticle:
    """Find the names of a text and whom they stand for."""
    lexicon = load_lexicon()
    annotated = annotated.with_text(mask_link_boilerplate(annotated.text))
    text = annotated.text
    mentions = tuple(find_mentions(text, lexicon))
    return AnnotatedArticle(
        text=text,
        annotated=annotated,
        lexicon=lexicon,
        mentions=mentions,
        clusters=cluster_mentions(annotated, mentions, lexicon),
        unquoted=tuple(one for one in mentions if not annotated.quoted_parts(one.span)),
        sentences=annotated.sentences,
        paragraphs=(0, *(found.end() for found in _BREAK.finditer(text))),
    )
