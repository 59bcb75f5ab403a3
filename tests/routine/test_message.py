import pytest

from recovery_timer.routine.limits import Limit
from recovery_timer.routine.message import Message, MessageFact


@pytest.mark.parametrize(
    "fact, shown",
    [("a name", "a name"), (20_000, "20,000"), (4.26, "4.3"), (Limit(1, 4, "s"), "1 to 4 s")],
)
def test_message__fills_its_template_and_keeps_it_with_the_facts(fact: MessageFact, shown: str) -> None:
    message = Message("it is {what}", what=fact)

    assert message == f"it is {shown}"
    assert (message.template, message.facts) == ("it is {what}", {"what": fact})


def test_message__without_facts_may_have_braces() -> None:
    message = Message("an odd {thing}")

    assert message == message.template == "an odd {thing}"
    assert message.facts == {}
