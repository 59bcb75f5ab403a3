"""The targets and files that the workflows use exist in the repository."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_workflow__names_existing_targets_and_files(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    targets = {*re.findall(r"run: make ([a-z-]+)", text), *re.findall(r"target: ([a-z-]+)", text)}
    files = set(re.findall(r"(?<![\w*])packaging/[\w./-]+\w", text))

    assert {target for target in targets if not re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)} == set()
    assert {name for name in files if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_workflow__uses_actions_of_a_known_commit(workflow: Path) -> None:
    used = re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8"))

    assert used
    assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)] == []
