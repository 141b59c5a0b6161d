"""Mentions: where a text names somebody, told from capitals, titles and the words around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quotes.attribute.lexicon import Lexicon
from quotes.families.rarity import is_known, is_name
from quotes.types import CharSpan

_CAPITALISED = re.compile(r"(?<![\w@#])(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w]*(?:[’'-]\w+)*)")
_GAP = re.compile(r"[ \u00a0]+|\.[ \u00a0]+|,[ \u00a0]+(?=(?:Jr|Sr)\b)|[ ][“\"][A-Z]\w+[”\"][ ]")
_PARTICLES = re.compile(r"[ \u00a0]+((?:[a-z]{1,5}[ \u00a0]+){1,2})")
_OF = re.compile(r"[ ]+(?:(?:of|for|on|to|and)(?:[ ]+(?:the|a))?|&)[ ]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;“\"‘«(\[\n—―]|[.!?][”\"’')]|''|``)\s*$")
_AGE = re.compile(r",\s+\d{1,3}\b")


# No name is longer without a title or a word of an organisation in it.
_LONG_RUN = 4
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr"})
# Bodies that go by one word.
_SINGLE_BODIES = frozenset({"congress", "parliament", "senate", "house"})


class NameKind(StrEnum):
    """What a name is of, as far as it tells."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text.

    Attributes:
        span: The whole mention, titles included.
        words: The name's own words, without titles.
        titles: Words before the name, in lower case.
        kind: Person, organisation, or what may be either or a place.
        possessive: Whether "'s" follows: then the name describes what stands behind it.
        opens: Whether it opens a sentence, where every word has a capital.
    """

    span: CharSpan
    words: tuple[str, ...]
    titles: tuple[str, ...]
    kind: NameKind
    possessive: bool
    opens: bool

    @property
    def name(self) -> str:
        """The name in one string, without titles."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    possessive: bool


def find_mentions(text: str, lexicon: Lexicon) -> list[Mention]:
    """Find all names of a text, in text order.

    Args:
        text: The article's text, with markup masked.
        lexicon: Titles, first names and words of organisations.
    """
    found = []
    runs = (part for run in _runs(text, lexicon) for part in _split_headline(run, lexicon))
    for run in runs:
        opens = bool(_OPENS_SENTENCE.search(text, max(0, run[0].start - 12), run[0].start))
        tokens = _without_opener(run, lexicon) if opens else run
        if tokens:
            mention = _mention(text, tokens, lexicon, opens=opens and tokens[0] is run[0])
            if mention is not None:
                found.append(mention)
    return found


def _tokens(text: str, lexicon: Lexicon) -> Iterator[_Token]:
    for match in _CAPITALISED.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        if word and word[0].isupper() and not lexicon.has("calendar", word):
            possessive = word != match[0]
            yield _Token(match.start(), match.start() + len(word), word, possessive)


def _runs(text: str, lexicon: Lexicon) -> Iterator[list[_Token]]:
    """Group capitalised words that stand together into runs."""
    run: list[_Token] = []
    for token in _tokens(text, lexicon):
        if run and not _joins(text, run, token, lexicon):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _joins(text: str, run: list[_Token], token: _Token, lexicon: Lexicon) -> bool:
    last = run[-1]
    if last.possessive or token.start - last.end > 16:
        return False
    gap = text[last.end : token.start]
    if _is_opener(last.text, lexicon) or _is_opener(token.text, lexicon):
        return False
    if gap == " ":
        return True
    if _GAP.fullmatch(gap):
        initial = len(last.text) == 1 or last.text.endswith(".")
        return not gap.startswith(".") or initial or lexicon.is_title(last.text)
    particles = _PARTICLES.fullmatch(gap)
    if particles and all(lexicon.has("particles", word) for word in particles[1].split()):
        return True
    if _OF.fullmatch(gap):
        # "Department of Health and Human Services": one name; "Mayor of Kyiv": two.
        named = any(lexicon.has("organisations", one.text) for one in run)
        return named and (gap.strip() not in {"and", "&"} or "of" in text[run[0].start : last.end])
    return False


