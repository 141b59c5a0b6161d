"""What ``import quotes`` offers, and that it stays cheap."""

import subprocess
import sys
from importlib import import_module

import pytest

import quotes

HEAVY = ["spacy", "textacy", "sqlalchemy", "alembic", "trafilatura", "typer", "rich", "numpy"]


def test_public_names_are_sorted() -> None:
    assert quotes.__all__ == sorted(quotes.__all__)


@pytest.mark.parametrize("name", quotes.__all__)
def test_public_name_is_the_one_of_its_module(name: str) -> None:
    value = getattr(quotes, name)

    assert getattr(import_module(value.__module__), value.__name__) is value
    assert value.__module__.startswith("quotes.")
    assert value.__doc__


@pytest.mark.parametrize("module", ["quotes.errors", "quotes.types"])
def test_errors_and_values_are_public(module: str) -> None:
    defined = {
        name
        for name, value in vars(import_module(module)).items()
        if isinstance(value, type) and value.__module__ == module
    }

    assert defined <= set(quotes.__all__)


def test_names_can_be_listed() -> None:
    assert {*quotes.__all__, "__version__"} <= set(dir(quotes))


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'quote'"):
        quotes.quote  # noqa: B018


def test_version_is_the_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"{name} 9.9")

    assert quotes.__version__ == "quote-provenance 9.9"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("import quotes", id="package"),
        pytest.param("from quotes import read_articles, compare", id="reading-and-comparing"),
    ],
)
def test_import_is_cheap(statement: str) -> None:
    script = f"import sys; {statement}; print(*sorted(set({HEAVY}) & set(sys.modules)))"

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""
