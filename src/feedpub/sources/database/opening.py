"""Connections that read: opened from a URL or lent, and left as they were found."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from feedpub.errors import Problem, UnreachableError
from feedpub.extras import MissingExtraError, extra
from feedpub.sources.database import faults, urls
from feedpub.sources.record import failed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_DRIVERS: Final = {
    "psycopg": "psycopg[binary]",
    "psycopg2": "psycopg2-binary",
    "MySQLdb": "mysqlclient",
    "pymysql": "PyMySQL",
    "mariadb": "mariadb",
    "oracledb": "oracledb",
    "cx_Oracle": "cx_Oracle",
    "pyodbc": "pyodbc",
}
"""What the packages are called that bring the drivers."""
_ESCAPED: Final = "write %40 for an @ in a password, %2F for a slash, %3A for a colon"


def sqlalchemy() -> ModuleType:
    """Import SQLAlchemy, or say how to install it."""
    return extra("sqlalchemy", "sql", "reading a database")


@contextmanager
def opened(target: Any) -> Iterator[tuple[Any, str, str | None]]:
    """Give a connection that cannot write, its name in messages, and its password.

    A connection that is lent keeps its transaction; whatever is done here is rolled
    back to where it stood. An engine lends one of its own, and a URL gets both.
    """
    library = sqlalchemy()
    lent = isinstance(target, library.engine.Connection)
    own = not lent and not isinstance(target, library.engine.Engine)
    engine = _engine(library, target) if own else target.engine
    url = engine.url
    shown = url.set(query={}).render_as_string(hide_password=True)
    where = urls.masked(target) if own else shown
    secret = str(url.password) if url.password else None
    with ExitStack() as stack:
        if own:
            stack.callback(engine.dispose)
        try:
            connection = target if lent else stack.enter_context(_connected(engine))
            stack.enter_context(_reading(connection, own=own))
        except library.exc.SQLAlchemyError as error:
            raise faults.unreachable(where, error, secret) from None
        yield connection, where, secret


def _engine(library: ModuleType, target: Any) -> Any:
    """Make an engine of a URL; what is wrong with that is told without its password."""
    where = urls.masked(str(target))
    if not urls.is_url(target):
        kind = type(target).__name__
        shown = repr(where) if isinstance(target, str) else kind
        message = f"{shown} is no database; give a URL such as sqlite:///blog.db, "
        raise failed("", f"{message}an Engine or a Connection", "paths")
    url = _url(library, target, where)
    try:
        dialect = url.get_dialect()
        if dialect.is_async:
            message = "its driver is asynchronous; name one that is not"
            raise failed(where, message, "paths")
        return library.create_engine(
            _read_only(url, where), poolclass=library.pool.NullPool
        )
    except library.exc.NoSuchModuleError:
        message = f"there is no dialect {url.drivername!r}; write sqlite:///blog.db, "
        message += "postgresql://user@host/name or another that SQLAlchemy knows"
        raise failed(where, message, "paths") from None
    except ImportError as error:
        raise _missing(where, error) from None
    except (library.exc.ArgumentError, ValueError, TypeError) as error:
        message = f"the URL is wrong: {str(error).splitlines()[0]}"
        raise failed(where, message, "paths") from None


def _url(library: ModuleType, target: str, where: str) -> Any:
    """Read the URL; an @ too many would make a host of a part of the password."""
    server = target.partition("?")[0].partition("://")[2]
    if server.count("@") > 1 and not target.lower().startswith("sqlite"):
        raise failed(where, f"the URL has more than one @; {_ESCAPED}", "paths")
    try:
        url = library.engine.make_url(target)
    except (library.exc.ArgumentError, ValueError):
        message = f"is no URL of a database; {_ESCAPED}"
        raise failed(where, message, "paths") from None
    if url.drivername == "postgres":  # as Heroku and others write it
        url = url.set(drivername="postgresql")
    if url.drivername == "postgresql" and find_spec("psycopg"):
        url = url.set(drivername="postgresql+psycopg")
    return url


def _read_only(url: Any, where: str) -> Any:
    """Open an SQLite file for reading; SQLite would make a new one if there is none."""
    path = url.database or ""
    pysqlite = url.drivername in {"sqlite", "sqlite+pysqlite"}
    if not pysqlite or not path or path.startswith((":memory:", "file:")):
        return url
    if not Path(path).is_file():
        message = f"there is no file {os.path.normpath(path)}; look at the path"
        raise UnreachableError((Problem(where, "", message),))
    name = f"file:{quote(str(Path(path).absolute()))}"
    return url.set(database=name, query={**url.query, "mode": "ro", "uri": "true"})


def _missing(where: str, error: ImportError) -> MissingExtraError:
    driver = (error.name or "").partition(".")[0]
    package = _DRIVERS.get(driver, driver or "the driver of that database")
    message = f'reading {where} needs a driver: pip install "{package}"'
    return MissingExtraError((Problem("", "", message),))


@contextmanager
def _connected(engine: Any) -> Iterator[Any]:
    lost = _lost()
    connection = engine.connect()
    try:
        yield connection
    finally:
        with suppress(lost):  # as was told
            connection.close()


@contextmanager
def _reading(connection: Any, *, own: bool) -> Iterator[None]:
    """Make sure that nothing can be written, as far as the database lets us."""
    kind = connection.dialect.name
    if kind == "postgresql" and own:  # for the next transaction too, if there is one
        connection.exec_driver_sql(
            "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
        )
        connection.commit()
    lent = connection.in_transaction()
    transaction = connection.begin_nested() if lent else connection.begin()
    with ExitStack() as stack:
        if kind == "sqlite":
            stack.enter_context(_query_only(connection))
        stack.enter_context(_rolled_back(transaction))
        if kind == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        yield


@contextmanager
def _query_only(connection: Any) -> Iterator[None]:
    """Forbid SQLite to write, which it does for a connection, not a transaction."""
    lost = _lost()
    before = connection.exec_driver_sql("PRAGMA query_only").scalar()
    connection.exec_driver_sql("PRAGMA query_only = 1")
    try:
        yield
    finally:
        with suppress(lost):  # it is closed already
            begun = connection.in_transaction()
            connection.exec_driver_sql(f"PRAGMA query_only = {before}")
            if not begun:
                connection.rollback()


@contextmanager
def _rolled_back(transaction: Any) -> Iterator[None]:
    lost = _lost()
    try:
        yield
    finally:
        with suppress(lost):  # as was told
            transaction.rollback()


def _lost() -> type[Exception]:
    """Give the error of what is lost; at the end of a program it is too late to ask."""
    error: type[Exception] = sqlalchemy().exc.SQLAlchemyError
    return error
