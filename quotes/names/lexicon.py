"""Words about names and speakers, read from the package's data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotes.names.suffixes import SUFFIXES


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of lower-case words; quotes/data/names says where each came from.

    Attributes:
        women: First name -> share of its bearers who are women, from 0 to 1.
        words: Name of a list -> its words.
    """

    women: Mapping[str, float]
    words: Mapping[str, frozenset[str]]

    def has(self, kind: str, word: str) -> bool:
        """Return True if a list holds a word, whatever its case and full stops."""
        return word.lower().rstrip(".") in self.words[kind]

    def is_title(self, word: str) -> bool:
        """Return True if a word stands before a name without belonging to it."""
        return self.has("all_titles", word)


@cache
def load_lexicon() -> Lexicon:
    """Read the English lists."""
    folder = files("quotes") / "data" / "names"
    lists = tomllib.loads((folder / "words.en.toml").read_text(encoding="utf-8"))
    titles = [*lists["titles"], *lists["titles_man"], *lists["titles_woman"]]
    plurals = {f"{title}s" for title in titles} - set(lists["organisations"])  # "United States"
    lists["all_titles"] = [*titles, *plurals]
    lists["suffixes"] = list(SUFFIXES)
    lines = (folder / "first.en.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return Lexicon(
        women={
            name: int(share) / 100 for name, share in pairs if name not in lists["no_first_names"]
        },
        words={kind: frozenset(words) for kind, words in lists.items()},
    )
