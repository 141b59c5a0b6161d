"""Putting reports forward otherwise: denied, never made, asked for, or passed on by somebody else.

"Benning said the bridge is safe" becomes "Benning denied saying the bridge is safe", and "Benning
said that Dr. Harlow had told him the bridge is safe": the reader is to find such words as well,
and words within words, which are rare; what they amount to is told from the text later.
"""

from dataclasses import replace
from random import Random

from quotes.types import Gender
from training.reader.edits import Annotated, Edit, Marking, Spans, apply_edits
from training.reader.names import BODIES, SURNAMES, first_names

_CUES = frozenset({"said", "says", "told", "added", "stated", "claimed", "insisted", "argued"})
# Behind the words that name who spoke, before the content.
_FRAMES = (
    *("denied saying", "denied ever saying", "denies saying", "has denied saying"),
    *("denied having said", "denies having said", "strongly denied saying", "denied", "denies"),
    *("has denied", "angrily denied", "again denied saying", "did not say", "never said"),
    *("didn’t say", "didn't say", "has not said", "hasn’t said", "stopped short of saying"),
    *("refused to say", "declined to say", "would not say", "was wrongly quoted as saying"),
    *("was misquoted as saying", "has never said", "was falsely reported to have said"),
    *("did not go so far as to say", "never actually said", "was incorrectly quoted as saying"),
    *("avoided saying", "is not known to have said", "would say", "would have said"),
    *("should have said", "could say", "might say", "could have said", "might have said"),
    *("was expected to say", "should say", "was going to say", "might as well have said"),
    *("would probably say", "was asked whether", "was urged to say", "was asked to say"),
    *("was asked if", "was told to say", "was pressed on whether", "was advised to say"),
    *("did not hesitate to say", "never stopped saying", "did not just say", "did not deny"),
    *("never tired of saying", "couldn’t help saying", "did not deny saying", "not only said"),
    *("was not joking when he said", "was asked about it and said", "would later say"),
    *("had no doubt, saying", "denied nothing, saying", "admitted", "was quoted as saying"),
)
# Between the outer cue and what are inner words then; {} is the inner speaker, [] the inner cue.
_RELAYS = (
    *("{} [told] him", "that {} had [told] her", "that {} had once [told] him", "{} had [said]"),
    *("that {} had [said]", "{} [said]", "that {} had [warned] him", "that {} [promised] her"),
    *("that {} had [told] the board", "that {} had [claimed]", "that {} always [said]"),
)
# The same before words in marks.
_MARKED_RELAYS = (
    *("that {} [called] it", "{} had [called] it", "{} then [said]:", "that {} [wrote] to her:"),
    *("{} [asked] her,", "that in a letter {} [wrote]", "that {} [replied]:"),
    *("that {} used to [say],", "{} had [described] it as", "that {} had [told] him"),
)
_MARKS = '“"‘'
_INNER_SPEAKERS = (
    *("his father", "her mother", "a nurse", "the manager", "one of the officers", "the doctor"),
    *("her lawyer", "a colleague", "my wife", "my brother", "she", "he", "they", "the landlord"),
)
# Instead of the cue; {} is the carrier.
_QUOTED = (
    *("was quoted by {} as saying", "told {}", "was quoted as saying by {}", "told {} that"),
    *("said in an interview with {}", "said on {}", "wrote in a letter to {}"),
)
# Between the carrier and a name that "as saying" follows.
_QUOTING = ("quoted", "quotes", "also quoted", "later quoted", "had quoted", "cited")
# Behind a cue that ends its sentence.
_ACCORDING = (
    *(", according to {}", ", as {} reported", ", {} reported", ", according to a post by {}"),
    *(" in remarks carried by {}", ", {} quotes him as saying", ", as quoted by {}"),
)
_OUTLETS = ("Gazette", "Post", "Tribune", "Radio", "Herald", "Star", "Courier", "Television")
_FRAMED, _RELAYED, _CARRIED = 0.10, 0.08, 0.05


def with_frames(article: Annotated, random: Random) -> Annotated:
    """Put some of an article's reports forward otherwise, or let somebody else pass them on."""
    # From behind, so that those before keep their offsets.
    for number in reversed(range(len(article.markings))):
        chance = random.random()
        if chance < _FRAMED:
            article = _framed(article, number, random)
        elif chance < _FRAMED + _RELAYED:
            article = _relayed(article, number, random)
        elif chance < _FRAMED + _RELAYED + _CARRIED:
            article = _carried(article, number, random)
    return article


