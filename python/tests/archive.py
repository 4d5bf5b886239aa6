"""The corpus of the clusters: invented articles with planted disagreements, the bundled example, and what is awkward."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, lines, write
from spark_corpus import TABLES, corpus, skipped, wanted, without_story


@dataclass(frozen=True)
class Archive:
    """Files, and what one process makes of them."""

    files: Path
    want: Path
    """The tables of one process, as a folder of JSON lines."""

    def equals(self, folder: Path) -> None:
        """Holds the tables in `folder` to those of one process, byte for byte once they are sorted."""
        for table in TABLES:
            got, want = lines(folder, table), lines(self.want, table)
            same = got == want
            told = "" if same else "\n".join(f"{sign} {line[:400]}" for sign, line in differing(got, want))
            assert same, f"{table}: {len(got)} records for {len(want)}\n{told}"
        assert skipped(folder) == skipped(self.want) == {"empty": 1, "not-text": 1}


def differing(got: list[str], want: list[str], most: int = 3) -> list[tuple[str, str]]:
    """A few records that only one side has."""
    more, less = sorted(set(got) - set(want)), sorted(set(want) - set(got))
    return [("+", line) for line in more[:most]] + [("-", line) for line in less[:most]]


def archived(folder: Path) -> Archive:
    """Writes the corpus below `folder`, and compares it in this process."""
    files = folder / "in"
    shutil.copytree(ROOT / "input", files / "example")
    (files / "example/README.md").unlink()
    articles = [*invented(), *corpus()]
    for part in range(8):
        write(files / f"part{part}.jsonl", articles[part::8])
    want = folder / "want"
    found = wanted(files, want)
    assert found["findings"] and found["copies"]
    return Archive(files, want)


def invented() -> list[dict[str, Any]]:
    """The articles of ``cargo xtask corpus``; every other story is left to be found."""
    path = os.environ.get("CLAIMDIFF_CORPUS")
    if path is None:
        pytest.skip("CLAIMDIFF_CORPUS names no corpus: `cargo xtask corpus 300 FILE` writes one")
    with open(path, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    return [without_story(article) if int(article["story"][1:]) % 2 else article for article in articles]
