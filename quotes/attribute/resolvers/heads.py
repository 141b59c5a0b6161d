"""Heads: the part of a source that names the speaker, before what only describes."""

import re
from dataclasses import dataclass

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.entities.entity import is_person
from quotes.attribute.mentions.capitalised_runs import is_plain
from quotes.attribute.mentions.detect import Mention, NameKind, is_group
from quotes.attribute.resolution import Resolution, Rule, anonymous, named, unknown
from quotes.text.vocabulary import WORD
from quotes.types import CharSpan

# Behind these the source only describes: "officials in Ukraine", "Hart, who …".
CUT = re.compile(
    r",|;|\(|[ ](?:of|in|for|from|at|who|whose|which|that|with|on|to|by|near|including|familiar"
    r"|close|speaking|writing|also|has|had|have|was|is|at)\b"
)
# "Senate banking committee", "Hart campaign".
_BODY_WORDS = re.compile(r"(?:[a-z]+[ ]){0,2}[a-z]+")
_SEVERAL = re.compile(
    r"(?i:several|many|few|most|some|dozens|hundreds|thousands|two|three|four|five)[ ]"
    r"(?:of[ ])?(?:[\w-]+[ ])?[a-z]+s\b"
)
# Between a comma and the name of who was described before it; these begin another clause.
_MOST_BETWEEN = 2
_NOT_BEFORE_NAME = frozenset(
    {"and", "or", "but", "of", "in", "for", "with", "to", "by", "as", "who"}
)
# Right answers among those of each kind on PolNeAR dev speakers, given the right source; rare kinds
# also by reading answers drawn from train.
_FULL_NAME, _ONE_NAME, _APPOSITION, _MISSPELT, NOBODY = 0.99, 0.995, 0.97, 0.8, 0.85
# What tells namesakes apart is a habit of writers, no rule.
_TOLD_APART = 0.7


@dataclass(frozen=True, slots=True)
class Head:
    """The part of a source up to what only describes, and what follows it."""

    span: CharSpan
    rest: CharSpan | None
    mention: Mention | None  # the name that the head ends with
    noun: str  # its last word, in lower case


def find_head(article: AnnotatedArticle, source: CharSpan) -> Head:
    """Find the part of a source that ends with a name or noun, before what only describes it."""
    mentions = article.within(source)
    end = source.end
    for cut in CUT.finditer(article.text, source.start + 1, source.end):
        if not any(one.span.start < cut.start() < one.span.end for one in mentions):
            end = cut.start()
            break
    span = CharSpan(source.start, end)
    words = WORD.findall(span.of(article.text).lower())
    last = next((one for one in reversed(mentions) if one.span.end <= end), None)
    if last is not None:
        behind = article.text[last.span.end : end].strip(" .\n")
        whole = source.start == last.span.start and behind in {"’s", "'s", "’", "'"}
        several = _SEVERAL.match(article.text, source.start) and not is_group(last, article.lexicon)
        if (behind and not whole) or several:
            last = None  # "several judges handling Freedom": a name that only describes
    rest = CharSpan(end, source.end) if end < source.end else None
    return Head(span, rest, last, words[-1] if words else "")


def resolve_name(article: AnnotatedArticle, mention: Mention, head: Head) -> Resolution:
    """Find whose name a mention is that ends a head; a group's is nobody's."""
    shown = mention.span.of(article.text)
    entity = article.entity(mention)
    if is_group(mention, article.lexicon) or (entity is None and _is_plural(article, mention)):
        return anonymous(Rule.NAME_GROUP, f"'{head.span.of(article.text)}' is a group", NOBODY)
    if entity is None:
        return unknown(
            Rule.NAME_AMBIGUOUS,
            f"'{shown}' may be one of several people of that name, or nobody's name",
        )
    if entity.name == mention.name:
        full = " " in entity.name
        rule, confidence = (Rule.NAME_FULL, _FULL_NAME) if full else (Rule.NAME_ONLY, _ONE_NAME)
        return named(rule, entity.name, confidence, f"'{shown}' names the speaker", mention.span)
    if mention in article.clusters.ambiguous:
        evidence = f"'{shown}' -> {entity.name}: of several of that name the one told of before"
        return named(Rule.NAME_NAMESAKE, entity.name, _TOLD_APART, evidence, mention.span)
    bare = mention.words[0].lower() if len(mention.words) == 1 else ""
    if bare and entity.kind is NameKind.PERSON and bare not in entity.name.lower().split():
        evidence = f"'{shown}' -> {entity.name}: one letter off the only surname like it"
        return named(Rule.NAME_MISSPELT, entity.name, _MISSPELT, evidence, mention.span)
    evidence = f"'{shown}' -> {entity.name}: the fullest name that the article gives"
    return named(Rule.NAME_SHORT, entity.name, _ONE_NAME, evidence, mention.span)


