"""Sources of several words: which of them names the speaker, or that nobody is named."""

import re
from dataclasses import dataclass, replace

from quotes.attribute.document import Scene
from quotes.attribute.entities.entity import is_person
from quotes.attribute.mentions.capitalised_runs import is_plain
from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.attribute.resolution import Answer, anonymous, named, unknown
from quotes.attribute.resolvers.antecedents import Turn
from quotes.attribute.resolvers.descriptions import is_role, read_description, resolve_description
from quotes.attribute.resolvers.documents import find_issuers_together, resolve_document
from quotes.attribute.resolvers.heads import (
    CUT,
    NOBODY,
    Head,
    find_head,
    is_many,
    name_behind,
    name_of_campaign,
    name_of_office,
    resolve_name,
)
from quotes.attribute.resolvers.organisations import is_short_name, resolve_body
from quotes.attribute.resolvers.possessives import read_owned, resolve_campaign, resolve_owned
from quotes.types import CharSpan, Quotation, SpeakerStatus

_DEFINITE = re.compile(
    r"(?:the|his|her|their|its|my|our|your|this|that)\b|.*[’']s?[ ]", re.IGNORECASE
)
# A reader may take the words that lead to a source for a part of it: "by many".
_LEAD = re.compile(r"(?:from|by|among|to|but|and)[ ](?=\S)", re.IGNORECASE)
_ISSUED = re.compile(r"[ ](?:by|from)[ ](?:the[ ])?")
# What may follow a document without making it another thing, as in "letter carrier".
_DOCUMENT_END = re.compile(
    r"\W*$|[,;.(]|[ ](?:by|from|released|published|filed|issued|posted|written|conducted|dated"
    r"|obtained|sent|of|on|in|to|that|this|last)\b"
)
_TRAILING = re.compile(r"(?:[ ](?:over|in|on|at|of|to|for|from|by|with|and|or|about|during))+$")
_NAME_BEHIND = re.compile(r"[ ][A-Z]")
_INDEFINITE = re.compile(
    r"(?:an?|one|two|some|another|every|each|no|many|several|few|most|other|half|\d.*?)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
# Longer sources are a reader's mistake; looking at each "and" in them would cost a square.
_LONGEST_JOINT = 400
_AND = re.compile(r"[ ]and[ ]|,[ ]and[ ]")
# Right answers among those of each kind on PolNeAR dev speakers, given the right source; rare kinds
# also by reading answers drawn from train.
_DOCUMENT, _ISSUER, _AMONG_OTHERS = 0.7, 0.8, 0.8
# "the Ohio " before "congressman", up to so many characters.
_UP_TO_ROLE = re.compile(r"\b[Tt]he[ ](?:[\w’'-]+[ ]){0,3}$")
_BEFORE_ROLE = 50
# So far a text may be its headlines, which leave articles out.
_HEADLINES = 250


@dataclass(frozen=True, slots=True)
class Context:
    """What was said, and what came before.

    Attributes:
        quotation: Its source is to be led to a name.
        turn: Who spoke before.
        document: The answer to the quotation before, if that was in a document that the source
            may mean ("the statement").
    """

    quotation: Quotation
    turn: Turn
    document: Answer | None = None

    def alone(self) -> "Context":
        """Return the same for a part of the source, which means no document from before."""
        return replace(self, document=None)


def resolve_phrase(scene: Scene, source: CharSpan, context: Context) -> Answer:
    """Find whom a source of words names.

    Args:
        scene: The article.
        source: Where the source stands.
        context: What was said, and what came before.
    """
    source = _with_article(scene.text, _trim(scene.text, source))
    joint = _resolve_joint(scene, source, context)
    if joint is not None:
        return joint
    return _resolve_issued(scene, source, context) or _resolve_single(scene, source, context)


def _trim(text: str, source: CharSpan) -> CharSpan:
    """Leave out blanks at a source's edges and prepositions before and behind it."""
    words = source.of(text)
    if not words.strip():
        return source
    start = source.start + len(words) - len(words.lstrip())
    end = source.end - (len(words) - len(words.rstrip()))
    if trailing := _TRAILING.search(text[start:end]):
        end = start + max(trailing.start(), 1)
    lead = _LEAD.match(text, start, end)
    return CharSpan(lead.end() if lead else start, end)


def _with_article(text: str, source: CharSpan) -> CharSpan:
    """Take in "the Ohio" where a reader left it out of "the Ohio congressman"."""
    if not is_role(source.of(text)):
        return source
    left = _UP_TO_ROLE.search(text, max(0, source.start - _BEFORE_ROLE), source.start)
    return CharSpan(left.start(), source.end) if left else source


def _resolve_joint(scene: Scene, source: CharSpan, context: Context) -> Answer | None:
    """Read "Hart and the city council": both are speakers, if both can be named.

    Of "Hart and her aides" Hart alone can be named.
    """
    if source.end - source.start > _LONGEST_JOINT:
        return None
    for conjunction in _AND.finditer(scene.text, source.start, source.end):
        if any(one.span.start < conjunction.start() < one.span.end for one in scene.within(source)):
            continue
        if "," in scene.text[source.start : conjunction.start()]:
            continue  # "Hart, the mayor and founder": one person
        if conjunction.start() == source.start or conjunction.end() == source.end:
            continue
        sides = (
            CharSpan(source.start, conjunction.start()),
            CharSpan(conjunction.end(), source.end),
        )
        answers = [_resolve_single(scene, side, context.alone()) for side in sides]
        if all(one.status is SpeakerStatus.NAMED for one in answers):
            speakers = tuple(dict.fromkeys(name for one in answers for name in one.speakers))
            evidence = tuple(line for one in answers for line in one.evidence)
            confidence = min(one.confidence for one in answers)
            return Answer(SpeakerStatus.NAMED, evidence, speakers, confidence, answers[0].mention)
        if _names_person(scene, answers[0]) and answers[1].status is SpeakerStatus.ANONYMOUS:
            return replace(
                answers[0],
                evidence=(*answers[0].evidence, *answers[1].evidence),
                confidence=min(_AMONG_OTHERS, answers[0].confidence),
            )
    return None


def _names_person(scene: Scene, answer: Answer) -> bool:
    return any(one.name in answer.speakers and is_person(one) for one in scene.cast.figures)


def _resolve_issued(scene: Scene, source: CharSpan, context: Context) -> Answer | None:
    """Read "a report by the bank", "Hart's letter" and "an FBI memo": who issued them speaks."""
    word = _document_word(scene, source)
    if word is None:
        return None
    before = [one for one in scene.within(source) if one.span.end < word.start]
    if before:
        return _issuer(scene, before[-1], word.start)
    behind = next((one for one in scene.within(source) if one.span.start >= word.end), None)
    if behind is not None and not scene.text[word.end : behind.span.start].strip():
        figure = scene.figure(behind)  # "a speech Ms. Hart gave"
        if figure is not None and not behind.possessive and behind.span.end < source.end:
            evidence = f"'{behind.name}' issued what is quoted"
            return named(figure.name, _ISSUER, evidence, behind.span)
    by = _ISSUED.search(scene.text, word.end, source.end)
    if by is None or by.end() == source.end or "," in scene.text[word.end : by.start()]:
        return None
    rest = CharSpan(by.end(), source.end)
    for mention in scene.within(rest):
        if (together := find_issuers_together(scene, mention)) is not None:
            return _name_issuers(scene, together)
    answer = _resolve_joint(scene, rest, context) or _resolve_single(scene, rest, context.alone())
    if answer.status is SpeakerStatus.NAMED:
        return replace(answer, confidence=min(_ISSUER, answer.confidence))
    return None


def _document_word(scene: Scene, source: CharSpan) -> CharSpan | None:
    """Find the document that a source is, if it is one."""
    cut = CUT.search(scene.text, source.start + 1, source.end)
    end = cut.start() if cut else source.end
    for word in _WORDS.finditer(scene.text, source.start, end):
        if scene.lexicon.has("documents", word[0]):
            behind = scene.text[word.end() : source.end]
            follows = _DOCUMENT_END.match(behind) or _NAME_BEHIND.match(behind)
            return CharSpan(word.start(), word.end()) if follows else None
    return None


def _issuer(scene: Scene, mention: Mention, document: int) -> Answer | None:
    """Name who stands directly before a document: an owner, or an organisation."""
    behind = scene.text[mention.span.end : document]
    figure = scene.figure(mention)
    if figure is None or behind.strip(" ’'s"):
        return None
    if (together := find_issuers_together(scene, mention)) is not None:
        return _name_issuers(scene, together)
    acronym = mention.name.isupper() and "." not in mention.name
    organisation = figure.kind is NameKind.ORGANISATION or acronym
    if not mention.possessive and not organisation:
        return None
    evidence = f"'{mention.name}' issued what is quoted"
    return named(figure.name, _ISSUER, evidence, mention.span)


def _name_issuers(scene: Scene, span: CharSpan) -> Answer:
    names = span.of(scene.text)
    return named(names, _ISSUER, f"'{names}' issued what is quoted", span)


def _resolve_single(scene: Scene, source: CharSpan, context: Context) -> Answer:
    head = find_head(scene, source)
    if head.mention is not None:
        return resolve_name(scene, head.mention, head)
    appositive = name_behind(scene, head) or name_of_office(scene, head)
    if appositive is not None:
        return appositive
    words = head.span.of(scene.text)
    if (body := name_of_campaign(scene, head)) is not None:
        return body
    if (titled := _titled_without_article(scene, head, context)) is not None:
        return titled
    if _DEFINITE.match(words):
        return _resolve_definite(scene, head, context)
    return _nobody(scene, words)


def _nobody(scene: Scene, words: str) -> Answer:
    """Say that words without a name name nobody, unless they look like one."""
    last = (_WORDS.findall(words) or [""])[-1]
    plain = is_plain(last, scene.lexicon) or scene.lexicon.has("adjectives", last)
    if last[:1].isupper() and not plain and not _INDEFINITE.match(words):
        return unknown(f"'{words}' may be a name, but not one that can be read")
    return anonymous(f"'{words}' names nobody", NOBODY)


def _resolve_definite(scene: Scene, head: Head, context: Context) -> Answer:
    """Find whom the article has introduced in a role, or as a body or a document."""
    words = head.span.of(scene.text)
    document = context.document
    owned = read_owned(scene.text, head.span, head.noun)
    if owned is not None:
        said = context.quotation, context.turn
        answer = resolve_campaign(scene, owned, *said) or resolve_owned(scene, owned, *said)
        if answer is not None:
            return answer
    if scene.lexicon.has("documents", head.noun):
        if document is not None and document.speakers:
            evidence = f"'{words}' -> {document.speakers[0]}, who issued it in the sentences before"
            return named(document.speakers[0], _DOCUMENT, evidence, document.mention)
        return resolve_document(scene, head.span, head.noun)
    if scene.lexicon.has("bodies", head.noun) or is_short_name(scene, head.span, head.noun):
        return resolve_body(scene, head.span, head.noun, context.turn)
    if is_role(head.noun):
        description = read_description(scene.text, head.span, head.noun)
        return resolve_description(scene, description, context.quotation, context.turn)
    if is_many(head.noun):
        return anonymous(f"'{words}' names nobody", NOBODY)
    return unknown(f"'{words}': the article does not say who that is")


def _titled_without_article(scene: Scene, head: Head, context: Context) -> Answer | None:
    """Read a headline's "Senator from Ohio" or "Lawmaker": who is introduced below, if only one."""
    words = head.span.of(scene.text)
    if _DEFINITE.match(words) or _INDEFINITE.match(words) or not is_role(head.noun):
        return None
    if head.span.start > _HEADLINES or not words[:1].isupper():
        return None
    description = read_description(scene.text, head.span, head.noun)
    answer = resolve_description(scene, description, context.quotation, context.turn)
    return answer if answer.status is SpeakerStatus.NAMED else None
