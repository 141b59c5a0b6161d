import sqlite3
from pathlib import Path

import pytest

from quotes.errors import ExportError
from quotes.export.target import whole_file


def test_the_target_appears_only_when_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with whole_file(target, overwrite=False) as draft:
        draft.write_text("a,b\n")
        assert not target.exists()

    assert target.read_text() == "a,b\n"
    assert list(tmp_path.iterdir()) == [target]


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")

    with pytest.raises(ExportError, match="--force"), whole_file(target, overwrite=False):
        pass

    assert target.read_text() == "mine"


def write_half(target: Path, fault: Exception) -> None:
    with whole_file(target, overwrite=True) as draft:
        draft.write_text("half")
        raise fault


@pytest.mark.parametrize(
    "fault",
    [OSError(28, "No space left on device"), sqlite3.OperationalError("disk is full")],
    ids=["file", "sqlite"],
)
def test_a_failed_export_leaves_the_older_file(tmp_path: Path, fault: Exception) -> None:
    target = tmp_path / "out.db"
    target.write_text("older")

    with pytest.raises(ExportError, match=r"out\.db can't be written"):
        write_half(target, fault)

    assert target.read_text() == "older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "out.csv"

    with pytest.raises(ExportError, match="nowhere"), whole_file(target, overwrite=False) as draft:
        draft.write_text("a")
