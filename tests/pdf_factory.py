"""PDF files written by hand, so that tests need no program that makes them."""

import io
from collections.abc import Sequence

# A line of a page: its words, where it begins, how high it stands.
Placed = tuple[str, int, int]

# A page that is one grey square.
PICTURE = b"q 400 0 0 400 90 200 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"


def write_pdf(*pages: Sequence[Placed] | bytes, locked: bool = False) -> bytes:
    """Write a PDF file by hand: each page as lines, or as the drawing that it is."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font,
    ]
    for at, page in enumerate(pages):
        drawn = page if isinstance(page, bytes) else b"\n".join(map(_draw, page))
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * at),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows))
    key = b"<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>"
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >> /ID [<00> <00>]" % (
        key,
        key,
    )
    trailer = b"/Size %d /Root 1 0 R %s" % (size, lock if locked else b"")
    out.write(b"trailer << %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))
    return out.getvalue()


def _draw(line: Placed) -> bytes:
    words, x, y = line
    escaped = words.replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /F 11 Tf %d %d Td (%s) Tj ET" % (x, y, escaped)
