"""The comparison reader: textacy's direct quotations, one paragraph at a time.

textacy raises for a whole Doc where one mark is odd, so that each paragraph is read by itself
and one that it can't read gives nothing.
"""

from importlib.metadata import version

from spacy.tokens import Doc, Span, Token
from textacy.extract.triples import direct_quotations

from quotes.detect.join import kind_of
from quotes.detect.modes import mode_of
from quotes.detect.rules.spacy_model import name_pipeline
from quotes.detect.stances import stance_of
from quotes.text.annotated import AnnotatedText
from quotes.types import CharSpan, Quotation, ReaderInfo

_MARKS = "“”\"„«»‘’' \n\t"


class TextacyReader:
    """Reads direct quotations with textacy, to compare with."""

    needs = frozenset({"parser", "lemmatizer"})

    def __init__(self) -> None:
        self.info = ReaderInfo("textacy", version("textacy"), name_pipeline())

    def read(self, text: AnnotatedText, doc: Doc | None) -> list[Quotation]:
        """Find the direct quotations that textacy finds, with offsets in the text.

        Raises:
            ValueError: If no parsed document is given.
        """
        if doc is None:
            message = "the textacy reader needs a parsed document"
            raise ValueError(message)
        found = []
        for paragraph in text.paragraphs:
            span = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
            if span is not None:
                found += _read_paragraph(text, span)
        return found


def _read_paragraph(annotated: AnnotatedText, paragraph: Span) -> list[Quotation]:
    text = annotated.text
    part = paragraph.as_doc()
    try:
        triples = list(direct_quotations(part))
    except (ValueError, IndexError):  # an odd number of marks, or a paragraph of nothing else
        return []
    found = []
    for triple in triples:
        content = _shift(text, paragraph.start_char, list(triple.content))
        if content:
            cue = _spans(text, paragraph.start_char, triple.cue)
            source = _spans(text, paragraph.start_char, triple.speaker)
            found.append(
                Quotation(
                    kind=kind_of(annotated, (content,)),
                    content=(content,),
                    cue=cue,
                    source=source,
                    mode=mode_of(text, cue, source),
                    stance=stance_of(text, cue, source, (content,)),
                    rule="textacy/direct",
                    confidence=0.6,
                    evidence=("textacy's direct_quotations",),
                )
            )
    return found


def _spans(text: str, start: int, tokens: list[Token]) -> tuple[CharSpan, ...]:
    span = _shift(text, start, tokens)
    return (span,) if span else ()


def _shift(text: str, start: int, tokens: list[Token]) -> CharSpan | None:
    """Return the span of some tokens of a paragraph, without marks at its edges."""
    if not tokens:
        return None
    first, last = start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])
    words = text[first:last]
    first += len(words) - len(words.lstrip(_MARKS))
    last -= len(words) - len(words.rstrip(_MARKS))
    return CharSpan(first, last) if first < last else None
