"""Every package depends on, or includes, exactly what the program needs."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import licences
from make_small_deb import BROUGHT, DEPENDS, pinned

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def needed() -> set[str]:
    """Return the names of the libraries that the program imports, except for Qt."""
    names = {re.split(r"[>=<! ;]", requirement)[0].lower() for requirement in PROJECT["dependencies"]}
    return {name for name in names if not name.startswith("pyside6")}


def qt_modules() -> Iterator[str]:
    for file in (ROOT / "recovery_timer").rglob("*.py"):
        yield from re.findall(r"^\s*from PySide6\.Qt(\w+) import", file.read_text(encoding="utf-8"), re.MULTILINE)


def test_small_deb__depends_on_or_includes_every_library() -> None:
    depends = {entry.split(" ")[0] for entry in DEPENDS.split(", ")}

    assert {name for name in needed() - {*BROUGHT} if f"python3-{name}" not in depends} == set()
    assert {module for module in qt_modules() if f"python3-pyside6.qt{module.lower()}" not in depends} == set()


def test_small_deb__included_libraries_are_pinned_by_hash() -> None:

    pins = pinned(BROUGHT)

    assert re.findall(r"^([\w-]+)==", pins, re.MULTILINE) == [*BROUGHT]
    assert pins.count("--hash=sha256:") >= len(BROUGHT)


def test_licences__are_those_of_every_library() -> None:
    assert needed() - {*licences.LIBRARIES} == set()


def test_licences__the_text_has_each_and_ours() -> None:
    text = licences.text(licences.LIBRARIES, frozen=True)

    assert [name for name in licences.LIBRARIES if f"{name}:\n\n" not in text or f"{name}:\n\n\n" in text] == []
    assert text.startswith("MIT License")
    assert "LGPL-3" in text
