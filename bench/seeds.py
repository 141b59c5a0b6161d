"""A small input of each kind, made at run time: what fuzzing begins with."""

import gzip
import io

from quotes.ingest.kinds import Kind

_SAID = "“The pumps ran all night,” the mayor, Ada Lindqvist, said on Wednesday."
_ASIDE = "The harbour stayed dry on Tuesday — for ‘the first time’ since 2019."
_PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R
/Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length 128>> stream
BT /F 12 Tf 72 700 Td (The harbour stayed dry on Tuesday.) Tj 0 -30 Td
("The pumps ran all night," the mayor, Ada Lindqvist, said.) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Courier>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


def make_seeds() -> dict[Kind, list[bytes]]:
    """Return inputs of each kind that are read without fault."""
    text = f"{_ASIDE}\n\n{_SAID}\n"
    header = f"Outlet: Harbour Post\nTitle: Pumps\nDate: 2022-04-20\n\n{text}"
    line = (
        f'{{"id": "a", "text": "{_ASIDE}\\n\\n{_SAID}", "date": "2022-04-20", "authors": ["B"]}}\n'
    )
    table = f'id,text,date\na,"{text}",2022-04-20\nb,"{_SAID}",\n'
    page = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Pumps</title>'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
        '"2022-04-20"}</script></head><body><!-- menu --><article><h1>Pumps</h1>'
        f"<p>{_ASIDE}</p><blockquote>{_SAID}</blockquote></article></body></html>"
    )
    return {
        Kind.TEXT: [text.encode(), header.encode(), header.encode("utf-16"), text.encode("cp1252")],
        Kind.PAGE: [page.encode(), page.replace("utf-8", "windows-1252").encode("cp1252")],
        Kind.JSON_LINES: [(2 * line).encode()],
        Kind.PACKED_LINES: [gzip.compress(line.encode(), mtime=0)],
        Kind.TABLE: [table.encode(), table.replace(",", ";").encode("utf-8-sig")],
        Kind.DOCUMENT: [_document(_ASIDE, _SAID)],
        Kind.PDF: [_PDF],
    }


def _document(*paragraphs: str) -> bytes:
    from docx import Document  # noqa: PLC0415 - not for the other kinds

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
