"""Numbers for articles in the order in which one process holds them, and ids that are given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def numbered(prepared: DataFrame) -> DataFrame:
    """All but the scans, with ``ix``, which rises with id, outlet, path and record, and ``twin``: 2 for the second
    article of one id, which is then called ``a~2``.

    Only what orders articles is sorted; it goes back to the rest by ``row``.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F
    from pyspark.sql.utils import is_remote

    twins = Window.partitionBy("id").orderBy(F.coalesce("outlet", F.lit("")), "path", "record", "row")
    keys = prepared.select("row", "id", F.row_number().over(twins).alias("twin"))
    if is_remote():  # Sail gives such numbers before it sorts, so one task does
        ordered = keys.withColumn("ix", F.row_number().over(Window.orderBy("id", "twin")).cast("long"))
    else:
        ordered = keys.orderBy("id", "twin").withColumn("ix", F.monotonically_increasing_id())
    return prepared.drop("scan", "id", "path", "record").join(ordered.drop("id"), "row")
