"""Whether a claim and a candidate name one speaker."""

from dataclasses import replace

import pytest
from check_factory import make_candidate, make_claim

from quotes.check.speakers import agree
from quotes.names.speakers import Speakers
from quotes.types import SpeakerKind

PERSON, BODY, OTHER = SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.OTHER


@pytest.mark.parametrize(
    ("claimed", "recorded", "more", "answer"),
    [
        pytest.param("Ann Lee", "Ann Lee", {}, Speakers.SAME, id="same"),
        pytest.param("Ann Lee", "Bob Ray", {}, Speakers.DIFFERENT, id="different"),
        pytest.param(None, "Bob Ray", {}, Speakers.UNKNOWN, id="draft-names-nobody"),
        pytest.param("Ann Lee", None, {}, Speakers.UNKNOWN, id="record-names-nobody"),
        pytest.param("Ann Lee", "Bob Ray", {"doubtful": True}, Speakers.UNKNOWN, id="doubtful"),
        pytest.param("Ann Lee", "Ann Lee", {"doubtful": True}, Speakers.SAME, id="both"),
        pytest.param("Ann Lee", "Ann Roe", {"aliases": ("Ann Lee",)}, Speakers.SAME, id="alias"),
        pytest.param("Ann Lee", "Ann Roe", {"aliases": ("Ann Moe",)}, Speakers.DIFFERENT,
                     id="another-alias"),
        pytest.param("Ann Lee", "Harbour Council", {"kinds": (BODY,)}, Speakers.UNKNOWN,
                     id="speaks-for-an-organisation"),
        pytest.param("Ann Lee", "Harbour Council", {"kinds": (OTHER,)}, Speakers.DIFFERENT,
                     id="no-organisation"),
        pytest.param("Dorian W. Ostrow", "Dorian H. W. Ostrow", {"aliases": ("Dorian Ostrow",)},
                     Speakers.DIFFERENT, id="father-and-son"),
        pytest.param("Bill Hart", "William Hart", {}, Speakers.SAME, id="nickname"),
    ],
)  # fmt: skip
def test_agree(
    claimed: str | None, recorded: str | None, more: dict[str, object], answer: Speakers
) -> None:
    candidate = make_candidate("Yes", speaker=recorded, **more)
    assert agree(make_claim("Yes", speaker=claimed), candidate) is answer


def test_a_draft_may_name_the_organisation_that_a_person_speaks_for() -> None:
    claim = replace(make_claim("Yes", speaker="Harbour Council"), kinds=(BODY,))
    assert agree(claim, make_candidate("Yes")) is Speakers.UNKNOWN
    other = make_candidate("Yes", speaker="Ferry Board", kinds=(BODY,))
    assert agree(claim, other) is Speakers.DIFFERENT
