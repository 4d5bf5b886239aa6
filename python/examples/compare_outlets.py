"""Which outlets differ most: one run over a folder, counted by outlet.

    python python/examples/compare_outlets.py input
"""

import sys
from collections import Counter

import claimdiff


def main(folder: str) -> None:
    """Prints the findings of a folder, and how many of them each outlet has a part in."""
    run = claimdiff.check(folder)
    parts: Counter[str] = Counter()
    for finding in run.findings:
        values = " / ".join(value["display"] for value in finding["values"])
        print(f"{finding['severity']:8}{finding['question']}  {values}")
        parts.update({mention["outlet"] for value in finding["values"] for mention in value["mentions"]})
    for outlet, count in parts.most_common():
        print(f"{count:4} {outlet}")


if __name__ == "__main__":
    main(sys.argv[1])
