"""Write the model card, docs/model.md, from its text and the figures of an evaluation.

python -m training.reader.card --folder FOLDER
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TEXT = Path(__file__).with_name("model_card.md")
OUT = Path(__file__).parent.parent.parent / "docs" / "model.md"
_MEASURES = ("detected", "exact", "attributed")
_OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "HuffPost",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}


def write_card(text: str, card: Mapping[str, Any], figures: Mapping[str, Any], size: int) -> str:
    """Fill the card's text.

    Args:
        text: Markdown with the names of what is filled in, in braces.
        card: What stands beside the weights.
        figures: What ``evaluate`` wrote.
        size: Of the weights, in bytes.
    """
    return text.format(
        version=card["version"],
        sha256=card["sha256"][:16],
        megabytes=f"{size / 1e6:.1f}",
        calibrated=f"{card['calibration']['quotations']:,}",
        kinds=_table(figures["kinds"], ("direct", "mixed", "indirect", "all"), {}),
        outlets=_table(figures["outlets"], sorted(figures["outlets"]), _OUTLETS),
    )


def _table(rows: Mapping[str, Any], order: Sequence[str], names: Mapping[str, str]) -> str:
    lines = ["| | marked by people | detected | exact | attributed |", "|---|---|---|---|---|"]
    for key in order:
        cells = " | ".join(f"{rows[key][measure]['f1']:.3f}" for measure in _MEASURES)
        lines.append(f"| {names.get(key, key)} | {rows[key]['gold']:,} | {cells} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True, help="weights, card and figures")
    options = parser.parse_args(arguments)
    card, figures = (
        json.loads((options.folder / name).read_text(encoding="utf-8"))
        for name in ("reader.json", "figures.json")
    )
    size = (options.folder / "weights.onnx").stat().st_size
    text = TEXT.read_text(encoding="utf-8")
    OUT.write_text(write_card(text, card, figures, size), encoding="utf-8")


if __name__ == "__main__":
    main()
