"""Sources of several words: which of them names the speaker, or that nobody is named."""

import re
from dataclasses import dataclass

from quotes.attribute.answer import Answer, anonymous, named, unknown
from quotes.attribute.cast import Figure
from quotes.attribute.mentions import Mention, NameKind
from quotes.attribute.scene import Scene, is_person
from quotes.types import CharSpan, SpeakerStatus

# Behind these the source only describes: "officials in Ukraine", "Hart, who …".
_CUT = re.compile(
    r",|;|\(|[ ](?:of|in|for|from|at|who|whose|which|that|with|on|to|by|near|including|familiar"
    r"|close|speaking|writing|also|has|had|have|was|is|at)\b"
)
_DEFINITE = re.compile(r"(?:the|his|her|their|its|this|that)\b|.*[’']s?[ ]", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
# Longer sources are a reader's mistake; looking at each "and" in them would cost a square.
_LONGEST_JOINT = 400
_AND = re.compile(r"[ ]and[ ]|,[ ]and[ ]")
# Right answers among those of each kind on PolNeAR dev speakers with true source spans.
_FULL_NAME, _ONE_NAME, _APPOSITION, _ROLE, _BODY, _DOCUMENT = 0.97, 0.92, 0.93, 0.7, 0.65, 0.6
_NOBODY = 0.85


@dataclass(frozen=True, slots=True)
class _Head:
    """The part of a source up to what only describes, and what follows it."""

    span: CharSpan
    rest: CharSpan | None
    mention: Mention | None  # the name that the head ends with
    noun: str  # its last word, in lower case


def resolve_phrase(scene: Scene, source: CharSpan, document: Answer | None) -> Answer:
    """Find whom a source of words names.

    Args:
        scene: The article.
        source: Where the source stands.
        document: The answer to the quotation before, if that was in a document that the source
            may mean ("the statement").
    """
    joint = _resolve_joint(scene, source)
    return joint if joint is not None else _resolve_single(scene, source, document)


def _resolve_joint(scene: Scene, source: CharSpan) -> Answer | None:
    """Read "Hart and the city council": both are speakers, if both can be named."""
    if source.end - source.start > _LONGEST_JOINT:
        return None
    for conjunction in _AND.finditer(scene.text, source.start, source.end):
        if any(one.span.start < conjunction.start() < one.span.end for one in scene.within(source)):
            continue
        if "," in scene.text[source.start : conjunction.start()]:
            continue  # "Hart, the mayor and founder": one person
        if conjunction.start() == source.start or conjunction.end() == source.end:
            continue
        sides = (
            CharSpan(source.start, conjunction.start()),
            CharSpan(conjunction.end(), source.end),
        )
        answers = [_resolve_single(scene, side, None) for side in sides]
        if all(one.status is SpeakerStatus.NAMED for one in answers):
            speakers = tuple(dict.fromkeys(name for one in answers for name in one.speakers))
            evidence = tuple(line for one in answers for line in one.evidence)
            confidence = min(one.confidence for one in answers)
            return Answer(SpeakerStatus.NAMED, evidence, speakers, confidence, answers[0].mention)
    return None


def _resolve_single(scene: Scene, source: CharSpan, document: Answer | None) -> Answer:
    head = _split(scene, source)
    if head.mention is not None:
        return _resolve_name(scene, head.mention, head)
    appositive = _name_behind(scene, head) if head.rest else None
    if appositive is not None:
        return appositive
    words = head.span.of(scene.text)
    if (body := _campaign(scene, head)) is not None:
        return body
    if _DEFINITE.match(words):
        return _resolve_definite(scene, head, document)
    return anonymous(f"'{words}' names nobody", _NOBODY)


def _split(scene: Scene, source: CharSpan) -> _Head:
    mentions = scene.within(source)
    end = source.end
    for cut in _CUT.finditer(scene.text, source.start + 1, source.end):
        if not any(one.span.start < cut.start() < one.span.end for one in mentions):
            end = cut.start()
            break
    span = CharSpan(source.start, end)
    words = _WORDS.findall(span.of(scene.text).lower())
    last = next((one for one in reversed(mentions) if one.span.end <= end), None)
    if last is not None:
        behind = scene.text[last.span.end : end].strip(" .\n")
        whole = source.start == last.span.start and behind in {"’s", "'s", "’", "'"}
        if behind and not whole:
            last = None
    rest = CharSpan(end, source.end) if end < source.end else None
    return _Head(span, rest, last, words[-1] if words else "")


def _resolve_name(scene: Scene, mention: Mention, head: _Head) -> Answer:
    shown = mention.span.of(scene.text)
    figure = scene.figure(mention)
    if _is_group(scene, mention):
        return anonymous(f"'{head.span.of(scene.text)}' is a group", _NOBODY)
    if figure is None:
        return unknown(f"'{shown}' may be one of several people of that name, or nobody's name")
    if figure.name == mention.name:
        confidence = _FULL_NAME if " " in figure.name else _ONE_NAME
        return named(figure.name, confidence, f"'{shown}' names the speaker", mention.span)
    evidence = f"'{shown}' -> {figure.name}: the fullest name that the article gives"
    return named(figure.name, _ONE_NAME, evidence, mention.span)


def _is_group(scene: Scene, mention: Mention) -> bool:
    """Say whether a name is of many, as "Democrats" and "Russians" are."""
    last = mention.words[-1].lower()
    return last.endswith("s") and scene.lexicon.has("adjectives", last.removesuffix("s"))


def _name_behind(scene: Scene, head: _Head) -> Answer | None:
    """Read "a spokeswoman, Anna White,": the name behind the comma is the speaker's."""
    if head.rest is None or not scene.text.startswith(",", head.rest.start):
        return None
    for mention in scene.within(head.rest):
        gap = scene.text[head.rest.start : mention.span.start].strip(" ,")
        figure = scene.figure(mention)
        if gap or figure is None or not (is_person(figure) or len(mention.words) > 1):
            return None
        evidence = f"'{head.span.of(scene.text)}' is introduced as {figure.name}"
        return named(figure.name, _APPOSITION, evidence, mention.span)
    return None


def _campaign(scene: Scene, head: _Head) -> Answer | None:
    """Read "the Hart campaign": an organisation that bears somebody's name."""
    if not scene.lexicon.has("bodies", head.noun):
        return None
    for mention in scene.within(head.span):
        behind = scene.text[mention.span.end : head.span.end].strip()
        if behind.lower() == head.noun and not mention.possessive:
            name = f"{mention.name} {behind}"
            span = CharSpan(mention.span.start, head.span.end)
            return named(name, _APPOSITION, f"'{name}' is an organisation's name", span)
    return None


def _resolve_definite(scene: Scene, head: _Head, document: Answer | None) -> Answer:
    """Find whom the article has introduced in a role, or as a body or a document."""
    words = head.span.of(scene.text)
    if scene.lexicon.has("documents", head.noun):
        if document is not None and document.speakers:
            evidence = f"'{words}' -> {document.speakers[0]}, who issued it in the sentences before"
            return named(document.speakers[0], _DOCUMENT, evidence, document.mention)
        return unknown(f"'{words}': who issued it is not told just before")
    if scene.lexicon.has("bodies", head.noun):
        return _resolve_body(scene, head)
    if scene.lexicon.has("roles", head.noun):
        holders = [one for one in scene.cast.figures if head.noun in one.roles and is_person(one)]
        if len(holders) == 1:
            evidence = (
                f"'{words}' -> {holders[0].name}: the only {head.noun} that the article names"
            )
            return named(holders[0].name, _ROLE, evidence, holders[0].mentions[0].span)
        return unknown(f"'{words}': the article names {len(holders) or 'no'} {head.noun}(s)")
    if head.noun.endswith("s") and not head.noun.endswith("ss"):
        return anonymous(f"'{words}' names nobody", _NOBODY)
    return unknown(f"'{words}': the article does not say who that is")


def _resolve_body(scene: Scene, head: _Head) -> Answer:
    """Read "the city council" as the organisation whose name ends so, if there is only one."""
    words = head.span.of(scene.text)
    wanted = set(_WORDS.findall(words.lower())) - {"the", "a", "an"}
    fitting = [one for one in scene.cast.figures if _bears(one, wanted)]
    if len(fitting) == 1:
        evidence = f"'{words}' -> {fitting[0].name}: the only organisation of that name"
        return named(fitting[0].name, _APPOSITION, evidence, fitting[0].mentions[0].span)
    before = {
        figure.name: mention
        for back in range(3)
        for mention in scene.told_in_sentence(head.span.start, back)
        if (figure := scene.figure(mention)) and figure.kind is NameKind.ORGANISATION
    }
    if len(before) == 1 and not fitting and len(wanted) == 1:
        ((name, mention),) = before.items()
        evidence = f"'{words}' -> {name}: the only organisation named just before"
        return named(name, _BODY, evidence, mention.span)
    return unknown(f"'{words}': several or no organisations could be meant")


def _bears(figure: Figure, wanted: set[str]) -> bool:
    return figure.kind is NameKind.ORGANISATION and wanted <= set(figure.name.lower().split())
