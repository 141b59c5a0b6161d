"""Settings of the documentation site: ``make docs`` builds it with Sphinx into build/docs."""

import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

project = "Quotes"
author = "The Quotes contributors"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["images"]

html_theme = "furo"
html_title = "Quotes"

myst_heading_anchors = 3  # so that links to headings are checked too
myst_enable_extensions = ["smartquotes"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_use_ivar = True  # else attributes of dataclasses would be described twice
# Docstrings put code in single backquotes where a command's help is written in Markdown.
default_role = "code"

# A link to a Markdown file outside docs/ that a forge shows as a page: the site offers the file.
_OUTSIDE = re.compile(r"\]\((?=(?:\.\./)+(?:[A-Z]+|training/README)\.md)")


def link_to_files(_app: Any, _docname: str, source: list[str]) -> None:
    """Mark links that leave the documentation as links to files."""
    source[0] = _OUTSIDE.sub("](path:", source[0])


def setup(app: Any) -> None:
    """Register what this file adds to Sphinx."""
    app.connect("source-read", link_to_files)
