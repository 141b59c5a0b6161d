"""First names that stand for others."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nicknames import NickNamer


@cache
def nicknames_of(given: str) -> frozenset[str]:
    """Return the first names that one stands for, or that stand for it: "bill" for "william".

    The pairs are those of github.com/carltonnorthern/nicknames, compiled by hand (Apache-2.0).
    """
    names = _namer()
    return frozenset(names.canonicals_of(given) | names.nicknames_of(given)) - {given}


@cache
def _namer() -> "NickNamer":
    from nicknames import NickNamer  # noqa: PLC0415 - reads its table when it is made

    return NickNamer()
