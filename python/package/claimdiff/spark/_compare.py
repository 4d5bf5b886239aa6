"""Whole stories, hashed into buckets and compared bucket by bucket, and the tables that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._options import Options
from claimdiff.spark._scan import spark_schema
from claimdiff.spark._worker import bucketed, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def compared(
    scans: DataFrame,
    stories: DataFrame,
    lineages: DataFrame,
    shared: DataFrame,
    repeated: DataFrame,
    buckets: int,
    options: Options,
) -> DataFrame:
    """The records of every table as JSON lines. An input that was skipped goes with the story that it names."""
    from pyspark.sql import functions as F

    told = scans.join(stories.withColumnRenamed("story", "told_story"), "ix", "left")
    told = told.join(lineages.withColumnRenamed("lineage", "told_lineage"), "ix", "left")
    told = told.join(_within(shared, stories), "ix", "left").join(repeated, "ix", "left")
    alone = F.concat(F.lit("\0"), F.col("ix").cast("string"))
    story = F.coalesce(F.col("told_story"), F.col("article.story"), alone)
    schema = "kind string, record string"
    return bucketed(told, story, buckets, "comparing", _claimdiff.compare_known, (options,), schema)


def _within(shared: DataFrame, stories: DataFrame) -> DataFrame:
    """With whom each article shares passages, within its story."""
    from pyspark.sql import functions as F

    pairs = shared.select("left", "right")
    for side in ("left", "right"):
        pairs = pairs.join(stories.select(F.col("ix").alias(side), F.col("story").alias(f"{side}_story")), side)
    within = pairs.where("left_story = right_story").groupBy("left")
    return within.agg(F.sort_array(F.collect_list("right")).alias("told_shared")).withColumnRenamed("left", "ix")


def typed(records: DataFrame, name: str) -> DataFrame:
    """The records of one table with a column for each field."""
    lines = records.where(records.kind == name).select("record")
    return mapped(lines, f"table {name}", _claimdiff.typed, (name,), spark_schema(name))
