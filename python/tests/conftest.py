"""An invented story that outlets tell differently, the bundled example, and the command line to be equal to."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def example() -> str:
    """The bundled example."""
    return str(ROOT / "input")


def told(number: int, count: str, story: str = "ferry") -> dict[str, Any]:
    """An article of outlet `number` on a ferry, with `count` people hurt."""
    outlet = ("Ellery Post", "Harbour Wire", "North Mercury")[number % 3]
    text = (
        f"Ferry strikes pier at Ellery 🚢\n\n{count} people were injured when the ferry Marigold struck the pier at "
        f"Ellery on Monday morning, harbour master Joan Tarrant said.\n\nThe vessel had left café Ostrava quay at dawn."
    )
    return {
        "id": f"{story}-{number}",
        "outlet": outlet,
        "title": "Ferry strikes pier at Ellery",
        "text": text,
        "published": "2024-05-06",
        "story": story,
    }


@pytest.fixture
def articles() -> list[dict[str, Any]]:
    """Three outlets: two say twelve, one says nineteen; and one article that is empty."""
    return [told(0, "12"), told(1, "Twelve"), told(2, "19"), {"id": "none", "outlet": "Ash Post", "text": ""}]


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command line that the package has to be equal to."""
    program = os.environ.get("CLAIMDIFF")
    if program is None:
        pytest.skip("CLAIMDIFF does not name the program of the command line")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(program), *arguments], capture_output=True, text=True, cwd=ROOT, check=False)

    return run


def lines(folder: Path, table: str) -> list[str]:
    """The records of a table of a run, sorted."""
    return sorted((folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines())


def write(path: Path, articles: list[dict[str, Any]]) -> Path:
    """Articles as JSON lines."""
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The corpus of the clusters, compared in this process."""
    from archive import archived

    return archived(tmp_path_factory.mktemp("archive"))
