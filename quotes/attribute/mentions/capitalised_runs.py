"""Runs: capitalised words that stand together and may be a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from quotes.names.lexicon import Lexicon
from quotes.text.rarity import is_known, is_name

_CAPITALISED = re.compile(
    r"(?<![\w@#])(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w]*(?:(?:[’'-]|&[ ]{0,4})\w+)*)"
)
_GAP = re.compile(r"[ \u00a0]+|\.[ \u00a0]+|,[ \u00a0]+(?=(?:Jr|Sr)\b)")
# "Ann “Nan” Lee": what stands before and behind a nickname.
_NICKNAMED = re.compile(r"[^\W\d_a-z]\w+[ ][“\"‘'](?=[^\W\d_a-z]\w+[”\"’'][ ][^\W\d_a-z])")
_BEHIND_NICKNAME = re.compile(r"[”\"’'][ ]")
_PARTICLES = re.compile(r"[ \u00a0]+((?:[a-z]{1,5}[ \u00a0]+){1,2})")
_OF = re.compile(r"[ ]+(?:(?:of|for|on|to|and)(?:[ ]+(?:the|a))?|&)[ ]+")
_POSSESSIVE = re.compile(r"[’']s?$")
# Between the words of a name, in characters.
_WIDEST = 16
# Four small letters before a capital: "McHart", "LeBron" and "YouTube" are whole.
_SEAM = re.compile(r"([A-Z][a-z]{3,})(?=[A-Z])")
# No name is longer without a title or a word of an organisation in it.
_LONG_RUN = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word with a capital, and whether "'s" stands behind it."""

    start: int
    end: int
    text: str
    possessive: bool


def find_name_runs(
    text: str, lexicon: Lexicon, edges: frozenset[int] = frozenset()
) -> Iterator[list[Token]]:
    """Group the capitalised words that stand together, in text order.

    Args:
        text: The article's text, with markup masked.
        lexicon: Titles, first names and words of organisations.
        edges: Offsets at which a run is cut, unless the cut would go through a name.
    """
    for run in _runs(text, lexicon):
        for whole in _split_repeats(text, run, lexicon):
            for piece in _split_headline(whole, lexicon):
                yield from _split_at_edges(piece, edges, lexicon)


