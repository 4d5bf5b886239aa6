"""Lines that an outlet prints under one story after another: they are boilerplate, and none of its stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._options import Options
from claimdiff.spark._worker import mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

LINES = "ix long, outlet string, long array<long>, short array<long>"


def repeated(articles: DataFrame, stories: DataFrame, options: Options) -> DataFrame:
    """For each article that has such lines their keys, as ``told_repeated``."""
    from pyspark.sql import functions as F

    found = mapped(articles, "reading lines", _claimdiff.lines, (options,), LINES).join(stories, "ix")
    lines = _under_many(found, "long").union(_under_many(found, "short"))
    return lines.groupBy("ix").agg(F.sort_array(F.collect_list("key")).alias("told_repeated"))


def _under_many(found: DataFrame, kind: str) -> DataFrame:
    """Lines of one kind that stand under enough stories of their outlet, a row for each article and line."""
    from pyspark.sql import functions as F

    limits = _claimdiff.limits()
    all_stories = found.groupBy("outlet").agg(F.countDistinct("story").alias("stories"))
    lines = found.select("ix", "outlet", "story", F.explode(kind).alias("key"))
    under = lines.groupBy("outlet", "key").agg(F.countDistinct("story").alias("under")).join(all_stories, "outlet")
    enough = F.col("under") * limits[f"{kind}_line_of"] >= F.col("stories") * limits[f"{kind}_line_part"]
    most = under.where((F.col("under") >= limits["line_stories"]) & enough).select("outlet", "key")
    return lines.join(most, ["outlet", "key"], "left_semi").select("ix", "key")


def none(articles: DataFrame) -> DataFrame:
    """No article has any."""
    return articles.sparkSession.createDataFrame([], "ix long, told_repeated array<long>")
