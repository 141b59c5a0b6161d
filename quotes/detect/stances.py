"""How the words of a quotation are put forward: as said, or as denied, imagined, asked for.

For every reader: no parse is needed, only the words at the cue, those of its sentence right before
and behind it, and how the next sentence begins.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotes.detect.phrases import (
    CONTENT,
    FICTIONAL,
    MARKED,
    NOBODY,
    PRONOUNS,
    SOURCE,
    STOPS,
    Phrase,
    PhraseParser,
    Words,
)
from quotes.types import CharSpan, Stance

# How many characters are looked at before the cue, between it and the content, and behind both.
_BEFORE = 300
_BETWEEN = 200
_BEHIND = 240
# How many sentences behind.
_SENTENCES = 2
# How far from the cue words stand that make a rule void ("documentary").
_NEAR = 1500
# Their stops end no sentence; a title says nothing here.
_TITLE = r"\b(?:Capt|Col|Dr|Gen|Gov|Hon|Lt|Mrs?|Ms|Prof|Rep|Rev|Sen|Sgt)\."
_TOKEN = re.compile(
    rf"{_TITLE}|\b(?:[^\W_]\.)+|can(?=not\b)|n['’]t\b|['’](?:d|ll|m|re|s|ve)\b"
    r"|[^\W_]+?(?=n['’]t\b)|[^\W_]+(?:-[^\W_]+)*|\n\s*\n|[^\w\s]",
)
_TITLES = re.compile(_TITLE)
_ENDS = frozenset({*STOPS, "…", ";"})
_DASHES = frozenset("—–-()[]")
_MARKS = frozenset("“”\"«»„‘’'")
# So many characters of a source are looked at.
_EDGE = 60
_HEAD_END = re.compile(r",| in | of ")
_NO_ONE = re.compile(r"[Nn]o (?!other)[a-z]")
# What ends like the form of a verb.
_NO_VERBS = frozenset(
    {"anything", "during", "evening", "everything", "morning", "nothing", "something"}
)
_ARTICLES = frozenset({"a", "an", "any", "the"})


@dataclass(frozen=True, slots=True)
class _Rule:
    stance: Stance
    phrases: tuple[Phrase, ...]
    unless_near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """The table as it is looked up.

    Attributes:
        rules: What tells which stance; the first that fits decides.
        helpers: Words at the head of a cue that are not its verb: auxiliaries, adverbs, "not".
        leading: Verbs that lead to the one that matters: "refused to", "denied".
        nobody: Words that a source begins with that is nobody.
        parts: How the head of a source ends whose words are a line of a part.
        unreal: What a source has that is a satire, or only made up.
        claims: Nouns for what somebody else says ("claims", "rumours").
    """

    rules: tuple[_Rule, ...]
    helpers: frozenset[str]
    leading: frozenset[str]
    nobody: frozenset[str]
    parts: tuple[str, ...]
    unreal: tuple[str, ...]
    claims: frozenset[str]


def stance_of(
    text: str,
    cue: Sequence[CharSpan],
    source: Sequence[CharSpan],
    content: Sequence[CharSpan],
) -> Stance:
    """Tell how the words of a quotation are put forward.

    What stands at the cue decides ("never said", "denied saying", "would say"), then what its
    clause stands in ("if she said", "a fake letter in which she says"), then how the next sentence
    begins ("The quotation is fake"). Where nothing tells, and without a cue, words count as said.

    Args:
        text: The article's text.
        cue: The words that report.
        source: The words that name who is said to have spoken.
        content: The quoted words.

    Returns:
        The first stance that the table's rules tell.
    """
    if not cue:
        return Stance.SAID
    table = _load_table()
    words = _words_around(text, cue, source, content, table)
    near = text[max(0, cue[0].start - _NEAR) : cue[-1].end + _NEAR].lower()
    fitting = (
        rule.stance
        for rule in table.rules
        if any(phrase.fits(words) for phrase in rule.phrases)
        and not any(word in near for word in rule.unless_near)
    )
    return next(fitting, Stance.SAID)


def _words_around(
    text: str,
    cue: Sequence[CharSpan],
    source: Sequence[CharSpan],
    content: Sequence[CharSpan],
    table: _Table,
) -> Words:
    start, end = cue[0].start, cue[-1].end
    signs = sorted(
        [(_with_aside(text, span), _source_signs(text, span, table)) for span in source]
        + [(span, (_content_sign(text, span, table),)) for span in content]
    )
    before = list(_signed(text, max(0, start - _BEFORE), start, signs))
    before = before[_sentence_start(before) :]
    cue_words = list(_signed(text, start, end, signs)) or [","]
    at = _verb_place(cue_words, table)
    # Content that follows at once belongs to the sentence, however long it is.
    next_to = next((span for span in content if span.start >= end), None)
    joined = next_to is not None and next_to.start - end <= _BETWEEN
    rest = max(end, next_to.end) if joined and next_to is not None else end
    between = list(_signed(text, end, rest, signs))
    behind = list(_signed(text, rest, rest + _BEHIND, signs))
    tokens = [*before, *cue_words, *between, *behind]
    first = len(tokens) - len(behind)
    return Words(
        tokens=tokens,
        present=frozenset(tokens),
        verb=len(before) + at,
        rest=first,
        next=[at + 1 for at in range(first, len(tokens)) if tokens[at] in _ENDS][:_SENTENCES],
    )


def _signed(
    text: str, start: int, end: int, signs: Sequence[tuple[CharSpan, Sequence[str]]]
) -> Iterator[str]:
    """Give the words of a stretch, with signs for source and content."""
    place = start
    for span, given in signs:
        if span.end <= place or span.start >= end:
            continue
        yield from _tokens(text[place : max(place, span.start)])
        yield from given
        place = span.end
        if place >= end:
            return
    yield from _tokens(text[place:end])


def _tokens(text: str) -> Iterator[str]:
    for token in _TOKEN.findall(text):
        if token in _MARKS or _TITLES.match(token):
            continue
        if token in _DASHES:
            yield ","
        elif not token.strip():
            yield "."
        else:
            yield token.lower().replace("’", "'")


def _with_aside(text: str, source: CharSpan) -> CharSpan:
    """Take in the comma that ends what a source says of a name: "Ann Lee, the mayor,"."""
    ends = text[source.end : source.end + 1] == "," and "," in source.of(text)
    return CharSpan(source.start, source.end + ends)


def _source_signs(text: str, span: CharSpan, table: _Table) -> tuple[str, ...]:
    words = list(_tokens(text[span.start : min(span.end, span.start + _EDGE)]))
    if len(words) == 1 and words[0] in PRONOUNS:
        return (words[0],)
    if _is_fictional(text[span.start : min(span.end, span.start + _EDGE)], table):
        return (FICTIONAL,)
    # "No engineer" is nobody; "No 10" is not.
    nobody = bool(words) and (words[0] in table.nobody or " ".join(words[:2]) in table.nobody)
    if nobody or _NO_ONE.match(text, span.start, span.end):
        return (NOBODY,)
    return (SOURCE, "'s") if span.of(text).endswith(("'s", "’s")) else (SOURCE,)


def _is_fictional(source: str, table: _Table) -> bool:
    """Return True for a part in a play or a satire: "her character", "the satirical site"."""
    head = " " + _HEAD_END.split(source, maxsplit=1)[0].replace("’", "'").lower()
    return head.endswith(table.parts) or any(word in source for word in table.unreal)


def _content_sign(text: str, span: CharSpan, table: _Table) -> str:
    words = list(_tokens(text[span.start : min(span.end, span.start + _BETWEEN)]))
    marked = text[max(0, span.start - 1) : span.start] in _MARKS
    first = next((word for word in words if word not in _ARTICLES), "")
    # Who "dismissed claims of fraud as rubbish" has said the last word.
    judged = first in table.claims and "as" in words
    return (MARKED if marked else CONTENT) + ("as" if judged else first)


def _sentence_start(tokens: Sequence[str]) -> int:
    return next((at + 1 for at in range(len(tokens) - 1, -1, -1) if tokens[at] in _ENDS), 0)


def _verb_place(cue: Sequence[str], table: _Table) -> int:
    """Find the verb that matters: "say" in "has repeatedly refused to say"."""
    places = [at for at, word in enumerate(cue) if not _is_helper(word, table)]
    if not places:
        return len(cue) - 1
    at = places[0]
    for later in places[1:]:
        follows = cue[later - 1] == "to" or (
            cue[later].endswith("ing") and cue[later] not in _NO_VERBS
        )
        if follows and cue[at] in table.leading:
            at = later
    return at


def _is_helper(word: str, table: _Table) -> bool:
    return word in table.helpers or word.endswith("ly")


@cache
def _load_table() -> _Table:
    """Read the English table from the package's data."""
    path = files("quotes") / "data" / "cues" / "stances.en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {name: list(words) for name, words in table["words"].items()}
    for name, parts in table["joined"].items():
        lists[name] = [word for part in parts for word in lists[part]]
    parser = PhraseParser(lists)
    return _Table(
        rules=tuple(
            _Rule(
                stance=Stance(rule["stance"]),
                phrases=tuple(parser.parse(phrase) for phrase in rule["phrases"]),
                unless_near=tuple(rule.get("unless_near", ())),
            )
            for rule in table["rules"]
        ),
        helpers=frozenset(lists["helpers"]),
        leading=frozenset(word.split()[0] for word in lists["leading"]),
        nobody=frozenset(lists["nobody"]),
        claims=frozenset(lists["claim"]),
        parts=tuple(part if part.startswith("'") else f" {part}" for part in lists["part"]),
        unreal=tuple(lists["unreal"]),
    )
