"""Articles from SQL databases, all at once or one by one; needs `feedpub[sql]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.sources.collect import articles_of, collected
from feedpub.sources.database import read_database
from feedpub.sources.options import Collected, SourceOptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Engine
    from sqlalchemy.sql import Executable

    from feedpub.model import Article

__all__ = ["articles_from_sql", "read_sql"]

_USUAL: Final = SourceOptions()


def read_sql(
    database: str | Engine | Connection,
    query: str | Executable,
    *,
    parameters: Mapping[str, Any] | None = None,
    options: SourceOptions = _USUAL,
) -> Collected:
    """Read the rows of a query; a bad row does not stop the others.

    Columns stand for fields as the names in front matter do. Values for `:names` in
    the query are `parameters`. `SourceError` if the URL or the query is wrong,
    `UnreachableError` if the database is not there or breaks off, when nothing is
    returned; a password in the URL is in no message.
    """
    return collected(
        options,
        lambda: read_database(database, query, parameters, field_map=options.field_map),
    )


def articles_from_sql(
    database: str | Engine | Connection,
    query: str | Executable,
    *,
    parameters: Mapping[str, Any] | None = None,
    options: SourceOptions = _USUAL,
) -> Iterator[Article]:
    """Yield an article for each row as it comes, so that memory stays flat.

    What `read_sql` says holds here too, but the first bad row raises `SourceError`,
    and ids that come twice are not noticed.
    """
    return articles_of(
        options,
        lambda: read_database(database, query, parameters, field_map=options.field_map),
    )
