"""Rules for every module that neither linters nor import contracts can express."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

import recovery_timer
from recovery_timer import assets

PACKAGE = Path(recovery_timer.__file__).parent
TESTS = Path(__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 600
WITHOUT_A_WINDOW = {
    "adapters/sound/process.py",
    "adapters/speech/process.py",
    "adapters/sound/m4a.py",
    "desktop/by_ear.py",
}
"""These run a loop of their own, and have no window and no dialogs."""
FIND = """
import sys
import pytest

class Unread(pytest.Module):
    def collect(self):
        return []

class Finder:
    def pytest_pycollect_makemodule(self, module_path, parent):
        print(module_path)
        return Unread.from_parent(parent, path=module_path)

sys.exit(pytest.main(["--collect-only", "-qqs", "-p", "no:cacheprovider"], plugins=[Finder()]))
"""
"""Prints each file in which pytest looks for tests."""


def name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_module__says_what_it_is_for_and_fits_a_readers_head(module: Path) -> None:
    source = module.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(source)), "it has no docstring"
    assert source.count("\n") <= LONGEST_FILE


@pytest.mark.parametrize("module", [each for each in MODULES if name(each) not in WITHOUT_A_WINDOW], ids=name)
def test_module__never_runs_a_loop_inside_the_loop(module: Path) -> None:
    # A dialog's exec() inside a task loses other tasks for good; use open().
    calls = [node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    attributes = [call.func for call in calls if isinstance(call.func, ast.Attribute)]
    loops = [f"line {each.lineno}: .{each.attr}()" for each in attributes if each.attr in {"exec", "exec_"}]

    assert loops == []


def test_classes__each_name__is_that_of_one_thing() -> None:
    places: defaultdict[str, set[str]] = defaultdict(set)
    for folder in ("recovery_timer", "tests", "docs", "packaging"):
        for module in (PACKAGE.parent / folder).rglob("*.py"):
            for each in re.findall(r"^\s*class (\w+)[(:]", module.read_text(encoding="utf-8"), re.MULTILINE):
                places[each].add(str(module.relative_to(PACKAGE.parent)))

    assert {each: sorted(found) for each, found in places.items() if len(found) > 1} == {}


def test_use_cases__each_has_a_contract_that_it_is_entered_by_its_face() -> None:
    settings = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = [each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "protected"]
    use_cases = {f"recovery_timer.app.{each.parent.name}" for each in PACKAGE.glob("app/*/__init__.py")}

    assert {face for each in contracts for face in each["allowed_importers"]} == use_cases
    assert {inside for each in contracts for inside in each["protected_modules"]} == {f"{each}.*" for each in use_cases}


def test_modules__without_a_window__need_no_qt() -> None:
    windowless = [
        ".".join(("recovery_timer", *module.relative_to(PACKAGE).with_suffix("").parts))
        for module in MODULES
        if name(module).partition("/")[0] not in {"ui", "adapters", "desktop", "__main__.py"}
    ]
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print([each for each in ('PySide6', 'shiboken6', 'qasync') if each in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code, *windowless], check=True, capture_output=True, timeout=300)

    assert said.stdout == b"[]\n"


def test_tests__every_file__is_found() -> None:
    # pytest silently skips folders with certain names. It only looks here: to import all tests takes half a minute.
    said = subprocess.run(
        [sys.executable, "-c", FIND], cwd=TESTS.parent, check=False, capture_output=True, text=True, timeout=300
    )
    found = {Path(line) for line in said.stdout.splitlines() if line.endswith(".py")}

    assert said.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, said.stdout
    assert {*TESTS.rglob("test_*.py")} - found == set()


def test_resources__are_found_in_the_checkout() -> None:
    assert assets.root() == PACKAGE.parent / "resources"
    assert "Post-run basics" in assets.read_text("routines/01-post-run-basics.json")
    assert {folder.name for folder in assets.root().iterdir()} >= {"catalogue", "icons", "routines", "sounds"}
