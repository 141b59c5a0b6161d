"""What files made to take long cost at most: ``python -m bench.hostile [NAME ...]``.

Each is parsed as any file is, in a process of its own within the default limits. Seconds are of the
processor, so that other work on the machine doesn't count.
"""

import io
import sys
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from resource import RUSAGE_CHILDREN, getrusage
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from bench.odd_files import SAID, write_pdf
from quotes.errors import IngestError
from quotes.ingest.article import Source
from quotes.ingest.confined import parse, stop_worker
from quotes.ingest.kinds import Kind

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body><article><p>{SAID}</p>{body}</article></body>".encode()


def _document(body: str) -> bytes:
    given, made = io.BytesIO(), io.BytesIO()
    Document().save(given)
    text = f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"
    with ZipFile(given) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == "word/document.xml" else old.read(name))
    return made.getvalue()


FILES: Mapping[str, tuple[Kind, Callable[[], bytes]]] = {
    "3 million empty paragraphs": (Kind.DOCUMENT, lambda: _document("<w:p/>" * 3_000_000)),
    "500,000 short paragraphs": (
        Kind.DOCUMENT,
        lambda: _document("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 500_000),
    ),
    "elements 300 deep": (Kind.DOCUMENT, lambda: _document("<w:p>" * 300 + "</w:p>" * 300)),
    "200,000 cells": (Kind.PAGE, lambda: _page(f"<table><tr>{'<td>x' * 200_000}</table>")),
    "200,000 headings": (Kind.PAGE, lambda: _page("<h2>x</h2>" * 200_000)),
    "6 million paragraphs": (Kind.PAGE, lambda: _page("<p>" * 6_000_000)),
    "10,000 cells of 100 by 100": (
        Kind.PAGE,
        lambda: _page(f"<table>{'<tr><td colspan=100 rowspan=100>x' * 10_000}</table>"),
    ),
    "19,000 cells": (Kind.PAGE, lambda: _page(f"<table><tr>{'<td>x' * 19_000}</table>")),
    "19,000 headings": (Kind.PAGE, lambda: _page("<h2>x</h2>" * 19_000)),
    "19,000 words in bold": (Kind.PAGE, lambda: _page(f"<p>{'<b>y</b> ' * 490}" * 39)),
    "240,000 words in bold, in one paragraph": (
        Kind.PAGE,
        lambda: _page(f"<p>{'<b>y</b> ' * 240_000}"),
    ),
    "text of 20 MB": (Kind.PAGE, lambda: _page(f"<p>{'word ' * 3_900_000}")),
    "elements 100,000 deep": (Kind.PAGE, lambda: _page("<div>" * 100_000)),
    "2 million attributes, 499 in a tag": (
        Kind.PAGE,
        lambda: _page(f"<b {' '.join(f'a{at}=x' for at in range(499))}>y</b> " * 4_000),
    ),
    "80,000 empty pages": (Kind.PDF, lambda: write_pdf([("", 79_999 * 700)], 700)),
    "2 million characters on a page": (
        Kind.PDF,
        lambda: write_pdf([("word " * 20, 12 * at) for at in range(20_000)], 240_000),
    ),
    "document type of 300,000 slashes": (
        Kind.PAGE,
        lambda: f"<!doctype{'/' * 300_000}\n".encode() + _page(""),
    ),
}


def measure(name: str) -> tuple[str, str, float, float]:
    """Return a file's name, what came of it, the seconds and the MiB that it took."""
    kind, write = FILES[name]
    try:
        text = parse(kind, write(), Source(name)).text
        outcome = f"read: {len(text):,} characters"
    except IngestError as exc:
        outcome = str(exc).partition(":")[0]
    stop_worker()
    used = getrusage(RUSAGE_CHILDREN)
    return name, outcome, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print a row for each file."""
    print("| file | what came of it | seconds | MiB |\n|---|---|---|---|")
    # One process each, so that its child's use is one file's.
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for name, outcome, seconds, peak in pool.imap(measure, sys.argv[1:] or FILES):
            print(f"| {name} | {outcome} | {seconds:.1f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
