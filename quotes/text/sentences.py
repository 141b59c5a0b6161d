"""Where sentences end, as far as letters and marks tell without a model."""

import re

# A full stop behind an initial or one of these ends nothing.
_ABBREVIATIONS = (
    *("Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "Lt", "Sen", "Rep", "Gov", "Gen", "Col", "Sgt"),
    *("Prof", "Rev", "[A-Z]"),
)
_ABBREVIATED = "".join(rf"(?<!\b{word}[.!?])" for word in _ABBREVIATIONS)

# The stop comes first: looking back from every letter of the text would cost most of the time.
SENTENCE_END = re.compile(
    rf"[.!?\n](?:(?<=\n)\s*\n|(?<=[.!?]){_ABBREVIATED}[”\"’')\]]*\s+(?=[“\"‘'«A-Z]))"
)
