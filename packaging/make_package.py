"""Build the sdist, the wheel from it, check both, and try the wheel on every Python here: ``make package``.

What a user installs is the wheel, so it is the wheel that is tried: in an empty environment with the pinned
dependencies, from a folder that is not the checkout, it lists its routines and plays one.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PINS = ROOT / "packaging" / "requirements.txt"
FIND_PYTHON = ROOT / "packaging" / "find-python"
TOOLS = Path(sys.executable).parent
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")

SHORT_ROUTINE = '# Tried\n1s "first", position 0\n1s "second", position 0\n'
"""A few seconds with its get ready: enough for a window, its children and a record."""


def main() -> None:
    """Leave both artefacts in dist/, or fail with what is wrong with them."""
    shutil.rmtree(DIST, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        sdist, wheel = build(Path(folder))
        check(sdist, wheel)
        for name in PYTHONS:
            if python := found(name):
                try_wheel(wheel, python, Path(folder) / name)
            else:
                print(f"Not tried: {name} is not here.")
    for artefact in (sdist, wheel):
        print(f"{artefact.relative_to(ROOT)}  {artefact.stat().st_size / 1e6:.1f} MB")


def build(folder: Path) -> tuple[Path, Path]:
    """Return the sdist of the checkout, and the wheel made from that sdist, so that it is known to be complete."""
    _run(TOOLS / "hatchling", "build", "-t", "sdist", "-d", DIST)
    (sdist,) = DIST.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    _run(TOOLS / "hatchling", "build", "-t", "wheel", "-d", DIST, cwd=folder / sdist.name.removesuffix(".tar.gz"))
    (wheel,) = DIST.glob("*.whl")
    return sdist, wheel


def check(sdist: Path, wheel: Path) -> None:
    """Check the metadata as the package index would, and the wheel for files that do not belong or are missing."""
    _run(TOOLS / "twine", "check", "--strict", sdist, wheel)
    _run(TOOLS / "check-wheel-contents", wheel)


def found(name: str) -> str:
    """Return the path of the Python called ``name``, or nothing if it is not here or has no venv module."""
    probe = subprocess.run([FIND_PYTHON, name], capture_output=True, text=True, check=False)
    return probe.stdout.strip()


def try_wheel(wheel: Path, python: str, folder: Path) -> None:
    """Install ``wheel`` into an empty environment of ``python`` in ``folder`` and play a routine with it."""
    print(f"Trying the wheel on {folder.name} ...", flush=True)
    _run(python, "-m", "venv", folder)
    pip = [folder / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-deps"]
    _run(*pip, "--require-hashes", "-r", PINS)
    _run(*pip, wheel)
    routine = folder / "tried.txt"
    routine.write_text(SHORT_ROUTINE, encoding="utf-8")
    program = [folder / "bin" / "recovery-timer", "--data-dir", folder / "data"]
    _run(*program, "list", cwd=folder, stdout=subprocess.DEVNULL)
    _run(*program, "play", routine, "--mute", "--exit-when-done", cwd=folder, env=_offscreen())


def _offscreen() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def _run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None, stdout: int | None = None) -> None:
    """Run ``command``; end the program, with its status, if it fails."""
    words: Sequence[str] = [str(word) for word in command]
    status = subprocess.run(words, cwd=cwd, env=env, stdout=stdout, check=False).returncode
    if status:
        sys.exit(f"failed with {status}: {' '.join(words)}")


if __name__ == "__main__":
    main()
