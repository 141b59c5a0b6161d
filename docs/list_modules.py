"""Write what each module says it is for into docs/architecture.md: ``make docs``."""

import ast
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
HEADING = "## Every module\n"


def list_modules() -> str:
    """Return a list of all modules of the package, by folder, each with its first line."""
    modules = sorted((ROOT / "quotes").rglob("*.py"), key=lambda path: (path.parent, path.name))
    parts = []
    for folder, paths in groupby(modules, key=lambda path: path.parent):
        lines = [f"- `{path.name}`: {_first_line(path)}" for path in paths if path.stem[:2] != "__"]
        if lines:
            parts.append("\n".join([f"`{folder.relative_to(ROOT)}/`", "", *lines, ""]))
    return "\n".join(parts)


def refresh(page: str) -> str:
    """Return the page with the list as it is now at its end."""
    before, _, _ = page.partition(HEADING)
    intro = "The first line of each, written here by `make docs`.\n"
    return f"{before}{HEADING}\n{intro}\n{list_modules()}"


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = docstring.partition("\n")[0]
    return first.replace("``", "`")


if __name__ == "__main__":
    PAGE.write_text(refresh(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
