import json
from pathlib import Path

import pytest

from recovery_timer.ports import SettingsStore
from recovery_timer.storage.settings import SettingsFile, StateFile

Kind = type[SettingsFile] | type[StateFile]

both = pytest.mark.parametrize("kind", [SettingsFile, StateFile])


def test_settings_file__is_the_store_of_the_settings(tmp_path: Path) -> None:
    store: SettingsStore = SettingsFile(tmp_path / "settings.json")

    assert store.load() == ({}, [])


@both
def test_load__gives_back_what_was_saved(kind: Kind, tmp_path: Path) -> None:
    values: dict[str, object] = {"volume": 40, "half": False, "theme": "dark", "window": [1, 2, 3]}
    kind(tmp_path / "deep" / "values.json").save(values)

    assert kind(tmp_path / "deep" / "values.json").load() == (values, [])
    assert (tmp_path / "deep" / "values.json").read_text().endswith("}\n")


@both
def test_load__finds_nothing_and_makes_nothing__before_the_first_save(kind: Kind, tmp_path: Path) -> None:
    assert kind(tmp_path / "deep" / "values.json").load() == ({}, [])
    assert not (tmp_path / "deep").exists()


@both
def test_save__keeps_what_a_newer_version_wrote(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "values.json"
    path.write_text('{"voice": {"name": "Ada"}, "volume": 10}')
    kind(path).save({"volume": 20})

    assert json.loads(path.read_text()) == {"voice": {"name": "Ada"}, "volume": 20}


BROKEN = {
    "empty": b"",
    "truncated": b'{"volume": 4',
    "a list": b"[1]",
    "not utf-8": b'{"theme": "\xff"}',
    "surrogate": b'{"theme": "\\ud800"}',
    "too deep": b'{"theme": ' + b"[" * 100_000,
    "huge": b" " * 2_000_000,
}


@both
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_load__sets_a_broken_file_aside(kind: Kind, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "values.json"
    path.write_bytes(content)

    values, problems = kind(path).load()

    assert values == {}
    assert [(each.file, each.kept_as) for each in problems] == [(str(path), str(tmp_path / "values.broken-1.json"))]
    assert "\n" not in problems[0].reason
    assert (tmp_path / "values.broken-1.json").read_bytes() == content
    assert not path.exists()


@pytest.mark.logs_warnings
def test_save__sets_aside_what_was_broken_since_it_was_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"broken")
    SettingsFile(path).save({"volume": 20})

    assert SettingsFile(path).load() == ({"volume": 20}, [])
    assert (tmp_path / "settings.broken-1.json").read_bytes() == b"broken"
    assert "settings.broken-1.json" in caplog.text


def test_load__leaves_a_folder_and_tells__and_save_fails(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()

    values, problems = SettingsFile(path).load()

    assert values == {}
    assert [(each.file, each.kept_as) for each in problems] == [(str(path), str(path))]
    assert problems[0].reason == "It cannot be read: Not a file."
    with pytest.raises(FileExistsError, match="Not overwritten"):
        SettingsFile(path).save({"volume": 20})


def test_load__tells__and_save_fails__below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    settings = SettingsFile(tmp_path / "file" / "settings.json")

    assert [each.reason for each in settings.load()[1]] == ["It cannot be read: Not a directory."]
    with pytest.raises(OSError, match="Not a directory"):
        settings.save({"volume": 20})
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.parametrize("there", [True, False], ids=["there", "not there"])
def test_save__writes_through_a_link(tmp_path: Path, there: bool) -> None:
    kept = tmp_path / "kept.json"
    if there:
        kept.write_text('{"voice": 1}')
    path = tmp_path / "settings.json"
    path.symlink_to(kept)
    SettingsFile(path).save({"volume": 20})

    assert path.is_symlink()
    assert json.loads(kept.read_text()) == ({"voice": 1} if there else {}) | {"volume": 20}
