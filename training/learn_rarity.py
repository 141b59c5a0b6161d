"""Learn how rare English words and phrases are in the news.

    python -m training.learn_rarity OUT ../shared/corpus/us_news_2018.jsonl.gz \
        ../shared/eval/polnear/train.jsonl.gz

Writes the table that quotes.text.rarity reads. Version 1 is never edited: yesterday's
families must not move, so that a change is a new file with a new number.
"""

import gzip
import itertools
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quotes.text.tokens import tokenise

MIN_WORD_ARTICLES = 5
MIN_PHRASE_ARTICLES = 10
# A phrase is listed if it is commoner than its words by this many quarters of a bit.
SAVING = 4
LONGEST_PHRASE = 5
# Phrases seen once are forgotten after this many articles, to bound the memory.
FORGET_EVERY = 2000
NAME_SHARE = 0.9

Phrase = tuple[str, ...]


@dataclass(slots=True)
class Counts:
    """How many articles hold each word and phrase, and how words are written in sentences."""

    articles: int = 0
    words: Counter[str] = field(default_factory=Counter)
    phrases: Counter[Phrase] = field(default_factory=Counter)
    capitals: Counter[str] = field(default_factory=Counter)
    uses: Counter[str] = field(default_factory=Counter)

    def take(self, text: str) -> None:
        """Count one article."""
        self.articles += 1
        seen: set[str] = set()
        phrases: set[Phrase] = set()
        for paragraph in re.split(r"\n+", text):
            words = tokenise(paragraph)
            norms = [word.norm for word in words]
            seen.update(norms)
            for length in range(2, LONGEST_PHRASE + 1):
                phrases.update(zip(*(norms[i:] for i in range(length)), strict=False))
            for before, word in itertools.pairwise(words):
                if re.fullmatch(r"[ ,]+", paragraph[before.end : word.start]):
                    self.uses[word.norm] += 1
                    self.capitals[word.norm] += paragraph[word.start].isupper()
        self.words.update(seen)
        self.phrases.update(phrases)
        if self.articles % FORGET_EVERY == 0:
            self.phrases = Counter({p: n for p, n in self.phrases.items() if n > 1})

    def quarters(self, count: int) -> int:
        """Return a rarity in quarters of a bit."""
        return round(4 * math.log2(self.articles / count))


def read_texts(paths: Iterable[str]) -> Iterator[str]:
    """Yield the texts of compressed JSON lines."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def choose_phrases(counts: Counts, words: dict[str, int]) -> set[Phrase]:
    """Return the phrases that are commoner than chance, and those parts of them that are."""

    def chance(phrase: Phrase) -> int:
        return sum(words[word] for word in phrase)

    chosen = {
        phrase
        for phrase, n in counts.phrases.items()
        if n >= MIN_PHRASE_ARTICLES and chance(phrase) - counts.quarters(n) >= SAVING
    }
    for phrase in tuple(chosen):
        for length in range(2, len(phrase)):
            for i in range(len(phrase) - length + 1):
                part = phrase[i : i + length]
                if chance(part) > counts.quarters(counts.phrases[part]):
                    chosen.add(part)
    return chosen


def find_names(counts: Counts, words: Iterable[str]) -> set[str]:
    """Return the words that are nearly always written with a capital within sentences."""
    return {
        word
        for word in words
        if word[0].isalpha()
        and counts.capitals[word] >= NAME_SHARE * counts.uses[word]
        and counts.capitals[word]
        and word != "i"
        and not word.startswith("i'")
    }


def write_table(out: Path, counts: Counts) -> None:
    """Write a line for each rarity: words, and phrases with their words joined by "+"."""
    words = {word: counts.quarters(n) for word, n in counts.words.items() if n >= MIN_WORD_ARTICLES}
    names = find_names(counts, words)
    lines: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for word, rarity in words.items():
        lines[rarity, word in names].append(word)
    for phrase in choose_phrases(counts, words):
        lines[counts.quarters(counts.phrases[phrase]), False].append("+".join(phrase))
    with out.open("w", encoding="utf-8") as sink:
        for (rarity, name), entries in sorted(lines.items()):
            sink.write(f"{rarity}{'^' if name else ''} {' '.join(sorted(entries))}\n")


if __name__ == "__main__":
    found = Counts()
    for article in read_texts(sys.argv[2:]):
        found.take(article)
    write_table(Path(sys.argv[1]), found)
