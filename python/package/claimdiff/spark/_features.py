"""What each article is about: its words, weighed by how many articles have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._worker import bucket_of, bucketed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

FEATURES = "ix long, keys array<long>, weights array<float>"


def features(articles: DataFrame, buckets: int) -> DataFrame:
    """What each article is about; none for one without words.

    Words are sent twice: to be counted, over all articles and over those of each outlet, and back to their articles
    unless so many have them that they have no weight.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    limits = _claimdiff.limits()
    term = F.explode(F.arrays_zip("keys", "times", "weights")).alias("term")
    words = articles.select("ix", "outlet", term).select(
        "ix", "outlet", F.col("term.keys").alias("key"), F.col("term.times").alias("times"), F.col("term.weights").alias("weight")
    )
    # Both counts are taken where a word is, so that words are sent there once.
    counted = words.repartition("key").withColumn("printed", F.count("*").over(Window.partitionBy("key", "outlet")))
    outlets = articles.where("skipped is null").groupBy("outlet").agg(F.count("*").alias("articles"))
    outlets = outlets.where(F.col("articles") >= limits["template_articles"])
    counted = counted.join(F.broadcast(outlets), "outlet", "left")
    most = F.col("printed") * limits["template_of"] >= F.col("articles") * limits["template_most"]
    kept = counted.where(F.coalesce(~most, F.lit(True))).drop("printed", "articles", "outlet")
    kept = kept.withColumn("articles", F.count("*").over(Window.partitionBy("key")))
    kept = kept.where(F.col("articles") < limits["everywhere"])
    return bucketed(kept, bucket_of(F.col("ix"), buckets), "weighing words", _claimdiff.weighed, (), FEATURES)


def nothing(articles: DataFrame) -> DataFrame:
    """No article has any."""
    return articles.sparkSession.createDataFrame([], FEATURES)
