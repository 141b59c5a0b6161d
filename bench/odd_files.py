"""Files of every kind in honest and odd shapes, of any size, to time commands on."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from docx import Document

from bench.growth import few_words, names_prose

SAID = "“The harbour bridge stays shut until June,” said Ann Lee of Leeds."
_LINE = "The council met on Monday and voted on it again"
_BODY = [(_LINE, 0), ("and put it off until June, when the tolls", 14), ("are spoken of.", 28)]
# Lines of a page, and how far one stands below the other.
_LINES, _DISTANCE = 48, 14


class OddFile(NamedTuple):
    """A kind of file in one shape.

    Attributes:
        suffix: What its name ends with.
        units: How many units it has at n: words, lines, cells or the like.
        write: Writes one of so many units.
    """

    suffix: str
    units: int
    write: Callable[[int], bytes]


def _text(write: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda units: f"{write(units)}\n\n{SAID}\n".encode()


def _page(write: Callable[[int], str]) -> Callable[[int], bytes]:
    def page(units: int) -> bytes:
        body = f"<p>{SAID}</p>" * 3 + write(units)
        return f"<!doctype html><html><body><article>{body}</article></body></html>".encode()

    return page


def _table(names: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue().encode()


def _lines(objects: Iterable[object]) -> bytes:
    return "".join(f"{json.dumps(one)}\n" for one in objects).encode()


def _document(paragraphs: Iterable[Iterable[str]]) -> bytes:
    """Write a Word document of paragraphs, each of some runs."""
    document = Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for run in runs:
            paragraph.add_run(run)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def write_pdf(lines: Iterable[tuple[str, int]], height: int) -> bytes:
    """Write a PDF file by hand, of lines with how far from the top of the first page each stands.

    Args:
        lines: From top to bottom.
        height: How high a page is.
    """
    pages: list[list[str]] = []
    for words, below in lines:
        number, at = divmod(below, height)
        pages += [[] for _ in range(number + 1 - len(pages))]
        pages[number].append(f"BT /F 11 Tf 72 {height + 40 - at} Td ({words}) Tj ET")
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for at, page in enumerate(pages):
        drawn = "\n".join(page)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 {height + 80}] /Contents "
            f"{5 + 2 * at} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    out = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{rows}trailer << /Size {size} /Root 1 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    ).encode()


def _lines_of_pdf(units: int, words: str, height: int) -> bytes:
    return write_pdf(((words, at * _DISTANCE) for at in range(units)), height)


FILES: Mapping[str, OddFile] = {
    "prose": OddFile(".txt", 400, _text(names_prose)),
    "blanks": OddFile(".txt", 20_000, _text(lambda units: "a" + " " * units + "b")),
    "blank lines": OddFile(".txt", 8_000, _text(lambda units: "a" + "\n " * units + "b")),
    "opening marks": OddFile(".txt", 600, _text(lambda units: "“a\n\n" * units)),
    "marked words": OddFile(".txt", 400, _text(lambda units: "“a” " * units)),
    "clauses in clauses": OddFile(".txt", 300, _text(lambda units: "who said " * units)),
    "capitals": OddFile(".txt", 1_000, _text(lambda units: "Ann " * units)),
    "links to more": OddFile(".txt", 600, _text(lambda units: "Bo HartNews MORE " * units)),
    "paragraphs": OddFile(".html", 60, _page(lambda units: f"<p>{SAID}</p>" * units)),
    "attributes": OddFile(
        ".html",
        8_000,
        _page(lambda units: f"<p {' '.join(f'a{at}=b' for at in range(units))}>{SAID}</p>"),
    ),
    "comments": OddFile(".html", 8_000, lambda units: b"<!-- a -->\n" * units + _page(str)(0)),
    "words in elements": OddFile(
        ".html", 1_000, _page(lambda units: "<p>" + "<span>a</span> " * units + "</p>")
    ),
    "columns": OddFile(
        ".csv",
        4_000,
        lambda units: _table(["text", *(f"c{at}" for at in range(units))], [[SAID]]),
    ),
    "rows": OddFile(
        ".csv", 30, lambda units: _table(["id", "text"], ([str(at), SAID] for at in range(units)))
    ),
    "objects": OddFile(
        ".jsonl", 30, lambda units: _lines({"id": str(at), "text": SAID} for at in range(units))
    ),
    "keys": OddFile(
        ".jsonl",
        8_000,
        lambda units: _lines([{"text": SAID} | {f"k{at}": at for at in range(units)}]),
    ),
    "runs": OddFile(".docx", 200, lambda units: _document([[f"{SAID} "] * units])),
    "short paragraphs": OddFile(".docx", 200, lambda units: _document([["a b c."]] * units)),
    "pages": OddFile(".pdf", 100, lambda units: _lines_of_pdf(units, _LINE, _LINES * _DISTANCE)),
    "lines of a page": OddFile(
        ".pdf", 500, lambda units: _lines_of_pdf(units, _LINE, units * _DISTANCE)
    ),
    "hyphens": OddFile(
        ".pdf", 500, lambda units: _lines_of_pdf(units, "govern-", _LINES * _DISTANCE)
    ),
    "signs at the foot": OddFile(
        ".pdf", 500, lambda units: write_pdf([*_BODY, ("1 " * units, 600)], 700)
    ),
}
# Transcripts, as they are checked against and compared.
TRANSCRIPTS: Mapping[str, OddFile] = {
    "turns": OddFile(".txt", 1_000, lambda units: f"MS. HART: {_LINE}.\n\n".encode() * units),
    "one turn": OddFile(".txt", 2_000, lambda units: f"MS. HART: {f'{_LINE}. ' * units}".encode()),
    "signs": OddFile(
        ".txt",
        40_000,
        lambda units: f"MS. HART: {SAID}\n\n{'_*>' * units}\n\nMR. RAY: No.\n".encode(),
    ),
    "times": OddFile(
        ".txt", 20_000, lambda units: f"MS. HART: {SAID}\n\n{'00:00 ' * units}\n".encode()
    ),
    "stage directions": OddFile(
        ".txt", 8_000, lambda units: f"MS. HART: {SAID} {'(Applause.) ' * units}\n".encode()
    ),
    "labels": OddFile(".txt", 3_000, lambda units: b"ANN LEE: Yes.\n" * units),
    "few words": OddFile(".txt", 3_000, lambda units: f"MS. HART: {few_words(units)}\n".encode()),
}
