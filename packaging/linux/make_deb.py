"""Make the Debian package in dist/: ``make deb``.

The frozen program goes to /usr/lib/recovery-timer, and beside it what ties it into a desktop. The libraries of the
system on which it is made are not frozen; `dpkg-shlibdeps` finds the packages that hold them. Made with Debian's own
Python (``make deb PYTHON=/usr/bin/python3``), it holds no path of the machine. `try-deb` tries it in an empty Debian.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import command_line_files  # noqa: E402 - found by the path above
from recovery_timer import __version__  # noqa: E402 - as above

NAME = "recovery-timer"
MAINTAINER = "Recovery Timer contributors <maintainers@recovery-timer.invalid>"
ICON_SIZES = (16, 32, 48, 64, 128, 256)

CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}, libxcb-cursor0, libpulse0, fontconfig
Recommends: espeak-ng
Section: utils
Priority: optional
Description: guide through recovery after a run
 Recovery Timer guides a runner through recovery after a run: what to do now,
 on which side, for how long, what comes next, with sounds, a voice and a
 figure of every exercise. Routines are built by hand or typed as text, and
 everything stays on the computer.
"""

CHANGELOG = """\
{name} ({version}) unstable; urgency=medium

  * See NEWS.

 -- {maintainer}  Fri, 27 Nov 2026 00:00:00 +0000
"""

OVERRIDES = """\
# Qt and Python are those that the program is tested with; their libraries come with them.
recovery-timer: embedded-library
recovery-timer: library-not-linked-against-libc
recovery-timer: shared-library-lacks-prerequisites
recovery-timer: hardening-no-pie
# The interface looks the same where fonts-inter is not installed.
recovery-timer: duplicate-font-file
"""


def main() -> None:
    """Leave the package in dist/."""
    architecture = _output("dpkg", "--print-architecture").strip()
    package = ROOT / "dist" / f"{NAME}_{__version__}_{architecture}.deb"
    package.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        (tree / "DEBIAN").mkdir(parents=True)
        freeze(Path(folder), tree / "usr/lib")
        integrate(tree / "usr")
        document(tree / "usr/share/doc" / NAME)
        control = CONTROL.format(
            name=NAME,
            version=__version__,
            architecture=architecture,
            maintainer=MAINTAINER,
            size=sum(file.lstat().st_size for file in tree.rglob("*")) // 1024,
            depends=libraries(Path(folder), tree / "usr/lib" / NAME),
        )
        (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        _make_modes_usual(tree)
        _run("dpkg-deb", "--build", "--root-owner-group", "-Zxz", tree, package)
    print(f"{package.relative_to(ROOT)}  {package.stat().st_size / 1e6:.1f} MB")


def freeze(work: Path, folder: Path) -> None:
    """Freeze the program into a folder of its name in ``folder``."""
    spec = ROOT / "packaging" / f"{NAME}.spec"
    folders = ("--distpath", folder, "--workpath", work / "build")
    _run(sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", *folders, spec)


def integrate(usr: Path) -> None:
    """Add the command, the entry in the menu with its icons, the type of routine files, the manual and completions."""
    (usr / "bin").mkdir(parents=True)
    (usr / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    share, here = usr / "share", ROOT / "packaging" / "linux"
    command_line_files.write(share)
    _run("gzip", "-9n", share / f"man/man1/{NAME}.1")
    for source, place in (
        (here / f"{NAME}.desktop", f"applications/{NAME}.desktop"),
        (here / f"{NAME}.metainfo.xml", f"metainfo/{NAME}.metainfo.xml"),
        (here / f"{NAME}.mime.xml", f"mime/packages/{NAME}.xml"),
        (ROOT / "resources/icons/app.svg", f"icons/hicolor/scalable/apps/{NAME}.svg"),
    ):
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / place)


def document(folder: Path) -> None:
    """Add the licences and the changelog where Debian looks for them."""
    folder.mkdir(parents=True)
    licences = [ROOT / "LICENSE", *sorted((ROOT / "resources").rglob("*LICENSE*"))]
    texts = (file.read_text(encoding="utf-8") for file in licences)
    (folder / "copyright").write_text("\n\n".join(texts), encoding="utf-8")
    shutil.copyfile(ROOT / "CHANGELOG.md", folder / "NEWS")
    changelog = CHANGELOG.format(name=NAME, version=__version__, maintainer=MAINTAINER)
    (folder / "changelog").write_text(changelog, encoding="utf-8")
    _run("gzip", "-9n", folder / "NEWS", folder / "changelog")
    overrides = folder.parents[1] / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    overrides.write_text(OVERRIDES, encoding="utf-8")


def libraries(work: Path, program: Path) -> str:
    """Return the packages that hold the system's libraries that the frozen ``program`` needs, as Depends names them."""
    (work / "debian").mkdir()
    source = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
    (work / "debian" / "control").write_text(source, encoding="utf-8")
    own = program / "_internal"
    files = [file for file in program.rglob("*") if file.is_file() and not file.is_symlink() and _is_binary(file)]
    words = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", f"-l{own}", f"-l{own}/PySide6/Qt/lib"]
    return _output(*words, *(f"-e{file}" for file in files), cwd=work).strip().removeprefix("shlibs:Depends=")


def _is_binary(file: Path) -> bool:
    return file.read_bytes()[:4] == b"\x7fELF"


def _make_modes_usual(tree: Path) -> None:
    for path in tree.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or (path.name == path.parent.name == NAME)
            path.chmod(0o755 if runs else 0o644)


def _run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], cwd=ROOT, check=True)


def _output(*command: str | Path, cwd: Path = ROOT) -> str:
    return subprocess.run([*map(str, command)], cwd=cwd, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
