"""feedpub turns articles into feeds that every reader can use, and proves it.

    import feedpub as fp

    feed = fp.Feed(title=..., home_url=..., feed_url=..., authors=[...], articles=[...])
    fp.publish(feed, "public/", formats=["rss", "atom", "json"])
    fp.validate("public/rss.xml").raise_for_errors()

Each name is loaded when it is first used, so that the import itself costs little.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as the one of typing, which costs a third of Python's start
if TYPE_CHECKING:
    from typing import Any, Final

    from feedpub.dates import UNDATED
    from feedpub.errors import (
        ArgumentError,
        ConfigError,
        FeedpubError,
        InvalidFeed,
        LockError,
        LossError,
        ModelError,
        Problem,
        PublishError,
        ReadError,
        SourceError,
        UnreachableError,
    )
    from feedpub.formats import FORMATS, losses, stream, write, write_to
    from feedpub.formats.readable import stylesheet
    from feedpub.html import absolutise, sanitise, to_text
    from feedpub.model import (
        Article,
        Category,
        Cloud,
        Enclosure,
        Feed,
        Generator,
        Html,
        Hub,
        Image,
        Link,
        OpaqueId,
        OutOfLine,
        Person,
        Source,
        Text,
        Xhtml,
    )
    from feedpub.model.comparing import Difference, compare
    from feedpub.model.merging import planet
    from feedpub.namespaces import Foreign, ForeignMember
    from feedpub.publisher import Receipt, publish
    from feedpub.publisher.archives import Division, FeedPart, archived, paged
    from feedpub.publisher.hubs import Ping, ping
    from feedpub.publisher.many import (
        BuildOptions,
        FeedReceipt,
        FeedSpec,
        build_many,
        build_partition,
        build_shard,
        merge_receipts,
        shard,
    )
    from feedpub.publisher.opml import (
        Folder,
        Subscription,
        SubscriptionList,
        read_opml,
        write_opml,
    )
    from feedpub.publisher.preview import preview
    from feedpub.publisher.sinks import FsspecSink, LocalSink
    from feedpub.publisher.statistics import Statistics, statistics
    from feedpub.reading import Note, Reading, iter_articles, read, read_with_notes
    from feedpub.sources import SourceOptions, articles_from, read_articles
    from feedpub.validator import (
        Finding,
        Level,
        Limits,
        Profile,
        Report,
        Rule,
        validate,
    )
    from feedpub.validator.fixing import Fixed, fix
    from feedpub.xml import clean

__all__ = [
    "FORMATS",
    "UNDATED",
    "ArgumentError",
    "Article",
    "BuildOptions",
    "Category",
    "Cloud",
    "ConfigError",
    "Difference",
    "Division",
    "Enclosure",
    "Feed",
    "FeedPart",
    "FeedReceipt",
    "FeedSpec",
    "FeedpubError",
    "Finding",
    "Fixed",
    "Folder",
    "Foreign",
    "ForeignMember",
    "FsspecSink",
    "Generator",
    "Html",
    "Hub",
    "Image",
    "InvalidFeed",
    "Level",
    "Limits",
    "Link",
    "LocalSink",
    "LockError",
    "LossError",
    "ModelError",
    "Note",
    "OpaqueId",
    "OutOfLine",
    "Person",
    "Ping",
    "Problem",
    "Profile",
    "PublishError",
    "ReadError",
    "Reading",
    "Receipt",
    "Report",
    "Rule",
    "Source",
    "SourceError",
    "SourceOptions",
    "Statistics",
    "Subscription",
    "SubscriptionList",
    "Text",
    "UnreachableError",
    "Xhtml",
    "__version__",
    "absolutise",
    "archived",
    "articles_from",
    "build_many",
    "build_partition",
    "build_shard",
    "clean",
    "compare",
    "fix",
    "iter_articles",
    "losses",
    "merge_receipts",
    "paged",
    "ping",
    "planet",
    "preview",
    "publish",
    "read",
    "read_articles",
    "read_opml",
    "read_with_notes",
    "sanitise",
    "shard",
    "statistics",
    "stream",
    "stylesheet",
    "to_text",
    "validate",
    "write",
    "write_opml",
    "write_to",
]

__version__: Final = "0.1.0"

_HOMES: Final = {
    "feedpub.dates": ("UNDATED",),
    "feedpub.errors": (
        *("ArgumentError", "ConfigError", "FeedpubError", "InvalidFeed", "LockError"),
        *("LossError", "ModelError", "Problem", "PublishError", "ReadError"),
        *("SourceError", "UnreachableError"),
    ),
    "feedpub.formats": ("FORMATS", "losses", "stream", "write", "write_to"),
    "feedpub.formats.readable": ("stylesheet",),
    "feedpub.html": ("absolutise", "sanitise", "to_text"),
    "feedpub.model": (
        *("Article", "Category", "Cloud", "Enclosure", "Feed", "Generator", "Html"),
        *("Hub", "Image", "Link", "OpaqueId", "OutOfLine", "Person", "Source"),
        *("Text", "Xhtml"),
    ),
    "feedpub.model.comparing": ("Difference", "compare"),
    "feedpub.model.merging": ("planet",),
    "feedpub.namespaces.foreign": ("Foreign", "ForeignMember"),
    "feedpub.publisher": ("Receipt", "publish"),
    "feedpub.publisher.hubs": ("Ping", "ping"),
    "feedpub.publisher.archives": ("Division", "FeedPart", "archived", "paged"),
    "feedpub.publisher.many": (
        *("BuildOptions", "FeedReceipt", "FeedSpec", "build_many", "build_partition"),
        *("build_shard", "merge_receipts", "shard"),
    ),
    "feedpub.publisher.opml": (
        *("Folder", "Subscription", "SubscriptionList", "read_opml", "write_opml"),
    ),
    "feedpub.publisher.preview": ("preview",),
    "feedpub.publisher.sinks": ("FsspecSink", "LocalSink"),
    "feedpub.publisher.statistics": ("Statistics", "statistics"),
    "feedpub.reading": (
        *("Note", "Reading", "iter_articles", "read", "read_with_notes"),
    ),
    "feedpub.sources": ("SourceOptions", "articles_from", "read_articles"),
    "feedpub.validator": (
        *("Finding", "Level", "Limits", "Profile", "Report", "Rule", "validate"),
    ),
    "feedpub.validator.fixing": ("Fixed", "fix"),
    "feedpub.xml": ("clean",),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'feedpub' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - not for the name alone

    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
