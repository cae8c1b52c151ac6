"""What a session knows of moves that are saved at once."""

from dataclasses import dataclass, field
from threading import RLock


@dataclass
class Moves:
    """What came of moves that are saved at once.

    `seen` holds by a slider's key what it showed before it was moved; `refused` the message and
    the hint of what was refused last. Who saves a move holds `one_at_a_time` meanwhile: a run goes
    on beside the next one until it first looks whether it is to stop.
    """

    seen: dict[str, int] = field(default_factory=dict)
    refused: tuple[str, str] | None = None
    one_at_a_time: RLock = field(default_factory=RLock)