def _runs(text: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    """Group capitalised words that stand together into runs."""
    run: list[Token] = []
    for token in _tokens(text, lexicon):
        if run and not _joins(text, run, token, lexicon):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    for match in _CAPITALISED.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        if word and word[0].isupper() and not lexicon.has("calendar", word):
            possessive = word != match[0]
            token = Token(match.start(), match.start() + len(word), word, possessive)
            yield from _split_glued(text, token)


def _split_glued(text: str, token: Token) -> Iterator[Token]:
    """Cut "HartTop" in two, where "Hart" stands in the text by itself.

    That is how pages whose markup was lost run a caption into the next line.
    """
    seam = _SEAM.match(token.text)
    if seam is None or re.search(rf"\b{seam[1]}\b(?![’'-])", text) is None:
        yield token
        return
    middle = token.start + len(seam[1])
    yield Token(token.start, middle, seam[1], possessive=False)
    yield replace(token, start=middle, text=token.text[len(seam[1]) :])


def _joins(text: str, run: list[Token], token: Token, lexicon: Lexicon) -> bool:
    last = run[-1]
    if last.possessive or not 0 < token.start - last.end <= _WIDEST:
        return False  # far apart, or cut apart
    gap = text[last.end : token.start]
    if any(_is_opener(one.text, lexicon) and not _is_initial(text, one) for one in (last, token)):
        shouted = last.text.isupper() and lexicon.has("organisations", token.text)  # "USA TODAY"
        return gap == " " and (shouted or _takes_any_word(text, run, token, lexicon))
    if gap == " " or _is_nickname(text, run, token):
        return True
    if _GAP.fullmatch(gap):
        initial = len(last.text) == 1 or last.text.endswith(".")
        return not gap.startswith(".") or initial or lexicon.has("abbreviations", last.text)
    particles = _PARTICLES.fullmatch(gap)
    if particles and all(lexicon.has("particles", word) for word in particles[1].split()):
        return True
    if _OF.fullmatch(gap):
        # "Department of Health and Human Services": one name; "Mayor of Kyiv": two.
        named = _ends_as_body(run, lexicon)
        if gap.split()[0] in {"and", "&"}:
            inner = text[run[0].start : last.end]
            return named and "the" not in gap and (" of " in inner or " for " in inner)
        return named
    return False


def _ends_as_body(run: list[Token], lexicon: Lexicon) -> bool:
    """Return True if a run is a body's name so far, unlike "Senate Leader Ann Lee" (of Iowa)."""
    for token in reversed(run):
        if lexicon.has("organisations", token.text):
            return True
        if token.text.lower() in lexicon.women and token is not run[-1]:
            return False
    return False


def _takes_any_word(text: str, run: list[Token], token: Token, lexicon: Lexicon) -> bool:
    """Return True if words follow a body's "to", as in "Alliance to Reclaim Our Schools"."""
    body = any(lexicon.has("organisations", one.text) for one in run)
    return body and " to " in text[run[0].start : token.start]


def _is_nickname(text: str, run: list[Token], token: Token) -> bool:
    """Return True if a word is a nickname between marks, or goes on with the name behind one."""
    last = run[-1]
    opened = _NICKNAMED.match(text, last.start)
    if opened is not None and opened.end() == token.start:
        return True
    if len(run) == 1 or not _BEHIND_NICKNAME.fullmatch(text, last.end, token.start):
        return False
    opened = _NICKNAMED.match(text, run[-2].start)
    return opened is not None and opened.end() == last.start


def _is_initial(text: str, token: Token) -> bool:
    """Return True if a letter with a full stop abbreviates a name: "Ann A. Lee"."""
    return len(token.text) == 1 and text[token.end : token.end + 1] == "."


def _is_opener(word: str, lexicon: Lexicon) -> bool:
    """Return True if a word has its capital from a sentence's opening or a headline's style."""
    return lexicon.has("openers", word) and word.lower() not in lexicon.women


def is_plain(word: str, lexicon: Lexicon) -> bool:
    """Return True if the news writes a word without a capital mostly, so that it is no name."""
    norm = word.lower()
    return is_known(norm) and not is_name(norm) and norm not in lexicon.women


def opens_name(token: Token, lexicon: Lexicon) -> bool:
    """Return True if a word is a first name or an initial, so that the name goes on behind it."""
    return token.text.lower() in lexicon.women or len(token.text) == 1


def _split_repeats(text: str, run: list[Token], lexicon: Lexicon) -> list[list[Token]]:
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


def _split_headline(run: list[Token], lexicon: Lexicon) -> list[list[Token]]:
    """Cut a long run, as headlines in capitals have, at words that are nobody's name."""
    if len(run) < _LONG_RUN or any(_marks_name(token.text, lexicon) for token in run):
        return [run]
    parts: list[list[Token]] = [[]]
    for token in run:
        if is_plain(token.text, lexicon):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _marks_name(word: str, lexicon: Lexicon) -> bool:
    kinds = ("organisations", "suffixes", "dotted_titles")
    return len(word) == 1 or lexicon.is_title(word) or any(lexicon.has(k, word) for k in kinds)


def _split_at_edges(run: list[Token], edges: frozenset[int], lexicon: Lexicon) -> list[list[Token]]:
    """Cut a run at a source's edge, unless the cut would go through a name."""
    parts = [run[:1]]
    for last, token in pairwise(run):
        starts = token.start in edges and (
            is_plain(last.text, lexicon) or token.text.lower() in lexicon.women
        )
        ends = last.end in edges and is_plain(token.text, lexicon)
        if (starts and not lexicon.is_title(last.text) and not opens_name(last, lexicon)) or ends:
            parts.append([])
        parts[-1].append(token)
    return parts


def without_opener(run: list[Token], lexicon: Lexicon) -> list[Token]:
    """Drop words that have their capital from the sentence's opening."""
    at = 0
    while at < len(run) and lexicon.has("openers", run[at].text):
        at += 1
    left = run[at:]
    if len(left) < 3 or lexicon.is_title(left[0].text):
        return left
    known = left[1].text.lower() in lexicon.women
    return left[1:] if known and is_plain(left[0].text, lexicon) else left
