"""What scripts write into docs/architecture.md is as it would be written now."""

from importlib import import_module
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("script", ["list_modules", "list_licences"])
def test_the_lists_are_fresh(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    module = import_module(script)
    page = module.PAGE.read_text(encoding="utf-8")
    stale = f"docs/architecture.md is stale: run python docs/{script}.py"
    assert page == module.refresh(page), stale
