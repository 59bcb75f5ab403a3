"""The files that integrate the program into a desktop: they agree on the program, its file type and its routines."""

import os
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import desktop_files
from recovery_timer import APPLICATION_ID, __version__
from recovery_timer.adapters.mpris.names import NAME
from recovery_timer.cli.commands import PROGRAM
from recovery_timer.storage.catalogue import load_builtin_routines

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging/linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry() -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    parser.read(LINUX / f"{APPLICATION_ID}.desktop", encoding="utf-8")
    return parser


def metainfo(pictures_url: str | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(desktop_files.metainfo(pictures_url))  # noqa: S314 - our own file


def test_application_id__names_the_window_the_entry_and_the_icon() -> None:
    show = "from recovery_timer.ui.application import Application as A; print(A([]).desktopFileName())"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    window = subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    about = metainfo()
    icon = ElementTree.parse(LINUX / f"{APPLICATION_ID}.mime.xml").find(f".//{MIME}icon")  # noqa: S314 - our own file
    assert icon is not None

    assert {
        window.stdout.strip(),
        entry()["Desktop Entry"]["Icon"],
        about.findtext("id"),
        (about.findtext("launchable") or "").removesuffix(".desktop"),
        about.findtext("icon"),
        icon.get("name"),
    } == {APPLICATION_ID}


def test_desktop_entry__opens_routine_files_with_the_program() -> None:
    wanted = entry()["Desktop Entry"]
    kind = ElementTree.parse(LINUX / f"{APPLICATION_ID}.mime.xml").find(f"{MIME}mime-type")  # noqa: S314 - our own file
    assert kind is not None
    glob = kind.find(f"{MIME}glob")
    assert glob is not None

    assert wanted["Exec"] == f"{PROGRAM} %F"
    assert wanted["MimeType"] == f"{kind.get('type')};"
    assert glob.get("pattern") == "*.recovery.json"
    assert metainfo().findtext("provides/mediatype") == kind.get("type")


def test_desktop_entry__actions_play_existing_routines() -> None:
    wanted = entry()
    names = wanted["Desktop Entry"]["Actions"].strip(";").split(";")
    played = {wanted[f"Desktop Action {name}"]["Exec"].removeprefix(f"{PROGRAM} play ") for name in names}

    assert played <= {str(routine.id) for routine in load_builtin_routines()}


def test_metainfo__newest_release_is_this_version() -> None:
    newest = metainfo().find("releases/release")

    assert newest is not None
    assert newest.get("version") == __version__


def test_metainfo__pictures_are_named_only_if_they_are_published() -> None:
    published = metainfo("https://example.org/pictures").iterfind("screenshots/screenshot/image")
    names = [(image.text or "").removeprefix("https://example.org/pictures/") for image in published]

    assert metainfo().find("screenshots") is None
    assert names
    assert [name for name in names if not (ROOT / "docs/pictures" / name).is_file()] == []


def test_flatpak__has_the_names_of_the_program_and_of_its_player() -> None:
    manifest = (LINUX / f"{APPLICATION_ID}.yaml").read_text(encoding="utf-8").splitlines()

    assert f"id: {APPLICATION_ID}" in manifest
    assert f"command: {PROGRAM}" in manifest
    assert f"  - --own-name={NAME}.*" in manifest
    assert "  - --share=network" not in manifest
