"""Freeze the program into a folder that needs no Python: on every system, the first step of making an installer.

``python packaging/freezing.py`` leaves it in dist/ (on macOS as an application); the recipes for Linux call `freeze`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "recovery-timer"
SPEC = ROOT / "packaging" / f"{NAME}.spec"


def freeze(folder: Path, *, portable: bool = False) -> Path:
    """Freeze the program into ``folder`` and return the new folder of its name.

    On Linux, only a ``portable`` one includes system libraries; otherwise, the package has to depend on them.
    """
    with tempfile.TemporaryDirectory() as work:
        print("Freezing the program, which takes minutes ...", flush=True)
        command = [sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", "--noconfirm"]
        folders = ["--distpath", str(folder), "--workpath", work]
        subprocess.run(
            [*command, *folders, str(SPEC), *(["--", "--portable"] if portable else [])], cwd=ROOT, check=True
        )
    return folder / NAME


if __name__ == "__main__":
    freeze(ROOT / "dist")
