"""The documents agree with the code."""

import re
from pathlib import Path

import pytest

from docs import diagrams

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "tests/README.md")
NAMED = re.compile(r"`((?:recovery_timer|tests|docs|resources|packaging)/[\w/.-]*)`")
LINKED = re.compile(r"\]\(([^)#:]+)\)")


def test_diagrams__are_those_of_the_code() -> None:
    text = diagrams.ARCHITECTURE.read_text(encoding="utf-8")

    assert diagrams.renewed(text) == text, "run: python -m docs.diagrams"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_document__names_only_files_that_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = [ROOT / path for path in NAMED.findall(text)]
    linked = [(ROOT / document).parent / path for path in LINKED.findall(text)]

    assert [str(path) for path in (*named, *linked) if not path.exists()] == []
