import pytest

from recovery_timer.app.listeners import Listeners


def test_tell__calls_everybody_in_the_order_in_which_they_came() -> None:
    listeners, heard = Listeners[str](), list[str]()
    listeners.add(lambda what: heard.append(f"first {what}"))
    listeners.add(lambda what: heard.append(f"second {what}"))
    listeners.tell("news")

    assert heard == ["first news", "second news"]


def test_tell__nobody__does_nothing() -> None:
    Listeners[str]().tell("news")


def test_add__returns_what_ends_it() -> None:
    listeners, heard = Listeners[str](), list[str]()
    stop = listeners.add(heard.append)
    listeners.add(lambda what: heard.append(what.upper()))
    stop()
    listeners.tell("news")

    assert heard == ["NEWS"]


def test_tell__one_that_leaves_while_it_is_told__does_not_hide_the_news_from_the_next() -> None:
    listeners, heard = Listeners[str](), list[str]()
    stop = listeners.add(lambda _: stop())
    listeners.add(heard.append)
    listeners.tell("first")
    listeners.tell("second")

    assert heard == ["first", "second"]


def test_tell__one_that_comes_while_others_are_told__hears_the_next_news() -> None:
    listeners, heard = Listeners[str](), list[str]()
    stop = listeners.add(lambda _: bring())

    def bring() -> None:
        stop()
        listeners.add(heard.append)

    listeners.tell("first")
    assert heard == []
    listeners.tell("second")
    assert heard == ["second"]


def test_tell__an_error_of_a_listener__is_let_through() -> None:
    listeners = Listeners[str]()
    listeners.add(_fail)

    with pytest.raises(ZeroDivisionError):
        listeners.tell("news")


def _fail(_: str) -> None:
    raise ZeroDivisionError
