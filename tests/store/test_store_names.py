"""Whom a look-up finds by a name that nobody has exactly: the answers of the table of names."""

import pytest
from name_cases import EVERYWHERE, Case
from store_factory import SHIPS, make_reading, says

from quotes.errors import NotFoundError
from quotes.names.answers import Answer
from quotes.store import Store
from quotes.types import Profile, SpeakerKind

pytest_plugins = ["store_fixtures"]

# Names of organisations are found as they are written, or not at all.
PEOPLE = [pytest.param(case, id=case.id) for case in EVERYWHERE if case.kind != "body"]


@pytest.mark.parametrize("case", PEOPLE)
def test_whom_a_look_up_finds(store: Store, case: Case) -> None:
    store.add(make_reading(says(SHIPS), speakers=[Profile(case.b, SpeakerKind.PERSON)]))
    if case.answer is Answer.DIFFERENT:
        with pytest.raises(NotFoundError, match="no speaker is called"):
            store.match_speaker(case.a)
    else:
        (speaker,) = store.speakers()
        assert store.match_speaker(case.a).ids == (speaker.id,)