def _is_plural(article: AnnotatedArticle, mention: Mention) -> bool:
    """Return True if a word that opens a sentence is a plain plural: "Officials"."""
    word = mention.words[-1]
    return len(mention.words) == 1 and word.endswith("s") and is_plain(word, article.lexicon)


def name_behind(article: AnnotatedArticle, head: Head) -> Resolution | None:
    """Read "a spokeswoman, Anna White,": the name behind the comma is the speaker's.

    "A lawyer for the clubs, Bob Reed," too, if it is a person's and nothing but a comma or a
    bracket follows.
    """
    if head.rest is None:
        return None
    comma = article.text.find(",", head.rest.start, head.rest.end)
    if comma < 0 or (comma > head.rest.start and is_many(head.noun)):
        return None
    mention = next((one for one in article.within(head.rest) if one.span.start > comma), None)
    entity = article.entity(mention) if mention else None
    if mention is None or entity is None:
        return None
    # "Hart's niece, state Del. Ann Lee": a word or two without a capital may stand before titles.
    between = article.text[comma + 1 : mention.span.start].split()
    if len(between) > _MOST_BETWEEN or any(word in _NOT_BEFORE_NAME for word in between):
        return None
    closed = mention.span.end >= head.rest.end or article.text[mention.span.end] in ",("
    direct = comma == head.rest.start and (is_person(entity) or len(mention.words) > 1)
    if not direct and not (is_person(entity) and (closed or mention.span.end + 2 > head.rest.end)):
        return None
    evidence = f"'{head.span.of(article.text)}' is introduced as {entity.name}"
    return named(Rule.NAME_APPOSITIVE, entity.name, _APPOSITION, evidence, mention.span)


def name_of_office(article: AnnotatedArticle, head: Head) -> Resolution | None:
    """Read "secretary of state Ann Hart": a name ends the words of an office without article."""
    if head.rest is None or not article.text.startswith(" of ", head.rest.start):
        return None
    if not article.lexicon.is_title(head.noun) and not article.lexicon.has("roles", head.noun):
        return None
    comma = article.text.find(",", head.rest.start, head.rest.end)
    end = comma if comma >= 0 else head.rest.end
    mention = next((one for one in article.within(head.rest) if one.span.end == end), None)
    entity = article.entity(mention) if mention else None
    if mention is None or entity is None or not is_person(entity):
        return None
    if article.text[head.rest.start : mention.own].strip() == "of":
        return None  # "a friend of Ann Hart"
    evidence = f"'{mention.name}' ends the words of an office"
    return named(Rule.NAME_OFFICE, entity.name, _APPOSITION, evidence, mention.span)


def is_many(noun: str) -> bool:
    """Return True if a noun is a plural."""
    return noun.endswith("s") and not noun.endswith("ss")


def name_of_campaign(article: AnnotatedArticle, head: Head) -> Resolution | None:
    """Read "the Hart campaign": an organisation that bears somebody's name."""
    if not article.lexicon.has("bodies", head.noun):
        return None
    for mention in article.within(head.span):
        behind = (
            article.text[mention.span.end : head.span.end].removeprefix("’s").removeprefix("'s")
        )
        behind = behind.strip(" .").lower()
        if not _BODY_WORDS.fullmatch(behind):
            continue
        if not mention.possessive or behind == "campaign":
            span = CharSpan(mention.own, head.span.end)
            whole = " ".join(span.of(article.text).split())
            name = f"{mention.name} {behind}" if mention.possessive else whole
            evidence = f"'{name}' is an organisation's name"
            return named(Rule.ORGANISATION_CAMPAIGN, name, _APPOSITION, evidence, span)
    return None
