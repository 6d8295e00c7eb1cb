"""The objects of JSON Feed: their members' types, and the names taken for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMBER: Final = float
"""Stands for any JSON number, whole ones too."""


class Kind(NamedTuple):
    """A kind of object: what it is called, its members' types, and usual mistakes."""

    name: str
    types: Mapping[str, type]
    meant: Mapping[str, str]


def _kind(name: str, types: Mapping[type, str], **mistaken: str) -> Kind:
    """Make a kind of lists of names; `mistaken` has what is written for each."""
    return Kind(
        name,
        {member: type_ for type_, names in types.items() for member in names.split()},
        {wrong: right for right, names in mistaken.items() for wrong in names.split()},
    )


KINDS: Final[Mapping[str, Kind]] = {
    "": _kind(
        "a feed",
        {
            str: "version title home_page_url feed_url description user_comment "
            "next_url icon favicon language",
            list: "authors hubs items",
            dict: "author",
            bool: "expired",
        },
        items="entries posts articles",
        home_page_url="link url home_page website",
        feed_url="self",
        description="subtitle summary",
        icon="logo image",
        hubs="hub",
        next_url="next",
        language="lang",
        authors="creator",
    ),
    "items": _kind(
        "an item",
        {
            str: "id url external_url title content_html content_text summary image "
            "banner_image date_published date_modified language",
            list: "authors tags attachments",
            dict: "author",
        },
        id="guid",
        url="link permalink",
        content_html="content html body",
        content_text="text",
        summary="description excerpt",
        image="thumbnail",
        banner_image="banner",
        date_published="pubDate published date created",
        date_modified="updated modified",
        tags="categories category keywords",
        attachments="enclosure enclosures",
        authors="creator",
        language="lang",
    ),
    "authors": _kind(
        "an author",
        {str: "name url avatar"},
        url="uri link email",
        avatar="image",
    ),
    "hubs": _kind("a hub", {str: "type url"}, url="href"),
    "attachments": _kind(
        "an attachment",
        {
            str: "url mime_type title",
            NUMBER: "size_in_bytes duration_in_seconds",
        },
        url="href src",
        mime_type="type",
        title="name",
        size_in_bytes="length size filesize",
        duration_in_seconds="duration",
    ),
}
"""The kinds of objects, by the member that holds them; "" is the feed itself."""
