"""Learn whom "he" and "she" stand for: ``python -m training.learn_salience ARTICLES... OUT``.

Nobody has marked coreference in these articles, so certain cases teach the uncertain ones: where
the sentences before name exactly one woman (or one man) besides people of the other gender, and
nobody of whom neither is known, "she" is her.
Gender is then withheld, and the weights of all other features are fitted so that the right person
of those named before gets the most (a softmax over each source's candidates, by gradient descent).
The articles are PolNeAR train and the US news corpus of 2018; what comes out holds weights alone.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from quotes.attribute import attribute_quotations
from quotes.attribute.annotated_article import annotate_article
from quotes.attribute.entities.entity import Entity, is_person
from quotes.attribute.resolvers.antecedents import FEATURES, Candidate, find_people
from quotes.attribute.resolvers.context import Context
from quotes.attribute.resolvers.index import ArticleIndex
from quotes.attribute.resolvers.pronouns import PERSONAL
from quotes.detect.reader import load_reader
from quotes.text.annotated import AnnotatedText, annotate
from quotes.types import Gender, Quotation

STEPS, RATE, DECAY = 400, 0.5, 1e-3
# A single word that no list knows has no known gender, but by the article's pronouns: it is too
# rarely the one meant for the weight to be learnt. On PolNeAR dev, -0.3 to -1.8 give the same.
UNLISTED, UNLISTED_WEIGHT = "one word that no list knows", -0.3

Example = tuple[np.ndarray, int]


def find_examples(annotated: AnnotatedText, quotations: Sequence[Quotation]) -> Iterator[Example]:
    """Yield the features of each certain pronoun's candidates, and which of them is meant."""
    text = annotated.text
    article = annotate_article(annotated)
    index = ArticleIndex(article)
    speakers: set[Entity] = set()
    last, place = None, None
    for found in attribute_quotations(annotated, quotations):
        quotation = found.quotation
        if not quotation.source:
            continue
        gender = PERSONAL.get(quotation.source[0].of(text).lower())
        context = Context(index, quotation, last, place, frozenset(speakers))
        candidates = find_people(article, context) if gender else []
        genders = [one.entity.gender for one in candidates]
        told = Gender.UNKNOWN not in genders or _only_doubtful(candidates)
        if gender and genders.count(gender) == 1 and told:
            meant = genders.index(gender)
            if len(candidates) > 1:
                yield np.array([one.features for one in candidates]), meant
            last, place = candidates[meant].entity, context.source.start
        elif found.speaker is not None and found.speaker in index.by_name:
            last, place = index.by_name[found.speaker], context.source.start
        if last is not None:
            speakers.add(last)


def _only_doubtful(candidates: Sequence[Candidate]) -> bool:
    """Return True if all of whom neither is known may be no people at all."""
    return all(
        not is_person(one.entity) for one in candidates if one.entity.gender is Gender.UNKNOWN
    )


def fit(examples: Sequence[Example]) -> np.ndarray:
    """Return the weights that give the right candidates the most probability."""
    weights = np.zeros(len(FEATURES))
    for _ in range(STEPS):
        gradient = -DECAY * weights * len(examples)
        for features, right in examples:
            gradient += features[right] - shares(features, weights) @ features
        weights += RATE * gradient / len(examples)
    return weights


def shares(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the candidates' probabilities."""
    sums = features @ weights
    raised = np.exp(sums - sums.max())
    chances: np.ndarray = raised / raised.sum()
    return chances


def report(examples: Sequence[Example], weights: np.ndarray) -> str:
    """Say how often the likeliest is right, in all and by how likely it is."""
    lines = []
    told = [(shares(features, weights), right) for features, right in examples]
    for least in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        sure = [(one.argmax() == right) for one, right in told if one.max() >= least]
        lines.append(f"{least:.1f}: {sum(sure)} of {len(sure)} right")
    return "\n".join(lines)


def main() -> None:
    """Read articles, learn from four in five, report on the fifth, write the weights."""
    *sources, out = map(Path, sys.argv[1:])
    reader = load_reader("trained")
    texts = (annotate(text) for source in sources for text in _read_texts(source))
    articles = [list(find_examples(text, reader.read(text, None))) for text in texts]
    write(articles, out)


def _read_texts(path: Path) -> Iterator[str]:
    """Yield the texts of articles in compressed JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def write(articles: Sequence[Sequence[Example]], out: Path) -> None:
    """Learn from all but each fifth article, and write what came out."""
    train = [one for at, found in enumerate(articles) if at % 5 for one in found]
    held_out = [one for found in articles[::5] for one in found]
    weights = fit(train)
    sys.stdout.write(f"{len(train)} examples, held out:\n{report(held_out, weights)}\n")
    named = dict(zip(FEATURES, weights.round(3).tolist(), strict=True))
    named[UNLISTED] = UNLISTED_WEIGHT
    card = {"made by": "training/learn_salience.py", "examples": len(train), "weights": named}
    out.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
