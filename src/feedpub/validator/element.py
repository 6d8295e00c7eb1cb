"""The elements of lxml, with the types that rules rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Protocol, overload, runtime_checkable

    @runtime_checkable
    class Element(Protocol):
        """What rules may ask of an element; the stubs of lxml allow too much."""

        tag: str
        text: str | None
        tail: str | None
        prefix: str | None
        nsmap: dict[str | None, str]
        attrib: Mapping[str, str]
        sourceline: int | None

        def __iter__(self) -> Iterator[Element]: ...
        def __len__(self) -> int: ...
        def __getitem__(self, some: slice) -> list[Element]: ...
        def find(self, path: str) -> Element | None:
            """Give the first child of that path."""

        def findtext(self, path: str) -> str | None:
            """Give the text of the first child of that path."""

        @overload
        def get(self, name: str) -> str | None: ...

        @overload
        def get(self, name: str, default: str) -> str: ...

        def getparent(self) -> Element | None:
            """Give the element around it."""

        def items(self) -> list[tuple[str, str]]:
            """Give the attributes as pairs."""

        def iter(self, *tags: object) -> Iterator[Element]:
            """Walk the element and all below."""

        def iterancestors(self) -> Iterator[Element]:
            """Walk the elements around it."""

        def iterchildren(self, *tags: object) -> Iterator[Element]:
            """Walk the children."""

        def itertext(self) -> Iterator[str]:
            """Walk the texts."""

        def keys(self) -> list[str]:
            """Give the attributes' names."""

else:
    Element = etree._Element  # noqa: SLF001 - lxml has no public name for it
