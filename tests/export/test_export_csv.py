import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from factory import build_record
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import NotFoundError
from quotes.export.csv import write_csv
from quotes.interchange.quotations import QUOTATION_FIELDS, quotation_object


def written(*records: dict[str, Any], fields: tuple[str, ...]) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    write_csv(records, stream, fields)
    stream.seek(0)
    return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    ("wording", "cell"),
    [
        pytest.param('=HYPERLINK("x")', '\'=HYPERLINK("x")', id="formula"),
        pytest.param("+44 is the code", "'+44 is the code", id="plus"),
        pytest.param("-- and then", "'-- and then", id="minus"),
        pytest.param("@desk said", "'@desk said", id="at"),
        pytest.param("\tindented", "'\tindented", id="tab"),
        pytest.param("＝1+1", "'＝1+1", id="wide-equals"),
        pytest.param("'tis over", "''tis over", id="apostrophe"),
        pytest.param("2 + 2 = 4", "2 + 2 = 4", id="inside"),
        pytest.param("We won\r=1+1", "We won\r=1+1", id="carriage-return-inside"),
        pytest.param("We won,\nall of us", "We won,\nall of us", id="line-break-inside"),
    ],
)
def test_cells_that_a_spreadsheet_would_run_are_escaped(wording: str, cell: str) -> None:
    assert written({"text": wording}, fields=("text",)) == [{"text": cell}]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_taking_one_apostrophe_away_gives_the_wording_back(wording: str) -> None:
    (row,) = written({"text": wording, "id": "1"}, fields=("id", "text"))

    assert row["text"].removeprefix("'") == wording


def test_numbers_and_names_are_plain_cells() -> None:
    record = quotation_object(build_record(["We will", "open"], speakers=("A B", "C D")))

    (row,) = written(record, fields=QUOTATION_FIELDS)

    assert row["speakers"] == "A B; C D"
    assert row["text"] == "We will … open"
    assert (row["start"], row["end"], row["confidence"]) == ("10", "31", "0.9")


def test_every_field_of_csv_is_a_key_of_the_object() -> None:
    assert set(QUOTATION_FIELDS) <= set(quotation_object(build_record()))


def test_no_records_give_the_header_alone() -> None:
    stream = io.StringIO()
    write_csv([], stream, ("id", "text"))

    assert stream.getvalue() == "id,text\n"


def failing() -> Iterator[dict[str, Any]]:
    message = "no such speaker"
    raise NotFoundError(message)
    yield {}


def test_records_that_fail_at_once_leave_nothing_behind() -> None:
    stream = io.StringIO()
    with pytest.raises(NotFoundError):
        write_csv(failing(), stream, ("id",))

    assert not stream.getvalue()


def test_objects_can_be_written_as_json() -> None:
    record = quotation_object(build_record(["We will", "open"]))

    assert json.loads(json.dumps(record)) == record
