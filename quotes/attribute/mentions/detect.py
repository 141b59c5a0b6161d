"""Mentions: where a text names somebody, told from capitals, titles and the words around."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from quotes.attribute.mentions.capitalised_runs import (
    Token,
    find_name_runs,
    is_plain,
    opens_name,
    without_opener,
)
from quotes.names.lexicon import Lexicon
from quotes.text.rarity import is_name
from quotes.types import CharSpan

# What stands before a sentence, or a part of one that begins with a capital all the same.
_OPENING = re.compile(r"(?:[.!?:;“\"‘«(\[—―]|[.!?][”\"’')]|''|``)\Z")
# Farther before a word nothing tells that it opens a sentence.
_BEFORE_OPENING = 12
# "Ann Lee, 53,", but "in The New Yorker, 53-year-old Ann Lee".
_AGE = re.compile(r",\s+\d{1,3}\b(?!-year)")
# "9th" before "Circuit Court of Appeals".
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)[ ]$")
# ", Tobacco, Firearms and Explosives" behind "Bureau of Alcohol".
_LISTED = re.compile(r"(?:,[ ][A-Z][a-z]+){1,4},?[ ]and[ ][A-Z][a-z]+(?:[ ][A-Z][a-z]+)?")
# First name and surname.
_FULL_NAME = 2
# In headlines' style words over this length have capitals, but for a few.
_SHORT, _MOST = 3, 0.8


class NameKind(StrEnum):
    """What a name is of, as far as it tells."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True, eq=False)  # told apart by where it stands: a quick key
class Mention:
    """A name as it stands in the text.

    Attributes:
        span: The whole mention, titles included.
        words: The name's own words, without titles.
        titles: Words before the name, in lower case.
        kind: Person, organisation, or what may be either or a place.
        possessive: Whether "'s" follows: then the name describes what stands behind it.
        opens: Whether it opens a sentence, where every word has a capital.
        own: Where the name itself begins, behind the titles.
    """

    span: CharSpan
    words: tuple[str, ...]
    titles: tuple[str, ...]
    kind: NameKind
    possessive: bool
    opens: bool
    own: int

    @property
    def name(self) -> str:
        """The name in one string, without titles."""
        return " ".join(self.words)


def find_mentions(text: str, lexicon: Lexicon) -> list[Mention]:
    """Find all names of a text, in text order.

    Args:
        text: The article's text, with markup masked.
        lexicon: Titles, first names and words of organisations.
    """
    found: list[Mention] = []
    for run in find_name_runs(text, lexicon):
        opens = _opens_sentence(text, run[0].start)
        tokens = without_opener(run, lexicon) if opens else run
        if tokens:
            mention = _mention(text, tokens, lexicon, opens=opens and tokens[0] is run[0])
            if mention is not None and not (found and found[-1].span.overlaps(mention.span)):
                found.append(mention)
    return _without_strays(text, _join_halves(text, found, lexicon), lexicon)


def _opens_sentence(text: str, start: int) -> bool:
    """Return True if a sentence, a line or words in marks begin at an offset."""
    before = text[max(0, start - _BEFORE_OPENING) : start]
    bare = before.rstrip()
    if "\n" in before[len(bare) :] or (not bare and start <= _BEFORE_OPENING):
        return True
    return _OPENING.search(bare) is not None


