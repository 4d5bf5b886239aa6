"""A bar of tqdm that counts articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def counted(wanted: bool) -> Iterator[Callable[[int], object] | None]:
    """What is to be called with a number of articles; nothing where no bar is wanted."""
    if not wanted:
        yield None
        return
    from tqdm.auto import tqdm

    with tqdm(unit=" articles") as bar:
        yield bar.update
