"""``python -m claimdiff.spark check INPUT OUT --master MASTER``: the whole job on a cluster."""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from typing import Any

from claimdiff._claimdiff import ClaimdiffError, __version__
from claimdiff.spark import Options, check_df, collect, scan_df, scan_files
from claimdiff.spark._check import SPLIT
from claimdiff.spark._scan import listed


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and gives its exit status: 0, or 2 where something is wrong."""
    args = _parser().parse_args(arguments)
    options = Options(
        patterns=tuple(args.patterns),
        only=tuple(args.only),
        without=tuple(args.without),
        map=tuple(tuple(pair.split("=", 1)) for pair in args.map),
        input=args.input,
    )
    from pyspark.errors import PySparkException

    spark = _session(args)
    try:
        if args.format in ("files", "listing"):
            inputs = [args.source] if args.format == "files" else listed(args.source)
            scans = scan_files(spark, inputs, args.partitions, options, to_check=True)
        else:
            rows = spark.read.format(args.format).load(args.source)
            scans = scan_df(rows.repartition(args.partitions), options, to_check=True)
        run_id = args.run_id or _run_id(args)
        check_df(scans, args.out, run_id=run_id, stories=args.stories, buckets=args.buckets, split=args.split, options=options)
        if args.collect:
            collect(spark, args.out, args.collect, stories=args.stories, options=options)
    except ClaimdiffError as error:
        print(f"claimdiff: {error}", file=sys.stderr)
        return 2
    except PySparkException as error:
        of_worker = re.search(r"claimdiff\.\w+Error: (partition [\s\S]*?)\n(?=\S|\n|$)", str(error))
        if of_worker is None:
            raise
        print(f"claimdiff: {of_worker[1]}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m claimdiff.spark", description="claimdiff on PySpark")
    check = parser.add_subparsers(required=True).add_parser("check", help="scan and compare")
    check.add_argument("source", metavar="INPUT", help="files, a folder or a glob; or a table for --format")
    check.add_argument("out", metavar="OUT", help="the folder of the run, on a file system that all workers see")
    where = check.add_mutually_exclusive_group()
    where.add_argument("--master", help="of Spark: local[2], spark://host:7077, yarn, k8s://…")
    where.add_argument("--remote", help="of Spark Connect: sc://host:port")
    check.add_argument("--format", default="files", help="files (whatever claimdiff reads), listing (a file that names such files, one a line), or parquet, json … by Spark")
    check.add_argument("--stories", choices=("auto", "given"), default="auto", help="found, or as the input names them")
    check.add_argument("--partitions", type=int, default=64, help="tasks that scan")
    check.add_argument("--buckets", type=int, default=64, help="tasks that compare; each holds whole stories")
    check.add_argument("--split", type=int, default=SPLIT, help="a story of more articles is compared by several tasks")
    check.add_argument("--patterns", action="append", default=[], help="a folder of pattern files, on every worker")
    check.add_argument("--only", action="append", default=[], help="only these patterns, by id or topic")
    check.add_argument("--without", action="append", default=[], help="without these patterns")
    check.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN", help="the column of a field")
    check.add_argument("--input", help="what every file is, where that cannot be told")
    check.add_argument("--run-id", help="steps that a run of this name has finished are not done again")
    check.add_argument("--collect", metavar="DIR", help="also the tables as JSON lines, into a local folder")
    check.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="a setting of Spark")
    return parser


def _session(args: argparse.Namespace) -> Any:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("claimdiff")
    if args.remote:
        builder = builder.remote(args.remote)
    elif args.master:
        builder = builder.master(args.master)
    for setting in args.conf:
        key, _, value = setting.partition("=")
        builder = builder.config(key, value)
    return builder.getOrCreate()


def _run_id(args: argparse.Namespace) -> str:
    """From everything that changes results, so that the same command goes on where it was broken off."""
    told = [__version__, args.source, args.format, *args.patterns, *args.only, *args.without, *args.map, args.input, args.stories]
    return hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(main())
