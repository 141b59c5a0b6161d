"""Measure whether tests notice changes of the code: mutants made by Cosmic Ray, run in forks.

    python -m bench.mutants                        # all folders, as development.md shows
    python -m bench.mutants check --seed 7 -n 40   # another sample of one folder

A mutant is one change of one place of a module: a comparison turned, a condition negated, a number
moved by one. It is killed if a test fails, and survives if all pass. Places are drawn by a seed,
each with one of the operators that fit it, so that arithmetic, which has ten, does not crowd out
the rest. Left out is what no test could see: annotations, ``==`` for ``is``, caches taken away.

Only tests that ``make unit`` runs are asked. Each mutant is imported instead of its module in a
fork of a process that has pytest and the large packages in memory already.

Needs cosmic-ray, which nothing else here does: ``pip install cosmic-ray==8.7.0``.
"""

import argparse
import ast
import contextlib
import difflib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from bench.shared import ROOT

# The tests that fail soonest, of the many of the store.
_DECISIONS = ("store/test_store_decision_log.py", "store/test_store_speaker_decisions.py")
_REFRESH = ("store/test_store_families.py", "store/test_store_links.py")
# Which tests hold which folder; all of them are of `make unit`.
TESTS = {
    "attribute": ["attribute"],
    "check": ["check", "workflows"],
    "diff": ["diff"],
    "families": ["families", "names"],
    "names": ["names", "resolve", "families"],
    "store/decisions": [*_DECISIONS, "store"],
    "store/refresh": [*_REFRESH, "store"],
}
QUICK = "not (model or slow or postgresql or gate or exhaustive)"
SAMPLE = 400
SEED = 13
# Seconds of processor time that the tests of one mutant may take, whatever else the machine does;
# a loop that never ends is noticed, too.
LIMIT = 240
# Loaded once: of the tests' time, importing these would be most.
_PRELOADED = ("hypothesis", "pytest", "rapidfuzz", "sqlalchemy.orm", "typer.testing", "rich.table")
# Equal for the values that are compared here, such as members of an enum.
_ALIKE = ("Eq_Is", "Is_Eq", "NotEq_IsNot", "IsNot_NotEq")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one place.

    Attributes:
        path: The module, from the root of the checkout.
        operator: Cosmic Ray's name of what is done.
        occurrence: At which of the places that the operator fits, from 0.
        line: Where, from 1.
    """

    path: Path
    operator: str
    occurrence: int
    line: int

    @property
    def module(self) -> str:
        """The dotted name of the module."""
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def draw(folder: str, number: int, seed: int) -> list[tuple[Mutant, str]]:
    """Draw mutants of a folder, with the source of each; fewer if it has not so many places."""
    chance = random.Random(f"{seed} {folder}")
    places = sorted(
        place
        for path in sorted((ROOT / "quotes" / folder).rglob("*.py"))
        for place in _places(path)
    )
    chance.shuffle(places)
    drawn: list[tuple[Mutant, str]] = []
    for path, (line, _), fitting in places:
        if len(drawn) == number:
            break
        operator, occurrence = chance.choice(fitting)
        source = _mutate((ROOT / path).read_text(encoding="utf-8"), operator, occurrence)
        if source is not None:
            drawn.append((Mutant(path, operator, occurrence, line), source))
    return drawn


_Place = tuple[Path, tuple[int, int], list[tuple[str, int]]]


def _places(path: Path) -> Iterator[_Place]:
    """Give the places of a module that can be changed, each with the operators that fit."""
    source = path.read_text(encoding="utf-8")
    hidden = _unseen_lines(source)
    found: dict[tuple[int, int], list[tuple[str, int]]] = {}
    nodes = list(ast_nodes(get_ast(source)))
    for name in operator_names():
        if name.endswith(_ALIKE) or "Variable" in name:
            continue
        operator = get_operator(name)()
        occurrence = 0
        for node in nodes:
            for start, _ in operator.mutation_positions(node):
                cached = name.endswith("RemoveDecorator") and "cache" in node.get_code()
                if not cached and not any(a <= start <= b for a, b in hidden):
                    found.setdefault(start, []).append((name, occurrence))
                occurrence += 1
    for start, fitting in found.items():
        yield path.relative_to(ROOT), start, fitting


def _unseen_lines(source: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where annotations and imports for type checkers stand: (line, column) pairs."""
    unseen: list[ast.AST] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            unseen += [node.returns] if node.returns else []
        elif isinstance(node, ast.arg | ast.AnnAssign):
            unseen += [node.annotation] if node.annotation else []
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            unseen.append(node)
    return [
        ((node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset))  # type: ignore[attr-defined]
        for node in unseen
    ]


