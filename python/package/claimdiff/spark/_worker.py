"""What workers do: a function of the compiled half over every batch, or over all rows of one bucket."""

from __future__ import annotations

from collections.abc import Callable
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
    df: DataFrame,
    key: Column,
    buckets: int,
    step: str,
    function: Callable[..., Any],
    given: tuple[Any, ...],
    schema: Any,
    hashed: bool = False,
) -> DataFrame:
    """`function` over all rows that `key` hashes into one bucket; where it is `hashed`, it is the bucket."""
    from pyspark.sql import functions as F

    def work(rows: pa.Table) -> pa.Table:
        bucket = rows["bucket"][0].as_py()
        with named(f"{step}, bucket {bucket}"):
            return pa.table(function(*_on_worker(given), rows.drop_columns(["bucket"])))

    bucket = key if hashed else F.pmod(F.xxhash64(key), F.lit(buckets))
    numbered = df.withColumn("bucket", bucket)
    return numbered.groupBy("bucket").applyInArrow(work, schema)


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
