"""Reporting constructions: a cue verb, who it says spoke, and the words that hang on it.

The dependency labels are those of spaCy's English pipelines (ClearNLP style).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Token

from quotes.types import CharSpan

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "prep", "oprd", "attr", "xcomp", "acomp", "pcomp", "prt"})
_ABOUT = frozenset({"about", "against", "as", "for", "of", "on", "over", "to", "with"})
# What a subject's words go on with, without belonging to its name.
_LOOSE = frozenset({"relcl", "advcl", "parataxis"})
# Subjects that nobody is: the verb above has the one who speaks.
_EXPLETIVE = frozenset({"it", "that", "this", "there", "which", "what"})
_CLIMBABLE = frozenset({"conj", "advcl", "xcomp", "pcomp", "ccomp", "prep"})
_MAX_CLIMB = 6
_EDGE = frozenset(" \t\n\r,;:–—-")
# No sentence of news has more words and marks: what has is a list, whose parse tells nothing and
# whose clauses, each within the one before, would take the cube of its length.
_LONGEST_SENTENCE = 400


class Frame(StrEnum):
    """What a verb takes as its content."""

    CLAUSE = "clause"  # said that it rained; it rained, she said
    INFINITIVE = "infinitive"  # promised to leave
    OBJECT = "object"  # criticised the plan; called for an end to it


@dataclass(frozen=True, slots=True)
class Construction:
    """A verb with content, which reports if the verb is a cue.

    Attributes:
        verb: The verb's token.
        frame: How the content hangs on it.
        cue: The verb with its auxiliaries and particles.
        source: Words naming who speaks, if the sentence has them.
        content: What is reported; several spans where the cue interrupts.
    """

    verb: Token
    frame: Frame
    cue: CharSpan
    source: CharSpan | None
    content: tuple[CharSpan, ...]


def find_constructions(doc: Doc, text: str) -> Iterator[Construction]:
    """Find every verb that takes a clause, an infinitive or an object, in text order.

    Args:
        doc: Document with tags, lemmas and a dependency parse.
        text: Its text, which a Doc would rebuild at each call.
    """
    for token in iter_parsed(doc):
        if token.lower_ == "according":
            yield from _according(token, text)
            continue
        if token.pos_ != "VERB":
            continue
        heads, frame = _content_heads(token)
        if frame is None:
            continue
        cue = cue_span(token)
        source = find_source(token, text)
        content = _content_spans(text, token, heads, frame)
        content = tuple(
            span
            for span in content
            if not span.overlaps(cue) and not (source and source.contains(span))
        )
        if content:
            yield Construction(token, frame, cue, source, content)


def iter_parsed(doc: Doc) -> Iterator[Token]:
    """Give the words whose parse may tell something, in text order."""
    for sentence in doc.sents:
        if len(sentence) <= _LONGEST_SENTENCE:
            yield from sentence


def _content_heads(verb: Token) -> tuple[list[Token], Frame | None]:
    children = list(verb.children)
    clauses = [child for child in children if child.dep_ == "ccomp"]
    if clauses:
        return clauses[:1], Frame.CLAUSE
    infinitives = [child for child in children if child.dep_ == "xcomp" and child.i > verb.i]
    objects = [child for child in children if _is_object(child) and child.i > verb.i]
    if infinitives and not any(child.dep_ == "dobj" for child in children):
        return infinitives[:1], Frame.INFINITIVE
    if objects:
        return objects, Frame.OBJECT
    return [], None


def _is_object(child: Token) -> bool:
    """Return True if a word is what a verb is about: "for an end", but not "after the recess"."""
    return child.dep_ in _OBJECTS and (child.dep_ != "prep" or child.lower_ in _ABOUT)


def _according(token: Token, text: str) -> Iterator[Construction]:
    """Read "…, according to the mayor": the clause it hangs on is the content."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = find_source(token, text)
    if to is None or source is None or token.head == token:
        return
    clause = token.head
    while clause.pos_ not in {"VERB", "AUX"} and clause.head != clause:
        clause = clause.head
    barred = {inner.i for inner in token.subtree}
    inside = sorted(inner.i for inner in clause.subtree if inner.i not in barred)
    content = tuple(_trimmed_runs(token.doc, text, inside))
    if content:
        yield Construction(token, Frame.CLAUSE, cue_span(token), source, content)


