"""Pin the figures that the quality gate holds: ``python -m bench.floors [--allow-lower]``.

A floor rises with what is measured. It falls only with ``--allow-lower``, and then the commit
says why.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.measure import DATA, GATE, measure_part
from bench.shared import ROOT, digest

FLOORS = ROOT / "tests" / "eval" / "floors.json"


def read_floors() -> dict[str, Any]:
    """Return the pinned figures and the digests of the data that they were measured on."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def write_floors(*, allow_lower: bool) -> list[str]:
    """Measure, and pin what is not lower than before.

    Returns:
        A line for each floor that moved, or that would have to fall.
    """
    floors = read_floors()
    lines = []
    for part in GATE:
        with tempfile.TemporaryDirectory() as folder:
            measured = measure_part(part, Path(folder))
        figures: dict[str, float] = floors["figures"].setdefault(part, {})
        for name, value in measured.items():
            floor = figures.get(name)
            if floor is None or value > floor or (allow_lower and value < floor):
                figures[name] = value
                lines.append(f"{name}: {floor} -> {value}")
            elif value < floor:
                lines.append(f"{name}: measured {value}, below its floor {floor}, which stays")
        lines += [f"{name}: no longer measured" for name in figures.keys() - measured.keys()]
    floors["data"] = {name: digest(path) for name, path in DATA.items()}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return lines


if __name__ == "__main__":
    for line in write_floors(allow_lower="--allow-lower" in sys.argv):
        sys.stdout.write(f"{line}\n")
