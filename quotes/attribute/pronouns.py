"""Pronouns: whom "he", "she", "it" and "who" stand for, by who was named last and who fits."""

import re

from quotes.attribute.answer import Answer, named, unknown
from quotes.attribute.cast import Figure, Gender
from quotes.attribute.mentions import Mention, NameKind
from quotes.attribute.scene import Scene, is_person
from quotes.types import CharSpan

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
# Right answers among those of each kind on PolNeAR dev speakers with true source spans.
_SURE, _LIKELY, _DOUBTFUL = 0.85, 0.75, 0.55


def resolve_personal(scene: Scene, source: CharSpan, last: Figure | None) -> Answer:
    """Find the man or woman that a pronoun stands for.

    The reporter's sentences are walked back from the pronoun; the first in which somebody
    fitting is named decides: for the speaker of the quotation before, else for whom it names
    first, since that is mostly its subject.

    Args:
        scene: The article.
        source: The pronoun.
        last: The speaker of the quotation before, if that is known.
    """
    word = source.of(scene.text)
    gender = PERSONAL[word.lower()]
    for back in range(_SENTENCES_BACK + 1):
        fitting = _fitting(scene, scene.told_in_sentence(source.start, back), gender)
        if not fitting:
            continue
        chosen = next((one for one in fitting if scene.figure(one) is last), fitting[0])
        names = {figure.name for one in fitting if (figure := scene.figure(one))}
        return _answer(scene, word, chosen, back, others=len(names) - 1, last=last)
    return unknown(f"'{word}': nobody fitting is named in the sentences before")


def _answer(
    scene: Scene, word: str, chosen: Mention, back: int, *, others: int, last: Figure | None
) -> Answer:
    figure = scene.figure(chosen)
    if figure is None:
        return unknown(f"'{word}': it can't be told who '{chosen.name}' is")
    reasons = ["named in the same sentence" if not back else f"named {back} sentence(s) back"]
    if figure is last:
        reasons.append("spoke last")
    if others:
        reasons.append(f"{others} other(s) would fit")
    if figure.gender is Gender.UNKNOWN:
        reasons.append("nothing tells man or woman")
    doubts = bool(others) + (figure.gender is Gender.UNKNOWN) + (back > _NEAR)
    doubts += not is_person(figure)
    sureness = (_SURE, _LIKELY, _DOUBTFUL)
    confidence = sureness[min(2, max(0, doubts - (figure is last)))]
    evidence = f"'{word}' -> {figure.name}: {', '.join(reasons)}"
    return named(figure.name, confidence, evidence, chosen.span)


def _fitting(scene: Scene, mentions: list[Mention], gender: Gender) -> list[Mention]:
    """Return the mentions of people whom a pronoun fits, those that stand free first.

    Who is known to be a man or a woman goes before whom nothing tells of, and both before a
    name that may be a person's: passing that one over would lead to whom was named before it.
    """
    ranked: list[tuple[int, bool, Mention]] = []
    for mention in mentions:
        figure = scene.figure(mention)
        if figure is None or figure.gender not in {gender, Gender.UNKNOWN}:
            continue
        if is_person(figure):
            ranked.append((figure.gender is Gender.UNKNOWN, mention.possessive, mention))
        elif _may_be_person(scene, mention):
            ranked.append((2, mention.possessive, mention))
    best = min((rank for rank, *_ in ranked), default=0)
    kept = [one for one in ranked if one[0] == best]
    return [mention for *_, mention in sorted(kept, key=lambda one: one[1])]


def _may_be_person(scene: Scene, mention: Mention) -> bool:
    """Say whether a name may be a person's that no list knows: "Wladimir Klein took the floor"."""
    return (
        mention.kind is NameKind.OTHER
        and 2 <= len(mention.words) <= _MAX_NAME
        and not mention.possessive
        and not _PLACED.search(scene.text, max(0, mention.span.start - 12), mention.span.start)
    )


def resolve_relative(scene: Scene, source: CharSpan) -> Answer:
    """Find what stands directly before "who" or "which"."""
    word = source.of(scene.text)
    for mention in reversed(scene.mentions):
        if mention.span.end <= source.start:
            figure = scene.figure(mention)
            gap = scene.text[mention.span.end : source.start].strip(" ,")
            if gap == "" and figure is not None and not mention.possessive:
                evidence = f"'{word}' stands behind '{mention.span.of(scene.text)}'"
                return named(figure.name, _LIKELY, evidence, mention.span)
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
