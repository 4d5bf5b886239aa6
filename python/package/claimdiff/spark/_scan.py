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
from claimdiff.spark._worker import batch_table, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Batches = Iterator[pa.RecordBatch]

FIELDS = (
    "id outlet url title text html published modified language story section author credit source_path source_record"
).split()
"""The columns that are sent to workers, beside those that a map names."""

PREPARED = (
    "id string, outlet string, path string, record long, skipped string, story string, date int, day int, "
    "sha256 string, fingerprints array<long>, keys array<long>, times array<float>, weights array<float>, "
    "words binary, credit string, long array<long>, short array<long>, scan string"
)
"""An article as `check_df` keeps it: its scan as a line of JSON, and what is looked at before scans are compared."""


def scan_df(df: DataFrame, options: Options = Options(), *, to_check: bool = False) -> DataFrame:
    """A row an article of `df`, with its mentions, claims and quotes: the columns of `claimdiff.scan`.

    The columns of `df` are the fields of an article, or those that ``options.map`` names. Rows have no order in
    Spark, so none has a number: ``source_path`` and ``source_record`` say where a row was read from, where given.
    Scans that are only `to_check` are lines of JSON beside what `check_df` looks at, which moves much less.
    """
    from pyspark.sql import functions as F

    mapped = [column for _, column in options.map]
    df = df.select([column for column in df.columns if column in FIELDS or column in mapped])
    if "source_path" not in df.columns:
        df = df.withColumn("source_path", F.lit("dataframe"))
    if "source_record" not in df.columns:
        df = df.withColumn("source_record", F.lit(0))
    return df.mapInArrow(_scanned(options, to_check), _schema(to_check))


def scan_files(
    spark: SparkSession, inputs: Sequence[str], partitions: int, options: Options = Options(), *, to_check: bool = False
) -> DataFrame:
    """The same for files, folders and globs in any format that claimdiff reads, on a file system that all workers see.

    Files are shared out among `partitions` tasks; one file is read by one task.
    """
    tasks = spark.range(0, partitions, 1, partitions)
    return tasks.mapInArrow(_files_scanned(list(inputs), partitions, options, to_check), _schema(to_check))


def for_check(scans: DataFrame, options: Options) -> DataFrame:
    """Scans of either kind as `check_df` keeps them, each with a number of its own, ``row``."""
    from pyspark.sql import functions as F

    if "scan" not in scans.columns:
        scans = mapped(scans, "reading scans", _prepared, (options,), PREPARED)
    return scans.withColumn("row", F.monotonically_increasing_id())


def listed(path: str) -> list[str]:
    """The inputs that a file names, one a line, as archives list their WARC files; packed by gzip where it ends so."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        return [line.strip() for line in lines if line.strip()]


def _prepared(patterns: _claimdiff.Patterns, scans: pa.Table) -> Any:
    return _claimdiff.prepared(patterns, scans, None)[0]


def _scanned(options: Options, to_check: bool) -> Callable[[Batches], Batches]:
    def scanned(batches: Batches) -> Batches:
        patterns = loaded(options)
        for batch in batches:
            with named(f"articles {_told(batch)}"):
                made = _made(patterns, prepared(batch_table(batch)), options.reading(), to_check)
            yield from made

    return scanned


def _files_scanned(inputs: list[str], partitions: int, options: Options, to_check: bool) -> Callable[[Batches], Batches]:
    def scanned(batches: Batches) -> Batches:
        patterns = loaded(options)
        for batch in batches:
            for task in batch.column(0).to_pylist():
                with named("files"):
                    made = _made(patterns, inputs, options.reading((task, partitions)), to_check)
                yield from made

    return scanned


def _made(patterns: _claimdiff.Patterns, data: Any, reading: dict[str, Any], to_check: bool) -> list[pa.RecordBatch]:
    """The batches of a table of scans; what was skipped is said in the worker's log, with its partition."""
    if to_check:
        made, notes = _claimdiff.prepared(patterns, data, reading)
    else:
        made, notes = _claimdiff.scan(patterns, data, reading, None)
    table = pa.table(made)
    for note in (*notes, *(_skips_of_lines(table) if to_check else _skips(table))):
        print(f"claimdiff: partition {partition()}: {note}", file=sys.stderr)
    batches: list[pa.RecordBatch] = table.to_batches()
    return batches


def _skips(table: pa.Table) -> Iterator[str]:
    for row in table.filter(table["skipped"].is_valid()).select(["article", "skipped"]).to_pylist():
        article, skip = row["article"], row["skipped"]
        source = article["source"]
        yield _skip(article["id"], source["path"], source["record"], f"{skip['reason']}: {skip['detail']}")


def _skips_of_lines(table: pa.Table) -> Iterator[str]:
    told = ["id", "path", "record", "skipped"]
    for row in table.filter(table["skipped"].is_valid()).select(told).to_pylist():
        yield _skip(*(row[name] for name in told))


def _skip(article: str, path: str, record: int, why: str) -> str:
    return f"article {article} ({path}, record {record}) skipped: {why}"


def _told(batch: pa.RecordBatch) -> str:
    """The first and the last article of a batch, for messages."""
    if "id" not in batch.schema.names or batch.num_rows == 0:
        return f"({batch.num_rows})"
    ids = batch.column(batch.schema.get_field_index("id"))
    return f"{ids[0].as_py()} to {ids[-1].as_py()}"


def _schema(to_check: bool) -> Any:
    return PREPARED if to_check else spark_schema("scans")


def spark_schema(name: str) -> Any:
    """The schema of a table of scans, or of an output table, as Spark says it."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(pa.table(_claimdiff.empty(name)).schema)
