"""The floors of the house: a package imports from those below it, never from one above."""

import ast
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# From the ground up; those on one floor don't import each other. docs/architecture.md shows it.
PACKAGE = (
    ("types", "errors"),
    ("settings", "confidence", "shown", "unread"),
    ("text",),
    ("names",),
    ("ingest", "detect"),
    ("attribute",),
    ("resolve",),
    ("diff", "families"),
    ("check",),
    ("store",),
    ("workflows", "interchange"),
    ("export",),
    ("commands",),
)
STORE = (
    ("records",),
    ("schema",),
    ("engine",),
    ("sql",),
    ("ledger",),
    ("speakers",),
    ("quotations",),
    ("families",),
    ("refresh",),
    ("articles",),
    ("decisions",),
    ("checks",),
    ("upgrade",),
    ("store",),
)
ATTRIBUTE = (("resolution", "mentions"), ("entities",), ("annotated_article",), ("resolvers",))
ATTRIBUTE += (("attribution",),)
CHECKOUT = (("quotes",), ("training",), ("bench",))


def modules_of(place: Path) -> list[Path]:
    """Return the module, or all modules of the package."""
    module = place.with_suffix(".py")
    return [module] if module.exists() else sorted(place.rglob("*.py"))


@cache
def imports_of(path: Path) -> list[str]:
    """Return the modules that a file imports, wherever in it, those for type checkers included."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            names += [f"{node.module}.{name.name}" for name in node.names]
        elif isinstance(node, ast.Import):
            names += [name.name for name in node.names]
    return names


@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        pytest.param("quotes", PACKAGE, id="package"),
        pytest.param("quotes/store", STORE, id="store"),
        pytest.param("quotes/attribute", ATTRIBUTE, id="attribute"),
        pytest.param(".", CHECKOUT, id="checkout"),
    ],
)
def test_nothing_imports_upwards(folder: str, floors: Sequence[Sequence[str]]) -> None:
    floor_of = {part: floor for floor, parts in enumerate(floors) for part in parts}
    prefix = "" if folder == "." else folder.replace("/", ".") + "."
    upwards = [
        f"{path.relative_to(ROOT)} imports {name}"
        for part, floor in floor_of.items()
        for path in modules_of(ROOT / folder / part)
        for name in imports_of(path)
        if name.startswith(prefix)
        and (other := name.removeprefix(prefix).split(".")[0]) != part
        and floor_of.get(other, -1) >= floor
    ]
    assert upwards == []


@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        pytest.param("quotes", PACKAGE, id="package"),
        pytest.param("quotes/store", STORE, id="store"),
        pytest.param("quotes/attribute", ATTRIBUTE, id="attribute"),
    ],
)
def test_each_part_has_its_floor(folder: str, floors: Sequence[Sequence[str]]) -> None:
    parts = {
        path.stem for path in (ROOT / folder).iterdir() if path.suffix == ".py" or path.is_dir()
    }
    known = {part for floor in floors for part in floor}
    assert parts - known <= {"__init__", "__main__", "__pycache__", "data"}
    assert known <= parts
