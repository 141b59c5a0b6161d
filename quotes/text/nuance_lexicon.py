"""Words that change what a wording says, read from the package's data."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases as words, each with what it comes to: the first of those that mean the same.

    Attributes:
        kinds: "negation", "modal", "hedge", "quantifier" and "pronoun", each with its phrases.
        denials: What says of the words after it that they are not so.
        weak: Quantities that count only against another one.
        conditions: What a wording must not be cut before.
        prefixes: What makes a word its contrary.
        whole: Contractions and what they stand for.
        ends: Endings of contractions and what they stand for.
        masked: Words that papers mask.
    """

    kinds: Mapping[str, Phrases]
    denials: Phrases
    weak: frozenset[str]
    conditions: Phrases
    prefixes: tuple[str, ...]
    whole: Mapping[str, tuple[str, ...]]
    ends: Mapping[str, str]
    masked: tuple[str, ...]

    def expand(self, norm: str) -> tuple[str, ...]:
        """Write a contraction out; a possessive or any other word stays one word."""
        if (whole := self.whole.get(norm)) is not None:
            return whole
        for end, word in self.ends.items():
            if norm.endswith(end) and len(norm) > len(end):
                return (norm.removesuffix(end), word)
        return (norm,)


@cache
def load_lexicon() -> Lexicon:
    """Read the English lists."""
    place = files("quotes") / "data" / "diff" / "en.toml"
    lists = tomllib.loads(place.read_text(encoding="utf-8"))
    groups = {kind: lists[f"{kind}s"] for kind in ("modal", "hedge", "quantifier", "pronoun")}
    groups["negation"] = [[phrase] for phrase in lists["negations"]]
    return Lexicon(
        kinds={kind: _phrases(several) for kind, several in groups.items()},
        denials=_phrases([[phrase] for phrase in lists["denials"]]),
        weak=frozenset(lists["weak"]),
        conditions=_phrases([[phrase] for phrase in lists["conditions"]]),
        prefixes=tuple(lists["prefixes"]),
        whole={word: tuple(out.split()) for word, out in lists["contractions"]["whole"].items()},
        ends=lists["contractions"]["ends"],
        masked=tuple(lists["masked"]["words"]),
    )


def _phrases(groups: Sequence[Sequence[str]]) -> Phrases:
    return {tuple(phrase.split()): group[0] for group in groups for phrase in group}
