"""`check` and `compare`: the same bytes as the command line, and the same tables either way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import claimdiff
import pytest
from conftest import lines, write

TABLES = ("articles", "claims", "groups", "findings", "names", "coverage", "copies")


def test_a_disagreement_is_found_and_shown(articles: list[dict[str, Any]]) -> None:
    run = claimdiff.check(articles)
    found = [finding for finding in run.findings if finding["rule"].startswith("figure.")]
    assert [value["display"] for value in found[0]["values"]] == ["12", "19"]
    assert run.funnel["skipped"] == {"empty": 1}
    page = run._repr_html_()
    assert "<mark>19</mark>" in page and "<mark>people</mark>" not in page
    assert len(run.findings.of("error")) + len(run.findings.of("warning", "note")) == len(run.findings)


def test_findings_are_escaped(articles: list[dict[str, Any]]) -> None:
    articles[2]["outlet"] = "<b>Ash & Sons</b>"
    page = claimdiff.check(articles)._repr_html_()
    assert "&lt;b&gt;Ash &amp; Sons&lt;/b&gt;" in page and "<b>Ash" not in page


def test_comparing_scans_is_checking(example: str) -> None:
    whole, halves = claimdiff.check(example), claimdiff.compare(claimdiff.scan(example))
    for table in TABLES:
        left, right = getattr(whole, table), getattr(halves, table)
        assert list(left if table == "findings" else left.to_pylist()) == list(
            right if table == "findings" else right.to_pylist()
        ), table
    assert whole.funnel == halves.funnel


@pytest.mark.parametrize("way", ["check", "scan and compare", "from a file of scans"])
def test_files_are_those_of_the_command_line(way: str, command: Any, tmp_path: Path) -> None:
    want, got = tmp_path / "want", tmp_path / "got"
    done = command("check", "input", "--quiet", "--fail-on", "never", "-o", str(want))
    assert done.returncode == 0, done.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(Path(__file__).parents[2])
        match way:
            case "check":
                claimdiff.check("input", out=got)
            case "scan and compare":
                claimdiff.compare(claimdiff.scan("input"), out=got)
            case _:
                scans = tmp_path / "scans.jsonl"
                scans.write_text(command("scan", "input", "--quiet").stdout, encoding="utf-8")
                claimdiff.compare(scans, out=got)
    for file in sorted(want.iterdir()):
        assert (got / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_story_that_is_given_is_compared_by_itself(articles: list[dict[str, Any]], tmp_path: Path) -> None:
    other = [{**article, "id": f"other-{n}", "story": "other"} for n, article in enumerate(articles[:3])]
    together = tmp_path / "together"
    claimdiff.check(write(tmp_path / "a.jsonl", articles[:3] + other), stories="given", out=together)
    alone: dict[str, list[str]] = {table: [] for table in TABLES}
    for part in (articles[:3], other):
        out = tmp_path / "alone"
        scans = claimdiff.scan(write(tmp_path / "a.jsonl", articles[:3] + other))
        ids = {article["id"] for article in part}
        keep = [at for at, row in enumerate(scans["article"].to_pylist()) if row["id"] in ids]
        claimdiff.compare(scans.take(keep), stories="given", out=out, formats=["jsonl"])
        for table in TABLES:
            alone[table] += lines(out, table)
    for table in TABLES:
        assert sorted(alone[table]) == lines(together, table), table


def test_scans_of_something_else_are_refused(articles: list[dict[str, Any]]) -> None:
    with pytest.raises(claimdiff.RecordError, match="not a scan record"):
        claimdiff.compare(articles)
    scans = claimdiff.scan(articles).to_pylist()
    scans[0]["schema"] = "claimdiff/scan/99"
    with pytest.raises(claimdiff.RecordError, match="scans, row 0: schema is"):
        claimdiff.compare(scans_of(scans))


def scans_of(rows: list[dict[str, Any]]) -> Any:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=pa.table(claimdiff._claimdiff.empty("scans")).schema)


def test_options_stand_in_the_manifest(articles: list[dict[str, Any]], tmp_path: Path) -> None:
    patterns = claimdiff.Patterns.load(only=["harm"])
    claimdiff.check(articles, patterns=patterns, stories="one", out=tmp_path, formats=["jsonl"], no_text=True)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["options"] == {"no-text": "true", "only": "harm", "stories": "one"}
    assert manifest["patterns"] == patterns.ids and manifest["patterns_hash"] == patterns.hash
