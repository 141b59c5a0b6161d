"""The reader to compare with."""

import pytest

from quotes.detect.reader import load_reader
from quotes.detect.rules.spacy_model import load_pipeline
from quotes.text.annotated import AnnotatedText

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


def test_textacy_finds_a_plain_quotation_and_survives_an_odd_mark() -> None:
    text = 'One " is odd here.\n\n“We will rebuild the harbour,” Olena Hart wrote on Monday.'
    reader = load_reader("textacy")
    (found,) = reader.read(AnnotatedText(text), load_pipeline(reader.needs)(text))
    assert found.content[0].of(text) == "We will rebuild the harbour,"
    assert found.source[0].of(text) == "Olena Hart"
    assert found.cue[0].of(text) == "wrote"
    assert found.mode == "writing"
