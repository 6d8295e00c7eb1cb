"""Hostile input is answered in two seconds and 300 MB, and opens nothing.

One process for each worker judges them, each in a child of its own, so that memory and
time are the child's. Seconds are those of the processor: the machine may be busy. An
input is judged when the first of its tests asks, and the answer is kept in a folder
that the workers share. `make fuzz` asks every rule of every profile, in five seconds.
"""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY_RULE = "FEEDPUB_FUZZ" in os.environ
SECONDS = 5.0 if EVERY_RULE else 2.0
MEGABYTES = 300
pytestmark = [pytest.mark.hostile, pytest.mark.no_cover]

Answer = dict[str, Any]


DIED = {"seconds": math.inf, "memory": math.inf, "longest": math.inf, "rules": ()}


def main(folder: Path) -> None:
    """Judge inputs by name, or files in the folder, as they are asked for by line."""
    from feedpub.validator import PROFILES, RULES, validate
    from feedpub.validator.examples import document_for

    profile = PROFILES["best-practice"]
    if EVERY_RULE:  # those of all directories and partners at once, as nobody asks
        profile = profile.customised(select=["*"])
    for rule in RULES.values():  # so that no child pays for loading and first use
        if rule.good:
            validate(document_for(rule, rule.good), profile=profile)
    for line in sys.stdin:
        name = line.rstrip("\n")
        path = folder / name
        made = hostile.INPUTS.get(name)
        if made is not None:
            path = folder / "input"
            in_a_child(lambda make=made[0], path=path: path.write_bytes(make()))
        died = in_a_child(lambda name=name, path=path: judge(name, path, profile))
        if died:
            print(json.dumps({"name": name} | DIED), flush=True)  # noqa: T201 - the answer


def in_a_child(work: Any) -> int:
    """Run it in a child, and give how that ended: 0 if all is well."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = 1
    try:
        work()
        sys.stdout.flush()
        code = 0
    finally:
        os._exit(code)


def judge(name: str, path: Path, profile: Any) -> None:
    from feedpub.validator import validate

    data = path.read_bytes()
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    signal.alarm(60)
    opened: list[str] = []
    sys.addaudithook(lambda event, args: watch(opened, event, args))
    start = time.process_time()
    report = validate(data, profile=profile, url="https://tide.example/feed")
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rules = sorted({one.rule for one in report.findings})
    said = " ".join(f"{one.message} {one.fix}" for one in report.findings)
    answer = {"name": name, "seconds": seconds, "memory": memory, "rules": rules}
    answer |= {"opened": opened, "told": hostile.SECRET in said}
    answer["longest"] = max(
        (len(f"{one.message}{one.fix}{one.path}") for one in report.findings), default=0
    )
    sys.stdout.write(json.dumps(answer) + "\n")


def watch(opened: list[str], event: str, args: tuple[object, ...]) -> None:
    if event == "open" or event.startswith(("socket.", "urllib.", "subprocess.")):
        opened.append(f"{event} {args[:2]}")


class Judge:
    """A process that answers one name after another; `with` ends it."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=60)

    def __call__(self, name: str) -> Answer:
        self._process.stdin.write(name + "\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline()
        assert said, "the process that judges has ended"
        return json.loads(said)


@pytest.fixture(scope="module")
def judge_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    with Judge(tmp_path_factory.mktemp("hostile")) as asked:
        yield asked


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of answers, which is one for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "answers"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def answer(name: str, judge_of_all: Judge, kept: Path) -> Answer:
    """Give what was said of this input, now or for another of its tests."""
    path = kept / f"{list(hostile.INPUTS).index(name)}.json"
    if not path.exists():
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(judge_of_all(name)))
        part.rename(path)
    return json.loads(path.read_text())


each_input = pytest.mark.parametrize("name", hostile.INPUTS)


@each_input
def test_it_is_answered(name: str, answer: Answer) -> None:
    rule = hostile.INPUTS[name][1]

    assert math.inf > answer["seconds"]
    assert "internal-error" not in answer["rules"]
    assert rule is None or rule in answer["rules"], answer["rules"]


@each_input
def test_it_takes_less_than_two_seconds(answer: Answer) -> None:
    assert answer["seconds"] < SECONDS


@each_input
def test_it_takes_less_than_300_mb(answer: Answer) -> None:
    assert answer["memory"] < MEGABYTES


@each_input
def test_what_is_said_of_it_is_short(answer: Answer) -> None:
    assert answer["longest"] < 2_000


def test_no_file_is_opened_and_no_socket(tmp_path: Path) -> None:
    """A pipe without a writer would stop whoever opens it, in C as in Python."""
    pipe, canary = tmp_path / "pipe", tmp_path / "canary"
    os.mkfifo(pipe)
    canary.write_text(hostile.SECRET)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        port = server.getsockname()[1]
        uris = {
            "pipe.xml": pipe.as_uri(),
            "path.xml": str(pipe),
            "canary.xml": canary.as_uri(),
            "http.xml": f"http://127.0.0.1:{port}/x",
            "ftp.xml": f"ftp://127.0.0.1:{port}/x",
        }
        for name, uri in uris.items():
            (tmp_path / name).write_bytes(hostile.external(uri))
        with Judge(tmp_path) as asked:
            found = {name: asked(name) for name in uris}

        with pytest.raises(TimeoutError):
            server.accept()

    for name, one in found.items():
        assert name == one["name"]
        assert [] == one["opened"]
        assert not one["told"]
        assert one["seconds"] < 1
        assert "xml-doctype-entities" in one["rules"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
