"""Articles that share passages, and their text lineages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff.spark._components import components
from claimdiff.spark._worker import mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from claimdiff.spark._steps import Steps


def pairs_sharing(keys: DataFrame, by: list[str], kind: str, most: int) -> DataFrame:
    """Pairs of articles (``left`` before ``right``) with a key in common that at most so many have; a row a key."""
    from pyspark.sql import functions as F

    few = keys.groupBy(by).count().where(F.col("count").between(2, most)).select(by)
    sharers = keys.join(few, by, "left_semi").groupBy(by).agg(F.sort_array(F.collect_list("ix")).alias("sharers"))
    return mapped(sharers.select("sharers"), f"pairs by {kind}", _claimdiff.blocked, (kind,), "left long, right long")


def shared(traits: DataFrame, apart: bool) -> DataFrame:
    """Pairs that share passages, and whether they are of one lineage; of one given story alone where all are `apart`."""
    from pyspark.sql import functions as F

    used = traits.where("used")
    if apart:
        used = used.where("story is not null")
    story = F.col("story") if apart else F.lit("")
    prints = used.select("ix", story.alias("set"), F.explode("fingerprints").alias("print"))
    candidates = pairs_sharing(prints, ["set", "print"], "fingerprint", _claimdiff.limits()["fingerprint"]).distinct()
    sides = candidates
    for side in ("right", "left"):  # so that pairs of one left article follow one another
        wording = [F.col("words").alias(f"{side}_words"), F.col("credit").alias(f"{side}_credit")]
        sides = sides.join(traits.select(F.col("ix").alias(side), *wording), side)
    return mapped(sides, "shared passages", _claimdiff.shared, (), "left long, right long, lineage boolean")


def lineages(steps: Steps, traits: DataFrame, shared: DataFrame) -> DataFrame:
    """For each article the least hash of a text of its lineage."""
    from pyspark.sql import functions as F

    labels = components(steps, "work/lineages", shared.where("lineage").select("left", "right"))
    labelled = traits.select("ix", "sha256").join(labels, "ix", "left")
    labelled = labelled.withColumn("label", F.coalesce("label", "ix"))
    least = labelled.groupBy("label").agg(F.min("sha256").alias("lineage"))
    return labelled.join(least, "label").select("ix", "lineage")
