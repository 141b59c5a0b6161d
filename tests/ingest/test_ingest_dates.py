from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import IngestError
from quotes.ingest.dates import read_date


@pytest.mark.parametrize(
    ("given_date", "expected"),
    [
        ("2022-04-07", "2022-04-07"),
        ("20220407", "2022-04-07"),
        (" 7 April 2022 ", "2022-04-07"),
        ("April 7, 2022", "2022-04-07"),
        ("Thursday, Apr. 7, 2022", "2022-04-07"),
        ("2022/04/17", "2022-04-17"),
        ("17/04/2022", "2022-04-17"),
        pytest.param("2022-04-07T22:30:00-05:00", "2022-04-08T03:30:00Z", id="zone-moves-day"),
        pytest.param("2022-04-07T08:00:00.123Z", "2022-04-07T08:00:00Z", id="utc"),
        pytest.param("Thu, 07 Apr 2022 10:00:00 +0200", "2022-04-07T08:00:00Z", id="mail"),
        pytest.param("Thu, 07 Apr 2022 10:00:00 GMT", "2022-04-07T10:00:00Z", id="http"),
        pytest.param("2022-04-07 22:30", "2022-04-07", id="no-zone"),
        pytest.param("7 April 2022 10:30 PM CST", "2022-04-07", id="zone-of-several"),
    ],
)
def test_full_dates_are_read(given_date: str, expected: str) -> None:
    assert read_date(given_date) == expected


@pytest.mark.parametrize(
    "given_date",
    [
        "soon",
        "2022-02-30",
        "2022-W14",
        "1649289600",
        "0001-01-01T00:00:00+10:00",
        "7 April 2022 " * 9,
        "99999999999999999999-01-01",
    ],
)
def test_no_date_fails_with_advice(given_date: str) -> None:
    with pytest.raises(IngestError, match=r"is not a date: give it as 2022-04-07 or leave it out"):
        read_date(given_date)


@pytest.mark.parametrize(
    "given_date",
    [
        pytest.param("April 2022", id="no-day"),
        pytest.param("14", id="day-alone"),
        pytest.param("2022", id="year-alone"),
        pytest.param("7 April", id="no-year"),
        pytest.param("Thursday", id="weekday"),
        pytest.param("Thursday April 2022", id="weekday-in-month"),
        pytest.param("10:30", id="time"),
        pytest.param("04/07/2022", id="day-or-month-first"),
        pytest.param("7 April 22", id="year-of-two-digits"),
    ],
)
def test_dates_are_never_filled_up(given_date: str) -> None:
    with pytest.raises(IngestError, match="does not name a single day"):
        read_date(given_date)


@given(st.dates())
def test_each_iso_date_is_itself(day: date) -> None:
    assert read_date(str(day)) == str(day)


@given(st.text("0123456789 :/-.,+TZAPMaprilthuc", max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    with suppress(IngestError):
        assert date.fromisoformat(read_date(text)[:10])
