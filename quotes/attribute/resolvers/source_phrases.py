"""Sources of several words: which of them names the speaker, or that nobody is named."""

import re
from dataclasses import dataclass, replace

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import is_person
from quotes.attribute.mentions.capitalised_runs import is_plain
from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.attribute.resolution import Resolution, Rule, anonymous, named, unknown
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
from quotes.text.vocabulary import WORD
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
    document: Resolution | None = None

    def alone(self) -> "Context":
        """Return the same for a part of the source, which means no document from before."""
        return replace(self, document=None)


def resolve_phrase(article: AnnotatedArticle, source: CharSpan, context: Context) -> Resolution:
    """Find whom a source of words names.

    Args:
        article: The article.
        source: Where the source stands.
        context: What was said, and what came before.
    """
    source = _with_article(article.text, _trim(article.text, source))
    joint = _resolve_joint(article, source, context)
    if joint is not None:
        return joint
    return _resolve_issued(article, source, context) or _resolve_single(article, source, context)


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


def _resolve_joint(
    article: AnnotatedArticle, source: CharSpan, context: Context
) -> Resolution | None:
    """Read "Hart and the city council": both are speakers, if both can be named.

    Of "Hart and her aides" Hart alone can be named.
    """
    if source.end - source.start > _LONGEST_JOINT:
        return None
    for conjunction in _AND.finditer(article.text, source.start, source.end):
        if any(
            one.span.start < conjunction.start() < one.span.end for one in article.within(source)
        ):
            continue
        if "," in article.text[source.start : conjunction.start()]:
            continue  # "Hart, the mayor and founder": one person
        if conjunction.start() == source.start or conjunction.end() == source.end:
            continue
        sides = (
            CharSpan(source.start, conjunction.start()),
            CharSpan(conjunction.end(), source.end),
        )
        answers = [_resolve_single(article, side, context.alone()) for side in sides]
        if all(one.status is SpeakerStatus.NAMED for one in answers):
            speakers = tuple(dict.fromkeys(name for one in answers for name in one.speakers))
            evidence = tuple(line for one in answers for line in one.evidence)
            confidence = min(one.confidence for one in answers)
            return Resolution(
                Rule.JOINT_ALL,
                SpeakerStatus.NAMED,
                evidence,
                speakers,
                confidence,
                answers[0].mention,
            )
        if _names_person(article, answers[0]) and answers[1].status is SpeakerStatus.ANONYMOUS:
            return replace(
                answers[0],
                rule=Rule.JOINT_FIRST,
                evidence=(*answers[0].evidence, *answers[1].evidence),
                confidence=min(_AMONG_OTHERS, answers[0].confidence),
            )
    return None


def _names_person(article: AnnotatedArticle, answer: Resolution) -> bool:
    return any(one.name in answer.speakers and is_person(one) for one in article.clusters.entities)


def _resolve_issued(
    article: AnnotatedArticle, source: CharSpan, context: Context
) -> Resolution | None:
    """Read "a report by the bank", "Hart's letter" and "an FBI memo": who issued them speaks."""
    word = _document_word(article, source)
    if word is None:
        return None
    before = [one for one in article.within(source) if one.span.end < word.start]
    if before:
        return _issuer(article, before[-1], word.start)
    behind = next((one for one in article.within(source) if one.span.start >= word.end), None)
    if behind is not None and not article.text[word.end : behind.span.start].strip():
        entity = article.entity(behind)  # "a speech Ms. Hart gave"
        if entity is not None and not behind.possessive and behind.span.end < source.end:
            evidence = f"'{behind.name}' issued what is quoted"
            return named(Rule.DOCUMENT_GIVER, entity.name, _ISSUER, evidence, behind.span)
    by = _ISSUED.search(article.text, word.end, source.end)
    if by is None or by.end() == source.end or "," in article.text[word.end : by.start()]:
        return None
    rest = CharSpan(by.end(), source.end)
    for mention in article.within(rest):
        if (together := find_issuers_together(article, mention)) is not None:
            return _name_issuers(article, together)
    answer = _resolve_joint(article, rest, context) or _resolve_single(
        article, rest, context.alone()
    )
    if answer.status is SpeakerStatus.NAMED:
        return replace(answer, rule=Rule.DOCUMENT_BY, confidence=min(_ISSUER, answer.confidence))
    return None


