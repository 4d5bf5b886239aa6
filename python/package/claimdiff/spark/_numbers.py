"""Numbers for articles in the order in which one process holds them, and ids that are given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def numbered(scans: DataFrame) -> DataFrame:
    """Adds ``ix``: it rises with id, outlet, path and record. The second article with the id ``a`` becomes ``a~2``."""
    from pyspark.sql import functions as F
    from pyspark.sql.utils import is_remote

    scans = scans.withColumn("id", F.col("article.id")).withColumn("twin", F.lit(1))
    twice = scans.groupBy("id").count().where("count > 1").select("id")
    if not twice.isEmpty():
        scans = _twins_numbered(scans, twice)
    if is_remote():  # Sail gives such numbers before it sorts
        ordered = scans.join(_ranked(scans.select("id", "twin")), ["id", "twin"])
    else:
        ordered = scans.orderBy("id", "twin").withColumn("ix", F.monotonically_increasing_id())
    unique = F.when(F.col("twin") > 1, F.concat("id", F.lit("~"), "twin")).otherwise(F.col("id"))
    return ordered.withColumn("article", F.col("article").withField("id", unique)).drop("id", "twin")


def _ranked(keys: DataFrame) -> DataFrame:
    """Numbers by one sort of ids alone, in one task."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    rank = F.row_number().over(Window.orderBy("id", "twin"))
    return keys.withColumn("ix", rank.cast("long"))


def _twins_numbered(scans: DataFrame, twice: DataFrame) -> DataFrame:
    """Only articles whose id comes twice are sorted for it."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    outlet, path, record = F.coalesce("article.outlet", F.lit("")), F.col("article.source.path"), "article.source.record"
    number = F.row_number().over(Window.partitionBy("id").orderBy(outlet, path, F.col(record)))
    twins = scans.join(twice, "id", "left_semi").withColumn("twin", number)
    return scans.join(twice, "id", "left_anti").unionByName(twins)
