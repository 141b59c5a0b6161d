"""Articles made from the corpus of US news of 2018, as many as wanted, to fill a large store.

The passages are those of the corpus (what stands in marks), taken again and again. Each time every
word but the commonest is exchanged for one that is as rare, so that lengths and rarities stay real
and no utterance comes twice. Some of an article's passages are wordings of
earlier ones instead: cut, with a word exchanged, or as they were. Speakers, outlets and days come
as unevenly as in the corpus.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from bench.shared import CORPUS, read_lines
from quotes.families.shared_runs import distinctive_spans
from quotes.text.annotated import AnnotatedText
from quotes.text.rarity import STEPS_PER_BIT, weigh_words
from quotes.text.words import read_words
from quotes.types import (
    Article,
    Attribution,
    CharSpan,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    SpeakerKind,
    SpeakerStatus,
)

PER_ARTICLE = 20
# Of an article's passages, so many are wordings of earlier ones.
AGAIN = 3
# Of the corpus' articles with some twenty passages, each has so many speakers, and so many of
# its passages have none that is known.
SPEAKERS, UNKNOWN = 7, 0.3
NAMES = 50_000
ARTICLES_A_DAY = 40
FIRST_DAY = date(2016, 1, 1)
# Words more common than this stay, in bits: hardly any two passages share a phrase of these alone.
COMMON = 1.5
# So many different phrases are set in: a passage that comes into a store of 46,000 then meets 0.6
# others by chance, as in the corpus.
PHRASES = 80_000
READER = ReaderInfo("bench", "1")
WORDS = range(4, 80)
_WORD = re.compile(r"[A-Za-z][a-z]+")
_SYLLABLES = [f"{a}{b}" for a in "bdfgklmnprstvz" for b in "aeiou"]


def invent_articles(seed: int = 2018) -> Iterator[Reading]:
    """Yield readings without end, the same in every run."""
    rng = Random(seed)
    texts = _read_passages()
    classes = _rarity_classes(texts)
    phrases = _read_phrases(texts, rng)
    earlier: list[str] = []
    number = 0
    while True:
        rng.shuffle(texts)
        for at in range(0, len(texts) - PER_ARTICLE, PER_ARTICLE):
            fresh = [
                _set_in(rng.choice(phrases), _exchange(text, classes, rng), rng)
                for text in texts[at : at + PER_ARTICLE]
            ]
            if len(earlier) > PER_ARTICLE:
                for place in rng.sample(range(PER_ARTICLE), AGAIN):
                    fresh[place] = _reword(rng.choice(earlier), rng)
            earlier = (earlier + fresh)[-20_000:]
            number += 1
            yield _read(number, fresh, rng)


def invent_name(number: int) -> str:
    """Return a name that no other number has, nor any that is spelt much like it."""
    rng = Random(number)
    given, surname = ("".join(rng.sample(_SYLLABLES, count)) for count in (2, 4))
    return f"{given.capitalize()} {surname.capitalize()}"


def _read_passages() -> list[str]:
    found = {
        text[part.start : part.end]
        for row in read_lines(CORPUS)
        for text in [row["text"]]
        for part in (marked.content for marked in AnnotatedText(text).outermost)
        if len(text[part.start : part.end].split()) in WORDS
    }
    return sorted(found)


def _rarity_classes(texts: Sequence[str]) -> dict[str, list[str]]:
    """Return, for each word that is exchanged, the words that are as rare."""
    words = sorted({word.lower() for text in texts for word in _WORD.findall(text)})
    steps = [weigh_words([word]).words[0] for word in words]
    classes: dict[int, list[str]] = defaultdict(list)
    for word, step in zip(words, steps, strict=True):
        if step / STEPS_PER_BIT > COMMON:
            classes[step].append(word)
    return {word: some for some in classes.values() for word in some}


def _read_phrases(texts: Sequence[str], rng: Random) -> list[str]:
    found = {span for text in texts for span in distinctive_spans(read_words(text).surface_norms)}
    return [" ".join(span) for span in rng.sample(sorted(found), PHRASES)]


def _set_in(phrase: str, text: str, rng: Random) -> str:
    words = text.split()
    at = rng.randrange(len(words))
    return " ".join([*words[:at], phrase, *words[at + len(phrase.split()) :]])


def _exchange(text: str, classes: dict[str, list[str]], rng: Random) -> str:
    def other(found: re.Match[str]) -> str:
        alike = classes.get(found[0].lower())
        if alike is None:
            return found[0]
        word = rng.choice(alike)
        return word.capitalize() if found[0][0].isupper() else word

    return _WORD.sub(other, text)


def _reword(text: str, rng: Random) -> str:
    words = text.split()
    change = rng.randrange(3)
    if change == 0 and len(words) > WORDS.start * 2:
        return " ".join(words[: rng.randint(len(words) // 2, len(words) - 1)])
    if change == 1:
        words[rng.randrange(len(words))] = "otherwise"
    return " ".join(words)


def _read(number: int, passages: Sequence[str], rng: Random) -> Reading:
    # Cubed, so that few speakers have many quotations: the first of all one in forty.
    names = [invent_name(int(NAMES * rng.random() ** 3)) for _ in range(SPEAKERS)]
    pieces: list[str] = []
    attributions = []
    at = 0
    for passage in passages:
        pieces.append(f"“{passage}” ")
        span = CharSpan(at + 1, at + 1 + len(passage))
        at += len(pieces[-1])
        quotation = Quotation(QuotationKind.DIRECT, (span,))
        if rng.random() < UNKNOWN:
            attributions.append(Attribution(quotation, (), SpeakerStatus.UNKNOWN, 0.0))
        else:
            profile = Profile(rng.choice(names), SpeakerKind.PERSON)
            attributions.append(Attribution(quotation, (profile,), SpeakerStatus.NAMED, 0.9))
    article = Article(
        f"made{number}",
        "".join(pieces),
        "bench",
        outlet=f"Outlet {number % 100}",
        published_at=(FIRST_DAY + timedelta(number // ARTICLES_A_DAY)).isoformat(),
    )
    return Reading(article, READER, tuple(attributions))
