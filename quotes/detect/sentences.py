"""Where sentences end, as far as letters and marks tell without a model."""

import re

# A full stop behind an initial or a title ends nothing.
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bJr)(?<!\bSr)(?<!\bLt)"
    r"(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bCol)(?<!\bSgt)(?<!\bProf)(?<!\bRev)"
    r"[.!?][”\"’')\]]*\s+(?=[“\"‘'«A-Z])|\n\s*\n"
)
