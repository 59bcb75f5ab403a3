"""The parts that work without a window: saving, the user's data, playback and sound.

As in `parts`, each is made once, on first use, and imported then.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from recovery_timer.desktop.options import Options
from recovery_timer.ports import NoSynthesizer, Ports, VoiceFault, VoiceProblem

if TYPE_CHECKING:
    from pathlib import Path

    from recovery_timer.app.backups import DailyBackup, Everything, Restore
    from recovery_timer.app.editing import Workbench
    from recovery_timer.app.follow_ups import FollowUps
    from recovery_timer.app.journal import Journal
    from recovery_timer.app.last_sessions import LastSessions
    from recovery_timer.app.left_drafts import LeftDrafts
    from recovery_timer.app.library import Library, Trash
    from recovery_timer.app.playback import Checkpoints, MediaSession, Music, Narrator, Player
    from recovery_timer.app.settings import SettingsBook
    from recovery_timer.app.sound import Delays, LostSound, Phrases, SoundCheck, Sounds, Volume, WatchedAudio
    from recovery_timer.app.techniques import Techniques
    from recovery_timer.ports import (
        AudioProblem,
        BackgroundSaver,
        BackgroundWorker,
        BackupStore,
        QuarantinedFile,
        SettingsStore,
        Synthesizer,
        Unsaved,
    )
    from recovery_timer.routine.message import Message
    from recovery_timer.routine.timeline import Segment


class Problems(Protocol):
    """Reports problems to the user, in the window or in the terminal. May be called from any thread."""

    def file_quarantined(self, file: "QuarantinedFile") -> None:
        """Report that a file of the user's could not be read or written."""
        ...

    def value_not_used(self, problem: "Message") -> None:
        """Report that a value of the settings is invalid."""
        ...

    def sounds_lost(self, lost: "Sequence[LostSound]") -> None:
        """Report the user's own sounds that can no longer be played."""
        ...

    def sound(self, problem: "AudioProblem | None") -> None:
        """Report that sound was lost, or is back if ``problem`` is None."""
        ...

    def voice(self, problem: VoiceProblem) -> None:
        """Report that something could not be spoken."""
        ...


