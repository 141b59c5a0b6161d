"""Mentions: where a text names somebody, told from capitals, titles and the words around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from quotes.attribute.lexicon import Lexicon
from quotes.families.rarity import is_known, is_name
from quotes.types import CharSpan

_CAPITALISED = re.compile(
    r"(?<![\w@#])(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w]*(?:(?:[’'-]|&[ ]{0,4})\w+)*)"
)
_GAP = re.compile(r"[ \u00a0]+|\.[ \u00a0]+|,[ \u00a0]+(?=(?:Jr|Sr)\b)|[ ][“\"][A-Z]\w+[”\"][ ]")
_PARTICLES = re.compile(r"[ \u00a0]+((?:[a-z]{1,5}[ \u00a0]+){1,2})")
_OF = re.compile(r"[ ]+(?:(?:of|for|on|to|and)(?:[ ]+(?:the|a))?|&)[ ]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;“\"‘«(\[\n—―]|[.!?][”\"’')]|''|``)\s*$")
_AGE = re.compile(r",\s+\d{1,3}\b")


# Between the words of a name, in characters.
_WIDEST = 16
# Four small letters before a capital: "McHart", "LeBron" and "YouTube" are whole.
_SEAM = re.compile(r"([A-Z][a-z]{3,})(?=[A-Z])")
# In headlines' style words over this length have capitals, but for a few.
_SHORT, _MOST = 3, 0.8
# No name is longer without a title or a word of an organisation in it.
_LONG_RUN = 4


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


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    possessive: bool


def find_mentions(text: str, lexicon: Lexicon, sources: Sequence[CharSpan] = ()) -> list[Mention]:
    """Find all names of a text, in text order.

    Args:
        text: The article's text, with markup masked.
        lexicon: Titles, first names and words of organisations.
        sources: Where a reader saw somebody named; a name is cut at their edges from words that
            have a capital for another reason ("Stated Stone", a headline).
    """
    edges = frozenset(edge for source in sources for edge in (source.start, source.end))
    found = []
    runs = (
        part
        for run in _runs(text, lexicon)
        for whole in _split_repeats(text, run, lexicon)
        for piece in _split_headline(whole, lexicon)
        for part in _split_at_edges(piece, edges, lexicon)
    )
    for run in runs:
        opens = bool(_OPENS_SENTENCE.search(text, max(0, run[0].start - 12), run[0].start))
        tokens = _without_opener(run, lexicon) if opens else run
        if tokens:
            mention = _mention(text, tokens, lexicon, opens=opens and tokens[0] is run[0])
            if mention is not None:
                found.append(mention)
    return _without_strays(text, _join_halves(text, found, lexicon), lexicon)


def _join_halves(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Join "Food" and "Drug Administration": a plain word before "and" is half of the name."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and mention.kind is NameKind.ORGANISATION
            and text[last.span.end : mention.span.start] in {" and ", " & "}
            and (len(last.words) > 1 or (last.kind is NameKind.OTHER and not last.opens))
            and is_plain(last.words[-1], lexicon)
            and not lexicon.has("organisations", last.words[-1])
        ):
            span = CharSpan(last.own, mention.span.end)
            words = tuple(span.of(text).split())
            kind, own = NameKind.ORGANISATION, last.own
            joined[-1] = replace(mention, span=span, words=words, titles=(), kind=kind, own=own)
        else:
            joined.append(mention)
    return joined


def _split_at_edges(
    run: list[_Token], edges: frozenset[int], lexicon: Lexicon
) -> list[list[_Token]]:
    """Cut a run at a source's edge, unless the cut would go through a name."""
    parts = [run[:1]]
    for last, token in pairwise(run):
        starts = token.start in edges and (
            is_plain(last.text, lexicon) or token.text.lower() in lexicon.women
        )
        ends = last.end in edges and is_plain(token.text, lexicon)
        if (starts and not lexicon.is_title(last.text) and not _is_first(last, lexicon)) or ends:
            parts.append([])
        parts[-1].append(token)
    return parts


