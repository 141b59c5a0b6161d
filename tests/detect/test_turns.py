"""Words that are given whole, without marks: what shares their lines tells."""

import pytest
from factory import span_of

from quotes.detect.turns import whole_turn

# Text, words, cue, source, what comes out.
CASES = {
    "label": ("LEE: We stay.", "We stay", ":", "LEE", "We stay."),
    "label-on-a-later-line": ("It began.\n\nLEE: We stay!", "We stay", ":", "LEE", "We stay!"),
    "label-above": ("LEE:\nWe stay?", "We stay", ":", "LEE", "We stay?"),
    "label-in-bold": ("**LEE:** We stay.", "We stay", ":", "LEE", "We stay."),
    "label-behind-a-time": ("10:57 Ann Lee: We stay.", "We stay", ":", "Ann Lee", "We stay."),
    "answer": ("Will you go?\n\nWe stay.", "We stay", "", "", "We stay."),
    "several-stops": ("Lee: We stay …", "We stay", ":", "Lee", None),
    "three-dots": ("Lee: We stay...", "We stay", ":", "Lee", "We stay..."),
    "posted": ("Lee posted:\n\nWe stay.\n\nShe left.", "We stay", "posted", "Lee", "We stay."),
    "signed": ("We stay. — Lee", "We stay", "—", "Lee", "We stay."),
    "signed-below": ("We stay.\n— Lee (@lee)", "We stay", "—", "Lee", "We stay."),
    "two-paragraphs": ("LEE: We stay.\n\nAll of us.", "We stay.\n\nAll of us", ":", "LEE", "+."),
    "reported": ("Lee said we stay.", "we stay", "said", "Lee", None),
    "reported-behind": ("We stay, Lee said.", "We stay", "said", "Lee", None),
    "reported-with-a-colon": ("Lee was clear: we stay.", "we stay", ":", "Lee", None),
    "more-behind": ("LEE: We stay. Nobody moved.", "We stay", ":", "LEE", None),
    "headline": ("Police: Man stays", "Man stays", ":", "Police", None),
    "far-from-the-line-s-start": ("x " * 200 + "We stay.", "We stay", "", "", None),
}


@pytest.mark.parametrize("case", CASES)
def test_words_alone_on_their_lines_are_a_turn(case: str) -> None:
    text, words, cue, source, expected = CASES[case]
    content = (span_of(text, words),)
    cues, sources = ((span_of(text, one),) if one else () for one in (cue, source))
    found = whole_turn(text, content, cues, sources)
    whole = expected and expected.replace("+", words)
    assert (found and " … ".join(span.of(text) for span in found)) == whole
