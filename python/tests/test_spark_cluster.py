"""claimdiff on several processes: one corpus, the command of its own, each kind of cluster that fits on one machine."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from archive import Archive
from processes import checked, free_port, kill_an_executor, process, sail, standalone, wait_for

pytest.importorskip("pyspark")


def test_the_command_line(archive: Archive, command: Callable[..., CompletedProcess[str]], tmp_path: Path) -> None:
    done = command("check", str(archive.files), "--quiet", "--fail-on", "never", "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    archive.equals(tmp_path)


@pytest.mark.jvm
@pytest.mark.cluster
def test_two_executors_of_one_driver(archive: Archive, tmp_path: Path) -> None:
    with checked(archive.files, tmp_path / "out", "--master", "local-cluster[2,1,2048]", partitions=1) as job:
        archive.equals(job.tables())


@pytest.mark.jvm
@pytest.mark.cluster
def test_a_master_and_two_workers_of_which_one_loses_its_executor(archive: Archive, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with standalone(tmp_path) as cluster, checked(archive.files, out, "--master", cluster.master, partitions=64) as job:
        assert kill_an_executor(cluster, job, once=out / "_runs/articles"), job.said()
        archive.equals(job.tables())
        assert "exitStatus 137" in cluster.told_by_workers()
        skips = [line for line in cluster.said().splitlines() if "article nul (" in line]
        assert skips and all("claimdiff: partition " in line and "skipped: not-text" in line for line in skips)


def test_sail(archive: Archive, tmp_path: Path) -> None:
    pytest.importorskip("pysail")
    port = free_port()
    with ExitStack() as stack:
        stack.enter_context(process(sail(port), tmp_path / "sail.log"))
        wait_for(port)
        job = stack.enter_context(checked(archive.files, tmp_path / "out", "--remote", f"sc://127.0.0.1:{port}"))
        archive.equals(job.tables())
