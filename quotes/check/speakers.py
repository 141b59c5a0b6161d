"""Whether a claim and a source name one speaker."""

from collections.abc import Iterator

from quotes.check.types import Claim, Source
from quotes.names.compare import Answer, compare_lists
from quotes.names.speakers import Speakers, compare_speakers
from quotes.types import SpeakerKind


def agree(claim: Claim, source: Source) -> Speakers:
    """Return whether claim and source name one speaker.

    Left open is what can't be told: a person from the organisation that this one speaks for, and
    two names that differ by a slip.
    """
    found = compare_speakers(claim.speakers, source.speakers)
    if found is not Speakers.DIFFERENT:
        return found
    if compare_speakers(claim.speakers, list(_other_names(source))) is Speakers.SAME:
        return Speakers.SAME
    speaks_for = {SpeakerKind.PERSON, SpeakerKind.ORGANISATION} <= {*claim.kinds, *source.kinds}
    return Speakers.UNKNOWN if speaks_for or source.doubtful else Speakers.DIFFERENT


def _other_names(source: Source) -> Iterator[str]:
    """Yield the names of a source's speaker that are no forms of the one it is shown by.

    "Dorian Ostrow" is one of Dorian H. W. Ostrow, but it must not make him Dorian W. Ostrow.
    """
    for name in source.aliases:
        found = compare_lists([name], source.speakers)
        if found is None or found.answer is Answer.DIFFERENT:
            yield name
