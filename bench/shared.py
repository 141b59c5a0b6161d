"""Where the evaluation data lies, and how its scorers are run."""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EVAL = SHARED / "eval"
POLNEAR = EVAL / "polnear"
ARTICLES = SHARED / "articles"
SEED_ARTICLES = ARTICLES / "seed_gold.jsonl"
CORPUS = SHARED / "corpus" / "us_news_2018.jsonl.gz"

MISSING = "skipped: the evaluation data is not beside the project (../shared)"

Json = dict[str, Any]


def is_there() -> bool:
    """Return True if the evaluation data lies beside the project."""
    return EVAL.is_dir()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, so that figures name the data that they were measured on."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_lines(path: Path) -> list[Json]:
    """Read JSON lines, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def unpack(path: Path, folder: Path) -> Path:
    """Decompress a file into a folder, for scorers that read plain lines."""
    out = folder / path.name.removesuffix(".gz")
    with gzip.open(path, "rb") as packed, out.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    return out


def strip_gold(path: Path, out: Path) -> Path:
    """Write articles without what people marked in them, as input for the tool."""
    rows = [
        {key: value for key, value in row.items() if key != "attributions"}
        for row in read_lines(path)
    ]
    return write_lines(out, rows)


def run_scorer(name: str, *args: str | Path) -> str:
    """Run one of the scorers beside the data and return what it prints."""
    command = [sys.executable, str(EVAL / name), *map(str, args)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
