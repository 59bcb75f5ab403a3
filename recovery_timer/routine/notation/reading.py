"""Reading a text line by line: every fault is reported at its position, and a text with any is not read in part."""

from bisect import bisect_right
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.routine import limits
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.message import Message
from recovery_timer.routine.model import Block, Circuit, LeafBlock, Routine, Step, Water
from recovery_timer.routine.notation import naming
from recovery_timer.routine.notation.cycles import is_contrast, is_repeat, read_contrast, read_repeat
from recovery_timer.routine.notation.fault import (
    Doubt,
    Fault,
    LineFault,
    MisreadError,
    NotationError,
    Notice,
    attempt,
)
from recovery_timer.routine.notation.lexicon import Lexicon
from recovery_timer.routine.notation.lines import EXAMPLE, TextLine, phrase, split_line, split_text
from recovery_timer.routine.notation.steps import is_nameless, is_only_rest, read_step
from recovery_timer.routine.technique import Catalogue
from recovery_timer.routine.timeline import count_segments

LARGEST = 1024 * 1024
"""Maximum size of a text, in bytes of UTF-8."""


class Parsed(Struct, frozen=True):
    """The contents of a text: the name, if it has one, the blocks, and notices about what may not have been meant."""

    name: str | None
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


def parse(text: str, catalogue: Catalogue) -> Parsed:
    """Return the routine in ``text``, with the techniques of ``catalogue``.

    Raises:
        NotationError: if any of it cannot be read; the error has the position of the first fault and a suggestion.
    """
    reader = _Reader(catalogue)
    reader.read(text)
    if reader.faults:
        first = reader.faults[0]
        raise NotationError(first.line, first.column, first.expected, first.suggestion)
    return Parsed(reader.name, tuple(row.block for row in reader.rows), tuple(reader.notices))


def faults(text: str, catalogue: Catalogue) -> tuple[Fault, ...]:
    """Return every fault in ``text``, in the order of position; empty if `parse` can read it."""
    reader = _Reader(catalogue)
    reader.read(text)
    return tuple(reader.faults)


def read_block(line: TextLine, lexicon: Lexicon) -> tuple[LeafBlock, tuple[Doubt, ...]]:
    """Return ``line`` as a step or contrast block, and the doubts about it.

    Raises:
        MisreadError: with every problem in the line.
    """
    first = line.pieces[0]
    if not first[0].is_quoted:
        water = lexicon.water(" ".join(token.text.removesuffix(":") for token in first[:4]))
        if water is not None:
            return read_contrast(line, *water)
        if is_contrast(line):
            return read_contrast(line, Water.BASIN, 0)
    return read_step(line, lexicon)


class _BlockLine(NamedTuple):
    number: int
    line: TextLine
    block: Block


class _JoinedLine(NamedTuple):
    """A line of the text that is part of a joined line: from ``begin`` on; adding ``shift`` gives its own position."""

    number: int
    begin: int = 0
    shift: int = 0


class _Last(NamedTuple):
    """The last line read, which an amount on the line below may complete, and the state before it."""

    line: TextLine
    parts: "tuple[_JoinedLine, ...]"
    faults: int
    notices: int
    blocks: int
    rest: "_Rest | None"
    is_name: bool = False


class _Rest(NamedTuple):
    """A rest on a line of its own, until it is known what follows."""

    number: int
    line: TextLine
    step: Step
    doubts: tuple[Doubt, ...]


class _Open:
    """A circuit whose lines are being read."""

    def __init__(self, number: int, line: TextLine, fields: dict[str, int]) -> None:
        self.number = number
        self.line = line
        self.fields = fields
        self.first_inner: TextLine | None = None
        self.blocks: list[LeafBlock] = []

    def takes(self, line: TextLine) -> bool:
        """Whether ``line`` belongs to the circuit; raise MisreadError if its indentation is ambiguous."""
        if line.indent <= self.line.indent:
            return False
        if self.first_inner is None:
            self.first_inner = line
        if line.indent < self.first_inner.indent:
            inner = self.first_inner.raw
            indentation = inner[: len(inner) - len(inner.lstrip())]
            end = len(line.raw) - len(line.raw.lstrip())
            # Shown with the word that follows: a message about spaces alone would be unreadable.
            word = line.raw.split(maxsplit=1)[0]
            expected = Message("the indentation of the other lines under {head}", head=self.head)
            raise MisreadError(LineFault(0, end + len(word), expected, indentation + word))
        return True

    @property
    def head(self) -> str:
        return phrase(self.line.pieces[0]).text


