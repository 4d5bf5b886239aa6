"""claimdiff on PySpark 4: the same records, worked out on many machines.

`scan_df` and `scan_files` scan (no article needs another one), `check_df` finds stories and shared passages by joins
and compares each story in one task. Nothing that grows with the number of articles is collected on the driver.
"""

from claimdiff.spark._check import TABLES, check_df
from claimdiff.spark._collect import collect
from claimdiff.spark._options import Options
from claimdiff.spark._scan import scan_df, scan_files

__all__ = ["TABLES", "Options", "check_df", "collect", "scan_df", "scan_files"]
