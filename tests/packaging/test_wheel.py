"""The installed files are complete, with nothing that a user does not need."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the wheel, except for its metadata."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [Path(sys.executable).parent / "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True
    )
    (wheel,) = folder.glob("*.whl")
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def test_wheel__holds_every_module_and_resource(packed: set[str]) -> None:
    assert packed == {*_shipped("recovery_timer", ""), *_shipped("resources", "recovery_timer/")}


def _shipped(folder: str, prefix: str) -> Iterator[str]:
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            yield prefix + path.relative_to(ROOT).as_posix()
