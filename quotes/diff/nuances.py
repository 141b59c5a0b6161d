"""Small words that change what is said: negations, hedges, quantities, who is meant, conditions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.diff.align import Step
from quotes.diff.relation import Changes, Side
from quotes.text.nuance_lexicon import Phrases, load_lexicon
from quotes.text.tokens import ComparisonWord
from quotes.types import Flag, OpKind

# A longer run that one outlet left out is a cut, and says nothing against what remains.
SHORT_RUN = 3
# Of a longer run, a hedge or negation counts if little else was left out with it.
_BESIDE = 2
# How far before the kept words an opening cut is asked for what it took away.
_OPENING = 8
_LONGEST_PHRASE = 6


class _Token(NamedTuple):
    """A word with contractions written out: two tokens may have one position."""

    norm: str
    at: int


class _Found(NamedTuple):
    """A phrase: what it comes to, and the positions of its words (half open)."""

    value: str
    start: int
    end: int


def flag_nuances(changes: Changes, a: Side, b: Side) -> Iterator[Flag]:
    """Yield what the changed words say otherwise: each kind once, with the words of both sides.

    A negation counts by odd and even: "not impossible" for "possible" is none. A pronoun counts
    where each side has one that the other lacks.
    """
    spans = [(step.a, step.b) for step in changes.inner if is_weighty(step)]
    long = [step for step in changes.inner if not is_weighty(step)]
    for kind, phrases in load_lexicon().kinds.items():
        if kind == "negation":
            continue
        ours = _touched(a, [one for one, _ in spans], phrases)
        theirs = _touched(b, [other for _, other in spans], phrases)
        if kind in {"hedge", "modal"}:
            ours += _filling(a, [step.a for step in long], phrases)
            theirs += _filling(b, [step.b for step in long], phrases)
        only_a, only_b = _differing(ours, theirs)
        only_a, only_b = _weighed(only_a, only_b, a), _weighed(only_b, only_a, b)
        both = bool(only_a) and bool(only_b)
        if both or ((only_a or only_b) and kind != "pronoun"):
            yield Flag(kind, _spell(only_a, a), _spell(only_b, b))
    yield from _flag_negations(changes, a, b)
    yield from _flag_opening(changes, a, b)
    yield from _flag_condition(changes, a, b)


def is_weighty(step: Step) -> bool:
    """Return True for words that are exchanged, and for short runs that are only cut or added."""
    length = step.a[1] - step.a[0] + step.b[1] - step.b[0]
    return step.op is OpKind.REPLACE or length <= SHORT_RUN


def _flag_negations(changes: Changes, a: Side, b: Side) -> Iterator[Flag]:
    phrases = load_lexicon().kinds["negation"]
    for step in changes.inner:
        read = _touched if is_weighty(step) else _filling
        ours, theirs = read(a, [step.a], phrases), read(b, [step.b], phrases)
        count = len(ours) - len(theirs) + _prefixed(step, a, b) - _prefixed_back(step, a, b)
        if count % 2:
            yield Flag("negation", _slice(step.a, a), _slice(step.b, b))


def _flag_opening(changes: Changes, a: Side, b: Side) -> Iterator[Flag]:
    """A negation or hedge that stood before the kept words, in the same sentence."""
    step = changes.opening
    if step is None:
        return
    which, side, span = (0, a, step.a) if step.op is OpKind.DELETE else (1, b, step.b)
    if step.op is OpKind.REPLACE or side.opens_sentence(span[1]):
        return
    start = max(span[0], span[1] - _OPENING, side.sentence_start(span[1]))
    for kind in ("negation", "hedge"):
        found = _find(side, start, span[1], load_lexicon().kinds[kind])
        if found and found[-1].end >= span[1] - _BESIDE:
            words = side.slice(found[0].start, span[1])
            yield Flag(kind, *((words, "") if which == 0 else ("", words)))
            return


def _flag_condition(changes: Changes, a: Side, b: Side) -> Iterator[Flag]:
    """The longer wording goes on with "but", "unless" and the like."""
    step = changes.ending
    if step is None or step.op is OpKind.REPLACE:
        return
    which, side, span = (0, a, step.a) if step.op is OpKind.DELETE else (1, b, step.b)
    found = _find(side, span[0], min(span[1], span[0] + 3), load_lexicon().conditions)
    if found and found[0].start == span[0]:
        words = side.slice(span[0], side.sentence_end(span[0], span[1]))
        yield Flag("condition", *((words, "") if which == 0 else ("", words)))


def _touched(side: Side, spans: Sequence[tuple[int, int]], phrases: Phrases) -> list[_Found]:
    """Find the phrases that hold a changed word."""
    found: dict[tuple[int, int], _Found] = {}
    for start, end in spans:
        if start < end:
            near = _find(
                side,
                max(0, start - _LONGEST_PHRASE),
                min(len(side.words), end + _LONGEST_PHRASE),
                phrases,
            )
            found |= {
                (one.start, one.end): one for one in near if one.start < end and one.end > start
            }
    return list(found.values())


def _filling(side: Side, spans: Sequence[tuple[int, int]], phrases: Phrases) -> list[_Found]:
    """Find the phrases that are all of a longer cut, but for a word or two."""
    return [
        one
        for start, end in spans
        for one in _find(side, start, end, phrases)
        if end - start <= one.end - one.start + _BESIDE
    ]


def _find(side: Side, start: int, end: int, phrases: Phrases) -> list[_Found]:
    """Find phrases between two positions, the longest first at each place."""
    tokens = list(_tokens(side.words, start, end))
    found = []
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            norms = tuple(token.norm for token in tokens[at : at + length])
            if norms in phrases:
                last = tokens[at + length - 1].at
                found.append(_Found(phrases[norms], tokens[at].at, last + 1))
                at += length - 1
                break
        at += 1
    return found


def _tokens(words: Sequence[ComparisonWord], start: int, end: int) -> Iterator[_Token]:
    expand = load_lexicon().expand
    for at in range(start, end):
        for norm in expand(words[at].norm):
            yield _Token(norm, at)


def _differing(
    ours: Sequence[_Found], theirs: Sequence[_Found]
) -> tuple[list[_Found], list[_Found]]:
    """Leave out of both what both have."""
    a, b = Counter(one.value for one in ours), Counter(one.value for one in theirs)
    return _only(ours, a - b), _only(theirs, b - a)


def _only(found: Sequence[_Found], wanted: Counter[str]) -> list[_Found]:
    return [one for one in found if wanted[one.value]]


def _weighed(found: Sequence[_Found], others: Sequence[_Found], side: Side) -> list[_Found]:
    """Leave out what says something only in place of another, if there is none."""
    weak = load_lexicon().weak
    return [one for one in found if others or side.words[one.start].norm not in weak]


def _prefixed(step: Step, a: Side, b: Side) -> int:
    """Count the words of a that are the contrary of a word of b: unlike and like."""
    others = {word.norm for word in b.words[slice(*step.b)]}
    return sum(
        word.norm.startswith(prefix) and word.norm.removeprefix(prefix) in others
        for word in a.words[slice(*step.a)]
        for prefix in load_lexicon().prefixes
    )


def _prefixed_back(step: Step, a: Side, b: Side) -> int:
    return _prefixed(Step(step.op, step.b, step.a), b, a)


def _slice(span: tuple[int, int], side: Side) -> str:
    return side.slice(*span)


def _spell(found: Sequence[_Found], side: Side) -> str:
    return " … ".join(side.slice(one.start, one.end) for one in found)
