"""How the classes of the model are built: every field checked, all faults told at once.

`dataclass` knows no checks, and stores the fields of a frozen class by name, one
`object.__setattr__` after the other. Articles are built by the million, so their
constructor is written here instead, from a table of checks, the way `dataclass` writes
its own: it checks what is given and stores it straight into the slots, in half the
time. All the rest, from `replace` to `pickle`, stays the dataclass's.
"""

from __future__ import annotations

import inspect
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.model import checks
from feedpub.model.checks import Check, Fault, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_EMPTY: Final[tuple[()]] = ()  # the default of fields that hold several
_MANY: Final = 6
"""Fields from which on two changes of the class cost less than a call for each."""


class Plan(NamedTuple):
    """What a class says of its constructor, beyond its fields and their defaults."""

    noun: str = ""
    """What errors call the subject, and `named`, the expression for its name."""
    named: str = ""
    checks: Mapping[str, Check] = {}
    """A check for each field that has one; faults are told in this order."""
    required: tuple[str, ...] = ()
    first: Mapping[str, str] = {}
    """Expressions that take the place of fields before these are checked."""
    last: Mapping[str, str] = {}
    """Expressions, of fields checked and coerced, that are stored for some of them."""
    together: Callable[[Any], Iterable[Fault]] | None = None
    """Says what is wrong with the fields together, each of them stored."""
    only_if_sound: bool = False
    """Whether that is asked only where no field has a fault of its own."""


def build(kind: Any, plan: Plan) -> None:
    """Give a dataclass with slots the constructor that its plan describes."""
    old = kind.__init__
    names: dict[str, Any] = {}
    names |= {f"_check_{name}": check for name, check in plan.checks.items()}
    names |= {f"_store_{name}": getattr(kind, name).__set__ for name in kind.__slots__}
    names |= {"_Open": type("_Open", (), {"__slots__": kind.__slots__})}
    names |= {"_change": _CHANGE, "_date": checks.date, "_partial": partial}
    names |= {"_refuse": refuse, "_told": _told, "_together": plan.together}
    names |= {"_EMPTY": _EMPTY, "_kind": kind}
    source = "\n".join(_lines(kind, plan, inspect.signature(old).parameters))
    exec(source, names)  # noqa: S102 - made of the names above alone
    new: Any = names["__init__"]
    for name in ("__module__", "__qualname__", "__annotations__"):
        setattr(new, name, getattr(old, name))
    new.__defaults__, new.__kwdefaults__ = old.__defaults__, old.__kwdefaults__
    kind.__init__ = new


def _lines(
    kind: Any, plan: Plan, parameters: Mapping[str, inspect.Parameter]
) -> Iterator[str]:
    """Write the constructor, line by line."""
    yield f"def __init__({', '.join(_parameters(parameters))}):"
    yield " faults = []"
    yield from (f" {name} = {value}" for name, value in plan.first.items())
    if "timezone" in parameters:
        yield " _when = _date"
        yield " if timezone is not None: _when = _partial(_date, timezone=timezone)"
    for name, check in plan.checks.items():
        zoned = check is checks.date and "timezone" in parameters
        function = "_when" if zoned else f"_check_{name}"
        given = f"{name} is not None"
        if parameters[name].default == _EMPTY:
            given += f" and {name} is not _EMPTY"
        yield from _checking(name, function, given, required=name in plan.required)
    yield from (f" {name} = {value}" for name, value in plan.last.items())
    yield from _storing(kind.__slots__)
    if plan.together is not None:
        condition = "if not faults: " if plan.only_if_sound else ""
        yield f" {condition}faults += _together(self)"
    if plan.checks:
        yield f" if faults: _refuse({plan.noun!r}, {plan.named}, faults)"


def _storing(names: Sequence[str]) -> Iterator[str]:
    """Store the fields in a frozen object.

    Many of them while it is of another class, whose fields may be set like any; that
    cannot be with a subclass, which may have a dictionary.
    """
    indent = " "
    if len(names) >= _MANY:
        yield " if self.__class__ is _kind:"
        yield "  _change(self, _Open)"
        yield from (f"  self.{name} = {name}" for name in names)
        yield "  self.__class__ = _kind"
        yield " else:"
        indent = "  "
    yield from (f"{indent}_store_{name}(self, {name})" for name in names)


_CHANGE: Final = object.__dict__["__class__"].__set__


def _parameters(parameters: Mapping[str, inspect.Parameter]) -> Iterator[str]:
    """Write the parameters; the values of their defaults are handed over later."""
    star = False
    for name, each in parameters.items():
        if each.kind is each.KEYWORD_ONLY and not star:
            star = True
            yield "*"
        yield name if each.default is each.empty else f"{name}=None"


def _checking(name: str, function: str, given: str, *, required: bool) -> Iterator[str]:
    yield f" if {given}:"
    yield f"  try: {name} = {function}({name})"
    yield f"  except ValueError as error: _told(faults, {name!r}, error)"
    if required:
        yield f" else: faults.append(({name!r}, 'is missing; give it'))"


def _told(faults: list[Fault], name: str, error: ValueError) -> None:
    faults += [(name, line) for line in str(error).split("\n")]
