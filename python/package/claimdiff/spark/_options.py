"""What every worker needs to know: plain values, so that they travel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimdiff._claimdiff import ClaimdiffError, Patterns


@dataclass(frozen=True)
class Options:
    """Which patterns, and how inputs are read; folders and files have to be there on every worker."""

    patterns: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    aliases: str | None = None
    map: tuple[tuple[str, str], ...] = ()
    input: str | None = None

    def reading(self, share: tuple[int, int] | None = None) -> dict[str, Any]:
        """How a worker reads: on one thread, since Spark gives it one core."""
        return {"map": list(self.map), "input": self.input, "parallel": False, "share": share}


def loaded(options: Options) -> Patterns:
    """The patterns of `options`, once in each worker; a mistake names the partition that met it."""
    with named("loading patterns"):
        return _patterns(options.patterns, options.only, options.without, options.aliases)


@lru_cache(maxsize=4)
def _patterns(
    folders: tuple[str, ...], only: tuple[str, ...], without: tuple[str, ...], aliases: str | None
) -> Patterns:
    return Patterns.load(*folders, only=only, without=without, aliases=aliases)


def partition() -> int:
    """The number of the partition that this worker works on; 0 outside of one."""
    from pyspark import TaskContext

    context = TaskContext.get()
    return int(context.partitionId()) if context is not None else 0


class named:
    """Puts the partition, and what was being done, in front of an error of claimdiff.

    Where claimdiff itself is at fault (a panic of the compiled half), it becomes such an error, which asks for a report.
    """

    def __init__(self, doing: str) -> None:
        self.doing = doing

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, ClaimdiffError):
            raise type(error)(f"partition {partition()}, {self.doing}: {error}") from error
        if kind is not None and kind.__name__ == "PanicException":
            raise ClaimdiffError(f"partition {partition()}, {self.doing}: claimdiff failed, please report it") from error
