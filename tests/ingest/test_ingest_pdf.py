"""PDF files: lines become the paragraphs that they were; what has no text is refused."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pdf_factory import PICTURE, Placed, write_pdf

from quotes.ingest import read_articles
from quotes.ingest.pdf import Line, join_lines
from quotes.types import Article, Failure

Read = Callable[[bytes], Article | Failure]
BODY: Sequence[Placed] = (
    ("“The harbour bridge will not open be-", 72, 700),
    ("fore June, but the tolls stay as they", 72, 686),
    ("are,” said Ann Lee.", 72, 672),
    ("Bob Ray, a fisherman, read the same", 72, 658),
    ("words again, and shook his head at it.", 72, 644),
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_bytes(data: bytes) -> Article | Failure:
        path = tmp_path / "draft.pdf"
        path.write_bytes(data)
        (found,) = read_articles([str(path)])
        return found

    return read_bytes


def text_of(found: Article | Failure) -> str:
    assert isinstance(found, Article)
    return found.text


def test_lines_become_the_paragraphs_that_they_were(read: Read) -> None:
    assert text_of(read(write_pdf(BODY))) == (
        "“The harbour bridge will not open before June, but the tolls stay as they are,” said Ann "
        "Lee.\n\nBob Ray, a fisherman, read the same words again, and shook his head at it."
    )


def test_a_paragraph_goes_on_over_the_page_without_heads_and_numbers(read: Read) -> None:
    pages = [
        [("Harbour Daily, page 1", 72, 750), *BODY[:2], ("1", 300, 40)],
        [("Harbour Daily, page 2", 72, 750), *BODY[2:], ("2", 300, 40)],
    ]
    assert text_of(read(write_pdf(*pages))) == text_of(read(write_pdf(BODY)))


@pytest.mark.parametrize(
    ("foot", "kept"),
    [
        *(
            (foot, False)
            for foot in ("1", "- 1 -", "Page 1", "1 of 9", "page 1 / 9", "1/9", "| 1 |")
        ),
        *((foot, True) for foot in ("Section 1", "1 of", "1a", "page", "1 of 9 of 9", "—")),
    ],
)
def test_a_page_number_is_no_text(read: Read, foot: str, kept: bool) -> None:
    assert text_of(read(write_pdf([*BODY, (foot, 300, 40)]))).endswith(foot) is kept


def test_standard_input_may_be_a_pdf() -> None:
    (found,) = read_articles(["-"], stdin=io.BytesIO(write_pdf(BODY)))
    assert text_of(found).startswith("“The harbour bridge")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(write_pdf(BODY, locked=True), "locked with a password", id="locked"),
        pytest.param(write_pdf(PICTURE), "page 1 is an image", id="scanned"),
        pytest.param(write_pdf(BODY, PICTURE), "page 2 is an image", id="scanned-in-part"),
        pytest.param(write_pdf(b""), "there is no text", id="blank"),
        pytest.param(b"%PDF-1.4 and no more", "not a PDF file, or is damaged", id="cut-off"),
        pytest.param(b"Dear reader", "not a PDF file, or is damaged", id="no-pdf"),
    ],
)
def test_what_has_no_text_says_what_to_do(read: Read, data: bytes, message: str) -> None:
    found = read(data)
    assert isinstance(found, Failure)
    assert message in found.message


def line(text: str, base: float, *, left: float = 72, size: float = 10, page: int = 0) -> Line:
    return Line(text, page, left, left + 5 * len(text), base, size)


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        pytest.param(
            [
                line("The council met on Monday and", 700),
                line("did not vote on the bridge again", 688),
                line("Tolls stay as they were this year", 676, left=84),
                line("and nobody asked why they should", 664),
            ],
            2,
            id="indented",
        ),
        pytest.param(
            [
                line("The council met on Monday and", 700),
                line("did not vote on the bridge again", 688),
                line("Tolls stay as they were this year", 670),
                line("and nobody asked why they should", 658),
            ],
            2,
            id="apart",
        ),
        pytest.param(
            [line("Bridge stays shut", 700, size=18), line("The council met on Monday", 688)],
            2,
            id="headline",
        ),
        pytest.param(
            [
                line("The council met on Monday and", 100),
                line("Tolls were not spoken of at all", 700, left=320),
            ],
            1,
            id="next-column",
        ),
    ],
)
def test_paragraphs_end_where_somebody_ended_them(lines: list[Line], paragraphs: int) -> None:
    assert len(join_lines(lines)) == paragraphs


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the govern-", "ment of it", "the government of it"),
        ("a well-", "known face", "a well-known face"),
        ("the Trump-", "Putin summit", "the Trump-Putin summit"),
        ("in 2017-", "18 they", "in 2017-18 they"),
        ("so it was -", "or so", "so it was - or so"),
    ],
)
def test_words_that_a_line_parts_are_whole_again(before: str, after: str, joined: str) -> None:
    assert join_lines([line(before, 700), line(after, 688)]) == [joined]


def test_a_word_may_be_parted_again_and_again() -> None:
    lines = [line("the gov-", 700), line("ern-", 688), line("ment of it", 676)]
    assert join_lines(lines) == ["the government of it"]
