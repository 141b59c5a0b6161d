"""Whether somebody is a man or a woman, told from titles, first name and the article's pronouns."""

import re
from collections.abc import Iterable

from quotes.names.lexicon import Lexicon
from quotes.types import Gender

# A first name tells man or woman from this share of its bearers on.
_SURE_SHARE = 0.93
# Of people whose first name or title tells it, two or more pronouns of which four in five agree
# tell the same of 95 in 100 (a fifth of the PolNeAR train articles); one pronoun, of 83.
_LEAST_PRONOUNS = 2
_AGREEING = 0.8
_REACH = 200
_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|she|hers?|herself)\b", re.IGNORECASE)


def gender_of_titles(titles: Iterable[str], lexicon: Lexicon) -> Gender:
    """Return the gender that "Mr" or "Congresswoman" tells, if any title does."""
    for title in titles:
        if lexicon.has("titles_man", title):
            return Gender.MALE
        if lexicon.has("titles_woman", title):
            return Gender.FEMALE
    return Gender.UNKNOWN


def gender_of_first_name(name: str, lexicon: Lexicon) -> Gender:
    """Return the gender of nearly all bearers of the first name in a name of several words."""
    first, *rest = name.lower().split()
    share = lexicon.women.get(first)
    if share is None or not rest:
        return Gender.UNKNOWN
    if share >= _SURE_SHARE:
        return Gender.FEMALE
    return Gender.MALE if share <= 1 - _SURE_SHARE else Gender.UNKNOWN


def gender_of_pronouns(text: str, behind: Iterable[tuple[int, int]]) -> Gender:
    """Return the gender that the first "he" or "she" behind each mention tells.

    Args:
        text: The article's text.
        behind: From the end of each mention to where somebody else is named.
    """
    men = women = 0
    for start, end in behind:
        if found := _PRONOUN.search(text, start, min(end, start + _REACH)):
            men += found[1] is not None
            women += found[1] is None
    if men + women < _LEAST_PRONOUNS or max(men, women) < _AGREEING * (men + women):
        return Gender.UNKNOWN
    return Gender.MALE if men > women else Gender.FEMALE
