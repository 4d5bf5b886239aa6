"""Has programs that nobody here wrote read the outputs of a run, and compares their counts with the JSON lines.

usage: validate.py CLAIMDIFF DIR    (DIR: the outputs of a run)
"""

import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

import duckdb
import jsonschema
import pandas
from frictionless import Package
from prometheus_client.openmetrics.parser import text_string_to_metric_families

CLAIMDIFF, RUN = sys.argv[1], pathlib.Path(sys.argv[2])
TABLES = {"articles": "article", "claims": "claim", "groups": "group", "findings": "finding", "names": "name",
          "coverage": "coverage", "copies": "copy"}


def lines(name):
    return [json.loads(line) for line in (RUN / name).read_text("utf-8").splitlines()]


def schemas():
    for table, record in TABLES.items():
        schema = json.loads(subprocess.check_output([CLAIMDIFF, "schema", record]))
        validator = jsonschema.Draft202012Validator(schema)
        validator.check_schema(schema)
        for row in lines(f"{table}.jsonl"):
            validator.validate(row)
    manifest = json.loads(subprocess.check_output([CLAIMDIFF, "schema", "manifest"]))
    jsonschema.validate(json.loads((RUN / "manifest.json").read_text("utf-8")), manifest)


def data_package():
    report = Package(str(RUN / "datapackage.json")).validate()
    assert report.valid, report.flatten(["path", "type", "note"])[:10]


def tables():
    base = sqlite3.connect(RUN / "claimdiff.sqlite")
    for table in TABLES:
        rows = lines(f"{table}.jsonl")
        want = len(rows) if table != "names" else sum(len(row["forms"]) for row in rows)
        path = str(RUN / f"{table}.csv")
        by_pandas = len(pandas.read_csv(path))
        by_duckdb = duckdb.sql(f"SELECT count(*) FROM read_csv('{path}', all_varchar=true)").fetchall()[0][0]
        assert by_pandas == by_duckdb == want, (table, by_pandas, by_duckdb, want)
        assert base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == len(rows), table
        assert len(pandas.read_sql(f"SELECT * FROM {table}", base)) == len(rows), table
        parquet = RUN / f"{table}.parquet"
        counts = len(pandas.read_parquet(parquet)), duckdb.sql(f"SELECT count(*) FROM '{parquet}'").fetchall()[0][0]
        assert counts == (len(rows), len(rows)), (table, counts)
    assert not base.execute("PRAGMA foreign_key_check").fetchall()
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def metrics():
    found = {}
    for family in text_string_to_metric_families((RUN / "metrics.prom").read_text("utf-8")):
        for sample in family.samples:
            found[sample.name] = found.get(sample.name, 0) + sample.value
    assert found["claimdiff_findings"] == len(lines("findings.jsonl")), found
    assert found["claimdiff_articles"] == len(lines("articles.jsonl")), found


def annotations():
    """The shape that the Web Annotation Data Model asks of an annotation, and each place found again by position."""
    for one in lines("annotations.jsonl"):
        assert one["@context"] == "http://www.w3.org/ns/anno.jsonld" and one["type"] == "Annotation"
        assert one["id"].startswith("urn:") and one["target"], one["id"]
        for target in one["target"]:
            kinds = {selector["type"] for selector in target["selector"]}
            assert "TextPositionSelector" in kinds and ":" in target["source"], one["id"]


def claims():
    graph = json.loads((RUN / "claims.jsonld").read_text("utf-8"))
    assert graph["@context"] == "https://schema.org"
    assert not any("reviewRating" in json.dumps(claim) for claim in graph["@graph"])


def sarif():
    log = json.loads((RUN / "findings.sarif").read_text("utf-8"))
    rules = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    for result in log["runs"][0]["results"]:
        assert result["ruleId"] in rules and result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"] and result["locations"]


def datasette():
    """Starts the real Datasette on the database and asks each view for its rows."""
    metadata = str(pathlib.Path(__file__).parents[2] / "dashboards" / "datasette.json")
    port = "8349"
    command = [sys.executable, "-m", "datasette", str(RUN / "claimdiff.sqlite"), "--metadata", metadata, "-p", port]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            asked = f"http://127.0.0.1:{port}/claimdiff/open_findings.json?_shape=array"
            for _ in range(120):
                try:
                    found = json.load(urllib.request.urlopen(asked))
                    break
                except OSError:
                    time.sleep(0.5)
            else:
                raise AssertionError("datasette did not answer")
            want = [row["id"] for row in lines("findings.jsonl") if row["status"] == "open"]
            assert sorted(row["id"] for row in found) == sorted(want)
            for table in TABLES:
                counted = asked.replace("/open_findings.json?", f".json?sql=select+count(*)+as+n+from+{table}&")
                assert json.load(urllib.request.urlopen(counted)) == [{"n": len(lines(f"{table}.jsonl"))}], table
        finally:
            server.terminate()
            server.wait()


def evidence():
    """Runs what the Evidence project asks as Evidence does: its sources in SQLite, its pages in DuckDB on those."""
    project = pathlib.Path(__file__).parents[2] / "dashboards" / "evidence"
    base, engine = sqlite3.connect(RUN / "claimdiff.sqlite"), duckdb.connect()
    engine.execute("CREATE SCHEMA claimdiff")
    for source in sorted((project / "sources/claimdiff").glob("*.sql")):
        frame = pandas.read_sql(source.read_text("utf-8"), base)
        assert len(frame), source.stem
        engine.register("frame", frame)
        engine.execute(f"CREATE TABLE claimdiff.{source.stem} AS SELECT * FROM frame")
    findings = [row for row in lines("findings.jsonl") if row["status"] == "open"]
    asked = {}
    for page in sorted(project.glob("pages/**/*.md")):
        for name, sql in re.findall(r"```sql (\w+)\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
            asked[name] = engine.execute(sql.replace("${params.id}", findings[0]["id"])).fetchall()
    assert sum(row[1] for row in asked["totals"]) == len(asked["worst"]) == len(findings)
    assert [row[0] for row in asked["finding"]] == [findings[0]["question"]]
    assert len(asked["places"]) == sum(len(side["mentions"]) for side in findings[0]["values"])
    told = [row["state"] for row in lines("coverage.jsonl")]
    by_state = [told.count(state) for state in ("reported", "not_found", "unknown")]
    assert [sum(row[at] for row in asked["coverage"]) for at in (1, 2, 3)] == by_state
    assert asked["spellings"] and asked["health"]


for check in [schemas, data_package, tables, metrics, annotations, claims, sarif, evidence, datasette]:
    check()
    print(f"{check.__name__}: accepted")
