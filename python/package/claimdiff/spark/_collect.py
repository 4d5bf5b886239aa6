"""From the tables of a cluster to a local folder that the command line takes."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdiff import _claimdiff
from claimdiff.spark._check import TABLES
from claimdiff.spark._options import Options, loaded

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def collect(
    spark: SparkSession, out: str, folder: str, *, stories: str = "auto", options: Options = Options()
) -> None:
    """Writes the tables below `out` as sorted JSON lines into a local `folder`, which ``claimdiff export`` takes.

    Records pass through the driver one partition at a time; what they take there does not grow with their number.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    records = spark.read.schema("record string, kind string").parquet(f"{out}/records")
    settled = spark.read.schema("kind string, record string").parquet(f"{out}/settled")
    records = records.where(records.kind != "open").unionByName(settled)
    lines = records.where(records.kind != "funnel").orderBy("kind", "record")
    by_kind = groupby(lines.toLocalIterator(prefetchPartitions=True), key=lambda row: row.kind)
    empty = set(TABLES)
    for name, rows in by_kind:
        empty.discard(name)
        _whole(target / f"{name}.jsonl", (row.record + "\n" for row in rows))
    for name in empty:
        _whole(target / f"{name}.jsonl", [])
    patterns = loaded(options)
    manifest = {
        "schema": "claimdiff/manifest/1",
        "version": _claimdiff.__version__,
        "patterns": patterns.ids,
        "patterns_hash": patterns.hash,
        "options": {"stories": stories},
        "inputs": [],
        "funnel": funnel(records),
    }
    _whole(target / "manifest.json", [json.dumps(manifest, indent=2) + "\n"])


def funnel(records: DataFrame) -> dict[str, Any]:
    """How much was left after each step: the counts of all buckets together, of which equal ones are one row."""
    from pyspark.sql import functions as F

    counts: dict[str, Any] = {}
    skipped: dict[str, int] = {}
    parts = records.where(records.kind == "funnel").groupBy("record").count()
    for row in parts.toLocalIterator():
        for name, value in json.loads(row.record).items():
            if name == "skipped":
                for reason, number in value.items():
                    skipped[reason] = skipped.get(reason, 0) + number * row["count"]
            else:
                counts[name] = counts.get(name, 0) + value * row["count"]
    articles = records.where(records.kind == "articles")
    files = articles.select(F.count_distinct(F.get_json_object("record", "$.source.path"))).first()
    return {**counts, "files": files[0] if files else 0, "skipped": skipped}


def _whole(path: Path, lines: Any) -> None:
    """Writes a file that appears whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    part.replace(path)
