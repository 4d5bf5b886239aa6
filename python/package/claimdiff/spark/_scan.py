"""Stage one on workers: each article by itself, in any partition, with the same outcome."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from claimdiff import _claimdiff
from claimdiff._inputs import prepared
from claimdiff.spark._options import Options, loaded, named, partition

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Batches = Iterator[pa.RecordBatch]

FIELDS = (
    "id outlet url title text html published modified language story section author credit source_path source_record"
).split()
"""The columns that are sent to workers, beside those that a map names."""


def scan_df(df: DataFrame, options: Options = Options()) -> DataFrame:
    """A row an article of `df`, with its mentions, claims and quotes: the columns of `claimdiff.scan`.

    The columns of `df` are the fields of an article, or those that ``options.map`` names. Rows have no order in
    Spark, so none has a number: ``source_path`` and ``source_record`` say where a row was read from, where given.
    """
    from pyspark.sql import functions as F

    mapped = [column for _, column in options.map]
    df = df.select([column for column in df.columns if column in FIELDS or column in mapped])
    if "source_path" not in df.columns:
        df = df.withColumn("source_path", F.lit("dataframe"))
    if "source_record" not in df.columns:
        df = df.withColumn("source_record", F.lit(0))
    return df.mapInArrow(_scanned(options), spark_schema("scans"))


def scan_files(spark: SparkSession, inputs: Sequence[str], partitions: int, options: Options = Options()) -> DataFrame:
    """The same for files, folders and globs in any format that claimdiff reads, on a file system that all workers see.

    Files are shared out among `partitions` tasks; one file is read by one task.
    """
    tasks = spark.range(0, partitions, 1, partitions)
    return tasks.mapInArrow(_files_scanned(list(inputs), partitions, options), spark_schema("scans"))


def listed(path: str) -> list[str]:
    """The inputs that a file names, one a line, as archives list their WARC files; packed by gzip where it ends so."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        return [line.strip() for line in lines if line.strip()]


def _scanned(options: Options) -> Callable[[Batches], Batches]:
    def scanned(batches: Batches) -> Batches:
        patterns = loaded(options)
        for batch in batches:
            with named(f"articles {_told(batch)}"):
                table, notes = _claimdiff.scan(patterns, prepared(batch), options.reading(), None)
            yield from _out(pa.table(table), notes)

    return scanned


def _files_scanned(inputs: list[str], partitions: int, options: Options) -> Callable[[Batches], Batches]:
    def scanned(batches: Batches) -> Batches:
        patterns = loaded(options)
        for batch in batches:
            for task in batch.column(0).to_pylist():
                with named("files"):
                    table, notes = _claimdiff.scan(patterns, inputs, options.reading((task, partitions)), None)
                yield from _out(pa.table(table), notes)

    return scanned


def _out(table: pa.Table, notes: list[str]) -> Batches:
    """The batches of a table of scans; what was skipped is said in the worker's log, with its partition."""
    for note in notes:
        print(f"claimdiff: partition {partition()}: {note}", file=sys.stderr)
    skipped = table.filter(table["skipped"].is_valid()).select(["article", "skipped"])
    for row in skipped.to_pylist():
        article, skip = row["article"], row["skipped"]
        place = f"{article['source']['path']}, record {article['source']['record']}"
        print(
            f"claimdiff: partition {partition()}: article {article['id']} ({place}) skipped: "
            f"{skip['reason']}: {skip['detail']}",
            file=sys.stderr,
        )
    yield from table.to_batches()


def _told(batch: pa.RecordBatch) -> str:
    """The first and the last article of a batch, for messages."""
    if "id" not in batch.schema.names or batch.num_rows == 0:
        return f"({batch.num_rows})"
    ids = batch.column(batch.schema.get_field_index("id"))
    return f"{ids[0].as_py()} to {ids[-1].as_py()}"


def spark_schema(name: str) -> Any:
    """The schema of a table of scans, or of an output table, as Spark says it."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(pa.table(_claimdiff.empty(name)).schema)
