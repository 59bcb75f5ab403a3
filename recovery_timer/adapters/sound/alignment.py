"""Aligning a stream of samples with the clock: when each sample is heard."""

from collections import deque


class Alignment:
    """Estimates when the first sample of a stream is heard, from when the server draws samples from Qt's ring buffer.

    The server holds ``reserve_ms`` of sound and draws a block whenever it has used one up. So just before it draws, the
    last sample drawn is ``reserve_ms`` from the ear, and the time minus the length drawn is at its maximum for that
    block. A look that misses this moment finds less, and a server that is late shows more, as it is in most seconds on
    a busy machine; hence the lower quartile of the maxima of the last few seconds. It follows a sound clock that runs
    slower or faster than ours.

    A server that runs out of the stream plays silence instead, and the rest of the stream is heard that much later. It
    looks like a server that is late for once, but does not make up for it: its next draws are as late as the first.
    """

    _WINDOW_MS = 1_000
    _WINDOWS = 7
    _STEADY_MS = 12
    _STEADY_FACTOR = 5
    """While the windows agree, each lasts this many times longer, so that as many times fewer looks are enough."""
    _EXACT_MS, _SETTLE_MS = 5, 40
    """The first draw is exact to a block only, as it also makes up for what has been used of the reserve. The next one
    is exact, if it comes within 40 ms and the looks before and after it are at most 5 ms apart."""
    _LATE_MS, _BEHIND_FOR_MS, _BEHIND_DRAWS = 24, 100, 3
    """A server that has drawn later than this for this long, and this many times in a row, will not catch up. Those
    that other programs keep from their work were up to 15 ms late for seconds, and did. The first of these draws is
    later than those that follow, as it refills the reserve."""

    def __init__(self, reserve_ms: float, started: float) -> None:
        """``started`` is when the stream was started, in ms of the clock; nothing has been drawn from it yet."""
        self._reserve_ms = reserve_ms
        self._looked_at = started
        self._drawn_ms = 0.0
        self._latest_lead = 0.0
        self._window_began: float | None = None
        self._settles_until: float | None = None
        self._greatest = 0.0
        self._leads: deque[float] = deque(maxlen=self._WINDOWS)
        self._is_rough = False
        """Whether it may know less than a whole block's lead, so that every draw would look late."""
        self._in_doubt_since: float | None = None
        self._late_draws: list[float] = []
        self.has_fallen_behind = False
        """Whether the server has ever run out of the stream."""

    def look(self, now: float, drawn_ms: float) -> None:
        """Record that ``drawn_ms`` of the stream had been drawn at ``now``, in ms of the clock."""
        before, self._looked_at = self._looked_at, now
        if drawn_ms <= 0:
            return
        lead = now - drawn_ms
        has_drawn, self._drawn_ms = drawn_ms != self._drawn_ms, drawn_ms
        drawn_at, self._latest_lead = lead if self._is_rough else self._latest_lead, lead
        if self._settles_until is not None and now >= self._settles_until:
            self._settles_until = None
        if self._window_began is None:
            self._begin(now, lead, before)
        elif self._settles_until is not None:
            self._settle(lead, is_exact=has_drawn and now - before <= self._EXACT_MS)
        elif self._falls_behind(now, lead, drawn_at if has_drawn else None):
            self.has_fallen_behind = True
            known = max(self._late_draws[1:])
            self._be_sure()
            self._leads.clear()
            self._begin_window(now, lead, known=known)
        elif now - self._window_began >= self._WINDOW_MS * (self._STEADY_FACTOR if self.is_steady else 1):
            self._begin_window(now, lead, known=self._greatest)
        else:
            self._greatest = max(self._greatest, lead)

    @property
    def is_steady(self) -> bool:
        """Whether all recent windows agree, including the current one."""
        leads = [*self._leads, max(self._greatest, self._leads[-1])] if self._leads else []
        return len(leads) > self._WINDOWS and max(leads) - min(leads) <= self._STEADY_MS

    @property
    def is_in_doubt(self) -> bool:
        """Whether the server may have run out of the stream: looks shortly before its next draws will tell."""
        return self._in_doubt_since is not None

    @property
    def first_heard(self) -> float | None:
        """When sample 0 is or was heard, in ms of the clock; None until that is known, soon after the first draw.

        Once the stream has fallen behind, this is true of what is drawn from then on.
        """
        return self._lead + self._reserve_ms if self._leads and self._settles_until is None else None

    @property
    def _lead(self) -> float:
        # Until there are all windows, the least counts: a server that is late at first must not move the first cues.
        return sorted(self._leads)[len(self._leads) // self._WINDOWS]

    def _begin(self, now: float, lead: float, undrawn_at: float) -> None:
        if self._drawn_ms >= self._reserve_ms:
            # Too little by up to a block: this is the lead just after a draw.
            self._is_rough = True
            self._begin_window(now, lead, known=lead)
            return
        # A server that has filled its reserve with silence draws about a block first; otherwise it draws its reserve.
        # A busy machine looks late: then the last look without a draw was long before it.
        self._begin_window(now, lead, known=max(undrawn_at, lead))
        self._settles_until = now + self._SETTLE_MS

    def _settle(self, lead: float, *, is_exact: bool) -> None:
        """Learn from the looks after the first draw, which was before the first look that saw it."""
        assert self._window_began is not None
        if is_exact:
            # A draw that was late makes it seem later: the earlier of the two counts.
            self._leads[0], self._settles_until = min(self._greatest, self._window_began), None
        else:
            self._leads[0] = min(max(self._leads[0], lead), self._window_began)
        self._greatest = max(self._greatest, lead)

    def _begin_window(self, now: float, lead: float, *, known: float) -> None:
        self._is_rough = self._is_rough and len(self._leads) < self._WINDOWS
        self._leads.append(known)
        self._window_began, self._greatest = now, lead

    def _falls_behind(self, now: float, lead: float, drawn_at: float | None) -> bool:
        """Learn from a look; ``drawn_at`` is the lead at which the server has drawn since the last one, if it has."""
        in_time = self._lead + self._LATE_MS
        if drawn_at is not None:
            if drawn_at <= in_time:
                self._be_sure()
            elif self._in_doubt_since is not None:
                self._late_draws.append(drawn_at)
        if self._in_doubt_since is None and lead > in_time:
            self._in_doubt_since = now
        return (
            self._in_doubt_since is not None
            and len(self._late_draws) >= self._BEHIND_DRAWS
            and now - self._in_doubt_since >= self._BEHIND_FOR_MS
        )

    def _be_sure(self) -> None:
        self._in_doubt_since = None
        self._late_draws.clear()
