"""Encoding: an article's text as word pieces with what the encoder can't see by itself.

The encoder's pieces are lower case and know neither quotation marks nor paragraphs, so each word
carries its letter case, its place in or outside quotation marks (from the marks state machine)
and whether it opens a paragraph or a line.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from quotes.text.annotated import AnnotatedText

Ints = NDArray[np.int32]

# Values of the three features; 0 is for the pieces that stand for no word.
CASES = ("special", "lower", "title", "upper", "mixed", "digits", "punctuation", "one capital")
QUOTE_STATES = ("special", "outside", "inside", "inside unclosed", "nested", "opening", "closing")
POSITIONS = ("special", "first piece", "later piece", "opens a paragraph", "opens a line")

# Rust's strings hold no lone surrogates.
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as pieces and words; a word is a run of letters and digits, or one other character.

    Attributes:
        starts: Offset of each word in the text, shape (words,).
        ends: Offset behind each word, shape (words,).
        paragraphs: Number of each word's paragraph, from 0, never falling, shape (words,).
        pieces: Id of each piece in the vocabulary, shape (pieces,).
        words: Number of each piece's word, never falling, shape (pieces,).
        features: Case, quote state and position of each piece, shape (pieces, 3).
    """

    starts: Ints
    ends: Ints
    paragraphs: Ints
    pieces: Ints
    words: Ints
    features: Ints

    def __len__(self) -> int:
        return len(self.starts)


def encode(annotated: AnnotatedText) -> Encoded:
    """Encode a text.

    Args:
        annotated: An article's text.

    Returns:
        Its pieces and words; none of either for a text without a visible character.
    """
    text = annotated.text
    encoding = tokenizer().encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2)
    numbers = np.array(encoding.word_ids, dtype=np.int32).reshape(-1)
    pieces = np.array(encoding.ids, dtype=np.int32).reshape(-1)
    kept = offsets[:, 0] < offsets[:, 1]
    offsets, numbers, pieces = offsets[kept], numbers[kept], pieces[kept]

    opens = np.ones(len(pieces), dtype=bool)
    opens[1:] = numbers[1:] != numbers[:-1]
    words = np.cumsum(opens, dtype=np.int32) - 1
    starts = offsets[opens, 0]
    closes = np.append(opens[1:], True) if len(opens) else opens
    ends = offsets[closes, 1]
    paragraph_starts = np.array([span.start for span in annotated.paragraphs], dtype=np.int32)
    paragraphs = np.searchsorted(paragraph_starts, starts, side="right").astype(np.int32) - 1

    by_word = np.stack(
        [
            _cases(text, starts, ends),
            _quote_states(annotated, starts),
            _positions(text, starts, paragraphs),
        ],
        axis=1,
    )
    features = by_word[words]
    features[~opens, 2] = POSITIONS.index("later piece")
    return Encoded(starts, ends, np.maximum(paragraphs, 0), pieces, words, features)


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """Build the tokenizer from the shipped vocabulary."""
    lines = (files("quotes") / "data" / "reader" / "vocabulary.txt").read_text(encoding="utf-8")
    vocabulary = {piece: number for number, piece in enumerate(lines.rstrip("\n").split("\n"))}
    built = Tokenizer(WordPiece(vocabulary, unk_token=_UNKNOWN, max_input_chars_per_word=100))
    built.normalizer = BertNormalizer(lowercase=True)
    built.pre_tokenizer = BertPreTokenizer()
    return built


def _cases(text: str, starts: Ints, ends: Ints) -> Ints:
    pairs = zip(starts.tolist(), ends.tolist(), strict=True)
    return np.array([_case(text[start:end]) for start, end in pairs], dtype=np.int32)


def _case(word: str) -> int:
    if word.islower():
        name = "lower"
    elif word.isdigit():
        name = "digits"
    elif not word.isalnum():
        name = "punctuation"
    elif len(word) == 1:
        name = "one capital"
    elif word.isupper():
        name = "upper"
    else:
        name = "title" if word[0].isupper() and word[1:].islower() else "mixed"
    return CASES.index(name)


def _quote_states(annotated: AnnotatedText, starts: Ints) -> Ints:
    states = np.full(len(annotated.text) + 1, QUOTE_STATES.index("outside"), dtype=np.int32)
    for marked in annotated.marked:
        if marked.level:
            state = "nested"
        else:
            state = "inside" if marked.closed or marked.continued else "inside unclosed"
        states[marked.content.start : marked.content.end] = QUOTE_STATES.index(state)
        states[marked.outer.start : marked.content.start] = QUOTE_STATES.index("opening")
        states[marked.content.end : marked.outer.end] = QUOTE_STATES.index("closing")
    return states[starts]


def _positions(text: str, starts: Ints, paragraphs: Ints) -> Ints:
    positions = np.full(len(starts), POSITIONS.index("first piece"), dtype=np.int32)
    breaks = np.array([found.end() for found in re.finditer(r"\n\s*", text)], dtype=np.int32)
    positions[np.isin(starts, breaks)] = POSITIONS.index("opens a line")
    new = np.ones(len(starts), dtype=bool)
    new[1:] = paragraphs[1:] != paragraphs[:-1]
    positions[new] = POSITIONS.index("opens a paragraph")
    return positions
