"""Draws the diagrams of the documents from the code itself: ``python -m docs.diagrams`` renews them in place.

A diagram that is drawn by hand describes the program as it once was. `tests/test_documentation.py` fails when one of
these is out of date.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import grimp

from recovery_timer.session.state import TRANSITIONS, State, Transition, Trigger

FOLDER = Path(__file__).parent
PACKAGE = "recovery_timer"


def packages() -> str:
    """Return the packages and their imports as a Mermaid diagram.

    An arrow that follows from others is left out: what it says is true anyway, and a reader sees more without it.
    """
    imports = _imports()
    below = {package: _reachable(package, imports) for package in imports}
    lines = ["flowchart TD"]
    for importer in sorted(imports):
        implied = set().union(*(below[imported] for imported in imports[importer]))
        lines += [f"    {importer} --> {imported}" for imported in sorted(imports[importer] - implied)]
    return "\n".join(lines)


def states() -> str:
    """Return the states of a session and what leads from one to another as a Mermaid diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.READY}"]
    for state, row in TRANSITIONS.items():
        targets = dict.fromkeys(transition.to for transition in row.values())
        for target in targets:
            triggers = ", ".join(_label(trigger, leads) for trigger, leads in row.items() if leads.to is target)
            lines.append(f"    {state} --> {target}: {triggers}")
        if not row:
            lines.append(f"    {state} --> [*]")
    return "\n".join(lines)


def _label(trigger: Trigger, transition: Transition) -> str:
    return f"{trigger} [{transition.guard}]" if transition.guard else trigger.value


DIAGRAMS = {FOLDER / "architecture.md": {"packages": packages}, FOLDER / "walkthroughs.md": {"states": states}}
"""The diagrams of each document, by the names that their places in it bear."""


def renewed(document: Path) -> str:
    """Return the text of ``document`` with each of its diagrams drawn anew at its place."""
    text = document.read_text(encoding="utf-8")
    for name, draw in DIAGRAMS[document].items():
        place = re.compile(rf"(<!-- {name}: [^\n]*-->\n)```mermaid\n.*?```", re.DOTALL)
        block = f"```mermaid\n{draw()}\n```"
        text, places = place.subn(rf"\g<1>{block}", text)
        if places != 1:
            raise ValueError(f"{document.name} has {places} places for the diagram {name}, not one")
    return text


def _imports() -> dict[str, set[str]]:
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    packages = {module for module in graph.modules if module.count(".") == 1} - {f"{PACKAGE}.__main__"}
    return {
        _short(importer): {
            _short(imported)
            for imported in packages - {importer}
            if graph.direct_import_exists(importer=importer, imported=imported, as_packages=True)
        }
        for importer in packages
    }


def _short(module: str) -> str:
    return module.removeprefix(f"{PACKAGE}.")


def _reachable(package: str, imports: dict[str, set[str]]) -> set[str]:
    return set(_walk(package, imports))


def _walk(package: str, imports: dict[str, set[str]]) -> Iterator[str]:
    for imported in imports[package]:
        yield imported
        yield from _walk(imported, imports)


if __name__ == "__main__":
    for each in DIAGRAMS:
        each.write_text(renewed(each), encoding="utf-8")
