"""Messages from the layers below the window: in English, which the commands print, and translatable."""

from collections.abc import Mapping
from typing import Self, TypeAlias

from recovery_timer.routine.limits import Limit

MessageFact: TypeAlias = str | int | float | Limit


class Message(str):
    """A message in English that keeps its ``template`` and ``facts``, so that it can be translated.

    ``facts`` fill the placeholders of the template; any that are messages themselves are translated as well.
    """

    __slots__ = ("facts", "template")

    template: str
    facts: Mapping[str, MessageFact]

    def __new__(cls, template: str, **facts: MessageFact) -> Self:
        shown = {name: _shown(fact) for name, fact in facts.items()}
        message = super().__new__(cls, template.format(**shown) if facts else template)
        message.template = template
        message.facts = facts
        return message


def _shown(fact: MessageFact) -> str:
    match fact:
        case int():
            return f"{fact:,}"
        case float():
            return f"{fact:.1f}"
        case _:
            return str(fact)
