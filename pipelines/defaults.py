"""Where the pipelines look for data, seen from the repository, unless they are told another place."""

from pathlib import Path

DATA = Path("../shared/data")
