"""The hooks of pre-commit check what `make check` checks, by the same tools."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_hooks__run_the_tools_of_the_project_as_make_check_does() -> None:
    entries = re.findall(r"^ +entry: (.*)$", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"), re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(RUN)", ".venv/bin/python")
    of_ruff = [entry.removesuffix(" --force-exclude") for entry in entries if " ruff " in entry]

    assert "make check" in entries
    assert all(entry.startswith((".venv/bin/python -m ", "make ")) for entry in entries)
    assert of_ruff == [line.strip() for line in makefile.splitlines() if " -m ruff " in line]
