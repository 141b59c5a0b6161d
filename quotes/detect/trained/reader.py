"""The trained reader: an article's text in, its quotations out; no parse needed."""

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from quotes.detect.trained.assemble import assemble
from quotes.detect.trained.decode import decode
from quotes.detect.trained.encode import encode
from quotes.detect.trained.scores import Model, score
from quotes.detect.trained.units import marked_units
from quotes.detect.trained.weights import load_model, name_runtime, read_card, shipped
from quotes.detect.trained.windows import cut_windows
from quotes.settings import reading_threads
from quotes.text.annotated import AnnotatedText
from quotes.types import Quotation, ReaderInfo

if TYPE_CHECKING:
    from spacy.tokens import Doc


class TrainedReader:
    """Reads a text with a small encoder trained on PolNeAR; docs/model.md says how and how well."""

    needs: frozenset[str] = frozenset()

    def __init__(self, folder: Traversable | None = None) -> None:
        """Read which weights there are; they are opened with the first text.

        Args:
            folder: Holds other weights than those of the package.

        Raises:
            PipelineError: If their description can't be read.
        """
        self._folder = folder or shipped()
        self._card = read_card(self._folder)
        self._model: Model | None = None
        self.info = ReaderInfo(
            "trained", self._card.version, self._card.sha256, runtime=name_runtime()
        )

    def read(self, text: AnnotatedText, doc: "Doc | None" = None) -> list[Quotation]:  # noqa: ARG002
        """Find the quotations of a text.

        Args:
            text: The article's text, with markup masked.
            doc: Not needed.

        Returns:
            Quotations in text order; offsets count characters of the text.

        Raises:
            PipelineError: If the weights can't be opened.
        """
        encoded = encode(text)
        if not len(encoded):
            return []
        if self._model is None:
            self._model = load_model(self._folder, self._card, reading_threads())
        scores = score(self._model, cut_windows(encoded), len(encoded))
        units = marked_units(encoded, text.outermost)
        found = decode(scores, encoded.paragraphs, units, self._card.decoding)
        return assemble(text, encoded, found, self._card.calibration)