def cue_span(verb: Token) -> CharSpan:
    """Return a verb with the auxiliaries, negation and particle that stand beside it."""
    parts = {verb.i}
    for child in verb.children:
        helps = child.dep_ in {"aux", "auxpass", "neg"} and child.i < verb.i
        if helps or (child.dep_ == "prt" and child.i == verb.i + 1):
            parts.add(child.i)
    first = verb.i
    while first - 1 in parts:
        first -= 1
    last = verb.i
    while last + 1 in parts:
        last += 1
    doc = verb.doc
    if verb.lower_ == "according" and last + 1 < len(doc) and doc[last + 1].lower_ == "to":
        last += 1
    return CharSpan(doc[first].idx, doc[last].idx + len(doc[last]))


def find_source(verb: Token, text: str) -> CharSpan | None:
    """Find the words that name who does what a verb says.

    That is its subject, the agent of a passive, the noun that it describes, or the subject of
    the verb that it hangs on ("said … and added", "spoke at length, saying").

    Returns:
        The noun with what describes it, or None where the sentence names nobody.
    """
    if verb.lower_ == "according":
        noun = _object_of(verb, "to")
    elif any(child.dep_ == "auxpass" for child in verb.children):
        noun = _object_of(verb, "by")
    else:
        noun = _subject_above(verb)
    return noun_span(noun, text) if noun is not None else None


def _object_of(verb: Token, preposition: str) -> Token | None:
    for child in verb.children:
        if child.lower_ == preposition:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _subject_above(verb: Token) -> Token | None:
    node = verb
    for _ in range(_MAX_CLIMB):
        subject = next((c for c in node.children if c.dep_ in SUBJECTS and c.i != verb.i), None)
        if subject is not None and (node == verb or subject.lower_ not in _EXPLETIVE):
            return subject
        if node.dep_ in {"relcl", "acl"}:
            return node.head if node.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if controller := _controller(node):
            return controller
        if node.dep_ not in _CLIMBABLE or (node.dep_ == "ccomp" and subject is None):
            return None
        node = node.head
    return None


def _controller(node: Token) -> Token | None:
    """Find the object that does what a verb under it says ("accused them of hiding it")."""
    if node.dep_ != "xcomp" and not (node.dep_ == "prep" and node.lower_ in {"of", "for"}):
        return None
    objects = (c for c in node.head.children if c.dep_ == "dobj" and c.i < node.i)
    return next(objects, None)


def noun_span(noun: Token, text: str) -> CharSpan:
    """Return a noun with its determiner, modifiers, titles and apposition."""
    loose = {inner.i for child in noun.children if child.dep_ in _LOOSE for inner in child.subtree}
    tokens = [token for token in noun.subtree if token.i not in loose]
    run = _run_around(tokens, noun.i)
    return trim_span(text, run[0].idx, run[-1].idx + len(run[-1])) or CharSpan(
        noun.idx, noun.idx + len(noun)
    )


def _run_around(tokens: list[Token], index: int) -> list[Token]:
    """Return the unbroken run of tokens that holds an index."""
    at = next(place for place, token in enumerate(tokens) if token.i == index)
    first = last = at
    while first and tokens[first - 1].i == tokens[first].i - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i == tokens[last].i + 1:
        last += 1
    return tokens[first : last + 1]


def _content_spans(
    text: str, verb: Token, heads: Iterable[Token], frame: Frame
) -> tuple[CharSpan, ...]:
    """Return the words under some heads; only a clause may stand before its verb."""
    inside: set[int] = set()
    for head in heads:
        inside.update(token.i for token in head.subtree)
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            inside.difference_update(token.i for token in child.subtree)
    if frame is not Frame.CLAUSE:
        inside = {index for index in inside if index > verb.i}
    return tuple(_trimmed_runs(verb.doc, text, sorted(inside)))


def _trimmed_runs(doc: Doc, text: str, indices: list[int]) -> Iterator[CharSpan]:
    for first, last in _runs(indices):
        span = trim_span(text, doc[first].idx, doc[last].idx + len(doc[last]))
        if span:
            yield span


def _runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    first = None
    previous = -2
    for index in indices:
        if index != previous + 1:
            if first is not None:
                yield first, previous
            first = index
        previous = index
    if first is not None:
        yield first, previous


def trim_span(text: str, start: int, end: int) -> CharSpan | None:
    """Cut blank space and loose punctuation from both ends; None where nothing is left."""
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        end -= 1
    return CharSpan(start, end) if start < end else None
