"""The built-in patterns, loaded once."""

from functools import cache

from claimdiff._claimdiff import Patterns


@cache
def built_in() -> Patterns:
    """What is looked for unless something else is said."""
    return Patterns.load()
