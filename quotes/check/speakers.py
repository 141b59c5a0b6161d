"""Whether a claim and a source name one speaker."""

from rapidfuzz.fuzz import ratio

from quotes.check.types import Claim, Source
from quotes.families.features import Speakers, compare_speakers
from quotes.types import SpeakerKind

# Of 100. Osottanakorn and Osatanakorn, both of one given name, have 87: a slip may be all there is.
_MISSPELT = 75


def agree(claim: Claim, source: Source) -> Speakers:
    """Say whether claim and source name one speaker.

    What can't be told is left open: a person from the organisation that this one speaks for, and
    two names of which one may be misspelt.
    """
    found = compare_speakers(claim.speakers, source.speakers)
    if found is not Speakers.DIFFERENT:
        return found
    if compare_speakers(claim.speakers, source.aliases) is Speakers.SAME:
        return Speakers.SAME
    speaks_for = {SpeakerKind.PERSON, SpeakerKind.ORGANISATION} <= {*claim.kinds, *source.kinds}
    if speaks_for or source.doubtful or _may_be_misspelt(claim, source):
        return Speakers.UNKNOWN
    return Speakers.DIFFERENT


def _may_be_misspelt(claim: Claim, source: Source) -> bool:
    pairs = ((one.split(), two.split()) for one in claim.speakers for two in source.speakers)
    return any(
        len(one) > 1 and one[0] == two[0] and ratio(one[-1], two[-1]) >= _MISSPELT
        for one, two in pairs
    )
