"""Look-ups among spans find what looking at each of them finds."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.rules.span_index import SpanIndex
from quotes.types import CharSpan

spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
    lambda pair: CharSpan(pair[0], pair[0] + pair[1])
)


@given(st.lists(spans, max_size=12), spans)
def test_all_that_overlap_are_found(some: list[CharSpan], place: CharSpan) -> None:
    found = SpanIndex((span, at) for at, span in enumerate(some)).overlapping(place)
    assert sorted(found) == [at for at, span in enumerate(some) if span.overlaps(place)]


@given(st.lists(spans, max_size=12), spans)
def test_the_first_that_holds_a_place_is_found(some: list[CharSpan], place: CharSpan) -> None:
    found = SpanIndex((span, span) for span in some).first_containing(place)
    holding = [span for span in some if span.contains(place)]
    assert (found in holding) is bool(holding)
    assert found is None or found.start == min(span.start for span in holding)
