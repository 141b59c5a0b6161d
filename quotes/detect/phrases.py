"""Phrases with lists of words and signs in them, matched against the words around a verb.

A phrase is read outwards from the verb, so that time grows with its length and with that of the
few words around, never with the text's.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

VERB = "@"
SOURCE = "S"
NOBODY = "N"
FICTIONAL = "F"
# What a token begins with that stands for content, reported or in marks.
CONTENT = "C:"
MARKED = "Q:"
# A source of one of these words keeps it.
PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "who"})
STOPS = frozenset({".", "!", "?"})
# A list's word that begins so is how words end.
_ENDING = "-"
_COMMA = ","
# So many words may "..." and ".." stand for, and so many stand between commas behind a source.
_LONG_GAP = 8
_SHORT_GAP = 3
# With these a clause begins, over which no gap reaches.
_NEW_CLAUSE = frozenset({"he", "i", "she", "that", "they", "we", "who"})
_ASIDE = 12
# So often may what has a star stand in a row.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a verb.

    Attributes:
        tokens: Lower-case words, signs and marks.
        verb: Where the verb stands among them.
        rest: Where the words begin that follow both the verb and the content.
        next: Where the sentences behind begin.
        present: All of the tokens.
    """

    tokens: Sequence[str]
    verb: int
    rest: int
    next: Sequence[int]
    present: frozenset[str]
    _known: dict[tuple[int, int, int], frozenset[int]] = field(default_factory=dict)

    def ends(self, piece: "_Piece", place: int, way: int) -> frozenset[int]:
        """Give where the words end that a piece takes; phrases share most of their pieces."""
        key = (id(piece), place, way)
        if key not in self._known:
            self._known[key] = frozenset(piece(self, place, way))
        return self._known[key]


