"""The compiled half of claimdiff."""

import os
from collections.abc import Callable, Sequence
from typing import Any, Protocol

__version__: str

class ClaimdiffError(Exception):
    """What claimdiff could not do, and why; the words are those of the command line."""

class InputError(ClaimdiffError):
    """An input that cannot be read."""

class OutputError(ClaimdiffError):
    """An output that cannot be written."""

class PatternError(ClaimdiffError):
    """A pattern file or word list with a mistake: every mistake of every file, with place and cure."""

class RecordError(ClaimdiffError):
    """A scan that is none."""

class UsageError(ClaimdiffError):
    """An argument that makes no sense."""

class ArrowStream(Protocol):
    """A table through the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class Patterns:
    """What is looked for: pattern files with the word lists and names that they need."""

    @staticmethod
    def load(
        *folders: str | os.PathLike[str],
        only: Sequence[str] = (),
        without: Sequence[str] = (),
        aliases: str | os.PathLike[str] | None = None,
    ) -> Patterns:
        """The built-in patterns and those of `folders`, narrowed to ``only`` and without ``without`` (ids or topics).

        ``aliases`` is a file of names set right by hand. Raises `PatternError` with every mistake of every file.
        """

    @property
    def ids(self) -> list[str]:
        """``id@revision`` of every pattern."""

    @property
    def hash(self) -> str:
        """SHA-256 over the pattern files."""

_Made = tuple[list[tuple[str, ArrowStream]], str]

def scan(
    patterns: Patterns, data: Any, reading: dict[str, Any], progress: Callable[[int], object] | None
) -> tuple[ArrowStream, list[str]]: ...
def check(
    patterns: Patterns,
    data: Any,
    reading: dict[str, Any],
    writing: dict[str, Any],
    progress: Callable[[int], object] | None,
) -> tuple[_Made, list[str]]: ...
def compare(patterns: Patterns, scans: Any, writing: dict[str, Any]) -> _Made: ...
def compare_known(patterns: Patterns, scans: Any) -> ArrowStream: ...
def settled(records: Any) -> ArrowStream: ...
def prepared(patterns: Patterns, data: Any, reading: dict[str, Any] | None) -> tuple[ArrowStream, list[str]]: ...
def blocked(key: str, sharers: Any) -> ArrowStream: ...
def paired(sets: Any) -> ArrowStream: ...
def weighed(counts: Any) -> ArrowStream: ...
def connected(edges: Any) -> ArrowStream: ...
def linked(sets: Any) -> ArrowStream: ...
def limits() -> dict[str, int]: ...
def typed(name: str, records: Any) -> ArrowStream: ...
def empty(name: str) -> ArrowStream: ...
def figures(patterns: Patterns, words: str) -> list[str]: ...
def relate_names(left: str, right: str) -> tuple[str, float, list[str]]: ...
