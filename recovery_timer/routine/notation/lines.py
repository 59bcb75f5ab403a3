"""Splitting a line of a typed routine into the pieces between its commas.

The clutter of pasted text is handled here, so that nothing later has to know about it: bullets, list numbers, comments,
tabs, non-breaking spaces and typographic quotation marks.
"""

import re
from typing import NamedTuple

from recovery_timer.routine.message import Message
from recovery_timer.routine.notation.fault import LineFault, MisreadError

LONGEST = 2_000
"""Maximum length of a line in characters; the longest that `write` produces has about 1,400."""

EXAMPLE = "30s hamstring stretch L/R"
"""A line that is valid with any catalogue."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_BULLETS = "•●○◦▪▫■□‣⁃∙·➢➤►▶▸✓✔☐☑✗★→⇒"
_EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff"
_LEAD_IN = re.compile(
    rf"""\s*
    (?P<bullet> (?: [-*–—+o](?=\s|$) | [{_BULLETS}] | (?: [{_EMOJI}]\ufe0f?\s* )+(?=[0-9]) )\s* (?: \[[ xX]?\]\s* )? )?
    (?P<number> (?: [0-9]{{1,4}} (?: [.)](?=\s|$|[^\W\d]) | :(?=\s|$) ) | \([0-9]{{1,4}}\) | [a-z]\)(?=\s) )\s* )?
    """,
    re.VERBOSE,
)
"""A bullet, a box to tick and a list number: `1.` before a letter too, but not the 1. of 1.5 min.

Emoji before an amount are a bullet; before a name, they are part of it.
"""

_TOKEN = re.compile(
    r"""(?P<quoted> "(?:[^"\\]|\\.)*(?P<closed>"?) | “(?:[^”\\]|\\.)*(?P<curly>”?) )
    | (?P<comma> , )
    | (?P<comment> \# )
    | (?P<emphasis> \*\*|__ )
    # The comma of 1,5 min separates nothing; a quotation mark after a number may mean seconds or inches.
    | (?: [^\s,\#"“*_]++ | (?<=[0-9]),(?=[0-9]) | (?<=[0-9])"(?=[\s,)/]|$) | \*(?!\*) | _(?!_) )+
    """,
    re.VERBOSE,
)
_ESCAPES = {"n": "\n", '"': '"', "\\": "\\"}


class Token(NamedTuple):
    """A word, or a quoted text including its quotation marks, and its position in the line."""

    text: str
    start: int
    is_quoted: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def unquoted(self) -> str:
        r"""Return the text between the quotation marks, with ``\"``, ``\\`` and ``\n`` resolved."""

        def resolved(escape: re.Match[str]) -> str:
            sign = escape[1]
            if sign not in _ESCAPES:
                start = self.start + 1 + escape.start()
                expected = Message(r"\" or \\ or \n after a backslash")
                raise MisreadError(LineFault(start, start + 2, expected, "\\\\" + sign))
            return _ESCAPES[sign]

        return re.sub(r"\\(.)", resolved, self.text[1:-1])


class PlacedWords(NamedTuple):
    """Words joined by single spaces, whatever separated them, and the position in the line of every character."""

    text: str
    places: tuple[int, ...]

    def part(self, start: int, end: int | None = None) -> "PlacedWords":
        """Return the characters from ``start`` to ``end``, stripped of spaces."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip(" "))
        text = text.strip(" ")
        return PlacedWords(text, self.places[start : start + len(text)])

    def problem(self, expected: Message, suggestion: str, start: int = 0, end: int | None = None) -> MisreadError:
        """Return the error for the characters from ``start`` to ``end``, which must not be blank."""
        places = self.part(start, end).places
        return MisreadError(LineFault(places[0], places[-1] + 1, expected, suggestion))


def phrase(tokens: list[Token]) -> PlacedWords:
    """Return ``tokens``, none of them quoted, as a phrase."""
    places: list[int] = []
    for token in tokens:
        places.extend(range(token.start, token.end + 1))
    return PlacedWords(" ".join(token.text for token in tokens), tuple(places[:-1]))


class TextLine(NamedTuple):
    """One line: its indentation (in columns; a tab goes to the next multiple of eight) and its pieces, in order.

    ``pieces`` are the tokens between commas, without empty ones. ``colon`` is the position of a final colon, which is
    in no piece. A blank line or a mere comment has no pieces.
    """

    raw: str
    indent: int
    pieces: list[list[Token]]
    colon: int | None
    is_listed: bool = False
    """Whether a bullet or a list number begins the line."""

    @property
    def start(self) -> int:
        return self.pieces[0][0].start

    @property
    def quoted(self) -> int | None:
        """The index of the first quoted text of the first piece, None if there is none."""
        for index, token in enumerate(self.pieces[0]):
            if token.is_quoted:
                return index
        return None

    @property
    def end(self) -> int:
        return self.pieces[-1][-1].end if self.colon is None else self.colon + 1

    @property
    def content(self) -> str:
        """The line without its indentation, bullet and comment."""
        return self.raw[self.start : self.end]


def split_text(text: str) -> list[str]:
    """Split ``text`` at line feeds and carriage returns only: a quoted text may contain U+2028."""
    return _LINE_END.split(text.removeprefix("\ufeff"))


def split_line(raw: str) -> TextLine:
    """Split one line into its pieces; raise MisreadError if it is too long or a quotation mark is not closed."""
    if len(raw) > LONGEST:
        raise MisreadError(
            LineFault(
                0,
                len(raw),
                Message("a line of at most {longest} characters", longest=LONGEST),
                f"# {raw[:40].strip()} ...",
            )
        )
    lead_in = _LEAD_IN.match(raw)
    assert lead_in is not None
    indent = len(raw[: len(raw) - len(raw.lstrip())].expandtabs(8))
    pieces: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(raw, lead_in.end()):
        if match["comment"]:
            break
        if match["emphasis"]:
            continue
        if match["comma"]:
            if not pieces[0]:
                raise MisreadError(
                    LineFault(match.start(), match.end(), Message("a block before the comma"), f"{EXAMPLE},")
                )
            pieces.append([])
            continue
        token = Token(match[0], match.start(), match["quoted"] is not None)
        if token.is_quoted and not (match["closed"] or match["curly"]):
            raise MisreadError(_unclosed(raw, token))
        pieces[-1].append(token)
    pieces = [piece for piece in pieces if piece]
    colon = _take_colon(pieces)
    if colon is not None and not pieces:
        raise MisreadError(LineFault(colon, colon + 1, Message("a block, or repeat N before a colon"), EXAMPLE))
    return TextLine(raw, indent, pieces, colon, lead_in["bullet"] is not None or lead_in["number"] is not None)


def _unclosed(raw: str, token: Token) -> LineFault:
    open_text = raw[token.start :].rstrip()
    # A backslash at the very end would escape the quotation mark that is appended.
    open_text += "\\" * ((len(open_text) - len(open_text.rstrip("\\"))) % 2)
    closing = "”" if open_text.startswith("“") else '"'
    return LineFault(token.start, len(raw.rstrip()), Message("a closing quotation mark"), open_text + closing)


def _take_colon(pieces: list[list[Token]]) -> int | None:
    """Remove a final colon from ``pieces`` and return its position, or None if there is none."""
    last = pieces[-1][-1] if pieces else None
    if last is None or last.is_quoted or not last.text.endswith(":"):
        return None
    pieces[-1].pop()
    if last.text != ":":
        pieces[-1].append(last._replace(text=last.text[:-1]))
    if not pieces[-1]:
        pieces.pop()
    return last.end - 1
