"""How the classes of the model are built: every field checked, all faults told at once.

`dataclass` knows no checks, and stores the fields of a frozen class by name, one
`object.__setattr__` after the other. Articles are built by the million, so their
constructor is written here instead, from a table of checks, the way `dataclass` writes
its own: it checks what is given and stores it straight into the slots, in a part of
the time. What most values are is decided by expressions in its midst, for which
nothing is called. All the rest, from `replace` to `pickle`, stays the dataclass's.
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
_MANY: Final = 4
"""Fields from which on two changes of the class cost less than a call for each."""


class Plan(NamedTuple):
    """What a class says of its constructor, beyond its fields and their defaults.

    Expressions stand in the constructor as they are, among its fields.
    """

    noun: str = ""
    """What errors call the subject, and `named`, the expression for its name."""
    named: str = ""
    checks: Mapping[str, Check] = {}
    """A check for each field that has one; faults are told in this order."""
    usual: Mapping[str, str] = {}
    """Expressions of a field, `{0}`: where one holds, the value passes unchecked."""
    required: tuple[str, ...] = ()
    first: Mapping[str, str] = {}
    """Expressions that take the place of fields before these are checked."""
    last: Mapping[str, str] = {}
    """Expressions, of fields checked and coerced, that are stored for some of them."""
    together: Callable[[Any], Iterable[Fault]] | None = None
    """Says what is wrong with the fields together, each of them stored."""
    only_if_sound: bool = False
    """Whether that is asked only where no field has a fault of its own."""
    sound: str = "False"
    """An expression of the fields: where it holds, they go together, unasked."""
    names: Mapping[str, Any] = {}
    """What expressions call by name, beside fields and `checks.NAMES`."""


def build(kind: Any, plan: Plan) -> None:
    """Give a dataclass with slots the constructor that its plan describes."""
    old = kind.__init__
    names: dict[str, Any] = {**checks.NAMES, **plan.names}
    names |= {f"_check_{name}": check for name, check in plan.checks.items()}
    names |= {f"_store_{name}": getattr(kind, name).__set__ for name in kind.__slots__}
    names |= {"_Open": type("_Open", (kind,), _OPEN)}
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
    if plan.checks:
        yield " faults = ()"
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
        usual = plan.usual.get(name) or checks.USUAL.get(check, "False")
        pattern = _REQUIRED if name in plan.required else _OPTIONAL
        yield pattern.format(name, function, given, usual.format(name))
    yield from (f" {name} = {value}" for name, value in plan.last.items())
    yield from _storing(kind.__slots__)
    if plan.together is not None:
        also = "or faults" if plan.only_if_sound else ""
        yield f" if not ({plan.sound} {also}): faults = (*faults, *_together(self))"
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
_OPEN: Final = {
    "__slots__": (),
    "__setattr__": object.__setattr__,
    "__delattr__": object.__delattr__,
}
"""What undoes the freezing of a class in one that is laid out alike."""


def _parameters(parameters: Mapping[str, inspect.Parameter]) -> Iterator[str]:
    """Write the parameters; the values of their defaults are handed over later."""
    star = False
    for name, each in parameters.items():
        if each.kind is each.KEYWORD_ONLY and not star:
            star = True
            yield "*"
        yield name if each.default is each.empty else f"{name}=None"


_CHECKING: Final = """:
  try: {0} = {1}({0})
  except ValueError as error: faults = (*faults, *_told({0!r}, error))"""
_OPTIONAL: Final = " if {2} and not ({3})" + _CHECKING
_REQUIRED: Final = (
    " if {3}: pass\n elif {2}"
    + _CHECKING
    + "\n else: faults = (*faults, ({0!r}, 'is missing; give it'))"
)


def _told(name: str, error: ValueError) -> Iterator[Fault]:
    return ((name, line) for line in str(error).split("\n"))
