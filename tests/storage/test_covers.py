from pathlib import Path

import pytest

from recovery_timer.storage.covers import CoverFiles


def test_keep__makes_the_folder_and_replaces_an_older_picture(tmp_path: Path) -> None:
    covers = CoverFiles(tmp_path / "cache" / "covers")
    for picture in (b"old", b"new"):
        file = covers.keep("calf-left", picture)

    assert (file.name, file.read_bytes()) == ("calf-left.png", b"new")
    assert [each.name for each in file.parent.iterdir()] == ["calf-left.png"]


def test_keep__not_a_folder__is_an_error(tmp_path: Path) -> None:
    (tmp_path / "covers").write_text("a file")

    with pytest.raises(OSError, match="covers"):
        CoverFiles(tmp_path / "covers").keep("calf-left", b"new")