def _framed(article: Annotated, number: int, random: Random) -> Annotated:
    found = article.markings[number]
    if not _is_plain(article.text, found):
        return article
    ((start, end),) = found.cue
    return apply_edits(article, [Edit(start, end, random.choice(_FRAMES))])


def _relayed(article: Annotated, number: int, random: Random) -> Annotated:
    """Make what somebody says what another one told him: an inner quotation of the same words."""
    found = article.markings[number]
    if found.nested or not article.marked_by_people or not _is_plain(article.text, found):
        return article
    ((_, cue_end),), ((start, _),) = found.cue, found.content
    relays = _MARKED_RELAYS if article.text[start] in _MARKS else _RELAYS
    before, behind = random.choice(relays).split("{}")
    head, rest = behind.split("[")
    cue, tail = rest.split("]")
    speaker = _speaker(random)
    put = f" {before}{speaker}{head}{cue}{tail} "
    article = apply_edits(article, [Edit(cue_end, start, put)])
    outer = article.markings[number]
    source = cue_end + 1 + len(before)
    inner_cue = source + len(speaker) + len(head)
    inner = replace(
        outer,
        source=((source, source + len(speaker)),),
        cue=((inner_cue, inner_cue + len(cue)),),
        nested=True,
    )
    whole = replace(outer, content=((cue_end + 1, outer.content[0][1]),), carrier=())
    markings = (*article.markings[:number], whole, inner, *article.markings[number + 1 :])
    return replace(article, markings=markings)


def _carried(article: Annotated, number: int, random: Random) -> Annotated:
    """Let a report say who carries it: instead of its cue, or behind it."""
    found = article.markings[number]
    if found.carrier or found.nested or len(found.cue) != 1 or len(found.content) != 1:
        return article
    ((start, end),), carrier = found.cue, _carrier(random)
    if article.text[start:end] not in _CUES:
        return article
    if _is_plain(article.text, found) and _is_named(article.text, found) and random.random() < 0.4:
        at = found.source[0][0]
        quoted = random.choice(_QUOTING)
        edits = [Edit(at, at, f"{carrier} {quoted} "), Edit(start, end, "as saying")]
        article = apply_edits(article, edits)
    elif _is_plain(article.text, found):
        before, behind = random.choice(_QUOTED).split("{}")
        article = apply_edits(article, [Edit(start, end, before + carrier + behind)])
        at = start + len(before)
    elif article.text[end : end + 1] == "." and found.content[0][1] <= start:
        before, behind = random.choice(_ACCORDING).split("{}")
        article = apply_edits(article, [Edit(end, end, before + carrier + behind)])
        at = end + len(before)
    else:
        return article
    spans: Spans = ((at, at + len(carrier)),)
    carried = replace(article.markings[number], carrier=spans)
    markings = (*article.markings[:number], carried, *article.markings[number + 1 :])
    return replace(article, markings=markings)


def _speaker(random: Random) -> str:
    return random.choice(_INNER_SPEAKERS) if random.random() < 0.5 else _name(random)


def _name(random: Random) -> str:
    first = random.choice(first_names(random.choice((Gender.FEMALE, Gender.MALE))))
    return f"{first} {random.choice(SURNAMES)}"


def _carrier(random: Random) -> str:
    if random.random() < 0.3:
        return _name(random)
    return f"the {random.choice((*SURNAMES, *BODIES))} {random.choice(_OUTLETS)}"


def _is_named(text: str, found: Marking) -> bool:
    """Return True if a source begins with a name: "Benning", not "The mayor" or "he"."""
    first = text[slice(*found.source[0])].split(maxsplit=1)[0]
    return first[0].isupper() and first not in {"The", "A", "An", "He", "She", "They", "It", "I"}


def _is_plain(text: str, found: Marking) -> bool:
    """Return True if a marking reads "who said what" in this order, with nothing between."""
    if len(found.source) != 1 or len(found.cue) != 1 or len(found.content) != 1:
        return False
    (_, source_end), (cue_start, cue_end) = found.source[0], found.cue[0]
    content_start = found.content[0][0]
    return (
        text[cue_start:cue_end] in _CUES
        and text[source_end:cue_start] == " "
        and 0 <= content_start - cue_end <= 2
    )
