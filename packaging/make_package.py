"""Build the sdist, the wheel from it, check both, and try the wheel on every Python here: ``make package``.

Users install the wheel, so that is what is tried, away from the checkout: on every Python in an empty environment with
the pinned dependencies, and as pipx and uv install it, with the newest ones.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from smoke import smoke

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PINS = ROOT / "packaging" / "requirements.txt"
FIND_PYTHON = ROOT / "packaging" / "find-python"
TOOLS = Path(sys.executable).parent
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")


def main() -> None:
    """Leave both artefacts in dist/, or fail with a message about their faults."""
    for old in (*DIST.glob("*.whl"), *DIST.glob("recovery_timer-*.tar.gz")):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        sdist, wheel = build(ROOT, Path(folder))
        check(sdist, wheel)
        for name in PYTHONS:
            if python := found(name):
                try_wheel(wheel, python, Path(folder) / name)
            else:
                print(f"Not tried: {name} is not here.")
        for installer in ("pipx", "uv"):
            if program := shutil.which(installer, path=f"{TOOLS}{os.pathsep}{os.environ['PATH']}"):
                try_installer(program, wheel, Path(folder) / installer)
            else:
                print(f"Not tried: {installer} is not here.")
    for artefact in (sdist, wheel):
        print(f"{artefact.relative_to(ROOT)}  {artefact.stat().st_size / 1e6:.1f} MB")


def build(tree: Path, folder: Path) -> tuple[Path, Path]:
    """Return the sdist of the checkout ``tree``, and the wheel made from it, which proves that it is complete."""
    dist = tree / "dist"
    _run(TOOLS / "hatchling", "build", "-t", "sdist", "-d", dist, cwd=tree)
    (sdist,) = dist.glob("recovery_timer-*.tar.gz")
    with tarfile.open(sdist) as archive:
        # Python before 3.11.4, such as Debian 12's, has no filter. The archive is our own.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)  # noqa: S202 - see above
    _run(TOOLS / "hatchling", "build", "-t", "wheel", "-d", dist, cwd=folder / sdist.name.removesuffix(".tar.gz"))
    (wheel,) = dist.glob("*.whl")
    return sdist, wheel


def check(sdist: Path, wheel: Path) -> None:
    """Check the metadata as the package index would, and the wheel for unexpected and missing files."""
    _run(TOOLS / "twine", "check", "--strict", sdist, wheel)
    _run(TOOLS / "check-wheel-contents", wheel)


def found(name: str) -> str:
    """Return the path of the Python called ``name``, or "" if it is not installed or has no venv module."""
    probe = subprocess.run([FIND_PYTHON, name], capture_output=True, text=True, check=False)
    return probe.stdout.strip()


def try_wheel(wheel: Path, python: str, folder: Path) -> None:
    """Install ``wheel`` into an empty environment of ``python`` in ``folder`` and try it."""
    print(f"Trying the wheel on {folder.name} ...", flush=True)
    _run(python, "-m", "venv", folder)
    pip = (folder / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-deps")
    _run(*pip, "--require-hashes", "-r", PINS)
    _run(*pip, wheel)
    smoke([folder / "bin" / "recovery-timer"])


def try_installer(installer: str, wheel: Path, folder: Path) -> None:
    """Install ``wheel`` with ``installer``, which is pipx or uv, below ``folder``, and try it."""
    print(f"Trying the wheel with {folder.name} ...", flush=True)
    places = {"PIPX_HOME": "all", "PIPX_BIN_DIR": "bin", "UV_TOOL_DIR": "all", "UV_TOOL_BIN_DIR": "bin"}
    environment = os.environ | {name: str(folder / place) for name, place in places.items()}
    words = ("tool", "install") if folder.name == "uv" else ("install",)
    _run(installer, *words, "--python", sys.executable, wheel, env=environment)
    smoke([folder / "bin" / "recovery-timer"])


def _run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run ``command``; exit with its status if it fails."""
    words: Sequence[str] = [str(word) for word in command]
    status = subprocess.run(words, cwd=cwd, env=env, check=False).returncode
    if status:
        sys.exit(f"failed with {status}: {' '.join(words)}")


if __name__ == "__main__":
    main()
