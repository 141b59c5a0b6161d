"""The wheel: what it holds, and that it works where there is no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from pdf_factory import write_pdf

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ARTICLE = """\
Outlet: Harbour Post
Title: Pumps hold through the night
Date: 2022-04-20

The harbour stayed dry on Tuesday.

“The pumps ran all night,” the mayor, Ada Lindqvist, said on Wednesday.
"""

Command = Callable[..., str]


def run_python(*args: object, python: object = sys.executable, cwd: Path = ROOT) -> str:
    """Run Python and return what it wrote, with nothing of this process' settings."""
    hidden = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "QUOTES_DB", "QUOTES_PIPELINE"}
    done = subprocess.run(
        [str(python), *map(str, args)],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run_python("-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a new environment that has the wheel, and borrows all else.

    The borrowed packages come by a line of a .pth file: the .pth files among them, such as that
    of an editable install of this checkout, are not read then.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    run_python("-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    own = run_python("-c", "import sysconfig; print(sysconfig.get_path('purelib'))", python=python)
    borrowed = Path(own.strip()) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


@pytest.fixture
def command(installed: Path, tmp_path: Path) -> Command:
    """Return a function that runs the installed command in an empty folder."""

    def run(*args: object) -> str:
        return run_python(installed.with_name("quotes"), *args, python=installed, cwd=tmp_path)

    return run


def test_wheel_holds_the_package_and_its_migrations(wheel: Path) -> None:
    wanted = {
        f"{prefix}{path.relative_to(ROOT).as_posix()}"
        for folder, prefix in (("quotes", ""), ("migrations", "quotes/"))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == wanted
    assert {"quotes/py.typed", "quotes/migrations/env.py", "quotes/data/cues/en.toml"} <= held


def test_wheel_carries_the_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("licenses/LICENSE"))
        assert archive.read(name) == (ROOT / "LICENSE").read_bytes()


def test_installed_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    script = "import quotes; print(quotes.__version__); print(quotes.__file__)"

    version, file = run_python("-c", script, python=installed, cwd=tmp_path).splitlines()

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert version == project["version"]
    assert Path(file).is_relative_to(installed.parents[1])


def test_installed_command_gives_its_version(command: Command) -> None:
    assert command("--version").startswith("quotes 0.")


@pytest.mark.model
def test_installed_command_adds_and_looks_up(command: Command, tmp_path: Path) -> None:
    (tmp_path / "pumps.txt").write_text(ARTICLE, encoding="utf-8")

    command("add", "pumps.txt")
    (found,) = json.loads(command("by", "Ada Lindqvist", "--json"))

    assert "The pumps ran all night" in json.dumps(found)
    assert (tmp_path / "quotes.db").is_file()
    command("verify")  # fails unless its exit status is 0


@pytest.mark.exhaustive  # installs some 800 MB
def test_the_oldest_pip_installs_all_that_reading_a_page_needs(wheel: Path, tmp_path: Path) -> None:
    """Python 3.11.0 came with pip 22.3, which passes over extras that a dependency asks for."""
    venv.create(tmp_path / "fresh", with_pip=True)
    python = tmp_path / "fresh" / "bin" / "python"
    run_python("-m", "pip", "install", "-q", "pip==22.3", python=python)
    run_python("-m", "pip", "install", "-q", wheel, python=python, cwd=tmp_path)

    page = ROOT / "examples" / "articles" / "harbour-mayor.html"
    found = run_python("-m", "quotes", "extract", page, "--json", python=python, cwd=tmp_path)
    assert json.loads(found)


@pytest.mark.exhaustive  # installs some 400 MB
def test_without_spacy_all_works_but_the_readers_to_compare_with(
    wheel: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "core", with_pip=True)
    python = tmp_path / "core" / "bin" / "python"
    lock = ROOT / "requirements-core.lock"
    pip = ("-m", "pip", "install", "-q", "--no-deps")
    run_python(*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock, python=python)
    run_python(*pip, "--no-index", wheel, python=python)

    def command(*args: object) -> str:
        return run_python("-m", "quotes", *args, python=python, cwd=tmp_path)

    command("add", ROOT / "examples" / "articles")
    said = '"The pumps ran all night," Ada Lindqvist said.'
    document = Document()
    document.add_paragraph(said)
    document.save(str(tmp_path / "draft.docx"))
    (tmp_path / "draft.pdf").write_bytes(write_pdf([(said, 72, 700)]))
    for draft in ("draft.docx", "draft.pdf"):
        assert json.loads(command("extract", draft, "--json"))
    assert json.loads(command("by", "Boychenko", "--json"))
    assert json.loads(command("families", "--json"))
    command("export", "all.db")
    command("verify")
    with pytest.raises(AssertionError, match="the reader 'rules' needs spacy"):
        command("extract", "draft.docx", "--reader", "rules")
