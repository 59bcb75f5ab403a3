"""Make the Debian package of the frozen program in dist/: ``make deb``.

The program is installed in /usr/lib/recovery-timer. System libraries are not frozen; `dpkg-shlibdeps` finds their
packages. Made with Debian's own Python (``make deb PYTHON=/usr/bin/python3``), the package contains no path of the
build machine. `try-deb` tries it in an empty Debian.
"""

import subprocess
import tempfile
from pathlib import Path

import debian
from debian import NAME
from freezing import freeze
from licences import LIBRARIES
from smoke import smoke

OVERRIDES = """\
# Qt and Python are those that the program is tested with; their libraries come with them.
recovery-timer: embedded-library
recovery-timer: library-not-linked-against-libc
recovery-timer: shared-library-lacks-prerequisites
recovery-timer: hardening-no-pie
# Stripping breaks Qt's FFmpeg, and most of the others are stripped already.
recovery-timer: unstripped-binary-or-object
# The interface looks the same where fonts-inter is not installed.
recovery-timer: duplicate-font-file
"""


def main() -> None:
    """Leave the package in dist/."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        program = freeze(tree / "usr/lib")
        smoke([program / NAME])
        (tree / "usr/bin").mkdir()
        (tree / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
        # Also tells dpkg-shlibdeps which folder is the root of the package.
        (tree / "DEBIAN").mkdir()
        debian.build(
            tree,
            architecture=_output("dpkg", "--print-architecture").strip(),
            depends=f"{libraries(Path(folder), program)}, libxcb-cursor0, libpulse0, fontconfig",
            recommends="espeak-ng",
            libraries=LIBRARIES,
            overrides=OVERRIDES,
        )


def libraries(work: Path, program: Path) -> str:
    """Return the packages of the system libraries that the frozen ``program`` needs, in the format of Depends."""
    (work / "debian").mkdir()
    source = f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"
    (work / "debian" / "control").write_text(source, encoding="utf-8")
    own = program / "_internal"
    files = [file for file in program.rglob("*") if file.is_file() and not file.is_symlink() and _is_binary(file)]
    words = ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info", f"-l{own}", f"-l{own}/PySide6/Qt/lib"]
    return _output(*words, *(f"-e{file}" for file in files), cwd=work).strip().removeprefix("shlibs:Depends=")


def _is_binary(file: Path) -> bool:
    return file.read_bytes()[:4] == b"\x7fELF"


def _output(*command: str | Path, cwd: Path = debian.ROOT) -> str:
    return subprocess.run([*map(str, command)], cwd=cwd, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
