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
            with named(step):
                yield from pa.table(function(*arguments, batch_table(batch))).to_batches()

    return df.mapInArrow(work, schema)


def bucketed(
    df: DataFrame, key: Column, buckets: int, step: str, function: Callable[..., Any], given: tuple[Any, ...], schema: Any
) -> DataFrame:
    """`function` over all rows that `key` hashes into one bucket."""
    from pyspark.sql import functions as F

    def work(rows: pa.Table) -> pa.Table:
        bucket = rows["bucket"][0].as_py()
        with named(f"{step}, bucket {bucket}"):
            return pa.table(function(*_on_worker(given), rows.drop_columns(["bucket"])))

    numbered = df.withColumn("bucket", F.pmod(F.xxhash64(key), F.lit(buckets)))
    return numbered.groupBy("bucket").applyInArrow(work, schema)


def batch_table(batch: pa.RecordBatch) -> pa.Table:
    """A batch as the compiled half takes it."""
    return pa.Table.from_batches([batch])


def _on_worker(given: tuple[Any, ...]) -> list[Any]:
    return [loaded(one) if isinstance(one, Options) else one for one in given]
