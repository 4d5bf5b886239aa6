"""Exceptions say what the command line says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import claimdiff
import pytest


def said(done: Any) -> str:
    """What the command line said on standard error."""
    assert done.returncode == 2, done
    return str(done.stderr).removeprefix("claimdiff: ").removesuffix("\n")


def test_a_path_that_leads_nowhere(command: Any) -> None:
    with pytest.raises(claimdiff.InputError) as error:
        claimdiff.scan("no/such/file.jsonl")
    assert str(error.value) == said(command("scan", "no/such/file.jsonl"))


def test_a_pattern_file_with_mistakes(command: Any, tmp_path: Path) -> None:
    (tmp_path / "harm").mkdir()
    (tmp_path / "harm/broken.toml").write_text("format = 1\nid = 'harm.other'\nrevision = 'one'\n")
    with pytest.raises(claimdiff.PatternError) as error:
        claimdiff.Patterns.load(tmp_path)
    assert "broken.toml" in str(error.value)
    assert str(error.value) == said(command("scan", "input", "--patterns", str(tmp_path)))


def test_arguments_that_make_no_sense(articles: list[dict[str, Any]]) -> None:
    with pytest.raises(claimdiff.UsageError, match="there are given, auto and one"):
        claimdiff.check(articles, stories="some")
    with pytest.raises(claimdiff.UsageError, match="known shapes are"):
        claimdiff.scan(articles, input="stone")
    with pytest.raises(claimdiff.UsageError, match="there is no field titel; the nearest is title"):
        claimdiff.scan(articles, map={"titel": "x"})
    with pytest.raises(claimdiff.UsageError, match='no format "stone"'):
        claimdiff.check(articles, out="unused", formats=["stone"])
    with pytest.raises(TypeError, match="not as int"):
        claimdiff.scan(7)
    with pytest.raises(TypeError, match="article 1 is a int"):
        claimdiff.scan([articles[0], 7])


def test_an_output_that_cannot_be_written(articles: list[dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(claimdiff.OutputError, match="cannot write"):
        claimdiff.check(articles, out=tmp_path / "file")


def test_every_exception_is_one_of_claimdiff() -> None:
    for name in ("InputError", "OutputError", "PatternError", "RecordError", "UsageError"):
        assert issubclass(getattr(claimdiff, name), claimdiff.ClaimdiffError)
