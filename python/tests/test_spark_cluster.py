"""claimdiff on several processes: the command of its own, on each kind of cluster that fits on one machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from spark_corpus import corpus, records, skipped, split, wanted

pyspark = pytest.importorskip("pyspark")

HOME = Path(pyspark.__path__[0])
ENVIRONMENT = {
    **os.environ,
    "SPARK_HOME": str(HOME),
    "SPARK_LOCAL_IP": "127.0.0.1",
    "SPARK_LOCAL_HOSTNAME": "127.0.0.1",
    "SPARK_DAEMON_MEMORY": "256m",
    "PYSPARK_PYTHON": sys.executable,
}
SETTINGS = (
    "spark.ui.enabled=false",
    "spark.driver.memory=1g",
    "spark.executor.memory=1g",
    "spark.sql.shuffle.partitions=3",
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The corpus as eight files."""
    return split(tmp_path / "in", corpus(), 8)


def started(files: Path, out: Path, *where: str, partitions: int = 8) -> subprocess.Popen[bytes]:
    """The command on a cluster, its outputs collected in a folder beside `out`."""
    counts = ("--partitions", str(partitions), "--buckets", "4")
    command = [sys.executable, "-m", "claimdiff.spark", "check", str(files), str(out), *where, *counts]
    command += ["--collect", f"{out}-collected"]
    if "--remote" not in where:
        command += [word for setting in SETTINGS for word in ("--conf", setting)]
    return subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE)


def same_as_one_process(job: subprocess.Popen[bytes], files: Path, out: Path) -> None:
    """Waits for a job and compares what it made."""
    _, said = job.communicate(timeout=900)
    assert job.returncode == 0, said.decode()[-4000:]
    want = wanted(files, out.with_name("want"))
    assert want["findings"] and want["copies"]
    collected = Path(f"{out}-collected")
    assert records(collected) == want
    assert skipped(collected) == {"empty": 1, "not-text": 1}


@pytest.mark.jvm
@pytest.mark.cluster
def test_local_cluster(files: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    same_as_one_process(started(files, out, "--master", "local-cluster[2,1,2048]", partitions=1), files, out)


@pytest.mark.jvm
@pytest.mark.cluster
def test_standalone_and_an_executor_is_killed(files: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with standalone(tmp_path) as (master, workers):
        job = started(files, out, "--master", master, partitions=64)
        killed = kill_an_executor(workers, job)
        same_as_one_process(job, files, out)
    assert killed


def test_sail(files: Path, tmp_path: Path) -> None:
    pytest.importorskip("pysail")
    out, port = tmp_path / "out", free_port()
    sail = [str(Path(sys.executable).with_name("sail")), "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
    with ExitStack() as stack:
        stack.enter_context(process(sail, tmp_path / "sail.log"))
        wait_for(port)
        same_as_one_process(started(files, out, "--remote", f"sc://127.0.0.1:{port}"), files, out)


@contextmanager
def standalone(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A master and two workers on the loopback address."""
    port, run = free_port(), str(HOME / "bin/spark-class")
    master = f"spark://127.0.0.1:{port}"
    deploy = "org.apache.spark.deploy"
    with ExitStack() as stack:
        head = [run, f"{deploy}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
        stack.enter_context(process(head, folder / "master.log"))
        wait_for(port)
        workers = []
        for number in range(2):
            limits = ["--host", "127.0.0.1", "--cores", "1", "--memory", "1100m", "--webui-port", "0"]
            place = ["--work-dir", str(folder / f"work{number}")]
            worker = [run, f"{deploy}.worker.Worker", *limits, *place, master]
            workers.append(stack.enter_context(process(worker, folder / f"worker{number}.log")))
        yield master, workers


@contextmanager
def process(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the test, and with it what it started."""
    with log.open("wb") as out:
        started = subprocess.Popen(command, env=ENVIRONMENT, stdout=out, stderr=out, start_new_session=True)
        try:
            yield started
        finally:
            os.killpg(started.pid, signal.SIGTERM)
            try:
                started.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(started.pid, signal.SIGKILL)
                started.wait(20)


def kill_an_executor(workers: list[subprocess.Popen[bytes]], job: subprocess.Popen[bytes]) -> bool:
    """Kills one executor, once it works: its Python worker, a process below it, is there."""
    end = time.monotonic() + 300
    while time.monotonic() < end and job.poll() is None:
        for executor in children(workers[0].pid):
            if children(executor):
                os.kill(executor, signal.SIGKILL)
                return True
        time.sleep(0.05)
    return False


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


def wait_for(port: int) -> None:
    """Waits until somebody listens on `port`."""
    end = time.monotonic() + 300
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"nothing listens on port {port}")
