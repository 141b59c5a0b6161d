"""Drafts whose truth is known by how they are made, from what the corpus of 2018 prints.

Each case takes words that one article alone prints (`bench.printed`), does one thing to them that
an editor would want to be told of, or nothing, and sets them into a paragraph of our own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from random import Random

from bench.changes import HARMFUL, HARMLESS
from bench.invented import CORRECTED, frame, invent_quotation, invent_speaker
from bench.printed import Printed, pairs_apart
from quotes.check import Verdict

_LEAST = 6  # words that are left of a quotation
_SENTENCES = re.compile(r"(?<!\b[vJUS]\.)(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)(?<!St\.)(?<=[.!?]) (?=[A-Z])")
_CONDITION = r"(?:but|unless|except|only if|if|only)\b"
# Where a wording goes on with a condition; not "what if", "see if", "nothing but".
_GOES_ON = re.compile(
    r"(?<!\bwhat)(?<!\bsee)(?<!\bas)(?<!\beven)(?<!\bknow)(?<!\bwonder)(?<!\bask)(?<!\bsure)"
    r"(?<!\bnothing)(?<!\banything)(?<!\ball)(?<!\bchoice)(?<!\bhelp)(?<!\btell)(?<!\bnot)"
    rf"(?:[,;.] | [—–-] )(?i:{_CONDITION})|(?<=\w) (?:unless|except|only if) "
)
_LIMITS = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|without|unless|except|but|if|only|until|although|though|"
    r"however|yet|probably|perhaps|maybe|almost|mostly|often|usually|likely|think|believe|seems?|"
    r"appears?|hardly|nor|neither|some|could|might|may|tend|largely|generally|nearly|sort|kind|"
    r"least|most|provided|except|refused?|fail(?:s|ed)?)\b|n['’]t\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:^|(?<=[,.;?!—–] )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bbecause ))"
    r"(?:I (?:don['’]t|do not|didn['’]t|never) (?:think|believe|suppose|know|say|said)"
    r"(?: that| if| whether)?"
    r"|(?:I|We) (?:think|believe|guess|suspect|suppose)(?: that)?"
    r"|We (?:don['’]t|do not) (?:think|believe|know)(?: that| if| whether)?"
    r"|I(?:['’]m| am) not (?:sure|saying|convinced|certain)(?: that| if| whether)?"
    r"|It(?: is|['’]s) (?:not (?:true|clear|certain)|possible|unlikely)(?: that)?"
    r"|It (?:seems|appears)(?: that| to me)?"
    r"|There(?: is|['’]s) no (?:way|evidence|reason)(?: that)?"
    r"|(?:Nobody|No one|None of us) (?:thinks|believes|says|knows)(?: that)?"
    r"|(?i:Maybe|Perhaps|Probably|Apparently|In my (?:view|opinion))),? "
    r"(?=(?:we|they|he|she|it|the|this|that|there|you|people|a|an|our|his|her|their|many|most|in|if|"
    r"what|these|those|every|anybody|anyone|[A-Z])\b)"
)
_HARMLESS_CUT = re.compile(r", (?:and|because|which|so|as|where)\b(?! long\b)")
_ASIDE = re.compile(r"(?<=\w), (?P<aside>[^,.;]{8,80}), (?=\w)")
_SMALL = re.compile(r"(?<=\w) (?P<word>not|never|probably|perhaps|usually|mostly|almost) (?=\w)")
# A word of our own for one of theirs, where nothing else of the sentence must change.
_OTHER_WORDS = {
    "thing": ["matter"],
    "things": ["matters"],
    "big": ["huge"],
    "important": ["useful"],
    "great": ["fine"],
    "country": ["nation"],
    "want": ["expect"],
    "need": ["want"],
    "good": ["decent"],
    "people": ["voters"],
    "money": ["cash"],
    "work": ["labour"],
    "believe": ["know"],
    "wrong": ["mistaken"],
    "strong": ["firm"],
    "problem": ["question"],
}

Maker = Callable[[Printed, Random], "Iterable[Case]"]


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation of a draft, with its truth.

    Attributes:
        verdict: What it is by construction.
        words: What stands between the marks.
        speaker: Whom the draft names.
        paragraph: The words as the draft sets them.
        limited: Whether what an ellipsis leaves out limits the rest; None without ellipsis.
    """

    verdict: Verdict
    words: str
    speaker: str
    paragraph: str
    limited: bool | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A later text of an article, without words that an earlier one has."""

    article: str
    text: str


def weigh(one: Printed) -> int:
    """Say how much a quotation is worth for making cases: what few have counts more."""
    cut = one.alone and len(_SENTENCES.split(one.text)) > 1
    rare = 4 * bool(_OPENING.search(one.text)) + 3 * bool(_GOES_ON.search(one.text)) + cut
    return 1 + rare


def make_cases(
    quoted: Sequence[Printed], reported: Sequence[Printed], each: int, rng: Random
) -> list[Case]:
    """Make so many cases of each verdict, as far as the corpus goes; of "revised" none."""
    quoted = [one for one in quoted if not _repeats_itself(one)]
    alone = [one for one in quoted if one.alone]
    free = [one for one in quoted if not one.limited]
    made: dict[Verdict, Iterator[Case]] = {
        Verdict.VERIFIED: _each(alone, rng, _verified),
        Verdict.TYPOGRAPHY: _each(alone, rng, _typography),
        Verdict.TRIMMED: _each(alone, rng, _trimmed),
        Verdict.REWORDED: _each(alone, rng, _reworded),
        Verdict.CUT_BEFORE_CONDITION: _each(quoted, rng, _cut_before_condition),
        Verdict.CUT_OPENING: _each(free, rng, _cut_opening),
        Verdict.ELLIPSIS_HIDES: _each(free, rng, _with_ellipsis),
        Verdict.SPLICED: _spliced(free, rng),
        Verdict.WRONG_SPEAKER: _of_others(alone, rng),
        Verdict.REPORTED_ONLY: _each(reported, rng, _as_if_spoken),
        Verdict.NOT_FOUND: fabricate(quoted, rng),
    }
    return [case for cases in made.values() for case in islice(cases, each)]


def make_changed(quoted: Sequence[Printed], count: int, rng: Random) -> list[Case]:
    """Make cases with a changed number, name or negation, in turn as far as each goes."""
    kinds = [HARMFUL[kind] for kind in ("number", "name", "negation")]
    sources = rng.sample(quoted, len(quoted))
    made: dict[tuple[str, str], Case] = {}
    while len(made) < count:
        before = len(made)
        for one in sources:
            for edit in kinds:
                words = edit(one.text, rng)
                if words and words != one.text:
                    made.setdefault(
                        (one.speaker, words), _case(Verdict.REWORDED, words, one.speaker, rng)
                    )
        if len(made) == before:
            break
    return list(islice(made.values(), count))


def fabricate(quoted: Sequence[Printed], rng: Random) -> Iterator[Case]:
    """Yield quotations that nobody printed, of speakers on record and of others, without end."""
    names = sorted({one.speaker for one in quoted})
    while True:
        speaker = rng.choice(names) if rng.random() < 0.5 else invent_speaker(rng)
        yield _case(Verdict.NOT_FOUND, invent_quotation(rng), speaker, rng)


def revise(one: Printed, text: str, rng: Random) -> tuple[Case, Revision]:
    """Take a quotation out of its article's later text: reworded, replaced, or with its lines."""
    other = next(iter(_reworded(one, rng)), None)
    way = rng.randrange(3)
    if way == 0 and other:
        later = text[: one.start] + other.words + text[one.end :]
    elif way == 1:
        first = text.rfind("\n", 0, one.start) + 1
        last = text.find("\n", one.end)
        later = text[:first] + (text[last:] if last >= 0 else "")
    else:
        later = text[: one.start] + rng.choice(CORRECTED) + text[one.end :]
    return _case(Verdict.REVISED, one.text, one.speaker, rng), Revision(one.article, later)


