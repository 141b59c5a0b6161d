"""The cue table: how often a verb, used in a certain way, reports somebody's words or thoughts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotes.detect.rules.constructions import Frame


@dataclass(frozen=True, slots=True)
class CueTable:
    """Verbs that report, with the share of their uses in which they do.

    Attributes:
        shares: For each frame, verb lemma -> share of its uses that trained people marked.
        speech: Lemmas that may stand beside a direct quotation ("she said", "he laughed").
    """

    shares: Mapping[Frame, Mapping[str, float]]
    speech: frozenset[str]

    def share(self, frame: Frame, lemma: str) -> float:
        """Return how often a verb reports when it is used in this way; 0 if never seen to."""
        return self.shares[frame].get(lemma, 0.0)


@cache
def load_cues() -> CueTable:
    """Read the English cue table from the package's data."""
    path = files("quotes") / "data" / "cues" / "en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    shares = {frame: table[frame.value] for frame in Frame}
    return CueTable(shares=shares, speech=frozenset(table["speech"]["verbs"]))
