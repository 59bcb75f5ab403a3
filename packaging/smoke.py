"""Check that an installed program works: ``python packaging/smoke.py COMMAND...``, where COMMAND starts the program.

The program lists its routines, plays one in its window, records that, and makes a sound file with its encoder, all
without an error in its log: this takes its resources, its window and each of its child processes. The user's data is
neither read nor written. Without a display, the window is drawn but not shown.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROUTINE = '# Tried\n2s "first", position 0\n2s calf stretch left, position 0\n'
"""Takes a few seconds, including its get ready."""
WITHIN_S = 180
LEAST_BYTES = 10_000
"""The minimum size of a sound file that is more than a header."""


def smoke(command: Sequence[str | Path]) -> None:
    """Try the program that ``command`` starts; raise an error if anything is not as expected."""
    found = shutil.which(command[0])
    _require(found is not None, f"{command[0]} is not here")
    command = [Path(str(found)).absolute(), *command[1:]]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        routine, sound = folder / "tried.txt", folder / "tried.m4a"
        routine.write_text(ROUTINE, encoding="utf-8")

        print(_said(command, folder, "--version").strip())
        routines = json.loads(_said(command, folder, "list", "--json"))
        _require(len(routines) > 1, "it has no routines of its own")
        _said(command, folder, "play", routine, "--mute", "--exit-when-done")
        _require("Tried" in _said(command, folder, "history", "--jsonl"), "it forgot the session")
        _said(command, folder, "export", routine, "--to", "audio", "-o", sound)
        _require(sound.stat().st_size > LEAST_BYTES, "the sound file is empty")
        for log in folder.rglob("*.log"):
            text = log.read_text(encoding="utf-8")
            _require(" ERROR " not in text, f"its log has errors\n{text}")
        print("Listed, played, remembered, encoded: it works.")


def _said(command: Sequence[str | Path], folder: Path, *arguments: str | Path) -> str:
    """Run the program in ``folder`` with a data folder there, and return what it printed."""
    words = [str(word) for word in (*command, "--data-dir", folder / "data", *arguments)]
    done = subprocess.run(
        words, cwd=folder, env=_environment(), stdout=subprocess.PIPE, encoding="utf-8", timeout=WITHIN_S, check=False
    )
    _require(done.returncode == 0, f"{' '.join(words)} ended with {done.returncode}")
    return done.stdout


def _environment() -> dict[str, str]:
    has_display = sys.platform in {"win32", "darwin"} or {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys()
    # PYTHONPATH might hide that the program lacks some of its parts.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return environment if has_display else {"QT_QPA_PLATFORM": "offscreen", **environment}


def _require(condition: bool, complaint: str) -> None:
    if not condition:
        sys.exit(f"It does not work: {complaint}.")


if __name__ == "__main__":
    smoke(sys.argv[1:])
