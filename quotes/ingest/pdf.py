"""PDF files with a text layer: their lines, put together again as the paragraphs they were."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median, mode
from typing import TYPE_CHECKING, NamedTuple

from quotes.errors import IngestError
from quotes.ingest.article import MAX_CHARACTERS, Content, Details, Source
from quotes.text.rarity import is_known

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# A paragraph ends where two lines are more than this many times the usual distance apart.
_GAP = 1.3
# A line that begins this far right of the one before, in sizes of the type, opens a paragraph.
_INDENT = 0.7
# Lines that begin this near each other, in sizes of the type, stand in one column.
_SAME_COLUMN = 4
# Type larger by this factor is another kind of text: a headline, a caption.
_OTHER_SIZE = 1.15
# Headers and footers are among this many lines at either edge of a page.
_EDGE = 2
# No column has more lines, so that what stands farther off on the page is in another one.
_LONGEST_COLUMN = 200
# No word has more letters.
_LONGEST_WORD = 60
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_HYPHEN = re.compile("(?<=\\w)[-\xad\N{HYPHEN}]$")
_NUMBER = re.compile(r"\d+")
_NO_LETTERS = re.compile(r"\W")
_BEHIND_WORD = re.compile(r"[^\w’']")
# PDFium gives this for a hyphen at the end of a line, and no end of the line.
_PARTED = 0x02
_ENDS = {0x0A, 0x0D, _PARTED}
# Numbers are signs here ("#"), so that one run of signs holds them all.
_PAGE_NUMBER = re.compile(r"(?:page )?[^\w#]*+#\W*+(?:of *+#\W*+)?", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a page, in points from its lower left corner.

    Attributes:
        text: Its words.
        page: The page's number, from 0.
        left: Where it begins.
        right: Where it ends.
        base: How high it stands.
        size: The size of its type.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float


def read_pdf(data: bytes, _source: Source) -> Content:
    """Read a PDF file; paragraphs are parted by blank lines in the text.

    Raises:
        IngestError: It is no PDF file, damaged, locked, or a page of it has no text layer.
    """
    lines = list(_without_furniture(list(_read_lines(data))))
    return Content("\n\n".join(join_lines(lines)), Details())


def _read_lines(data: bytes) -> Iterator[Line]:
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - for PDF files only
    from pypdfium2.raw import FPDF_ERR_PASSWORD  # noqa: PLC0415

    try:
        with PdfDocument(data) as document:
            characters = 0
            for number, page in enumerate(document):
                text = page.get_textpage()
                characters += text.count_chars()
                if characters > 2 * MAX_CHARACTERS:
                    message = "is longer than any article: split it into articles"
                    raise IngestError(message)
                lines = list(_lines_of(text, number))
                _check_text(page, number, lines)
                yield from lines
    except PdfiumError as exc:
        if exc.err_code == FPDF_ERR_PASSWORD:
            message = "is locked with a password: save a copy without one"
            raise IngestError(message) from exc
        message = "is not a PDF file, or is damaged: save it again, or give its text"
        raise IngestError(message) from exc


def _check_text(page: "PdfPage", number: int, lines: Sequence[Line]) -> None:
    """Refuse a page that is a picture: what it says would be passed over in silence.

    Raises:
        IngestError: The page shows something, but has no text.
    """
    if not lines and any(True for _ in page.get_objects(max_depth=3)):
        message = (
            f"page {number + 1} is an image without a text layer (a scan?): run text "
            "recognition (OCR) on it, or give its text"
        )
        raise IngestError(message)


def _lines_of(text: "PdfTextPage", page: int) -> Iterator[Line]:
    from ctypes import byref, c_double  # noqa: PLC0415

    from pypdfium2 import raw  # noqa: PLC0415

    start = 0
    count = text.count_chars()
    codes = [raw.FPDFText_GetUnicode(text, at) for at in range(count)]
    for at in range(count + 1):
        if at < count and codes[at] not in _ENDS:
            continue
        parted = at < count and codes[at] == _PARTED
        drawn = [one for one in range(start, at) if not chr(codes[one]).isspace()]
        if drawn:
            x, y = c_double(), c_double()
            raw.FPDFText_GetCharOrigin(text, drawn[0], byref(x), byref(y))
            yield Line(
                text=_decode(codes[start:at]) + "-" * parted,
                page=page,
                left=text.get_charbox(drawn[0])[0],
                right=text.get_charbox(drawn[-1])[2],
                base=y.value,
                size=median(raw.FPDFText_GetFontSize(text, one) for one in drawn),
            )
        start = at + 1


def _decode(codes: Iterable[int]) -> str:
    """Make text of PDFium's characters, of which those beyond the first plane come in halves."""
    halves = "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass")
    text = halves.decode("utf-16-le", "replace")
    return " ".join(_LIGATURE.sub(lambda found: _LIGATURES[found[0]], text).split())


