"""The data that ships with the program: the catalogue of techniques, the questions, and the built-in routines.

It is in ``resources/``: one TOML file per family, named after it, in ``catalogue/``; the article's questions beside
them; one JSON document per routine in ``routines/``, with their groups. Nothing is skipped: a fault in this data is a
bug in the program, so it is raised with the file, the entry and the field to fix.
"""

import tomllib
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from recovery_timer import assets
from recovery_timer.ports.problems import NotARoutineError
from recovery_timer.routine.facts import Group
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Catalogue, Family, Question, Technique
from recovery_timer.storage import document

CatalogueEntry = TypeVar("CatalogueEntry", Technique, Question)


class CatalogueError(ValueError):
    """A shipped file is unusable; the message names the file, the entry and the field."""


def load_catalogue() -> Catalogue:
    """Return all techniques, by family and then in the order of the file.

    Raises:
        CatalogueError: if a file is not TOML, an entry is not a technique, or two have the same id.
        OSError: if a file is missing.
    """
    catalogue: dict[str, Technique] = {}
    for family in Family:
        file = f"catalogue/{family}.toml"
        for table in _tables(file, "technique"):
            technique = _converted(file, {"family": family, **table}, Technique)
            if technique.family is not family:
                raise CatalogueError(f"{file}, {technique.id}, family: expected {family}, got {technique.family}.")
            if technique.id in catalogue:
                raise CatalogueError(f"{file}, {technique.id}, id: another technique has it.")
            catalogue[technique.id] = technique
    return catalogue


def load_questions() -> tuple[Question, ...]:
    """Return the article's questions in its order. Raises like `load_catalogue`."""
    file = "catalogue/questions.toml"
    questions: dict[str, Question] = {}
    for table in _tables(file, "question"):
        question = _converted(file, table, Question)
        if question.id in questions:
            raise CatalogueError(f"{file}, {question.id}, id: another question has it.")
        questions[question.id] = question
    return tuple(questions.values())


def load_builtin_routines() -> tuple[Routine, ...]:
    """Return the built-in routines in the order of their files' names.

    Raises:
        CatalogueError: if a file is not a routine, or two have the same id.
        OSError: if the folder or a file cannot be read.
    """
    routines: dict[str, Routine] = {}
    for name in sorted(path.name for path in assets.path("routines").iterdir() if path.suffix == ".json"):
        file = f"routines/{name}"
        try:
            routine = document.decode(assets.read_bytes(file))
        except NotARoutineError as fault:
            raise CatalogueError(f"{file}: {fault}") from fault
        if routine.id in routines:
            raise CatalogueError(f"{file}, {routine.id}, id: another routine has it.")
        routines[routine.id] = routine
    return tuple(routines.values())


def load_builtin_groups() -> dict[str, Group]:
    """Return the group of every built-in routine by its id, by group and then in the order of the file.

    Raises:
        CatalogueError: if the file is not TOML, a group is unknown, or a routine is in it twice.
        OSError: if the file cannot be read.
    """
    file = "routines/groups.toml"
    try:
        content = msgspec.convert(_toml(file), dict[Group, list[str]])
    except msgspec.ValidationError as fault:
        raise CatalogueError(f"{file}: {str(fault).replace('`', '')}.") from fault
    groups: dict[str, Group] = {}
    for group, routines in content.items():
        for routine in routines:
            if routine in groups:
                raise CatalogueError(f"{file}, {routine}: it is there twice.")
            groups[routine] = group
    return groups


def _toml(file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(assets.read_text(file))
    except (ValueError, RecursionError) as fault:
        # Not only TOMLDecodeError: the encoding may be wrong, a number too long, or a table nested too deeply.
        raise CatalogueError(f"{file} is not TOML: {fault}.") from fault


def _tables(file: str, kind: str) -> Iterator[dict[str, Any]]:
    content = _toml(file)
    try:
        yield from msgspec.convert(content, dict[str, list[dict[str, Any]]])[kind]
    except (KeyError, msgspec.ValidationError) as fault:
        raise CatalogueError(f"{file}: expected [[{kind}]] tables.") from fault


def _converted(file: str, table: dict[str, Any], kind: type[CatalogueEntry]) -> CatalogueEntry:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as fault:
        what, _, path = str(fault).partition(" - at ")
        field = path.strip("`").removeprefix("$.") or "the entry"
        raise CatalogueError(f"{file}, {table.get('id', 'no id')}, {field}: {what.replace('`', '')}.") from fault
