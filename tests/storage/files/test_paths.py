import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recovery_timer.ports.problems import AccessError, AccessFault, AccessRefused
from recovery_timer.storage.files.paths import Drive, folders


def test_folders__are_inside_the_folder_named_by_the_user(tmp_path: Path) -> None:
    found = folders(tmp_path / "mine")

    assert found.routines == tmp_path / "mine" / "routines"
    assert found.journal == tmp_path / "mine" / "journal.sqlite3"
    assert found.settings_file == tmp_path / "mine" / "settings.json"
    assert found.state_file == tmp_path / "mine" / "state.json"
    assert found.logs == tmp_path / "mine" / "logs"
    assert found.covers == tmp_path / "mine" / "cache" / "covers"


def test_folders__stay_where_they_are_when_the_working_directory_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = folders(Path("mine"))
    monkeypatch.chdir("/")

    assert found.data == tmp_path / "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are Linux's")
def test_folders__without_a_named_folder__are_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/x/data")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/x/config")
    monkeypatch.setenv("XDG_STATE_HOME", "/x/state")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x/cache")

    found = folders(None)

    assert found.data == Path("/x/data/recovery-timer")
    assert found.config == Path("/x/config/recovery-timer")
    assert found.state == Path("/x/state/recovery-timer")
    assert found.logs.is_relative_to("/x/state/recovery-timer")
    assert found.covers == Path("/x/cache/recovery-timer/covers")


def test_folders__are_not_created_by_access(tmp_path: Path) -> None:
    folders(tmp_path / "mine")

    assert not (tmp_path / "mine").exists()


def test_sweep__cleans_every_folder(tmp_path: Path) -> None:
    found = folders(tmp_path / "mine")
    places = (found.data, found.routines, found.drafts, found.trash, found.covers)
    left = [place / ".a.json.abcdefgh.tmp" for place in places]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"cut short")

    found.sweep(datetime(2100, 1, 1, tzinfo=UTC))

    assert [path for path in left if path.exists()] == []


def test_drive__unplugged__is_detected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "stick"
    (stick / "data").mkdir(parents=True)
    drives = {str(stick), "/"}
    # Injected: mounting drives needs a privilege that tests may not have. See tests/real/test_disk.py.
    monkeypatch.setattr(os.path, "ismount", lambda path: str(path) in drives)
    drive, own = Drive(stick / "data"), Drive(tmp_path / "elsewhere" / "data")
    drive.require_there()
    drives.remove(str(stick))

    with pytest.raises(AccessError) as caught:
        drive.require_there()
    own.require_there()
    problem = AccessRefused(AccessFault.DRIVE_GONE)
    assert (caught.value.problem, caught.value.filename) == (problem, str(stick / "data"))
    drives.add(str(stick))
    drive.require_there()
