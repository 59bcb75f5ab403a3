"""The files that integrate the program into a Linux desktop: its menu entry, its icon, the type of routine files, etc.

`write` puts them below a folder ``share``, that of a package, of a user or of a sandbox.
"""

import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from recovery_timer import APPLICATION_ID  # noqa: E402 - found by the path above

METAINFO = f"{APPLICATION_ID}.metainfo.xml"
PLACES = {
    HERE / f"{APPLICATION_ID}.desktop": f"applications/{APPLICATION_ID}.desktop",
    HERE / f"{APPLICATION_ID}.mime.xml": f"mime/packages/{APPLICATION_ID}.xml",
    ROOT / "resources/icons/app.svg": f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg",
}

PICTURES = {
    "session-light.png": "A session: what to do now, on which side and for how long",
    "today-light.png": "What is worth doing today, and the routines",
    "build-light.png": "The builder",
    "finish-light.png": "The end of a session, and how each muscle feels",
    "history-light.png": "The history",
}
"""The pictures in docs/pictures that a software centre shows, with their captions."""


def write(share: Path) -> None:
    """Write the files of the desktop, the manual page and the shells' completions below ``share``."""
    import command_line_files

    command_line_files.write(share)
    for source, place in PLACES.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / place)
    (share / "metainfo").mkdir()
    (share / "metainfo" / METAINFO).write_text(metainfo(os.environ.get("PICTURES_URL")), encoding="utf-8")


def metainfo(pictures_url: str | None) -> str:
    """Return the description of the program for software centres.

    They load pictures from the network: these are listed only if ``pictures_url``, where docs/pictures is published,
    is given.
    """
    text = (HERE / METAINFO).read_text(encoding="utf-8")
    if not pictures_url:
        return text
    pictures = (_screenshot(f"{pictures_url}/{name}", name) for name in PICTURES)
    added = "\n".join(("  <screenshots>", *pictures, "  </screenshots>"))
    return text.replace("</component>", f"{added}\n</component>")


def _screenshot(url: str, name: str) -> str:
    kind = ' type="default"' if name == next(iter(PICTURES)) else ""
    return f"    <screenshot{kind}><caption>{PICTURES[name]}</caption><image>{url}</image></screenshot>"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
