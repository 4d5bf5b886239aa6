"""Pairs of articles: those that have a fingerprint or rare words in common are looked at, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._worker import bucket_of, bucketed, mapped, padded

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

ROW = (
    ("home", "long"),
    ("left", "long"),
    ("by_prints", "array<long>"),
    ("by_words", "array<long>"),
    ("ix", "long"),
    ("day", "int"),
    ("words", "binary"),
    ("credit", "string"),
    ("keys", "array<long>"),
    ("weights", "array<float>"),
)
"""What looking at pairs takes: candidates and articles in one table, each at its ``home``."""


def candidates(articles: DataFrame, features: DataFrame, apart: bool) -> DataFrame:
    """For each article (``left``) those after it that it has a fingerprint or rare words in common with; of one given
    story alone, and by fingerprints alone, where all are `apart`."""
    from pyspark.sql import functions as F

    limits = _claimdiff.limits()
    used = articles.where("skipped is null")
    if apart:
        used = used.where("story is not null")
    story = F.col("story") if apart else F.lit("")
    prints = used.select("ix", story.alias("set"), F.explode("fingerprints").alias("key"))
    found = _sharing(prints, ["set", "key"], "fingerprint", limits["fingerprint"])
    found = found.select("left", "right", F.col("keys").alias("prints"), F.lit(0).alias("words_shared"))
    if not apart:
        words = features.select("ix", F.explode("keys").alias("key"))
        by_words = _sharing(words, ["key"], "word", limits["word"])
        found = found.union(by_words.select("left", "right", F.lit(0), "keys"))
    found = found.repartition("left").groupBy("left", "right")
    found = found.agg(F.sum("prints").alias("prints"), F.sum("words_shared").alias("words_shared"))
    by_prints = F.when(F.col("prints") >= limits["fingerprints"], F.col("right"))
    by_words = F.when(F.col("words_shared") >= limits["words"], F.col("right"))
    found = found.select("left", by_prints.alias("by_prints"), by_words.alias("by_words"))
    found = found.where("by_prints is not null or by_words is not null").groupBy("left")
    return found.agg(F.collect_list("by_prints").alias("by_prints"), F.collect_list("by_words").alias("by_words"))


def _sharing(keys: DataFrame, by: list[str], kind: str, most: int) -> DataFrame:
    """Pairs with a key in common that at most so many have, and how many such keys: a row or more a pair.

    Keys are counted where they are then listed, so that they are sent there once and one that everybody has is never
    a list.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    counted = keys.withColumn("sharers", F.count("*").over(Window.partitionBy(*by)))
    few = counted.where(F.col("sharers").between(2, most)).drop("sharers")
    lists = few.groupBy(by).agg(F.sort_array(F.collect_list("ix")).alias("sharers")).select("sharers")
    return mapped(lists, f"pairs by {kind}", _claimdiff.blocked, (kind,), "left long, right long, keys int")


def pairs(candidates: DataFrame, articles: DataFrame, features: DataFrame, buckets: int) -> DataFrame:
    """Pairs that share passages, with whether they are then of one ``lineage`` (null where they share none), and pairs
    alike enough to be linked, with their ``score``.

    A pair is looked at where the first article is that one of it has to do with. Those of one event mostly have to do
    with the same first one, so an article is sent to few places, however many pairs it is in.
    """
    from pyspark.sql import functions as F

    right = F.explode(F.concat("by_prints", "by_words"))
    homes = candidates.select(F.col("left").alias("home"), right.alias("left")).groupBy("left").agg(F.min("home").alias("home"))
    placed = candidates.join(homes, "left", "left").withColumn("home", bucket_of(F.coalesce("home", "left"), buckets))
    ends = placed.select("home", F.col("left").alias("ix")).union(placed.select("home", right)).distinct()
    known = articles.select("ix", "day", "words", "credit").join(features, "ix", "left")
    placed_articles = ends.join(known, "ix")
    rows = padded(placed, ROW, placed.columns).union(padded(placed_articles, ROW, placed_articles.columns))
    schema = "left long, right long, lineage boolean, score float"
    return bucketed(rows, F.col("home"), "looking at pairs", _claimdiff.paired, (), schema)