def _repeats_itself(one: Printed) -> bool:
    """Return True if a sentence comes twice: then what is left out of it can't be told."""
    sentences = [sentence.strip(".") for sentence in _SENTENCES.split(one.text)]
    return len(set(sentences)) < len(sentences)


def _case(
    verdict: Verdict, words: str, speaker: str, rng: Random, *, limited: bool | None = None
) -> Case:
    return Case(verdict, words, speaker, frame(words, speaker, rng), limited)


def _each(found: Sequence[Printed], rng: Random, make: Maker) -> Iterator[Case]:
    for one in rng.sample(found, len(found)):
        yield from islice(make(one, rng), 1)


def _verified(one: Printed, rng: Random) -> Iterator[Case]:
    yield _case(Verdict.VERIFIED, one.text, one.speaker, rng)


def _typography(one: Printed, rng: Random) -> Iterator[Case]:
    """Change marks, dashes, commas or the spelling, but no word and not the end of a sentence."""
    words = one.text
    edits: list[Callable[[str], str | None]] = [
        lambda text: text.replace("’", "'") if "’" in text else text.replace("'", "’"),
        lambda text: text.replace(" — ", " - ").replace("—", " – ").replace(" - ", " — "),
        lambda text: text.replace(", ", " ", 1),
        lambda text: HARMLESS["spelling"](text, rng),
        lambda text: text.replace("; ", ", ").replace("-", "‑"),
    ]
    for edit in rng.sample(edits, len(edits)):
        other = edit(words)
        if other and other != words:
            yield _case(Verdict.TYPOGRAPHY, other, one.speaker, rng)


