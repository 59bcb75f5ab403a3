import errno
import os
import stat
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recovery_timer.ports.messages import quarantine_reason
from recovery_timer.ports.problems import AccessError, FileTooLarge, Unreadable
from recovery_timer.storage.files.atomic import (
    make_folder,
    quarantine,
    read_bounded,
    read_own,
    require_out_of_the_way,
    sweep,
    write_atomically,
)
from tests.refusing import refuses


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_write__leaves_the_content_and_nothing_else(folder: Path) -> None:
    write_atomically(folder / "a.json", b"old")
    write_atomically(folder / "a.json", b"new")

    assert (folder / "a.json").read_bytes() == b"new"
    assert names(folder) == ["a.json"]


def test_write__makes_the_folders_above_for_this_user_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_atomically(tmp_path / "one" / "two" / "a.json", b"x")
    finally:
        os.umask(before)

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "one", tmp_path / "one" / "two")]
    assert modes == [0o700, 0o700]
    assert stat.S_IMODE((tmp_path / "one" / "two" / "a.json").stat().st_mode) == 0o600


def test_write__does_nothing_when_the_content_is_the_same(folder: Path) -> None:
    write_atomically(folder / "a.json", b"same")
    before = (folder / "a.json").stat()
    write_atomically(folder / "a.json", b"same")

    # A rename would change the inode.
    after = (folder / "a.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("old", [b"abc", b"abcdef"], ids=["longer", "shorter"])
def test_write__is_not_fooled_by_content_that_begins_the_same(folder: Path, old: bytes) -> None:
    (folder / "a.json").write_bytes(old)
    write_atomically(folder / "a.json", b"abcd")

    assert (folder / "a.json").read_bytes() == b"abcd"


def test_write__renames_only_after_the_content_has_reached_the_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, list[str]]] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        seen.append(("folder" if is_folder else "file", [name for name in names(folder) if name == "a.json"]))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    write_atomically(folder / "a.json", b"x")

    assert seen == [("file", []), ("folder", ["a.json"])]


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit on the size of a file")
def test_write__disk_full__keeps_the_old_content_and_no_temporary_file(folder: Path) -> None:
    import resource

    (folder / "a.json").write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            write_atomically(folder / "a.json", b"x" * 5_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert (folder / "a.json").read_bytes() == b"old"
    assert names(folder) == ["a.json"]


def test_write__succeeds__where_a_folder_cannot_be_synced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    write_atomically(folder / "a.json", b"x")

    assert (folder / "a.json").read_bytes() == b"x"


def test_write__over_a_folder__fails(folder: Path) -> None:
    (folder / "a.json").mkdir()

    with pytest.raises(OSError, match="Is a directory"):
        write_atomically(folder / "a.json", b"x")
    assert names(folder) == ["a.json"]


def test_write__fails__below_a_file(folder: Path) -> None:
    (folder / "file").write_bytes(b"mine")

    with pytest.raises(OSError, match="file"):
        write_atomically(folder / "file" / "a.json", b"x")
    assert (folder / "file").read_bytes() == b"mine"


def test_write__replaces_a_link_and_leaves_its_target(folder: Path) -> None:
    (folder / "target").write_bytes(b"same")
    (folder / "a.json").symlink_to("target")
    write_atomically(folder / "a.json", b"same")

    assert not (folder / "a.json").is_symlink()
    assert (folder / "target").read_bytes() == b"same"


def test_make_folder__accepts_an_existing_one(folder: Path) -> None:
    make_folder(folder)

    assert folder.is_dir()


def test_read__returns_the_content_up_to_the_limit(folder: Path) -> None:
    (folder / "a").write_bytes(b"12345")

    assert read_bounded(folder / "a", 5) == b"12345"
    with pytest.raises(AccessError) as caught:
        read_bounded(folder / "a", 4)
    assert (caught.value.errno, caught.value.problem) == (errno.EFBIG, FileTooLarge(4))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no files of unknown size")
def test_read__longer_than_its_stated_size__is_read_to_its_end() -> None:
    assert read_bounded(Path("/proc/self/status"), 1_000_000).endswith(b"\n")
    with pytest.raises(AccessError):
        read_bounded(Path("/proc/self/status"), 100)


def test_read__refuses_a_folder(folder: Path) -> None:
    with refuses("Not a file"):
        read_bounded(folder, 5)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_read__does_not_wait_for_a_named_pipe(folder: Path) -> None:
    os.mkfifo(folder / "a.json")

    with refuses("Not a file"):
        read_bounded(folder / "a.json", 5)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless device")
def test_read__refuses_a_device() -> None:
    with refuses("Not a file"):
        read_bounded(Path("/dev/zero"), 5)


def test_quarantine__keeps_the_file_under_the_first_free_name(folder: Path) -> None:
    (folder / "a.json").write_bytes(b"third")
    (folder / "a.broken-1.json").write_bytes(b"first")
    (folder / "a.broken-2.json").symlink_to("nowhere")

    found = quarantine(folder / "a.json", Unreadable("Torn"))

    assert (found.file, found.kept_as) == (str(folder / "a.json"), str(folder / "a.broken-3.json"))
    assert quarantine_reason(found) == "It cannot be read: Torn."
    assert names(folder) == ["a.broken-1.json", "a.broken-2.json", "a.broken-3.json"]
    assert (folder / "a.broken-1.json").read_bytes() == b"first"
    assert (folder / "a.broken-3.json").read_bytes() == b"third"


def test_quarantine__cannot_be_renamed__leaves_and_reports_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (folder / "a.json").write_bytes(b"mine")
    # Injected: the tests may run as root, for whom all folders are writable.
    monkeypatch.setattr(Path, "rename", refuse)

    found = quarantine(folder / "a.json", Unreadable("Torn"))

    assert found.kept_as == found.file == str(folder / "a.json")
    assert quarantine_reason(found) == "It cannot be read: Torn. It could not be renamed (Permission denied)."
    assert (folder / "a.json").read_bytes() == b"mine"
    with refuses("Not overwritten: It cannot be read: Torn"):
        require_out_of_the_way(found)


def test_quarantine__shows_an_undecodable_name(folder: Path) -> None:
    path = folder / os.fsdecode(b"\xff.json")
    path.write_bytes(b"")

    assert quarantine(path, Unreadable("Torn")).file == f"{folder}/\ufffd.json"


def test_read_own__refuses_a_link(folder: Path) -> None:
    (folder / "target").write_bytes(b"x")
    (folder / "a.json").symlink_to(folder / "target")

    assert read_own(folder / "target", 5) == b"x"
    with refuses("It is a link"):
        read_own(folder / "a.json", 5)


def test_sweep__removes_only_old_temporary_files(folder: Path) -> None:
    handle, left = tempfile.mkstemp(prefix=".a.json.", suffix=".tmp", dir=folder)
    os.close(handle)
    others = ["a.json", ".hidden", ".syncthing.a.json.tmp", "~syncthing~a.json.tmp", "notes.tmp"]
    for name in others:
        (folder / name).write_bytes(b"x")
    (folder / ".b.json.abcdefgh.tmp").mkdir()
    (folder / ".c.json.abcdefgh.tmp").symlink_to(folder / "a.json")
    written = datetime(2026, 5, 1, tzinfo=UTC)
    os.utime(left, (written.timestamp(), written.timestamp()))

    sweep(folder, written)
    assert Path(left).exists()
    sweep(folder, written + timedelta(seconds=1))

    assert names(folder) == sorted([*others, ".b.json.abcdefgh.tmp", ".c.json.abcdefgh.tmp"])


def test_sweep__of_no_folder_or_a_link__does_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / ".a.json.abcdefgh.tmp").write_bytes(b"x")
    (tmp_path / "link").symlink_to(folder)

    for place in (tmp_path / "nowhere", tmp_path / "link"):
        sweep(place, datetime(2100, 1, 1, tzinfo=UTC))

    assert names(folder) == [".a.json.abcdefgh.tmp"]
