"""Candidate names: runs of capitalised words that stand together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from quotes.names.lexicon import Lexicon
from quotes.text.rarity import is_known, is_name

_CAPITALISED = re.compile(
    r"(?<![\w@#])(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w]*(?:(?:[’'-]|&[ ]{0,4})\w+)*)"
)
_GAP = re.compile(r"\.?[ \u00a0]+")
# "Ann “Nan” Lee": what stands before and behind a nickname.
_NICKNAMED = re.compile(r"[^\W\d_a-z]\w+[ ][“\"‘'](?=[^\W\d_a-z]\w+[”\"’'][ ][^\W\d_a-z])")
_BEHIND_NICKNAME = re.compile(r"[”\"’'][ ]")
_PARTICLES = re.compile(r"[ \u00a0]+((?:[a-z]{1,5}[ \u00a0]+){1,2})")
_OF = re.compile(r"[ ]+(?:(?:of|for|on|to|and)(?:[ ]+(?:the|a))?|&)[ ]+")
_POSSESSIVE = re.compile(r"[’']s?$")
# Between the words of a name, in characters.
_WIDEST = 16
# No name is longer without a title or a word of an organisation in it.
_LONG_RUN = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word with a capital, and whether "'s" stands behind it."""

    start: int
    end: int
    text: str
    possessive: bool


@dataclass(slots=True)
class _Run:
    """A run as far as it has been read, with what tells whether the next word belongs to it.

    Attributes:
        tokens: Its words.
        has_body_word: Whether one of them is a word of organisations.
        names_body: Whether such a word has come since the last first name.
        ends_as_body: The same, but for the last word, which may be a first name or a place.
        has_of: Whether "of" or "for" stands between two of them.
        has_to: Whether "to" does.
    """

    tokens: list[Token]
    has_body_word: bool
    names_body: bool
    ends_as_body: bool
    has_of: bool = False
    has_to: bool = False

    @classmethod
    def begin(cls, token: Token, lexicon: Lexicon) -> Self:
        """Return the run of one word."""
        body = lexicon.has("organisations", token.text)
        return cls([token], has_body_word=body, names_body=body, ends_as_body=body)

    def add(self, token: Token, gap: str, lexicon: Lexicon) -> None:
        """Go on with a word behind a gap."""
        body = lexicon.has("organisations", token.text)
        self.tokens.append(token)
        self.has_body_word |= body
        self.ends_as_body = body or self.names_body
        self.names_body = body or (self.names_body and token.text.lower() not in lexicon.women)
        self.has_of |= " of " in gap or " for " in gap
        self.has_to |= " to " in gap


def find_name_runs(text: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    """Group the capitalised words that stand together, in text order.

    Args:
        text: The article's text, with markup masked.
        lexicon: Titles, first names and words of organisations.
    """
    for run in _find_runs(text, lexicon):
        for whole in _split_repeats(text, run, lexicon):
            yield from _split_headline(whole, lexicon)


def _find_runs(text: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    run: _Run | None = None
    for token in _find_tokens(text, lexicon):
        if run is not None and _continues(text, run, token, lexicon):
            run.add(token, text[run.tokens[-1].end : token.start], lexicon)
        else:
            if run is not None:
                yield run.tokens
            run = _Run.begin(token, lexicon)
    if run is not None:
        yield run.tokens


def _find_tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    for match in _CAPITALISED.finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        if word and word[0].isupper() and not lexicon.has("calendar", word):
            possessive = word != match[0]
            yield Token(match.start(), match.start() + len(word), word, possessive)


def _continues(text: str, run: _Run, token: Token, lexicon: Lexicon) -> bool:
    """Return True if a word goes on with the name that a run may be."""
    last = run.tokens[-1]
    if last.possessive or not 0 < token.start - last.end <= _WIDEST:
        return False  # far apart, or cut apart
    gap = text[last.end : token.start]
    if any(_is_opener(text, one, lexicon) for one in (last, token)):
        return gap == " " and _takes_any_word(run, token, lexicon)
    return (
        gap == " "
        or _is_nickname(text, run.tokens, token)
        or _is_gap_of_name(gap, last, lexicon)
        or _is_particle(gap, lexicon)
        or _is_link_of_body(gap, run)
    )


def _takes_any_word(run: _Run, token: Token, lexicon: Lexicon) -> bool:
    """Return True if a word that opens sentences may go on with a body's name.

    So it does in "USA TODAY", and behind a "to", as in "Alliance to Reclaim Our Schools".
    """
    shouted = run.tokens[-1].text.isupper() and lexicon.has("organisations", token.text)
    return shouted or (run.has_body_word and run.has_to)


def _is_gap_of_name(gap: str, last: Token, lexicon: Lexicon) -> bool:
    """Return True if blanks part two words, or a full stop that ends no sentence."""
    if not _GAP.fullmatch(gap):
        return False
    initial = len(last.text) == 1 or last.text.endswith(".")
    return not gap.startswith(".") or initial or lexicon.has("abbreviations", last.text)


def _is_particle(gap: str, lexicon: Lexicon) -> bool:
    """Return True if one or two particles stand between two words: "Ann van der Hart"."""
    found = _PARTICLES.fullmatch(gap)
    return found is not None and all(lexicon.has("particles", word) for word in found[1].split())


def _is_link_of_body(gap: str, run: _Run) -> bool:
    """Return True if a small word goes on with a body's name, unlike that in "Mayor of Kyiv".

    An "and" does so within "Department of Health and Human Services" alone.
    """
    if not _OF.fullmatch(gap) or not run.ends_as_body:
        return False
    return gap.split(maxsplit=1)[0] not in {"and", "&"} or (run.has_of and "the" not in gap)


def _is_nickname(text: str, tokens: list[Token], token: Token) -> bool:
    """Return True if a word is a nickname between marks, or goes on with the name behind one."""
    last = tokens[-1]
    opened = _NICKNAMED.match(text, last.start)
    if opened is not None and opened.end() == token.start:
        return True
    if len(tokens) == 1 or not _BEHIND_NICKNAME.fullmatch(text, last.end, token.start):
        return False
    opened = _NICKNAMED.match(text, tokens[-2].start)
    return opened is not None and opened.end() == last.start


def _is_opener(text: str, token: Token, lexicon: Lexicon) -> bool:
    """Return True if a word has its capital from a sentence's opening or a headline's style.

    A letter with a full stop abbreviates a name: "Ann A. Lee".
    """
    if len(token.text) == 1 and text.startswith(".", token.end):
        return False
    return lexicon.has("openers", token.text) and token.text.lower() not in lexicon.women


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
