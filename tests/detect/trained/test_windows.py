"""Windows: together they hold every word, and none is longer than the encoder reads."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.trained.encode import encode
from quotes.detect.trained.windows import CLS, SEP, cut_windows
from quotes.text.annotated import AnnotatedText

PARAGRAPH = "The council will meet again on Tuesday, its leader Tom Lindqvist said. "
TEXTS = st.lists(st.integers(1, 60), max_size=8).map(
    lambda sizes: "\n\n".join((PARAGRAPH * size).strip() for size in sizes)
)


def test_no_words_give_no_windows() -> None:
    assert cut_windows(encode(AnnotatedText(""))) == []


def test_a_short_article_is_one_window_with_a_separator_behind_each_paragraph() -> None:
    (window,) = cut_windows(encode(AnnotatedText("One.\n\nTwo.")))
    assert window.pieces[0] == CLS
    assert [number for number, piece in enumerate(window.pieces) if piece == SEP] == [3, 6]


def test_windows_begin_with_a_paragraph_where_one_is_near() -> None:
    encoded = encode(AnnotatedText("\n\n".join([PARAGRAPH.strip()] * 40)))
    windows = cut_windows(encoded)
    assert len(windows) > 2
    firsts = [window.words[window.words >= 0][0] for window in windows]
    assert all(encoded.paragraphs[word] != encoded.paragraphs[word - 1] for word in firsts[1:])


@given(TEXTS, st.integers(32, 256), st.data())
def test_windows_hold_every_word_and_stay_short(text: str, size: int, data: st.DataObject) -> None:
    encoded = encode(AnnotatedText(text))
    overlap = data.draw(st.integers(0, size // 3))
    first = data.draw(st.none() | st.integers(1, size))
    windows = cut_windows(encoded, size=size, overlap=overlap, first=first)
    held = [word for window in windows for word in window.words[window.words >= 0].tolist()]
    assert set(held) == set(range(len(encoded)))
    assert all(len(window) <= size for window in windows)
    assert all(len(window.features) == len(window.words) == len(window) for window in windows)
