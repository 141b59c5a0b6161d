"""Verbs that report what somebody says or thinks, in every form: no parse is needed."""

import tomllib
from functools import cache
from importlib.resources import files

from quotes.text.inflection import verb_forms

# Of a verb's uses with a clause behind it, the share that reports: "believe" has just so much, and
# the verbs below it ("seem", "want", "see") report more rarely than not.
_LEAST_SHARE = 0.39


@cache
def reporting_forms() -> frozenset[str]:
    """Return the forms of verbs that mostly report the clause behind them, in lower case."""
    path = files("quotes") / "data" / "cues" / "en.toml"
    shares = tomllib.loads(path.read_text(encoding="utf-8"))["clause"]
    return frozenset(
        form for verb, share in shares.items() if share >= _LEAST_SHARE for form in verb_forms(verb)
    )
