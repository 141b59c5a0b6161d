"""Passages in quotation marks that the reader made no quotation of, each with the reason.

Every outermost stretch in marks is accounted for: its words are part of a quotation, or it is
listed here. The reasons come from the text alone, by rules that stand in one list, first come
first served; where none fits, the reason says that nobody was found to have spoken.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotes.text.annotated import AnnotatedText
from quotes.text.marks import Marked
from quotes.types import CharSpan, Quotation
from quotes.unread import Unread, UnreadReason

# From this share of its letters on, a passage counts as read: a reader may leave out a name or
# an "and", and still have read the utterance.
READ_SHARE = 0.5

# Looked at in 300 unread passages of news: those of more words are mostly parts of utterances.
_FEW = 6
# A longer "title" beside a word such as "show" is a sentence that the word introduces.
_LONGEST_TITLE = 16
# A paragraph of at most this many words without a full stop is a heading or a link.
_HEADING = 16
# How many words before the mark a verb is looked for, and behind it ("Ann Lee of Leeds said").
_JUDGED_BEFORE, _SAID_BEFORE, _SAID_BEHIND = 20, 8, 5

# Characters around a passage that are looked at; no sentence of news that matters is longer.
_AROUND = 400

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
# The whole word is looked at first, whatever part of it is a name: "d’Arc".
_NAME_BEFORE = re.compile(r"(?<![\w’'-])(?=[\w’'-]++ $)[\w’'-]*?(?<![\w-])([A-Z][\w’'-]+) $")
_NAME_BEHIND = re.compile(r" [A-Z][a-z]")
_BY = re.compile(r",? by [A-Z]")
_STOPS = (".", "!", "?")
_CLOSING = "”\"’'»)] "


def find_unread(annotated: AnnotatedText, quotations: Sequence[Quotation]) -> list[Unread]:
    """Find the passages in quotation marks that no quotation accounts for.

    A passage counts as read if at least half of its letters lie in the contents of quotations,
    or in their cues and sources, where a name or a title may stand in marks too.

    Args:
        annotated: An article's text.
        quotations: What a reader found in it.

    Returns:
        The outermost passages that are not read, in text order, each with the reason.
    """
    outermost = annotated.outermost
    shares = _read_shares(annotated.text, outermost, quotations)
    page = _Page.of(annotated)
    return [
        _judge(page.passage(marked, share))
        for marked, share in zip(outermost, shares, strict=True)
        if share < READ_SHARE
    ]


def _read_shares(
    text: str, outermost: Iterable[Marked], quotations: Iterable[Quotation]
) -> Iterator[float]:
    """Yield for each stretch which share of its letters is part of some quotation."""
    read = bytearray(len(text))
    for quotation in quotations:
        for span in (*quotation.content, *quotation.cue, *quotation.source):
            read[span.start : span.end] = b"\1" * (min(span.end, len(text)) - span.start)
    for marked in outermost:
        letters = [
            at for at in range(marked.content.start, marked.content.end) if text[at].isalnum()
        ]
        yield sum(read[at] for at in letters) / len(letters)


@dataclass(frozen=True, slots=True)
class _Passage:
    """An unread passage, with all that the rules look at.

    Attributes:
        marked: Where it stands.
        share: Which share of its letters is read.
        content: Its words, as written.
        words: The same, without punctuation.
        before: The words of its sentence before it, without what stands in marks.
        behind: The words of its sentence behind it, without what stands in marks.
        left: What stands before its mark in the paragraph, as written, if not too far.
        right: What stands behind its mark in the paragraph, as written, if not too far.
    """

    marked: Marked
    share: float
    content: str
    words: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    left: str
    right: str

    @property
    def capitalised(self) -> bool:
        """Whether it begins as a name or a sentence does."""
        return not self.words[0][0].islower()

    @property
    def opens_sentence(self) -> bool:
        """Whether nothing of its sentence stands before its mark."""
        return not self.left.strip() or self.left.rstrip(_CLOSING).endswith((*_STOPS, ":"))


@dataclass(frozen=True, slots=True)
class _Page:
    """A text cut up for looking around a passage."""

    text: str
    prose: str
    paragraphs: Sequence[CharSpan]
    sentence_ends: Sequence[int]

    @classmethod
    def of(cls, annotated: AnnotatedText) -> "_Page":
        """Cut up a text; its prose is the text with blanks for what stands in marks."""
        text = annotated.text
        pieces, at = [], 0
        for marked in annotated.outermost:
            pieces += [text[at : marked.outer.start], " " * (marked.outer.end - marked.outer.start)]
            at = marked.outer.end
        prose = "".join([*pieces, text[at:]])
        ends = [found.stop for found in annotated.breaks]
        return cls(text, prose, annotated.paragraphs, ends)

    def passage(self, marked: Marked, share: float) -> _Passage:
        """Return a stretch with what stands around it."""
        paragraph, outer = self.paragraphs[marked.paragraph], marked.outer
        first = max(paragraph.start, outer.start - _AROUND)
        last = min(paragraph.end, outer.end + _AROUND)
        at = bisect_right(self.sentence_ends, outer.start)
        start = max(first, self.sentence_ends[at - 1]) if at else first
        # The stop that ends its sentence may stand before its closing mark.
        at = bisect_left(self.sentence_ends, marked.content.end)
        end = min(last, self.sentence_ends[at]) if at < len(self.sentence_ends) else last
        content = marked.content.of(self.text)
        return _Passage(
            marked=marked,
            share=share,
            content=content,
            words=_words_of(content),
            before=_words_of(self.prose[start : outer.start]),
            behind=_words_of(self.prose[outer.end : end]),
            left=self.text[first : outer.start],
            right=self.text[outer.end : last],
        )


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _judge(passage: _Passage) -> Unread:
    for reason, rule in _RULES:
        evidence = rule(passage)
        if evidence is not None:
            return Unread(passage.marked.content, reason, evidence)
    return Unread(passage.marked.content, UnreadReason.NO_SPEAKER, _no_speaker(passage))


def _part_read(passage: _Passage) -> str | None:
    if not passage.share:
        return None
    return f"only {max(passage.share, 0.01):.0%} of its letters lie in a quotation"


def _unclosed(passage: _Passage) -> str | None:
    if passage.marked.closed or passage.marked.continued:
        return None
    return "no mark closes it, so where it ends is a guess"


def _nickname(passage: _Passage) -> str | None:
    """Find "John “Jack” Doe"."""
    name = _NAME_BEFORE.search(passage.left)
    if (
        name
        and not passage.opens_sentence
        and len(passage.words) <= 3
        and passage.content[-1].isalnum()
        and _NAME_BEHIND.match(passage.right)
        and name[1].lower() not in _words()["joints"] | _words()["small"]
    ):
        return "it stands between two names, as a nickname does"
    return None


def _title_beside_work(passage: _Passage) -> str | None:
    """Find "the film “Dawn”" and "“Dawn” star Ann Lee"."""
    if not passage.capitalised or len(passage.words) > _LONGEST_TITLE:
        return None
    words = _words()
    before = passage.left.removesuffix(" ").rstrip(",")
    if work := _ends_with(before, words["works"]):
        return f"'{work}' stands right before it"
    if before.lower().endswith(" of") and (work := _ends_with(before[:-3], words["makers"])):
        return f"'{work} of' stands right before it"
    behind = _WORD.findall(passage.right[:60])[:2]
    for at, word in enumerate(behind):
        if word.lower() in words["works"] | words["makers"] and _is_joined(passage, word):
            return f"'{word}' stands behind it"
        if at == 0 and word.lower() in words["joints"]:
            break
    if _BY.match(passage.right) and _capitalised_heads(passage):
        return "it is by somebody"
    return None


def _is_joined(passage: _Passage, word: str) -> bool:
    """Return True if nothing but blanks parts the mark from a word behind it."""
    between = passage.right[: passage.right.index(word)]
    return not passage.content.endswith((",", ".")) and not re.search(r"[^\w\s’'-]", between)


def _named(passage: _Passage) -> str | None:
    """Find "a plan called “Dawn”"."""
    word = _naming_word(passage)
    return f"'{word}' stands right before it" if word and passage.capitalised else None


def _naming_word(passage: _Passage) -> str | None:
    """Return the word that gives a name right before the mark, unless somebody gives it there.

    What "is called “chaos”" bears the name; what "she called “chaos”" is chaos to her.
    """
    word = _ends_with(passage.left.removesuffix(" ").rstrip(",:"), _words()["naming"])
    if not word:
        return None
    at = len(passage.before) - len(word.split()) - 1
    agent = passage.before[at] if at >= 0 else ""
    return None if agent[:1].isupper() or agent.lower() in _words()["agents"] else word


def _distanced(passage: _Passage) -> str | None:
    """Find "the so-called “reform”" and "the word “reform”"."""
    before = passage.left.removesuffix(" ").rstrip(",:")
    word = _ends_with(before, _words()["distance"]) or _naming_word(passage)
    return f"'{word}' stands right before it" if word else None


def _heading(passage: _Passage) -> str | None:
    """Find what stands in a short paragraph without a full stop, or is one."""
    words = len(_WORD.findall(passage.left + passage.right)) + len(passage.words)
    last = passage.right.rstrip(_CLOSING) or passage.content.rstrip(_CLOSING)
    if words > _HEADING or last.endswith((*_STOPS, ",", ":", "…")):
        return None
    return "its paragraph is short and has no full stop, like a heading"


def _judged(passage: _Passage) -> str | None:
    """Find "called the whole plan “mad”": the verb may stand far before the mark."""
    if passage.opens_sentence:
        return None
    verb = _last_verb(passage.before[-_JUDGED_BEFORE:], "judging")
    return f"'{verb}' stands before it in its sentence" if verb else None


def _title_case(passage: _Passage) -> str | None:
    return "it is capitalised like a title or a name" if _is_title_case(passage) else None


def _is_title_case(passage: _Passage) -> bool:
    """Return True if a passage is capitalised as titles are.

    A single word tells something only within a sentence, or with a word such as "The" before it,
    and never where it is an exclamation.
    """
    heads = _capitalised_heads(passage)
    if heads != 1:
        return heads > 1
    whole = len(passage.words) > 1 and passage.content[-1].isalnum()
    return (whole or not passage.opens_sentence) and not passage.content.endswith(("!", "?"))


def _capitalised_heads(passage: _Passage) -> int:
    """Count the words that a title sets in capitals; none unless all of them have theirs.

    Words all in capitals tell nothing.
    """
    heads = [word for word in passage.words if word.lower() not in _words()["small"]]
    if not passage.capitalised or any(head[0].islower() for head in heads):
        return 0
    return 0 if all(head.isupper() or not head.isalpha() for head in heads) else len(heads)


def _said(passage: _Passage) -> str | None:
    verb = _last_verb(passage.before[-_SAID_BEFORE:], "saying")
    # Behind a passage that nothing ends, as in "“so what” jokes", a verb is no report of it.
    if not verb and (passage.content.endswith((",", *_STOPS)) or passage.behind[:1] == ("as",)):
        verb = _last_verb(passage.behind[:_SAID_BEHIND], "saying")
    return f"'{verb}' stands near it in its sentence" if verb else None


def _last_verb(words: Sequence[str], kind: str) -> str | None:
    """Return the last word of a list; an infinitive tells of no utterance ("that is to say")."""
    pairs = list(zip(("", *words), words, strict=False))
    for before, word in reversed(pairs):
        if word.lower() in _words()[kind] and before.lower() != "to":
            return word
    return None


def _few_words(passage: _Passage) -> str | None:
    """Find a few words that are part of a sentence of the article's own."""
    count = len(passage.words)
    whole = count > 2 and passage.capitalised
    if count > _FEW or whole or not (passage.before or passage.behind):
        return None
    return f"{_counted(count)} within a sentence that has no word of saying near"


