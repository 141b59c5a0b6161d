"""Who said what in the news, and how its wording differs from outlet to outlet.

    from quotes import load_reader, read_articles, read_quotations

    for reading in read_quotations(read_articles(["articles/"]), load_reader()):
        print(reading)

Importing this package is cheap: a name that needs a database or other large packages is loaded
when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from quotes.errors import (
    ExportError,
    IdTakenError,
    IngestError,
    NotFoundError,
    PipelineError,
    QuotesError,
    SchemaNewerError,
    SchemaOutdatedError,
    StoreError,
)
from quotes.types import (
    Article,
    ArticleKind,
    Attribution,
    CharSpan,
    Difference,
    DiffOp,
    Failure,
    Flag,
    Gender,
    LinkType,
    Mode,
    OpKind,
    Passage,
    Profile,
    Quotation,
    QuotationKind,
    ReaderInfo,
    Reading,
    Relation,
    SpeakerKind,
    SpeakerStatus,
    Stance,
)
from quotes.unread import Unread, UnreadReason

if TYPE_CHECKING:
    from quotes.check import DraftCheck, Finding, Severity, Verdict
    from quotes.detect.transcript import read_transcript
    from quotes.diff import compare
    from quotes.ingest import read_articles, stop_worker
    from quotes.store import QuotationQuery, Store, open_store
    from quotes.workflows.check import check_drafts
    from quotes.workflows.read import list_unread, load_reader, read_quotations

__all__ = [
    "Article",
    "ArticleKind",
    "Attribution",
    "CharSpan",
    "DiffOp",
    "Difference",
    "DraftCheck",
    "ExportError",
    "Failure",
    "Finding",
    "Flag",
    "Gender",
    "IdTakenError",
    "IngestError",
    "LinkType",
    "Mode",
    "NotFoundError",
    "OpKind",
    "Passage",
    "PipelineError",
    "Profile",
    "Quotation",
    "QuotationKind",
    "QuotationQuery",
    "QuotesError",
    "ReaderInfo",
    "Reading",
    "Relation",
    "SchemaNewerError",
    "SchemaOutdatedError",
    "Severity",
    "SpeakerKind",
    "SpeakerStatus",
    "Stance",
    "Store",
    "StoreError",
    "Unread",
    "UnreadReason",
    "Verdict",
    "check_drafts",
    "compare",
    "list_unread",
    "load_reader",
    "open_store",
    "read_articles",
    "read_quotations",
    "read_transcript",
    "stop_worker",
]

_LATER = {
    "DraftCheck": "quotes.check",
    "Finding": "quotes.check",
    "QuotationQuery": "quotes.store",
    "Severity": "quotes.check",
    "Store": "quotes.store",
    "Verdict": "quotes.check",
    "check_drafts": "quotes.workflows.check",
    "compare": "quotes.diff",
    "list_unread": "quotes.workflows.read",
    "load_reader": "quotes.workflows.read",
    "open_store": "quotes.store",
    "read_articles": "quotes.ingest",
    "read_quotations": "quotes.workflows.read",
    "read_transcript": "quotes.detect.transcript",
    "stop_worker": "quotes.ingest",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - takes longer than all the rest

        return version("quote-provenance")
    if name not in _LATER:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(_LATER[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
