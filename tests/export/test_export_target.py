import sqlite3
from pathlib import Path

import pytest

from quotes.errors import ExportError
from quotes.export.target import begins_with, whole_file

OURS = begins_with(b"a,b")


def test_the_target_appears_only_when_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with whole_file(target, replaces=OURS, overwrite=False) as draft:
        draft.write_text("a,b\n")
        assert not target.exists()

    assert target.read_text() == "a,b\n"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("existing", "overwrite", "message"),
    [
        pytest.param(b"a,b\n1,2\n", False, "--force", id="ours-without-force"),
        pytest.param(b"mine", True, "was not written by this command", id="another-kind"),
        pytest.param(b"mine", False, "was not written by this command", id="no-way-to-force-it"),
        pytest.param(b"xa,b\n", True, "was not written by this command", id="not-at-its-beginning"),
    ],
)
def test_an_existing_file_is_kept(
    tmp_path: Path, existing: bytes, overwrite: bool, message: str
) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(existing)

    with (
        pytest.raises(ExportError, match=message),
        whole_file(target, replaces=OURS, overwrite=overwrite),
    ):
        pass

    assert target.read_bytes() == existing


@pytest.mark.parametrize("existing", [b"a,b\n1,2\n", b"\xef\xbb\xbfa,b\n", b""])
def test_an_older_file_of_the_kind_and_an_empty_one_are_replaced(
    tmp_path: Path, existing: bytes
) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(existing)

    with whole_file(target, replaces=OURS) as draft:
        draft.write_bytes(b"a,b\n3,4\n")

    assert target.read_bytes() == b"a,b\n3,4\n"


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="name a file"), whole_file(tmp_path, replaces=OURS):
        pass


def write_half(target: Path, fault: Exception) -> None:
    with whole_file(target, replaces=OURS) as draft:
        draft.write_text("half")
        raise fault


@pytest.mark.parametrize(
    "fault",
    [OSError(28, "No space left on device"), sqlite3.OperationalError("disk is full")],
    ids=["file", "sqlite"],
)
def test_a_failed_export_leaves_the_older_file(tmp_path: Path, fault: Exception) -> None:
    target = tmp_path / "out.db"
    target.write_text("a,b\nolder")

    with pytest.raises(ExportError, match=r"out\.db can't be written"):
        write_half(target, fault)

    assert target.read_text() == "a,b\nolder"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "out.csv"

    with (
        pytest.raises(ExportError, match="nowhere"),
        whole_file(target, replaces=OURS, overwrite=False) as draft,
    ):
        draft.write_text("a")
