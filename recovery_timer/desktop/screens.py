"""The table of screens: a new one needs a folder of its own, and a row here with the function that makes it.

A screen that another part leads into, such as the history from a routine's sheet, is one of the `Parts`; any other is
made here.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from recovery_timer.app.navigation import Stage
from recovery_timer.desktop.models import HOME
from recovery_timer.desktop.parts import Parts
from recovery_timer.ui.builder import actions as builder
from recovery_timer.ui.guide import actions as guide
from recovery_timer.ui.history import actions as history
from recovery_timer.ui.navigation import Page, Screen
from recovery_timer.ui.routines import actions as routines
from recovery_timer.ui.settings import actions as settings
from recovery_timer.ui.techniques import actions as techniques


def rail_screens(parts: Parts) -> Sequence[Screen]:
    """Return the screens of the rail, in its order."""
    return (
        Screen(
            id="routines",
            title=QCoreApplication.translate("screens", "Routines"),
            icon="routines",
            actions=routines.ACTIONS,
            make=lambda: _routines(parts),
        ),
        Screen(
            id="build",
            title=QCoreApplication.translate("screens", "Build"),
            icon="build",
            actions=builder.ACTIONS,
            make=lambda: _builder(parts),
        ),
        Screen(
            id="history",
            title=QCoreApplication.translate("screens", "History"),
            icon="history",
            actions=history.ACTIONS,
            make=lambda: _history(parts),
        ),
        Screen(
            id="techniques",
            title=QCoreApplication.translate("screens", "Techniques"),
            icon="techniques",
            actions=techniques.ACTIONS,
            make=lambda: _techniques(parts),
        ),
        Screen(
            id="settings",
            title=QCoreApplication.translate("screens", "Settings"),
            icon="settings",
            at_foot=True,
            actions=settings.ACTIONS,
            make=lambda: _settings(parts),
        ),
    )


def session_screens(parts: Parts) -> Mapping[Stage, Screen]:
    """Return the screens that take the whole window."""
    return {
        Stage.GUIDE: Screen(
            id="guide",
            title=QCoreApplication.translate("screens", "During a session"),
            actions=guide.ACTIONS,
            make=lambda: Page(
                widget=parts.guide_screen,
                focus=parts.guide_screen.focus_first,
                commands=parts.session_controller.commands(),
            ),
        ),
        Stage.WELCOME: Screen(
            id="welcome",
            title=QCoreApplication.translate("screens", "Welcome"),
            make=lambda: _welcome(parts),
        ),
        Stage.FINISH: Screen(
            id="finish",
            title=QCoreApplication.translate("screens", "At its end"),
            actions=guide.FINISH_ACTIONS,
            make=lambda: Page(
                widget=parts.finish_screen,
                focus=parts.finish_screen.focus_first,
                commands={"leave": parts.finish_screen.back.emit},
            ),
        ),
    }


def _routines(parts: Parts) -> Page:
    screen = parts.routines_screen
    return Page(widget=screen, focus=screen.focus_first, commands=screen.commands())


def _builder(parts: Parts) -> Page:
    from recovery_timer.ui.builder.commands import commands

    screen = parts.builder_screen
    _ = parts.builder_controller
    return Page(
        widget=screen,
        focus=screen.focus_shown,
        commands=commands(screen, parts.builder_model),
        offer=screen.offer,
    )


def _history(parts: Parts) -> Page:
    screen = parts.history_screen
    return Page(widget=screen, focus=screen.focus_first, commands=screen.commands())


def _techniques(parts: Parts) -> Page:
    screen = parts.techniques_screen
    _ = parts.techniques_controller
    return Page(widget=screen, focus=screen.focus_first, commands=screen.commands())


def _settings(parts: Parts) -> Page:
    screen = parts.settings_screen
    return Page(widget=screen, focus=screen.focus_first, commands=screen.commands())


def _welcome(parts: Parts) -> Page:
    from recovery_timer.ui.welcome.model import TECHNIQUE, WelcomeModel
    from recovery_timer.ui.welcome.screen import WelcomeScreen

    model = WelcomeModel(parts.routines_model, parts.techniques.catalogue[TECHNIQUE])
    model.setParent(parts.window)
    screen = WelcomeScreen(parts.theme, model, parts.settings_model)
    screen.tried.connect(lambda routine: parts.start_session(parts.routines_model.expand(routine), routine.id))
    screen.left.connect(partial(parts.navigator.show, HOME))
    screen.settings_wanted.connect(partial(parts.navigator.show, "settings"))
    return Page(widget=screen, focus=screen.focus_first)
