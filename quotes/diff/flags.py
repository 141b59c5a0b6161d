"""Differences that can change the meaning: a number, a name, the speaker."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from quotes.diff.align import Step
from quotes.diff.nuances import is_weighty
from quotes.diff.relation import Side
from quotes.names.speakers import Speakers, compare_speakers
from quotes.text.numbers import Number, read_numbers
from quotes.text.rarity import is_known, is_name
from quotes.text.tokens import ComparisonWord
from quotes.types import Flag

# Of 100. Vadim and Vadym 80, Iran and Iraq 75; asked only where the news don't know both.
_SAME_NAME = 80
# Marks and blanks that may stand right before a word; behind what else a sentence goes on.
_BEFORE_WORD, _GOES_ON = " \t\n\"'“”‘’[(", ",-–—;])"


def flag_numbers(inner: Sequence[Step], a: Side, b: Side) -> Iterator[Flag]:
    """Numbers, or what they count in money, that the changed words don't share."""
    ours = _touched_numbers(a, [step.a for step in inner if is_weighty(step)])
    theirs = _touched_numbers(b, [step.b for step in inner if is_weighty(step)])
    only_a = Counter(one.value for one in ours) - Counter(one.value for one in theirs)
    only_b = Counter(one.value for one in theirs) - Counter(one.value for one in ours)
    if only_a or only_b:
        yield Flag("number", _spell_numbers(ours, only_a, a), _spell_numbers(theirs, only_b, b))


def _touched_numbers(side: Side, spans: Sequence[tuple[int, int]]) -> list[Number]:
    """Read the numbers that hold a changed word."""
    changed = {at for start, end in spans for at in range(start, end)}
    return [
        one for one in read_numbers(side.words) if not changed.isdisjoint(range(one.start, one.end))
    ]


def _spell_numbers(numbers: Sequence[Number], wanted: Mapping[str, int], side: Side) -> str:
    """Write out the numbers wanted as they stand in the text; neighbours in one piece."""
    pieces: list[tuple[int, int]] = []
    for one in numbers:
        if not wanted.get(one.value):
            continue
        if pieces and pieces[-1][1] == one.start:
            pieces[-1] = (pieces[-1][0], one.end)
        else:
            pieces.append((one.start, one.end))
    return " … ".join(side.slice(*piece) for piece in pieces)


def flag_names(inner: Sequence[Step], a: Side, b: Side) -> Iterator[Flag]:
    """Names on either side that are no spellings of one on the other.

    A name against none is no flag: outlets write "he" for it, and the other way round.
    """
    ours = _changed(inner, a, 0, lambda word: _name(word, a))
    theirs = _changed(inner, b, 1, lambda word: _name(word, b))
    of_ours, of_theirs = set(ours.values()), set(theirs.values())
    alone = {name for name in of_ours if not _has_spelling(name, of_theirs)}
    alone |= {name for name in of_theirs if not _has_spelling(name, of_ours)}
    only_a = Counter(name for name in ours.values() if name in alone)
    only_b = Counter(name for name in theirs.values() if name in alone)
    if only_a and only_b:
        yield Flag("name", _spell(ours, only_a, a), _spell(theirs, only_b, b))


def flag_speakers(a: Sequence[str], b: Sequence[str]) -> Iterator[Flag]:
    """Two named speakers who are not one person in two spellings."""
    if compare_speakers(a, b) is Speakers.DIFFERENT:
        yield Flag("speaker", ", ".join(a), ", ".join(b))


def _changed(
    inner: Sequence[Step], side: Side, which: int, read: Callable[[ComparisonWord], str | None]
) -> dict[ComparisonWord, str]:
    """Map each changed word of one side to what it is read as, if it is anything."""
    spans = [(step.a, step.b)[which] for step in inner if is_weighty(step)]
    words = [word for span in spans for word in side.words[slice(*span)]]
    return {word: value for word in words if (value := read(word)) is not None}


def _name(word: ComparisonWord, side: Side) -> str | None:
    """Read a word as a name: a capital within a sentence, or a known name anywhere."""
    written = side.text[word.start : word.end].lstrip("[")
    if not written[0].isupper() or word.norm == "i" or word.norm.startswith("i'"):
        return None
    # At the opening of a sentence, or where all is in capitals, a capital says nothing.
    telling = _is_within_sentence(word, side.text) and not (len(written) > 1 and written.isupper())
    return word.norm if telling or is_name(word.norm) else None


def _is_within_sentence(word: ComparisonWord, text: str) -> bool:
    at = word.start
    while at and text[at - 1] in _BEFORE_WORD:
        at -= 1
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in _GOES_ON)


def _has_spelling(name: str, others: Iterable[str]) -> bool:
    return any(_is_spelling(name, other) for other in others)


def _is_spelling(one: str, two: str) -> bool:
    """Return True if two names are spellings of one, or differ by an ending (Nazi, Nazis)."""
    if _stem(one) == _stem(two):
        return True
    return not (is_known(one) and is_known(two)) and ratio(one, two) >= _SAME_NAME


def _stem(name: str) -> str:
    return name.removesuffix("'s").removesuffix("s")


def _spell(words: Mapping[ComparisonWord, str], wanted: Mapping[str, int], side: Side) -> str:
    """Write out the words that are read as what is wanted, as they stand in the text."""
    return " ".join(
        side.text[word.start : word.end] for word, value in words.items() if wanted.get(value)
    )
