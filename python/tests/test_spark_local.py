"""claimdiff on Spark within one machine: the same records as in one process, whatever the partitions."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import claimdiff
import pytest
from conftest import lines, told, write

pytest.importorskip("pyspark")
pytestmark = pytest.mark.jvm

from claimdiff.spark import TABLES, Options, check_df, collect, scan_df, scan_files  # noqa: E402


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    builder = SparkSession.builder.master("local[2]").appName("claimdiff-tests")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.bindAddress": "127.0.0.1",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def corpus() -> list[dict[str, Any]]:
    """Six stories of three outlets, one id given twice, an article without a story, and two that cannot be used."""
    articles = [told(n, count, f"story{s}") for s in range(6) for n, count in enumerate(["12", "14", str(13 + s)])]
    articles.append({**articles[0], "outlet": "Zeal Gazette"})
    articles.append({key: value for key, value in told(1, "40", "alone").items() if key != "story"})
    articles.append({"id": "nul", "outlet": "Ash Post", "text": "12 boats\0 sank.", "story": "story0"})
    articles.append({"outlet": "Ash Post", "text": ""})
    return articles


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The corpus as three files."""
    folder = tmp_path / "in"
    folder.mkdir()
    articles = corpus()
    for part in range(3):
        write(folder / f"part{part}.jsonl", articles[part::3])
    return folder


def wanted(files: Path, out: Path) -> dict[str, list[str]]:
    """The records of one process."""
    claimdiff.check(files, stories="given", out=out, formats=["jsonl"])
    return {table: lines(out, table) for table in TABLES}


@pytest.mark.parametrize("partitions", [64])
def test_files_give_the_records_of_one_process(spark: Any, files: Path, tmp_path: Path, partitions: int) -> None:
    want = wanted(files, tmp_path / "want")
    assert want["findings"] and want["copies"]
    out, got = str(tmp_path / "out"), tmp_path / "got"
    check_df(scan_files(spark, [str(files)], partitions), out, run_id="a", buckets=partitions)
    collect(spark, out, str(got))
    assert {table: lines(got, table) for table in TABLES} == want
    tables = {name: spark.read.parquet(f"{out}/tables/{name}").count() for name in TABLES}
    assert tables == {name: len(records) for name, records in want.items()}


def test_a_frame_gives_the_scans_of_one_process(spark: Any) -> None:
    rows = [{"source_path": "frame", "source_record": n, **article} for n, article in enumerate(corpus()[:4])]
    want = claimdiff.scan(rows).to_pylist()
    frame = spark.createDataFrame([tuple(row.values()) for row in rows], list(rows[0]))
    got = scan_df(frame.repartition(3)).toArrow().cast(claimdiff.scan(rows).schema).to_pylist()
    assert sorted(got, key=lambda row: row["article"]["id"]) == want


def test_a_wrong_pattern_folder_is_told_with_its_partition(spark: Any, files: Path, tmp_path: Path) -> None:
    (tmp_path / "harm").mkdir()
    (tmp_path / "harm/broken.toml").write_text("format = 1\nid = 'harm.other'\n")
    with pytest.raises(Exception, match=r"partition \d+, loading patterns: [\s\S]*broken\.toml"):
        scan_files(spark, [str(files)], 2, Options(patterns=(str(tmp_path),))).count()