def _without_strays(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Cut a first word that is not the name's: the name stands without it elsewhere."""
    free = {one.words for one in mentions if not one.opens}
    headline = _headline_end(text)
    return [
        _cut_first(text, one)
        if _has_stray(one, free, lexicon, headline=one.own < headline)
        else one
        for one in mentions
    ]


def _headline_end(text: str) -> int:
    """Return where a first line ends in which most words have a capital; 0 without one."""
    line = text[: max(0, text.find("\n"))]
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > _SHORT]
    capitals = sum(word[0].isupper() for word in words)
    return len(line) if words and capitals > _MOST * len(words) else 0


def _has_stray(
    mention: Mention, free: set[tuple[str, ...]], lexicon: Lexicon, *, headline: bool
) -> bool:
    first, *rest = mention.words
    if mention.kind is NameKind.ORGANISATION or tuple(rest) not in free:
        return False
    if first.lower() in lexicon.women or lexicon.has("directions", first):
        return False
    if len(rest) > 1 and rest[0].lower() in lexicon.women:
        return True  # "Crooked Hillary Clinton"
    if headline and not is_name(first.lower()):
        return True  # "Mother Corners Hart"
    return mention.opens and mention.words not in free and is_plain(first, lexicon)


def _cut_first(text: str, mention: Mention) -> Mention:
    own = text.index(mention.words[1], mention.own + len(mention.words[0]))
    span = CharSpan(own, mention.span.end)
    return replace(mention, span=span, words=mention.words[1:], own=own, opens=False)


def _is_first(token: _Token, lexicon: Lexicon) -> bool:
    """Say whether a word is a first name or an initial, so that the name goes on behind it."""
    return token.text.lower() in lexicon.women or len(token.text) == 1


def _tokens(text: str, lexicon: Lexicon) -> Iterator[_Token]:
    for match in _CAPITALISED.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        if word and word[0].isupper() and not lexicon.has("calendar", word):
            possessive = word != match[0]
            token = _Token(match.start(), match.start() + len(word), word, possessive)
            yield from _split_glued(text, token)


def _split_glued(text: str, token: _Token) -> Iterator[_Token]:
    """Cut "HartTop" in two, where "Hart" stands in the text by itself.

    That is how pages whose markup was lost run a caption into the next line.
    """
    seam = _SEAM.match(token.text)
    if seam is None or re.search(rf"\b{seam[1]}\b(?![’'-])", text) is None:
        yield token
        return
    middle = token.start + len(seam[1])
    yield _Token(token.start, middle, seam[1], possessive=False)
    yield replace(token, start=middle, text=token.text[len(seam[1]) :])


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
    if last.possessive or not 0 < token.start - last.end <= _WIDEST:
        return False  # far apart, or cut apart
    gap = text[last.end : token.start]
    if any(_is_opener(one.text, lexicon) and not _is_initial(text, one) for one in (last, token)):
        return False
    if gap == " ":
        return True
    if _GAP.fullmatch(gap):
        initial = len(last.text) == 1 or last.text.endswith(".")
        return not gap.startswith(".") or initial or lexicon.has("abbreviations", last.text)
    particles = _PARTICLES.fullmatch(gap)
    if particles and all(lexicon.has("particles", word) for word in particles[1].split()):
        return True
    if _OF.fullmatch(gap):
        # "Department of Health and Human Services": one name; "Mayor of Kyiv": two.
        named = any(lexicon.has("organisations", one.text) for one in run)
        if gap.split()[0] in {"and", "&"}:
            inner = text[run[0].start : last.end]
            return named and "the" not in gap and (" of " in inner or " for " in inner)
        return named
    return False


def _is_initial(text: str, token: _Token) -> bool:
    """Say whether a letter with a full stop abbreviates a name: "Ann A. Lee"."""
    return len(token.text) == 1 and text[token.end : token.end + 1] == "."


