"""The examples run as they stand, on the bundled articles."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "python/examples"


def test_the_script_counts_findings_by_outlet() -> None:
    script = [sys.executable, str(EXAMPLES / "compare_outlets.py"), "input"]
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=True)
    assert any(line.startswith("error") for line in done.stdout.splitlines())
    assert done.stdout.splitlines()[-1].split()[0].isdigit()


def test_the_notebook_runs_and_shows_marked_words() -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.read(EXAMPLES / "one_event.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT)}}).execute()
    shown = json.dumps(notebook.cells)
    assert "<mark>" in shown and '"output_type": "error"' not in shown


def test_the_notebook_is_kept_without_outputs() -> None:
    notebook = json.loads((EXAMPLES / "one_event.ipynb").read_text(encoding="utf-8"))
    assert all(not cell.get("outputs") for cell in notebook["cells"])
