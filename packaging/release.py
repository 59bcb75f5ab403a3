"""Rehearse a release: ``make release VERSION=1.2.3``.

Everything happens in a temporary clone: the version is set, the changelog and the metadata get their entries, the
commit is tagged, and the artefacts are built from it. The result is build/release, with everything for the page of the
release. Nothing is pushed, and no network is used; the last lines of the output explain how to release for real.
"""

import hashlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import changelog
import make_package

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "build" / "release"

FOR_REAL = """
Beside them: SHA256SUMS, notes.md, release.patch. Nothing was pushed. For real, once make test and make check pass:
  git apply build/release/release.patch && git commit --all --message="Release {version}"
  git tag --annotate v{version} --message="Recovery Timer {version}"
  git push origin main v{version}
The workflow "packages" then makes every package from the tag, and a draft of the release with them."""

_GIT = ("git", "-c", "user.name=Rehearsal", "-c", "user.email=rehearsal@localhost")
_VERSION = "recovery_timer/__init__.py"
_METAINFO = "packaging/linux/*.metainfo.xml"


class ReleaseRefusedError(Exception):
    """The reason why this cannot be released."""


def main(words: list[str]) -> None:
    """Rehearse the release of the version in ``words``, or exit with the reason why that is not possible."""
    try:
        version = " ".join(words)
        changelog.version(version)
        with tempfile.TemporaryDirectory() as folder:
            rehearse(version, date.today(), Path(folder) / "recovery-timer")  # noqa: DTZ011, TID251 - a script's own day
    except (ReleaseRefusedError, ValueError) as refused:
        sys.exit(f"Not released: {refused}.")


def rehearse(version: str, day: date, clone: Path) -> None:
    """Release ``version`` in ``clone``, a folder to be created, and leave its artefacts in build/release."""
    if _output(ROOT, "git", "status", "--porcelain"):
        raise ReleaseRefusedError("the tree has changes that are not committed")
    if _output(ROOT, "git", "tag", "--list", f"v{version}"):
        raise ReleaseRefusedError(f"v{version} was released already")
    _run(ROOT, "git", "clone", "--quiet", "--no-hardlinks", ROOT, clone)
    _run(clone, "git", "remote", "remove", "origin")
    prepare(clone, version, day)
    _run(clone, *_GIT, "commit", "--quiet", "--all", f"--message=Release {version}")
    _run(clone, *_GIT, "tag", "--annotate", f"v{version}", f"--message=Recovery Timer {version}")
    build(clone)
    keep(clone, version)
    print(FOR_REAL.format(version=version))


def keep(clone: Path, version: str) -> None:
    """Move the artefacts of ``clone`` to build/release, with their checksums, the notes and the patch; list them."""
    shutil.rmtree(PLACE, ignore_errors=True)
    shutil.move(clone / "dist", PLACE)
    artefacts = sorted(PLACE.iterdir())
    notes = changelog.notes((clone / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    patch = _output(clone, "git", "diff", "HEAD~", "HEAD")
    for name, text in (("SHA256SUMS", sums(artefacts)), ("notes.md", notes), ("release.patch", patch)):
        (PLACE / name).write_text(text, encoding="utf-8")
    print(_output(clone, "git", "show", "--stat", f"--format=%nv{version} would mark: %s", "HEAD"))
    for file in artefacts:
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")


def prepare(tree: Path, version: str, day: date) -> None:
    """Update the files in ``tree`` for ``version``, released on ``day``."""
    for place, change in (("CHANGELOG.md", with_section), (_VERSION, with_version), (_METAINFO, with_release)):
        (file,) = tree.glob(place)
        file.write_text(change(file.read_text(encoding="utf-8"), version, day), encoding="utf-8")


def with_section(text: str, version: str, day: date) -> str:
    """Return the changelog ``text`` with the unreleased changes as ``version``."""
    if wrong := [*changelog.faults(text)]:
        raise ReleaseRefusedError(f"CHANGELOG.md: {'; '.join(wrong)}")
    return changelog.released(text, version, day)


def with_version(text: str, version: str, _: date) -> str:
    """Return the module ``text`` with its version set, which may be the present one or newer, but not older."""
    (present,) = re.findall(r'^__version__ = "(.*)"$', text, re.MULTILINE)
    if changelog.version(version) < changelog.version(present):
        raise ReleaseRefusedError(f"{version} is older than {present}")
    return text.replace(f'__version__ = "{present}"', f'__version__ = "{version}"')


def with_release(text: str, version: str, day: date) -> str:
    """Return the AppStream ``text`` with ``version`` as its first release; if announced already, it gets its day."""
    kind = "development" if changelog.version(version) < (1, 0, 0) else "stable"
    others = re.sub(rf' *<release version="{re.escape(version)}"[^>]*/>\n', "", text)
    entry = f'    <release version="{version}" date="{day}" type="{kind}"/>\n'
    return others.replace("<releases>\n", f"<releases>\n{entry}", 1)


def build(tree: Path) -> None:
    """In ``tree``, build the sdist, the wheel from it and, if its tools are installed, the Debian package."""
    make_package.check(*make_package.build(tree, tree / "build"))
    if shutil.which("dpkg-shlibdeps") and sys.base_prefix == "/usr":
        _run(tree, sys.executable, "packaging/linux/make_deb.py")
    else:
        print("No Debian package: it takes dpkg-dev and Debian's own Python (make release PYTHON=/usr/bin/python3).")


def sums(files: list[Path]) -> str:
    """Return the SHA-256 of each of ``files``, as `sha256sum --check` reads it."""
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)


def _run(place: Path, *command: str | Path) -> None:
    """Run ``command`` in ``place``, and abort the release if it fails: its output says why."""
    words = [*map(str, command)]
    if status := subprocess.run(words, cwd=place, check=False).returncode:
        raise ReleaseRefusedError(f"{shlex.join(words)} failed with {status}")


def _output(place: Path, *command: str) -> str:
    return subprocess.run([*command], cwd=place, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main(sys.argv[1:])
