"""Rows of a query, streamed, each a record that names itself by number and id."""

from __future__ import annotations

from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import Problem
from feedpub.sources.database import faults, opening, queries
from feedpub.sources.database.columns import Columns
from feedpub.sources.record import Record, failed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from feedpub.sources.articles.field_map import FieldMap

_AT_ONCE: Final = 100
"""Rows that are held at a time: 2 MB of articles of 20 kB."""
_LONGEST_ID: Final = 60


def read_database(
    target: Any,
    query: Any,
    parameters: Mapping[str, Any] | None = None,
    *,
    field_map: FieldMap,
) -> Iterator[Record | Problem]:
    """Return an iterator over the rows of a URL, an engine or a connection.

    The query is looked at right away, the database when the first row is asked for.
    Rows come through a cursor on the server, where there is one. The transaction
    cannot write in SQLite and PostgreSQL, and is rolled back everywhere.
    `SourceError` if the query is wrong, `UnreachableError` if the database is not
    there or breaks off.
    """
    statement = _statement(query, parameters or {})
    return _records(target, statement, dict(parameters or {}), field_map)


def _statement(query: Any, parameters: Mapping[str, Any]) -> Any:
    """Make a statement of text, or take one of SQLAlchemy's that selects."""
    library = opening.sqlalchemy()
    text = query.text if isinstance(query, library.TextClause) else query
    if not isinstance(text, str) and not getattr(query, "is_select", False):
        kind = type(query).__name__
        raise failed("", f"is {kind}; give a SELECT as text or select()", "query")
    if not isinstance(text, str):
        return query
    try:
        prepared = queries.prepared(text)
    except ValueError as fault:
        raise failed("", str(fault), "query") from None
    if text is not query:
        return query  # it has parameters of its own
    statement = library.text(prepared)
    wanted = statement.compile().params.keys()
    if missing := sorted(wanted - parameters.keys()):
        message = f"wants a value for :{missing[0]}; give it as a parameter"
        raise failed("", message, "query")
    if unknown := sorted(parameters.keys() - wanted):
        raise failed("", f"has no :{unknown[0]}, which has a value", "query")
    return statement


def _records(
    target: Any, statement: Any, parameters: dict[str, Any], field_map: FieldMap
) -> Iterator[Record | Problem]:
    with ExitStack() as stack:
        connection, where, secret = stack.enter_context(opening.opened(target))
        rows = _rows(connection, statement, parameters, where, secret)
        stack.enter_context(closing(rows))
        columns = Columns(next(rows), field_map)
        for number, row in enumerate(rows, start=1):
            yield from _record(columns, row, f"{where} row {number}")


def _rows(
    connection: Any,
    statement: Any,
    parameters: dict[str, Any],
    where: str,
    secret: str | None,
) -> Generator[Sequence[Any], None, None]:
    """Yield the names of the columns, and then the rows."""
    done = 0
    lost = opening.sqlalchemy().exc.SQLAlchemyError
    options = {"stream_results": True}  # for text, yield_per says nothing
    with ExitStack() as stack:
        try:
            result = connection.execute(
                statement, parameters, execution_options=options
            )
            stack.callback(_close, result, lost)
            yield _names(result, where)
            for rows in result.partitions(_AT_ONCE):
                yield from rows
                done += len(rows)
        except lost as error:
            raise faults.failed(where, error, secret, done) from None


def _close(result: Any, lost: type[Exception]) -> None:
    with suppress(lost):  # as was told
        result.close()


def _names(result: Any, where: str) -> tuple[str, ...]:
    names = tuple(map(str, result.keys()))
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        message = f"gives two columns named {twice!r}; rename one of them with AS"
        raise failed(where, message, "query")
    return names


def _record(
    columns: Columns, row: Sequence[Any], place: str
) -> Iterator[Record | Problem]:
    fields, wrong = columns.fields(row)
    place += _own_name(fields)
    if wrong:
        for column, message in wrong.items():
            yield Problem(place, column, message)
        return
    yield Record(fields=fields, where=place, named=True)


def _own_name(fields: Mapping[str, Any]) -> str:
    """Say which row it is in the words of the table, by its id or else its slug."""
    for name, value in fields.items():
        if name.lower() in {"id", "slug"} and value != "":
            return f" ({name} {str(value)[:_LONGEST_ID]})"
    return ""
