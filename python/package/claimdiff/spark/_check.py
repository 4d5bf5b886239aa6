"""Stage two on workers: stories, copies, groups and comparison as steps over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdiff import _claimdiff
from claimdiff._claimdiff import UsageError
from claimdiff.spark import _compare, _copies, _repeats, _stories
from claimdiff.spark._numbers import numbered
from claimdiff.spark._options import Options
from claimdiff.spark._steps import Steps
from claimdiff.spark._worker import mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TABLES = ("articles", "claims", "groups", "findings", "names", "coverage", "copies")
"""The tables of a run, each a folder of Parquet under ``tables``."""

TRAITS = (
    "ix long, used boolean, outlet string, story string, date int, day int, sha256 string, fingerprints array<long>, "
    "keys array<long>, times array<float>, weights array<float>, words binary, credit string"
)


def check_df(
    scans: DataFrame, out: str, *, run_id: str, stories: str = "auto", buckets: int = 64, options: Options = Options()
) -> None:
    """Compares `scans`, which `scan_df` or `scan_files` gave, and writes every table below `out`.

    The outcome is that of ``claimdiff check --stories auto``, or ``given``. A bucket holds whole stories and is
    compared in the memory of one worker. Steps that a run of the same `run_id` has finished are not done again;
    another one starts afresh.
    """
    if stories not in ("auto", "given"):
        raise UsageError(f"stories={stories!r}: on a cluster there are auto and given")
    steps = Steps(scans.sparkSession, out, run_id)
    found = steps.write("scans", lambda: scans)
    articles = steps.write("articles", lambda: numbered(found))
    traits = steps.write("traits", lambda: mapped(articles, "reading words", _claimdiff.traits, (options,), TRAITS))
    shared = steps.write("shared", lambda: _copies.shared(traits, apart=stories == "given"))
    lineages = steps.write("lineages", lambda: _copies.lineages(steps, traits, shared))
    known = steps.write("stories", lambda: _found(steps, traits, shared, stories, buckets))
    given = stories == "given"
    repeated = steps.write(
        "repeated", lambda: _repeats.none(articles) if given else _repeats.repeated(articles, known, options)
    )
    told = (known, lineages, shared, repeated)
    records = steps.write("records", lambda: _compare.compared(articles, *told, buckets, options), by="kind")
    for name in TABLES:
        steps.write(f"tables/{name}", lambda name=name: _compare.typed(records, name))  # type: ignore[misc]


def _found(steps: Steps, traits: DataFrame, shared: DataFrame, stories: str, buckets: int) -> DataFrame:
    if stories == "given":
        return _stories.given(traits, buckets)
    terms = steps.write("terms", lambda: _stories.terms(traits))
    features = steps.write("features", lambda: _stories.features(terms, buckets))
    scores = steps.write("scores", lambda: _stories.scores(terms, features, traits, shared))
    return _stories.found(steps, traits, features, scores, buckets)
