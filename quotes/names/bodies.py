"""Names of organisations: telling them from people's, and comparing them."""

from collections.abc import Sequence

from quotes.names.lexicon import load_lexicon
from quotes.names.spelling import Spelling, compare_words

_LINKING = frozenset({"of", "for", "and", "the"})
_LEAST_INITIALS = 2


def is_body(words: Sequence[str]) -> bool:
    """Return True if a name of several words is an organisation's, by its words.

    "Ann Church" begins with a first name and is a person.
    """
    if len(words) < 2:
        return False
    lexicon = load_lexicon()
    ends_so = words[-1] in lexicon.words["organisations"] and words[0] not in lexicon.women
    return ends_so or not _LINKING.isdisjoint(words)


def said_words(words: Sequence[str]) -> list[str]:
    """Return the words of an organisation's name without "of", "the", "Inc." and the like."""
    unsaid = load_lexicon().words["unsaid"]
    return [word for word in words if word not in unsaid] or list(words)


def are_initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return True if a single word is made of the initials of several.

    >>> are_initials(["fbi"], ["federal", "bureau", "of", "investigation"])
    True
    """
    if len(short) != 1 or len(short[0]) < _LEAST_INITIALS:
        return False
    ways = (said_words(long), [word for word in long if word != "the"])
    return any(short[0] == "".join(word[0] for word in words) for words in ways if len(words) > 1)


def count_slips(a: Sequence[str], b: Sequence[str]) -> int | None:
    """Return in how many words two names of as many differ by a letter; None if by more."""
    if len(a) != len(b):
        return None
    spellings = [compare_words(one, other) for one, other in zip(a, b, strict=True)]
    return None if Spelling.OTHER in spellings else spellings.count(Spelling.SLIP)
