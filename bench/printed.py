"""What the corpus of US news of 2018 prints between marks, read by a plain pattern.

The pattern knows nothing of the tool's readers, so that drafts made from it say what the tool
misses too. It takes only what is plain: words between marks, with "said" and a name right behind
them, and the name in full somewhere in the article.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.shared import Json

# In words. What no other article has a run of so many words of was printed once.
LENGTHS = range(12, 70)
RUN = 8
# So that of short articles not all are taken.
_SPREAD = 300

_TITLE = (
    r"(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Lt)\. |(?:President|Senator|Speaker|Attorney General|"
    r"Secretary|Judge|Justice|Governor) )?"
)
# What opens with a capital and is no given name.
_NO_GIVEN = (
    r"(?!(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Lt|The|But|And|As|In|On|At|For|When|While|After|President|"
    r"Senator|Speaker|Secretary|Judge|Justice|Governor|Candidate|Democrat|Republican|White|Blue|"
    r"Representative|Chairman|Leader|Attorney|General|House|Senate|Yet|Still|Even|Both|Two|One|So|If|Now|"
    r"Then|Since|Freedom|Will|Is|Was|State|Some|Many)\b)"
)
_GIVEN = rf"{_NO_GIVEN}[A-Z][a-z][\w’'-]* (?:[A-Z]\. )?"
_SURNAME = r"[A-Z][\w’'-]{2,}"
_FULL = rf"{_GIVEN}{_SURNAME}"
_NAME = rf"(?:{_FULL}|(?!The\b|They\b|She\b|Also\b|But\b|And\b){_SURNAME})"
_SAID = r"(?:said|says|added|told \w+|wrote|tweeted)"
_QUOTED = re.compile(
    r"(?:“(?P<curly>[^“”\"\n]+?),?”|\"(?P<straight>[^“”\"\n]+?),?\"),? "
    rf"(?:{_SAID} {_TITLE}(?P<after>{_FULL})(?=[,.;]| (?:of|in|on|at|during|after)\b)"
    rf"|{_TITLE}(?P<before>{_NAME}) {_SAID}\b)"
)
_REPORTED = re.compile(
    rf"(?:(?<=\n)|(?<=\. )){_TITLE}(?P<name>{_NAME}) "
    r"(?:also )?(?:said|says) (?:\w+day )?(?:that |(?=(?:he|she|they|it|the|his|her|there)\b))"
    r"(?P<words>(?:(?! (?:and|but) (?:\w+ )?(?:\w+ed|said|says)\b)[^“”\"\n.:;])+)"
    r"(?<! Mr)(?<! Ms)(?<! Dr)(?<! Sen)(?<! Rep)\.(?=\s)"
)
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_MARKS = re.compile(r"[“”\"]")
_LIMITED = re.compile(r".{0,2}[”\"][^“\"]{0,200}[“\"](?:But|Unless|Except|If|Only)\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """Words that one article alone prints.

    Attributes:
        article: Its id.
        start: Where the words begin in its text.
        text: The words, without the mark and comma behind them.
        speaker: Who said them, in full.
        alone: Whether the paragraph has no other marks, and the next one opens with none.
        limited: Whether the article goes on with a condition between marks: "But ...".
    """

    article: str
    start: int
    text: str
    speaker: str
    alone: bool = True
    limited: bool = False

    @property
    def end(self) -> int:
        """Where the words end in the article's text."""
        return self.start + len(self.text)


def words_of(text: str) -> tuple[str, ...]:
    """Return words in small letters, without what marks, dashes and apostrophes are."""
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))


def read_printed(rows: Sequence[Json]) -> tuple[list[Printed], list[Printed]]:
    """Return the quotations of articles, and what these report; of both what is printed once."""
    quoted = [one for row in rows for one in _read_quoted(row)]
    reported = [one for row in rows for one in _read_reported(row)]
    counts = _count_runs(rows, [*quoted, *reported])
    return _once(quoted, counts), _once(reported, counts)


def _once(found: Iterable[Printed], counts: Counter[tuple[str, ...]]) -> list[Printed]:
    return [one for one in found if all(counts[run] == 1 for run in runs_of(words_of(one.text)))]


def _read_quoted(row: Json) -> Iterator[Printed]:
    text = row["text"]
    for match in _QUOTED.finditer(text):
        which = "curly" if match["curly"] else "straight"
        words = match[which].rstrip(".")
        speaker = _full_name(match["after"] or match["before"], text)
        if speaker and _is_plain(words):
            start, end = match.span(which)
            limited = _LIMITED.match(text, end) is not None
            yield Printed(row["id"], start, words, speaker, _is_alone(text, start), limited)


def _read_reported(row: Json) -> Iterator[Printed]:
    for match in _REPORTED.finditer(row["text"]):
        speaker = _full_name(match["name"], row["text"])
        if speaker and _is_plain(match["words"]):
            yield Printed(row["id"], match.start("words"), match["words"], speaker)


def _is_plain(words: str) -> bool:
    """Pass over leftovers of pages, insertions of editors, and what is cut already."""
    return len(words.split()) in LENGTHS and not re.search(r"[<>\[\](){}…]|\.\s?\.|[^\S ]", words)


def _full_name(name: str, text: str) -> str | None:
    """Return a name in full: the one person of the article who has a surname.

    What the article has in small letters too ("During Trump") is no given name.
    """
    if " " in name:
        given = name.split(maxsplit=1)[0].lower()
        return None if re.search(rf"\b{given}\b", text) else name
    found = set(re.findall(rf"(?<![\w-]){_GIVEN}{re.escape(name)}\b", text))
    return _full_name(found.pop(), text) if len(found) == 1 else None


def _is_alone(text: str, start: int) -> bool:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    paragraph = text[first : last if last >= 0 else len(text)]
    rest = text[last:].lstrip() if last >= 0 else ""
    return len(_MARKS.findall(paragraph)) == 2 and not _MARKS.match(rest)


def runs_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return all runs of the length by which wordings are told apart."""
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _count_runs(rows: Iterable[Json], found: Iterable[Printed]) -> Counter[tuple[str, ...]]:
    """Count in all articles the runs that some wordings are made of."""
    wanted = {run for one in found for run in runs_of(words_of(one.text))}
    counts: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        counts.update(run for run in runs_of(words_of(row["text"])) if run in wanted)
    return counts


def choose_articles(
    found: Mapping[Printed, int], lengths: Mapping[str, int], most: int
) -> set[str]:
    """Return the ids of the articles that print most of what was found for their length.

    Args:
        found: Wordings with what each is worth.
        lengths: Words of each article, by id.
        most: How many are wanted.
    """
    worth: Counter[str] = Counter()
    for one, weight in found.items():
        worth[one.article] += weight
    dense = {article: worth[article] / (lengths[article] + _SPREAD) for article in worth}
    return set(sorted(dense, key=lambda article: (-dense[article], article))[:most])


def by_speaker(found: Iterable[Printed]) -> dict[str, list[Printed]]:
    """Group quotations by who said them."""
    groups: dict[str, list[Printed]] = defaultdict(list)
    for one in found:
        groups[one.speaker].append(one)
    return groups


def pairs_apart(found: Iterable[Printed]) -> Iterator[tuple[Printed, Printed]]:
    """Yield pairs of one speaker's quotations, from two articles or with others between them."""
    for group in by_speaker(found).values():
        yield from (
            (one, two)
            for one, two in pairwise(group)
            if one.article != two.article or two.start - one.end > 600
        )
