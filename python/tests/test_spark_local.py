"""claimdiff on Spark within one machine: the same records as in one process, whatever the partitions."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import claimdiff
import pytest
from archive import Archive
from spark_corpus import TABLES, corpus, crowd, funnel, records, skipped, split, wanted

pytest.importorskip("pyspark")
pytestmark = pytest.mark.jvm

from claimdiff.spark import Options, check_df, collect, scan_df, scan_files  # noqa: E402
from claimdiff.spark._components import components  # noqa: E402
from claimdiff.spark._scan import for_check, listed  # noqa: E402
from claimdiff.spark._steps import Steps  # noqa: E402
from processes import SETTINGS  # noqa: E402
from pyspark.sql import functions as F  # noqa: E402


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    builder = SparkSession.builder.master("local[2]").appName("claimdiff-tests")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The corpus as three files."""
    return split(tmp_path / "in", corpus(), 3)


def test_stories_are_found_as_in_one_process_and_a_run_goes_on(spark: Any, files: Path, tmp_path: Path) -> None:
    want = wanted(files, tmp_path / "want")
    assert want["findings"] and want["copies"]
    assert len([a for a in want["articles"] if "Cinder Gazette" in a and '"boilerplate":' in a]) == 5
    assert not [c for c in want["claims"] if "20 people" in c]
    out, got = tmp_path / "out", tmp_path / "got"
    check_df(scan_files(spark, [str(files)], 64, to_check=True), str(out), run_id="a", buckets=8)
    collect(spark, str(out), str(got))
    assert records(got) == want
    assert skipped(got) == {"empty": 1, "not-text": 1}
    tables = {name: spark.read.parquet(f"{out}/tables/{name}").count() for name in TABLES}
    assert tables == {name: len(kept) for name, kept in want.items()}
    before = written(out)
    shutil.rmtree(out / "_runs/tables-findings")
    check_df(scan_files(spark, [str(files)], 64, to_check=True), str(out), run_id="a", buckets=8)
    assert {path.parent.name for path in before ^ written(out)} == {"findings"}


def written(out: Path) -> set[Path]:
    """The files of a run; Spark gives each a new name whenever it writes it."""
    return set(out.rglob("*.parquet"))


def test_invented_articles_are_compared_as_in_one_process(spark: Any, archive: Archive, tmp_path: Path) -> None:
    out, got = str(tmp_path / "out"), tmp_path / "got"
    check_df(scan_files(spark, [str(archive.files)], 8, to_check=True), out, run_id="a", buckets=4)
    collect(spark, out, str(got))
    archive.equals(got)


def test_given_stories_are_compared_as_in_one_process(spark: Any, files: Path, tmp_path: Path) -> None:
    want = wanted(files, tmp_path / "want", "given")
    out, got = str(tmp_path / "out"), tmp_path / "got"
    check_df(scan_files(spark, [str(files)], 1), out, run_id="a", stories="given", buckets=2)
    collect(spark, out, str(got), stories="given")
    assert records(got) == want


def test_a_large_story_is_shared_out_by_question(spark: Any, tmp_path: Path) -> None:
    files = split(tmp_path / "in", [*(crowd(n) for n in range(240)), *corpus()[:9]], 4)
    want = wanted(files, tmp_path / "want", "given")
    out, got = str(tmp_path / "out"), tmp_path / "got"
    scans = scan_files(spark, [str(files)], 2, to_check=True)
    check_df(scans, out, run_id="a", stories="given", buckets=4, split=80)
    collect(spark, out, str(got), stories="given")
    assert records(got) == want
    assert funnel(got) == funnel(tmp_path / "want")
    made = spark.read.parquet(f"{out}/records")
    assert made.where(F.col("kind") == "open").count() > 0
    stories = made.where(F.col("kind") == "groups").select(F.input_file_name().alias("file"), "record")
    shared = stories.where(F.get_json_object("record", "$.story") == "crowd").select("file").distinct().count()
    assert shared > 1, "more than one task compared it"


def test_a_frame_gives_the_scans_of_one_process(spark: Any) -> None:
    rows = [{"source_path": "frame", "source_record": n, **article} for n, article in enumerate(corpus()[:4])]
    want = claimdiff.scan(rows).to_pylist()
    frame = spark.createDataFrame([tuple(row.values()) for row in rows], list(rows[0]))
    got = scan_df(frame.repartition(3)).toArrow().cast(claimdiff.scan(rows).schema).to_pylist()
    assert sorted(got, key=lambda row: row["article"]["id"]) == want


def test_a_listing_names_files(spark: Any, files: Path, tmp_path: Path) -> None:
    listing = tmp_path / "warc.paths.gz"
    with gzip.open(listing, "wt", encoding="utf-8") as lines:
        lines.writelines(f"{path}\n" for path in sorted(files.iterdir()))
    inputs = listed(str(listing))
    got = scan_files(spark, inputs, 2).select("article.id").toArrow()["id"].to_pylist()
    assert sorted(got) == sorted(claimdiff.scan(files).column("article").combine_chunks().field("id").to_pylist())


def test_a_wrong_step_is_told_with_its_articles(spark: Any, files: Path) -> None:
    scans = scan_files(spark, [str(files)], 1).withColumn("schema", F.lit("claimdiff/scan/99"))
    with pytest.raises(Exception, match=r"partition \d+, reading scans, articles \S+ to \S+: scans, row 0: schema is"):
        for_check(scans, Options()).count()


def test_a_wrong_pattern_folder_is_told_with_its_partition(spark: Any, files: Path, tmp_path: Path) -> None:
    (tmp_path / "harm").mkdir()
    (tmp_path / "harm/broken.toml").write_text("format = 1\nid = 'harm.other'\n")
    with pytest.raises(Exception, match=r"partition \d+, loading patterns: [\s\S]*broken\.toml"):
        scan_files(spark, [str(files)], 2, Options(patterns=(str(tmp_path),))).count()


def test_many_edges_connect_what_few_do(spark: Any, tmp_path: Path) -> None:
    edges = [(n, n * n % 97 + n) for n in range(1, 60)] + [(900 + n, 901 + n) for n in range(9)]
    frame = spark.createDataFrame(edges, "left long, right long")
    steps = Steps(spark, str(tmp_path), "a")
    few, many = components(steps, "few", frame), components(steps, "many", frame, few=3)
    labels = dict(few.collect())
    assert labels == dict(many.collect()) and labels[909] == 900