def _trimmed(one: Printed, rng: Random) -> Iterator[Case]:
    sentences = _SENTENCES.split(one.text)
    cuts = [_HARMLESS_CUT.split(one.text)[0]] if len(sentences) == 1 else []
    if len(sentences) > 1:
        cuts.append(" ".join(sentences[1:]))
        if not re.match(
            rf"(?i:{_CONDITION}|although|though|however|until|provided|yet)\b", sentences[-1]
        ):
            cuts.append(" ".join(sentences[:-1]).rstrip("."))
    for words in rng.sample(cuts, len(cuts)):
        if words != one.text and len(words.split()) >= _LEAST:
            yield _case(Verdict.TRIMMED, words, one.speaker, rng)


def _reworded(one: Printed, rng: Random) -> Iterator[Case]:
    swaps = {word: other for word, other in _OTHER_WORDS.items() if f" {word} " in one.text}
    kinds = ["number", "name", "negation", "modal", "quantifier", "pronoun"]
    for kind in [*rng.sample(kinds, len(kinds)), *([""] if swaps else [])]:
        if not kind or (swaps and rng.random() < 0.3):
            word, other = rng.choice(sorted(swaps.items()))
            words: str | None = one.text.replace(f" {word} ", f" {other[0]} ", 1)
        else:
            words = HARMFUL[kind](one.text, rng)
        if words and words != one.text:
            yield _case(Verdict.REWORDED, words, one.speaker, rng)


def _cut_before_condition(one: Printed, rng: Random) -> Iterator[Case]:
    for place in _GOES_ON.finditer(one.text):
        words = one.text[: place.start()]
        if len(words.split()) >= _LEAST:
            yield _case(Verdict.CUT_BEFORE_CONDITION, words, one.speaker, rng)


def _cut_opening(one: Printed, rng: Random) -> Iterator[Case]:
    for place in _OPENING.finditer(one.text):
        words = one.text[place.end() :]
        if len(words.split()) >= _LEAST:
            words = words[0].upper() + words[1:]
            yield _case(Verdict.CUT_OPENING, words, one.speaker, rng)


def _with_ellipsis(one: Printed, rng: Random) -> Iterator[Case]:
    sign = rng.choice([" … ", " ... ", "… "])
    sentences = _SENTENCES.split(one.text)
    found = [
        (" ".join(sentences[:at]).rstrip("."), sentences[at], " ".join(sentences[at + 1 :]))
        for at in range(1, len(sentences) - 1)
    ]
    found += [
        (one.text[: place.start()], place["aside"], one.text[place.end() :])
        for place in _ASIDE.finditer(one.text)
    ]
    found += [
        (one.text[: place.start()], place["word"], one.text[place.end() :])
        for place in _SMALL.finditer(one.text)
    ]
    rng.shuffle(found)
    for before, gone, after in found:
        if min(len(before.split()), len(after.split())) >= _LEAST // 2:
            words = before + sign + after
            case = _case(Verdict.ELLIPSIS_HIDES, words, one.speaker, rng)
            limits = _LIMITS.findall(gone)
            # A whole sentence limits the rest where it goes on from it; of others that have some
            # limiting word we can't be sure.
            if not limits:
                yield replace(case, limited=False)
            elif gone.lower() in {"not", "never", "probably", "perhaps", "usually", "mostly"} or (
                re.match(rf"(?i:{_CONDITION})", gone)
            ):
                yield replace(case, limited=True)


def _spliced(quoted: Sequence[Printed], rng: Random) -> Iterator[Case]:
    """Join two sentences of one quotation, two quotations of an article, or of two articles."""
    pairs = list(pairs_apart(quoted))
    wholes = [one for one in quoted if len(_SENTENCES.split(one.text)) > 2]
    for pair, whole in zip_longest(rng.sample(pairs, len(pairs)), rng.sample(wholes, len(wholes))):
        if pair:
            one, two = pair
            first, last = _SENTENCES.split(one.text)[0], _SENTENCES.split(two.text)[-1]
            if min(len(first.split()), len(last.split())) >= _LEAST:
                sign = rng.choice([". ", " … ", " ... "])
                words = first.rstrip(".") + sign + last[0].upper() + last[1:]
                yield _case(Verdict.SPLICED, words, one.speaker, rng)
        if whole:
            sentences = _SENTENCES.split(whole.text)
            first, last = sentences[0], sentences[-1]
            if min(len(first.split()), len(last.split())) >= _LEAST // 2:
                yield _case(Verdict.SPLICED, f"{first} {last}", whole.speaker, rng)


def _of_others(quoted: Sequence[Printed], rng: Random) -> Iterator[Case]:
    names = sorted({one.speaker for one in quoted})
    for one in rng.sample(quoted, len(quoted)):
        other = rng.choice(names) if rng.random() < 0.7 else invent_speaker(rng)
        if (
            other.split()[-1] != one.speaker.split()[-1]
            and other.split()[0] != one.speaker.split()[0]
        ):
            yield _case(Verdict.WRONG_SPEAKER, one.text, other, rng)


def _as_if_spoken(one: Printed, rng: Random) -> Iterator[Case]:
    yield _case(Verdict.REPORTED_ONLY, one.text[0].upper() + one.text[1:], one.speaker, rng)
