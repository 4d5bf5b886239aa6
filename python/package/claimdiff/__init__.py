"""claimdiff: the claims that recur across news articles, and where outlets differ.

>>> import claimdiff
>>> run = claimdiff.check("input/")        # doctest: +SKIP
>>> run.findings.to_pandas()               # doctest: +SKIP

`scan` says what each article says, `compare` what many scans say together, `check` does both. Offsets are
Unicode code points: ``text[start:end]`` is the surface of a mention. No relation says who is right.
"""

from claimdiff._claimdiff import (
    ClaimdiffError,
    InputError,
    OutputError,
    PatternError,
    Patterns,
    RecordError,
    UsageError,
    __version__,
)
from claimdiff._findings import Findings
from claimdiff._inputs import InputWarning
from claimdiff._run import Run, check, compare, scan
from claimdiff._words import Figure, Likeness, compare_names, normalise_figure

__all__ = [
    "ClaimdiffError",
    "Figure",
    "Findings",
    "InputError",
    "InputWarning",
    "Likeness",
    "OutputError",
    "PatternError",
    "Patterns",
    "RecordError",
    "Run",
    "UsageError",
    "__version__",
    "check",
    "compare",
    "compare_names",
    "normalise_figure",
    "scan",
]