# From where a piece of a phrase ends to where the words end that it takes, forwards or backwards.
_Piece = Callable[[Words, int, int], Iterator[int]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is looked for around a verb.

    Attributes:
        before: What stands before the verb, from it outwards.
        verb: What it is.
        behind: What stands behind it.
        needed: Of each of these words, one must be there: quickly seen for most sentences.
    """

    before: Sequence[_Piece]
    verb: _Piece
    behind: Sequence[_Piece]
    needed: Sequence[frozenset[str]]

    def fits(self, words: Words) -> bool:
        """Return True if the words around the verb have the phrase."""
        return (
            not any(map(words.present.isdisjoint, self.needed))
            and _reaches(self.before, words, words.verb, -1)
            and _reaches([self.verb, *self.behind], words, words.verb, 1)
        )


class PhraseParser:
    """Reads the phrases of a word table, and makes each of their pieces once.

    Args:
        lists: The table's lists of words, by name.
    """

    def __init__(self, lists: Mapping[str, Collection[str]]) -> None:
        self._lists = lists
        self._pieces: dict[str, _Piece] = dict(_SIGNS)

    def parse(self, phrase: str) -> Phrase:
        """Read a phrase.

        Args:
            phrase: As the table explains them, with one verb.

        Returns:
            What can be matched.

        Raises:
            ValueError: If the phrase has not one verb, or a list that there is not.
        """
        pieces = phrase.split()
        verbs = [at for at, piece in enumerate(pieces) if piece.startswith(VERB)]
        if len(verbs) != 1:
            message = f"a phrase needs one {VERB}: {phrase!r}"
            raise ValueError(message)
        at = verbs[0]
        verb = pieces[at].removeprefix(VERB)
        return Phrase(
            before=[self._piece(piece) for piece in reversed(pieces[:at])],
            verb=self._piece(verb) if verb else _any_word,
            behind=[self._piece(piece) for piece in pieces[at + 1 :]],
            needed=[
                frozenset(entry.split()[0] for entry in entries)
                for entries in map(self._all_entries, [*pieces[:at], verb, *pieces[at + 1 :]])
                if entries and not any(map(_is_open, entries))
            ],
        )

    def _piece(self, piece: str) -> _Piece:
        if piece not in self._pieces:
            self._pieces[piece] = self._make(piece)
        return self._pieces[piece]

    def _make(self, piece: str) -> _Piece:
        if len(piece) > 1 and piece[-1] in "?*":
            return partial(_repeated, self._piece(piece[:-1]), 1 if piece[-1] == "?" else _MOST)
        entries = self._all_entries(piece)
        signs = [_SIGNS[entry] for entry in entries if entry in _SIGNS]
        return partial(_one_of, [_listed_piece(entries), *signs])

    def _all_entries(self, piece: str) -> list[str]:
        return [entry for option in piece.split("|") for entry in self._entries(option)]

    def _entries(self, option: str) -> list[str]:
        head, opened, rest = option.partition("<")
        if not opened or option in _SIGNS or option[-1] in "?*":
            return [option] if option else []
        name = rest.removesuffix(">")
        if name not in self._lists:
            message = f"no list of words is called {name!r}"
            raise ValueError(message)
        return [head + word for word in self._lists[name]]


def _reaches(pieces: Sequence[_Piece], words: Words, start: int, way: int) -> bool:
    places = {start}
    for piece in pieces:
        places = {end for place in places for end in words.ends(piece, place, way)}
        if not places:
            return False
    return True


def _is_open(entry: str) -> bool:
    """Return True for what may be there without a token that is that entry."""
    return (
        entry in _SIGNS
        or entry.startswith((_ENDING, CONTENT))
        or (len(entry) > 1 and entry[-1] in "?*")
    )


def _listed_piece(entries: Sequence[str]) -> _Piece:
    marked = [MARKED + entry[len(CONTENT) :] for entry in entries if entry.startswith(CONTENT)]
    endings = tuple(entry[1:] for entry in entries if entry.startswith(_ENDING))
    by_edge: dict[tuple[int, str], list[list[str]]] = {}
    for entry in (entry.split() for entry in [*entries, *marked]):
        by_edge.setdefault((1, entry[0]), []).append(entry)
        by_edge.setdefault((-1, entry[-1]), []).append(entry)
    return partial(_listed, by_edge, endings)


def _listed(
    by_edge: Mapping[tuple[int, str], Sequence[Sequence[str]]],
    endings: tuple[str, ...],
    words: Words,
    place: int,
    way: int,
) -> Iterator[int]:
    tokens = words.tokens
    nearest = place if way > 0 else place - 1
    if not 0 <= nearest < len(tokens):
        return
    if endings and tokens[nearest].endswith(endings):
        yield place + way
    for entry in by_edge.get((way, tokens[nearest]), ()):
        start = place if way > 0 else place - len(entry)
        if start >= 0 and tokens[start : start + len(entry)] == entry:
            yield place + way * len(entry)


def _one_of(pieces: Sequence[_Piece], words: Words, place: int, way: int) -> Iterator[int]:
    for piece in pieces:
        yield from piece(words, place, way)


def _repeated(piece: _Piece, most: int, words: Words, place: int, way: int) -> Iterator[int]:
    seen, fresh = {place}, {place}
    for _ in range(most):
        fresh = {end for start in fresh for end in piece(words, start, way)} - seen
        seen |= fresh
    yield from seen


def _any_word(words: Words, place: int, way: int) -> Iterator[int]:
    if 0 <= (place if way > 0 else place - 1) < len(words.tokens):
        yield place + way


def _gap(most: int, words: Words, place: int, way: int) -> Iterator[int]:
    yield place
    yield from _run(words, place, way, most, _is_plain)


def _run(
    words: Words, place: int, way: int, most: int, fits: Callable[[str], bool]
) -> Iterator[int]:
    for _ in range(most):
        nearest = place if way > 0 else place - 1
        if not 0 <= nearest < len(words.tokens) or not fits(words.tokens[nearest]):
            return
        place += way
        yield place


def _is_word(token: str) -> bool:
    """Return True for no mark and no sign."""
    return token[0] == "'" or (token[0].isalnum() and not token[0].isupper())


def _is_plain(token: str) -> bool:
    return _is_word(token) and token not in _NEW_CLAUSE


def _aside(words: Words, place: int, way: int) -> Iterator[int]:
    """Go over words between two commas."""
    tokens = words.tokens
    inner = place + way
    if not (0 <= min(place, inner) < len(tokens)) or tokens[min(place, inner)] != _COMMA:
        return
    for end in _run(words, inner, way, _ASIDE, _is_word):
        nearest = end if way > 0 else end - 1
        if 0 <= nearest < len(tokens) and tokens[nearest] == _COMMA:
            yield end + way


def _source(words: Words, place: int, way: int) -> Iterator[int]:
    for start in {place, *(_aside(words, place, way) if way < 0 else ())}:
        nearest = start if way > 0 else start - 1
        if 0 <= nearest < len(words.tokens) and words.tokens[nearest] in _SUBJECTS:
            yield start + way
            if way > 0:
                yield from _aside(words, start + way, way)


def _content(signs: tuple[str, ...], words: Words, place: int, way: int) -> Iterator[int]:
    nearest = place if way > 0 else place - 1
    if 0 <= nearest < len(words.tokens) and words.tokens[nearest].startswith(signs):
        yield place + way


def _start(words: Words, place: int, way: int) -> Iterator[int]:
    if way < 0 and (place == 0 or words.tokens[place - 1] in STOPS):
        yield place


def _rest(words: Words, _place: int, _way: int) -> Iterator[int]:
    yield words.rest


def _next_sentence(words: Words, _place: int, _way: int) -> Iterator[int]:
    yield from words.next


_SUBJECTS = frozenset({SOURCE, *PRONOUNS, "her", "him", "me", "them", "us", "you"})
_SIGNS: Mapping[str, _Piece] = {
    SOURCE: _source,
    "C": partial(_content, (CONTENT, MARKED)),
    "R": partial(_content, (CONTENT,)),
    "...": partial(_gap, _LONG_GAP),
    "..": partial(_gap, _SHORT_GAP),
    "<aside>": _aside,
    "^": _start,
    "#": _rest,
    "//": _next_sentence,
}
