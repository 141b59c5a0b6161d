"""Differences that can change the meaning: a number, a name, a negation, the speaker."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from quotes.diff.align import Step
from quotes.diff.relation import Side
from quotes.families.features import Speakers, compare_speakers
from quotes.families.normalise import Word
from quotes.families.rarity import is_known, is_name
from quotes.types import Flag, OpKind

# A longer run that one outlet left out is a cut, and says nothing against what remains.
_SHORT_RUN = 3

_NEGATIONS = frozenset(
    (
        "cannot",
        "hardly",
        "neither",
        "never",
        "no",
        "nobody",
        "non",
        "none",
        "nor",
        "not",
        "nothing",
        "nowhere",
        "un",
        "without",
    )
)
# What a word of number or money comes to; "one" is too often none ("one of us").
_NUMBERS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "hundred",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
    "$": "$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    "dollar": "$",
    "dollars": "$",
    "euro": "€",
    "euros": "€",
    "pound": "£",
    "pounds": "£",
}
# Of 100. Vadim and Vadym 80, Iran and Iraq 75; asked only where the news don't know both.
_SAME_NAME = 80


def flag_numbers(inner: Sequence[Step], a: Side, b: Side) -> Iterator[Flag]:
    """Numbers, or what they count in money, that the changed words don't share."""
    ours, theirs = _changed(inner, a, 0, _number), _changed(inner, b, 1, _number)
    only_a, only_b = Counter(ours.values()), Counter(theirs.values())
    if only_a != only_b:
        yield Flag("number", _spell(ours, only_a - only_b, a), _spell(theirs, only_b - only_a, b))


def flag_names(inner: Sequence[Step], a: Side, b: Side) -> Iterator[Flag]:
    """Names on either side that are no spellings of one on the other.

    A name against none is no flag: outlets write "he" for it, and the other way round.
    """
    ours = _changed(inner, a, 0, lambda word: _name(word, a))
    theirs = _changed(inner, b, 1, lambda word: _name(word, b))
    only_a = Counter(name for name in ours.values() if not _has_spelling(name, theirs.values()))
    only_b = Counter(name for name in theirs.values() if not _has_spelling(name, ours.values()))
    if only_a and only_b:
        yield Flag("name", _spell(ours, only_a, a), _spell(theirs, only_b, b))


def flag_negations(inner: Sequence[Step], a: Side, b: Side) -> Iterator[Flag]:
    """Changes that negate one side, in words (not, nobody, without) or by un-."""
    for step in _weighty(inner):
        ours, theirs = a.words[slice(*step.a)], b.words[slice(*step.b)]
        if (_negations(ours, theirs) - _negations(theirs, ours)) % 2:
            yield Flag("negation", _slice(ours, a), _slice(theirs, b))


def flag_speakers(a: Sequence[str], b: Sequence[str]) -> Iterator[Flag]:
    """Two named speakers who are not one person in two spellings."""
    if compare_speakers(a, b) is Speakers.DIFFERENT:
        yield Flag("speaker", ", ".join(a), ", ".join(b))


def _weighty(inner: Sequence[Step]) -> Iterator[Step]:
    for step in inner:
        length = step.a[1] - step.a[0] + step.b[1] - step.b[0]
        if step.op is OpKind.REPLACE or length <= _SHORT_RUN:
            yield step


def _changed(
    inner: Sequence[Step], side: Side, which: int, read: Callable[[Word], str | None]
) -> dict[Word, str]:
    """Map each changed word of one side to what it is read as, if it is anything."""
    spans = [(step.a, step.b)[which] for step in _weighty(inner)]
    words = [word for span in spans for word in side.words[slice(*span)]]
    return {word: value for word in words if (value := read(word)) is not None}


def _number(word: Word) -> str | None:
    return word.norm if word.norm[0].isdigit() else _NUMBERS.get(word.norm)


def _name(word: Word, side: Side) -> str | None:
    """Read a word as a name: a capital within a sentence, or a known name anywhere."""
    written = side.text[word.start : word.end].lstrip("[")
    if not written[0].isupper() or word.norm == "i" or word.norm.startswith("i'"):
        return None
    # At the opening of a sentence, or where all is in capitals, a capital says nothing.
    telling = _is_within_sentence(word, side.text) and not (len(written) > 1 and written.isupper())
    return word.norm if telling or is_name(word.norm) else None


def _is_within_sentence(word: Word, text: str) -> bool:
    before = text[: word.start].rstrip(" \t\n\"'“”‘’[(")
    return before[-1:].isalnum() or before.endswith((",", "-", "–", "—", ";", "]", ")"))


def _has_spelling(name: str, others: Iterable[str]) -> bool:
    return any(_is_spelling(name, other) for other in others)


def _is_spelling(one: str, two: str) -> bool:
    """Whether two names are one in two spellings, or with and without an ending (Nazi, Nazis)."""
    if _stem(one) == _stem(two):
        return True
    return not (is_known(one) and is_known(two)) and ratio(one, two) >= _SAME_NAME


def _stem(name: str) -> str:
    return name.removesuffix("'s").removesuffix("s")


def _negations(words: Sequence[Word], others: Sequence[Word]) -> int:
    other_norms = {word.norm for word in others}
    return sum(
        word.norm in _NEGATIONS
        or word.norm.endswith("n't")
        or (word.norm.startswith("un") and word.norm[2:] in other_norms)
        for word in words
    )


def _spell(words: Mapping[Word, str], wanted: Mapping[str, int], side: Side) -> str:
    """Write out the words that are read as what is wanted, as they stand in the text."""
    return " ".join(
        side.text[word.start : word.end] for word, value in words.items() if wanted.get(value)
    )


def _slice(words: Sequence[Word], side: Side) -> str:
    return side.text[words[0].start : words[-1].end] if words else ""
