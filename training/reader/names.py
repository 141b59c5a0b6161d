"""Swapping names: the reader should know speakers by their place, not that Trump speaks often.

Within one article a person gets one other name, of the same gender, wherever it stands in full or
in part; organisations, acronyms among them, get one other each.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from random import Random

from quotes.attribute.entities.coreference import cluster_mentions
from quotes.attribute.entities.entity import Entity
from quotes.attribute.mentions.detect import NameKind, find_mentions
from quotes.names.lexicon import load_lexicon
from quotes.text.annotated import AnnotatedText
from quotes.text.mask import mask_markup
from quotes.types import Gender
from training.reader.edits import Annotated, Edit, apply_edits

_WORD = re.compile(r"\b[A-Z](?:[\w-]|[’'](?!s\b)(?=\w))*")

_NAMES = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
SURNAMES: tuple[str, ...] = tuple(_NAMES["surnames"].split())
BODIES: tuple[str, ...] = tuple(_NAMES["bodies"].split())


def swap_names(article: Annotated, random: Random) -> Annotated:
    """Give the people and organisations of an article other names."""
    text = mask_markup(article.text)
    lexicon = load_lexicon()
    cast = cluster_mentions(AnnotatedText(text), find_mentions(text, lexicon), lexicon)
    others: dict[str, str] = {}
    for entity in cast.entities:
        words = re.split(r"[\s]+", entity.name)
        if entity.kind is NameKind.PERSON:
            _rename_person(entity, words, others, random)
        else:
            _rename_body(words, others, lexicon.words["organisations"], random)
    edits = (
        Edit(found.start(), found.end(), others[found[0]])
        for found in _WORD.finditer(text)
        if found[0] in others
    )
    return apply_edits(article, edits)


def _rename_person(
    entity: Entity, words: list[str], others: dict[str, str], random: Random
) -> None:
    *first, last = [word for word in words if len(word) > 2 and word[0].isupper()] or [""]
    if last:
        others.setdefault(last, random.choice(SURNAMES))
    for word in first:
        others.setdefault(word, random.choice(first_names(entity.gender)))


def _rename_body(
    words: list[str], others: dict[str, str], kinds: frozenset[str], random: Random
) -> None:
    for word in words:
        if word.isupper() and 2 <= len(word) <= 5:
            letters = random.sample("ABCDEFGHIKLMNOPRSTUW", len(word))
            others.setdefault(word, "".join(letters))
        elif (
            len(words) > 1
            and word.istitle()
            and word.lower() not in kinds
            and random.random() < 0.3
        ):
            others.setdefault(word, random.choice(BODIES))


@lru_cache(maxsize=3)
def first_names(gender: Gender) -> tuple[str, ...]:
    """Return common first names of a gender; of both where it is unknown."""
    low, high = {Gender.FEMALE: (0.97, 1.0), Gender.MALE: (0.0, 0.03)}.get(gender, (0.0, 1.0))
    shares = load_lexicon().women
    return tuple(name.title() for name, share in shares.items() if low <= share <= high)[:600]
