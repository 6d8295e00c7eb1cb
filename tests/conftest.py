"""What all tests share: hypothesis profiles and the option that rewrites goldens."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import coverage
import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

settings.register_profile(
    "default",
    max_examples=30,  # `make fuzz` takes the time for more
    deadline=None,
    derandomize="CI" in os.environ,  # there, a red run must be somebody's change
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "fuzz", settings.get_profile("default"), max_examples=3_000, derandomize=False
)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", default=False)


def pytest_configure() -> None:
    """Take Ctrl-C again, if a shell has put the run into its background.

    Programs that the tests start would not take it either.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count as covered what examples reach: laws reach lines by chance, and tracing
    trebles their time. What is timed or goes over a corpus says so itself.
    """
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("law")
            item.add_marker("no_cover")


class Tracing:
    """Trace tests and their fixtures, and not what pytest does around them.

    Until Python has a quicker way, tracing makes all code take three or four times
    as long, be it ours or not: collecting alone took twenty seconds.
    """

    def __init__(self, tracer: coverage.Coverage) -> None:
        self._tracer = tracer

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Load each module while it is traced, so that its own lines count."""
        self._tracer.start()
        import feedpub

        for module in walk_packages(feedpub.__path__, "feedpub."):
            with suppress(ImportError):  # of a framework that is not installed
                module.name.endswith("__main__") or import_module(module.name)
        self._tracer.stop()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, request: pytest.FixtureRequest) -> Iterator[object]:
        return (yield from self._traced(request.node))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[object]:
        return (yield from self._traced(item))

    def _traced(self, node: pytest.Item | pytest.Collector) -> Iterator[object]:
        if coverage.Coverage.current() is not None:  # for what asks for this fixture
            return (yield)
        if node.get_closest_marker("no_cover") is None:
            self._tracer.start()
        try:
            return (yield)
        finally:
            self._tracer.stop()


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop all tracers; one that runs below another would go on when that stops.

    pytest-cov starts two in each worker of xdist, and means the upper one.
    """
    upper = coverage.Coverage.current()
    while (tracer := coverage.Coverage.current()) is not None:
        tracer.stop()
    hears_only = session.config.getoption("numprocesses", 0)
    if upper is not None and (hasattr(session.config, "workerinput") or not hears_only):
        session.config.pluginmanager.register(Tracing(upper), "tracing")


def pytest_collection_finish() -> None:
    """Keep the collector of garbage from looking at what was loaded, ever again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input beside the repository, or a skip that says so."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with real input is not here")
    return SHARED
