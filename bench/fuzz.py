"""Fuzz the readers of files, guided by what they run: ``python -m bench.fuzz KIND [OPTION ...]``.

    python -m bench.fuzz text -max_total_time=300
    python -m bench.fuzz "Word document" -rss_limit_mb=1024

KIND is one of those of ``quotes.ingest.kinds``; options are libFuzzer's. It begins with the inputs
of ``bench.seeds`` and keeps what it finds in build/fuzz/KIND, so that a later run goes on from
there. It ends with the input at which a reader raises, hangs or takes too much memory, in
build/fuzz.

Needs atheris, which nothing else here does: ``pip install atheris==3.0.0``.
"""

import contextlib
import io
import sys
from collections.abc import Callable
from typing import cast

import atheris

from bench.seeds import make_seeds
from bench.shared import ROOT
from quotes.errors import IngestError
from quotes.ingest.article import Source
from quotes.ingest.kinds import CONFINED, Kind


def main() -> None:
    """Read the kind, write the seeds, fuzz until stopped."""
    kind = Kind(sys.argv[1])
    folder = ROOT / "build" / "fuzz" / kind.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(make_seeds()[kind]):
        (folder / f"seed-{number}").write_bytes(seed)
    options = [f"-artifact_prefix={folder.parent}/", *sys.argv[2:], str(folder)]
    atheris.Setup([sys.argv[0], *options], _instrumented(kind))
    atheris.Fuzz()


def _instrumented(kind: Kind) -> Callable[[bytes], None]:
    """Return what reads one input, with the code of the readers counted as it runs.

    Pages and documents are parsed here, not in the process of their own in which Quotes parses
    them: there, whatever a library raises becomes one line.
    """
    source = Source("input")
    with atheris.instrument_imports(include=["quotes.ingest", "quotes.text"]):
        from quotes.ingest import docx, html, jsonlines, pdf, table, text  # noqa: PLC0415

    def read_lines(data: bytes) -> None:
        stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(data)))
        read = {
            Kind.JSON_LINES: jsonlines.read_json_lines,
            Kind.PACKED_LINES: jsonlines.read_packed_lines,
            Kind.TABLE: table.read_table,
        }
        list(read[kind](stream, source))

    def read_parsed(data: bytes) -> None:
        parse = {
            Kind.DOCUMENT: docx.read_document,
            Kind.PAGE: html.read_page,
            Kind.PDF: pdf.read_pdf,
        }
        with contextlib.suppress(Exception):
            parse[kind](data, source)

    def read_text(data: bytes) -> None:
        with contextlib.suppress(IngestError):
            text.read_text(data, source)

    if kind is Kind.TEXT:
        return read_text
    return read_parsed if kind in CONFINED else read_lines


if __name__ == "__main__":
    main()
