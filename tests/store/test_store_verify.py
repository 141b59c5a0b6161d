import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_factory import BRIDGE, READER, SHIPS, attribute, make_article, make_reading, says

from quotes.errors import StoreError
from quotes.store import Store, open_store
from quotes.types import Attribution, CharSpan, Quotation, QuotationKind, Reading

pytest_plugins = ["store_fixtures"]


@pytest.fixture
def path(blank_file: Path, tmp_path: Path) -> Path:
    made = Path(shutil.copy(blank_file, tmp_path))
    text = f"“{SHIPS},” she said. “{BRIDGE}.”"
    split = attribute(text, f"{SHIPS},", f"{BRIDGE}.", speakers=["Ada Brown"])
    cued = Quotation(QuotationKind.DIRECT, (CharSpan(1, 9),), (CharSpan(0, 3),), (CharSpan(4, 9),))
    attributions = (split, Attribution(cued, mention=CharSpan(4, 9)))
    with open_store(made, writable=True) as store:
        store.add(Reading(make_article(text), READER, attributions))
        store.add(make_reading(says(SHIPS), "b.txt"))
    return made


def test_nothing_is_wrong_with_what_was_stored(store: Store) -> None:
    store.add(make_reading(says(SHIPS, BRIDGE)))
    store.add(make_reading(says(BRIDGE)))
    store.add(make_reading("", "empty"))
    assert list(store.verify()) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            "UPDATE revision SET text = replace(text, 'ships', 'boats') WHERE id = 2",
            [
                ("b.txt", None, "text 1 is not the one"),
                ("b.txt", 3, "wording"),
                ("b.txt", 3, "wor"),
            ],
            id="text",
        ),
        pytest.param(
            "UPDATE revision SET text = text || ' ' WHERE id = 2",
            [("b.txt", None, "its hash is another")],
            id="text-longer",
        ),
        pytest.param(
            "UPDATE quotation_part SET text = 'No.' WHERE quotation_id = 1 AND position = 1",
            [("a.txt", 1, "its wording is not the text from"), ("a.txt", 1, "its parts are not")],
            id="part",
        ),
        pytest.param(
            'UPDATE quotation_part SET "end" = "end" - 1, text = substr(text, 1, length(text) - 1)'
            " WHERE quotation_id = 3",
            [("b.txt", 3, "its parts are not those"), ("b.txt", 3, "its passages are not")],
            id="part-shortened-consistently",
        ),
        pytest.param(
            "DELETE FROM quotation_part WHERE quotation_id = 3",
            [("b.txt", 3, "its parts are not those"), ("b.txt", 3, "its passages are not")],
            id="part-gone",
        ),
        pytest.param(
            "UPDATE quotation SET wording = 'No.' WHERE id = 3",
            [("b.txt", 3, "its parts are not those")],
            id="wording",
        ),
        pytest.param(
            "UPDATE quotation SET content_end = content_end + 1 WHERE id = 3",
            [("b.txt", 3, "its parts are not those")],
            id="span",
        ),
        pytest.param(
            "UPDATE passage SET text = 'No.' WHERE quotation_id = 3",
            [
                ("b.txt", 3, "its wording is not the text from"),
                ("b.txt", 3, "its fingerprints are not those of its words"),
                ("a.txt", 1, "passages 1 and 3 are linked otherwise than their words tell"),
            ],
            id="passage",
        ),
        pytest.param(
            "UPDATE finding SET cue = '[[5, 9999]]' WHERE quotation_id = 2",
            [("a.txt", 2, "lies outside of the text"), ("a.txt", None, "what rules 1 found")],
            id="cue",
        ),
        pytest.param(
            "UPDATE attribution SET mention_end = 9999 WHERE quotation_id = 2",
            [("a.txt", 2, "lies outside of the text"), ("a.txt", None, "what rules 1 found")],
            id="mention",
        ),
        pytest.param(
            "PRAGMA foreign_keys=OFF; DELETE FROM reading WHERE id = 2",
            [
                (None, None, "refers to a row of reading that is gone"),
                (None, None, "refers to a row of reading that is gone"),
                ("b.txt", None, "what a reader found in a text is gone"),
                ("b.txt", 3, "its passages are not those that follow from what is shown"),
            ],
            id="reference",
        ),
    ],
)
def test_tampering_is_found(
    path: Path, change: str, expected: list[tuple[str | None, int | None, str]]
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(change)
    with open_store(path) as store:
        problems = list(store.verify())
    assert [(problem.article, problem.quotation) for problem in problems] == [
        (article, quotation) for article, quotation, _ in expected
    ]
    for problem, (_, _, words) in zip(problems, expected, strict=True):
        assert words in problem.message


def test_what_is_no_json_any_more_is_one_line(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("UPDATE finding SET cue = '[[5,'")
    with open_store(path) as store, pytest.raises(StoreError, match="is damaged"):
        list(store.verify())