def _join_halves(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Join "Food" and "Drug Administration": a plain word before "and" is half of the name."""
    chains: list[list[Mention]] = []
    for mention in mentions:
        if chains and _is_half(text, chains[-1], mention, lexicon):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return [_join(text, chain) for chain in chains]


def _is_half(text: str, chain: list[Mention], mention: Mention, lexicon: Lexicon) -> bool:
    """Return True if the last of some mentions is half of a body's name that goes on with "and"."""
    last = chain[-1]
    gap = text[last.span.end : mention.span.start]
    if mention.kind is not NameKind.ORGANISATION or gap not in {" and ", " & "}:
        return False
    whole = len(chain) > 1 or len(last.words) > 1
    if not whole and (last.kind is not NameKind.OTHER or last.opens):
        return False
    word = last.words[-1]
    return is_plain(word, lexicon) and not lexicon.has("organisations", word)


def _join(text: str, chain: list[Mention]) -> Mention:
    """Make one mention of the parts of a body's name."""
    first, last = chain[0], chain[-1]
    if first is last:
        return first
    span = CharSpan(first.own, last.span.end)
    words = tuple(span.of(text).split())
    return replace(last, span=span, words=words, titles=(), own=first.own)


def _without_strays(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Cut a first word that is not the name's: the name stands without it elsewhere."""
    free = {one.words for one in mentions if not one.opens}
    headline = _headline_end(text)
    strays = [_stray_words(one, free, lexicon, headline=one.own < headline) for one in mentions]
    return [_cut(text, one, count) for one, count in zip(mentions, strays, strict=True)]


def _headline_end(text: str) -> int:
    """Return where a first line ends in which most words have a capital; 0 without one."""
    line = text[: max(0, text.find("\n"))]
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > _SHORT]
    capitals = sum(word[0].isupper() for word in words)
    return len(line) if words and capitals > _MOST * len(words) else 0


def _stray_words(
    mention: Mention, free: set[tuple[str, ...]], lexicon: Lexicon, *, headline: bool
) -> int:
    """Count the words before the name itself, which stands elsewhere without them."""
    first, *rest = mention.words
    if mention.kind is NameKind.ORGANISATION or first.lower() in lexicon.women:
        return 0
    if tuple(rest) not in free or lexicon.has("directions", first):
        return 0
    shouted = first.isupper() and not rest[0].isupper() and _is_plain_noun(first, lexicon)
    if shouted or lexicon.has("countries", first):
        return 1  # "WATCH Hart speak", "across the U.S. Hart said"
    if len(rest) > 1 and rest[0].lower() in lexicon.women:
        return 1  # "Crooked Hillary Clinton"
    if headline and not is_name(first.lower()):
        return 1  # "Mother Corners Hart"
    return int(mention.opens and mention.words not in free and is_plain(first, lexicon))


def _is_plain_noun(word: str, lexicon: Lexicon) -> bool:
    """Return True if a word that is no name has a capital, which a particle or initial is not."""
    return word[0].isupper() and len(word) > 1 and is_plain(word, lexicon)


def _cut(text: str, mention: Mention, count: int) -> Mention:
    if not count:
        return mention
    own = mention.own
    for word, following in pairwise(mention.words[: count + 1]):
        own = text.index(following, own + len(word))
    span = CharSpan(own, mention.span.end)
    return replace(mention, span=span, words=mention.words[count:], own=own, opens=False)


def is_group(mention: Mention, lexicon: Lexicon) -> bool:
    """Return True if a name is of many, as "Democrats" and "Russians" are."""
    last = mention.words[-1].lower()
    if lexicon.has("organisations", last):
        return False  # "CBS News"
    demonym = last.endswith("s") and lexicon.has("adjectives", last.removesuffix("s"))
    return demonym or lexicon.has("groups", last)


def _mention(text: str, run: list[Token], lexicon: Lexicon, *, opens: bool) -> Mention | None:
    own = _own_words(run, lexicon)
    if not own:
        return None
    kind = _kind(text, run, own, lexicon)
    if kind is NameKind.ORGANISATION:
        own = run
    titles = tuple(token.text.lower().rstrip(".") for token in run[: len(run) - len(own)])
    # A masked "&amp;" has blanks behind it.
    words = tuple(re.sub(r"(?<=\w&)[ ]+", "", text[own[0].start : own[-1].end]).split())
    if len(words) == 1 and len(words[0]) == 1:
        return None  # a letter is nobody's name
    end = own[-1].end
    if lexicon.has("suffixes", own[-1].text) and text[end : end + 1] == ".":
        words, end = (*words[:-1], f"{words[-1]}."), end + 1
    start, ordinal = own[0].start, _ORDINAL.search(text, max(0, own[0].start - 6), own[0].start)
    if ordinal and kind is not NameKind.PERSON and own[0] is run[0]:
        words, start = (ordinal[0].strip(), *words), ordinal.start()
    listed = _LISTED.match(text, end) if kind is NameKind.ORGANISATION else None
    if listed and {"of", "on", "for"} & set(words) and _is_listed(words[-1], listed[0], lexicon):
        end = listed.end()
        words = tuple(text[start:end].split())
    span = CharSpan(min(run[0].start, start), end)
    return Mention(span, words, titles, kind, run[-1].possessive, opens, start)


def _is_listed(last: str, listed: str, lexicon: Lexicon) -> bool:
    """Return True if words go on with a body's name, and are no others' names."""
    return all(is_plain(word, lexicon) for word in (last, *re.findall(r"[A-Z]\w+", listed)))


def _own_words(run: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return what is left of a run behind its last title or adjective."""
    if len(run) == 1 and lexicon.has("organisations", run[0].text):
        # "The Commission" is a description, to be led to a name.
        return run if lexicon.has("single_bodies", run[0].text) else []
    if len(run) > 1 and lexicon.has("honorifics", run[-2].text):
        return run[-1:]  # "Mr. King" is no king
    if (person := _behind_body(run, lexicon)) is not None:
        return person
    count = _count_titles(run, lexicon)
    return run if _has_body_of_titles(run, count, lexicon) else run[count:]


def _count_titles(run: list[Token], lexicon: Lexicon) -> int:
    """Return how many of a run's words end with its last title or adjective."""
    count = 0
    for at in range(len(run)):
        # "Larry King", "Amy Pope"
        surname = at == len(run) - 1 and at > count and opens_name(run[at - 1], lexicon)
        if not surname and _stands_before_name(run, at, lexicon):
            count = at + 1
    return count


def _stands_before_name(run: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Return True if a word of a run is no part of the name behind it.

    An adjective before one word is ("New Hart"), and so is a title that wants a full stop where it
    has none: "Del Lee", but "Del. Ann Lee".
    """
    token, left = run[at], len(run) - at - 1
    if lexicon.is_title(token.text) or (lexicon.has("adjectives", token.text) and left != 1):
        return True
    if not left:
        return False
    stopped = run[at + 1].start - token.end > 1
    return lexicon.has("parties", token.text) or (
        stopped and lexicon.has("dotted_titles", token.text)
    )


def _has_body_of_titles(run: list[Token], count: int, lexicon: Lexicon) -> bool:
    """Return True if words that look like titles are part of a body's name.

    So they are in "Commission on Presidential Debates", and where nothing else is left.
    """
    if not any(lexicon.has("organisations", token.text) for token in run[:count]):
        return False
    return count == len(run) or lexicon.has("title_modifiers", run[count - 1].text)


def _behind_body(run: list[Token], lexicon: Lexicon) -> list[Token] | None:
    """Return the person named directly behind a body: "president of the United States Ann Lee"."""
    if len(run) <= _FULL_NAME:
        return None
    body, first, last = run[-_FULL_NAME - 1 :]
    beside = first.start - body.end == last.start - first.end == 1
    person = first.text.lower() in lexicon.women and not lexicon.has("organisations", last.text)
    if beside and person and lexicon.has("organisations", body.text):
        return run[-_FULL_NAME:]
    return None


def _kind(text: str, run: list[Token], own: list[Token], lexicon: Lexicon) -> NameKind:
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
