"""What every reader offers, and the readers by name."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from quotes.errors import PipelineError
from quotes.text.annotated import AnnotatedText
from quotes.types import Quotation, ReaderInfo

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Reader(Protocol):
    """Finds the quotations of one article.

    Attributes:
        info: Name, version and weights, stored with every reading.
        needs: Costly components of the English pipeline that must have run; a reader without
            needs gets no Doc.
    """

    info: ReaderInfo
    needs: frozenset[str]

    def read(self, text: AnnotatedText, doc: "Doc | None") -> list[Quotation]:
        """Find the quotations of a text, in text order.

        Args:
            text: The article's text, with markup masked, and what is found in it.
            doc: The same text parsed, where the reader needs it.
        """
        ...


def _trained() -> Reader:
    from quotes.detect.trained.reader import TrainedReader  # noqa: PLC0415 - imports numpy

    return TrainedReader()


def _rules() -> Reader:
    from quotes.detect.rules.reader import RulesReader  # noqa: PLC0415 - imports spaCy

    return RulesReader()


def _textacy() -> Reader:
    from quotes.detect.textacy_reader import TextacyReader  # noqa: PLC0415 - slow to import

    return TextacyReader()


READERS: Mapping[str, Callable[[], Reader]] = {
    "trained": _trained,
    "rules": _rules,
    "textacy": _textacy,
}
DEFAULT_READER = "trained"


def load_reader(name: str = DEFAULT_READER) -> Reader:
    """Load a reader by its name.

    Raises:
        PipelineError: If there is no reader of that name, or a package that it needs is not
            installed: ``requirements-core.lock`` leaves spaCy and textacy out.
    """
    if name not in READERS:
        message = f"unknown reader {name!r}: choose one of {', '.join(READERS)}"
        raise PipelineError(message)
    try:
        return READERS[name]()
    except ModuleNotFoundError as exc:
        message = (
            f"the reader {str(name)!r} needs {exc.name}, which is not installed: install"
            f" quote-provenance with all it depends on, or use the reader {DEFAULT_READER!r}"
        )
        raise PipelineError(message) from exc
