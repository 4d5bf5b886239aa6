"""A corpus for Spark with everything that is awkward once articles lie on many machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import claimdiff
from conftest import lines, told, write

TABLES = ("articles", "claims", "groups", "findings", "names", "coverage", "copies")

POISON = {"id": "nul", "outlet": "Ash Post", "text": "12 boats\0 sank.", "story": "story0"}
"""An article that cannot be used."""


def corpus() -> list[dict[str, Any]]:
    """Six stories of three outlets that the input names, and what is left to be found.

    One id is given twice; two outlets print the same words and nobody says that it is one event; one outlet prints a
    line under everything, and another one under many events, so that it is learnt as boilerplate; two articles are the same and have no words to tell what they are about; two cannot be used.
    """
    articles = [told(n, count, f"story{s}") for s in range(6) for n, count in enumerate(["12", "14", str(13 + s)])]
    articles.append({**articles[0], "outlet": "Zeal Gazette"})
    articles.append(without_story(told(1, "40", "alone")))
    articles += [copied(n, count) for n, count in enumerate(["3", "3", "5"])]
    articles += [told_otherwise(n) for n in range(8)]
    articles += [with_a_prize(n) for n in range(5)]
    articles += [{"id": f"short{n}", "outlet": "Ash Post", "text": "So it is."} for n in range(2)]
    articles.append(POISON)
    articles.append({"outlet": "Ash Post", "text": ""})
    return articles


def without_story(article: dict[str, Any]) -> dict[str, Any]:
    """An article whose story is to be found."""
    return {key: value for key, value in article.items() if key != "story"}


def copied(number: int, count: str) -> dict[str, Any]:
    """One text that three outlets print, with one figure changed."""
    text = (
        f"Granary burns at Little Quarrick\n\nA fire at the Ostling granary in Little Quarrick injured {count} people "
        "on Thursday night, district warden Edda Thorsvale said. Crews from Upper Marrow pumped water from the mill "
        "race until dawn, and the roof of the older wing fell in at about four o'clock. The granary had stored rye for "
        "eleven farms, and the wardens asked the farmers of the valley to keep their carts away from the mill lane."
    )
    outlet = ("Ellery Post", "Harbour Wire", "Zeal Gazette")[number]
    return {"id": f"granary-{number}", "outlet": outlet, "text": text, "published": f"2024-06-0{number + 1}"}


def told_otherwise(number: int) -> dict[str, Any]:
    """Articles of one outlet on four events, two each, with a line under all of them."""
    place, who = (("Velsund", "Ingrid Halvorsen"), ("Kastnes", "Desmond Achterberg"), ("Thornham", "Lena Strand"))[number % 3]
    again = "again " if number > 3 else ""
    text = (
        f"Council of {place} {again}hears of the bridge\n\nThe council of {place} {again}voted on the Merrow bridge on "
        f"Tuesday. {who}, who chairs it, said that {20 + number % 3} lorries a day crossed it. Repairs would cost "
        f"£{3 + number % 3}m and last {number % 3 + 2} months.\n\nRead the Quill Sentinel newsletter by Bramblewick every morning."
    )
    return {"id": f"council-{number}", "outlet": "Quill Sentinel", "text": text, "published": f"2024-07-{10 + number}"}


PRIZE = "At least 20 people were killed on these roads last year, so tell us what should change and win a prize."
"""A line that an outlet prints under everything, with a claim in it that is none of the events."""


def with_a_prize(number: int) -> dict[str, Any]:
    """Articles of one outlet on events that have nothing in common."""
    event = (
        "The ferry Osprey struck a reef near Hallin and 12 passengers were injured, coastguard Ola Brandt said.",
        "A bakery at Little Wexcombe was fined £4,000 for bread of the wrong weight, the county said.",
        "Meltwater flooded 60 cellars in Upper Tarn overnight, and firefighters pumped until the morning.",
        "Thieves took copper cable worth £9,000 from the tram depot at Eastmoor, operator Pia Lund said.",
        "The orchestra of Lindholm will cut 15 jobs by June, its director Petra Vance told the council.",
    )[number]
    text = f"{event}\n\n{PRIZE}"
    return {"id": f"prize-{number}", "outlet": "Cinder Gazette", "text": text, "story": f"event{number}"}


def crowd(number: int) -> dict[str, Any]:
    """Articles of five outlets on one event, of which two give other figures than the rest, one of them another age."""
    outlet = ("Ellery Post", "Harbour Wire", "North Mercury", "Zeal Gazette", "Ash Post")[number % 5]
    hurt = "19" if outlet == "Ash Post" else "12"
    age, cost = ("46", "4") if outlet == "Zeal Gazette" else ("45", "3")
    text = (
        f"Ferry strikes pier at Ellery\n\n{hurt} people were injured when the ferry Marigold struck the pier at Ellery on "
        f"Monday, harbour master Joan Tarrant, {age}, said. Repairs will cost £{cost} million. About 40 homes lost power.\n\n"
        f"Reader {number} wrote that {number % 7 + 2} vans were damaged at quay {number % 11}."
    )
    return {"id": f"crowd-{number}", "outlet": outlet, "text": text, "published": "2024-05-06", "story": "crowd"}


def split(folder: Path, articles: list[dict[str, Any]], parts: int) -> Path:
    """Articles as so many files."""
    folder.mkdir()
    for part in range(parts):
        write(folder / f"part{part}.jsonl", articles[part::parts])
    return folder


def wanted(files: Path | str, out: Path, stories: str = "auto") -> dict[str, list[str]]:
    """The records of one process."""
    claimdiff.check(files, stories=stories, out=out, formats=["jsonl"])
    return records(out)


def records(folder: Path) -> dict[str, list[str]]:
    """The records of every table of a local folder, sorted."""
    return {table: lines(folder, table) for table in TABLES}


def funnel(folder: Path) -> dict[str, Any]:
    """How much was left after each step."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return dict(manifest["funnel"])


def skipped(folder: Path) -> dict[str, int]:
    """How many inputs were not used, by reason."""
    return dict(funnel(folder)["skipped"])
