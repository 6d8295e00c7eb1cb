"""Hostile input is answered in two seconds and 300 MB, and opens nothing.

One process judges all of them, each in a child of its own, so that memory and time are
the child's. Seconds are those of the processor: the machine may be busy.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import hostile

SECONDS = 2.0
MEGABYTES = 300
pytestmark = pytest.mark.hostile

Answer = dict[str, Any]


def main(folder: Path, names: list[str]) -> None:
    """Judge the inputs of these names, or files beside; a line of JSON for each."""
    from feedpub.validator import PROFILES, RULES, validate
    from feedpub.validator.examples import document_for

    for rule in RULES.values():  # so that no child pays for loading and first use
        if rule.good:
            validate(document_for(rule, rule.good), profile="best-practice")
    profile = PROFILES["best-practice"].customised(select=["*"])
    folder.mkdir()
    for name in names:
        path = folder / "input"
        made = hostile.INPUTS.get(name)
        if made is not None:
            in_a_child(lambda make=made[0], path=path: path.write_bytes(make()))
        else:
            path = folder.parent / name
        in_a_child(lambda name=name, path=path: judge(name, path, profile))


def in_a_child(work: Any) -> None:
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        work()
        sys.stdout.flush()
    finally:
        os._exit(0)


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


def answers(folder: Path, names: list[str]) -> dict[str, Answer]:
    """Judge the inputs in two processes, each with half of them."""
    halves = [names[::2], names[1::2]]
    places = [folder / str(number) for number in range(len(halves))]
    running = [
        subprocess.Popen(
            [sys.executable, __file__, str(place), *half],
            stdout=subprocess.PIPE,
            text=True,
        )
        for place, half in zip(places, halves, strict=True)
    ]
    said = [one.communicate(timeout=300)[0] for one in running]
    found = [json.loads(line) for line in "".join(said).splitlines()]
    return {one["name"]: one for one in found}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    return answers(tmp_path_factory.mktemp("hostile"), list(hostile.INPUTS))


each_input = pytest.mark.parametrize("name", hostile.INPUTS)


@each_input
def test_it_is_answered(name: str, judged: dict[str, Answer]) -> None:
    answer = judged[name]
    rule = hostile.INPUTS[name][1]

    assert "internal-error" not in answer["rules"]
    assert rule is None or rule in answer["rules"], answer["rules"]


@each_input
def test_it_takes_less_than_two_seconds(name: str, judged: dict[str, Answer]) -> None:
    assert judged[name]["seconds"] < SECONDS


@each_input
def test_it_takes_less_than_300_mb(name: str, judged: dict[str, Answer]) -> None:
    assert judged[name]["memory"] < MEGABYTES


@each_input
def test_what_is_said_of_it_is_short(name: str, judged: dict[str, Answer]) -> None:
    assert judged[name]["longest"] < 2_000


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
        found = answers(tmp_path, list(uris))

        with pytest.raises(TimeoutError):
            server.accept()

    assert uris.keys() == found.keys()
    for one in found.values():
        assert [] == one["opened"]
        assert not one["told"]
        assert one["seconds"] < 1
        assert "xml-doctype-entities" in one["rules"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
