"""Which articles are about one event: alike pairs connect sets, and sets become stories, the best pairs first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._components import components
from claimdiff.spark._features import nothing
from claimdiff.spark._worker import bucket_of, bucketed, padded

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from claimdiff.spark._steps import Steps


def found(steps: Steps, articles: DataFrame, features: DataFrame, pairs: DataFrame, buckets: int) -> DataFrame:
    """The story of each article that is used, where none is given or where others join a given one."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    used = articles.where("skipped is null")
    scores = pairs.where("score is not null").select("left", "right", "score")
    head = F.min("ix").over(Window.partitionBy("story"))
    given = used.where("story is not null").select(head.alias("left"), F.col("ix").alias("right"))
    given = given.where("left < right")
    labels = components(steps, "work/stories", scores.select("left", "right").union(given))
    labelled = used.join(labels, "ix", "left").withColumn("label", F.coalesce("label", "ix"))
    # Those that nothing connects are stories of their own, whatever they are about.
    about = features.join(labels, "ix")
    return _linked(labelled, about, scores.join(labels.withColumnRenamed("ix", "left"), "left"), buckets)


def given(articles: DataFrame, buckets: int) -> DataFrame:
    """The story of each article as its input names it; an article without one is a story of its own."""
    from pyspark.sql import functions as F

    used = articles.where("skipped is null")
    labels = F.xxhash64(F.coalesce(F.col("story"), F.concat(F.lit("\0"), F.col("ix").cast("string"))))
    pairs = used.sparkSession.createDataFrame([], "left long, right long, score float, label long")
    about = nothing(used).withColumn("label", F.lit(0))
    return _linked(used.withColumn("label", labels), about, pairs, buckets)


ROW = (
    ("ix", "long"),
    ("label", "long"),
    ("story", "string"),
    ("date", "int"),
    ("day", "int"),
    ("sha256", "string"),
    ("keys", "array<long>"),
    ("weights", "array<float>"),
    ("right", "long"),
    ("score", "float"),
)
"""What linking takes: articles, what they are about, and pairs of them, in one table."""


def _linked(labelled: DataFrame, about: DataFrame, scores: DataFrame, buckets: int) -> DataFrame:
    """Stories of the articles that one label connects; two stories of one id are numbered by their first articles."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    rows = padded(labelled, ROW, ("ix", "label", "story", "date", "day", "sha256"))
    rows = rows.union(padded(about, ROW, ("ix", "label", "keys", "weights")))
    rows = rows.union(padded(scores.withColumnRenamed("left", "ix"), ROW, ("ix", "label", "right", "score")))
    bucket = bucket_of(F.col("label"), buckets)
    linked = bucketed(rows, bucket, "linking", _claimdiff.linked, (), "ix long, id string, first long")
    number = F.dense_rank().over(Window.partitionBy("id").orderBy(F.col("first").asc_nulls_last()))
    numbered = linked.withColumn("number", number)
    unique = F.when(F.col("number") > 1, F.concat("id", F.lit("~"), "number")).otherwise(F.col("id"))
    return numbered.select("ix", unique.alias("story"))
