"""Links between the pages of the project lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(page for top in ("docs", "examples", "training") for page in (ROOT / top).rglob("*.md")),
    ]
)
# What the model card is made of, written for docs/ beside it, is no page.
PAGES.remove(ROOT / "training" / "reader" / "model_card.md")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


def anchors(page: Path) -> set[str]:
    """Return the anchors that a forge and the site make of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_headings(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = []
    for target, anchor in LINK.findall(text):
        file = (page.parent / target).resolve() if target else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(f"{target}#{anchor}" if anchor else target)
    assert broken == []


@pytest.mark.parametrize("page", ["security.md", "reliability.md", "development.md"])
def test_tests_and_tools_that_a_page_names_are_there(page: str) -> None:
    named = re.findall(r"\b(?:tests|bench)/[\w/]+\.py", (ROOT / "docs" / page).read_text("utf-8"))

    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []
