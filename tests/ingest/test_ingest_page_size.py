"""Pages are counted as what they cost, and refused when no article is that large."""

from collections.abc import Callable
from time import process_time

import pytest
from trafilatura import load_html

from quotes.errors import IngestError
from quotes.ingest import page_size
from quotes.ingest.article import Source
from quotes.ingest.html import read_page
from quotes.ingest.page_size import check_tags, count_elements

SAID = "“The bridge stays shut until June,” said Ann Lee of the harbour council on Monday."
AROUND = 3  # html, body, article


def page(body: str) -> str:
    return f"<html><body><article>{body}</article></body></html>"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        pytest.param("<p>x</p><p>y<b>z</b></p><!-- no -->", 3, id="elements"),
        pytest.param("<table><tr><td>a<td>b<tr><td>c<td>d</table>", 7, id="even-table"),
        pytest.param("<table><tr><td>a<td>b<td>c<tr><td>d</table>", 7 + 2, id="short-row"),
        pytest.param("<table><tr><td>a<td>b<tr></table>", 5 + 2, id="empty-row"),
        pytest.param("<table><tr><td colspan=3>a<tr><td>b</table>", 5 + 2 + 2, id="columns"),
        pytest.param("<table><tr><td rowspan=3>a</table>", 3 + 2, id="rows"),
        pytest.param("<table><tr><td colspan=4 rowspan=5>a</table>", 3 + 19, id="both"),
        pytest.param("<table><tr><td colspan=9999>a</table>", 3 + 99, id="too-wide"),
        pytest.param(f"<table><tr><td colspan={'9' * 5000}>a</table>", 3 + 99, id="no-number"),
        pytest.param("<table><tr><td colspan=x>a</table>", 3, id="a-word"),
        pytest.param("<table><tr><td>a</table><table><tr><td>b<td>c</table>", 7, id="two-tables"),
    ],
)
def test_elements_and_cells_made_up_count(body: str, count: int) -> None:
    assert count_elements(load_html(page(body))) == AROUND + count


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>x" * 60, id="elements"),
        pytest.param("<table><tr><td colspan=10 rowspan=10>x</table>", id="spans"),
        pytest.param(f"<table><tr>{'<td>x' * 9}{'<tr>' * 9}</table>", id="short-rows"),
    ],
)
def test_a_page_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    data = page(f"<p>{SAID}</p>{body}").encode()
    assert SAID in read_page(data, Source("page.html")).text
    monkeypatch.setattr(page_size, "MOST_ELEMENTS", 50)
    with pytest.raises(IngestError, match="has over 50 elements, more than the page of an article"):
        read_page(data, Source("page.html"))


def test_tags_are_counted_before_the_page_is_parsed() -> None:
    check_tags("<p>" * 500_000)
    with pytest.raises(IngestError, match="has over 500,000 tags"):
        check_tags("<p>" * 500_001)


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda words: f"<p>{words}</p>", id="paragraphs"),
        pytest.param(lambda words: f"<div><p>{words}</p></div>", id="blocks"),
    ],
)
def test_a_page_too_large_to_compare_texts_is_read(wrap: Callable[[str], str]) -> None:
    said = [f"{number}: {SAID}" for number in range(5_100)]
    text = read_page(page("".join(map(wrap, said))).encode(), Source("page.html")).text
    assert text == "\n\n".join(said)


@pytest.mark.exhaustive  # seconds each
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda n: f"<p>{'<b>y</b> ' * n}</p>", id="words"),
        pytest.param(lambda n: f"<p>{'<i></i>' * n}y</p>", id="empty"),
    ],
)
def test_inline_elements_take_time_in_proportion(write: Callable[[int], str]) -> None:
    def seconds(n: int) -> float:
        data = page(f"<p>{SAID}</p>{write(n)}").encode()
        taken = []
        for _ in range(3):
            begun = process_time()
            read_page(data, Source("page.html"))
            taken.append(process_time() - begun)
        return min(taken)

    assert seconds(160_000) < 8 * seconds(40_000)
