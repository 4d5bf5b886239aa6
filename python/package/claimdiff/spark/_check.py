"""Stage two on workers: stories, copies, groups and comparison as steps over tables."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from claimdiff._claimdiff import UsageError
from claimdiff.spark import _compare, _pairs, _scan, _stories, _told
from claimdiff.spark._features import features, nothing
from claimdiff.spark._numbers import numbered
from claimdiff.spark._options import Options
from claimdiff.spark._steps import Steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TABLES = ("articles", "claims", "groups", "findings", "names", "coverage", "copies")
"""The tables of a run, each a folder of Parquet under ``tables``."""

AT_ONCE = 4
"""Tables that are written at the same time."""

SPLIT = 2000
"""Articles of a story that one task compares."""


def check_df(
    scans: DataFrame,
    out: str,
    *,
    run_id: str,
    stories: str = "auto",
    buckets: int = 64,
    split: int = SPLIT,
    options: Options = Options(),
) -> None:
    """Compares `scans`, which `scan_df` or `scan_files` gave, and writes every table below `out`.

    The outcome is that of ``claimdiff check --stories auto``, or ``given``. A bucket holds whole stories and is
    compared in the memory of one worker; the questions of a story of more than `split` articles are shared out among
    several. Steps that a run of the same `run_id` has finished are not done again; another one starts afresh.
    """
    if stories not in ("auto", "given"):
        raise UsageError(f"stories={stories!r}: on a cluster there are auto and given")
    given = stories == "given"
    steps = Steps(scans.sparkSession, out, run_id)
    found = steps.write("scans", lambda: _scan.for_check(scans, options))
    articles = steps.write("articles", lambda: numbered(found))
    about = nothing(articles) if given else steps.write("features", lambda: features(articles, buckets))
    candidates = steps.write("candidates", lambda: _pairs.candidates(articles, about, apart=given))
    pairs = steps.write("pairs", lambda: _pairs.pairs(candidates, articles, about, buckets))
    known = steps.write(
        "stories",
        lambda: _stories.given(articles, buckets) if given else _stories.found(steps, articles, about, pairs, buckets),
    )
    told = steps.write("told", lambda: _told.told(steps, articles, pairs, known, given))
    made = steps.write("records", lambda: _compare.compared(found, told, buckets, split, options), by="kind")
    records = made.unionByName(steps.write("settled", lambda: _compare.settled(made, buckets)))
    # Tables have nothing to do with one another, and small ones would leave most workers without work.
    with ThreadPoolExecutor(AT_ONCE) as threads:
        written = [threads.submit(_table, steps, records, name) for name in TABLES]
    for table in written:
        table.result()


def _table(steps: Steps, records: DataFrame, name: str) -> None:
    steps.write(f"tables/{name}", lambda: _compare.typed(records, name))
