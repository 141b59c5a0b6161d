"""Pronouns: whom "he", "she", "it" and "who" stand for, by who was named last and who fits."""

import re
from dataclasses import dataclass

from quotes.attribute.answer import Answer, named, unknown
from quotes.attribute.cast import Figure, is_person
from quotes.attribute.gender import Gender
from quotes.attribute.mentions import Mention, NameKind, is_group, is_plain
from quotes.attribute.scene import Scene
from quotes.families.rarity import is_known
from quotes.types import CharSpan, Quotation

PERSONAL = {
    "he": Gender.MAN,
    "him": Gender.MAN,
    "his": Gender.MAN,
    "himself": Gender.MAN,
    "she": Gender.WOMAN,
    "her": Gender.WOMAN,
    "herself": Gender.WOMAN,
}
RELATIVE = frozenset({"who", "which", "that", "whom"})
OTHERS = frozenset(
    {"they", "we", "you", "them", "i", "us", "one", "these", "those", "some", "many"}
)
# Farther back a pronoun stands for somebody else more often than not.
_SENTENCES_BACK = 5
_NEAR = 2
_MAX_NAME = 3
# Behind these a name is a place's or a thing's.
_PLACED = re.compile(r"\b(?:in|at|to|from|near|of|across|outside|inside|into|the|through)[ ]$")
# Words before a name by which it is no sentence's subject.
_OBLIQUE = re.compile(
    r"\b(?:of|to|for|by|with|from|against|about|on|at|in|than|over|like|and|or|that|between"
    r"|after|before|as|under|into)[ ](?:the[ ])?$",
    re.IGNORECASE,
)
# Right answers among those of each kind on PolNeAR dev speakers, given the right source; who
# spoke last also in 23 of 24 answers drawn from train and read.
_SPOKE_LAST, _SUBJECT, _RELATIVE, _DOUBTFUL = 0.97, 0.8, 0.85, 0.55


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody whom a pronoun may stand for."""

    mention: Mention
    figure: Figure
    back: int  # sentences before the pronoun's own
    subject: bool


def resolve_personal(scene: Scene, quotation: Quotation, last: Figure | None) -> Answer:
    """Find the man or woman that a pronoun stands for.

    The reporter's sentences are walked back from the pronoun; the first in which somebody
    fitting is named decides: for the speaker of the quotation before, else for its subject. It
    abstains where the sentence has neither, since every other choice is wrong as often as right.

    Args:
        scene: The article.
        quotation: Its source is the pronoun; whom its own words name does not speak it.
        last: The speaker of the quotation before, if that is known.
    """
    source = quotation.source[0]
    word = source.of(scene.text)
    for back in range(_SENTENCES_BACK + 1):
        fitting = _fitting(scene, quotation, back)
        if not fitting:
            continue
        names = {one.figure.name for one in fitting}
        chosen = next((one for one in fitting if one.figure is last), None)
        if chosen is None and back <= _NEAR and fitting[0].subject:
            chosen = fitting[0]
        if chosen is None:
            return unknown(f"'{word}': {' or '.join(sorted(names))} may be meant")
        return _answer(word, chosen, others=len(names) - 1, last=last)
    return unknown(f"'{word}': nobody fitting is named in the sentences before")


def _answer(word: str, chosen: _Candidate, *, others: int, last: Figure | None) -> Answer:
    figure, back = chosen.figure, chosen.back
    spoke_last = figure is last
    reasons = ["named in the same sentence" if not back else f"named {back} sentence(s) back"]
    reasons.append("spoke last" if spoke_last else "its subject")
    if others:
        reasons.append(f"{others} other(s) would fit")
    if figure.gender is Gender.UNKNOWN:
        reasons.append("nothing tells man or woman")
    doubts = bool(others) + (figure.gender is Gender.UNKNOWN)
    sureness = (_SPOKE_LAST, _SPOKE_LAST, _RELATIVE) if spoke_last else (_SUBJECT, _DOUBTFUL)
    confidence = sureness[min(doubts, len(sureness) - 1)]
    evidence = f"'{word}' -> {figure.name}: {', '.join(reasons)}"
    return named(figure.name, confidence, evidence, chosen.mention.span)


def _fitting(scene: Scene, quotation: Quotation, back: int) -> list[_Candidate]:
    """Return the people whom a pronoun fits in one sentence, in text order.

    Where none is named there, a name that may be a person's is one: passing that over would lead
    to whom was named before it.
    """
    source = quotation.source[0]
    gender = PERSONAL[source.of(scene.text).lower()]
    told = [
        (mention, figure)
        for mention in scene.told_in_sentence(source.start, back)
        if (figure := scene.figure(mention))
        and not is_group(mention, scene.lexicon)
        and not any(part.contains(mention.span) for part in quotation.content)
    ]
    people = [one for one in told if is_person(one[1])]
    people = people or [one for one in told if _may_be_person(scene, one[0])]
    fitting = [one for one in people if one[1].gender in {gender, Gender.UNKNOWN}]
    return [
        _Candidate(mention, figure, back, subject=at == 0 and _is_subject(scene, mention))
        for at, (mention, figure) in enumerate(fitting)
    ]


def _may_be_person(scene: Scene, mention: Mention) -> bool:
    """Say whether a name may be a person's that no list knows: "Wladimir Klein took the floor"."""
    norms = [word.lower() for word in mention.words]
    return (
        mention.kind is NameKind.OTHER
        and 2 <= len(norms) <= _MAX_NAME
        and not all(is_known(norm) for norm in norms)
        and not any(
            is_plain(norm, scene.lexicon) or scene.lexicon.has("adjectives", norm) for norm in norms
        )
        and not mention.possessive
        and not _PLACED.search(scene.text, max(0, mention.span.start - 12), mention.span.start)
    )


def _is_subject(scene: Scene, mention: Mention) -> bool:
    """Say whether a mention may be its sentence's subject, as far as the words before it tell."""
    start = max(0, mention.span.start - 12)
    if mention.possessive or _OBLIQUE.search(scene.text, start, mention.span.start):
        return False
    before = scene.text[scene.sentence_start(mention.span.start) : mention.span.start]
    return not any(word.lower() in PERSONAL for word in before.split())


def resolve_relative(scene: Scene, source: CharSpan) -> Answer:
    """Find what stands directly before "who" or "which"."""
    word = source.of(scene.text)
    for mention in reversed(scene.mentions):
        if mention.span.end <= source.start:
            figure = scene.figure(mention)
            gap = scene.text[mention.span.end : source.start].strip(" ,")
            if gap == "" and figure is not None and not mention.possessive:
                evidence = f"'{word}' stands behind '{mention.span.of(scene.text)}'"
                return named(figure.name, _RELATIVE, evidence, mention.span)
            break
    return unknown(f"'{word}': no name stands directly before it")


def resolve_it(scene: Scene, source: CharSpan) -> Answer:
    """Find the organisation that "it" stands for: the only one named just before."""
    for back in range(2):
        found = {
            figure.name: mention
            for mention in scene.told_in_sentence(source.start, back)
            if (figure := scene.figure(mention)) and figure.kind is NameKind.ORGANISATION
        }
        if len(found) == 1:
            ((name, mention),) = found.items()
            evidence = f"'it' -> {name}: the only organisation named just before"
            return named(name, _DOUBTFUL, evidence, mention.span)
        if found:
            break
    return unknown("'it': several or no organisations are named just before")
