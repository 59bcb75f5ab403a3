import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_timer.ports import SettingsStore
from recovery_timer.ports.messages import quarantine_reason
from recovery_timer.storage.settings import MIGRATIONS, SettingsFile
from recovery_timer.storage.state import StateFile
from tests.refusing import refuses

Kind = type[SettingsFile] | type[StateFile]

both = pytest.mark.parametrize("kind", [SettingsFile, StateFile])


def test_settings_file__is_the_store_of_the_settings(tmp_path: Path) -> None:
    store: SettingsStore = SettingsFile(tmp_path / "settings.json")

    assert store.load() == ({}, [])


@both
def test_load__returns_what_was_saved(kind: Kind, tmp_path: Path) -> None:
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

    assert json.loads(path.read_text()) == {"schema": len(MIGRATIONS), "voice": {"name": "Ada"}, "volume": 20}


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
def test_load__quarantines_a_broken_file(kind: Kind, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "values.json"
    path.write_bytes(content)

    values, problems = kind(path).load()

    assert values == {}
    assert [(each.file, each.kept_as) for each in problems] == [(str(path), str(tmp_path / "values.broken-1.json"))]
    assert "\n" not in quarantine_reason(problems[0])
    assert (tmp_path / "values.broken-1.json").read_bytes() == content
    assert not path.exists()


@pytest.mark.logs_warnings
def test_save__file_broken_since_it_was_read__is_quarantined(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"broken")
    SettingsFile(path).save({"volume": 20})

    assert SettingsFile(path).load() == ({"volume": 20}, [])
    assert (tmp_path / "settings.broken-1.json").read_bytes() == b"broken"
    assert "settings.broken-1.json" in caplog.text


def test_load__folder_in_its_place__is_left_and_reported_and_save_fails(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()

    values, problems = SettingsFile(path).load()

    assert values == {}
    assert [(each.file, each.kept_as) for each in problems] == [(str(path), str(path))]
    assert quarantine_reason(problems[0]) == "It cannot be read: Not a file."
    with refuses("Not overwritten"):
        SettingsFile(path).save({"volume": 20})


def test_load__below_a_file__is_reported_and_save_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    settings = SettingsFile(tmp_path / "file" / "settings.json")

    assert [quarantine_reason(each) for each in settings.load()[1]] == ["It cannot be read: Not a directory."]
    with pytest.raises(OSError, match="Not a directory"):
        settings.save({"volume": 20})
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_save__writes_through_a_link_to_the_users_own_file(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "kept.json"
    kept.parent.mkdir()
    kept.write_text('{"schema": 1, "voice": 1}')
    path = tmp_path / "settings.json"
    path.symlink_to(kept)
    SettingsFile(path).save({"volume": 20})

    assert path.is_symlink()
    assert SettingsFile(path).load() == ({"voice": 1, "volume": 20}, [])
    assert json.loads(kept.read_text()) == {"schema": len(MIGRATIONS), "voice": 1, "volume": 20}


def link_to_a_folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


def link_to_nowhere(tmp_path: Path) -> Path:
    return tmp_path / "nowhere"


def link_to_another_users(tmp_path: Path) -> Path:
    return Path("/etc/hostname")


@pytest.mark.parametrize("target", [link_to_a_folder, link_to_nowhere, link_to_another_users])
def test_link__not_to_the_users_own_file__is_not_followed(
    tmp_path: Path, target: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    path.symlink_to(target(tmp_path))
    if target is link_to_another_users:
        # The tests may run as root.
        monkeypatch.setattr(os, "geteuid", lambda: 12_345)

    values, problems = SettingsFile(path).load()

    assert (values, len(problems)) == ({}, 1)
    assert "It is a link" in quarantine_reason(problems[0])
    with refuses("It is a link"):
        SettingsFile(path).save({"volume": 20})
    assert path.is_symlink()
    assert not (tmp_path / "nowhere").exists()


def test_state__follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text("{}")
    (tmp_path / "state.json").symlink_to(tmp_path / "kept.json")

    with refuses("It is a link"):
        StateFile(tmp_path / "state.json").save({"window": "x"})
    assert (tmp_path / "kept.json").read_text() == "{}"


OLDER = [
    (SettingsFile, "settings", 0, {"get_ready": 15, "position": "usual", "half": False, "flash": True, "volume": 40,
                                   "theme": "dark"}),
    (StateFile, "state", 0, {"favourites": ["builtin-ice-bath", "evening"], "window": "AdnQywADAAA="}),
    (SettingsFile, "settings", 1, {"get_ready": 15, "position": "longer", "half": True, "theme": "light"}),
    (StateFile, "state", 1, {"favourites": ["evening"]}),
]  # fmt: skip


@pytest.mark.parametrize("kind,name,schema,values", OLDER)
def test_file_of_an_older_version__is_read_and_kept_when_a_new_one_is_written(
    tmp_path: Path, kind: Kind, name: str, schema: int, values: dict[str, object]
) -> None:
    older = (Path(__file__).parent / "old_versions" / f"{name}.schema-{schema}.json").read_bytes()
    path = tmp_path / f"{name}.json"
    path.write_bytes(older)

    assert kind(path).load() == (values, [])
    assert path.read_bytes() == older
    kind(path).save({"more": 1})
    kind(path).save({"more": 2})

    assert json.loads(path.read_bytes()) == {"schema": len(MIGRATIONS), **values, "more": 2}
    assert (tmp_path / f"{name}.schema-{schema}.json").read_bytes() == older
    assert len(list(tmp_path.glob("*.json"))) == 2


@pytest.mark.parametrize("position, pace", [(0, "shorter"), (4, "shorter"), (5, "usual"), (6, "longer"), ("x", "x")])
def test_settings_of_version_1__a_length_of_position_becomes_a_pace(
    tmp_path: Path, position: object, pace: object
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"schema": 1, "position": position}))

    assert SettingsFile(tmp_path / "settings.json").load() == ({"position": pace}, [])


def test_every_version__has_a_file_that_is_tested() -> None:
    for kind in (SettingsFile, StateFile):
        assert [schema for each, _, schema, _ in OLDER if each is kind] == list(range(len(MIGRATIONS)))


@both
def test_file_of_a_newer_version__is_read_and_not_written_to(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "values.json"
    newer = b'{"schema": 99, "volume": 40}'
    path.write_bytes(newer)

    values, problems = kind(path).load()

    assert values == {"volume": 40}
    assert [(each.file, each.kept_as) for each in problems] == [(str(path), str(path))]
    assert "Update the program" in quarantine_reason(problems[0])
    with refuses("newer version"):
        kind(path).save({"volume": 20})
    assert path.read_bytes() == newer


@both
@pytest.mark.parametrize("schema", ["-1", '"x"', "1.5", "null"])
def test_schema__not_a_number__is_a_broken_file(kind: Kind, tmp_path: Path, schema: str) -> None:
    (tmp_path / "values.json").write_text(f'{{"schema": {schema}}}')

    values, (problem,) = kind(tmp_path / "values.json").load()

    assert values == {}
    assert problem.kept_as.endswith("values.broken-1.json")
