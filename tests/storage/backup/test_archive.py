import errno
import os
import zipfile
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_timer.ports.messages import error_reason
from recovery_timer.ports.problems import NotABackupError
from recovery_timer.storage.backup import archive
from recovery_timer.storage.backup.archive import HEAD, SCHEMA, SETTINGS, Archive, Head, routine_name
from tests.refusing import refuses
from tests.storage.backup.packing import pack

OURS = Head(schema=1, day=date(2026, 11, 22), reason="daily", routines=1, sessions=0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2026-11-22.zip"


def made(
    path: Path, *members: tuple[str, bytes], head: Head | None = OURS, compression: int = zipfile.ZIP_STORED
) -> Path:
    """Make an archive as any other program could."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        if head is not None:
            archive.writestr(HEAD, msgspec.json.encode(head))
        for name, content in members:
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(NotABackupError) as refused, Archive(path):
        pass
    return error_reason(refused.value)


def test_archive__returns_what_was_packed(path: Path, tmp_path: Path) -> None:
    settings_file = tmp_path / "settings.json"
    settings_file.write_bytes(b"{}" * 1_000_000)
    path.write_bytes(pack(OURS, [(routine_name("evening"), b"legs"), (SETTINGS, b"{}")]))

    with Archive(path) as archive:
        assert archive.head == OURS
        assert archive.routine_ids == ("evening",)
        assert set(archive.names) == {"routines/evening.json", SETTINGS}
        assert archive.read(routine_name("evening")) == b"legs"
        assert archive.read("journal.sqlite3") == b""
        archive.copy(SETTINGS, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"{}"


def test_archive__any_zip_program__can_read_it(path: Path) -> None:
    path.write_bytes(pack(OURS, [(routine_name("evening"), b"legs")]))

    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [HEAD, "routines/evening.json"]
        assert archive.read("routines/evening.json") == b"legs"


def test_write__same_content__is_the_same_bytes() -> None:
    assert pack(OURS, [(SETTINGS, b"{}")]) == pack(OURS, [(SETTINGS, b"{}")])


def test_write__more_than_can_be_read_back__is_refused() -> None:
    with refuses(r"settings\.json in it is larger than 1,048,576 bytes"):
        pack(OURS, [(SETTINGS, bytes(1024 * 1024 + 1))])


@pytest.mark.parametrize(
    "name",
    ["../evil.json", "routines/../../evil.json", "/etc/passwd", "routines/a/b.json", "routines\\a.json", "C:a.json",
     "routines/a\n.json", "routines/.json", f"routines/{'a' * 65}.json", "evil.exe"],
    ids=ascii,
)  # fmt: skip
def test_archive__with_a_name_that_no_backup_has__is_refused(path: Path, name: str) -> None:
    made(path, (name, b"evil"))

    assert refusal(path).endswith(", which no backup does.")


def test_archive__with_a_member_that_unpacks_to_too_much__is_refused_before_it_is_read(path: Path) -> None:
    made(path, ("routines/a.json", bytes(100_000_000)), compression=zipfile.ZIP_DEFLATED)

    assert refusal(path) == "routines/a.json in it is larger than 8,388,608 bytes."


def test_archive__with_many_large_members__is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_BYTES_OF_ROUTINES", 100)
    made(path, ("routines/a.json", bytes(60)), ("routines/b.json", bytes(60)))

    assert refusal(path) == "The routines in it are larger than 100 bytes."


def test_archive__with_too_many_members__is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_FILES", 2)
    made(path, ("routines/a.json", b""), ("routines/b.json", b""))

    assert refusal(path) == "It holds more than 2 files."


def test_archive__with_a_huge_directory__is_refused_unread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    monkeypatch.setattr(archive, "_MOST_FILES", 0)
    monkeypatch.setattr(zipfile, "ZipFile", lambda _: pytest.fail("it was opened"))

    assert refusal(path) == "It holds more than 0 files."


def test_archive__understated_size__returns_no_more_than_stated(path: Path) -> None:
    made(path, ("routines/a.json", bytes(1_000_000)), compression=zipfile.ZIP_DEFLATED)
    size = (1_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))

    with Archive(path) as archive, refuses("Bad CRC-32"):
        archive.read("routines/a.json")


def test_archive__with_duplicate_names__is_refused(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        made(path, ("routines/a.json", b"1"), ("routines/a.json", b"2"))

    assert refusal(path) == "It holds two files of one name."


def test_archive__that_is_encrypted__is_refused(path: Path) -> None:
    made(path, ("routines/a.json", b"legs"))
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)

    assert refusal(path) == "It is encrypted."


def test_archive__of_a_newer_version__is_refused_with_advice(path: Path) -> None:
    made(path, ("something new", b""), head=msgspec.structs.replace(OURS, schema=SCHEMA + 1))

    assert refusal(path) == "A newer version of Recovery Timer made it: update the program to use it."


def test_archive__of_something_else__is_refused(path: Path) -> None:
    made(path, ("holiday.jpg", b""), head=None)

    assert refusal(path) == "It is no backup of Recovery Timer."


@pytest.mark.parametrize("data", [b"", b"PK", b"legs" * 100])
def test_archive__that_is_not_a_zip__is_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)

    assert refusal(path) == "It is damaged, or not a backup: its end is missing."


def test_archive__cut_short_anywhere__is_refused(path: Path) -> None:
    whole = pack(OURS, [(routine_name("evening"), b"legs")])
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert refusal(path)


def test_archive__that_is_not_a_file__is_refused_without_blocking(tmp_path: Path, path: Path) -> None:
    made(tmp_path / "other.zip")
    os.mkfifo(path)
    assert refusal(path) == "It is a link or a folder, not a file."
    path.unlink()
    path.symlink_to(tmp_path / "other.zip")
    assert refusal(path) == "It is a link or a folder, not a file."
    path.unlink()
    path.mkdir()
    assert refusal(path) == "It is a link or a folder, not a file."


def test_archive__with_an_offset_before_the_file__is_refused(path: Path) -> None:
    packed = bytearray(pack(OURS, [(SETTINGS, b"{}")]))
    # The start of the directory: the program must look for the members before it.
    packed[-6:-2] = (len(packed) * 2).to_bytes(4, "little")
    path.write_bytes(packed)

    assert refusal(path).startswith("It is damaged")


@pytest.mark.parametrize("at", ["head", "member"])
def test_archive__with_a_damaged_member__is_reported(path: Path, at: str) -> None:
    packed = bytearray(pack(OURS, [(routine_name("evening"), b"legs" * 50)]))
    place = packed.index(b".json" if at == "head" else b"evening.json") + 12
    packed[place] ^= 0xFF
    path.write_bytes(packed)

    with refuses("It is damaged"), Archive(path) as archive:
        archive.read(routine_name("evening"))


@pytest.mark.parametrize(
    "head, members, is_same",
    [
        (msgspec.structs.replace(OURS, day=date(2026, 11, 23)), [(SETTINGS, b"{}")], True),
        (OURS, [(SETTINGS, b"[]")], False),
        (OURS, [(SETTINGS, b"{}"), (routine_name("a"), b"")], False),
        (OURS, [], False),
    ],
)
def test_holds_the_same__compares_members_but_not_the_head(
    path: Path, tmp_path: Path, head: Head, members: list[tuple[str, bytes]], is_same: bool
) -> None:
    path.write_bytes(pack(OURS, [(SETTINGS, b"{}")]))
    other = tmp_path / "other.zip"
    other.write_bytes(pack(head, members))

    with Archive(path) as archive:
        assert archive.holds_the_same(other) is is_same


@pytest.mark.parametrize("place", range(4))
def test_holds_the_same__damaged_archive__is_false(path: Path, tmp_path: Path, place: int) -> None:
    whole = tmp_path / "whole.zip"
    whole.write_bytes(pack(OURS, [(SETTINGS, b"legs" * 50)]))
    damaged = bytearray(whole.read_bytes())
    damaged[damaged.index(b"settings.json") + len("settings.json") + place] ^= 0xFF
    path.write_bytes(damaged)

    with Archive(path) as archive:
        assert not archive.holds_the_same(whole)


@settings(suppress_health_check=[*settings().suppress_health_check, HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_archive__with_any_bytes_changed__is_read_or_refused(path: Path, changes: list[tuple[int, int]]) -> None:
    packed = bytearray(pack(OURS, [(routine_name("evening"), b"legs" * 50), (SETTINGS, b"{}")]))
    for place, value in changes:
        packed[place % len(packed)] = value
    path.write_bytes(packed)

    try:
        with Archive(path) as archive:
            for name in archive.names:
                archive.read(name)
    except NotABackupError as error:
        assert error_reason(error).endswith(".")  # noqa: PT017 - either is right


def test_archive__disk_error__is_not_reported_as_damage(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(pack(OURS, [(SETTINGS, b"{}")]))

    def no_disk(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    with Archive(path) as archive:
        monkeypatch.setattr(zipfile.ZipExtFile, "read", no_disk)
        with pytest.raises(OSError, match="Input/output error"):
            archive.read(SETTINGS)
