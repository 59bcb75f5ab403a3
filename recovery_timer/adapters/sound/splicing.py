"""Encoding only what sounds: most of an hour is silence, and the same chimes and words recur.

A codec such as AAC cuts sound into frames, and encodes each into a packet by itself. Two packets overlap, and an
encoder delays the sound a little, so a packet holds what is in one or two frames before its own. Stretches of sound
with enough silence between them thus share no packet, and their packets can be put where the same sound is again.
"""

from array import array
from collections.abc import Iterable, Iterator
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.adapters.sound.mp4 import Encoded

FRAME = 1_024
"""The samples of a frame of AAC."""
APART = 8
"""Stretches that are fewer frames apart are one."""
FURTHEST = APART - 2
"""How many frames an encoder may delay the sound. It may also prepare for a sound one packet ahead, and need another
to come to rest."""

_FRAME_BYTES = FRAME * 2
_SILENCE = bytes(_FRAME_BYTES)
_LEAD = 2 * APART
"""The frames of silence before the first stretch; in their middle there is nothing but silence in a packet."""


class _Splice(Struct, frozen=True):
    """A stretch of `count` frames: the frame that is its first, and the one with which it begins in what is encoded."""

    first: int
    count: int
    encoded: int


class Splicing:
    """The part of one sound that has to be encoded, and the positions at which it is heard."""

    def __init__(self) -> None:
        """Nothing is known until `to_encode` has been consumed."""
        self.length = 0
        """The number of samples."""
        self._frames_to_encode = _LEAD
        self._splices: list[_Splice] = []

    def to_encode(self, blocks: Iterable["array[int]"]) -> Iterator[bytes]:
        """Yield the parts of ``blocks`` that have to be encoded: each stretch once, padded with silence."""
        yield _SILENCE * _LEAD
        known: dict[bytes, int] = {}
        for first, stretch in _stretches(self._frames(blocks)):
            digest = sha256(stretch).digest()
            count = len(stretch) // _FRAME_BYTES
            if digest not in known:
                known[digest] = self._frames_to_encode
                self._frames_to_encode += count + APART
                yield stretch + _SILENCE * APART
            self._splices.append(_Splice(first, count, known[digest]))

    def spliced(self, encoded: Encoded) -> Encoded:
        """Return the whole sound, of which ``encoded`` is what was to be encoded.

        Raises:
            ValueError: if the encoder makes other packets, has lost some, or delays the sound by more than `FURTHEST`.
        """
        late, packets = -(-encoded.delay // FRAME), encoded.packets
        if encoded.packet_samples != FRAME:
            raise ValueError(f"the encoder makes packets of {encoded.packet_samples} samples")
        if late > FURTHEST:
            raise ValueError(f"the encoder delays the sound by {encoded.delay} samples")
        if len(packets) < self._frames_to_encode:
            raise ValueError(f"the encoder made {len(packets)} packets of {self._frames_to_encode}")
        whole = [packets[_LEAD // 2]] * (-(-self.length // FRAME) + late)
        for splice in self._splices:
            begin, end = max(0, splice.first - 1), min(len(whole), splice.first + splice.count + late + 1)
            moved = splice.encoded - splice.first
            whole[begin:end] = packets[begin + moved : end + moved]
        return replace(encoded, packets=whole)

    def _frames(self, blocks: Iterable["array[int]"]) -> Iterator[bytes]:
        rest = b""
        for block in blocks:
            self.length += len(block)
            sound = rest + block.tobytes()
            whole = len(sound) - len(sound) % _FRAME_BYTES
            for at in range(0, whole, _FRAME_BYTES):
                yield sound[at : at + _FRAME_BYTES]
            rest = sound[whole:]
        if rest:
            yield rest.ljust(_FRAME_BYTES, b"\0")


def _stretches(frames: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each stretch of frames that sound, and the number of its first frame."""
    first, stretch = 0, bytearray()
    for number, frame in enumerate(frames):
        if frame != _SILENCE:
            if not stretch:
                first = number
            # The silence within a stretch.
            stretch += _SILENCE * (number - first - len(stretch) // _FRAME_BYTES)
            stretch += frame
        elif stretch and number - first - len(stretch) // _FRAME_BYTES >= APART - 1:
            yield first, bytes(stretch)
            stretch.clear()
    if stretch:
        yield first, bytes(stretch)
