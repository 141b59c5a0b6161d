"""The process that parses pages and documents, for :mod:`quotes.ingest.confined`.

A request is a line of JSON and the bytes to parse. The answer is an empty line when parsing
begins, and a line of JSON when it ends: nothing that what was parsed could make a program of.
"""

import faulthandler
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from queue import SimpleQueue
from signal import SIG_DFL, SIGINT, signal
from threading import Thread
from typing import Any, BinaryIO, NoReturn

from quotes.errors import IngestError
from quotes.ingest.article import Content, Source, check_length
from quotes.ingest.kinds import Kind

Parse = Callable[[bytes, Source], Content]
Request = tuple[dict[str, Any], bytes]

# The other side ends a parse that takes too long; if it is gone itself, this does, so much later.
_GRACE = 10
# More than any system waits for at once.
_LONGEST = 1_000_000


def serve(kind: str) -> NoReturn:
    """Answer the requests on standard input, and end with it.

    Args:
        kind: What will be asked for first, to be ready for it.
    """
    signal(SIGINT, SIG_DFL)  # the other side tells people about an interruption
    answers = _claim_output()
    requests: SimpleQueue[Request] = SimpleQueue()
    Thread(target=_receive, args=(sys.stdin.buffer, requests), daemon=True).start()
    _parser_of(Kind(kind))
    while True:
        request, data = requests.get()
        parse = _parser_of(Kind(request["kind"]))
        _write_line(answers, b"")
        faulthandler.dump_traceback_later(min(request["seconds"] + _GRACE, _LONGEST), exit=True)
        answer = _answer(parse, data, Source(**request["source"]))
        faulthandler.cancel_dump_traceback_later()
        _write_line(answers, json.dumps(answer).encode())


def _claim_output() -> BinaryIO:
    """Return standard output, of which nobody else gets hold: libraries may print."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answers


def _receive(stream: BinaryIO, requests: "SimpleQueue[Request]") -> None:
    """Take in requests; at their end, which the other side's end is too, end whatever goes on."""
    while line := stream.readline():
        request = json.loads(line)
        requests.put((request, stream.read(request["size"])))
    os._exit(0)


def _parser_of(kind: Kind) -> Parse:
    match kind:
        case Kind.DOCUMENT:
            from quotes.ingest.docx import read_document  # noqa: PLC0415 - each brings a library

            return read_document
        case Kind.PDF:
            from quotes.ingest.pdf import read_pdf  # noqa: PLC0415

            return read_pdf
        case _:
            # trafilatura takes it in unasked, and numpy with it: as long again, and 30 MB.
            sys.modules["py3langid"] = None  # type: ignore[assignment]
            from quotes.ingest.html import read_page  # noqa: PLC0415

            return read_page


def _answer(parse: Parse, data: bytes, source: Source) -> dict[str, Any]:
    try:
        content = parse(data, source)
        check_length(content.text)
    except IngestError as exc:
        return {"error": str(exc)}
    except MemoryError:
        raise
    except Exception as exc:  # noqa: BLE001 - others' libraries may fail in any way at such bytes
        kind = type(exc).__name__
        return {"error": f"can't be read ({kind}: {exc}): save it again, or give its text"}
    return {"text": content.text, "details": asdict(content.details)}


def _write_line(stream: BinaryIO, line: bytes) -> None:
    stream.write(line + b"\n")
    stream.flush()
