"""The voice as the narrator sees it. A process of its own speaks; why, see `adapters.speech`.

If the process ends or stops responding, the user is told, and another is started for the next phrase.
"""

from collections.abc import Callable, Sequence

from recovery_timer.adapters.child_process import ChildProcess, child_command
from recovery_timer.adapters.speech import wire
from recovery_timer.ports import Device, VoiceFault, VoiceProblem

READY_WITHIN_MS = 20_000
"""A process that is not ready after this hangs. Linux's speech service takes 2 s to start, 8 s on a busy machine."""
BEGIN_WITHIN_MS = 5_000
"""A process that has not begun a phrase after this hangs. On Linux it begins within 0.1 s."""

SPEECH_PROCESS = child_command("speech")


class QtVoice:
    """`ports.Voice` through the system's speech engine, which is loaded only when needed."""

    def __init__(self, *, on_problem: Callable[[VoiceProblem], None], command: Sequence[str] = SPEECH_PROCESS) -> None:
        """The process is not started yet; ``command`` starts it.

        ``on_problem`` is called when something cannot be spoken: once per problem, however many phrases it affects.
        """
        self._on_problem = on_problem
        self._on_change: list[Callable[[], None]] = []
        self._problem: VoiceProblem | None = None
        self._reported: VoiceProblem | None = None
        self._problem_lasts = False
        self._voices: Sequence[Device] = ()
        self._manner = wire.VoiceSettings("", rate_percent=100, volume_percent=100)
        self._process = ChildProcess("speech", command)
        self._process.line_received.connect(self._on_line)
        self._process.lost.connect(self._replace_process)
        self._is_ready = self._has_spoken = False
        self._unspoken = ""

    # -- the port

    @property
    def problem(self) -> VoiceProblem | None:
        """Why nothing is spoken; None if speech works or has not been tried yet."""
        return self._problem

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever `problem` or `voices` change."""
        self._on_change.append(changed)

    def prepare(self) -> None:
        """Start the process, unless it is running or known to be useless."""
        if not self._process.is_running and not self._problem_lasts:
            # First: on some systems, a process that cannot be started is lost before `start` returns.
            self._process.expect_answer(READY_WITHIN_MS)
            self._process.start()

    def voices(self) -> Sequence[Device]:
        """Return the English voices known so far: the program speaks English."""
        self.prepare()
        return self._voices

    def choose(self, voice_id: str) -> None:
        """Use this voice from now on; the default one if it is empty or not available."""
        self._set_manner(wire.VoiceSettings(voice_id, self._manner.rate_percent, self._manner.volume_percent))

    def set_rate(self, percent: int) -> None:
        """Speak at ``percent`` of the default speed, which is 14 characters per second."""
        self._set_manner(wire.VoiceSettings(self._manner.voice_id, percent, self._manner.volume_percent))

    def set_volume(self, percent: int) -> None:
        """Set the volume of the following phrases, 0 to 100; at 0 nothing is spoken at all."""
        self._set_manner(wire.VoiceSettings(self._manner.voice_id, self._manner.rate_percent, percent))
        if percent == 0:
            self.hush()

    def say(self, text: str) -> None:
        """Speak ``text`` now, or as soon as the process is ready."""
        if self._manner.volume_percent == 0:
            return
        self._unspoken = text
        self.prepare()
        if self._is_ready:
            self._speak()
        elif self._problem_lasts:
            self._tell_problem()

    def hush(self) -> None:
        """Stop speaking at once."""
        self._unspoken = ""
        if self._is_ready:
            self._process.answered()
            self._send(wire.Hush())

    def close(self) -> None:
        """Stop speaking and end the process."""
        self._unspoken = ""
        self._process.stop()
        self._is_ready = self._has_spoken = False

    # -- the process

    def _replace_process(self, does_not_answer: bool) -> None:
        """Report it. A process that had spoken is replaced at once, and the new one speaks what that one did not."""
        had_spoken = self._has_spoken
        self._is_ready = self._has_spoken = False
        if had_spoken and self._unspoken and not does_not_answer:
            self.prepare()
        elif does_not_answer or (not had_spoken and not self._problem_lasts):
            self._have_problem(VoiceProblem(VoiceFault.NO_ANSWER))

    # -- messages to and from the process

    def _send(self, command: wire.SpeechCommand) -> None:
        self._process.send(wire.line(command))

    def _set_manner(self, manner: wire.VoiceSettings) -> None:
        if manner != self._manner:
            self._manner = manner
            if self._is_ready:
                self._send(manner)

    def _speak(self) -> None:
        self._send(wire.Say(self._unspoken))
        self._process.expect_answer(BEGIN_WITHIN_MS)

    def _on_line(self, line: bytes) -> None:
        match wire.decoder.decode(line):
            case wire.Ready(voices):
                self._begin(voices)
            case wire.SpeakingBegan():
                self._process.answered()
                self._has_spoken, self._unspoken = True, ""
            case wire.NoSpeech(problem):
                self._problem_lasts = True
                self._have_problem(problem)

    def _begin(self, voices: Sequence[Device]) -> None:
        self._process.answered()
        self._is_ready, self._voices = True, voices
        self._send(self._manner)
        if self._unspoken:
            self._speak()
        self._change(None)

    def _have_problem(self, problem: VoiceProblem) -> None:
        self._change(problem)
        self._tell_problem()

    def _tell_problem(self) -> None:
        """Report the problem, once, if something was to be spoken."""
        if self._unspoken and self._problem is not None and self._problem != self._reported:
            self._reported = self._problem
            self._on_problem(self._problem)
        self._unspoken = ""

    def _change(self, problem: VoiceProblem | None) -> None:
        self._problem = problem
        for changed in self._on_change:
            changed()