class _Reader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.name: str | None = None
        self.rows: list[_BlockLine] = []
        self.notices: list[Notice] = []
        self.faults: list[Fault] = []
        self._catalogue = catalogue
        self._lexicon = Lexicon(catalogue)
        self._open: _Open | None = None
        self._block_lines = 0
        self._known: dict[str, tuple[tuple[LeafBlock, tuple[Doubt, ...]] | None, list[LineFault]]] = {}
        self._last: _Last | None = None
        self._rest: _Rest | None = None

    def read(self, text: str) -> None:
        if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
            self.faults.append(Fault(1, 1, 0, Message("a text of at most 1 MiB"), "several shorter routines"))
            return
        lines = [(number, raw) for number, raw in enumerate(split_text(text), start=1) if raw.strip()]
        begin = 1 if lines and self._reads_name(*lines[0]) else 0
        for number, raw in lines[begin:]:
            try:
                self._read_line(number, raw)
            except MisreadError as misread:
                self._add(number, misread)
            if self._block_lines > limits.BLOCKS.high:
                break
        self._close()
        if not self.faults:
            self._refuse_nothing(lines)
        if not self.faults:
            self._refuse_too_many_segments()
        self.faults.sort(key=lambda fault: (fault.line, fault.column))

    def _add(self, number: int, misread: MisreadError) -> None:
        for start, end, expected, suggestion in misread.problems:
            self.faults.append(Fault(number, start + 1, end - start, expected, suggestion))

    def _reads_name(self, number: int, raw: str) -> bool:
        """Take the first line as the routine's name if it is one; return whether it was."""
        try:
            named = naming.read(raw, self._lexicon)
        except MisreadError as misread:
            self._add(number, misread)
            return True
        if named is None:
            return False
        self.name = named.name
        if not raw.lstrip().startswith("#"):
            self._last = _Last(split_line(raw), (_JoinedLine(number),), 0, 0, 0, None, is_name=True)
        if named.doubt is not None:
            self._notice((_JoinedLine(number),), named.doubt)
        return True

    def _read_line(self, number: int, raw: str) -> None:
        if raw.lstrip().startswith("#"):
            return
        self._block_lines += 1
        line = split_line(raw)
        if not line.pieces:  # a lone bullet or list number
            self._block_lines -= 1
            return
        if self._block_lines > limits.BLOCKS.high:
            raise _commented_out(line, Message("{limit} blocks, not more", limit=limits.BLOCKS))
        problems: list[LineFault] = []
        read = None if is_repeat(line) else self._read_block(line, problems)
        if problems and self._completes(number, line):
            return
        self._last = None
        if self._open is not None and not self._open.takes(line):
            self._close(before=line)
        if is_repeat(line):
            self._keep_rest()
            if self._open is not None:
                raise _commented_out(line, Message("no repeat inside another"))
            self._open = _Open(number, line, read_repeat(line))
            return
        self._last = _Last(
            line, (_JoinedLine(number),), len(self.faults), len(self.notices), len(self._container), self._rest
        )
        if read is None:
            raise MisreadError(*problems)
        self._add_block(self._last, *read)

    def _read_block(self, line: TextLine, problems: list[LineFault]) -> tuple[LeafBlock, tuple[Doubt, ...]] | None:
        # Cached: a long routine repeats its lines, and neither the meaning of a line nor its faults depend on others.
        known = self._known.get(line.raw)
        if known is None:
            found: list[LineFault] = []
            known = attempt(found, lambda: read_block(line, self._lexicon)), found
            self._known[line.raw] = known
        read, wrong = known
        problems += wrong
        return read

    def _completes(self, number: int, line: TextLine) -> bool:
        """Read ``line`` as part of the step above if it is only an amount, a side or sets; return whether it is."""
        last = self._last
        if last is None or not is_nameless(line, self._lexicon):
            return False
        above = last.line.raw[: last.line.end]
        joined = attempt([], lambda: split_line(f"{above} {line.content}"))
        read = None if joined is None else attempt([], lambda: read_block(joined, self._lexicon))
        if joined is None or read is None:
            return False
        del self.faults[last.faults :]
        del self.notices[last.notices :]
        self._rest = last.rest
        if last.is_name:
            self.name = None
        del self._container[last.blocks :]
        begin = len(above) + 1
        parts = (*last.parts, _JoinedLine(number, begin, line.start - begin))
        self._last = last._replace(line=joined, parts=parts, is_name=False)
        self._add_block(self._last, *read)
        return True

    def _add_block(self, at: _Last, block: LeafBlock, doubts: tuple[Doubt, ...]) -> None:
        """Add ``block``; a rest on its own line instead becomes the time before the next block."""
        number = at.parts[0].number
        has_blocks = bool(self._container)
        if has_blocks and isinstance(block, Step) and is_only_rest(block, doubts):
            self._keep_rest()
            self._rest, self._last = _Rest(number, at.line, block, doubts), None
            return
        rest = self._rest
        if rest is not None and block.position is None and _fits_a_gap(rest.step):
            block, self._rest = replace(block, position=rest.step.seconds), None
        self._keep_rest()
        for doubt in doubts:
            self._notice(at.parts, doubt)
        self._append(number, at.line, block)

    @property
    def _container(self) -> list[_BlockLine] | list[LeafBlock]:
        """The blocks that the next one is added to."""
        return self.rows if self._open is None else self._open.blocks

    def _append(self, number: int, line: TextLine, block: LeafBlock) -> None:
        if self._open is not None:
            self._open.blocks.append(block)
        else:
            self.rows.append(_BlockLine(number, line, block))

    def _keep_rest(self) -> None:
        """Add a pending rest, which is not between two blocks, as a step, with its notice."""
        rest, self._rest = self._rest, None
        if rest is not None:
            self._append(rest.number, rest.line, rest.step)
            for doubt in rest.doubts:
                self._notice((_JoinedLine(rest.number),), doubt)

    def _notice(self, parts: tuple[_JoinedLine, ...], doubt: Doubt) -> None:
        start, end, code, message, suggestions = doubt
        part = next(part for part in reversed(parts) if part.begin <= start)
        column, length = start + part.shift + 1, end - start
        self.notices.append(Notice(part.number, column, length, code, message, suggestions))

    def _close(self, before: TextLine | None = None) -> None:
        """Close the open circuit, if there is one, at the line ``before`` or at the end of the text."""
        rest, circuit = self._rest, self._open
        if rest is not None and circuit is not None and "rest" not in circuit.fields and _fits_a_gap(rest.step):
            # At the end of a round, it is the rest between two rounds.
            circuit.fields["rest"], self._rest = rest.step.seconds or 0, None
        self._keep_rest()
        self._open = None
        if circuit is None:
            return
        if circuit.blocks:
            block = Circuit(blocks=tuple(circuit.blocks), **circuit.fields)
            self.rows.append(_BlockLine(circuit.number, circuit.line, block))
        if circuit.first_inner is not None:
            return
        expected = Message("a line indented under {head}", head=circuit.head)
        indentation = " " * (circuit.line.indent + 4)
        if before is not None:
            content = before.raw[: before.end].lstrip()
            raise MisreadError(LineFault(0, before.end, expected, indentation + content))
        head = circuit.line
        suggestion = f"{head.content}\n{indentation}{EXAMPLE}"
        self._add(circuit.number, MisreadError(LineFault(head.start, head.end, expected, suggestion)))

    def _refuse_nothing(self, lines: list[tuple[int, str]]) -> None:
        if self.rows:
            return
        if not lines:
            self.faults.append(Fault(1, 1, 0, Message("at least one block"), EXAMPLE))
        elif self.notices:  # the name, which could also be a step
            notice = self.notices[0]
            fault = Fault(
                notice.line, notice.column, notice.length, Message("an amount, or blocks below"), notice.suggestions[0]
            )
            self.faults.append(fault)
        else:
            number, raw = lines[-1]
            suggestion = f"{raw.strip()}\n{EXAMPLE}"
            start = len(raw) - len(raw.lstrip())
            problem = LineFault(start, len(raw.rstrip()), Message("at least one block below"), suggestion)
            self._add(number, MisreadError(problem))

    def _refuse_too_many_segments(self) -> None:
        blocks = tuple(row.block for row in self.rows)
        if self._segments(blocks) <= limits.SEGMENTS.high:
            return
        counts = range(1, len(blocks) + 1)
        row = self.rows[bisect_right(counts, limits.SEGMENTS.high, key=lambda count: self._segments(blocks[:count]))]
        expected = Message("{limit} segments in all, not more", limit=limits.SEGMENTS)
        self._add(row.number, _commented_out(row.line, expected))

    def _segments(self, blocks: tuple[Block, ...]) -> int:
        # Without time to get ready, which is a setting: only what can never be played is refused.
        routine = Routine(id="counted", name="Counted", blocks=blocks)
        return count_segments(routine, self._catalogue, Gaps(get_ready=0))


def _fits_a_gap(step: Step) -> bool:
    return step.seconds is not None and step.seconds <= limits.GAP.high


def _commented_out(line: TextLine, expected: Message) -> MisreadError:
    return MisreadError(LineFault(line.start, line.end, expected, f"# {line.content}"))
