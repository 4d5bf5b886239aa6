"""Masters, workers and jobs as processes that end with the test, whatever becomes of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

HOME = Path(pytest.importorskip("pyspark").__path__[0])
ENVIRONMENT = {
    **os.environ,
    "SPARK_HOME": str(HOME),
    "SPARK_LOCAL_IP": "127.0.0.1",
    "SPARK_LOCAL_HOSTNAME": "127.0.0.1",
    "SPARK_DAEMON_MEMORY": "256m",
    "SPARK_DAEMON_JAVA_OPTS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "PYSPARK_PYTHON": sys.executable,
}
MOST = int(os.environ.get("CLAIMDIFF_JOB_SECONDS", "400"))
"""Seconds after which a job is given up."""
SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A JVM that works for a minute has no use for code that takes half of it to be made fast."""
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.memory": "1g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": SHORT_LIVED,
    "spark.executor.memory": "1g",
    "spark.executor.extraJavaOptions": SHORT_LIVED,
    "spark.sql.shuffle.partitions": "3",
    # Code that is compiled for each plan pays only over many rows.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}


class Job:
    """A running ``python -m claimdiff.spark check``."""

    def __init__(self, running: subprocess.Popen[bytes], log: Path, tables: Path) -> None:
        self.running, self._log, self._tables = running, log, tables

    def tables(self) -> Path:
        """The folder with the tables that it collected, once it has ended well."""
        try:
            status = self.running.wait(MOST)
        except subprocess.TimeoutExpired:
            status = -1
        assert status == 0, f"ended with {status} (-1: not within {MOST} s)\n{self.said()}"
        return self._tables

    def said(self) -> str:
        """The end of its log."""
        return self._log.read_text(errors="replace")[-6000:]


@contextmanager
def checked(files: Path, out: Path, *where: str, partitions: int = 8) -> Iterator[Job]:
    """The command on a cluster, its outputs collected in a folder beside `out`."""
    tables, log = out.with_name("tables"), out.with_name("job.log")
    command = [sys.executable, "-m", "claimdiff.spark", "check", str(files), str(out), *where]
    command += ["--partitions", str(partitions), "--buckets", "4", "--collect", str(tables)]
    if "--remote" not in where:
        command += [word for setting in SETTINGS.items() for word in ("--conf", "=".join(setting))]
    with process(command, log) as running:
        yield Job(running, log, tables)


@dataclass(frozen=True)
class Standalone:
    """A master and its workers."""

    master: str
    workers: tuple[subprocess.Popen[bytes], ...]
    folder: Path

    def said(self) -> str:
        """What executors said."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("work*/app-*/*/stderr")))

    def told_by_workers(self) -> str:
        """What workers said of their executors."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("worker*.log")))


@contextmanager
def standalone(folder: Path) -> Iterator[Standalone]:
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
        wait(lambda: (folder / "master.log").read_text().count("Registering worker") == 2, "two workers")
        yield Standalone(master, tuple(workers), folder)


def sail(port: int) -> list[str]:
    """The command of a server of Sail."""
    program = str(Path(sys.executable).with_name("sail"))
    return [program, "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]


@contextmanager
def process(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block, and with it what it started."""
    with log.open("wb") as out:
        started = subprocess.Popen(command, env=ENVIRONMENT, stdout=out, stderr=out, start_new_session=True)
        try:
            yield started
        finally:
            for sign in (signal.SIGTERM, signal.SIGKILL):
                # Also where it has ended: what it started may live on in its group.
                try:
                    os.killpg(started.pid, sign)
                    started.wait(15)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    continue


def kill_an_executor(cluster: Standalone, job: Job, once: Path) -> bool:
    """Kills one executor that is at work after the step marked by `once` is done; false where the job ends first."""
    end = time.monotonic() + MOST
    while time.monotonic() < end and job.running.poll() is None:
        for executor in children(cluster.workers[0].pid) if (once / "_SUCCESS").exists() else ():
            if children(executor):  # the Python workers of an executor are processes below it
                os.kill(executor, signal.SIGKILL)
                return True
        time.sleep(0.02)
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

    def listens() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    wait(listens, f"somebody who listens on port {port}")


def wait(ready: Callable[[], bool], what: str, seconds: float = 120) -> None:
    """Waits until it is so; an error after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return
        time.sleep(0.1)
    raise TimeoutError(f"{what}: not there after {seconds:.0f} s")
