"""Single figures and names, without an article around them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimdiff import _claimdiff
from claimdiff._claimdiff import Patterns, UsageError
from claimdiff._patterns import built_in


@dataclass(frozen=True)
class Figure:
    """A figure with its words of comparison; ``value`` is none for a range or a vague word."""

    kind: str
    surface: str
    comparator: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    noun: str | None
    per: str | None


def normalise_figure(words: str, *, patterns: Patterns | None = None) -> Figure:
    """The one figure in `words`: ``"more than 50 visits"`` is ``> 50 visit``.

    Raises `UsageError` where there is none, or more than one.
    """
    found: list[dict[str, Any]] = [json.loads(line) for line in _claimdiff.figures(patterns or built_in(), words)]
    if len(found) != 1:
        count = "no figure" if not found else f"{len(found)} figures"
        raise UsageError(f"{count} in {words!r}; give the words of one")
    fields: dict[str, Any] = {name: found[0].get(name) for name in Figure.__dataclass_fields__}
    return Figure(**fields)


class Likeness(NamedTuple):
    """How two names relate: ``same``, ``variant``, ``alias`` or ``different``; how sure that is; and why."""

    relation: str
    confidence: float
    why: list[str]


def compare_names(left: str, right: str) -> Likeness:
    """How two names relate, and why."""
    return Likeness(*_claimdiff.relate_names(left, right))
