"""All that comparing needs to be told of an article: its story, its lineage, with whom it shares passages, and its lines
that are no part of any story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._components import components

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from claimdiff.spark._steps import Steps


def told(steps: Steps, articles: DataFrame, pairs: DataFrame, stories: DataFrame, given: bool) -> DataFrame:
    """A row an article: ``row ix twin named story lineage shared repeated``."""
    from pyspark.sql import functions as F

    known = articles.select("row", "ix", "twin", "sha256", F.col("story").alias("named")).join(stories, "ix", "left")
    known = _with_lineage(steps, known, pairs)
    known = known.join(_within(pairs, stories), "ix", "left")
    if given:
        return known.withColumn("repeated", F.lit(None).cast("array<long>"))
    return known.join(_repeated(articles, stories), "ix", "left")


def _with_lineage(steps: Steps, known: DataFrame, pairs: DataFrame) -> DataFrame:
    """For each article the least hash of a text of its lineage."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    labels = components(steps, "work/lineages", pairs.where("lineage").select("left", "right"))
    labelled = known.join(labels, "ix", "left").withColumn("label", F.coalesce("label", "ix"))
    least = F.min("sha256").over(Window.partitionBy("label"))
    return labelled.withColumn("lineage", least).drop("label", "sha256")


def _within(pairs: DataFrame, stories: DataFrame) -> DataFrame:
    """With whom each article shares passages, within its story."""
    from pyspark.sql import functions as F

    sharing = pairs.where("lineage is not null").select("left", "right")
    for side in ("left", "right"):
        sharing = sharing.join(stories.select(F.col("ix").alias(side), F.col("story").alias(f"{side}_story")), side)
    within = sharing.where("left_story = right_story").groupBy("left")
    return within.agg(F.sort_array(F.collect_list("right")).alias("shared")).withColumnRenamed("left", "ix")


def _repeated(articles: DataFrame, stories: DataFrame) -> DataFrame:
    """For each article that has such lines the keys of those that its outlet prints under one story after another."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    limits = _claimdiff.limits()
    placed = articles.select("ix", "outlet", "long", "short").join(stories, "ix")
    outlets = placed.groupBy("outlet").agg(F.countDistinct("story").alias("stories"))
    outlets = outlets.where(F.col("stories") >= limits["line_stories"])
    of = ["ix", "outlet", "story"]
    lines = placed.select(*of, F.explode("long").alias("key"), F.lit(True).alias("is_long"))
    lines = lines.union(placed.select(*of, F.explode("short").alias("key"), F.lit(False)))
    lines = lines.join(F.broadcast(outlets), "outlet")
    # A line is told from others where all of its kind are, so that lines are sent there once.
    line = Window.partitionBy("outlet", "key", "is_long")
    lines = lines.withColumn("under", F.dense_rank().over(line.orderBy("story")))
    lines = lines.withColumn("under", F.max("under").over(line))
    enough = F.when(F.col("is_long"), _share("long")).otherwise(_share("short"))
    repeated = lines.where((F.col("under") >= limits["line_stories"]) & enough)
    return repeated.groupBy("ix").agg(F.sort_array(F.collect_list("key")).alias("repeated"))


def _share(kind: str) -> Column:
    """Whether a line stands under enough of the stories of its outlet."""
    from pyspark.sql import functions as F

    limits = _claimdiff.limits()
    return F.col("under") * limits[f"{kind}_line_of"] >= F.col("stories") * limits[f"{kind}_line_part"]
