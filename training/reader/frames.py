"""Putting reports forward otherwise: denied, never made, imagined, asked for.

"Benning said the bridge is safe" becomes "Benning denied saying the bridge is safe": the reader is
to find such words as well, which are rare; what they amount to is told from the text later.
"""

from random import Random

from training.reader.edits import Annotated, Edit, Marking, apply_edits

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
    *("had no doubt, saying", "denied nothing, saying", "admitted", "w", "a", "s", " ", "q", "u"),
    *("o", "t", "e", "d", " ", "a", "s", " ", "s", "a", "y", "i", "n", "g"),
)
_SHARE = 0.12


def with_frames(article: Annotated, random: Random) -> Annotated:
    """Put some of an article's reports forward otherwise."""
    edits: list[Edit] = []
    for found in article.markings:
        if random.random() < _SHARE and _is_plain(article.text, found):
            ((start, end),) = found.cue
            edits.append(Edit(start, end, random.choice(_FRAMES)))
    return apply_edits(article, edits)


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
