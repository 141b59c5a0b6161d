"""What a killed export leaves goes with the next one, and nothing else does."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.export.leftovers import part_path
from quotes.export.target import begins_with, whole_file

EXPORT = """
import sys, time
from pathlib import Path
from quotes.export.target import begins_with, whole_file
with whole_file(Path(sys.argv[1]), replaces=begins_with(b"a,b")) as draft:
    draft.write_text("half")
    print(draft, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def export(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Run an export that never ends; give its process and the file it writes to."""
    command = [sys.executable, "-c", EXPORT, str(tmp_path / "out.csv")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        yield running, Path(running.stdout.readline().strip())
        running.kill()


def write_another(folder: Path) -> None:
    with whole_file(folder / "other.csv", replaces=begins_with(b"a,b")) as draft:
        draft.write_text("a,b\n")


def test_what_a_killed_export_left_is_removed(
    export: tuple[subprocess.Popen[str], Path], tmp_path: Path
) -> None:
    running, left = export
    running.kill()
    running.wait()
    assert left.read_text() == "half"

    write_another(tmp_path)

    assert list(tmp_path.iterdir()) == [tmp_path / "other.csv"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system tells no start")
def test_a_killed_export_counts_as_ended_before_anybody_asked(
    export: tuple[subprocess.Popen[str], Path], tmp_path: Path
) -> None:
    running, left = export
    running.kill()
    assert running.stdout
    running.stdout.read()  # until it is closed: the process has ended, but was not waited for
    while b") Z " not in Path(f"/proc/{running.pid}/stat").read_bytes():
        pass

    write_another(tmp_path)

    assert not left.exists()


def test_what_is_still_written_stays(
    export: tuple[subprocess.Popen[str], Path], tmp_path: Path
) -> None:
    _, written = export

    write_another(tmp_path)
    with whole_file(tmp_path / "own.csv", replaces=begins_with(b"a,b")) as own:
        own.write_text("mine")
        write_another(tmp_path)
        assert own.read_text() == "mine"

    assert written.read_text() == "half"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system tells no start")
def test_the_number_of_an_ended_process_may_be_given_again(
    export: tuple[subprocess.Popen[str], Path], tmp_path: Path
) -> None:
    _, written = export
    stem, process, _ = written.name.rsplit("-", 2)
    left = tmp_path / f"{stem}-{process}-1.part"
    left.write_text("half")

    write_another(tmp_path)

    assert not left.exists()
    assert written.exists()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".out.csv.00000000-{dead}-1.part", id="of-another-machine"),
        pytest.param(".out.csv.{dead}.part", id="without-a-machine"),
        pytest.param("film.mkv.part", id="of-another-program"),
        pytest.param("out.csv.{machine}-{dead}-1.part", id="in-sight"),
        pytest.param(".out.csv.{machine}-{dead}-1.part.txt", id="of-another-kind"),
    ],
)
def test_other_files_stay(name: str, tmp_path: Path) -> None:
    machine = part_path(tmp_path / "x").name.split(".")[2].partition("-")[0]
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    other = tmp_path / name.format(dead=ended.pid, machine=machine)
    other.write_text("theirs")

    write_another(tmp_path)

    assert other.read_text() == "theirs"


@pytest.mark.parametrize("number", ["999999999999999999999", "4194305"])
def test_numbers_that_no_process_has(number: str, tmp_path: Path) -> None:
    name = part_path(tmp_path / "out.csv").name
    start = name.rpartition("-")[2]
    left = tmp_path / f"{name.rsplit('-', 2)[0]}-{number}-{start}"
    left.write_text("half")

    write_another(tmp_path)

    assert not left.exists()


HOUR = 60 * 60


@pytest.mark.parametrize(
    ("name", "content", "age", "stays"),
    [
        pytest.param(".out.csv.{dead}.part", "a,b\n1", 25 * HOUR, False, id="left"),
        pytest.param(".out.csv.{dead}.part", "a,b\n1", 23 * HOUR, True, id="young"),
        pytest.param(".out.csv.{alive}.part", "a,b\n1", 25 * HOUR, True, id="running"),
        pytest.param(".out.csv.{dead}.part", "c,d\n1", 25 * HOUR, True, id="of-another-kind"),
        pytest.param(".in.csv.{dead}.part", "a,b\n1", 25 * HOUR, True, id="of-another-target"),
        pytest.param(".out.csv.part", "a,b\n1", 25 * HOUR, True, id="without-a-number"),
        pytest.param("out.csv.{dead}.part", "a,b\n1", 25 * HOUR, True, id="in-sight"),
    ],
)
def test_of_what_0_2_0_left_only_goes_what_nobody_writes(
    name: str, content: str, age: int, stays: bool, tmp_path: Path
) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    older = tmp_path / name.format(dead=ended.pid, alive=os.getpid())
    older.write_text(content)
    os.utime(older, (time.time() - age,) * 2)

    with whole_file(tmp_path / "out.csv", replaces=begins_with(b"a,b")) as draft:
        draft.write_text("a,b\n")

    assert older.exists() is stays
