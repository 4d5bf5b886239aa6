"""The steps of a run below one folder, each written whole before the next one reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Steps:
    """Steps as folders of Parquet; those that a run of this name has finished are not done again.

    Attempts that fail leave nothing that is read later: Spark moves what a task wrote to its place once, whichever
    attempt was whole, and a step is marked after all of it is there.
    """

    def __init__(self, spark: SparkSession, out: str, run_id: str) -> None:
        self.spark, self.out, self.run_id = spark, out, run_id

    def read(self, step: str) -> DataFrame:
        """A step that was written."""
        return self.spark.read.parquet(self._path(step))

    def write(self, step: str, made: Callable[[], DataFrame], by: str | None = None) -> DataFrame:
        """Writes a step unless this run has finished it, and gives it back as it was written."""
        if self._is_done(step):
            return self.read(step)
        written = self.overwrite(step, made(), by)
        self._mark(step)
        return written

    def overwrite(self, step: str, made: DataFrame, by: str | None = None) -> DataFrame:
        """Writes a step that is only looked at by a later one, and gives it back as it was written."""
        writer = made.write.mode("overwrite")
        (writer.partitionBy(by) if by else writer).parquet(self._path(step))
        # Its columns are known, so no job has to look for them.
        return self.spark.read.schema(made.schema).parquet(self._path(step))

    def _path(self, step: str) -> str:
        return f"{self.out}/{step}"

    def _marks(self, step: str) -> str:
        return f"{self.out}/_runs/{step.replace('/', '-')}"

    def _is_done(self, step: str) -> bool:
        from pyspark.errors import PySparkException

        try:
            marks = self.spark.read.schema("run string").json(self._marks(step))
            return not marks.where(marks.run == self.run_id).isEmpty()
        except PySparkException:  # there is no mark yet
            return False

    def _mark(self, step: str) -> None:
        from pyspark.sql import functions as F

        mark = self.spark.range(0, 1, 1, 1).select(F.lit(self.run_id).alias("run"))
        mark.write.mode("overwrite").json(self._marks(step))
