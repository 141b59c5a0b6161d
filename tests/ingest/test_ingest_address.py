from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import IngestError
from quotes.ingest.address import canonical_url, choose_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Harbour.Example/Port", "https://harbour.example/Port"),
        ("https://h.example/a#part", "https://h.example/a"),
        ("https://h.example:443/a", "https://h.example/a"),
        ("http://h.example:8080/a", "http://h.example:8080/a"),
        ("https://ann:secret@h.example/a", "https://h.example/a"),
        ("https://h.example", "https://h.example/"),
        (" https://h.example/ä?q=ö ", "https://h.example/ä?q=ö"),
        ("https://h.example/a?utm_source=x&UTM_medium=y&fbclid=1&gclid=2", "https://h.example/a"),
        ("https://h.example/a?id=7&utm_source=x&p=a%20b", "https://h.example/a?id=7&p=a%20b"),
        ("http://[::1]:80/a", "http://[::1]/a"),
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "n/a",
        "www.h.example/a",
        "ftp://h.example/a",
        "https://",
        "http://[",
        "http://h:x/",
        "http://a b/",
    ],
)
def test_what_is_no_web_address_fails(url: str) -> None:
    with pytest.raises(IngestError, match="is not a web address"):
        canonical_url(url)


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    with suppress(IngestError):
        url = canonical_url(f"https://{text}")
        assert canonical_url(url) == url


@pytest.mark.parametrize(
    ("claimed", "fetched", "chosen"),
    [
        pytest.param(None, None, None, id="nothing"),
        pytest.param("https://h.example/a", None, "https://h.example/a", id="file"),
        pytest.param("/a", None, None, id="file-relative"),
        pytest.param("/a", "https://h.example/b", "https://h.example/a", id="relative"),
        pytest.param(
            "https://www.h.example/a",
            "https://m.h.example/b",
            "https://www.h.example/a",
            id="mobile",
        ),
        pytest.param(
            "https://agency.example/a",
            "https://h.example/b",
            "https://h.example/b",
            id="syndicated",
        ),
        pytest.param(
            "https://h.example/", "https://h.example/b", "https://h.example/b", id="front"
        ),
        pytest.param("https://h.example/", None, None, id="front-of-file"),
        pytest.param("http://[", "https://h.example/b", "https://h.example/b", id="broken"),
    ],
)
def test_choose_url(claimed: str | None, fetched: str | None, chosen: str | None) -> None:
    assert choose_url(claimed, fetched) == chosen
