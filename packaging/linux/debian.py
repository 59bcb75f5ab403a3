"""Shared by both Debian packages: makes a package in dist/ from a tree of files, and checks it."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import desktop_files  # noqa: E402 - beside this file
import licences  # noqa: E402 - found by the path above
from recovery_timer import APPLICATION_ID, __version__  # noqa: E402 - as above

NAME = "recovery-timer"
MAINTAINER = "Recovery Timer contributors <maintainers@recovery-timer.invalid>"

CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
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


def build(
    tree: Path, *, architecture: str, depends: str, recommends: str, libraries: Iterable[str], overrides: str
) -> None:
    """Add everything else that a package needs to ``tree``, which has the program, and pack it.

    ``libraries`` are the third-party ones that are packed with it, for the licences; ``overrides`` are lintian's, with
    the reasons.
    """
    is_frozen = architecture != "all"
    package = ROOT / "dist" / f"{NAME}_{__version__}_{architecture}.deb"
    package.parent.mkdir(exist_ok=True)
    share = tree / "usr/share"
    desktop_files.write(share)
    _document(share / "doc" / NAME, licences.text(libraries, frozen=is_frozen))
    _run("gzip", "-9n", share / f"man/man1/{NAME}.1")
    (share / "lintian/overrides").mkdir(parents=True)
    (share / "lintian/overrides" / NAME).write_text(overrides, encoding="utf-8")
    size = sum(file.lstat().st_size for file in tree.rglob("*")) // 1024
    control = CONTROL.format(
        name=NAME,
        version=__version__,
        architecture=architecture,
        maintainer=MAINTAINER,
        size=size,
        depends=depends,
        recommends=recommends,
    )
    (tree / "DEBIAN").mkdir(exist_ok=True)
    (tree / "DEBIAN/control").write_text(control, encoding="utf-8")
    _make_modes_usual(tree)
    _run("dpkg-deb", "--build", "--root-owner-group", "-Zxz", tree, package)
    print(f"{package.relative_to(ROOT)}  {package.stat().st_size / 1e6:.1f} MB, {size / 1000:.0f} MB installed")
    _check(package, share)


def _document(folder: Path, copyright_text: str) -> None:
    """Add the licences and the changelog where Debian looks for them."""
    folder.mkdir(parents=True)
    (folder / "copyright").write_text(copyright_text, encoding="utf-8")
    shutil.copyfile(ROOT / "CHANGELOG.md", folder / "NEWS")
    changelog = CHANGELOG.format(name=NAME, version=__version__, maintainer=MAINTAINER)
    (folder / "changelog").write_text(changelog, encoding="utf-8")
    _run("gzip", "-9n", folder / "NEWS", folder / "changelog")


def _make_modes_usual(tree: Path) -> None:
    """Make all files readable, and only programs executable."""
    scripts = {tree / "usr/bin" / NAME, *(tree / "DEBIAN" / name for name in ("postinst", "prerm"))}
    for path in tree.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path in scripts or (path.name == path.parent.name == NAME)
            path.chmod(0o755 if runs else 0o644)


def _check(package: Path, share: Path) -> None:
    for tool, *words in (
        ("desktop-file-validate", share / f"applications/{APPLICATION_ID}.desktop"),
        ("appstreamcli", "validate", "--no-net", share / f"metainfo/{desktop_files.METAINFO}"),
        ("lintian", "--allow-root", "--fail-on", "error,warning", package),
    ):
        if shutil.which(tool):
            _run(tool, *words)
        else:
            print(f"Not checked: {tool} is not here.")


def _run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], cwd=ROOT, check=True)
