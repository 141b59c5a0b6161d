import sys
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"


def test_the_list_of_modules_is_fresh() -> None:
    sys.path.insert(0, str(DOCS))
    try:
        from list_modules import PAGE, refresh
    finally:
        sys.path.remove(str(DOCS))
    page = PAGE.read_text(encoding="utf-8")
    assert page == refresh(page), "docs/architecture.md is stale: run python docs/list_modules.py"
