"""`--format FORMAT[:FILE]`: which reporter, and where its report goes."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from feedpub import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.validator import Level, Report
    from feedpub.validator.evidence import Evidence

REPORTERS: Final = {
    "text": "text.as_text",
    "json": "json_report.as_json",
    "jsonl": "jsonl.as_jsonl",
    "github": "github.as_github",
    "gitlab": "gitlab.as_gitlab",
    "sarif": "sarif.as_sarif",
    "junit": "junit.as_junit",
    "rdjson": "rdjson.as_rdjson",
    "html": "html_page.as_html",
    "markdown": "markdown.as_markdown",
}
"""Each format's module and function; a new reporter is a line here."""

TELLING_RULES: Final = ("junit",)
"""The formats that tell which rules ran, and not only what they found."""

AUTO: Final = "auto"
_STEP_SUMMARY: Final = "GITHUB_STEP_SUMMARY"
_SUMMARY_BYTES: Final = 1_000_000
"""GitHub takes 1 MiB of summary for a step, and nothing at all of a longer one."""


class Output(NamedTuple):
    """A format and the file that it goes to; None is the standard output."""

    name: str
    file: Path | None = None


def outputs_of(
    texts: tuple[str, ...], environ: Mapping[str, str]
) -> tuple[Output, ...]:
    """Read `--format`; `auto` is github where GitHub's actions run, and text elsewhere.

    A wrong name, a folder that is not there, or two reports for the standard output
    are wrong command lines.
    """
    outputs = tuple(_output(text, environ) for text in texts or (AUTO,))
    if sum(output.file is None for output in outputs) > 1:
        raise _wrong(
            "only one report can go to the standard output; give the others "
            "files: --format sarif:out.sarif"
        )
    return outputs


def write_outputs(
    outputs: tuple[Output, ...],
    reports: tuple[Report, ...],
    evidence: tuple[Evidence, ...],
    *,
    fail_on: Level,
    fold: bool,
) -> None:
    """Write each report to its place, and GitHub's summary of the step if it wants one.

    Nothing is printed as text when there is nothing that was read.
    """
    for output in outputs:
        special: dict[str, dict[str, Any]] = {
            "text": {"fold": fold, "colour": output.file is None},
            "junit": {"fail_on": fail_on},
            "sarif": {"version": __version__},
        }
        options = special.get(output.name, {})
        text = _reported(output.name, reports, evidence, **options)
        if output.file is not None:
            _write(output.file, text)
        elif text and (reports or output.name not in ("text", "github")):
            click.echo(text, nl=not text.endswith("\n"))
        if output.name == "github" and (file := os.environ.get(_STEP_SUMMARY)):
            told = _reported("markdown", reports, evidence, most=_SUMMARY_BYTES)
            _write(Path(file), told, mode="a")


def _output(text: str, environ: Mapping[str, str]) -> Output:
    name, colon, file = text.partition(":")
    if name == AUTO:
        name = "github" if environ.get("GITHUB_ACTIONS") == "true" else "text"
    if name not in REPORTERS:
        raise _wrong(f"{name!r} is none of {', '.join((AUTO, *REPORTERS))}")
    if colon and not file:
        raise _wrong(f"{text!r} names no file; write {name} or {name}:FILE")
    path = Path(file) if file not in ("", "-") else None
    if path is not None and not path.parent.is_dir():
        raise _wrong(f"there is no folder {str(path.parent)!r} for {path.name!r}")
    return Output(name, path)


def _reported(
    name: str,
    reports: tuple[Report, ...],
    evidence: tuple[Evidence, ...],
    **options: Any,
) -> str:
    module, _, function = REPORTERS[name].partition(".")
    reporter = getattr(import_module(f"feedpub.reporters.{module}"), function)
    return str(reporter(reports, evidence, **options))


def _write(path: Path, text: str, mode: str = "w") -> None:
    if text and not text.endswith("\n"):
        text += "\n"
    try:
        with path.open(mode, encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        reason = error.strerror or error
        raise _wrong(f"{str(path)!r} cannot be written: {reason}") from error


def _wrong(message: str) -> click.BadParameter:
    return click.BadParameter(message, param_hint="--format")
