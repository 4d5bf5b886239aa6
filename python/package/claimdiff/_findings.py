"""Findings as a table that a notebook shows with the differing words marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import pyarrow as pa

SHOWN = 50
"""So many findings are shown in a notebook."""

_STYLE = "text-align:left;vertical-align:top"


class Findings:
    """Where outlets differ, the weightiest first."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table
        """The records of ``findings.jsonl`` as an Arrow table."""

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.table.to_pylist())

    def __repr__(self) -> str:
        return f"Findings({len(self)})"

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> Any:
        """As a frame of pandas."""
        return self.table.to_pandas()

    def of(self, *severities: str) -> Findings:
        """Those of these severities: ``error``, ``warning``, ``note``."""
        keep = pa.array([severity in severities for severity in self.table["severity"].to_pylist()], pa.bool_())
        return Findings(self.table.filter(keep))

    def _repr_html_(self) -> str:
        rows = [_row(finding) for finding in self.table.slice(0, SHOWN).to_pylist()]
        more = len(self) - len(rows)
        note = f"<p>{more} more; <code>.to_pandas()</code> has all</p>" if more > 0 else ""
        head = "".join(f'<th style="{_STYLE}">{name}</th>' for name in ("level", "question", "what outlets say"))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{note}"


def _row(finding: dict[str, Any]) -> str:
    sides = finding["values"]
    cells = [
        escape(finding["severity"]),
        f"{escape(finding['question'])}<br><small>{escape(finding['rule'])} · {escape(finding['id'])}</small>",
        "<br>".join(_side(side, _others(sides, side)) for side in sides),
    ]
    return "<tr>" + "".join(f'<td style="{_STYLE}">{cell}</td>' for cell in cells) + "</tr>"


def _side(side: dict[str, Any], others: set[str]) -> str:
    """One value, who reports it, and its words in one article."""
    outlets = sorted({mention["outlet"] for mention in side["mentions"]})
    told = f"<b>{escape(side['display'])}</b> ({escape(', '.join(outlets))})"
    if not side["mentions"]:
        return told
    first = side["mentions"][0]
    quoted = f"{escape(first['prefix'])}{marked(first['exact'], others)}{escape(first['suffix'])}"
    return f"{told}: …{quoted}…"


def _others(sides: list[dict[str, Any]], own: dict[str, Any]) -> set[str]:
    """The words that the other sides have."""
    words: set[str] = set()
    for side in sides:
        if side is not own and side["mentions"]:
            words.update(side["mentions"][0]["exact"].casefold().split())
    return words


def marked(exact: str, others: set[str]) -> str:
    """`exact` with the words marked that no other side has; all of it where every word is shared."""
    words = exact.split(" ")
    differing = [word.casefold() not in others for word in words]
    if not any(differing):
        return f"<mark>{escape(exact)}</mark>"
    shown = [f"<mark>{escape(word)}</mark>" if differs else escape(word) for word, differs in zip(words, differing)]
    return " ".join(shown)
