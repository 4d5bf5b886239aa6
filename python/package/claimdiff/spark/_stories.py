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

NONE = "array()"


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
    return _linked(labelled, features, scores.join(labels, scores.left == labels.ix).drop("ix"), buckets)


def given(traits: DataFrame, buckets: int) -> DataFrame:
    """The story of each article as its input names it; an article without one is a story of its own."""
    from pyspark.sql import functions as F

    used = traits.where("used")
    labels = F.xxhash64(F.coalesce(F.col("story"), F.concat(F.lit("\0"), F.col("ix").cast("string"))))
    schema = "ix long, keys array<long>, weights array<float>"
    nothing = used.sparkSession.createDataFrame([], schema)
    pairs = used.sparkSession.createDataFrame([], "left long, right long, score float, label long")
    return _linked(used.withColumn("label", labels), nothing, pairs, buckets)


def _linked(labelled: DataFrame, features: DataFrame, scores: DataFrame, buckets: int) -> DataFrame:
    """Stories of the articles that one label connects; two stories of one id are numbered by their first articles."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    columns = ["ix", "label", "story", "date", "day", "sha256"]
    articles = labelled.select(columns).join(features, "ix", "left")
    pairs = scores.withColumnRenamed("left", "ix")
    rows = articles.unionByName(pairs, allowMissingColumns=True)
    linked = bucketed(rows, F.col("label"), buckets, "linking", _claimdiff.linked, (), "ix long, id string, first long")
    sets = linked.select("id", "first").distinct()
    number = F.row_number().over(Window.partitionBy("id").orderBy(F.col("first").asc_nulls_last()))
    unique = F.when(F.col("number") > 1, F.concat("id", F.lit("~"), "number")).otherwise(F.col("id"))
    sets = sets.withColumn("number", number).withColumn("story", unique)
    same = (linked.id == sets.id) & linked["first"].eqNullSafe(sets["first"])
    return linked.join(sets, same).select(linked.ix, sets.story)
