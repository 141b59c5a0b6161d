"""On another processor's instructions the sample articles give the same quotations.

QEMU stands in for a processor with SSE 4.2 alone, whose kernels round scores otherwise than those
for AVX2, AVX-512 or VNNI. Quotations and speakers must be the same; how far confidences may move is
what pages hide behind words.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

QEMU = shutil.which("qemu-x86_64-static") or shutil.which("qemu-x86_64")
pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(
        QEMU is None or platform.machine() != "x86_64",
        reason="needs an x86-64 machine with qemu-x86_64 (Debian: qemu-user-static)",
    ),
]

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "examples" / "articles"
SAME = ("kind", "mode", "content", "speakers", "speaker_status")
FARTHEST = 0.05


def read(*emulator: str) -> list[dict[str, Any]]:
    command = [*emulator, sys.executable, "-m", "quotes", "extract", str(ARTICLES), "--json"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QUOTES_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [one for article in json.loads(done.stdout) for one in article["quotes"]]


def test_other_kernels_find_the_same() -> None:
    assert QEMU
    here, there = read(), read(QEMU, "-cpu", "Nehalem")
    assert [[one[key] for key in SAME] for one in here] == [
        [one[key] for key in SAME] for one in there
    ]
    moves = [
        abs(one[key] - other[key])
        for one, other in zip(here, there, strict=True)
        for key in ("confidence", "speaker_confidence")
    ]
    assert max(moves) <= FARTHEST
