"""Whether a quotation was said, written or only thought, as its cue and source tell.

For every reader: no parse is needed, only the words at the cue, and which words of its sentence
stand right before and behind it.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest

from quotes.text.inflection import verb_forms, with_plurals
from quotes.text.vocabulary import DETERMINERS
from quotes.types import CharSpan, Mode

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|['’]\w+|[^\w\s]")
_SENTENCE_EDGE = re.compile(r"[.!?…:;“”\"«»\n]")
# Words that may stand between two words of one phrase ("make it very clear").
_GAP = 2
# How far from the cue a medium is looked for: the longest that reads as part of it.
_REACH = 12

# Where a noun phrase ends, so that the noun before is its head ("a report | by the ministry").
_CUTTERS = frozenset(
    {
        *("about", "after", "against", "among", "and", "as", "at", "because", "before"),
        *("between", "but", "by", "during", "for", "from", "in", "into", "of", "on", "or"),
        *("over", "saying", "since", "to", "under", "until", "when", "where", "which", "who"),
        *("whose", "with"),
    }
)
# What ends it too, but may also stand before the noun ("a written report") or be a clause's first.
_ENDS = frozenset(
    {
        *("led", "made", "seen", "sent", "taken", "written"),
        *("he", "his", "it", "its", "she", "their", "there", "they", "we", "you"),
    }
)
_IN = frozenset({"in", "by", "via", "through", "over"})
_OF_TALK = frozenset({"call", "chat", "interview", "interviews", "live", "podcast", "video"})
# What stands between "said" and "in a statement" without being what was said.
_BESIDE = frozenset(
    {
        *("a", "afternoon", "again", "also", "earlier", "early", "evening", "journalists", "last"),
        *("late", "later", "month", "morning", "night", "on", "recently", "reporters", "the"),
        *("this", "today", "tonight", "week", "year", "yesterday"),
    }
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The table as it is looked up.

    Attributes:
        modes: What a word tells, by its form.
        lemmas: The lemmas that a form may be of.
        phrases: Lemmas in a row, and what they tell.
        media: What one writes in.
        issued: Verbs that have a medium for their object.
        surfaces: What one writes on.
        documents: What speaks itself.
    """

    modes: Mapping[str, Mode]
    lemmas: Mapping[str, frozenset[str]]
    phrases: Sequence[tuple[tuple[str, ...], Mode]]
    media: frozenset[str]
    issued: frozenset[str]
    surfaces: frozenset[str]
    documents: frozenset[str]


def mode_of(text: str, cue: Sequence[CharSpan], source: Sequence[CharSpan]) -> Mode:
    """Tell how something was uttered.

    The first word of the cue that tells anything decides: who "said he believes" has spoken, who
    "wants to say" has not yet. What is not told, as where there is no cue, counts as speech.

    Args:
        text: The article's text.
        cue: The words that report.
        source: The words that name who spoke; a document makes it writing.

    Returns:
        Speech, writing or thought.
    """
    words = _load_words()
    if _has_head([token for span in source for token in _tokens(span.of(text))], words.documents):
        return Mode.WRITING
    tokens = [token for span in cue for token in _tokens(span.of(text))]
    mode = _first_told(tokens, words)
    if mode in (Mode.WRITING, Mode.THOUGHT):
        return mode
    if _names_medium(tokens, words) or (cue and _stands_by_medium(text, cue, source, words)):
        return Mode.WRITING
    return Mode.SPEECH


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.replace("’", "'"))


def _first_told(tokens: Sequence[str], words: _Words) -> Mode | None:
    lemmas = [words.lemmas.get(token.lower(), frozenset()) for token in tokens]
    for at, token in enumerate(tokens):
        for phrase, mode in words.phrases:
            if _begins(phrase, lemmas[at:]):
                return mode
        if found := words.modes.get(token.lower()):
            return found
    return None


def _begins(phrase: Sequence[str], lemmas: Sequence[Collection[str]]) -> bool:
    """Return True if a phrase begins at the first of the words, small gaps allowed."""
    if not lemmas or phrase[0] not in lemmas[0]:
        return False
    at = 0
    for lemma in phrase[1:]:
        window = range(at + 1, min(at + 2 + _GAP, len(lemmas)))
        found = next((place for place in window if lemma in lemmas[place]), None)
        if found is None:
            return False
        at = found
    return True