def _no_speaker(passage: _Passage) -> str:
    count = len(passage.words)
    if count > _FEW or (passage.capitalised and count > 2):
        return f"{_counted(count)}, and no word of saying near them"
    return "no rule fits"


def _counted(count: int) -> str:
    return "one word" if count == 1 else f"{count} words"


def _ends_with(text: str, words: Collection[str]) -> str | None:
    """Return the one or two last words of a text, if they are among the given ones."""
    last = _WORD.findall(text[-60:])[-2:]
    if not last or not text.endswith(last[-1]):
        return None
    return next((found for found in (" ".join(last), last[-1]) if found.lower() in words), None)


_RULES: Sequence[tuple[UnreadReason, Callable[[_Passage], str | None]]] = (
    (UnreadReason.PART_READ, _part_read),
    (UnreadReason.UNCLOSED_MARK, _unclosed),
    (UnreadReason.TITLE, _nickname),
    (UnreadReason.TITLE, _title_beside_work),
    (UnreadReason.TITLE, _named),
    (UnreadReason.SCARE_QUOTE, _distanced),
    (UnreadReason.TITLE, _heading),
    (UnreadReason.CUE_NOT_LINKED, _judged),
    (UnreadReason.TITLE, _title_case),
    (UnreadReason.CUE_NOT_LINKED, _said),
    (UnreadReason.SCARE_QUOTE, _few_words),
)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """Read the English lists from the package's data."""
    path = files("quotes") / "data" / "unread" / "en.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    lists["works"] += [f"{work}s" for work in lists["works"]]
    return {name: frozenset(words) for name, words in lists.items()}