def _document_word(article: AnnotatedArticle, source: CharSpan) -> CharSpan | None:
    """Find the document that a source is, if it is one."""
    cut = CUT.search(article.text, source.start + 1, source.end)
    end = cut.start() if cut else source.end
    for word in WORD.finditer(article.text, source.start, end):
        if article.lexicon.has("documents", word[0]):
            behind = article.text[word.end() : source.end]
            follows = _DOCUMENT_END.match(behind) or _NAME_BEHIND.match(behind)
            return CharSpan(word.start(), word.end()) if follows else None
    return None


def _issuer(article: AnnotatedArticle, mention: Mention, document: int) -> Resolution | None:
    """Name who stands directly before a document: an owner, or an organisation."""
    behind = article.text[mention.span.end : document]
    entity = article.entity(mention)
    if entity is None or behind.strip(" ’'s"):
        return None
    if (together := find_issuers_together(article, mention)) is not None:
        return _name_issuers(article, together)
    acronym = mention.name.isupper() and "." not in mention.name
    organisation = entity.kind is NameKind.ORGANISATION or acronym
    if not mention.possessive and not organisation:
        return None
    evidence = f"'{mention.name}' issued what is quoted"
    return named(Rule.DOCUMENT_OWNER, entity.name, _ISSUER, evidence, mention.span)


def _name_issuers(article: AnnotatedArticle, span: CharSpan) -> Resolution:
    names = span.of(article.text)
    evidence = f"'{names}' issued what is quoted"
    return named(Rule.DOCUMENT_TOGETHER, names, _ISSUER, evidence, span)


def _resolve_single(article: AnnotatedArticle, source: CharSpan, context: Context) -> Resolution:
    head = find_head(article, source)
    if head.mention is not None:
        return resolve_name(article, head.mention, head)
    appositive = name_behind(article, head) or name_of_office(article, head)
    if appositive is not None:
        return appositive
    words = head.span.of(article.text)
    if (body := name_of_campaign(article, head)) is not None:
        return body
    if (titled := _titled_without_article(article, head, context)) is not None:
        return titled
    if _DEFINITE.match(words):
        return _resolve_definite(article, head, context)
    return _nobody(article, words)


def _nobody(article: AnnotatedArticle, words: str) -> Resolution:
    """Say that words without a name name nobody, unless they look like one."""
    last = (WORD.findall(words) or [""])[-1]
    plain = is_plain(last, article.lexicon) or article.lexicon.has("adjectives", last)
    if last[:1].isupper() and not plain and not _INDEFINITE.match(words):
        return unknown(
            Rule.NAME_UNREADABLE, f"'{words}' may be a name, but not one that can be read"
        )
    return anonymous(Rule.DESCRIPTION_INDEFINITE, f"'{words}' names nobody", NOBODY)


def _resolve_definite(article: AnnotatedArticle, head: Head, context: Context) -> Resolution:
    """Find whom the article has introduced in a role, or as a body or a document."""
    words = head.span.of(article.text)
    document = context.document
    owned = read_owned(article.text, head.span, head.noun)
    if owned is not None:
        said = context.quotation, context.turn
        answer = resolve_campaign(article, owned, *said) or resolve_owned(article, owned, *said)
        if answer is not None:
            return answer
    if article.lexicon.has("documents", head.noun):
        if document is not None and document.speakers:
            evidence = f"'{words}' -> {document.speakers[0]}, who issued it in the sentences before"
            return named(
                Rule.DOCUMENT_SPEAKER, document.speakers[0], _DOCUMENT, evidence, document.mention
            )
        return resolve_document(article, head.span, head.noun)
    if article.lexicon.has("bodies", head.noun) or is_short_name(article, head.span, head.noun):
        return resolve_body(article, head.span, head.noun, context.turn)
    if is_role(head.noun):
        description = read_description(article.text, head.span, head.noun)
        return resolve_description(article, description, context.quotation, context.turn)
    if is_many(head.noun):
        return anonymous(Rule.DESCRIPTION_PLURAL, f"'{words}' names nobody", NOBODY)
    return unknown(Rule.DESCRIPTION_OTHER, f"'{words}': the article does not say who that is")


def _titled_without_article(
    article: AnnotatedArticle, head: Head, context: Context
) -> Resolution | None:
    """Read a headline's "Senator from Ohio" or "Lawmaker": who is introduced below, if only one."""
    words = head.span.of(article.text)
    if _DEFINITE.match(words) or _INDEFINITE.match(words) or not is_role(head.noun):
        return None
    if head.span.start > _HEADLINES or not words[:1].isupper():
        return None
    description = read_description(article.text, head.span, head.noun)
    answer = resolve_description(article, description, context.quotation, context.turn)
    if answer.status is not SpeakerStatus.NAMED:
        return None
    return replace(answer, rule=Rule.DESCRIPTION_HEADLINE)
