"""Whole stories, hashed into buckets and compared bucket by bucket, and the tables that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._options import Options
from claimdiff.spark._scan import spark_schema
from claimdiff.spark._worker import bucket_of, bucketed, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def compared(scans: DataFrame, told: DataFrame, buckets: int, split: int, options: Options) -> DataFrame:
    """The records of every table as JSON lines. An input that was skipped goes with the story that it names.

    A story of more than `split` articles is compared by several tasks: each knows all of it and compares the questions
    that fall to it. Findings of such parts are ``open`` until they are told apart.
    """
    from pyspark.sql import functions as F

    alone = F.concat(F.lit("\0"), F.col("ix").cast("string"))
    told = told.withColumn("set", F.coalesce(F.col("story"), F.col("named"), alone)).drop("named")
    large = told.groupBy("set").agg(F.count("*").alias("articles")).where(F.col("articles") > split)
    large = large.select("set", F.least(F.ceil(F.col("articles") / split), F.lit(buckets)).cast("long").alias("parts"))
    told = told.join(F.broadcast(large), "set", "left").withColumn("parts", F.coalesce("parts", F.lit(1)))
    told = told.withColumn("part", F.explode(F.sequence(F.lit(0), F.col("parts") - 1)))
    rows = scans.select("row", "scan").join(told, "row").drop("row")
    # The parts of one story go to as many buckets.
    bucket = F.pmod(F.xxhash64("set") + F.col("part"), F.lit(buckets))
    return bucketed(rows, bucket, "comparing", _claimdiff.compare_known, (options,), RECORDS)


RECORDS = "kind string, record string"


def settled(records: DataFrame, buckets: int) -> DataFrame:
    """The findings that are left of those of several parts of one story, once it is known which are about one thing."""
    from pyspark.sql import functions as F

    still_open = records.where(records.kind == "open").select("record")
    story = F.get_json_object("record", "$.story")
    return bucketed(still_open, bucket_of(story, buckets), "telling findings apart", _claimdiff.settled, (), RECORDS)


def typed(records: DataFrame, name: str) -> DataFrame:
    """The records of one table with a column for each field."""
    lines = records.where(records.kind == name).select("record")
    return mapped(lines, f"table {name}", _claimdiff.typed, (name,), spark_schema(name))