def _is_opener(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word has its capital from a sentence's opening or a headline's style."""
    return lexicon.has("openers", word) and word.lower() not in lexicon.women


def is_plain(word: str, lexicon: Lexicon) -> bool:
    """Say whether the news writes a word without a capital mostly, so that it is no name."""
    norm = word.lower()
    return is_known(norm) and not is_name(norm) and norm not in lexicon.women


def is_group(mention: Mention, lexicon: Lexicon) -> bool:
    """Say whether a name is of many, as "Democrats" and "Russians" are."""
    last = mention.words[-1].lower()
    if lexicon.has("organisations", last):
        return False  # "CBS News"
    return last.endswith("s") and lexicon.has("adjectives", last.removesuffix("s"))


def _without_opener(run: list[_Token], lexicon: Lexicon) -> list[_Token]:
    """Drop words that have their capital from the sentence's opening."""
    at = 0
    while at < len(run) and lexicon.has("openers", run[at].text):
        at += 1
    left = run[at:]
    if len(left) < 3 or lexicon.is_title(left[0].text):
        return left
    known = left[1].text.lower() in lexicon.women
    return left[1:] if known and is_plain(left[0].text, lexicon) else left


def _split_repeats(text: str, run: list[_Token], lexicon: Lexicon) -> list[list[_Token]]:
    """Cut a run in which a name comes twice, as where a caption got into a page's text.

    "Ann Lee Ann Marie Lee" is cut before the second first name, "Lee Ann Lee" behind the surname
    that comes back, and "Jo Lee Joanna (Jo)" before the long form of the first name.
    """
    begin = next((at for at, token in enumerate(run) if not lexicon.is_title(token.text)), 0)
    first = run[begin].text
    for at in range(begin + 2, len(run)):
        nickname = text.startswith(f" ({first})", run[at].end)
        if nickname or run[at].text == first:
            cut = at if nickname or at < len(run) - 1 else begin + 1
            return [run[:cut], run[cut:]]
    return [run]


def _split_headline(run: list[_Token], lexicon: Lexicon) -> list[list[_Token]]:
    """Cut a long run, as headlines in capitals have, at words that are nobody's name."""
    if len(run) < _LONG_RUN or any(_marks_name(token.text, lexicon) for token in run):
        return [run]
    parts: list[list[_Token]] = [[]]
    for token in run:
        if is_plain(token.text, lexicon):
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
    # A masked "&amp;" has blanks behind it.
    words = tuple(re.sub(r"(?<=\w&)[ ]+", "", text[own[0].start : own[-1].end]).split())
    if len(words) == 1 and len(words[0]) == 1:
        return None  # a letter is nobody's name
    end = own[-1].end
    if lexicon.has("suffixes", own[-1].text) and text[end : end + 1] == ".":
        words, end = (*words[:-1], f"{words[-1]}."), end + 1
    span = CharSpan(run[0].start, end)
    return Mention(span, words, titles, kind, run[-1].possessive, opens, own[0].start)


def _own_words(run: list[_Token], lexicon: Lexicon) -> list[_Token]:
    """Return what is left of a run behind its last title or adjective."""
    if len(run) == 1 and lexicon.has("organisations", run[0].text):
        # "The Commission" is a description, to be led to a name.
        single = lexicon.has("single_bodies", run[0].text) or run[0].text.isupper()
        return run if single else []
    if len(run) > 1 and lexicon.has("honorifics", run[-2].text):
        return run[-1:]  # "Mr. King" is no king
    start = 0
    for at, token in enumerate(run):
        left = len(run) - at - 1
        if not left and at > start and _is_first(run[at - 1], lexicon):
            break  # "Larry King", "Amy Pope": a surname
        adjective = lexicon.has("adjectives", token.text) and left != 1
        party = lexicon.has("parties", token.text) and left
        if lexicon.is_title(token.text) or adjective or party:
            start = at + 1
    body = any(lexicon.has("organisations", token.text) for token in run[:start])
    if body and lexicon.has("title_modifiers", run[start - 1].text):
        return run  # "Commission on Presidential Debates"
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