def _mutate(source: str, operator: str, occurrence: int) -> str | None:
    """Return the changed source; None where that is no Python, or no change."""
    changed = mutate_code(source, get_operator(operator)(), occurrence)
    with contextlib.suppress(SyntaxError):
        if changed is not None and ast.dump(ast.parse(changed)) != ast.dump(ast.parse(source)):
            return str(changed)
    return None


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports a changed source instead of one module."""

    def __init__(self, mutant: Mutant, source: str) -> None:
        self._name, self._source = mutant.module, source
        self._path = str(ROOT / mutant.path)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if fullname != self._name:
            return None
        package = Path(self._path).name == "__init__.py"
        spec = importlib.util.spec_from_loader(fullname, self, is_package=package)
        if spec is not None and package:
            spec.submodule_search_locations = [str(Path(self._path).parent)]
        return spec

    def get_source(self, fullname: str) -> str:
        del fullname
        return self._source


def _run(mutant: Mutant | None, source: str, tests: Sequence[str]) -> int:
    """Start the tests on a mutant, or on the code as it is; return the process."""
    process = os.fork()
    if process:
        return process
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    if mutant is not None:
        sys.meta_path.insert(0, _Instead(mutant, source))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of what is loaded already
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        status = pytest.main([*options, "-m", QUICK, *_nearest_first(mutant, tests)])
    os._exit(int(status))


def _nearest_first(mutant: Mutant | None, tests: Sequence[str]) -> list[str]:
    """Put tests that are named after the module first: they fail soonest."""
    stem = mutant.path.stem if mutant else "none"
    nearest = [
        str(file) for folder in tests for file in sorted(Path(folder).rglob(f"test_*{stem}*.py"))
    ]
    return [*nearest, *tests]


def measure(
    folder: str, drawn: Sequence[tuple[Mutant, str]], jobs: int
) -> tuple[list[Mutant], Counter[str]]:
    """Run the tests on each mutant; return the survivors, and the counts.

    Raises:
        SystemExit: The tests fail on the code as it is.
    """
    tests = [str(ROOT / "tests" / part) for part in TESTS[folder]]
    begun = time.monotonic()
    if os.waitpid(_run(None, "", tests), 0)[1]:
        sys.exit(f"the tests of {folder} fail on the code as it is: {' '.join(tests)}")
    print(f"{folder}: {time.monotonic() - begun:.0f} s for its tests", file=sys.stderr)
    waiting = list(reversed(drawn))
    running: dict[int, tuple[Mutant, str]] = {}
    survivors: list[Mutant] = []
    counts: Counter[str] = Counter()
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant, source = waiting.pop()
            running[_run(mutant, source, tests)] = mutant, source
        process, status = os.wait()
        mutant, source = running.pop(process)
        if status == 0:
            survivors.append(mutant)
            print(_describe(mutant, source), file=sys.stderr, flush=True)
        counts["survived" if status == 0 else "killed"] += 1
    return survivors, counts


def _describe(mutant: Mutant, source: str) -> str:
    before = (ROOT / mutant.path).read_text(encoding="utf-8").splitlines()
    changes = difflib.unified_diff(before, source.splitlines(), lineterm="", n=0)
    lines = [line for line in changes if line[:2] not in {"--", "++", "@@"}]
    return "\n".join([f"survived: {mutant.path}:{mutant.line} {mutant.operator}", *lines, ""])


def main() -> None:
    """Read the options, run the mutants, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help=", ".join(TESTS))
    parser.add_argument("-n", type=int, help="mutants a folder (default: 400 over all folders)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="paths that contain this")
    options = parser.parse_args()
    for name in _PRELOADED:
        importlib.import_module(name)
    os.chdir(ROOT)
    folders = options.folders or list(TESTS)
    each = options.n or -(-SAMPLE // len(TESTS))
    print("folder | mutants | killed | share")
    for folder in folders:
        drawn = draw(folder, 10**6 if options.only else each, options.seed)
        drawn = [one for one in drawn if options.only in str(one[0].path)][:each]
        _, counts = measure(folder, drawn, options.jobs)
        killed = counts["killed"]
        print(f"{folder} | {len(drawn)} | {killed} | {killed / max(1, len(drawn)):.2f}", flush=True)


if __name__ == "__main__":
    main()
