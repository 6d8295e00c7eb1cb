"""What a rule may ask about, besides its subject."""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    NamedTuple,
    Protocol,
    TypeAlias,
    TypeVar,
    cast,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from feedpub.validator.document import Document
    from feedpub.validator.element import Element


T = TypeVar("T")
SURVEYS: Final = "surveys"
"""The name under which is kept what was seen of texts, and nothing of documents."""
if TYPE_CHECKING:
    Fold: TypeAlias = Callable[["Context", T | None], T]


class Told(NamedTuple):
    """What the caller tells about a document."""

    now: datetime | None = None
    url: str | None = None
    content_type: str | None = None


class Memory(Protocol):
    """What is remembered while the walk goes on; see the context's own methods."""

    def first(self, register: str, value: object, subject: Any) -> Any:
        """Give the first subject that came with this value."""

    def kept(self, name: object, start: T) -> T:
        """Give what was kept under the name."""

    def gathered(self, context: Context, fold: Fold[T]) -> T:
        """Give what the fold makes of all articles."""

    def here(self, element: Element) -> bool:
        """Say whether an element is in the part that is judged now."""


class Recall:
    """The memory for a document that is there as a whole.

    `surveys` are what was seen of texts in documents before this one.
    """

    __slots__ = ("_first", "_kept")

    def __init__(self, surveys: dict[bytes, Any] | None = None) -> None:
        self._first: dict[tuple[str, object], Any] = {}
        self._kept: dict[object, Any] = {SURVEYS: {} if surveys is None else surveys}

    def first(self, register: str, value: object, subject: Any) -> Any:
        """Give the first subject that came with this value."""
        return self._first.setdefault((register, value), subject)

    def kept(self, name: object, start: T) -> T:
        """Give what was kept under the name, `start` at first."""
        return cast("T", self._kept.setdefault(name, start))

    def gathered(self, context: Context, fold: Fold[T]) -> T:
        """Give what the fold makes of all articles, which are there at once."""
        return fold(context, None)

    def here(self, _element: Element) -> bool:
        """Say yes."""
        return True


class Context:
    """The document, what the caller told, and the place where the walk is.

    There is one for each validation and the walk moves it along, so a rule must not
    keep it. `now`, `url` and `content_type` are None unless the caller gave them.
    `text` is the subject's own text or the attribute's value, without white space
    around it; `spaced` says that there was some. `parent` is the element (JSON: the
    object or array) around the subject, `kids` are its child elements and `tags` their
    names. `key` is the attribute's name, or JSON's member name or index; `holder` is
    the name of the member that the subject belongs to, which is the array's for what is
    in an array.
    """

    __slots__ = (
        "_children",
        "_memory",
        "_repeated",
        "_shared",
        "content_type",
        "document",
        "holder",
        "key",
        "kids",
        "now",
        "parent",
        "spaced",
        "tags",
        "text",
        "url",
    )

    def __init__(
        self,
        document: Document,
        *,
        now: datetime | None = None,
        url: str | None = None,
        content_type: str | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.document = document
        self.now = now
        self.url = url
        self.content_type = content_type
        self.parent: Any = None
        self.text = ""
        self.key: str | int | None = None
        self.holder = ""
        self.kids: list[Element] = []
        self.tags: list[str] = []
        self.spaced = False
        self._repeated: tuple[Element, ...] | None = None
        self._children: dict[str, Element] | None = None
        self._memory: Memory = Recall() if memory is None else memory
        self._shared: dict[object, Any] = {}

    @property
    def children(self) -> dict[str, Element]:
        """The subject's first child of each name, by lxml's tag."""
        found = self._children
        if found is None:
            found = dict(zip(reversed(self.tags), reversed(self.kids), strict=True))
            self._children = found
        return found

    def child(self, tag: str) -> Element | None:
        """Give the first child of that name; for one alone this is the quick way."""
        return self.kids[self.tags.index(tag)] if tag in self.tags else None

    def repeated(self) -> tuple[Element, ...]:
        """Give the subject's children whose name an earlier child already had."""
        first = self.children
        if len(first) == len(self.kids):
            return ()
        if self._repeated is None:
            pairs = zip(self.tags, self.kids, strict=True)
            self._repeated = tuple(kid for tag, kid in pairs if first[tag] is not kid)
        return self._repeated

    def stray(self) -> str:
        """Give the first text between the subject's children, or nothing."""
        for kid in self.kids:
            tail = kid.tail
            if tail and not tail.isspace() and self.here(kid):
                return str(self.first("stray", kid.getparent(), tail.strip()))
        return ""

    def once(self, function: Callable[[Any], T], subject: Any = None) -> T:
        """Give `function(context.text)`, worked out once for all rules of the place.

        For what several rules need to know, such as the tags of a piece of HTML. Where
        the text is not enough, the rules' subject goes to the function in its place.
        """
        if function not in self._shared:
            asked = self.text if subject is None else subject
            self._shared[function] = function(asked)
        return cast("T", self._shared[function])

    def first(self, register: str, value: object, subject: Any) -> Any:
        """Give the first subject that came with this value; for finding duplicates.

        The answer is the subject itself when the value is new. Otherwise nothing can be
        asked of it but whether it is, or equals, the subject.
        """
        return self._memory.first(register, value, subject)

    def kept(self, name: object, start: T) -> T:
        """Give what is kept for the document under the name, `start` at first."""
        return self._memory.kept(name, start)

    def gathered(self, fold: Fold[T]) -> T:
        """Give what the fold makes of all articles; for rules that are `across` them.

        The fold is called with this context, for its `own` children, and with what it
        gave for the articles before these, None at first.
        """
        return self._memory.gathered(self, fold)

    def own(self) -> list[Element]:
        """Give the subject's children that are in the part that is judged now."""
        return [kid for kid in self.kids if self._memory.here(kid)]

    def here(self, element: Element) -> bool:
        """Say whether an element is in the part of the document that is judged now."""
        return self._memory.here(element)

    def move(
        self,
        parent: Any,
        text: str,
        kids: list[Element],
        tags: list[str],
        *,
        spaced: bool = False,
    ) -> None:
        """Take the walk's next place; only the engine calls this."""
        self.tags = tags
        self.spaced = spaced
        self._repeated = None
        self.parent = parent
        self.text = text
        self.kids = kids
        self.key = None
        self._children = None
        if self._shared:
            self._shared = {}

    def attribute(self, name: str, value: str) -> None:
        """Take the next attribute of the same element; only the engine calls this."""
        self.key = name
        self.text = value.strip()
        self.spaced = len(self.text) != len(value)
        if self._shared:
            self._shared = {}
