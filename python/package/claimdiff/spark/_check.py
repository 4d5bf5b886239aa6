"""Stage two on workers: whole stories, hashed into buckets, compared bucket by bucket."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from claimdiff import _claimdiff
from claimdiff._inputs import prepared
from claimdiff.spark._options import Options, loaded, named
from claimdiff.spark._scan import Batches, spark_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TABLES = ("articles", "claims", "groups", "findings", "names", "coverage", "copies")
"""The tables of a run, each a folder of Parquet under ``tables``."""


def check_df(scans: DataFrame, out: str, *, run_id: str, buckets: int = 64, options: Options = Options()) -> None:
    """Compares `scans`, which `scan_df` or `scan_files` gave, and writes every table below `out`.

    The outcome is that of ``claimdiff check --stories given``: an article belongs to the story that its input
    names, and one without is a story of its own. A bucket holds whole stories and is compared in the memory of
    one worker. Steps that a run of the same `run_id` has finished are not done again; another one starts afresh.
    """
    spark = scans.sparkSession
    steps = _Steps(spark, out, run_id)
    steps.write("scans", lambda: scans)
    steps.write("records", lambda: _compared(steps.read("scans"), buckets, options), by="kind")
    for name in TABLES:
        steps.write(f"tables/{name}", lambda name=name: _typed(steps.read("records"), name))  # type: ignore[misc]


def collect(spark: SparkSession, out: str, folder: str) -> None:
    """Writes the tables below `out` as sorted JSON lines into a local `folder`, which ``claimdiff export`` takes.

    Records pass through the driver one partition at a time; what they take there does not grow with their number.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    records = spark.read.parquet(f"{out}/records")
    for name in TABLES:
        lines = records.where(records.kind == name).select("record").orderBy("record")
        _whole(target / f"{name}.jsonl", (row.record + "\n" for row in lines.toLocalIterator()))
    manifest = {
        "schema": "claimdiff/manifest/1",
        "version": _claimdiff.__version__,
        "patterns": [],
        "patterns_hash": "",
        "options": {"stories": "given"},
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


def _compared(scans: DataFrame, buckets: int, options: Options) -> DataFrame:
    from pyspark.sql import functions as F

    scans = _with_unique_ids(scans)
    story = F.coalesce(F.col("article.story"), F.concat(F.lit("\0"), F.col("article.id")))
    bucketed = scans.withColumn("bucket", F.pmod(F.xxhash64(story), F.lit(buckets)))
    return bucketed.groupBy("bucket").applyInArrow(_compare(options), "kind string, record string")


def _compare(options: Options) -> Callable[[pa.Table], pa.Table]:
    def compare(scans: pa.Table) -> pa.Table:
        bucket = scans["bucket"][0].as_py()
        with named(f"bucket {bucket}"):
            return pa.table(_claimdiff.compare_lines(loaded(options), scans.drop_columns(["bucket"]), "given"))

    return compare


def _with_unique_ids(scans: DataFrame) -> DataFrame:
    """As in one process: the second article with the id ``a`` is ``a~2``. Sorted only where an id comes twice."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    twice = scans.groupBy("article.id").count().where("count > 1")
    if twice.isEmpty():
        return scans
    outlet, path, record = F.coalesce("article.outlet", F.lit("")), F.col("article.source.path"), "article.source.record"
    number = F.row_number().over(Window.partitionBy("article.id").orderBy(outlet, path, F.col(record)))
    numbered = scans.withColumn("number", number)
    renamed = F.concat(F.col("article.id"), F.lit("~"), F.col("number"))
    unique = F.when(F.col("number") > 1, renamed).otherwise(F.col("article.id"))
    return numbered.withColumn("article", F.col("article").withField("id", unique)).drop("number")


def _typed(records: DataFrame, name: str) -> DataFrame:
    lines = records.where(records.kind == name).select("record")

    def typed(batches: Batches) -> Batches:
        for batch in batches:
            with named(f"table {name}"):
                yield from pa.table(_claimdiff.typed(name, prepared(batch))).to_batches()

    return lines.mapInArrow(typed, spark_schema(name))


class _Steps:
    """The steps of a run below one folder; Spark leaves ``_SUCCESS`` in the folder of a step that is whole."""

    def __init__(self, spark: SparkSession, out: str, run_id: str) -> None:
        self.spark, self.out, self.run_id = spark, out, run_id

    def read(self, step: str) -> DataFrame:
        return self.spark.read.parquet(self._path(step))

    def write(self, step: str, made: Callable[[], DataFrame], by: str | None = None) -> None:
        """Writes a step unless this run has finished it; attempts that fail leave nothing that is read later."""
        if self._is_done(step):
            return
        writer = made().write.mode("overwrite")
        (writer.partitionBy(by) if by else writer).parquet(self._path(step))
        self._mark(step)

    def _path(self, step: str) -> str:
        return f"{self.out}/{step}"

    def _marks(self, step: str) -> str:
        return f"{self.out}/_runs/{step.replace('/', '-')}"

    def _is_done(self, step: str) -> bool:
        from pyspark.errors import AnalysisException

        try:
            marks = self.spark.read.schema("run string").json(self._marks(step))
            return not marks.where(marks.run == self.run_id).isEmpty()
        except AnalysisException:
            return False

    def _mark(self, step: str) -> None:
        mark = self.spark.createDataFrame([(self.run_id,)], "run string")
        mark.coalesce(1).write.mode("overwrite").json(self._marks(step))


def _whole(path: Path, lines: Any) -> None:
    """Writes a file that appears whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    part.replace(path)
