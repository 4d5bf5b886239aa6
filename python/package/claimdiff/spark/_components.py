"""Which things edges connect: in one task where they are few, else by label propagation, so that no machine holds all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimdiff import _claimdiff
from claimdiff.spark._worker import whole

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from claimdiff.spark._steps import Steps

FEW = 1_000_000
"""Edges that one task connects; it takes some 100 bytes for each."""


def components(steps: Steps, name: str, edges: DataFrame, few: int = FEW) -> DataFrame:
    """For each end ``ix`` of `edges` (``left``, ``right``) the least one that it is connected with, as ``label``."""
    if edges.limit(few + 1).count() <= few:
        return whole(edges.select("left", "right"), "connecting", _claimdiff.connected, "ix long, label long")
    return propagated(steps, name, edges)


def propagated(steps: Steps, name: str, edges: DataFrame) -> DataFrame:
    """The same for any number of them; the driver sees one number a round.

    In each round a thing takes the least label of its neighbours and then the label of the thing that it is labelled
    with, so that rounds grow with the logarithm of the longest way between two, not with its length.
    """
    from pyspark.sql import functions as F

    both = edges.select(F.col("left").alias("ix"), F.col("right").alias("other"))
    both = steps.overwrite(f"{name}/edges", both.union(edges.select("right", "left")).distinct())
    labels = both.groupBy("ix").agg(F.least(F.col("ix"), F.min("other")).alias("label"))
    labels = steps.overwrite(f"{name}/round0", labels)
    before, number = None, 0
    while (now := _sum(labels)) != before:
        before, number = now, number + 1
        # Two folders in turn: a round reads the one before.
        labels = steps.overwrite(f"{name}/round{number % 2}", _round(both, labels))
    return labels


def _round(both: DataFrame, labels: DataFrame) -> DataFrame:
    from pyspark.sql import functions as F

    of_other = labels.select(F.col("ix").alias("other"), F.col("label").alias("offered"))
    offered = both.join(of_other, "other").groupBy("ix").agg(F.min("offered").alias("offered"))
    lower = labels.join(offered, "ix").select("ix", F.least("label", "offered").alias("label"))
    of_label = labels.select(F.col("ix").alias("label"), F.col("label").alias("next"))
    return lower.join(of_label, "label").select("ix", F.least("label", "next").alias("label"))


def _sum(labels: DataFrame) -> Any:
    """Labels only fall, so they are the same where their sum is; wide enough for the numbers of any run."""
    from pyspark.sql import functions as F

    row = labels.agg(F.sum(F.col("label").cast("decimal(28,0)"))).first()
    return row[0] if row else None
