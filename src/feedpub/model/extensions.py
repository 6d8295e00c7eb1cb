"""What a feed and its articles carry beyond the model: values of namespaces."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol

from feedpub.model.checks import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.article import Article
    from feedpub.model.feed import Feed


class Shape(Protocol):
    """What is known of a class of values: its name, and where how many may stand."""

    @property
    def name(self) -> str:
        """The element, or the group of elements, as people call it."""

    @property
    def only(self) -> tuple[str, ...]:
        """The formats that have a place for it."""

    @property
    def home(self) -> str:
        """Where it belongs, for those who have put it elsewhere."""

    def most(self, place: str) -> int | None:
        """Tell how many may stand in a "feed" or an "entry"; None for any number."""


class Extension(Protocol):
    """A value of a namespace, such as `itunes.Show` or `podcast.Transcript`."""

    @property
    def shape(self) -> Shape:
        """What is known of its class; it is the same for all values of it."""


def extension(value: Any) -> Extension:
    """Take a value of a namespace, and nothing else."""
    if isinstance(value, type) or not hasattr(type(value), "shape"):
        raise ValueError(
            f"{shown(value)} is no extension; give values of feedpub.namespaces, such "
            f"as itunes.Episode(...), or Foreign(...)"
        )
    return value  # type: ignore[no-any-return]  # the class has a shape: it is one


def extension_faults(
    values: tuple[Extension, ...], place: str, of: Feed | Article
) -> Iterator[Fault]:
    """Say which values stand in the wrong place, and which stand there too often.

    A class may have more to say of its values and of what they are attached to: its
    class method `faults_among(values, of)` does.
    """
    home = "a feed" if place == "feed" else "an article"
    if type(values) is not tuple:  # which has been found at fault before
        return
    shapes = {type(one): one.shape for one in values if hasattr(type(one), "shape")}
    kinds = Counter(type(value) for value in values)
    for kind, shape in shapes.items():
        count = kinds[kind]
        most = shape.most(place)
        if most == 0:
            problem = f"{shape.name} has no place in {home}; its place is {shape.home}"
            yield "extensions", problem
        elif most is not None and count > most:
            often = "once" if most == 1 else f"{most} times"
            problem = f"{shape.name} is there {count} times; give it {often}"
            yield "extensions", problem
        elif hasattr(kind, "faults_among"):
            mine = tuple(value for value in values if type(value) is kind)
            yield from kind.faults_among(mine, of)
