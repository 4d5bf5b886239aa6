"""The stages: `scan`, `compare`, and `check`, which is both."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from claimdiff import _claimdiff
from claimdiff._claimdiff import Patterns
from claimdiff._findings import Findings
from claimdiff._inputs import prepared, warn
from claimdiff._patterns import built_in
from claimdiff._progress import counted


@dataclass(frozen=True)
class Run:
    """The tables of a run, as Arrow tables; a column of a table is a field of its record."""

    articles: pa.Table
    claims: pa.Table
    groups: pa.Table
    findings: Findings
    names: pa.Table
    coverage: pa.Table
    copies: pa.Table
    funnel: dict[str, Any]
    """How much was left after each step; ``funnel["skipped"]`` counts inputs that were not used, by reason."""
    out: Path | None
    """The folder with the report and every other file, where one was asked for."""

    def _repr_html_(self) -> str:
        return self.findings._repr_html_()


def scan(
    data: Any,
    *,
    patterns: Patterns | None = None,
    map: Mapping[str, str] | None = None,
    input: str | None = None,
    parallel: bool = True,
    progress: bool = False,
) -> pa.Table:
    """What each article says: one row an article, its mentions, claims and quotes as nested columns.

    `data` is a path or several (files, folders, globs), dicts, a pandas or polars frame, a pyarrow table, batch or
    reader. ``map`` names the column of a field, ``{"text": "body"}``; ``input`` says what files are where that
    cannot be told from them. ``parallel=False`` works on the calling thread alone. What cannot be used is a row
    too, with the reason in ``skipped``; what a person should know of inputs is told as `InputWarning`.
    """
    with counted(progress) as bar:
        table, notes = _claimdiff.scan(patterns or built_in(), prepared(data), _reading(map, input, parallel), bar)
    warn(notes)
    return pa.table(table)


def compare(
    scans: Any,
    *,
    out: str | os.PathLike[str] | None = None,
    stories: str = "auto",
    formats: Sequence[str] = (),
    no_text: bool = False,
    patterns: Patterns | None = None,
) -> Run:
    """What scans say together, and where outlets differ.

    `scans` is a table that `scan` gave, or paths of files that ``claimdiff scan`` wrote. ``stories`` is ``given``,
    ``auto`` or ``one``. Where ``out`` is given, the report and every other file are written there, or those of
    ``formats`` alone; ``no_text`` leaves the words of articles out of them.
    """
    writing = _writing(out, stories, formats, no_text)
    return _run(_claimdiff.compare(patterns or built_in(), prepared(scans), writing), out)


def check(
    data: Any,
    *,
    out: str | os.PathLike[str] | None = None,
    stories: str = "auto",
    formats: Sequence[str] = (),
    no_text: bool = False,
    patterns: Patterns | None = None,
    map: Mapping[str, str] | None = None,
    input: str | None = None,
    parallel: bool = True,
    progress: bool = False,
) -> Run:
    """The whole job: `scan`, then `compare`, with the arguments of both."""
    reading, writing = _reading(map, input, parallel), _writing(out, stories, formats, no_text)
    with counted(progress) as bar:
        made, notes = _claimdiff.check(patterns or built_in(), prepared(data), reading, writing, bar)
    warn(notes)
    return _run(made, out)


def _reading(map: Mapping[str, str] | None, input: str | None, parallel: bool) -> dict[str, Any]:
    return {"map": list((map or {}).items()), "input": input, "parallel": parallel, "share": None}


def _writing(
    out: str | os.PathLike[str] | None, stories: str, formats: Sequence[str], no_text: bool
) -> dict[str, Any]:
    return {"out": out, "stories": stories, "formats": list(formats), "no_text": no_text}


def _run(made: tuple[list[tuple[str, Any]], str], out: str | os.PathLike[str] | None) -> Run:
    tables = {name: pa.table(table) for name, table in made[0]}
    tables["findings"] = Findings(tables["findings"])
    return Run(**tables, funnel=json.loads(made[1]), out=None if out is None else Path(out))
