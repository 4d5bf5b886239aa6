"""Which articles are about one event: rare words bring pairs together, alike pairs connect sets, sets become stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._components import components
from claimdiff.spark._copies import pairs_sharing
from claimdiff.spark._worker import bucketed, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from claimdiff.spark._steps import Steps


def terms(traits: DataFrame) -> DataFrame:
    """Each word of each article, how often it stands there, what it weighs, and in how many articles it stands."""
    from pyspark.sql import functions as F

    limits = _claimdiff.limits()
    zipped = F.explode(F.arrays_zip("keys", "times", "weights")).alias("term")
    words = traits.select("ix", "outlet", zipped).select(
        "ix", "outlet", F.col("term.keys").alias("key"), F.col("term.times").alias("times"), F.col("term.weights").alias("weight")
    )
    articles = traits.where("used").groupBy("outlet").agg(F.count("*").alias("articles"))
    articles = articles.where(F.col("articles") >= limits["template_articles"])
    printed = words.groupBy("outlet", "key").agg(F.count("*").alias("printed")).join(articles, "outlet")
    most = F.col("printed") * limits["template_of"] >= F.col("articles") * limits["template_most"]
    kept = words.join(printed.where(most).select("outlet", "key"), ["outlet", "key"], "left_anti")
    return kept.drop("outlet").join(kept.groupBy("key").agg(F.count("*").alias("articles")), "key")


def features(terms: DataFrame, buckets: int) -> DataFrame:
    """What each article is about; none for one without words."""
    from pyspark.sql import functions as F

    schema = "ix long, keys array<long>, weights array<float>"
    return bucketed(terms, F.col("ix"), buckets, "weighing words", _claimdiff.weighed, (), schema)


def scores(terms: DataFrame, features: DataFrame, traits: DataFrame, shared: DataFrame) -> DataFrame:
    """Pairs alike enough to be linked: those that share rare words or passages are looked at."""
    from pyspark.sql import functions as F

    limits = _claimdiff.limits()
    found = pairs_sharing(terms.select("ix", "key"), ["key"], "word", limits["word"])
    found = found.groupBy("left", "right").count().where(F.col("count") >= limits["words"])
    sides = found.select("left", "right").union(shared.select("left", "right")).distinct()
    known = traits.select("ix", "day").join(features, "ix")
    for side in ("left", "right"):
        names = [F.col(name).alias(f"{side}_{name}") for name in ("day", "keys", "weights")]
        sides = sides.join(known.select(F.col("ix").alias(side), *names), side)
    return mapped(sides, "scoring", _claimdiff.scored, (), "left long, right long, score float")


def found(steps: Steps, traits: DataFrame, features: DataFrame, scores: DataFrame, buckets: int) -> DataFrame:
    """The story of each article that is used, where none is given or where others join a given one."""
    from pyspark.sql import functions as F

    used = traits.where("used")
    heads = used.where("story is not null").groupBy("story").agg(F.min("ix").alias("left"))
    given = used.join(heads, "story").where("ix > left").select("left", F.col("ix").alias("right"))
    labels = components(steps, "work/stories", scores.select("left", "right").union(given))
    labelled = used.join(labels, "ix", "left").withColumn("label", F.coalesce("label", "ix"))
    return _linked(labelled, features, scores.join(labels.withColumnRenamed("ix", "left"), "left"), buckets)


def given(traits: DataFrame, buckets: int) -> DataFrame:
    """The story of each article as its input names it; an article without one is a story of its own."""
    from pyspark.sql import functions as F

    used = traits.where("used")
    labels = F.xxhash64(F.coalesce(F.col("story"), F.concat(F.lit("\0"), F.col("ix").cast("string"))))
    schema = "ix long, keys array<long>, weights array<float>"
    nothing = used.sparkSession.createDataFrame([], schema)
    pairs = used.sparkSession.createDataFrame([], "left long, right long, score float, label long")
    return _linked(used.withColumn("label", labels), nothing, pairs, buckets)


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
"""What linking takes: articles, and pairs of them, in one table."""


def _alike(rows: DataFrame) -> DataFrame:
    """The columns of `ROW`, null where there is none."""
    from pyspark.sql import functions as F

    there = set(rows.columns)
    return rows.select([(F.col(n) if n in there else F.lit(None)).cast(kind).alias(n) for n, kind in ROW])


def _linked(labelled: DataFrame, features: DataFrame, scores: DataFrame, buckets: int) -> DataFrame:
    """Stories of the articles that one label connects; two stories of one id are numbered by their first articles."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    articles = labelled.select("ix", "label", "story", "date", "day", "sha256").join(features, "ix", "left")
    rows = _alike(articles).union(_alike(scores.withColumnRenamed("left", "ix")))
    linked = bucketed(rows, F.col("label"), buckets, "linking", _claimdiff.linked, (), "ix long, id string, first long")
    sets = linked.select("id", "first").distinct()
    number = F.row_number().over(Window.partitionBy("id").orderBy(F.col("first").asc_nulls_last()))
    unique = F.when(F.col("number") > 1, F.concat("id", F.lit("~"), "number")).otherwise(F.col("id"))
    sets = sets.withColumn("number", number)
    sets = sets.select(F.col("id").alias("of"), F.col("first").alias("from"), unique.alias("story"))
    same = (F.col("id") == F.col("of")) & F.col("first").eqNullSafe(F.col("from"))
    return linked.join(sets, same).select("ix", "story")
