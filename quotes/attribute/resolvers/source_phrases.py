"""Sources of several words: which of them names the speaker, or that nobody is named."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import is_person
from quotes.attribute.mentions.capitalised_runs import is_plain
from quotes.attribute.mentions.detect import Mention, NameKind
from quotes.attribute.resolution import Resolution, Rule, anonymous, named, unknown
from quotes.attribute.resolvers.context import Context
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
from quotes.attribute.resolvers.organisations import is_short_name, resolve_organisation
from quotes.text.vocabulary import WORD
from quotes.types import CharSpan, SpeakerStatus

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
_TRAILING = frozenset(
    {
        *("about", "and", "at", "by", "during", "for", "from", "in", "of", "on", "or", "over"),
        *("to", "with"),
    }
)
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
_ISSUER, _AMONG_OTHERS = 0.8, 0.8
# "the Ohio " before "congressman", looked for in this many characters.
_UP_TO_ROLE = re.compile(r"\b[Tt]he[ ](?:[\w’'-]+[ ]){0,3}$")
_BEFORE_ROLE = 50
# The first characters of a text may be headlines, which leave articles out.
_HEADLINES = 250


def resolve_phrase(article: AnnotatedArticle, source: CharSpan, context: Context) -> Resolution:
    """Find whom a source of words names.

    Args:
        article: The article.
        source: Where they stand.
        context: What was said, and who spoke before.
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
    while (at := text.rfind(" ", start, end)) > start and text[at + 1 : end] in _TRAILING:
        end = at
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

    Of "Hart and her aides" Hart alone can be named, and so can the Times of "the Times and the
    local paper". Of "White House and campaign officials" nobody can: they are a group.
    """
    for sides in _sides(article, source):
        first, second = (_resolve_single(article, side, context.of_part()) for side in sides)
        statuses = first.status, second.status
        if statuses == (SpeakerStatus.NAMED, SpeakerStatus.NAMED):
            return Resolution(
                Rule.JOINT_ALL,
                SpeakerStatus.NAMED,
                (*first.evidence, *second.evidence),
                tuple(dict.fromkeys((*first.speakers, *second.speakers))),
                min(first.confidence, second.confidence),
                first.mention,
            )
        if _names_person(first, context) or statuses == (
            SpeakerStatus.NAMED,
            SpeakerStatus.UNKNOWN,
        ):
            return replace(
                first,
                rule=Rule.JOINT_FIRST,
                evidence=(*first.evidence, *second.evidence),
                confidence=min(_AMONG_OTHERS, first.confidence),
            )
    return None


def _sides(article: AnnotatedArticle, source: CharSpan) -> Iterator[tuple[CharSpan, CharSpan]]:
    """Yield what stands before and behind each "and" that may join two speakers."""
    if source.end - source.start > _LONGEST_JOINT:
        return
    mentions = article.within(source)
    for conjunction in _AND.finditer(article.text, source.start, source.end):
        start, end = conjunction.span()
        if "," in article.text[source.start : start]:
            return  # "Hart, the mayor and founder": one person
        inside = any(one.span.start < start < one.span.end for one in mentions)
        if not inside and source.start < start and end < source.end:
            yield CharSpan(source.start, start), CharSpan(end, source.end)


def _names_person(answer: Resolution, context: Context) -> bool:
    entities = (context.index.by_name.get(name) for name in answer.speakers)
    return any(one is not None and is_person(one) for one in entities)


def _resolve_issued(
    article: AnnotatedArticle, source: CharSpan, context: Context
) -> Resolution | None:
    """Read "a report by the bank", "Hart's letter" and "an FBI memo": who issued them speaks."""
    word = _document_word(article, source)
    if word is None:
        return None
    mentions = article.within(source)
    before = [one for one in mentions if one.span.end < word.start]
    if before:
        return _issuer(article, before[-1], word.start)
    behind = next((one for one in mentions if one.span.start >= word.end), None)
    if behind is not None and (giver := _giver(article, behind, word, source)) is not None:
        return giver
    by = _ISSUED.search(article.text, word.end, source.end)
    if by is None or by.end() == source.end or "," in article.text[word.end : by.start()]:
        return None
    return _resolve_issuer(article, CharSpan(by.end(), source.end), context)


def _giver(
    article: AnnotatedArticle, mention: Mention, word: CharSpan, source: CharSpan
) -> Resolution | None:
    """Read "a speech Ms. Hart gave": a name directly behind a document, and words behind it."""
    entity = article.entity(mention)
    directly = not article.text[word.end : mention.span.start].strip()
    if not directly or entity is None or mention.possessive or mention.span.end >= source.end:
        return None
    evidence = f"'{mention.name}' issued what is quoted"
    return named(Rule.DOCUMENT_GIVER, entity.name, _ISSUER, evidence, mention.span)


def _resolve_issuer(
    article: AnnotatedArticle, issuer: CharSpan, context: Context
) -> Resolution | None:
    """Find whom the words behind "by" or "from" name."""
    for mention in article.within(issuer):
        if (together := find_issuers_together(article, mention)) is not None:
            return _name_issuers(article, together)
    joint = _resolve_joint(article, issuer, context)
    answer = joint or _resolve_single(article, issuer, context.of_part())
    if answer.status is not SpeakerStatus.NAMED:
        return None
    return replace(answer, rule=Rule.DOCUMENT_BY, confidence=min(_ISSUER, answer.confidence))


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
    if article.lexicon.has("documents", head.noun):
        return resolve_document(article, head.span, head.noun, context)
    if article.lexicon.has("bodies", head.noun) or is_short_name(article, head.span, head.noun):
        return resolve_organisation(article, head.span, head.noun, context)
    if is_role(head.noun):
        description = read_description(article, head.span, head.noun)
        return resolve_description(article, description, context)
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
    description = read_description(article, head.span, head.noun)
    answer = resolve_description(article, description, context)
    if answer.rule is not Rule.DESCRIPTION_ONLY:
        return None
    return replace(answer, rule=Rule.DESCRIPTION_HEADLINE)
