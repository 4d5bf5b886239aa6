"""What workers do: a function of the compiled half over every batch, or over all rows of one bucket."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from claimdiff.spark._options import Options, loaded, named

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from claimdiff.spark._scan import Batches


def mapped(df: DataFrame, step: str, function: Callable[..., Any], given: tuple[Any, ...], schema: Any) -> DataFrame:
    """`function` over every batch of `df`; an `Options` among what is `given` becomes its patterns on the worker."""

    def work(batches: Batches) -> Batches:
        arguments = _on_worker(given)
        for batch in batches:
            with named(f"{step}, articles {_told(batch)}"):
                yield from pa.table(function(*arguments, batch_table(batch))).to_batches()

    return df.mapInArrow(work, schema)


def whole(df: DataFrame, step: str, function: Callable[..., Any], schema: Any) -> DataFrame:
    """`function` over all rows at once, in one task: for what is small however large the run."""

    def work(batches: Batches) -> Batches:
        given = list(batches)
        if given:
            with named(step):
                yield from pa.table(function(pa.Table.from_batches(given))).to_batches()

    return df.coalesce(1).mapInArrow(work, schema)


def bucketed(
    df: DataFrame, bucket: Column, step: str, function: Callable[..., Any], given: tuple[Any, ...], schema: Any
) -> DataFrame:
    """`function` over all rows of one `bucket`."""

    def work(rows: pa.Table) -> pa.Table:
        with named(f"{step}, bucket {rows['bucket'][0].as_py()}"):
            return pa.table(function(*_on_worker(given), rows.drop_columns(["bucket"])))

    return df.withColumn("bucket", bucket).groupBy("bucket").applyInArrow(work, schema)


def bucket_of(key: Column, buckets: int) -> Column:
    """Into which of so many buckets `key` is hashed."""
    from pyspark.sql import functions as F

    return F.pmod(F.xxhash64(key), F.lit(buckets))


Columns = tuple[tuple[str, str], ...]
"""Names of columns, each with what Spark calls its type."""


def padded(rows: DataFrame, columns: Columns, own: Collection[str]) -> DataFrame:
    """`columns`, null but for the `own` ones, so that rows of several kinds are one table."""
    from pyspark.sql import functions as F

    return rows.select([(F.col(n) if n in own else F.lit(None)).cast(kind).alias(n) for n, kind in columns])


def batch_table(batch: pa.RecordBatch) -> pa.Table:
    """A batch as the compiled half takes it."""
    return pa.Table.from_batches([batch])


def _told(batch: pa.RecordBatch) -> str:
    """The first and the last article of a batch, for messages: by id where it has scans, by number elsewhere."""
    names = batch.schema.names
    if batch.num_rows == 0:
        return "(none)"
    if "article" in names:
        articles = batch.column(names.index("article"))
        return f"{articles[0]['id'].as_py()} to {articles[-1]['id'].as_py()}"
    numbers = next((name for name in ("ix", "left") if name in names), None)
    if numbers is None:
        return f"({batch.num_rows} rows)"
    column = batch.column(names.index(numbers))
    return f"{column[0].as_py()} to {column[-1].as_py()}"


def _on_worker(given: tuple[Any, ...]) -> list[Any]:
    return [loaded(one) if isinstance(one, Options) else one for one in given]
