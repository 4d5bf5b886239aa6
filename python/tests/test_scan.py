"""`scan`: one table, whatever articles are given as."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import claimdiff
import pandas
import polars
import pyarrow as pa
import pytest
from conftest import write

Articles = list[dict[str, Any]]


def without_source(table: pa.Table) -> list[dict[str, Any]]:
    rows = table.to_pylist()
    for row in rows:
        row["article"].pop("source")
        row.pop("source_map")
        if row["skipped"]:
            row["skipped"].pop("detail")  # names the line of a file
    return rows


def test_every_kind_of_input_gives_the_same_scans(articles: Articles, tmp_path: Path) -> None:
    table = pa.Table.from_pylist(articles)
    given = {
        "pandas": pandas.DataFrame(articles),
        "polars": polars.DataFrame(articles),
        "table": table,
        "batch": table.combine_chunks().to_batches()[0],
        "reader": pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=1)),
        "generator": (article for article in articles),
        "path": write(tmp_path / "articles.jsonl", articles),
        "paths": [tmp_path / "articles.jsonl"],
    }
    want = without_source(claimdiff.scan(articles))
    for kind, data in given.items():
        assert without_source(claimdiff.scan(data)) == want, kind
    assert want[3]["skipped"]["reason"] == "empty"


def test_offsets_are_code_points(articles: Articles) -> None:
    for row in claimdiff.scan(articles).to_pylist():
        text = row["article"]["text"] or ""
        for mention in row["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["surface"]
        assert all(text[claim["start"] : claim["end"]] for claim in row["claims"])
    table = claimdiff.scan(articles)
    assert any(mention["value"] == 12 for mention in table["mentions"][0].as_py())


def test_scans_go_to_pandas(articles: Articles) -> None:
    frame = claimdiff.scan(articles).to_pandas()
    assert list(frame["article"].str["id"]) == ["ferry-0", "ferry-1", "ferry-2", "none"]


def test_one_thread_scans_as_many_do(articles: Articles) -> None:
    many = [{**article, "id": f"{article['id']}-{copy}"} for copy in range(100) for article in articles]
    assert claimdiff.scan(many, parallel=False) == claimdiff.scan(many)


def test_a_column_with_another_name_is_mapped_or_told(articles: Articles) -> None:
    renamed = [{("body" if name == "text" else name): value for name, value in a.items()} for a in articles]
    assert claimdiff.scan(renamed, map={"text": "body"}).num_rows == 4
    with pytest.raises(claimdiff.UsageError, match="no column is called text.*--map text=body"):
        claimdiff.scan(renamed)
    with pytest.warns(claimdiff.InputWarning, match='column "mood" is not known'):
        claimdiff.scan([{**articles[0], "mood": "calm"}])


def test_progress_counts_every_article(articles: Articles, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    patterns = claimdiff.Patterns.load()
    data = pa.Table.from_pylist(articles * 50)
    reading = {"map": [], "input": None, "parallel": True, "share": None}
    claimdiff._claimdiff.scan(patterns, data, reading, counted.append)
    assert sum(counted) == 200 and len(counted) > 1


def test_what_python_raises_ends_the_work(articles: Articles) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    reading = {"map": [], "input": None, "parallel": True, "share": None}
    with pytest.raises(KeyboardInterrupt):
        claimdiff._claimdiff.scan(claimdiff.Patterns.load(), pa.Table.from_pylist(articles), reading, stop)


def test_a_source_that_breaks_off_is_an_error(articles: Articles) -> None:
    table = pa.Table.from_pylist(articles)

    def batches() -> Any:
        yield table.to_batches()[0]
        raise ValueError("the disk is gone")

    with pytest.raises(claimdiff.InputError, match="the disk is gone"):
        claimdiff.scan(pa.RecordBatchReader.from_batches(table.schema, batches()))
