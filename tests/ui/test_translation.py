"""The sources compared with the .ts: a sentence that lupdate misses or puts into another context stays English."""

import ast
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

from recovery_timer import assets
from recovery_timer.ui.text.article import ARTICLE

ROOT = Path(__file__).parents[2]
SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "packaging" / "make_translations.py"))
ENGLISH = assets.path("i18n/recovery_timer_en.ts")


class Sentence(NamedTuple):
    context: str
    source: str
    comment: str
    has_count: bool


def sentences_in_sources() -> Iterator[Sentence]:
    for file in SCRIPT["program_sources"]():
        yield from _in_node(ast.parse(file.read_text(encoding="utf-8")), "")
    for context, text in SCRIPT["data_texts"]():
        yield Sentence(context, text, "", has_count=False)


def _in_node(node: ast.AST, scope: str) -> Iterator[Sentence]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else scope
        if isinstance(child, ast.Call):
            yield from _in_call(child, scope)
        yield from _in_node(child, inside)


def _in_call(call: ast.Call, scope: str) -> Iterator[Sentence]:
    literals = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
    match call.func:
        case ast.Name(id="QT_TRANSLATE_NOOP"):
            context, source = literals
            yield Sentence(str(context), str(source), "", has_count=False)
        case ast.Attribute(attr="translate", value=ast.Name(id="QCoreApplication")) if isinstance(literals[1], str):
            yield Sentence(str(literals[0]), literals[1], "", has_count=False)
        case ast.Attribute(attr="tr", value=ast.Name(id=name)) if isinstance(literals[0], str):
            comment = literals[1] if len(literals) > 1 else ""
            yield Sentence(scope if name == "self" else name, literals[0], str(comment), has_count=len(literals) > 2)
        case _:
            pass


def sentences_in(file: Path) -> Iterator[tuple[Sentence, list[str]]]:
    for context in ElementTree.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            sentence = Sentence(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                has_count=message.get("numerus") == "yes",
            )
            yield sentence, [form.text or "" for form in message.iter("numerusform")]


def test_translations__hold_every_sentence_of_the_sources_and_no_other() -> None:
    wanted, found = set(sentences_in_sources()), {sentence for sentence, _ in sentences_in(ENGLISH)}

    assert len(wanted) > 800
    assert not wanted - found, "not in resources/i18n: run `make translations`"
    assert not found - wanted, "no longer in the sources: run `make translations`"


@pytest.mark.parametrize("file", sorted(path.name for path in assets.path("i18n").glob("*.ts")))
def test_translations__of_another_language__have_the_same_sentences(file: str) -> None:
    theirs = {sentence for sentence, _ in sentences_in(assets.path(f"i18n/{file}"))}

    assert theirs == {sentence for sentence, _ in sentences_in(ENGLISH)}


def test_translations__every_count_has_a_singular_and_a_plural() -> None:
    missing = [each.source for each, forms in sentences_in(ENGLISH) if each.has_count and not all(forms)]

    assert not missing, "write both forms into the .ts, then run `make translations`"


def test_sentences__name_the_article_once() -> None:
    naming = [sentence.source for sentence, _ in sentences_in(ENGLISH) if "article" in sentence.source.casefold()]

    assert naming == [ARTICLE]


def test_translations__what_is_loaded_is_what_was_translated() -> None:
    translator = QTranslator()
    assert translator.load(str(ENGLISH.with_suffix(".qm")))

    for sentence, forms in sentences_in(ENGLISH):
        if sentence.has_count:
            loaded = [translator.translate(sentence.context, sentence.source, sentence.comment, n) for n in (1, 2)]
            assert loaded == forms


def test_sentences__go_through_self_or_text_so_that_the_context_is_right() -> None:
    for file in SCRIPT["program_sources"]():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"tr", "_tr"}:
                assert ast.unparse(node.func) in {"self.tr", "text.tr"}, f"{file.name}:{node.lineno}"
