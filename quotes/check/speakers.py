"""Whether a claim and a candidate name one speaker."""

from collections.abc import Iterator

from quotes.check.candidates import Candidate
from quotes.check.claims import Claim
from quotes.names.answers import Answer
from quotes.names.compare import compare_lists
from quotes.names.speakers import Speakers, compare_speakers
from quotes.types import SpeakerKind


def agree(claim: Claim, candidate: Candidate) -> Speakers:
    """Return whether a claim and a candidate name one speaker.

    Left open is what can't be told: a person from the organisation that this one speaks for, and
    two names that differ by a slip.
    """
    found = compare_speakers(claim.speakers, candidate.speakers)
    if found is not Speakers.DIFFERENT:
        return found
    if compare_speakers(claim.speakers, list(_other_names(candidate))) is Speakers.SAME:
        return Speakers.SAME
    speaks_for = {SpeakerKind.PERSON, SpeakerKind.ORGANISATION} <= {*claim.kinds, *candidate.kinds}
    return Speakers.UNKNOWN if speaks_for or candidate.doubtful else Speakers.DIFFERENT


def _other_names(candidate: Candidate) -> Iterator[str]:
    """Yield the names of a candidate's speaker that are no forms of the one it is shown by.

    "Dorian Ostrow" is one of Dorian H. W. Ostrow, but it must not make him Dorian W. Ostrow.
    """
    for name in candidate.aliases:
        found = compare_lists([name], candidate.speakers)
        if found is None or found.answer is Answer.DIFFERENT:
            yield name
