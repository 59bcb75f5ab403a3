"""The documents agree with the code, and what they show and link to is there."""

import re
import tomllib
from pathlib import Path
from statistics import fmean

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from docs import diagrams, pictures

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "recovery_timer"
HIDDEN = (".venv", "build", "dist", ".hypothesis", ".pytest_cache")
DOCUMENTS = sorted(
    file.relative_to(ROOT).as_posix()
    for file in ROOT.rglob("*.md")
    if not file.relative_to(ROOT).parts[0].startswith(HIDDEN)
)
NAMED = re.compile(r"`((?:recovery_timer|tests|docs|resources|packaging)/[\w/.-]*)`")
LINKED = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)|(?:src|srcset)=\"([^\":]+)\"")
JUMPS = re.compile(r"\]\(#([^)]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@pytest.mark.parametrize("document", diagrams.DIAGRAMS, ids=lambda document: document.name)
def test_diagrams__are_those_of_the_code(document: Path) -> None:
    assert diagrams.renewed(document) == document.read_text(encoding="utf-8"), "run: python -m docs.diagrams"


def test_architecture__has_a_row_for_each_package() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/architecture.md").read_text(encoding="utf-8"), re.MULTILINE)
    packages = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}

    assert {*rows} == packages
    assert len(rows) == len(packages)


@pytest.mark.parametrize("document", ["architecture", "walkthroughs", "extending", "glossary"])
def test_document__speaks_of_what_the_code_has(document: str, sources: str) -> None:
    text = (ROOT / f"docs/{document}.md").read_text(encoding="utf-8")
    paths = re.findall(r"`([a-z_]+/[\w/-]*(?:\.py)?)`", text)
    names = [name for found in re.findall(r"`([A-Z][a-z]\w+)(?:\.(\w+))?[^`/]*`", text) for name in found if name]

    assert [path for path in paths if not any((folder / path).exists() for folder in (ROOT, PACKAGE))] == []
    assert [name for name in names if not re.search(rf"\b{name}\b", sources)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_document__names_only_files_that_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = [ROOT / path for path in NAMED.findall(text)]
    linked = [(ROOT / document).parent / (link or picture) for link, picture in LINKED.findall(text)]

    assert [str(path) for path in (*named, *linked) if not path.exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_document__jumps_only_to_its_headings(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    headings = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}

    assert [jump for jump in JUMPS.findall(text) if jump not in headings] == []


def test_pictures__are_those_that_the_script_draws_and_the_readme_shows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    drawn = {f"docs/pictures/{name}.png" for name in pictures.names()}

    assert {f"docs/pictures/{file.name}" for file in pictures.FOLDER.iterdir()} == drawn
    assert {picture for _, picture in LINKED.findall(readme) if picture} == drawn
    assert sum(file.stat().st_size for file in pictures.FOLDER.iterdir()) < 3_000_000, "a page that loads slowly"


@pytest.fixture(scope="module")
def sources() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))


def test_credits__name_every_library_and_tool() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = (ROOT / "CREDITS.md").read_text(encoding="utf-8").lower()
    groups = [each for group in project["dependency-groups"].values() for each in group]
    libraries = {re.split(r"[\s<>=!;]", each)[0].lower() for each in (*project["project"]["dependencies"], *groups)}

    assert [library for library in sorted(libraries) if library not in named] == []


@pytest.mark.soak
@pytest.mark.styled
@pytest.mark.parametrize("name", pictures.STILLS)
def test_picture__shows_the_program_as_it_is(name: str, qapp: QApplication) -> None:
    kept = QImage(str(pictures.FOLDER / f"{name}-light.png"))
    drawn = QImage.fromData(pictures.draw_still(qapp, "light", name))

    assert _difference(kept, drawn) < 1, "run: make pictures"


def _difference(one: QImage, other: QImage) -> float:
    """Return how much they differ on average, of 255. Small, so that the edges of letters count for little."""
    small, grey = QSize(140, 90), QImage.Format.Format_Grayscale8
    pixels = [
        bytes(image.scaled(small, mode=Qt.TransformationMode.SmoothTransformation).convertToFormat(grey).constBits())
        for image in (one, other)
    ]
    return fmean(abs(a - b) for a, b in zip(*pixels, strict=True))