def _without_furniture(lines: Sequence[Line]) -> Iterator[Line]:
    """Leave out page numbers, and the heads and feet that stand on several pages."""
    usual = _usual_distance(lines)
    edges: set[Line] = set()
    for _, page in groupby(lines, key=lambda one: one.page):
        by_height = sorted(page, key=lambda one: one.base)
        edges |= {*_apart(by_height, usual), *_apart(by_height[::-1], usual)}
    masked = {line: _NUMBER.sub("#", line.text) for line in edges}
    counts = Counter(masked.values())
    for line in lines:
        text = masked.get(line)
        if text is None or not (counts[text] > 1 or _PAGE_NUMBER.fullmatch(text)):
            yield line


def _apart(lines: Sequence[Line], usual: float) -> Sequence[Line]:
    """Return the first lines, if they stand off from what follows."""
    for at, (one, two) in enumerate(pairwise(lines[: _EDGE + 1]), start=1):
        if abs(one.base - two.base) > _GAP * usual:
            return lines[:at]
    return lines if len(lines) == 1 else ()


def join_lines(lines: Sequence[Line]) -> list[str]:
    """Put lines together as paragraphs, and words that a line's end parts.

    A paragraph ends where the next line stands off, is indented or of another size, or where its
    first word would have had room: somebody ended the line on purpose. Nothing ends within a
    sentence that goes on in small letters.
    """
    usual = _usual_distance(lines)
    paragraphs: list[list[str]] = []
    for at, line in enumerate(lines):
        if at == 0 or _begins(line, lines[at - 1], usual, _edge(lines, at - 1)):
            paragraphs.append([line.text])
        else:
            _add_line(paragraphs[-1], line.text)
    return ["".join(pieces) for pieces in paragraphs]


def _usual_distance(lines: Sequence[Line]) -> float:
    found = [round(one.base - two.base) for one, two in pairwise(lines) if one.page == two.page]
    return mode([distance for distance in found if distance > 0] or [0])


def _edge(lines: Sequence[Line], at: int) -> float:
    """Return how far right the lines reach that stand in one column with one of them."""
    beside = lines[at]
    return max(
        one.right
        for one in lines[max(0, at - _LONGEST_COLUMN) : at + _LONGEST_COLUMN]
        if one.page == beside.page
        and abs(one.left - beside.left) < _SAME_COLUMN * beside.size
        and max(one.size, beside.size) <= _OTHER_SIZE * min(one.size, beside.size)
    )


def _begins(line: Line, before: Line, usual: float, edge: float) -> bool:
    """Return True if a line opens a paragraph."""
    if max(line.size, before.size) > _OTHER_SIZE * min(line.size, before.size):
        return True
    if line.text[0].islower() or _HYPHEN.search(before.text):
        return False
    distance = before.base - line.base
    goes_on = line.page == before.page and distance > 0  # not at the head of a page or column
    if goes_on and (distance > _GAP * usual or line.left > before.left + _INDENT * line.size):
        return True
    word = line.text.split()[0]
    room = (line.right - line.left) / len(line.text) * (len(word) + 1)
    return before.right + room < edge


def _add_line(pieces: list[str], line: str) -> None:
    """Set a line behind the pieces of a paragraph; a hyphen stays if the word is written with it.

    Args:
        pieces: The paragraph so far, in pieces that are not empty.
        line: What follows.
    """
    if not _HYPHEN.search(pieces[-1]) or not line[0].isalnum():
        pieces += (" ", line)
        return
    pieces[-1] = pieces[-1][:-1]
    opening = _NO_LETTERS.split("".join(pieces[-_LONGEST_WORD:])[-_LONGEST_WORD:])[-1]
    ending = _BEHIND_WORD.split(line, maxsplit=1)[0]
    one = line[0].islower() and (
        is_known((opening + ending).lower()) or not is_known(opening.lower())
    )
    pieces += (line,) if one else ("-", line)
