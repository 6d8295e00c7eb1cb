"""How listeners' money is shared out while they listen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from feedpub.namespaces.podcast.links import RemoteItem
from feedpub.namespaces.podcast.tags import VOCABULARY
from feedpub.namespaces.podcast.timing import to_seconds
from feedpub.namespaces.shape import Shape, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRecipient:
    """Somebody who gets a share."""

    shape: ClassVar = Shape(VOCABULARY, "valueRecipient")

    type: str
    """node, a key of the Lightning Network, or lnaddress: ada@wallet.example."""
    address: str
    split: int
    """The number of shares; what one is worth depends on the sum of all."""
    name: str | None = None
    custom_key: str | None = None
    custom_value: str | None = None
    fee: bool | None = None
    """Whether it is taken off before the others get their shares."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTimeSplit:
    """For a while the money goes to others: of another feed, or given here."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "valueTimeSplit",
        names={"recipients": "valueRecipient"},
        parts=(RemoteItem, ValueRecipient),
    )

    start_time: float
    """In seconds; `timedelta` and H:MM:SS are taken."""
    duration: float
    """In seconds; `timedelta` and H:MM:SS are taken."""
    remote_start_time: float | None = None
    """Where the while begins in the remote item, in seconds."""
    remote_percentage: float | None = None
    """How much of the money the remote recipients get; 100 is the default."""
    remote_item: RemoteItem | None = None
    recipients: tuple[ValueRecipient, ...] = ()

    def __post_init__(self) -> None:
        to_seconds(self, "start_time", "duration", "remote_start_time")
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Ask for either of the two who may get the money."""
        if (self.remote_item is None) == (not self.recipients):
            yield "recipients", "or remote_item: give one of the two"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """How to pay, and who gets how much; that of an episode replaces the podcast's."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "value",
        names={"recipients": "valueRecipient", "time_splits": "valueTimeSplit"},
        parts=(ValueRecipient, ValueTimeSplit),
    )

    type: str
    """The currency or network, such as lightning."""
    method: str
    """How it is sent, such as keysend or lnaddress."""
    recipients: tuple[ValueRecipient, ...]
    suggested: float | None = None
    """What to send each time, in the currency."""
    time_splits: tuple[ValueTimeSplit, ...] = ()

    def __post_init__(self) -> None:
        check(self)