def _has_head(tokens: Sequence[str], nouns: Collection[str]) -> bool:
    """Return True if the first noun phrase of some words has one of the nouns as its head.

    A capital makes it a name (the Post, Mr. Page), a word behind it another head (the report
    author), as does a possessive.
    """
    for token, following in zip_longest(tokens, tokens[1:]):
        if token in nouns:
            return following is None or _ends_phrase(following)
        if _cuts(token):
            return False
    return False


def _cuts(token: str) -> bool:
    return token.lower() in _CUTTERS or not token[0].isalnum()


def _ends_phrase(token: str) -> bool:
    return (
        token in _CUTTERS | DETERMINERS | _ENDS
        or token.endswith("ed")
        or not token[0].isalpha()
        or (token[0].isupper() and token.lower() not in _OF_TALK)
    )


def _names_medium(tokens: Sequence[str], words: _Words) -> bool:
    """Return True if a cue says itself in what was written ("issued a statement saying")."""
    return any(_is_medium(tokens[at:], words) for at in range(len(tokens)))


def _is_medium(tokens: Sequence[str], words: _Words) -> bool:
    """Return True if words begin with "in a letter", "on Twitter", "issued a letter" or similar."""
    first, rest = tokens[0].lower(), tokens[1:]
    if first in _IN or words.lemmas.get(first, frozenset()) & words.issued:
        return _has_head(rest, words.media) or (first == "via" and _is_surface(rest, words))
    return first == "on" and _is_surface(rest, words)


def _is_surface(tokens: Sequence[str], words: _Words) -> bool:
    """Return True if words begin with a platform or a page, other than for a talk on it."""
    for token, following in zip_longest(tokens, tokens[1:], fillvalue=""):
        if token.lower() in words.surfaces and following.lower() not in words.surfaces:
            return following.lower() not in _OF_TALK
        if _cuts(token):
            return False
    return False


def _stands_by_medium(
    text: str, cue: Sequence[CharSpan], source: Sequence[CharSpan], words: _Words
) -> bool:
    """Return True if a medium stands beside the cue, which readers seldom take for a part of it."""
    start, end = cue[0].start, cue[-1].end
    for span in source:
        if not text[end : span.start].strip():
            end = max(end, span.end)
        if span.end <= start and not _SENTENCE_EDGE.search(text, span.start, start):
            start = min(start, span.start)
    return _follows(text, end, words) or _precedes(text, start, words)


def _follows(text: str, end: int, words: _Words) -> bool:
    """Look behind the cue ("said Smith on Monday in a statement")."""
    tokens = _tokens(text[end : end + 160])[:_REACH]
    for at, token in enumerate(tokens):
        if _is_medium(tokens[at:], words):
            return True
        beside = token.lower() in _BESIDE or token[0].isupper()
        if not beside:
            return False
    return False


def _precedes(text: str, start: int, words: _Words) -> bool:
    """Look where the sentence begins ("In a letter to the board, she said")."""
    before = text[max(0, start - 160) : start]
    edges = [edge.end() for edge in _SENTENCE_EDGE.finditer(before)]
    before = before[edges[-1] if edges else 0 :].rstrip()
    tokens = _tokens(before)
    return before.endswith(",") and 0 < len(tokens) <= _REACH and _is_medium(tokens, words)


@cache
def _load_words() -> _Words:
    """Read the English table from the package's data."""
    path = files("quotes") / "data" / "cues" / "modes.en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    modes: dict[str, Mode] = {}
    phrases: list[tuple[tuple[str, ...], Mode]] = []
    for mode in Mode:
        phrases += [(tuple(phrase.split()), mode) for phrase in table[mode.value]["phrases"]]
        modes |= {form: mode for verb in table[mode.value]["verbs"] for form in verb_forms(verb)}
    # Last: "convinced" tells of a thought, though "he convinced them" doesn't.
    for mode in (Mode.SPEECH, Mode.THOUGHT):
        modes |= dict.fromkeys(with_plurals(table[mode.value]["words"]), mode)
    writing = table["writing"]
    lemmas: dict[str, set[str]] = {}
    for lemma in {*writing["issued"], *(lemma for phrase, _ in phrases for lemma in phrase)}:
        for form in verb_forms(lemma):
            lemmas.setdefault(form, set()).add(lemma)
    return _Words(
        modes=modes,
        lemmas={form: frozenset(found) for form, found in lemmas.items()},
        phrases=phrases,
        media=frozenset(with_plurals(writing["media"])),
        issued=frozenset(writing["issued"]),
        surfaces=frozenset(with_plurals([*writing["platforms"], *writing["pages"]])),
        documents=frozenset(with_plurals(writing["documents"])),
    )
