"""Update every translation in resources/i18n from the sources: ``make translations``.

lupdate collects the sentences of the program, and those of the catalogue, the built-in routines, the figures and the
messages from below the window from a source file generated for it here. lrelease turns each .ts into the .qm that is
loaded. A language named on the command line ("de") is added.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from recovery_timer import assets
from recovery_timer.figures import poses
from recovery_timer.routine.model import Block, Circuit, Step
from recovery_timer.routine.technique import Amount, Dose, Question, Technique
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue, load_questions
from recovery_timer.storage.exchange import UNNAMED

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
TOOLS = Path(sys.executable).parent


def main(languages: list[str]) -> None:
    """Update the existing translations, and those of ``languages``."""
    files = sorted({*FOLDER.glob("*.ts"), *(FOLDER / f"recovery_timer_{language}.ts" for language in languages)})
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.py"
        lines = [f"QT_TRANSLATE_NOOP({_literal(context)}, {_literal(text)})\n" for context, text in data_texts()]
        data.write_text("".join(lines), encoding="utf-8")
        sources = [*program_sources(), data]
        for file in files:
            language = file.stem.removeprefix("recovery_timer_")
            _run(
                "pyside6-lupdate", *sources, "-silent", "-no-obsolete", "-locations", "none", "-sort-messages",
                "-source-language", "en", "-target-language", language, "-ts", file,
            )  # fmt: skip
    for file in files:
        _run("pyside6-lrelease", "-silent", file, "-qm", file.with_suffix(".qm"))


def program_sources() -> list[Path]:
    """Return the sources that may have sentences for the window. The command line is in English."""
    return [file for part in ("ui", "desktop") for file in sorted((ROOT / "recovery_timer" / part).rglob("*.py"))]


def data_texts() -> list[tuple[str, str]]:
    """Return the English texts of the layers below the window, with the context in which the window looks them up."""
    return [
        *(("catalogue", text) for text in shipped_texts()),
        *(("messages", text) for text in messages()),
    ]


def messages() -> list[str]:
    """Return the template of every `Message`, each once."""
    sources = (file.read_text(encoding="utf-8") for file in sorted((ROOT / "recovery_timer").rglob("*.py")))
    # D-Bus messages have the same name.
    ours = (source for source in sources if "from recovery_timer.routine.message import" in source)
    calls = (node for source in ours for node in ast.walk(ast.parse(source)))
    return list(
        dict.fromkeys(
            ast.literal_eval(call.args[0])
            for call in calls
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Message"
        )
    )


def shipped_texts() -> list[str]:
    """Return each text of the catalogue, the questions, the built-in routines and the figures once, and a name."""
    techniques, questions = load_catalogue().values(), load_questions()
    found = [text for technique in techniques for text in _technique_texts(technique)]
    found += [text for question in questions for text in (question.question, question.answer, *_facts(question))]
    for routine in load_builtin_routines():
        found += [routine.name, *(text for block in routine.blocks for text in _block_texts(block))]
    for file in sorted(assets.path("figures").glob("*.toml")):
        found += [pose.words for pose in poses.read(file.read_text(encoding="utf-8")).values()]
    return [text for text in dict.fromkeys((*found, UNNAMED)) if text]


def _technique_texts(technique: Technique) -> Iterator[str]:
    yield from (technique.name, technique.instruction, technique.how_to, technique.how_often, technique.preparation)
    # "Q6" refers to a question.
    yield from (section for section in technique.section.split("; ") if not re.fullmatch(r"Q\d", section))
    yield from (*technique.claims, *technique.cautions, *technique.equipment, *_facts(technique))
    for amount in _amounts(technique.dose):
        yield from (amount.words, amount.claim)


def _amounts(dose: Dose) -> list[Amount]:
    return [amount for amount in msgspec.structs.asdict(dose).values() if isinstance(amount, Amount)]


def _facts(of: Technique | Question) -> Iterator[str]:
    for fact in of.facts:
        yield from (fact.what, fact.unit, fact.claim)


def _block_texts(block: Block) -> Iterator[str]:
    if isinstance(block, Circuit):
        for inner in block.blocks:
            yield from _block_texts(inner)
    else:
        yield block.instruction
        if isinstance(block, Step):
            yield block.name


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([TOOLS / tool, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