def _is_opener(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word has its capital from a sentence's opening or a headline's style."""
    return lexicon.has("openers", word) and word.lower() not in lexicon.women


def _is_plain(word: str, lexicon: Lexicon) -> bool:
    """Say whether the news writes a word without a capital mostly, so that it is no name."""
    norm = word.lower()
    return is_known(norm) and not is_name(norm) and norm not in lexicon.women


def _without_opener(run: list[_Token], lexicon: Lexicon) -> list[_Token]:
    """Drop words that have their capital from the sentence's opening."""
    at = 0
    while at < len(run) and lexicon.has("openers", run[at].text):
        at += 1
    left = run[at:]
    if len(left) < 3 or lexicon.is_title(left[0].text):
        return left
    known = left[1].text.lower() in lexicon.women
    return left[1:] if known and _is_plain(left[0].text, lexicon) else left


def _split_headline(run: list[_Token], lexicon: Lexicon) -> list[list[_Token]]:
    """Cut a long run, as headlines in capitals have, at words that are nobody's name."""
    if len(run) < _LONG_RUN or any(_marks_name(token.text, lexicon) for token in run):
        return [run]
    parts: list[list[_Token]] = [[]]
    for token in run:
        if _is_plain(token.text, lexicon):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _marks_name(word: str, lexicon: Lexicon) -> bool:
    kinds = ("organisations", "suffixes")
    return len(word) == 1 or lexicon.is_title(word) or any(lexicon.has(k, word) for k in kinds)


def _mention(text: str, run: list[_Token], lexicon: Lexicon, *, opens: bool) -> Mention | None:
    own = _own_words(run, lexicon)
    if not own:
        return None
    kind = _kind(text, run, own, lexicon)
    if kind is NameKind.ORGANISATION:
        own = run
    titles = tuple(token.text.lower().rstrip(".") for token in run[: len(run) - len(own)])
    words = tuple(text[own[0].start : own[-1].end].split())
    end = own[-1].end
    if lexicon.has("suffixes", own[-1].text) and text[end : end + 1] == ".":
        words, end = (*words[:-1], f"{words[-1]}."), end + 1
    span = CharSpan(run[0].start, end)
    return Mention(span, words, titles, kind, run[-1].possessive, opens)


def _own_words(run: list[_Token], lexicon: Lexicon) -> list[_Token]:
    """Return what is left of a run behind its last title or adjective."""
    if len(run) == 1 and lexicon.has("organisations", run[0].text):
        # "The Commission" is a description, to be led to a name.
        return run if run[0].text.lower() in _SINGLE_BODIES or run[0].text.isupper() else []
    if len(run) > 1 and run[-2].text.lower() in _HONORIFICS:
        return run[-1:]  # "Mr. King" is no king
    start = 0
    for at, token in enumerate(run):
        left = len(run) - at - 1
        if lexicon.is_title(token.text) or (lexicon.has("adjectives", token.text) and left != 1):
            start = at + 1
    if start == len(run) and any(lexicon.has("organisations", token.text) for token in run):
        return run
    return run[start:]


def _kind(text: str, run: list[_Token], own: list[_Token], lexicon: Lexicon) -> NameKind:
    if any(lexicon.has("organisations", token.text) for token in own):
        return NameKind.ORGANISATION
    first = own[0].text.lower()
    titled = len(own) < len(run) and any(
        lexicon.is_title(token.text) for token in run[: len(run) - len(own)]
    )
    named = len(own) > 1 and (first in lexicon.women or len(own[1].text) == 1)
    aged = _AGE.match(text, own[-1].end) is not None
    if titled or named or (len(own) > 1 and aged):
        return NameKind.PERSON
    return NameKind.OTHER
