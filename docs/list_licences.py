"""Write the licences of all that is installed into docs/architecture.md, from sbom.cdx.json."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
SBOM = ROOT / "sbom.cdx.json"
HEADING = "## Licences\n"
INTRO = """
Of all that `requirements.lock` installs, written here by `make sbom` from `sbom.cdx.json`
(CycloneDX). Where a package leaves a choice with copyleft licences, we take the weakest: pyphen,
which textacy brings, and tld, which trafilatura brings by courlan, come under the MPL 1.1.
`requirements-core.lock` has no pyphen.

| licence | packages |
|---|---|
"""
# Their metadata names none that a program could read; this is what their licence files say.
UNNAMED = {
    "protobuf": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}
# The names of classifiers -> SPDX.
SPDX = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def list_licences() -> str:
    """Return a table of licences, each with its packages."""
    packages = defaultdict(list)
    for component in json.loads(SBOM.read_text(encoding="utf-8"))["components"]:
        packages[_licence_of(component)].append(component["name"])
    return "".join(
        f"| {licence} | {', '.join(sorted(names, key=str.lower))} |\n"
        for licence, names in sorted(packages.items())
    )


def refresh(page: str) -> str:
    """Return the page with the licences as they are now in their section."""
    before, _, rest = page.partition(HEADING)
    _, next_heading, after = rest.partition("\n## ")
    return f"{before}{HEADING}{INTRO}{list_licences()}{next_heading}{after}"


def slim(part: Any) -> Any:
    """Leave out what each package says of itself beside name, version and licence: addresses."""
    if isinstance(part, dict):
        left_out = ("externalReferences", "description")
        return {key: slim(value) for key, value in part.items() if key not in left_out}
    return [slim(one) for one in part] if isinstance(part, list) else part


def _licence_of(component: dict[str, Any]) -> str:
    if component["name"] in UNNAMED:
        return UNNAMED[component["name"]]
    stated = [
        entry.get("expression") or entry["license"].get("id") or entry["license"]["name"]
        for entry in component["licenses"]
    ]
    names = {SPDX.get(name, name) for name in (name.rpartition(" :: ")[2] for name in stated)}
    exact = {name for name in names if name != "BSD"} or names  # a classifier may say it loosely
    return " OR ".join(sorted(exact))


if __name__ == "__main__":
    whole = json.loads(SBOM.read_text(encoding="utf-8"))
    SBOM.write_text(json.dumps(slim(whole), indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(refresh(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
