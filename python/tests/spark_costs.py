"""What Spark costs over one process: ``python python/tests/spark_costs.py FILES…`` (JSON lines) prints it.

Seconds are those of processors, of every process that took part, user and system together; they are read twice a
second, so that the last half second of a process that ends may be missing.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from subprocess import DEVNULL, Popen

TICKS = os.sysconf("SC_CLK_TCK")

SCAN = "import sys, claimdiff; claimdiff.scan(sys.argv[1:], parallel=False)"
LOAD = "import sys, claimdiff; claimdiff.Patterns.load()"
CHECK = "import sys, claimdiff; claimdiff.check(sys.argv[2:], out=sys.argv[1], formats=['jsonl'], parallel=False)"


def main(files: list[str]) -> None:
    """Scans and checks in one process, then on Spark, and prints a line for each."""
    size = sum(Path(file).stat().st_size for file in files)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        loaded = seconds([sys.executable, "-c", LOAD])
        one = {
            "scan": seconds([sys.executable, "-c", SCAN, *files]) - loaded,
            "check": seconds([sys.executable, "-c", CHECK, str(folder / "one"), *files]) - loaded,
        }
        with (folder / "one/articles.jsonl").open() as table:
            articles = sum(1 for _ in table)
        fixed = seconds(on_spark(parted(files, folder / "few", most=8), folder / "few"))
        whole = folder / "whole"
        spark = seconds(on_spark(parted(files, whole), whole)) - fixed
        shuffled, spilled = read_events(whole)
        kept = sum(path.stat().st_size for path in (whole / "out").rglob("*.parquet"))
    print(f"{articles} articles, {size / 1e6:.1f} MB; on Spark {fixed:.0f} s for eight articles, which are left out below")
    for name, cost in (*one.items(), ("spark", spark)):
        print(f"{name}: {cost:.1f} s, {cost * 1e8 / size:.0f} s for 100 MB, {cost * 1e3 / articles:.2f} ms an article")
    print(f"shuffled: {shuffled / articles:.0f} bytes an article; spilled: {spilled / articles:.0f}")
    print(f"kept as Parquet: {kept / articles:.0f} bytes an article")


PARTS = 8
"""Files, partitions and buckets on Spark."""


def parted(files: list[str], folder: Path, most: int | None = None) -> Path:
    """The lines of `files`, or the first of them, as so many files."""
    (folder / "in").mkdir(parents=True)
    (folder / "events").mkdir()
    parts = [(folder / f"in/part{part}.jsonl").open("wb") for part in range(PARTS)]
    for number, line in enumerate(islice((line for file in files for line in open(file, "rb")), most)):
        parts[number % PARTS].write(line)
    for part in parts:
        part.close()
    return folder / "in"


def on_spark(files: Path, folder: Path) -> list[str]:
    """The command on ``local[2]``, which writes down what it shuffles."""
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "3g",
        "spark.sql.shuffle.partitions": "8",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.dir": (folder / "events").as_uri(),
    }
    conf = [word for setting in settings.items() for word in ("--conf", "=".join(setting))]
    command = [sys.executable, "-m", "claimdiff.spark", "check", str(files), str(folder / "out")]
    return [*command, "--master", "local[2]", "--partitions", str(PARTS), "--buckets", str(PARTS), *conf]


def read_events(folder: Path) -> tuple[int, int]:
    """The bytes that all tasks shuffled, and those that did not fit into memory."""
    shuffled = spilled = 0
    for log in (folder / "events").iterdir():
        with log.open() as events:
            for line in events:
                metrics = json.loads(line).get("Task Metrics")
                if metrics:
                    shuffled += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                    spilled += metrics["Disk Bytes Spilled"]
    return shuffled, spilled


def seconds(command: list[str]) -> float:
    """The processor time of a command and of all processes that it starts."""
    used: dict[int, float] = {}
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    with Popen(command, env=environment, start_new_session=True, stderr=DEVNULL) as job:
        while job.poll() is None:
            for pid, (session, time_used) in processes().items():
                if session == job.pid:
                    used[pid] = time_used
            time.sleep(0.5)
    if job.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {job.returncode}")
    return sum(used.values())


def processes() -> dict[int, tuple[int, float]]:
    """Each process with its session and the processor time of itself."""
    out = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        out[int(folder.name)] = (int(fields[3]), (int(fields[11]) + int(fields[12])) / TICKS)
    return out


if __name__ == "__main__":
    main(sys.argv[1:])
