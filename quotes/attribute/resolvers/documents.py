"""Documents: who issued "the report" or "the ad" that the article introduced before."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from quotes.attribute.annotated_article import AnnotatedArticle
from quotes.attribute.mentions.detect import Mention
from quotes.attribute.resolution import Resolution, Rule, named, unknown
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
# Right answers among those drawn from PolNeAR train and the news corpus and read.
_ISSUER = 0.7


def resolve_document(article: AnnotatedArticle, span: CharSpan, noun: str) -> Resolution:
    """Find who issued a document that is called by its noun alone ("the report").

    The last introduction before counts: "the bank released a report", "a report by the bank",
    "the bank's report"; a document may go by another noun there ("ran a feature … the piece").

    Args:
        article: The article.
        span: The words for the document.
        noun: Their last word, in lower case.
    """
    words = span.of(article.text)
    start = max(0, span.start - _REACH)
    before = article.text[start : span.start]
    nouns = "(?:" + "|".join(map(re.escape, _called(noun))) + ")"
    found: list[tuple[int, Mention]] = []
    for match in re.finditer(_BY.format(noun=nouns), before, re.IGNORECASE):
        behind = article.within(CharSpan(start + match.end(), start + match.end() + 3))
        found += [(match.start(), one) for one in behind[:1]]
    for match in re.finditer(_ISSUED.format(noun=nouns), before, re.IGNORECASE):
        at = start + match.start()
        subject = [one for one in article.unquoted_in_sentence(at, 0) if not one.possessive]
        found += [(match.start(), one) for one in subject[:1]]
    own = re.compile(_OWN.format(noun=nouns), re.IGNORECASE)
    for mention in article.within(CharSpan(start, span.end)):
        if mention.span.end > span.start:
            break
        if own.match(article.text, mention.span.end):
            found.append((mention.span.end - start, mention))
    issuers = [
        (at, entity, one)
        for at, one in found
        if (entity := article.entity(one)) and not article.lexicon.has("openers", one.name)
    ]
    if not issuers or _OWNED.search(words):
        return unknown(Rule.DOCUMENT_NOBODY, f"'{words}': who issued it is not told before")
    _, entity, mention = max(issuers, key=lambda one: one[0])
    together = find_issuers_together(article, mention)
    name = together.of(article.text) if together else entity.name
    if any(word not in name for word in _PROPER.findall(words)):
        return unknown(Rule.DOCUMENT_NOBODY, f"'{words}': the article does not say who issued it")
    evidence = f"'{words}' -> {name}, who issued it as the article says before"
    return named(Rule.DOCUMENT_BEFORE, name, _ISSUER, evidence, together or mention.span)


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
