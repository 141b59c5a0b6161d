"""Readings made once: what a reader found in a text, kept beside the checkout.

Reading is most of the time of every measurement, and most changes can't touch it. What a reader
found is kept in ``.cache/readings`` (git ignores it) under a hash of all that it depends on: the
reader's weights, the code and data of ``quotes/detect`` and ``quotes/text``, the runtime, and the
text. Speakers, families and checks are worked out each time.
"""

import hashlib
import pickle
import platform
from collections.abc import Collection, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from typer.testing import CliRunner

from bench.shared import ROOT
from quotes.commands import app
from quotes.detect.reader import DEFAULT_READER, Reader, load_reader
from quotes.text.annotated import AnnotatedText
from quotes.types import Quotation, ReaderInfo

if TYPE_CHECKING:
    from spacy.tokens import Doc

CACHE = ROOT / ".cache"
_CODE = ("detect", "text", "names", "data")
_PACKAGES = ("onnxruntime", "tokenizers", "numpy", "spacy", "textacy")


class KeptReader:
    """Gives what a reader found in a text earlier; asks the reader for what is new.

    The reader is loaded with the first new text. Readers that need a parse are not kept, since
    the parse is what costs.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._folder = CACHE / "readings" / f"{name}-{_digest_of_reading()}"
        self._folder.mkdir(parents=True, exist_ok=True)
        self.info: ReaderInfo = self._reader().info
        self.needs: frozenset[str] = frozenset()

    def read(self, text: AnnotatedText, doc: "Doc | None") -> list[Quotation]:
        """Find the quotations of a text, in text order."""
        path = self._folder / hashlib.sha256(text.text.encode()).hexdigest()
        if path.exists():
            found: list[Quotation] = pickle.loads(path.read_bytes())
            return found
        found = self._reader().read(text, doc)
        part = path.with_suffix(f".{id(self)}.part")
        part.write_bytes(pickle.dumps(found))
        part.rename(path)
        return found

    def _reader(self) -> Reader:
        return _load(self._name)


def load_kept_reader(name: str = DEFAULT_READER) -> Reader:
    """Load a reader that keeps what it found; stands in for ``load_reader``."""
    return _load(name) if _load(name).needs else KeptReader(name)


def run_quotes(*args: str | Path, statuses: Collection[int] = (0,)) -> str:
    """Run a command line within this process, with readings made once; return what it printed.

    Raises:
        RuntimeError: It ended with a status that is not expected; the message has its errors.
    """
    with patch("quotes.workflows.read.load_reader", load_kept_reader):
        done = CliRunner().invoke(app, [str(arg) for arg in args], prog_name="quotes")
    if done.exit_code not in statuses:
        message = f"quotes {' '.join(map(str, args))} ended with {done.exit_code}: {done.stderr}"
        raise RuntimeError(message) from done.exception
    return done.stdout


def digest_of(paths: Iterable[Path]) -> str:
    """Return a hash of files: of all in folders, too, by name and content."""
    found = hashlib.sha256()
    files = (file for path in paths for file in ([path] if path.is_file() else path.rglob("*")))
    for file in sorted(files):
        if file.is_file() and "__pycache__" not in file.parts:
            found.update(str(file.relative_to(ROOT.parent)).encode() + b"\0")
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:16]


@cache
def _digest_of_reading() -> str:
    code = digest_of([ROOT / "quotes" / name for name in _CODE] + [ROOT / "quotes" / "types.py"])
    versions = [f"{name} {version(name)}" for name in _PACKAGES]
    return hashlib.sha256("\n".join([code, *versions, platform.machine()]).encode()).hexdigest()[
        :16
    ]


@cache
def _load(name: str) -> Reader:
    return load_reader(name)
