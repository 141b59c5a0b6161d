"""The claims of a draft: what it puts in quotation marks, and what it reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from quotes.check.wording import Wording
from quotes.text.annotated import AnnotatedText
from quotes.text.lines import Lines
from quotes.text.words import read_words
from quotes.types import (
    Attribution,
    CharSpan,
    Mode,
    QuotationKind,
    Reading,
    SpeakerKind,
    SpeakerStatus,
    Stance,
)
from quotes.unread import Unread, UnreadReason

# Below it, a name is more likely misread than right.
_SAFE = 0.5
# Of words in marks whom nobody is said to have spoken, fewer are a term rather than a quotation.
_SAID = 3
# So many words outside of its marks may a reader take in with a quotation.
_TAKEN_IN = 2
# So many words may interrupt a quotation: "said Ann Lee, who has been the mayor since May".
_ASIDE = 25
# A draft claims that words were said, or that they were denied.
_CLAIMED = {Stance.SAID, Stance.DENIED}
# What stands in marks and may well be a quotation whose speaker the reader did not find.
_MAYBE = {UnreadReason.NO_SPEAKER, UnreadReason.CUE_NOT_LINKED, UnreadReason.UNCLOSED_MARK}


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation of a draft.

    Attributes:
        wording: What it quotes.
        line: The line of the draft, from 1.
        speakers: Who it says has spoken, as far as it could be read safely.
        kinds: What these are: person, organisation or other.
        unsure: Whom the draft may name, where that could not be read safely.
        reported: Whether it is reported speech, which is held to no wording.
        stance: Whether the draft has it as said or as denied; other stances make no claim.
    """

    wording: Wording
    line: int
    speakers: tuple[str, ...] = ()
    kinds: tuple[SpeakerKind, ...] = ()
    unsure: tuple[str, ...] = ()
    reported: bool = False
    stance: Stance = Stance.SAID

    @property
    def text(self) -> str:
        """The words on one line, as they are compared."""
        return self.wording.text

    @property
    def speaker(self) -> str | None:
        """Who it says has spoken, on one line."""
        return " and ".join(self.speakers) or None

    @property
    def key(self) -> str:
        """What it is settled under: the same for the same words of the same speaker."""
        words = " ".join(read_words(self.text).surface_norms)
        spelt = f"{words}\0{(self.speaker or '').casefold()}"
        return sha256(spelt.encode("utf-8", "surrogatepass")).hexdigest()[:10]


class Claims(NamedTuple):
    """What a draft says that people said.

    Attributes:
        quoted: What stands in quotation marks, in the draft's order.
        reported: What is reported of somebody in the draft's own words.
        passed: How many passages in marks were taken for titles, names or scare quotes.
        unsaid: How many quotations the draft itself doesn't put forward as said: who would say
            something, or was asked about it, isn't held to it.
    """

    quoted: tuple[Claim, ...]
    reported: tuple[Claim, ...]
    passed: int
    unsaid: int


def read_claims(reading: Reading, annotated: AnnotatedText, unread: Sequence[Unread]) -> Claims:
    """Take the claims from what a reader found in a draft, and from what it left.

    Of a sentence that quotes some words, each run of quoted words is a claim. What stands in
    marks with no speaker is one too: nobody may have said it.
    """
    text = annotated.text
    lines = Lines(reading.article.text)
    quoted: list[Claim] = []
    reported: list[Claim] = []
    unsaid = 0
    for attribution in reading.attributions:
        quotation = attribution.quotation
        if quotation.stance not in _CLAIMED:
            unsaid += 1
        elif quotation.kind is QuotationKind.INDIRECT:
            is_said = quotation.stance is Stance.SAID and quotation.mode is not Mode.THOUGHT
            if attribution.speakers and is_said:
                reported.append(
                    _claim(reading, lines, attribution, quotation.content, reported=True)
                )
        elif quotation.kind is QuotationKind.DIRECT:
            found = [one for span in quotation.content for one in _quoted_words(annotated, span)]
            parts = list(dict.fromkeys(found)) or quotation.content
            quoted += [_claim(reading, lines, attribution, near) for near in _part_far(text, parts)]
        else:
            quoted += [
                _claim(reading, lines, attribution, (part,))
                for span in quotation.content
                for part in annotated.quoted_whole(span)
                if any(map(str.isalnum, part.of(text)))  # not a mark alone
            ]
    maybe = [
        passage
        for passage in unread
        if passage.reason in _MAYBE and len(passage.span.of(text).split()) >= _SAID
    ]
    quoted += [_unread_claim(reading, lines, passage) for passage in maybe]
    known = {*maybe, *(one for one in unread if one.reason is UnreadReason.PART_READ)}
    passed = len([one for one in unread if one not in known])
    return Claims(tuple(_outermost(quoted)), tuple(reported), passed, unsaid)


def _quoted_words(annotated: AnnotatedText, span: CharSpan) -> Sequence[CharSpan]:
    """Return the marked stretches of a span; of a span without any, the span itself.

    A word or two outside of the marks are taken in by a reader; more are the quotation's, whose
    marks a line break or a lost mark took away.
    """
    marked = annotated.quoted_whole(span)
    if marked or len(span.of(annotated.text).split()) <= _TAKEN_IN:
        return marked
    return [span]


def _part_far(text: str, spans: Sequence[CharSpan]) -> list[list[CharSpan]]:
    """Group spans that a few words ("she said") stand between; others are quotations apart.

    So are words that a colon introduces, and those of another paragraph with its own "she said".
    """
    groups = [[spans[0]]]
    for before, span in pairwise(spans):
        between = text[before.end : span.start]
        apart = "\n" in between and any(map(str.isalnum, between))
        if apart or len(between.split()) > _ASIDE or ":" in between[-3:]:
            groups.append([])
        groups[-1].append(span)
    return groups


def _outermost(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Give claims in the draft's order, of two in one place the longer, or the one with a name."""
    reached = -1
    order = sorted(claims, key=lambda one: (one.wording.start, -one.wording.end, not one.speakers))
    for claim in order:
        if claim.wording.end > reached:
            yield claim
            reached = claim.wording.end


def _claim(
    reading: Reading,
    lines: Lines,
    attribution: Attribution,
    spans: Sequence[CharSpan],
    *,
    reported: bool = False,
) -> Claim:
    named = attribution.status is SpeakerStatus.NAMED
    safe = named and attribution.confidence >= _SAFE
    return Claim(
        Wording.of_spans(reading.article.text, spans),
        _line(reading, lines, spans[0].start),
        attribution.speakers if safe else (),
        tuple(profile.kind for profile in attribution.named) if safe else (),
        attribution.speakers if named and not safe else (),
        reported,
        attribution.quotation.stance,
    )


def _unread_claim(reading: Reading, lines: Lines, passage: Unread) -> Claim:
    wording = Wording.of_spans(reading.article.text, (passage.span,))
    return Claim(wording, _line(reading, lines, passage.span.start))


def _line(reading: Reading, lines: Lines, start: int) -> int:
    return lines.number_of(start) - 1 + reading.article.first_line
