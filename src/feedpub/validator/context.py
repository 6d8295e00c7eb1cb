"""What a rule may ask about, besides its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from feedpub.validator.document import Document
    from feedpub.validator.element import Element


T = TypeVar("T")


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
        "_first",
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
        self._first: dict[tuple[str, object], Any] = {}
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
            if tail and not tail.isspace():
                return tail.strip()
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

        The answer is the subject itself when the value is new.
        """
        return self._first.setdefault((register, value), subject)

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