class Services:
    """What the window, a session by ear and the commands work with. A part is made when it is first accessed."""

    def __init__(
        self,
        ports: Ports,
        options: Options,
        problems: Problems,
        on_unsaved: "Callable[[tuple[Unsaved, ...]], None]",
    ) -> None:
        """``on_unsaved`` receives, from any thread, what is not saved."""
        self._ports = ports
        self._options = options
        self._problems = problems
        self._on_unsaved = on_unsaved

    def has(self, part: str) -> bool:
        """Whether the part called ``part`` has been made."""
        return part in vars(self)

    # -- saving

    @cached_property
    def saver(self) -> "BackgroundSaver":
        return self._ports.saver(self._on_unsaved)

    @cached_property
    def worker(self) -> "BackgroundWorker":
        return self._ports.worker()

    @cached_property
    def _backups(self) -> "BackupStore":
        return self._ports.backups()

    @cached_property
    def daily_backup(self) -> "DailyBackup":
        from recovery_timer.app.backups import DailyBackup

        return DailyBackup(store=lambda: self._backups, saver=self.saver, clock=self._ports.clock)

    @cached_property
    def _state(self) -> "SettingsStore":
        return self._ports.state()

    @cached_property
    def settings(self) -> "SettingsBook":
        from recovery_timer.app.settings import SettingsBook

        book = SettingsBook(self._ports.settings(), self.daily_backup)
        book.load()
        for file in book.quarantined:
            self._problems.file_quarantined(file)
        for problem in book.problems:
            self._problems.value_not_used(problem)
        return book

    # -- the user's data

    @cached_property
    def techniques(self) -> "Techniques":
        from recovery_timer.app.techniques import Techniques

        techniques = Techniques(
            shipped=self._ports.catalogue(),
            store=self._ports.techniques(),
            saver=self.daily_backup,
            clock=self._ports.clock,
            new_id=self._ports.new_id,
            worker=self.worker,
        )

        def report() -> None:
            for file in techniques.quarantined:
                self._problems.file_quarantined(file)

        techniques.load(report)
        return techniques

    @cached_property
    def trash(self) -> "Trash":
        from recovery_timer.app.library import Trash

        trash = Trash(store=self._ports.trash(), saver=self.daily_backup, clock=self._ports.clock, worker=self.worker)
        trash.load()
        return trash

    @cached_property
    def library(self) -> "Library":
        from recovery_timer.app.library import Library

        library = Library(
            store=self._ports.routines(),
            saver=self.daily_backup,
            built_in=self._ports.built_in_routines(),
            techniques=self.techniques,
            new_id=self._ports.new_id,
            worker=self.worker,
            trash=self.trash,
            favourites=self._ports.favourites(),
            groups=self._ports.built_in_groups(),
        )

        def report() -> None:
            for file in library.quarantined:
                self._problems.file_quarantined(file)

        library.load(report)
        return library

    @cached_property
    def left_drafts(self) -> "LeftDrafts":
        from recovery_timer.app.left_drafts import LeftDrafts

        return LeftDrafts(self._ports.drafts, self._problems.file_quarantined)

    @cached_property
    def workbench(self) -> "Workbench":
        from recovery_timer.app.editing import Workbench

        workbench = Workbench(
            library=self.library,
            store=self._ports.drafts(),
            saver=self.saver,
            techniques=self.techniques,
            new_id=self._ports.new_id,
        )
        workbench.offer(self.left_drafts.read())
        return workbench

    @cached_property
    def journal(self) -> "Journal":
        from recovery_timer.app.journal import Journal

        journal = Journal(self._ports.journal(self._problems.file_quarantined), self.daily_backup, self.worker)
        journal.load()
        return journal

    @cached_property
    def last_sessions(self) -> "LastSessions":
        from recovery_timer.app.last_sessions import LastSessions

        return LastSessions(self.journal, self.worker)

    @cached_property
    def follow_ups(self) -> "FollowUps":
        from recovery_timer.app.follow_ups import FollowUps, choices_of

        follow_ups = FollowUps(
            journal=self.journal,
            clock=self._ports.clock,
            ticker=self._ports.ticker(),
            worker=self.worker,
            new_id=self._ports.new_id,
            choices=lambda: choices_of(self.settings.current),
            is_busy=self._is_busy,
        )
        self.settings.changed.connect(lambda _: follow_ups.look_after_change())
        return follow_ups

    def _is_busy(self) -> bool:
        """Whether the user is told of nothing now: a session runs, or has just ended and asks how the legs are."""
        # Without a player, nothing has been played.
        session = self.player.session if self.has("player") else None
        return session is not None and not session.is_over

    @cached_property
    def has_checkpoint(self) -> bool:
        """Whether a session was interrupted before this start; a later checkpoint is this program's own."""
        return self._ports.has_checkpoint()

    @cached_property
    def checkpoints(self) -> "Checkpoints":
        from recovery_timer.app.playback import Checkpoints

        checkpoints = Checkpoints(self._ports.checkpoints(), self.saver, self.journal)
        if self.has_checkpoint:
            checkpoints.load()
        for file in checkpoints.quarantined:
            self._problems.file_quarantined(file)
        return checkpoints

    @cached_property
    def _restore(self) -> "Restore":
        from recovery_timer.app.backups import Restore

        return Restore(
            store=self._backups,
            library=self.library,
            settings=self.settings,
            saver=self.saver,
            techniques=self.techniques,
            new_id=self._ports.new_id,
        )

    @cached_property
    def everything(self) -> "Everything":
        from recovery_timer.app.backups import Everything

        return Everything(store=self._ports.everything(), saver=self.saver, clock=self._ports.clock)

    # -- playback and sound

    @cached_property
    def sounds(self) -> "Sounds":
        from recovery_timer.app.sound import Sounds

        sounds = Sounds(self._ports.built_in_sounds(), self._ports.own_sounds(), self.saver, self.worker)
        sounds.loaded.connect(lambda loaded: self._problems.sounds_lost(loaded.lost))
        sounds.load()
        return sounds

    @cached_property
    def audio(self) -> "WatchedAudio":
        from recovery_timer.app.sound import OutputChoice, WatchedAudio

        audio = self._ports.audio(self.sounds.all, self._problems.sound)
        OutputChoice(audio, self.settings)
        audio.set_delays(self._ports.delays().load())
        return WatchedAudio(audio, self._ports.clock, self._ports.ticker())

    @cached_property
    def synthesizer(self) -> "Synthesizer":
        if self._options.voice:
            return self._ports.synthesizer()
        return NoSynthesizer(VoiceProblem(VoiceFault.SWITCHED_OFF))

    @cached_property
    def phrases(self) -> "Phrases":
        from recovery_timer.app.sound import Phrases

        return Phrases(self.synthesizer, self.settings, self._problems.voice)

    @cached_property
    def volume(self) -> "Volume":
        from recovery_timer.app.sound import Volume

        return Volume(self.audio, self.settings, muted=self._options.mute)

    @cached_property
    def player(self) -> "Player":
        from recovery_timer.app.playback import Player

        player = Player(
            clock=self._ports.clock,
            ticker=self._ports.ticker(),
            audio=self.audio,
            narrator=self.narrator,
            screen_awake=self._ports.screen_awake(),
            journal=self.journal,
            checkpoints=self.checkpoints,
            settings=self.settings,
            new_id=self._ports.new_id,
        )
        self.sounds.loaded.connect(lambda loaded: player.use_new_sounds() if loaded.changed else None)
        return player

    @cached_property
    def music(self) -> "Music":
        from recovery_timer.app.playback import Music

        return Music(
            player=self.player,
            speaking=self.audio.speaking,
            settings=self.settings,
            others=self._ports.other_players(),
            ticker=self._ports.ticker(),
        )

    @cached_property
    def media_session(self) -> "MediaSession":
        from recovery_timer.app.playback import MediaSession
        from recovery_timer.ui.guide.track import describe

        return MediaSession(
            player=self.player,
            volume=self.volume,
            make_controls=self._ports.media_controls,
            describe=describe,
            make_cover=self._make_cover,
        )

    def _make_cover(self, segment: "Segment", done: "Callable[[Path], None]") -> None:
        """Make none: without a window, there is nothing to draw with."""

    async def leave_desktop(self) -> None:
        """Leave the other programs of the desktop as if there had been no session, because the program ends."""
        if self.has("music"):
            await self.music.close()
        if self.has("media_session"):
            await self.media_session.close()

    @cached_property
    def narrator(self) -> "Narrator":
        from recovery_timer.app.playback import Narrator

        def how_to(segment: "Segment") -> str:
            # The program speaks English.
            technique = self.techniques.catalogue.get(segment.technique or "")
            return technique.how_to if technique is not None else ""

        return Narrator(
            phrases=self.phrases,
            settings=self.settings,
            volume=self.volume,
            how_to=how_to,
            wanted=self._options.voice,
        )

    @cached_property
    def delays(self) -> "Delays":
        from recovery_timer.app.sound import Delays

        return Delays(self.audio, self._ports.delays(), self.saver)

    @cached_property
    def sound_check(self) -> "SoundCheck":
        from recovery_timer.app.sound import SoundCheck

        return SoundCheck(
            audio=self.audio,
            sounds=self.sounds,
            phrases=self.phrases,
            clock=self._ports.clock,
            ticker=self._ports.ticker(),
        )
