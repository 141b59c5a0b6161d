"""What stands behind a name and tells the generations of a family apart."""

from collections.abc import Mapping, Sequence

# As written, in lower case and without full stops -> as it is compared.
SUFFIXES: Mapping[str, str] = {
    "jr": "jr",
    "jnr": "jr",
    "junior": "jr",
    "sr": "sr",
    "snr": "sr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
    "vi": "vi",
    "vii": "vii",
    "viii": "viii",
}
# Behind "the": "Pieter Brandt the Younger".
_EPITHETS: Mapping[str, str] = {"younger": "the younger", "elder": "the elder"}
# Ways of saying the same, so that "Jr." and "the younger" are one.
_GENERATIONS: Mapping[str, str] = {"the younger": "jr", "the elder": "sr"}
# A father is called by the bare name as well, and a son is not. Others leave their number out: in
# the news of 2018 Joe Manchin III is mostly Joe Manchin, but Donald Trump Jr. never Donald Trump.
ELDER, YOUNGER = "sr", "jr"


def is_suffix(word: str) -> bool:
    """Return True if a word behind a name is a suffix, whatever its case and full stop."""
    return word.lower().rstrip(".") in SUFFIXES


def split_suffix(words: Sequence[str]) -> tuple[Sequence[str], str]:
    """Part a name's words from the suffix, which is empty where there is none.

    >>> split_suffix(["Bo", "Lee", "Jr."]), split_suffix(["Bo", "the", "Elder"])
    ((['Bo', 'Lee'], 'jr'), (['Bo'], 'the elder'))
    """
    last = words[-1].lower().rstrip(".") if len(words) > 1 else ""
    if last in SUFFIXES:
        return words[:-1], SUFFIXES[last]
    if last in _EPITHETS and len(words) > 2 and words[-2].lower() == "the":
        return words[:-2], _EPITHETS[last]
    return words, ""


def generation(suffix: str) -> str:
    """Return what a suffix says, however it is put.

    >>> generation("the younger") == generation("jr")
    True
    """
    return _GENERATIONS.get(suffix, suffix)
