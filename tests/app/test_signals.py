import pytest

from recovery_timer.app.signals import Signal


def test_tell__calls_everybody_in_the_order_in_which_they_came() -> None:
    listeners, heard = Signal[str](), list[str]()
    listeners.connect(lambda what: heard.append(f"first {what}"))
    listeners.connect(lambda what: heard.append(f"second {what}"))
    listeners.emit("news")

    assert heard == ["first news", "second news"]


def test_tell__nobody__does_nothing() -> None:
    Signal[str]().emit("news")


def test_add__returns_what_ends_it() -> None:
    listeners, heard = Signal[str](), list[str]()
    stop = listeners.connect(heard.append)
    listeners.connect(lambda what: heard.append(what.upper()))
    stop()
    listeners.emit("news")

    assert heard == ["NEWS"]


def test_tell__one_that_leaves_while_it_is_told__does_not_hide_the_news_from_the_next() -> None:
    listeners, heard = Signal[str](), list[str]()
    stop = listeners.connect(lambda _: stop())
    listeners.connect(heard.append)
    listeners.emit("first")
    listeners.emit("second")

    assert heard == ["first", "second"]


def test_tell__one_that_comes_while_others_are_told__hears_the_next_news() -> None:
    listeners, heard = Signal[str](), list[str]()
    stop = listeners.connect(lambda _: bring())

    def bring() -> None:
        stop()
        listeners.connect(heard.append)

    listeners.emit("first")
    assert heard == []
    listeners.emit("second")
    assert heard == ["second"]


def test_tell__an_error_of_a_listener__is_let_through() -> None:
    listeners = Signal[str]()
    listeners.connect(_fail)

    with pytest.raises(ZeroDivisionError):
        listeners.emit("news")


def _fail(_: str) -> None:
    raise ZeroDivisionError
