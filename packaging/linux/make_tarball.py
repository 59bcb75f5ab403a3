"""Make the archive for any Linux in dist/, and try it: ``make tarball``.

It contains the frozen program, every library except the system's C library and graphics, and a script that installs it
for one user. It runs on systems at least as new as the one on which it was made, so make it on an old one.
"""

import os
import platform
import subprocess
import tempfile
from pathlib import Path

import desktop_files
from freezing import NAME, ROOT, freeze
from licences import LIBRARIES, text
from recovery_timer import __version__
from smoke import smoke

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Leave the archive in dist/, or fail with a message about its faults."""
    name = f"{NAME}-{__version__}"
    archive = ROOT / "dist" / f"{name}-linux-{platform.machine()}.tar.xz"
    archive.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pack(Path(folder) / name, archive)
    with tempfile.TemporaryDirectory() as folder:
        print("Trying it in an empty home ...", flush=True)
        try_archive(archive, Path(folder))
    print(f"{archive.relative_to(ROOT)}  {archive.stat().st_size / 1e6:.1f} MB")


def pack(folder: Path, archive: Path) -> None:
    """Fill ``folder`` and pack it into ``archive``."""
    freeze(folder, portable=True)
    desktop_files.write(folder / "share")
    (folder / "LICENCES.txt").write_text(text(LIBRARIES, frozen=True), encoding="utf-8")
    (folder / "install").write_bytes((HERE / "install-for-user").read_bytes())
    (folder / "install").chmod(0o755)
    owner = ("--owner=0", "--group=0", "--numeric-owner", "--sort=name")
    _run("tar", *owner, "-C", folder.parent, "-cJf", archive, folder.name, XZ_OPT="-T0")


def try_archive(archive: Path, folder: Path) -> None:
    """Install ``archive`` in an empty home below ``folder``, try it, remove it, and check that nothing is left."""
    home = folder / "home"
    home.mkdir()
    _run("tar", "-C", folder, "-xJf", archive)
    (unpacked,) = folder.glob(f"{NAME}-*")
    _run(unpacked / "install", HOME=home, XDG_DATA_HOME="")
    smoke([home / ".local/bin" / NAME])
    mine = home / ".local/share" / NAME / "mine"
    mine.parent.mkdir()
    mine.touch()
    _run(home / ".local/lib" / NAME / "uninstall", HOME=home)
    # The desktop's databases are shared by all programs.
    left = [file for file in home.rglob("*") if file.is_file() and "recovery" in file.read_text(errors="replace")]
    assert (left, mine.exists()) == ([], True), left


def _run(*command: str | Path, **environment: str | Path) -> None:
    changed = {name: str(value) for name, value in environment.items()}
    # Without the output of the install script, which reads as if the program was installed permanently.
    subprocess.run([*map(str, command)], env=os.environ | changed, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
