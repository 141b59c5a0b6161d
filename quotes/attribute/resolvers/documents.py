"""Documents: who issued "the report" or "the ad" that the article introduced before."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.mentions.detect import Mention
from quotes.attribute.resolution import Resolution, Rule, named, unknown
from quotes.attribute.resolvers.context import Context
from quotes.types import CharSpan

# "the Gallup poll" is nobody else's.
_PROPER = re.compile(r"(?<=[ ])[A-Z][\w-]+")
# The names of issuers together, in characters.
_TOGETHER = 60
# Farther back another document may have come between.
_REACH = 2500
_ISSUED = (
    r"\b(?:released|issued|published|sent|posted|wrote|ran|aired|put out|filed|conducted)"
    r"[ ](?:[\w’'-]+[ ]){{0,4}}{noun}\b"
)
_BY = (
    r"\b{noun}[ ](?:(?:released|published|issued|filed|conducted|written|posted)[ ])?"
    r"(?:by|from)[ ](?:the[ ])?"
)
_OWN = (
    r"(?:[’']s?)?[ ](?:(?!(?:an?|the|this|that|its|his|her|their)\b)[a-z][\w-]*[ ]){{0,2}}{noun}\b"
)
# Whose it is stands before it; that is then somebody who can't be told.
_OWNED = re.compile(r"[’']s?[ ]")
# "The statement" means one that was issued just before; with more words it is another one.
_BARE = re.compile(r"(?:the|this|that)[ ][\w-]+", re.IGNORECASE)
# A document is that of the quotation before if it is at most this many characters away.
_SPOKEN_REACH = 600
_SPOKEN_IN = (
    r"\b(?:in|released|issued|published|sent|posted|wrote)[ ](?:an?|the|its|his|her|their|this)"
    r"[ ](?:[\w-]+[ ]){{0,2}}{noun}\b|\b{noun}[ ](?:by|from)\b"
)
_ITSELF = r"\b{noun}\b"
TEMPLATES = (_ISSUED, _BY, _OWN, _SPOKEN_IN, _ITSELF)
# Right answers among those drawn from PolNeAR train and the news corpus and read.
_ISSUER = 0.7


def resolve_document(
    article: AnnotatedArticle, span: CharSpan, noun: str, context: Context
) -> Resolution:
    """Find who issued a document that is called by its noun alone ("the report").

    That is who spoke the quotation before, if that stood in it. Else the last introduction before
    counts: "the bank released a report", "a report by the bank", "the bank's report"; a document
    may go by another noun there ("ran a feature … the piece").

    Args:
        article: The article.
        span: The words for the document.
        noun: Their last word, in lower case.
        context: Who spoke before.
    """
    words = span.of(article.text)
    if (before := _answer_before(article, span, noun, context)) is not None:
        evidence = f"'{words}' -> {before.speakers[0]}, who issued it in the sentences before"
        return named(Rule.DOCUMENT_SPEAKER, before.speakers[0], _ISSUER, evidence, before.mention)
    issuers = [
        (at, entity.name, mention)
        for at, mention in _introductions(article, span, noun)
        if (entity := article.entity(mention)) and not article.lexicon.has("openers", mention.name)
    ]
    if not issuers or _OWNED.search(words):
        return unknown(Rule.DOCUMENT_NOBODY, f"'{words}': who issued it is not told before")
    _, name, mention = max(issuers, key=lambda one: one[0])
    place = mention.span
    if (together := find_issuers_together(article, mention)) is not None:
        name, place = together.of(article.text), together
    if any(word not in name for word in _PROPER.findall(words)):
        return unknown(Rule.DOCUMENT_NOBODY, f"'{words}': the article does not say who issued it")
    evidence = f"'{words}' -> {name}, who issued it as the article says before"
    return named(Rule.DOCUMENT_BEFORE, name, _ISSUER, evidence, place)


def pattern_of(template: str, nouns: Iterable[str]) -> re.Pattern[str]:
    """Return one of the patterns above for documents of some nouns."""
    either = "(?:" + "|".join(map(re.escape, nouns)) + ")"
    return re.compile(template.format(noun=either), re.IGNORECASE)


def _answer_before(
    article: AnnotatedArticle, span: CharSpan, noun: str, context: Context
) -> Resolution | None:
    """Return the answer to the quotation before, if that was in the document meant."""
    if context.answered is None or not _BARE.fullmatch(context.source.of(article.text)):
        return None
    quotation, answer = context.answered
    if not quotation.source or not answer.speakers:
        return None
    place = quotation.source[0]
    if not 0 <= span.start - place.start <= _SPOKEN_REACH:
        return None
    issued = pattern_of(_SPOKEN_IN, [noun]).search(article.sentence_of(place.start))
    itself = pattern_of(_ITSELF, [noun]).search(place.of(article.text))
    return answer if issued or itself else None


def _introductions(
    article: AnnotatedArticle, span: CharSpan, noun: str
) -> Iterator[tuple[int, Mention]]:
    """Yield who may have issued a document before its words, each with where that is told."""
    start = max(0, span.start - _REACH)
    nouns = _called(noun)
    for match in pattern_of(_BY, nouns).finditer(article.text, start, span.start):
        for mention in article.within(CharSpan(match.end(), match.end() + 3))[:1]:
            yield match.start(), mention
    for match in pattern_of(_ISSUED, nouns).finditer(article.text, start, span.start):
        named_before = article.unquoted_in_sentence(match.start(), 0)
        subjects = [one for one in named_before if not one.possessive]
        for mention in subjects[:1]:
            yield match.start(), mention
    own = pattern_of(_OWN, nouns)
    for mention in article.within(CharSpan(start, span.end)):
        if mention.span.end <= span.start and own.match(article.text, mention.span.end):
            yield mention.span.end, mention


def find_issuers_together(article: AnnotatedArticle, mention: Mention) -> CharSpan | None:
    """Return where the names of several issuers stand that a mention is one of: "ABC/Ipsos"."""
    start, end = mention.own, mention.span.end
    near = article.within(CharSpan(max(0, start - _TOGETHER), end + _TOGETHER))
    for one in reversed(near):
        if one.span.end == start - 1 and article.text[start - 1] == "/":
            start = one.own
    for one in near:
        if one.own == end + 1 and article.text[end] == "/":
            end = one.span.end
    whole = CharSpan(start, end)
    return whole if "/" in whole.of(article.text) else None


def _called(noun: str) -> list[str]:
    """Return the nouns by which the same document may go."""
    for nouns in _table().values():
        if noun in nouns:
            return nouns
    return [noun]


@cache
def _table() -> dict[str, list[str]]:
    place = files("quotes") / "data" / "names" / "roles.en.toml"
    documents: dict[str, list[str]] = tomllib.loads(place.read_text(encoding="utf-8"))["documents"]
    return documents
