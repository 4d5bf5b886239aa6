"""What may be given as articles, and how it reaches the compiled half."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa


class InputWarning(UserWarning):
    """What a person should know of an input though it is used; it names its place and cure."""


def prepared(data: Any) -> Any:
    """Paths as a list of them, everything else as something that gives Arrow data."""
    if isinstance(data, (str, os.PathLike)):
        return [os.fspath(data)]
    if type(data).__module__.split(".")[0] == "pandas":
        return pa.Table.from_pandas(data, preserve_index=False)
    if hasattr(data, "__arrow_c_stream__"):
        return data
    if hasattr(data, "__arrow_c_array__"):
        return pa.Table.from_batches([pa.record_batch(data)])
    if isinstance(data, Sequence) and all(isinstance(item, (str, os.PathLike)) for item in data):
        return [os.fspath(item) for item in data]
    if isinstance(data, Iterable):
        return _table(list(data))
    raise TypeError(f"articles are given as paths, dicts, a frame or an Arrow table, not as {type(data).__name__}")


def warn(notes: Sequence[str]) -> None:
    """Says what a person should know, at the line that called claimdiff."""
    for note in notes:
        warnings.warn(note, InputWarning, stacklevel=3)


def _table(rows: list[Any]) -> pa.Table:
    """Dicts as a table of words, its columns in the order in which they are first met."""
    columns: dict[str, None] = {}
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise TypeError(f"article {number} is a {type(row).__name__}; give a dict with the fields of an article")
        columns.update(dict.fromkeys(map(str, row)))
    return pa.table({name: pa.array([_words(row.get(name)) for row in rows], pa.large_string()) for name in columns})


def _words(value: Any) -> str | None:
    """A value as a person would write it; the members of a list parted by commas."""
    match value:
        case None:
            return None
        case str():
            return value
        case list() | tuple():
            return ", ".join(words for item in value if (words := _words(item)) is not None)
        case _ if hasattr(value, "isoformat"):
            return str(value.isoformat())
        case _:
            return str(value)
